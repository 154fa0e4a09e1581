"""Cost lines, from rows to domain values and back."""

from datetime import date
from decimal import Decimal
from typing import Any

import peewee

from keigarage.domain.car import CarId, Currency, Stage
from keigarage.domain.costs import CostKind, CostLine, CostLineId
from keigarage.domain.errors import NotFound
from keigarage.domain.words import say
from keigarage.store.database import Database, Row
from keigarage.store.rows import COLUMNS
from keigarage.store.stored import date_or_none, decimal_text, readable
from keigarage.store.tables import CostLineRow

_NAMES = ("id", *COLUMNS["cost_line"])
_QUERY = CostLineRow.select(*(getattr(CostLineRow, name) for name in _NAMES)).order_by(
    CostLineRow.id
)
_AMOUNTS = ("estimate", "actual", "rate")
_DATES = ("rate_on", "paid_on")


class CostLineStore:
    """The cost lines of the cars, in the order they were noted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, line_id: CostLineId) -> CostLine:
        """One line; raises NotFound."""
        found = self._lines(_QUERY.where(CostLineRow.id == line_id))
        if not found:
            raise NotFound(say("There is no cost line {number} in this garage.", number=line_id))
        return found[0]

    def of(self, car_id: CarId) -> list[CostLine]:
        return self._lines(_QUERY.where(CostLineRow.car_id == car_id))

    def all_by_car(self) -> dict[CarId, list[CostLine]]:
        """The lines of every car that has any, in one query."""
        by_car: dict[CarId, list[CostLine]] = {}
        for line in self._lines(_QUERY):
            by_car.setdefault(line.car_id, []).append(line)
        return by_car

    def newest_rate(self) -> Decimal | None:
        """The rate last noted, by its own day, of any car; read without reading every line."""
        newest = CostLineRow.select(CostLineRow.rate_on, peewee.fn.MAX(CostLineRow.id)).where(
            CostLineRow.rate.is_null(False)
        ).group_by(CostLineRow.rate_on)  # fmt: skip
        with readable():
            found = [(date_or_none(when), number) for when, number in self._database.rows(newest)]
        if not found:
            return None
        _, number = max(found, key=lambda pair: (pair[0].last if pair[0] else date.min, pair[1]))
        return self.get(CostLineId(number)).rate

    def row(self, line: CostLine) -> dict[str, Any]:
        """The row of one line, for `RowWrite`."""
        return {name: _plain(getattr(line, name)) for name in COLUMNS["cost_line"]}

    def _lines(self, query: peewee.Query) -> list[CostLine]:
        with readable():
            return [_line(row) for row in self._database.rows(query)]


def _line(row: Row) -> CostLine:
    held = dict(zip(_NAMES, row, strict=True))
    for name in _AMOUNTS:
        held[name] = None if held[name] is None else Decimal(held[name])
    for name in _DATES:
        held[name] = date_or_none(held[name])
    held |= {
        "stage": Stage(held["stage"]),
        "kind": CostKind(held["kind"]),
        "currency": Currency(held["currency"]),
    }
    return CostLine(**held)


def _plain(value: Any) -> Any:
    if value is None or type(value) is int:
        return value
    return decimal_text(value) if isinstance(value, Decimal) else str(value)
