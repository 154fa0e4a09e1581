"""Whom an owner deals with: people, what they did for which car, and what is open with them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from keigarage.domain.car import Car, CarId
from keigarage.domain.changes import Change, Row, RowWrite, Verb
from keigarage.domain.errors import NotFound, UnreadableValue
from keigarage.domain.people import (
    PERSON_FIELD_BY_NAME,
    Part,
    PartId,
    Person,
    PersonId,
    PersonKind,
    checked_person,
    with_person_fields,
)
from keigarage.domain.plain_text import shortened
from keigarage.domain.words import say
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.store.garage_file import GarageFile


@dataclass(frozen=True, slots=True)
class Involved:
    """One person's part in one car, with the car it is about."""

    part: Part
    car: Car


@dataclass(frozen=True, slots=True)
class Record:
    """A person with all their cars, those in the trash left out."""

    person: Person
    parts: tuple[Involved, ...]

    @property
    def open(self) -> tuple[Involved, ...]:
        """The parts with something left to do."""
        return tuple(held for held in self.parts if held.part.open_with_them)


class People:
    """The people of one garage. Every write is recorded, announced and can be undone."""

    def __init__(self, file: GarageFile, announce: Announce = to_nobody) -> None:
        self._file = file
        self._announce = announce

    def records(self) -> tuple[Record, ...]:
        """Everybody by name, in a few queries however many there are."""
        cars = {car.id: car for car in self._file.cars.all(trashed=False)}
        parts: dict[PersonId, list[Involved]] = {}
        for part in self._file.people.all_parts():
            if part.car_id in cars:
                parts.setdefault(part.person_id, []).append(Involved(part, cars[part.car_id]))
        return tuple(
            Record(person, tuple(parts.get(person.id, ())) if person.id else ())
            for person in self._all()
        )

    def person(self, person_id: PersonId) -> Person:
        """raises -- NotFound"""
        return self._file.people.get(person_id)

    def names(self, kind: PersonKind | None = None) -> tuple[str, ...]:
        """The names known, of one kind or of all, for a box to offer."""
        kept = (person.name for person in self._all() if kind in (None, person.kind))
        return tuple(dict.fromkeys(kept))

    def add(self, person: Person) -> Person:
        """raises -- UnreadableValue without a name"""
        checked_person(person)
        with self._file.together():
            person = replace(person, id=PersonId(self._file.changes.new_key("person")))
            change = self._write(Verb.ADD_PERSON, person, self._file.people.row(person))
        self._tell(change)
        return person

    def edit(self, person_id: PersonId, texts: Mapping[str, str]) -> Person:
        """Set fields from text as typed. raises -- UnreadableValue naming the field, NotFound"""
        with self._file.together():
            before = self.person(person_id)
            after = with_person_fields(before, texts)
            row = self._file.people.row(after)
            detail = ", ".join(say(PERSON_FIELD_BY_NAME[name].label) for name in texts)
            change = self._write(Verb.EDIT_PERSON, before, row, detail)
        self._tell(change)
        return after

    def remove(self, person_id: PersonId) -> Person:
        """Take a person away with their parts in cars, as one change."""
        with self._file.together():
            person = self.person(person_id)
            parts = self._file.people.parts_of(person_id)
            writes = [RowWrite("person_car", part.id, None) for part in parts if part.id]
            change = self._file.changes.write(
                Verb.REMOVE_PERSON, [*writes, RowWrite("person", person_id, None)],
                subject=shortened(person.name),
            )  # fmt: skip
        self._tell(change)
        return person

    # Their part in cars

    def parts_in(self, car_id: CarId) -> tuple[tuple[Part, Person], ...]:
        """Who did what for one car."""
        return tuple(
            (part, self.person(part.person_id)) for part in self._file.people.parts_in(car_id)
        )

    def save_part(self, part: Part) -> Part:
        """Add a part, or write over the one of the same id.

        raises -- UnreadableValue when it says nothing, NotFound
        """
        part = replace(part, did=part.did.strip(), open_with_them=part.open_with_them.strip())
        if not part.did and not part.open_with_them:
            raise UnreadableValue(
                say("Write what they did for the car, or what is open with them."), field="did"
            )
        with self._file.together():
            self._file.cars.get(part.car_id)
            verb = Verb.EDIT_PART if part.id else Verb.ADD_PART
            if part.id:
                self._file.people.part(part.id)
            else:
                part = replace(part, id=PartId(self._file.changes.new_key("person_car")))
            change = self._write_part(verb, part, self._file.people.part_row(part))
        self._tell(change)
        return part

    def remove_part(self, part: Part) -> None:
        """raises -- NotFound"""
        assert part.id is not None
        with self._file.together():
            self._file.people.part(part.id)
            change = self._write_part(Verb.REMOVE_PART, part, None)
        self._tell(change)

    def settle(self, part: Part) -> Part:
        """Nothing is open any more; what was is kept as done where nothing else is noted."""
        if not part.open_with_them:
            raise NotFound(say("Nothing is open with them."))
        return self.save_part(replace(part, did=part.did or part.open_with_them, open_with_them=""))

    def _all(self) -> list[Person]:
        return sorted(self._file.people.all(), key=lambda person: person.name.casefold())

    def _write(self, verb: Verb, person: Person, row: Row, detail: str = "") -> Change | None:
        assert person.id is not None
        return self._file.changes.write(
            verb, [RowWrite("person", person.id, row)], subject=shortened(person.name),
            detail=detail,
        )  # fmt: skip

    def _write_part(self, verb: Verb, part: Part, row: Row | None) -> Change | None:
        assert part.id is not None
        name = shortened(self.person(part.person_id).name)
        return self._file.changes.write(
            verb, [RowWrite("person_car", part.id, row)],
            subject=self._file.cars.get(part.car_id).title, detail=name, car_id=part.car_id,
        )  # fmt: skip

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            self._announce(Happened(change, change.car_id))
