"""Sailings, from rows to domain values and back."""

from typing import Any

import peewee

from keigarage.domain.car import CarId
from keigarage.domain.errors import NotFound
from keigarage.domain.plan import Days, Sailing, SailingId
from keigarage.domain.words import say
from keigarage.store.database import Database, Row
from keigarage.store.rows import COLUMNS
from keigarage.store.stored import date_or_none, readable
from keigarage.store.tables import PlanRow, SailingRow

_NAMES = ("id", *COLUMNS["sailing"])
_QUERY = SailingRow.select(*(getattr(SailingRow, name) for name in _NAMES)).order_by(SailingRow.id)
_DATES = ("loads", "arrives", "released_on", "free_storage_end", "general_order")
# The two ends of the crossing stand in columns of their own.
_ENDS = ("shortest_days", "longest_days")


class SailingStore:
    """The sailings of a garage, in the order they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, sailing_id: SailingId) -> Sailing:
        """One sailing; raises NotFound."""
        found = self._sailings(_QUERY.where(SailingRow.id == sailing_id))
        if not found:
            raise NotFound(say("There is no sailing {number} in this garage.", number=sailing_id))
        return found[0]

    def all(self) -> list[Sailing]:
        return self._sailings(_QUERY)

    def cars_on(self, sailing_id: SailingId) -> list[CarId]:
        """The cars that share a sailing, those in the trash included."""
        query = PlanRow.select(PlanRow.car_id).where(PlanRow.sailing_id == sailing_id)
        return [row[0] for row in self._database.rows(query.order_by(PlanRow.car_id))]

    def row(self, sailing: Sailing) -> dict[str, Any]:
        """The row of one sailing, for `RowWrite`."""
        crossing = sailing.crossing
        ends = (None, None) if crossing is None else (crossing.least, crossing.most)
        row = {name: getattr(sailing, name) for name in COLUMNS["sailing"] if name not in _ENDS}
        for name in _DATES:
            row[name] = None if row[name] is None else str(row[name])
        return row | dict(zip(_ENDS, ends, strict=True))

    def _sailings(self, query: peewee.Query) -> list[Sailing]:
        with readable():
            return [_sailing(row) for row in self._database.rows(query)]


def _sailing(row: Row) -> Sailing:
    held = dict(zip(_NAMES, row, strict=True))
    least, most = (held.pop(name) for name in _ENDS)
    for name in _DATES:
        held[name] = date_or_none(held[name])
    crossing = None if least is None or most is None else Days(least, most)
    return Sailing(crossing=crossing, **held)
