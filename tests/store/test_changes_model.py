"""Any run of adding, editing, removing, undoing, redoing and reopening agrees with a list model."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from keigarage.domain.car import Car, Proof, ProofKind, Stage
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NothingToUndo
from keigarage.store.garage_file import GarageFile

_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)


class GarageModel(RuleBasedStateMachine):
    """The model is the list of all states there were, and where in it the garage stands."""

    @initialize()
    def open_one(self) -> None:
        self.temporary = tempfile.TemporaryDirectory()
        self.file = GarageFile.open(Path(self.temporary.name))
        self.states: list[tuple[dict[int, Car], dict[int, Proof]]] = [({}, {})]
        self.at = 0
        self.ids: set[int] = set()

    def teardown(self) -> None:
        self.file.close()
        self.temporary.cleanup()

    @property
    def cars(self) -> dict[int, Car]:
        return self.states[self.at][0]

    @property
    def proofs(self) -> dict[int, Proof]:
        return self.states[self.at][1]

    def _wrote(self, cars: dict[int, Car], proofs: dict[int, Proof], verb: Verb,
               writes: list[RowWrite]) -> None:  # fmt: skip
        change = self.file.changes.write(verb, writes, subject="")
        if (cars, proofs) == self.states[self.at]:
            assert change is None
        else:
            self.states[self.at + 1 :] = [(cars, proofs)]
            self.at += 1

    @rule(name=_names, stage=st.sampled_from(Stage))
    def add(self, name: str, stage: Stage) -> None:
        car = Car(id=self.file.changes.new_key("car"), name=name, stage=stage)
        assert car.id not in self.ids, "an id was given twice"
        self.ids.add(car.id)
        self._wrote(self.cars | {car.id: car}, self.proofs, Verb.ADD_CAR,
                    [RowWrite("car", car.id, self.file.cars.row(car))])  # fmt: skip

    @precondition(lambda self: self.cars)
    @rule(data=st.data(), name=_names, trashed=st.booleans())
    def edit(self, data: st.DataObject, name: str, trashed: bool) -> None:
        car = replace(self.cars[data.draw(st.sampled_from(sorted(self.cars)))], name=name,
                      trashed=trashed)  # fmt: skip
        self._wrote(self.cars | {car.id: car}, self.proofs, Verb.EDIT_CAR,
                    [RowWrite("car", car.id, self.file.cars.row(car))])  # fmt: skip

    @precondition(lambda self: self.cars)
    @rule(data=st.data(), year=st.integers(1960, 2030), kind=st.sampled_from(ProofKind))
    def add_proof(self, data: st.DataObject, year: int, kind: ProofKind) -> None:
        car_id = data.draw(st.sampled_from(sorted(self.cars)))
        proof = Proof(id=self.file.changes.new_key("proof"), car_id=car_id, kind=kind,
                      date=PartialDate(year))  # fmt: skip
        self._wrote(self.cars, self.proofs | {proof.id: proof}, Verb.ADD_PROOF,
                    [RowWrite("proof", proof.id, self.file.proofs.row(proof))])  # fmt: skip

    @precondition(lambda self: self.cars)
    @rule(data=st.data())
    def purge(self, data: st.DataObject) -> None:
        """A car with all that hangs on it, in one change."""
        car_id = data.draw(st.sampled_from(sorted(self.cars)))
        hanging = [proof.id for proof in self.proofs.values() if proof.car_id == car_id]
        cars = {number: car for number, car in self.cars.items() if number != car_id}
        proofs = {number: p for number, p in self.proofs.items() if number not in hanging}
        writes = [RowWrite("proof", number, None) for number in hanging]
        self._wrote(cars, proofs, Verb.TRASH_CAR, [*writes, RowWrite("car", car_id, None)])

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self._lead(self.file.changes.undo, -1)

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self._lead(self.file.changes.redo, 1)

    def _lead(self, move, by: int) -> None:
        try:
            move()
        except NothingToUndo:
            assert not 0 <= self.at + by < len(self.states)
        else:
            self.at += by

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = GarageFile.open(Path(self.temporary.name))
        assert self.file.check() == []

    @invariant()
    def agrees(self) -> None:
        if not hasattr(self, "states"):
            return
        found = self.file.cars.all(trashed=None)
        assert {car.id: car for car in found} == self.cars
        by_car = self.file.proofs.all_by_car()
        assert {proof.id: proof for held in by_car.values() for proof in held} == self.proofs
        assert (self.file.changes.next_undo() is not None) == (self.at > 0)
        assert (self.file.changes.next_redo() is not None) == (self.at + 1 < len(self.states))


TestGarageModel = GarageModel.TestCase
TestGarageModel.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
