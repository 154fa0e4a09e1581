"""The people of an import: exporters, brokers, carriers, agencies and sellers, and their part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NewType

from keigarage.domain.car import CarId
from keigarage.domain.car_fields import Field
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.plan_fields import read_from
from keigarage.domain.words import say

PersonId = NewType("PersonId", int)
PartId = NewType("PartId", int)


class PersonKind(StrEnum):
    """What somebody mostly is to an importer; a firm is somebody too."""

    EXPORTER = "exporter"
    BROKER = "broker"
    CARRIER = "carrier"
    AGENCY = "agency"
    SELLER = "seller"


PERSON_KIND_WORDS = {
    PersonKind.EXPORTER: "Exporter",
    PersonKind.BROKER: "Customs broker",
    PersonKind.CARRIER: "Carrier",
    PersonKind.AGENCY: "Agency",
    PersonKind.SELLER: "Seller",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person, firm or office."""

    id: PersonId | None = None  # None until stored
    name: str = ""
    kind: PersonKind = PersonKind.SELLER
    email: str = ""
    phone: str = ""
    address: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a person did for one car, and what is open with them; empty when nothing is."""

    id: PartId | None = None  # None until stored
    person_id: PersonId
    car_id: CarId
    did: str = ""
    open_with_them: str = ""


def _kind(text: str) -> PersonKind:
    try:
        return PersonKind(plain(text).lower())
    except ValueError:
        raise UnreadableValue(
            say("{text} is no kind of person here: choose one of {choices}.",
                text=shortened(text), choices=", ".join(PersonKind))
        ) from None  # fmt: skip


def _email(text: str) -> str:
    address = plain(text)
    before, _, after = address.partition("@")
    if before and "." in after.strip(".") and not any(map(str.isspace, address)):
        return address
    raise UnreadableValue(
        say("{text} is no e-mail address: write one such as name@example.com.",
            text=shortened(text))
    )  # fmt: skip


PERSON_FIELDS: tuple[Field, ...] = (
    Field("name", "Name"),
    Field("kind", "Kind", _kind, PersonKind.SELLER, tuple(PersonKind)),
    Field("email", "E-mail", _email),
    Field("phone", "Phone"),
    Field("address", "Address"),
    Field("notes", "Notes"),
)
PERSON_FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in PERSON_FIELDS}

PART_FIELDS: tuple[Field, ...] = (
    Field("did", "What they did"),
    Field("open_with_them", "Open with them"),
)
PART_FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in PART_FIELDS}


def with_person_fields(person: Person, texts: Mapping[str, str]) -> Person:
    """The person with the named fields read from text; raises on the first that is wrong."""
    read: dict[str, Any] = {
        name: read_from(PERSON_FIELD_BY_NAME, name, text) for name, text in texts.items()
    }
    return checked_person(replace(person, **read))


def checked_person(person: Person) -> Person:
    """The same person; raises UnreadableValue when there is no name to find them by."""
    if not person.name.strip():
        raise UnreadableValue(
            say("Somebody needs a name: write a person's or a firm's."), field="name"
        )
    return person
