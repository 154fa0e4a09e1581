"""Proofs of age, from rows to domain values and back."""

from typing import Any

import peewee

from keigarage.domain.car import CarId, Proof, ProofId, ProofKind
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NotFound
from keigarage.domain.words import say
from keigarage.store.database import Database, Row
from keigarage.store.stored import readable
from keigarage.store.tables import ProofRow

_QUERY = ProofRow.select(
    ProofRow.id, ProofRow.car_id, ProofRow.kind, ProofRow.date, ProofRow.note
).order_by(ProofRow.id)


def _proof(row: Row) -> Proof:
    number, car_id, kind, date, note = row
    return Proof(
        id=number, car_id=car_id, kind=ProofKind(kind), date=PartialDate.from_iso(date), note=note
    )


class ProofStore:
    """The proofs of the cars, in the order they were noted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, proof_id: ProofId) -> Proof:
        """One proof; raises NotFound."""
        found = self._proofs(_QUERY.where(ProofRow.id == proof_id))
        if not found:
            raise NotFound(say("There is no proof {number} in this garage.", number=proof_id))
        return found[0]

    def of(self, car_id: CarId) -> list[Proof]:
        return self._proofs(_QUERY.where(ProofRow.car_id == car_id))

    def all_by_car(self) -> dict[CarId, list[Proof]]:
        """The proofs of every car that has any, in one query."""
        by_car: dict[CarId, list[Proof]] = {}
        for proof in self._proofs(_QUERY):
            by_car.setdefault(proof.car_id, []).append(proof)
        return by_car

    def row(self, proof: Proof) -> dict[str, Any]:
        """The row of one proof, for `RowWrite`."""
        return {
            "car_id": proof.car_id,
            "kind": str(proof.kind),
            "date": str(proof.date),
            "note": proof.note,
        }

    def _proofs(self, query: peewee.Query) -> list[Proof]:
        with readable():
            return [_proof(row) for row in self._database.rows(query)]
