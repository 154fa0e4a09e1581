"""People as they are typed."""

import pytest

from keigarage.domain.errors import UnreadableValue
from keigarage.domain.people import Person, PersonKind, with_person_fields


def test_fields_are_read_as_typed():
    person = with_person_fields(
        Person(),
        {"name": "  Tanaka Trading ", "kind": "Exporter", "email": "ｔａｎａｋａ@example.co.jp",
         "phone": "+81 3 1234 5678", "address": "1-2-3 Minato", "notes": ""},
    )  # fmt: skip
    assert person == Person(
        name="Tanaka Trading", kind=PersonKind.EXPORTER, email="tanaka@example.co.jp",
        phone="+81 3 1234 5678", address="1-2-3 Minato",
    )  # fmt: skip


@pytest.mark.parametrize(
    "name, text",
    [("kind", "friend"), ("email", "tanaka"), ("email", "@example.com"), ("email", "a b@c.de"),
     ("email", "a@b"), ("email", "a@."), ("name", ""), ("name", "   ")],
)  # fmt: skip
def test_what_is_wrong_is_named(name, text):
    with pytest.raises(UnreadableValue) as told:
        with_person_fields(Person(name="Tanaka"), {name: text})
    assert told.value.field == name
