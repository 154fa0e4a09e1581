"""What an owner does with cars: one verb a method, each one transaction and one named change."""

import re
from collections.abc import Mapping
from dataclasses import replace

from keigarage.domain.car import Car, CarId, Proof, ProofId, Stage
from keigarage.domain.car_fields import FIELD_BY_NAME, checked, with_fields
from keigarage.domain.changes import Change, Row, RowWrite, Verb
from keigarage.domain.errors import NotFound
from keigarage.domain.evidence import LABELS
from keigarage.domain.plain_text import folded
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.store.garage_file import GarageFile


class Garage:
    """The cars of one garage file. Every write is recorded, announced and can be undone."""

    def __init__(self, file: GarageFile, announce: Announce = to_nobody) -> None:
        self._file = file
        self._announce = announce

    def cars(self, trashed: bool | None = False) -> list[Car]:
        """Cars at hand, in the trash (True), or all of them (None)."""
        return self._file.cars.all(trashed=trashed)

    def counts(self) -> tuple[dict[Stage, int], int]:
        """How many cars stand at each stage, and how many lie in the trash."""
        return self._file.cars.counts()

    def car(self, car_id: CarId) -> Car:
        """raises -- NotFound"""
        return self._file.cars.get(car_id)

    def find(self, text: str) -> Car:
        """The car that `text` names: its id, chassis number or name, else words found in it alone.

        A number is never taken for part of another, so that 12 is not the car PP1-1100123.
        raises -- NotFound, with the cars to choose between when there are several
        """
        everything = self.cars(trashed=None)
        plain = text.strip()
        if plain.isdigit():
            found = [car for car in everything if str(car.id) == plain]
            if found:
                return found[0]
        for names in (_full_names, _name_parts):
            found = [car for car in everything if names(car, plain)]
            if len(found) == 1:
                return found[0]
            if found:
                shown = ", ".join(f"{car.id} {car.title}" for car in found[:6])
                raise NotFound(
                    say("{text} fits {count} cars: name one by its number ({shown}).",
                        text=plain, count=len(found), shown=shown)
                )  # fmt: skip
        raise NotFound(say("There is no car {text}: list them with `keigarage cars`.", text=plain))

    def add(self, car: Car) -> Car:
        """Put a new car in the garage; raises when it has neither a name nor make and model."""
        checked(car)
        with self._file.together():
            car_id = CarId(self._file.changes.new_key("car"))
            change = self._write_car(Verb.ADD_CAR, replace(car, id=car_id))
        self._tell(change)
        return self.car(car_id)

    def edit(self, car_id: CarId, texts: Mapping[str, str]) -> Car:
        """Set fields from text as typed; the first wrong one is named and nothing is written."""
        with self._file.together():
            change = self._write_edit(with_fields(self.car(car_id), texts))
        self._tell(change)
        return self.car(car_id)

    def save(self, car: Car) -> Car:
        """Write the fields of the car over the stored one, as one change named by them.

        Whether it lies in the trash is not among them.
        """
        assert car.id is not None
        checked(car)
        with self._file.together():
            change = self._write_edit(car)
        self._tell(change)
        return self.car(car.id)

    def move(self, car_id: CarId, stage: Stage) -> Car:
        """Move the car to a stage; any stage may follow any."""
        with self._file.together():
            moved = replace(self.car(car_id), stage=stage)
            change = self._write_car(Verb.MOVE_STAGE, moved, say(STAGE_WORDS[stage]))
        self._tell(change)
        return moved

    def trash(self, car_id: CarId) -> Car:
        """Put the car in the trash; its papers and proofs stay with it."""
        return self._set_trashed(car_id, True, Verb.TRASH_CAR)

    def untrash(self, car_id: CarId) -> Car:
        return self._set_trashed(car_id, False, Verb.UNTRASH_CAR)

    def proofs(self, car_id: CarId) -> tuple[Proof, ...]:
        return tuple(self._file.proofs.of(car_id))

    def save_proof(self, proof: Proof) -> Proof:
        """Add a proof of age, or write over the one of the same id; raises NotFound."""
        with self._file.together():
            verb = Verb.EDIT_PROOF if proof.id else Verb.ADD_PROOF
            if proof.id:
                self._file.proofs.get(proof.id)
            else:
                proof = replace(proof, id=ProofId(self._file.changes.new_key("proof")))
            change = self._write_proof(verb, proof, self._file.proofs.row(proof))
        self._tell(change)
        return proof

    def remove_proof(self, proof: Proof) -> None:
        with self._file.together():
            change = self._write_proof(Verb.REMOVE_PROOF, proof, None)
        self._tell(change)

    def undo(self) -> Change:
        """Take the last change back; raises NothingToUndo."""
        change = self._file.changes.undo()
        self._tell(change)
        return change

    def redo(self) -> Change:
        """Bring the last undone change back; raises NothingToUndo."""
        change = self._file.changes.redo()
        self._tell(change)
        return change

    def next_undo(self) -> Change | None:
        return self._file.changes.next_undo()

    def next_redo(self) -> Change | None:
        return self._file.changes.next_redo()

    def history(self, car_id: CarId | None = None, limit: int = 500) -> list[Change]:
        """Changes, newest first: what changed, from what to what, when."""
        return self._file.changes.history(car_id, limit)

    def _set_trashed(self, car_id: CarId, trashed: bool, verb: Verb) -> Car:
        with self._file.together():
            change = self._write_car(verb, replace(self.car(car_id), trashed=trashed))
        self._tell(change)
        return self.car(car_id)

    def _write_edit(self, car: Car) -> Change | None:
        assert car.id is not None
        before = self.car(car.id)
        changed = [n for n in FIELD_BY_NAME if getattr(before, n) != getattr(car, n)]
        if not changed:
            return None  # 3150 and 3150.00 are one price, though two texts in the file
        car = replace(car, trashed=before.trashed)
        if changed == ["stage"]:
            return self._write_car(Verb.MOVE_STAGE, car, say(STAGE_WORDS[car.stage]))
        labels = ", ".join(say(FIELD_BY_NAME[name].label) for name in changed)
        # Named by what it was called before: that is the name the owner remembers.
        return self._write_car(Verb.EDIT_CAR, car, labels, before.title)

    def _write_car(
        self, verb: Verb, car: Car, detail: str = "", subject: str = ""
    ) -> Change | None:
        assert car.id is not None
        write = RowWrite("car", car.id, self._file.cars.row(car))
        return self._file.changes.write(
            verb, [write], subject=subject or car.title, detail=detail, car_id=car.id
        )

    def _write_proof(self, verb: Verb, proof: Proof, row: Row | None) -> Change | None:
        assert proof.id is not None
        car = self.car(proof.car_id)
        return self._file.changes.write(
            verb, [RowWrite("proof", proof.id, row)], subject=car.title,
            detail=say(LABELS[proof.kind]), car_id=car.id,
        )  # fmt: skip

    def _tell(self, change: Change | None) -> None:
        """Announce a change once it is saved, so that no window shows what a full disk undid."""
        if change is not None:
            self._announce(Happened(change, change.car_id))


def _full_names(car: Car, text: str) -> bool:
    needle = folded(text)
    names = (car.chassis_no, car.title, f"{car.make} {car.model}")
    return bool(needle) and needle in map(folded, names)


def _name_parts(car: Car, text: str) -> bool:
    words = [folded(word) for word in text.split() if folded(word)]
    names = f"{car.title} {car.make} {car.model} {car.chassis_no}"
    whole = {folded(name) for name in re.split(r"[\s-]+", names)}
    everything = " ".join(folded(name) for name in names.split())
    return bool(words) and all(
        word in whole if word.isdigit() else word in everything for word in words
    )
