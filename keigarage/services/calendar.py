"""The agenda as an .ics file that any calendar program reads, and one file kept current.

All-day dates bear no zone, so each event falls on its day wherever the calendar is opened.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

from keigarage import __version__
from keigarage.domain.agenda import KIND_WORDS, Item
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.services.agenda import Agenda
from keigarage.services.outlooks import Outlooks
from keigarage.services.preferences import PreferenceFile
from keigarage.store.garage_file import GarageFile

# An alarm at midnight wakes people; at nine they are at their desks.
_ALARM_HOUR = timedelta(hours=9)
_MOST_BYTES = 50_000_000
_WRITING = Lock()  # of two writers the later one also reads later, so the file ends up current
_BEGIN, _STAMP = b"BEGIN:VEVENT\r\n", "%Y%m%dT%H%M%SZ"
_WRITTEN = re.compile(
    rb"SEQUENCE:(?P<sequence>[0-9]{1,9})\r\nDTSTAMP:(?P<stamp>[0-9]{8}T[0-9]{6}Z)\r\n"
    rb"LAST-MODIFIED:(?P=stamp)\r\n(?P<told>.*)", re.DOTALL
)  # fmt: skip
_UID = re.compile(rb"^UID:(.+?)\r$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """A calendar that was written: how many events it holds, of how many cars."""

    path: Path
    events: int
    cars: int


class Calendar:
    """Writes calendars; it reads the garage and changes nothing in it."""

    def __init__(
        self,
        file: GarageFile,
        book: RuleBook,
        today: Callable[[], date],
        preferences: PreferenceFile,
    ) -> None:
        self._file = file
        # Its own, since a calendar is also written on a thread beside the window's.
        self._agenda = Agenda(file, Outlooks(file, book, today))
        self._preferences = preferences

    def export(self, path: Path) -> Written:
        """Write every open item as an all-day event, whole or not at all.

        Over an earlier calendar of this garage, what is the same keeps its stamps, and what
        differs counts up its sequence, so that a calendar program takes it in place of the old.
        raises -- UnreadableValue for another ending than .ics, DiskTrouble
        """
        from keigarage.reports.saving import save

        if path.suffix.lower() != ".ics":
            raise UnreadableValue(
                say("{file} does not end in .ics: name the calendar to write, such as {example}.",
                    file=path.name or path, example="keigarage.ics")
            )  # fmt: skip
        with _WRITING:
            with self._file.visit():
                items = self._agenda.items(put_off=True)
                seen = self._file.seen
                (number, at), origin = seen.last_change(), seen.origin()
            save(calendar(items, origin, number, at, _held(path)), path)
        return Written(path, len(items), len({item.car_id for item in items if item.car_id}))

    # The file kept current

    @property
    def kept(self) -> Path | None:
        """The file that is kept current for this garage; None where none is."""
        preferences = self._preferences.load()
        ours = preferences.calendar_garage == str(self._file.folder)
        return Path(preferences.calendar_file) if ours and preferences.calendar_file else None

    def keep(self, path: Path | None) -> None:
        """Keep that file current from now on, or none; raises as `export` does."""
        if path is not None:
            self.export(path)
        elif self.kept is None:
            return  # the one that is kept is another garage's
        self._preferences.save(
            calendar_file="" if path is None else str(path),
            calendar_garage="" if path is None else str(self._file.folder),
        )

    def refresh(self) -> Written | None:
        """Write the kept file anew; None where none is kept."""
        kept = self.kept
        return None if kept is None else self.export(kept)


def calendar(
    items: Iterable[Item],
    origin: str,
    number: int,
    at: datetime,
    held: "Mapping[str, Held] | None" = None,
) -> bytes:
    """The calendar of these items; the same for the same values.

    origin     -- what tells this garage from another
    number, at -- the newest change of the garage and when it was made (UTC)
    held       -- the events of the calendar that this one replaces, by their UID
    """
    from icalendar import Calendar as Document

    document = Document()
    document.add("prodid", f"-//Kei Garage//{__version__}//EN")
    document.add("version", "2.0")
    document.add("calscale", "GREGORIAN")
    document.add("method", "PUBLISH")
    document.add("x-wr-calname", say("Kei Garage"))
    before, after = document.to_ical().split(b"END:VCALENDAR", 1)
    place = sha256(origin.encode()).hexdigest()[:12]
    parts = []
    for item in items:
        uid = f"{item.key}@{place}.keigarage"
        told = _told(item, uid)
        stamps = _stamps(told, number, at, (held or {}).get(uid))
        parts.append(_BEGIN + stamps + told)
    return b"".join((before, *parts, b"END:VCALENDAR", after))


@lru_cache(maxsize=8192)  # a file kept current is written again for the one event that changed
def _told(item: Item, uid: str) -> bytes:
    """What the event of an item says, without its first line and its stamps."""
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", uid)
    summary = f"{item.car}: {item.text}" if item.car else item.text
    event.add("summary", summary)
    event.add("dtstart", item.day)
    event.add("dtend", item.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [say(KIND_WORDS[item.kind])])
    why = "\n".join(part for part in (item.because, item.cite) if part)
    if why:
        event.add("description", why)
    for day in item.notices:
        if day > item.day:
            continue  # put off beyond its own day, it speaks in the program alone
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", _ALARM_HOUR - (item.day - day))
        event.add_component(alarm)
    content: bytes = event.to_ical()
    return content.removeprefix(_BEGIN)


@dataclass(frozen=True, slots=True)
class Held:
    """An event of an earlier calendar: what it says, and its stamps."""

    told: bytes
    sequence: int
    stamp: datetime


def _stamps(told: bytes, number: int, at: datetime, before: Held | None) -> bytes:
    """Sequence and stamps: those it had where it says the same, later ones where it does not."""
    sequence, stamp = number, at.astimezone(UTC).replace(microsecond=0)
    if before is not None:
        if before.told == told:
            sequence, stamp = before.sequence, before.stamp
        else:
            sequence = max(sequence, before.sequence + 1)
            stamp = max(stamp, before.stamp + timedelta(seconds=1))
    when = stamp.strftime(_STAMP)
    return f"SEQUENCE:{sequence}\r\nDTSTAMP:{when}\r\nLAST-MODIFIED:{when}\r\n".encode()


def _held(path: Path) -> dict[str, Held]:
    """The events of a calendar that was written here; none where there is no such file.

    Read by the letter, since only what this module wrote can be the same as what it writes.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}
        parts = path.read_bytes().split(_BEGIN)[1:]
    except OSError:
        return {}
    found = (_WRITTEN.match(part) for part in parts)
    return {held[0]: held[1] for part in found if part and (held := _one_held(part))}


def _one_held(part: "re.Match[bytes]") -> tuple[str, Held] | None:
    lines, end, _ = part["told"].partition(b"END:VEVENT\r\n")
    uid = _UID.search(lines.replace(b"\r\n ", b""))
    if uid is None:
        return None
    try:
        stamp = datetime.strptime(part["stamp"].decode(), _STAMP).replace(tzinfo=UTC)
        return uid[1].decode(), Held(lines + end, int(part["sequence"]), stamp)
    except ValueError:  # a thirteenth month, or letters that are none
        return None
