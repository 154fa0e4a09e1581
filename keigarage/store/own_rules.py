"""The owner's notes on states and their tariff news, from rows to domain values and back."""

from datetime import date
from decimal import Decimal
from typing import Any

import peewee

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NotFound
from keigarage.domain.own_rules import StateNote, StateNoteId
from keigarage.domain.own_tariff import OwnTariff, OwnTariffId, TariffKind
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.store.database import Database, Row
from keigarage.store.rows import COLUMNS
from keigarage.store.stored import decimal_text, readable
from keigarage.store.tables import OwnTariffRow, StateNoteRow


def _query(model: Any, table: str) -> peewee.Query:
    names = ("id", *COLUMNS[table])
    query: peewee.Query = model.select(*(getattr(model, name) for name in names))
    return query.order_by(model.id)


_NOTES = _query(StateNoteRow, "state_note")
_TARIFFS = _query(OwnTariffRow, "own_tariff")


class StateNoteStore:
    """The notes on states and counties, in the order they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, note_id: StateNoteId) -> StateNote:
        """One note; raises NotFound."""
        found = self._notes(_NOTES.where(StateNoteRow.id == note_id))
        if not found:
            raise NotFound(say("There is no note {number} in this garage.", number=note_id))
        return found[0]

    def all(self) -> list[StateNote]:
        return self._notes(_NOTES)

    def of(self, code: str) -> list[StateNote]:
        return self._notes(_NOTES.where(StateNoteRow.code == code))

    def row(self, note: StateNote) -> dict[str, Any]:
        """The row of one note, for `RowWrite`."""
        return {
            "code": note.code,
            "county": note.county,
            "body": note.body and str(note.body),
            "status": note.status and str(note.status),
            "text": note.text,
            "source": note.source,
            "checked_on": str(note.checked_on),
        }

    def _notes(self, query: peewee.Query) -> list[StateNote]:
        with readable():
            return [_note(row) for row in self._database.rows(query)]


def _note(row: Row) -> StateNote:
    number, code, county, body, status, text, source, checked_on = row
    return StateNote(
        id=number,
        code=code,
        county=county,
        body=None if body is None else BodyClass(body),
        status=None if status is None else Status(status),
        text=text,
        source=source,
        checked_on=PartialDate.from_iso(checked_on),
    )


class OwnTariffStore:
    """The owner's dated rates and fees, in the order they were noted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, tariff_id: OwnTariffId) -> OwnTariff:
        """One row; raises NotFound."""
        found = self._tariffs(_TARIFFS.where(OwnTariffRow.id == tariff_id))
        if not found:
            raise NotFound(say("There is no rate {number} in this garage.", number=tariff_id))
        return found[0]

    def all(self) -> list[OwnTariff]:
        return self._tariffs(_TARIFFS)

    def row(self, tariff: OwnTariff) -> dict[str, Any]:
        """The row of one rate, for `RowWrite`."""
        return {name: _plain(getattr(tariff, name)) for name in COLUMNS["own_tariff"]}

    def _tariffs(self, query: peewee.Query) -> list[OwnTariff]:
        with readable():
            return [_tariff(row) for row in self._database.rows(query)]


def _tariff(row: Row) -> OwnTariff:
    held = dict(zip(("id", *COLUMNS["own_tariff"]), row, strict=True))
    for name in ("rate_pct", "min_usd", "max_usd", "flat_usd"):
        held[name] = None if held[name] is None else Decimal(held[name])
    for name in ("effective_from", "effective_to"):
        held[name] = None if held[name] is None else date.fromisoformat(held[name])
    held["kind"] = TariffKind(held["kind"])
    held["body"] = None if held["body"] is None else BodyClass(held["body"])
    held["checked_on"] = PartialDate.from_iso(held["checked_on"])
    return OwnTariff(**held)


def _plain(value: Any) -> Any:
    if value is None:
        return None
    return decimal_text(value) if isinstance(value, Decimal) else str(value)
