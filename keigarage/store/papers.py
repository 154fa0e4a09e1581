"""What the owner noted of each paper, from rows to domain values and back."""

from typing import Any

from keigarage.domain.car import CarId
from keigarage.domain.paperwork import PaperRecord, PaperState
from keigarage.store.database import Database
from keigarage.store.stored import date_or_none, readable
from keigarage.store.tables import PaperRow

_QUERY = PaperRow.select(PaperRow.car_id, PaperRow.paper_id, PaperRow.state, PaperRow.due).order_by(
    PaperRow.car_id, PaperRow.id
)


class PaperStore:
    """The papers the owner has touched; what is not here is needed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, car_id: CarId) -> dict[str, PaperRecord]:
        return self._by_car(car_id).get(car_id, {})

    def all_states(self) -> dict[CarId, dict[str, PaperRecord]]:
        """The papers of every car that has any, in one query."""
        return self._by_car(None)

    def key(self, car_id: CarId, paper_id: str) -> int | None:
        """The row that keeps this paper of this car; None where it was never touched."""
        found: int | None = self._database.value(
            PaperRow.select(PaperRow.id).where(
                (PaperRow.car_id == car_id) & (PaperRow.paper_id == paper_id)
            )
        )
        return found

    def row(self, car_id: CarId, record: PaperRecord) -> dict[str, Any]:
        """The row of one paper, for `RowWrite`."""
        return {
            "car_id": car_id,
            "paper_id": record.paper_id,
            "state": str(record.state),
            "due": None if record.due is None else str(record.due),
        }

    def _by_car(self, car_id: CarId | None) -> dict[CarId, dict[str, PaperRecord]]:
        query = _QUERY if car_id is None else _QUERY.where(PaperRow.car_id == car_id)
        by_car: dict[CarId, dict[str, PaperRecord]] = {}
        # Cars share the same few states and due dates, and a record is never changed.
        known: dict[tuple[str, str, str | None], PaperRecord] = {}
        with readable():
            for car, *stored in self._database.rows(query):
                paper_id, state, due = stored
                record = known.get((paper_id, state, due))
                if record is None:
                    record = known[paper_id, state, due] = PaperRecord(
                        paper_id=paper_id, state=PaperState(state), due=date_or_none(due)
                    )
                by_car.setdefault(car, {})[record.paper_id] = record
        return by_car
