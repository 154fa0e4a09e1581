"""Calendars read back by another reader: each day on its day, each change in place of the old."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar as Document

from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import DiskTrouble, UnreadableValue
from keigarage.domain.reminders import Reminder, Repeat
from keigarage.services.agenda import Agenda
from keigarage.services.calendar import Calendar
from keigarage.services.preferences import PreferenceFile
from keigarage.store.garage_file import GarageFile

from .conftest import CARRY, Bench

ZONES = ("Pacific/Kiritimati", "Australia/Lord_Howe", "Europe/Berlin", "America/St_Johns",
         "Etc/GMT+12")  # fmt: skip


@pytest.fixture
def agenda(bench: Bench) -> Agenda:
    return Agenda(bench.file, bench.outlooks)


@pytest.fixture
def calendar(bench: Bench, tmp_path: Path) -> Calendar:
    preferences = PreferenceFile(tmp_path / "config")
    return Calendar(bench.file, bench.book, lambda: bench.today, preferences)


@pytest.fixture
def carry(bench: Bench) -> int:
    car_id = bench.add(replace(CARRY, name="Tanuki; 狸, \\n <b>"))
    bench.shipping.set_dates(
        car_id, loads=PartialDate(2026, 11, 11), arrives=PartialDate(2026, 12, 3)
    )
    return car_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.ics"


def events(path: Path) -> dict[str, object]:
    """The events by the part of their UID before the garage."""
    read = Document.from_ical(path.read_bytes())
    return {str(event["uid"]).partition("@")[0]: event for event in read.walk("VEVENT")}


def test_every_open_item_is_an_all_day_event_with_its_reason(calendar, agenda, carry, path):
    written = calendar.export(path)
    found = events(path)
    assert (written.events, written.cars) == (len(found), 1)
    assert {item.key: item.day for item in agenda.items()} == {
        key: event["dtstart"].dt for key, event in found.items()
    }
    entry = found["milestone:1:entry"]
    assert type(entry["dtstart"].dt) is date and "TZID" not in entry["dtstart"].params
    assert entry["dtend"].dt == date(2026, 12, 19)
    assert str(entry["summary"]) == (
        "Tanuki; 狸, \\n <b>: Customs entry, HS-7, EPA 3520-1 and duty"
    )
    assert "15 calendar days" in entry["description"]
    assert str(entry["description"]).endswith("19 CFR 142.2")
    assert str(entry["transp"]) == "TRANSPARENT"
    assert b"VTIMEZONE" not in path.read_bytes()


def test_the_file_keeps_to_the_format(calendar, carry, path):
    calendar.export(path)
    content = path.read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for event in events(path).values():
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "LAST-MODIFIED", "DESCRIPTION"} <= set(
            event
        )


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


def test_days_and_alarms_are_the_same_in_every_zone(calendar, agenda, bench, carry, path, zone):
    """Alarms count from midnight where the reader is, over a change of clocks as well."""
    for month in range(1, 13):
        agenda.save_reminder(Reminder(text="oil", due=date(2027, month, 28)))
    calendar.export(path)
    items = {item.key: item for item in agenda.items()}
    for key, event in events(path).items():
        start = datetime.combine(event["dtstart"].dt, datetime.min.time(), zone)
        assert start.date() == items[key].day
        triggers = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
        by_clock = [(start + trigger).date() for trigger in triggers]
        by_count = [(start.astimezone(ZoneInfo("UTC")) + trigger).astimezone(zone).date()
                    for trigger in triggers]  # fmt: skip
        assert by_clock == by_count == list(items[key].notices)
        wanted = {items[key].day - timedelta(days=lead) for lead in (*items[key].leads, 0)}
        assert set(by_clock) == wanted


def test_the_bytes_are_the_same_in_every_zone_and_every_time(calendar, carry, path, zone):
    calendar.export(path)
    first = path.read_bytes()
    calendar.export(path)
    assert path.read_bytes() == first
    other = path.with_name("other.ics")
    calendar.export(other)
    assert other.read_bytes() == first


def test_what_changed_replaces_and_what_did_not_keeps_its_stamps(bench, calendar, carry, path):
    calendar.export(path)
    before = events(path)
    bench.shipping.set_dates(
        carry, loads=PartialDate(2026, 11, 11), arrives=PartialDate(2026, 12, 5)
    )
    calendar.export(path)
    after = events(path)
    assert after["milestone:1:sail"]["dtstart"].dt == date(2026, 12, 5)
    for name in ("milestone:1:sail", "milestone:1:entry"):
        assert after[name]["uid"] == before[name]["uid"]
        assert after[name]["sequence"] > before[name]["sequence"]
        assert after[name]["last-modified"].dt >= before[name]["last-modified"].dt
    assert after["eligible:1"].to_ical() == before["eligible:1"].to_ical()


def test_an_undo_counts_up_too(bench, calendar, carry, path):
    calendar.export(path)
    bench.garage.edit(carry, {"built": "2001-12"})
    calendar.export(path)
    edited = events(path)["eligible:1"]
    bench.garage.undo()
    calendar.export(path)
    undone = events(path)["eligible:1"]
    assert undone["dtstart"].dt == date(2026, 11, 30)
    assert undone["sequence"] > edited["sequence"]
    assert undone["last-modified"].dt > edited["last-modified"].dt


def test_a_reminder_done_moves_to_its_next_day(bench, calendar, agenda, path):
    agenda.save_reminder(Reminder(text="tax", due=date(2026, 11, 30), repeat=Repeat.YEARLY))
    calendar.export(path)
    agenda.tick(agenda.items()[0])
    calendar.export(path)
    assert events(path)["reminder:1"]["dtstart"].dt == date(2027, 11, 30)


def test_what_is_put_off_is_silent_until_then(calendar, agenda, carry, path):
    entry = next(item for item in agenda.items() if item.key == "milestone:1:entry")
    agenda.snooze(entry, date(2026, 12, 15))
    calendar.export(path)
    event = events(path)["milestone:1:entry"]
    days = [event["dtstart"].dt + timedelta(days=alarm["trigger"].dt.days)
            for alarm in event.walk("VALARM")]  # fmt: skip
    assert days == [date(2026, 12, 17), date(2026, 12, 18)]


def test_two_garages_never_share_an_event(calendar, carry, path, tmp_path, bench):
    calendar.export(path)
    with GarageFile.open(tmp_path / "other", now=lambda: datetime.fromisoformat(
            "2026-11-01T00:00:00Z")) as file:  # fmt: skip
        other = Bench(file, bench.book, bench.today)
        other.add(CARRY)
        Calendar(file, bench.book, lambda: bench.today, PreferenceFile(tmp_path)).export(
            tmp_path / "other.ics"
        )
    uids = {str(event["uid"]) for event in Document.from_ical(path.read_bytes()).walk("VEVENT")}
    others = Document.from_ical((tmp_path / "other.ics").read_bytes()).walk("VEVENT")
    assert others and not uids & {str(event["uid"]) for event in others}


def test_an_empty_garage_and_a_file_that_was_something_else(calendar, carry, bench, path):
    path.write_bytes(b"\x00\xffno calendar")
    assert calendar.export(path).events > 0
    bench.garage.trash(carry)
    assert calendar.export(path).events == 0
    assert Document.from_ical(path.read_bytes()).walk("VEVENT") == []


@pytest.mark.parametrize("name", ["out.csv", "out", "out.ics.zip"])
def test_another_ending_is_refused_with_a_sentence(calendar, carry, tmp_path, name):
    with pytest.raises(UnreadableValue, match="ics"):
        calendar.export(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_file_that_cannot_be_written_keeps_what_it_was(calendar, carry, path, monkeypatch):
    calendar.export(path)
    before = path.read_bytes()
    with pytest.raises(DiskTrouble):
        calendar.export(path.parent / "nowhere" / "out.ics")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(DiskTrouble, match="full"):
        calendar.export(path)
    assert path.read_bytes() == before
    assert list(path.parent.glob("*.part")) == []


# The file kept current


def test_a_kept_file_follows_the_garage(bench, calendar, carry, path):
    assert calendar.kept is None and calendar.refresh() is None
    calendar.keep(path)
    assert calendar.kept == path
    bench.garage.edit(carry, {"built": "2001-12"})
    assert calendar.refresh().path == path
    assert events(path)["eligible:1"]["dtstart"].dt == date(2026, 12, 31)
    calendar.keep(None)
    bench.garage.undo()
    assert calendar.refresh() is None
    assert events(path)["eligible:1"]["dtstart"].dt == date(2026, 12, 31)


def test_another_garage_leaves_the_kept_file_alone(bench, calendar, carry, path, tmp_path):
    calendar.keep(path)
    before = path.read_bytes()
    with GarageFile.open(tmp_path / "sample") as file:
        other = Calendar(file, bench.book, lambda: bench.today,
                         PreferenceFile(tmp_path / "config"))  # fmt: skip
        assert other.kept is None and other.refresh() is None
        other.keep(None)
    assert calendar.kept == path and path.read_bytes() == before


def test_what_cannot_be_written_is_not_kept(calendar, carry, tmp_path):
    with pytest.raises(DiskTrouble):
        calendar.keep(tmp_path / "nowhere" / "out.ics")
    assert calendar.kept is None
