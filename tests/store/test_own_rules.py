"""The owner's notes on states and their tariff news: kept whole, in the history, and checked."""

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from keigarage.domain.car import BodyClass
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NotFound
from keigarage.domain.own_rules import StateNote
from keigarage.domain.own_tariff import OwnTariff, TariffKind
from keigarage.domain.status import Status
from keigarage.store.garage_file import GarageFile

# No field of either has its empty or default value.
NOTE = StateNote(
    id=1, code="VA", county="Fairfax", body=BodyClass.TRUCK, status=Status.ROAD,
    text="Ask for Ms. Lee.\n二行目", source="DMV Fairfax, Ms. Lee",
    checked_on=PartialDate(2026, 10),
)  # fmt: skip
TARIFF = OwnTariff(
    id=1, what="Section 301", kind=TariffKind.TOTAL_CAP, hts="9903.05.49", body=BodyClass.CAR,
    rate_pct=Decimal("12.50"), min_usd=Decimal("1.00"), max_usd=Decimal("600.10"),
    flat_usd=Decimal(2), effective_from=date(2027, 1, 1), effective_to=date(2027, 12, 31),
    replaces="fl301-car", cite="91 FR 1", note="told by the broker",
    checked_on=PartialDate(2026, 11, 20),
)  # fmt: skip


def keep(file: GarageFile, note: StateNote) -> None:
    write = RowWrite("state_note", note.id, file.state_notes.row(note))
    file.changes.write(Verb.ADD_STATE_NOTE, [write], subject="Virginia")


def keep_tariff(file: GarageFile, tariff: OwnTariff) -> None:
    write = RowWrite("own_tariff", tariff.id, file.own_tariffs.row(tariff))
    file.changes.write(Verb.ADD_TARIFF, [write], subject=tariff.what)


def test_a_note_comes_back_as_it_was_written(garage, open_garage):
    plain = StateNote(id=2, code="TX", text="x", source="y", checked_on=PartialDate(2026))
    keep(garage, NOTE)
    keep(garage, plain)
    garage.close()
    again = open_garage()
    assert again.state_notes.all() == [NOTE, plain]
    assert again.state_notes.of("VA") == [NOTE]
    assert again.state_notes.get(2) == plain
    with pytest.raises(NotFound, match="no note 3"):
        again.state_notes.get(3)


def test_a_rate_comes_back_to_the_last_figure(garage, open_garage):
    bare = OwnTariff(id=2, what="a", rate_pct=Decimal("0"), cite="b", checked_on=PartialDate(2026))
    keep_tariff(garage, TARIFF)
    keep_tariff(garage, bare)
    garage.close()
    again = open_garage()
    assert again.own_tariffs.all() == [TARIFF, bare]
    assert str(again.own_tariffs.get(1).rate_pct) == "12.50"
    with pytest.raises(NotFound, match="no rate 3"):
        again.own_tariffs.get(3)


def test_a_note_is_taken_back_and_brought_back(garage):
    keep(garage, NOTE)
    keep(garage, replace(NOTE, status=Status.PROHIBITED))
    garage.changes.undo()
    assert garage.state_notes.get(1).status is Status.ROAD
    garage.changes.undo()
    assert garage.state_notes.all() == []
    garage.changes.redo()
    assert garage.state_notes.all() == [NOTE]
    told = {field.field: field.after for field in garage.changes.history()[-1].fields}
    assert (told["status"], told["checked_on"]) == ("road", "2026-10")


@pytest.mark.parametrize("table, column, value", [
    ("state_note", "status", "maybe"), ("state_note", "body", "boat"),
    ("state_note", "checked_on", "2026-13"),
    ("own_tariff", "rate_pct", "much"), ("own_tariff", "kind", "gift"),
])  # fmt: skip
def test_the_check_names_a_row_that_no_version_writes(garage, table, column, value):
    keep(garage, NOTE)
    keep_tariff(garage, TARIFF)
    assert garage.check() == []
    with sqlite3.connect(garage.path) as file:
        file.execute(f"UPDATE {table} SET {column} = ?", (value,))
    file.close()
    assert any("cannot be read" in problem for problem in garage.check())


def test_the_file_itself_refuses_a_day_of_checking_that_is_no_date(garage):
    keep(garage, NOTE)
    with sqlite3.connect(garage.path) as file, pytest.raises(sqlite3.IntegrityError):
        file.execute("UPDATE state_note SET checked_on = 'lately'")
    file.close()
