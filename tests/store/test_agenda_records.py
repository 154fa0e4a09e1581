"""Reminders and what was done with items come back as they were put in, and can be undone."""

import sqlite3
from datetime import date

import pytest

from keigarage.domain.agenda import ItemState
from keigarage.domain.car import Car
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.errors import GarageDamaged, NotFound
from keigarage.domain.reminders import Reminder, Repeat

FULL = Reminder(id=1, car_id=1, text="Smog letter 車検", due=date(2024, 2, 29),
                repeat=Repeat.MONTHS, every=3, done_on=date(2026, 1, 2),
                done_for=date(2026, 1, 1))  # fmt: skip
STATE = ItemState(key="milestone:1:entry", car_id=1, done_for=date(2026, 12, 18),
                  snoozed_until=date(2026, 12, 1), leads=(14, 7))  # fmt: skip


@pytest.fixture
def held(garage, add):
    add(garage, Car(name="x"))
    writes = [RowWrite("reminder", 1, garage.reminders.row(FULL)),
              RowWrite("item_state", 1, garage.item_states.row(STATE))]  # fmt: skip
    garage.changes.write(Verb.ADD_REMINDER, writes, subject=FULL.text, car_id=1)
    return garage


def test_they_come_back_after_a_restart(held, open_garage):
    held.close()
    again = open_garage()
    assert again.reminders.all() == [FULL] and again.reminders.get(1) == FULL
    assert again.item_states.all() == {STATE.key: STATE}
    assert again.item_states.of(STATE.key) == STATE
    assert again.item_states.of("paper:1:x") == ItemState(key="paper:1:x")
    assert again.check() == []


def test_none_and_nothing_are_told_apart(held):
    bare = ItemState(key="eligible:1", leads=())
    held.changes.write(Verb.SET_LEADS, [RowWrite("item_state", 2, held.item_states.row(bare))],
                       subject="x")  # fmt: skip
    assert held.item_states.of("eligible:1").leads == ()


def test_undo_takes_them_back_and_the_history_tells_of_them(held):
    (change, _) = held.changes.history(1)
    assert change.words == "Add the reminder Smog letter 車検"
    assert {field.field for field in change.fields} >= {"text", "due", "snoozed_until"}
    held.changes.undo()
    assert held.reminders.all() == [] and held.item_states.all() == {}
    with pytest.raises(NotFound):
        held.reminders.get(1)


def test_what_was_seen_is_kept_and_makes_no_history(held, open_garage):
    before = held.changes.history()
    assert held.seen.get() == {}
    held.seen.put({"day": "2026-11-22"})
    held.seen.put({"day": "2026-11-23", "rules": {"CO": "道"}})
    assert held.changes.history() == before
    held.close()
    assert open_garage().seen.get() == {"day": "2026-11-23", "rules": {"CO": "道"}}


def test_a_record_that_cannot_be_read_is_damage_and_what_was_seen_is_not(held, open_garage):
    held.seen.put({"day": "2026-11-22"})
    held.close()
    with sqlite3.connect(held.path) as file:
        file.execute("UPDATE reminder SET repeats = 'at full moon'")
        file.execute("UPDATE seen SET told = '{'")
    file.close()
    again = open_garage()
    assert again.seen.get() == {}
    with pytest.raises(GarageDamaged):
        again.reminders.all()
    assert any("cannot be read" in problem for problem in again.check())


def test_one_garage_is_told_from_another_by_its_first_change(held, open_garage, tmp_path, add):
    origin, (number, at) = held.seen.origin(), held.seen.last_change()
    held.changes.undo()
    assert held.seen.origin() == origin and held.seen.last_change() == (number, at)
    other = open_garage(folder=tmp_path / "other")
    assert other.seen.origin() == ""
    assert other.seen.last_change()[0] == 0
    add(other, Car(name="y"))
    assert other.seen.origin() != origin
