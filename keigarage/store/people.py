"""People and their parts in cars, from rows to domain values and back."""

from typing import Any

import peewee

from keigarage.domain.car import CarId
from keigarage.domain.errors import NotFound
from keigarage.domain.people import Part, PartId, Person, PersonId, PersonKind
from keigarage.domain.words import say
from keigarage.store.database import Database, Row
from keigarage.store.rows import COLUMNS
from keigarage.store.stored import readable
from keigarage.store.tables import PersonCarRow, PersonRow

_PERSON_NAMES = ("id", *COLUMNS["person"])
_PEOPLE = PersonRow.select(*(getattr(PersonRow, name) for name in _PERSON_NAMES)).order_by(
    PersonRow.id
)
_PART_NAMES = ("id", *COLUMNS["person_car"])
_PARTS = PersonCarRow.select(*(getattr(PersonCarRow, name) for name in _PART_NAMES)).order_by(
    PersonCarRow.id
)


class PersonStore:
    """The people, in the order they were added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, person_id: PersonId) -> Person:
        """One person; raises NotFound."""
        found = self._people(_PEOPLE.where(PersonRow.id == person_id))
        if not found:
            raise NotFound(say("There is no person {number} in this garage.", number=person_id))
        return found[0]

    def all(self) -> list[Person]:
        return self._people(_PEOPLE)

    def part(self, part_id: PartId) -> Part:
        """One person's part in one car; raises NotFound."""
        found = self._parts(_PARTS.where(PersonCarRow.id == part_id))
        if not found:
            raise NotFound(say("That is not in this garage any more."))
        return found[0]

    def parts_of(self, person_id: PersonId) -> list[Part]:
        return self._parts(_PARTS.where(PersonCarRow.person_id == person_id))

    def parts_in(self, car_id: CarId) -> list[Part]:
        return self._parts(_PARTS.where(PersonCarRow.car_id == car_id))

    def all_parts(self) -> list[Part]:
        return self._parts(_PARTS)

    def row(self, person: Person) -> dict[str, Any]:
        """The row of one person, for `RowWrite`."""
        row = {name: getattr(person, name) for name in COLUMNS["person"]}
        return row | {"kind": str(person.kind)}

    def part_row(self, part: Part) -> dict[str, Any]:
        """The row of one part, for `RowWrite`."""
        return {name: getattr(part, name) for name in COLUMNS["person_car"]}

    def _people(self, query: peewee.Query) -> list[Person]:
        with readable():
            return [_person(row) for row in self._database.rows(query)]

    def _parts(self, query: peewee.Query) -> list[Part]:
        with readable():
            rows = self._database.rows(query)
            return [Part(**dict(zip(_PART_NAMES, row, strict=True))) for row in rows]


def _person(row: Row) -> Person:
    held = dict(zip(_PERSON_NAMES, row, strict=True))
    return Person(**held | {"kind": PersonKind(held["kind"])})
