"""Reminders, what the owner did with items of the agenda, and what was last seen of it."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import peewee

from keigarage.domain.agenda import ItemState, leads_text, read_leads
from keigarage.domain.car import CarId
from keigarage.domain.errors import NotFound
from keigarage.domain.reminders import Reminder, ReminderId, Repeat
from keigarage.domain.words import say
from keigarage.store.database import Database, Row
from keigarage.store.rows import insert
from keigarage.store.stored import from_iso, readable
from keigarage.store.tables import ChangeRow, ItemStateRow, ReminderRow, SeenRow

_REMINDERS = ReminderRow.select(
    ReminderRow.id, ReminderRow.car_id, ReminderRow.text, ReminderRow.due, ReminderRow.repeats,
    ReminderRow.every, ReminderRow.done_on, ReminderRow.done_for,
).order_by(ReminderRow.id)  # fmt: skip
_STATES = ItemStateRow.select(
    ItemStateRow.item, ItemStateRow.car_id, ItemStateRow.done_for, ItemStateRow.snoozed_until,
    ItemStateRow.leads,
).order_by(ItemStateRow.id)  # fmt: skip
_SEEN_ID = 1


class ReminderStore:
    """The owner's reminders, in the order they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, reminder_id: ReminderId) -> Reminder:
        """One reminder; raises NotFound."""
        found = self._reminders(_REMINDERS.where(ReminderRow.id == reminder_id))
        if not found:
            raise NotFound(say("There is no reminder {number} in this garage.", number=reminder_id))
        return found[0]

    def all(self) -> list[Reminder]:
        return self._reminders(_REMINDERS)

    def row(self, reminder: Reminder) -> dict[str, Any]:
        """The row of one reminder, for `RowWrite`."""
        return {
            "car_id": reminder.car_id,
            "text": reminder.text,
            "due": _text(reminder.due),
            "repeats": str(reminder.repeat),
            "every": reminder.every,
            "done_on": _text(reminder.done_on),
            "done_for": _text(reminder.done_for),
        }

    def _reminders(self, query: peewee.Query) -> list[Reminder]:
        with readable():
            return [_reminder(row) for row in self._database.rows(query)]


class ItemStateStore:
    """What the owner did with items, by their key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, ItemState]:
        with readable():
            return {row[0]: _state(row) for row in self._database.rows(_STATES)}

    def of(self, item: str) -> ItemState:
        """What was done with one item; an empty state where nothing was."""
        with readable():
            found = self._database.rows(_STATES.where(ItemStateRow.item == item))
            return _state(found[0]) if found else ItemState(key=item)

    def key(self, item: str) -> int | None:
        """The row of an item; None where nothing was done with it."""
        query = ItemStateRow.select(ItemStateRow.id).where(ItemStateRow.item == item)
        found: int | None = self._database.value(query)
        return found

    def row(self, state: ItemState) -> dict[str, Any]:
        """The row of one state, for `RowWrite`."""
        return {
            "car_id": state.car_id,
            "item": state.key,
            "done_for": _text(state.done_for),
            "snoozed_until": _text(state.snoozed_until),
            "leads": None if state.leads is None else leads_text(state.leads),
        }


class SeenStore:
    """What was last seen; the program's own note, so it makes no history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> dict[str, Any]:
        """What `put` kept; empty before the first time, or where it cannot be read."""
        told = self._database.value(SeenRow.select(SeenRow.told).where(SeenRow.id == _SEEN_ID))
        try:
            found = json.loads(told or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def put(self, seen: Mapping[str, Any]) -> None:
        """Keep it in place of what was; raises GarageReadOnly, GarageLocked, DiskTrouble."""
        told = json.dumps(seen, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        with self._database.together():
            self._database.write(SeenRow.delete().where(SeenRow.id == _SEEN_ID))
            insert(self._database, "seen", ("told",), [(_SEEN_ID, told)])

    def origin(self) -> str:
        """When this garage's history began, to the second: tells one garage from another."""
        query = ChangeRow.select(ChangeRow.at).order_by(ChangeRow.id).limit(1)
        return str(self._database.value(query) or "")

    def last_change(self) -> tuple[int, datetime]:
        """The number and the time (UTC) of the newest change, taken back or not."""
        rows = self._database.rows(
            ChangeRow.select(ChangeRow.id, ChangeRow.at).order_by(ChangeRow.id.desc()).limit(1)
        )
        if not rows:
            return 0, datetime(2000, 1, 1, tzinfo=UTC)
        with readable():
            return rows[0][0], from_iso(rows[0][1])


def _reminder(row: Row) -> Reminder:
    number, car_id, text, due, repeats, every, done_on, done_for = row
    return Reminder(
        id=ReminderId(number),
        car_id=None if car_id is None else CarId(car_id),
        text=text,
        due=date.fromisoformat(due),
        repeat=Repeat(repeats),
        every=every,
        done_on=_date(done_on),
        done_for=_date(done_for),
    )


def _state(row: Row) -> ItemState:
    item, car_id, done_for, snoozed_until, leads = row
    return ItemState(
        key=item,
        car_id=None if car_id is None else CarId(car_id),
        done_for=_date(done_for),
        snoozed_until=_date(snoozed_until),
        leads=None if leads is None else read_leads(leads),
    )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
