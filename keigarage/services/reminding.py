"""What is worth a notification today, said once: never the same news of an item twice."""

import json
import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from keigarage.domain.agenda import Item, Kind, Urgency
from keigarage.domain.errors import NothingShows
from keigarage.domain.plain_text import shortened
from keigarage.domain.words import say

_log = logging.getLogger(__name__)

Send = Callable[[str, str], bool]

MOST_ITEMS_A_DAY, MOST_NOTIFICATIONS = 5, 3
_MOST_LETTERS = 200
_BETWEEN = " · "
_FORGOTTEN_AFTER = timedelta(days=400)  # a garage that nobody opened since


@dataclass(frozen=True, slots=True)
class Told:
    """What one garage's owner was notified of: how many items on `day`, and the news of each."""

    day: date
    items: int = 0
    news: Mapping[str, str] = field(default_factory=dict)


# What to say


def worth_telling(items: Iterable[Item], told: Told, today: date) -> list[Item]:
    """What is overdue or within its lead times and was not said yet, the most pressing first.

    items -- open ones that are not put off
    """
    room = MOST_ITEMS_A_DAY - (told.items if told.day == today else 0)
    fresh = [item for item in items if (news := news_of(item, today)) is not None
             and told.news.get(item.key) != news]  # fmt: skip
    fresh.sort(key=lambda item: (item.urgency is not Urgency.ALARM, item.day, item.car, item.key))
    return fresh[: max(room, 0)]


def news_of(item: Item, today: date) -> str | None:
    """What there is to say of an item by today: another text once a later lead time has come, it
    is overdue, or it moved to another day; None before its first lead time."""
    if item.kind is Kind.ALARM:
        return f"{item.day} alarm"
    come = [day for day in item.notices if day <= today]
    if not come:
        return None
    late = item.overdue and come[-1] <= item.day
    return f"{item.day} {'late' if late else come[-1]}"


def sentence(item: Item, today: date) -> str:
    """`Suzuki Carry: certain to be 25 years old in 8 days`."""
    what = _what(item, (item.day - today).days)
    return say("{car}: {what}", car=item.car, what=what) if item.car else what


def grouped(items: Sequence[Item]) -> list[list[Item]]:
    """The items in at most three notifications; the most pressing stand alone where they can."""
    groups, rest = [], list(items)
    for left in range(min(len(items), MOST_NOTIFICATIONS), 0, -1):
        take = len(rest) // left
        groups.append(rest[:take])
        rest = rest[take:]
    return groups


def text_of(group: Sequence[Item], today: date) -> str:
    """One notification's text; each item keeps its share of the room."""
    room = (_MOST_LETTERS - len(_BETWEEN) * (len(group) - 1)) // len(group)
    return _BETWEEN.join(shortened(sentence(item, today), room) for item in group)


def _what(item: Item, days: int) -> str:
    if item.kind is Kind.ALARM:
        return item.text
    if item.kind is Kind.WINDOW_OPENS:
        return say("may be old enough {when}", when=_when(days))
    if item.kind is Kind.ELIGIBLE:
        text = item.text[:1].lower() + item.text[1:]
        return say("{what} {when}", what=text, when=_when(days))
    if days < 0:
        late = say("1 day") if days == -1 else say("{days} days", days=-days)
        return say("{what}, overdue by {late}", what=item.text, late=late)
    if item.kind in (Kind.SHIP, Kind.PAPER_DUE):
        return say("{what} {when}", what=item.text, when=_when(days))
    return say("{what}, due {when}", what=item.text, when=_when(days))


def _when(days: int) -> str:
    if days == 0:
        return say("today")
    return say("tomorrow") if days == 1 else say("in {days} days", days=days)


# Saying it


def tell(items: Sequence[Item], notified: "Notified", today: date, send: Send) -> list[str]:
    """Send what is worth it and remember what was shown; the texts that were.

    raises -- NothingShows where not even the first could be shown
    """
    told = notified.told(today)
    shown: list[str] = []
    said: list[Item] = []
    for group in grouped(worth_telling(items, told, today)):
        text = text_of(group, today)
        if not send(say("Kei Garage"), text):
            if said:
                break
            raise NothingShows(
                say("This desktop shows no notifications: turn them on in its settings (on Linux, "
                    "install notify-send), then try again.")
            )  # fmt: skip
        shown.append(text)
        said += group
    if said:
        notified.remember(said, items, told, today)
    return shown


class Notified:
    """`notified.json` in the program's settings folder, for one garage; it names no car."""

    def __init__(self, folder: Path, garage: Path) -> None:
        self._path = folder / "notified.json"
        self._garage = str(garage)

    def told(self, today: date) -> Told:
        """What was said before; a file that cannot be read says nothing."""
        return _told(self._stored().get(self._garage)) or Told(today)

    def remember(
        self, said: Iterable[Item], items: Iterable[Item], before: Told, today: date
    ) -> None:
        """Add what was said; what is on the agenda no longer is forgotten."""
        open_keys = {item.key for item in items}
        news = {key: text for key, text in before.news.items() if key in open_keys}
        new = {item.key: text for item in said if (text := news_of(item, today))}
        count = len(new) + (before.items if before.day == today else 0)
        stored = {
            garage: kept for garage, kept in self._stored().items()
            if (held := _told(kept)) and held.day > today - _FORGOTTEN_AFTER
        }  # fmt: skip
        stored[self._garage] = {"day": today.isoformat(), "items": count, "news": news | new}
        try:
            _write(self._path, json.dumps(stored, indent=1))
        except OSError:
            _log.warning("what was notified could not be remembered")

    def _stored(self) -> dict[str, Any]:
        try:
            stored = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            _log.warning("what was notified before could not be read")
            return {}
        return stored if isinstance(stored, dict) else {}


def _told(kept: Any) -> Told | None:
    if not isinstance(kept, dict):
        return None
    news, items = kept.get("news"), kept.get("items")
    try:
        day = date.fromisoformat(kept["day"])
    except (KeyError, TypeError, ValueError):
        return None
    if not isinstance(news, dict) or type(items) is not int:
        return None
    return Told(day, items, {key: text for key, text in news.items() if isinstance(text, str)})


def _write(path: Path, text: str) -> None:
    """Whole or not at all, for the owner alone: what mkstemp makes nobody else can read."""
    import tempfile  # slow to import, and most days write nothing

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".notified-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
