"""The agenda of a garage: ticking off, putting off, reminding, and what changed since last time."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from keigarage.domain.agenda import Kind, told_on
from keigarage.domain.car import Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageError, NotFound, UnreadableValue
from keigarage.domain.paperwork import PaperState
from keigarage.domain.reminders import Reminder, Repeat
from keigarage.services.agenda import Agenda
from keigarage.store.garage_file import GarageFile

from .conftest import BEAT, CARRY, Bench

# From the first place to see a day to the last.
ZONES = ("Pacific/Kiritimati", "Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles", "Etc/GMT+12")


@pytest.fixture
def agenda(bench: Bench) -> Agenda:
    return Agenda(bench.file, bench.outlooks, bench.seen.append)


@pytest.fixture
def carry(bench: Bench) -> int:
    """A Carry of November 2001 whose ship loads 11 November and lands 3 December 2026."""
    car_id = bench.add(CARRY)
    bench.shipping.set_dates(
        car_id, loads=PartialDate(2026, 11, 11), arrives=PartialDate(2026, 12, 3)
    )
    bench.seen.clear()
    return car_id


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def item(agenda: Agenda, key: str):
    return next(held for held in agenda.items(put_off=True) if held.key == key)


def keys(agenda: Agenda) -> list[str]:
    return [held.key for held in agenda.items()]


def test_a_year_in_which_everything_falls_on_its_day(bench, agenda, carry, zone):
    """Day by day from 22 November 2026: what is told is ticked off when it is due."""
    assert os.environ["TZ"] == zone
    agenda.save_reminder(Reminder(text="bond", due=date(2026, 12, 1), car_id=carry))
    agenda.save_reminder(
        Reminder(text="battery", due=date(2026, 12, 31), repeat=Repeat.DAYS, every=90)
    )
    agenda.save_reminder(Reminder(text="leap", due=date(2024, 2, 29), repeat=Repeat.YEARLY))
    agenda.tick(item(agenda, "reminder:3"))  # late for 2024: next on 1 March 2027
    bench.paperwork.mark(carry, "hs7", PaperState.NEEDED, PartialDate(2027, 1, 15))
    told: dict[str, list[str]] = defaultdict(list)
    for number in range(365):
        bench.today = date(2026, 11, 22) + timedelta(days=number)
        for held in told_on(agenda.items(), bench.today):
            told[held.key].append(f"{bench.today:%m-%d}")
            if held.day == bench.today and held.kind is not Kind.ELIGIBLE:
                agenda.tick(held)
    assert told["eligible:1"] == ["11-23", "11-30"]
    assert told["milestone:1:sail"] == ["11-30", "12-03"]
    assert told["milestone:1:entry"] == ["12-04", "12-11", "12-17", "12-18"]
    assert told["paper:1:hs7"] == ["12-16", "01-08", "01-15"]
    assert told["reminder:1"] == ["11-24", "12-01"]
    # 31 December, then every 90 days: 31 March, 29 June, 27 September.
    assert told["reminder:2"] == ["12-24", "12-31", "03-24", "03-31", "06-22", "06-29", "09-20",
                                  "09-27"]  # fmt: skip
    assert told["reminder:3"] == ["02-22", "03-01"]
    assert not [held for held in agenda.items() if held.overdue]


def test_ticking_off_a_milestone_marks_it_in_the_plan(bench, agenda, carry):
    agenda.tick(item(agenda, "milestone:1:entry"))
    assert bench.shipping.plan_of(carry).done("entry") == PartialDate(2026, 11, 22)
    assert "milestone:1:entry" not in keys(agenda)
    assert [words for words, _ in bench.announced] == [
        "Mark Customs entry, HS-7, EPA 3520-1 and duty as done for Suzuki Carry"]  # fmt: skip
    bench.garage.undo()
    assert "milestone:1:entry" in keys(agenda)


def test_a_late_ship_is_taken_to_have_come_when_it_was_due(bench, agenda, carry):
    bench.today = date(2026, 12, 10)
    agenda.tick(item(agenda, "milestone:1:sail"))
    assert bench.shipping.plan_of(carry).arrives == PartialDate(2026, 12, 3)
    assert item(agenda, "milestone:1:entry").day == date(2026, 12, 18)


def test_ticking_off_a_paper_says_it_is_in_hand(bench, agenda, beat):
    bench.paperwork.mark(beat, "tx-130-u", PaperState.REQUESTED, PartialDate(2026, 12, 1))
    agenda.tick(item(agenda, "paper:1:tx-130-u"))
    assert bench.file.papers.of(beat)["tx-130-u"].state is PaperState.HAVE
    assert "paper:1:tx-130-u" not in keys(agenda)


def test_an_eligible_day_ticked_off_comes_back_when_it_moves(bench, agenda, carry):
    agenda.tick(item(agenda, "eligible:1"))
    assert "eligible:1" not in keys(agenda)
    bench.garage.edit(carry, {"built": "2001-12"})
    assert "eligible:1" in keys(agenda)


def test_an_alarm_goes_only_with_a_reason(bench, agenda, carry):
    bench.shipping.set_dates(
        carry, loads=PartialDate(2026, 10, 1), arrives=PartialDate(2026, 10, 20)
    )
    alarm = agenda.items()[0]
    assert alarm.kind is Kind.ALARM
    for act in (lambda: agenda.tick(alarm), lambda: agenda.snooze(alarm, date(2027, 1, 1))):
        with pytest.raises(GarageError):
            act()
    bench.shipping.dismiss(carry, alarm.key.split(":")[2], "the maker's letter says October")
    assert Kind.ALARM not in {held.kind for held in agenda.items()}


def test_put_off_and_woken(bench, agenda, carry):
    entry = item(agenda, "milestone:1:entry")
    agenda.snooze(entry, date(2026, 12, 1))
    assert entry.key not in keys(agenda)
    assert item(agenda, entry.key).snoozed_until == date(2026, 12, 1)
    agenda.wake(item(agenda, entry.key))
    assert entry.key in keys(agenda)
    agenda.snooze(entry, date(2026, 12, 1))
    bench.today = date(2026, 12, 1)
    assert entry.key in keys(agenda)
    assert [words for words, _ in bench.announced] == [
        "Put off Suzuki Carry: Customs entry, HS-7, EPA 3520-1 and duty until 1 December 2026",
        "Put Suzuki Carry: Customs entry, HS-7, EPA 3520-1 and duty off no longer",
        "Put off Suzuki Carry: Customs entry, HS-7, EPA 3520-1 and duty until 1 December 2026",
    ]
    with pytest.raises(UnreadableValue):
        agenda.snooze(entry, bench.today)


def test_a_reminder_put_off_and_done_is_not_put_off_the_next_time(bench, agenda):
    agenda.save_reminder(Reminder(text="oil", due=date(2026, 11, 22), repeat=Repeat.DAYS, every=3))
    agenda.snooze(item(agenda, "reminder:1"), date(2026, 12, 20))
    agenda.tick(item(agenda, "reminder:1"))
    assert item(agenda, "reminder:1").day == date(2026, 11, 25)
    assert item(agenda, "reminder:1").snoozed_until is None
    bench.garage.undo()
    assert item(agenda, "reminder:1").snoozed_until == date(2026, 12, 20)


def test_reminders_are_kept_changed_and_taken_away(bench, agenda, beat):
    kept = agenda.save_reminder(Reminder(text=" oil\nnow ", due=date(2026, 12, 1), car_id=beat))
    assert (kept.id, kept.text) == (1, "oil now")
    agenda.save_reminder(replace(kept, text="oil and filter"))
    agenda.set_leads(item(agenda, "reminder:1"), (3,))
    assert item(agenda, "reminder:1").leads == (3,)
    agenda.remove_reminder(kept.id)
    assert agenda.reminders() == [] and bench.file.item_states.all() == {}
    bench.garage.undo()
    assert item(agenda, "reminder:1").leads == (3,)
    assert agenda.reminder(kept.id).text == "oil and filter"
    with pytest.raises(NotFound):
        agenda.save_reminder(Reminder(text="x", due=date(2026, 12, 1), car_id=99))
    with pytest.raises(NotFound):
        agenda.save_reminder(Reminder(id=9, text="x", due=date(2026, 12, 1)))
    with pytest.raises(UnreadableValue):
        agenda.save_reminder(Reminder(text=" ", due=date(2026, 12, 1)))


def test_a_car_in_the_trash_takes_its_lines_along(bench, agenda, carry):
    agenda.save_reminder(Reminder(text="oil", due=date(2026, 12, 1), car_id=carry))
    bench.garage.trash(carry)
    assert keys(agenda) == []
    bench.garage.untrash(carry)
    assert {"reminder:1", "eligible:1"} <= set(keys(agenda))


def test_lead_times_of_a_whole_kind(agenda, carry):
    agenda.set_kind_leads(Kind.DEADLINE, (21,))
    assert agenda.leads_of(Kind.DEADLINE) == item(agenda, "milestone:1:entry").leads == (21,)
    agenda.set_kind_leads(Kind.DEADLINE, None)
    assert agenda.leads_of(Kind.DEADLINE) == (14, 7, 1)


def test_the_agenda_of_another_day(agenda, carry):
    on = date(2026, 12, 19)
    assert {held.key for held in agenda.items(on) if held.overdue} >= {"milestone:1:entry"}
    assert "eligible:1" not in [held.key for held in agenda.items(on)]


# Since last time


def news(agenda: Agenda) -> list[str]:
    return [held.text for held in agenda.since_last_time().news]


def test_the_first_time_there_is_no_last_time(agenda, carry):
    assert agenda.since_last_time().last is None
    agenda.looked()
    assert agenda.since_last_time().last is None


def test_what_changed_since_last_time_stays_news_all_day(bench, agenda, carry):
    bench.garage.move(carry, Stage.WANTED)
    agenda.looked()
    bench.today = date(2026, 12, 1)
    for _ in range(2):
        assert agenda.since_last_time().last == date(2026, 11, 22)
        assert "Suzuki Carry may enter since 30 November" in news(agenda)
        assert "Suzuki Carry: Ship due on 3 December" in news(agenda)
        agenda.looked()
    bench.today = date(2026, 12, 2)
    assert agenda.since_last_time().last == date(2026, 12, 1)
    # The ship was told of on the 30th; one day ahead a deadline is told of again.
    assert news(agenda) == ["Suzuki Carry: Arrival notice and terminal charges on 3 December"]


def test_a_rule_that_reads_otherwise_is_news(bench, agenda, carry):
    agenda.looked()
    seen = bench.file.seen.get()
    assert set(seen["rules"]) == {"KY"}
    bench.file.seen.put(seen | {"rules": {"KY": "something else", "TX": "gone"}})
    bench.today = date(2026, 11, 23)
    assert "the rule book has news of Kentucky" in news(agenda)


def test_a_garage_that_cannot_be_written_still_tells(bench, agenda, carry):
    agenda.looked()
    bench.file.close()
    with GarageFile.open(bench.file.folder, write=False) as file:
        bench.today = date(2026, 11, 23)
        reader = Agenda(file, type(bench.outlooks)(file, bench.book, lambda: bench.today))
        assert reader.since_last_time().last == date(2026, 11, 22)
        reader.looked()
        assert file.seen.get()["day"] == "2026-11-22"


def test_looking_makes_nothing_to_undo(bench, agenda):
    bench.add(BEAT)
    before = bench.garage.history()
    agenda.looked()
    assert bench.garage.history() == before and bench.seen == []
