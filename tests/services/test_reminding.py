"""What is worth a notification: once for each lead time, five a day, in three texts."""

import json
import os
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from keigarage.domain.agenda import Item, Kind, Urgency, awake, urgency_of
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NothingShows
from keigarage.domain.reminders import Reminder
from keigarage.services.agenda import Agenda
from keigarage.services.reminding import Notified, Told, grouped, sentence, tell, worth_telling

from .conftest import CARRY

TODAY = date(2026, 11, 22)


def item(days: int, key: str = "", kind: Kind = Kind.DEADLINE, text: str = "Entry filed",
         leads: tuple[int, ...] = (14, 7, 1), car: str = "Suzuki Carry",
         today: date = TODAY) -> Item:  # fmt: skip
    day = TODAY + timedelta(days=days)
    urgency = Urgency.ALARM if kind is Kind.ALARM else urgency_of(day, today)
    return Item(key=key or f"deadline:1:{days}", day=day, kind=kind, car_id=None, car=car,
                text=text, leads=leads, overdue=day < today, urgency=urgency)  # fmt: skip


class Screen:
    """Takes notifications, until it is full."""

    def __init__(self, room: int = 99) -> None:
        self.room = room
        self.seen: list[str] = []

    def __call__(self, title: str, words: str) -> bool:
        if len(self.seen) >= self.room:
            return False
        assert title == "Kei Garage"
        self.seen.append(words)
        return True


@pytest.fixture
def notified(tmp_path: Path) -> Notified:
    return Notified(tmp_path / "config", tmp_path / "garage")


@pytest.mark.parametrize(("made", "told"), [
    (item(8, kind=Kind.ELIGIBLE, text="Certain to be 25 years old"),
     "Suzuki Carry: certain to be 25 years old in 8 days"),
    (item(0, kind=Kind.ELIGIBLE, text="Certain to be 25 years old"),
     "Suzuki Carry: certain to be 25 years old today"),
    (item(1, kind=Kind.SHIP, text="Ship due at Tacoma"),
     "Suzuki Carry: Ship due at Tacoma tomorrow"),
    (item(30, kind=Kind.WINDOW_OPENS), "Suzuki Carry: may be old enough in 30 days"),
    (item(3, text="ISF"), "Suzuki Carry: ISF, due in 3 days"),
    (item(-1), "Suzuki Carry: Entry filed, overdue by 1 day"),
    (item(-9, kind=Kind.PAPER_DUE, text="MV-1 is due"),
     "Suzuki Carry: MV-1 is due, overdue by 9 days"),
    (item(5, kind=Kind.ALARM, text="Lands too early"), "Suzuki Carry: Lands too early"),
    (item(0, kind=Kind.REMINDER, text="call {Jane}", car=""), "call {Jane}, due today"),
])  # fmt: skip
def test_the_sentence(made, told):
    assert sentence(made, TODAY) == told


def test_only_what_is_late_or_within_its_lead_time_is_worth_it():
    found = worth_telling([item(-3), item(0), item(14), item(15), item(200)], Told(TODAY), TODAY)
    assert [(held.day - TODAY).days for held in found] == [-3, 0, 14]


def test_each_lead_time_speaks_once(notified):
    spoken = []
    for ahead in range(20, -5, -1):
        today = TODAY - timedelta(days=ahead)
        screen = Screen()
        tell([item(0, today=today)], notified, today, screen)
        tell([item(0, today=today)], notified, today, screen)
        spoken += [ahead] * len(screen.seen)
    assert spoken == [14, 7, 1, 0, -1]


def test_days_without_the_program_lose_nothing_but_the_wait(notified):
    screen = Screen()
    for ahead in (20, 5, 4, -30, -31):
        today = TODAY - timedelta(days=ahead)
        tell([item(0, today=today)], notified, today, screen)
    assert [words.split(", ")[1] for words in screen.seen] == ["due in 5 days",
                                                              "overdue by 30 days"]  # fmt: skip


def test_an_item_that_moves_speaks_again(notified):
    screen = Screen()
    for days in (6, 6, 5):
        tell([item(days, key="deadline:1:isf")], notified, TODAY, screen)
    assert len(screen.seen) == 2


def test_five_a_day_in_three_texts_the_alarm_first_and_the_rest_tomorrow(notified):
    items = [item(days) for days in (3, 1, -2, 2, 4, 5)]
    items.append(item(9, key="alarm:1:early", kind=Kind.ALARM, text="Lands too early"))
    screen = Screen()
    assert tell(items, notified, TODAY, screen) == screen.seen
    assert [len(words.split(" · ")) for words in screen.seen] == [1, 2, 2]
    assert screen.seen[0] == "Suzuki Carry: Lands too early"
    assert "overdue by 2 days" in screen.seen[1]
    assert tell(items, notified, TODAY, screen) == []
    later = tell(items, notified, TODAY + timedelta(days=1), Screen())
    assert len(" · ".join(later).split(" · ")) == 4  # two that waited, two whose day came nearer
    assert len(screen.seen) == 3


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (3, [1, 1, 1]), (4, [1, 1, 2]),
                                              (5, [1, 2, 2])])  # fmt: skip
def test_the_most_pressing_stands_alone(count, sizes):
    groups = grouped([item(days) for days in range(count)])
    assert [len(group) for group in groups] == sizes
    assert [held.day for group in groups for held in group] == sorted(
        held.day for group in groups for held in group)  # fmt: skip


def test_two_long_items_share_the_room(notified):
    items = [item(days, text="x" * 300) for days in range(5)]
    screen = Screen()
    tell(items, notified, TODAY, screen)
    assert all(len(words) <= 200 for words in screen.seen)
    assert all(part.startswith("Suzuki Carry: x") for words in screen.seen
               for part in words.split(" · "))  # fmt: skip


def test_what_could_not_be_shown_is_not_taken_as_said(notified):
    items = [item(days) for days in range(3)]
    with pytest.raises(NothingShows, match="notify-send"):
        tell(items, notified, TODAY, Screen(room=0))
    first, second = Screen(room=2), Screen()
    tell(items, notified, TODAY, first)
    tell(items, notified, TODAY, second)
    assert len(first.seen) == 2 and len(second.seen) == 1
    assert {*first.seen} & {*second.seen} == set()


def test_nothing_due_needs_no_desktop(notified, tmp_path):
    assert tell([item(100)], notified, TODAY, Screen(room=0)) == []
    assert not (tmp_path / "config").exists()


def test_the_file_is_the_owners_alone_and_names_no_car(notified, tmp_path):
    tell([item(0)], notified, TODAY, Screen())
    [path] = (tmp_path / "config").iterdir()
    assert path.name == "notified.json"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Carry" not in path.read_text() and "Entry" not in path.read_text()


def test_two_garages_do_not_mix(tmp_path):
    screen = Screen()
    for name in ("one", "two", "one"):
        tell([item(0)], Notified(tmp_path, tmp_path / name), TODAY, screen)
    assert len(screen.seen) == 2


def test_what_left_the_agenda_and_forgotten_garages_are_pruned(notified, tmp_path):
    path = tmp_path / "config" / "notified.json"
    tell([item(0, key="a")], notified, TODAY, Screen())
    tell([item(0, key="b")], Notified(tmp_path / "config", tmp_path / "other"),
         TODAY + timedelta(days=300), Screen())  # fmt: skip
    assert len(json.loads(path.read_text())) == 2
    tell([item(0, key="c")], Notified(tmp_path / "config", tmp_path / "other"),
         TODAY + timedelta(days=500), Screen())  # fmt: skip
    [(garage, kept)] = json.loads(path.read_text()).items()
    assert garage == str(tmp_path / "other") and list(kept["news"]) == ["c"]


@pytest.mark.parametrize("text", [
    "", "{", b"\xff", "[]", "7", '{"GARAGE": 1}',
    '{"GARAGE": {"day": "x", "items": 1, "news": {}}}',
    '{"GARAGE": {"day": 5, "items": 1, "news": {}}}', '{"GARAGE": {"day": "2026-11-22"}}',
    '{"GARAGE": {"day": "2026-11-22", "items": "9", "news": []}}', "[" * 100_000,
])  # fmt: skip
def test_a_spoilt_file_is_as_none(tmp_path, text):
    raw = text if isinstance(text, bytes) else text.replace("GARAGE", str(tmp_path)).encode()
    (tmp_path / "notified.json").write_bytes(raw)
    notified, screen = Notified(tmp_path, tmp_path), Screen()
    tell([item(0)], notified, TODAY, screen)
    tell([item(0)], notified, TODAY, screen)
    assert len(screen.seen) == 1


def test_where_nothing_can_be_written_it_still_speaks(tmp_path, caplog):
    (tmp_path / "config").write_text("a file where the folder should be")
    screen = Screen()
    tell([item(0)], Notified(tmp_path / "config", tmp_path), TODAY, screen)
    assert len(screen.seen) == 1
    assert "could not be remembered" in caplog.text


def test_what_is_put_off_is_silent_until_its_day(bench, notified):
    agenda = Agenda(bench.file, bench.outlooks, bench.seen.append)
    agenda.save_reminder(Reminder(text="Call", due=TODAY))
    agenda.snooze(agenda.items()[0], TODAY + timedelta(days=3))
    spoken = []
    for days in range(6):
        bench.today = TODAY + timedelta(days=days)
        spoken.append(tell(awake(agenda.items(), bench.today), notified, bench.today, Screen()))
    assert [days for days, texts in enumerate(spoken) if texts] == [3]


def test_a_real_car_eight_days_ahead(bench, notified):
    bench.add(CARRY)
    agenda = Agenda(bench.file, bench.outlooks, bench.seen.append)
    texts = tell(agenda.items(), notified, TODAY, Screen())
    assert "Suzuki Carry: certain to be 25 years old in 8 days" in texts
    assert CARRY.built == PartialDate(2001, 11)
