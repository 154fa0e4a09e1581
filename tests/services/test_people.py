"""People kept with what they did for which car."""

from dataclasses import replace

import pytest

from keigarage.domain.car import CarId
from keigarage.domain.errors import NotFound, UnreadableValue
from keigarage.domain.people import Part, Person, PersonId, PersonKind
from keigarage.services.people import People


@pytest.fixture
def people(bench) -> People:
    return People(bench.file, bench.seen.append)


@pytest.fixture
def tanaka(bench, people) -> PersonId:
    found = people.add(Person(name="Tanaka Trading", kind=PersonKind.EXPORTER)).id
    bench.seen.clear()
    return found


def test_people_stand_by_name(people, tanaka):
    people.add(Person(name="acme brokers", kind=PersonKind.BROKER))
    assert [record.person.name for record in people.records()] == ["acme brokers", "Tanaka Trading"]
    assert people.names() == ("acme brokers", "Tanaka Trading")
    assert people.names(PersonKind.BROKER) == ("acme brokers",)
    assert people.names(PersonKind.SELLER) == ()


def test_a_person_is_edited_and_undone(bench, people, tanaka):
    people.edit(tanaka, {"email": "tanaka@example.com"})
    assert people.person(tanaka).email == "tanaka@example.com"
    assert bench.announced == [("Edit Tanaka Trading: E-mail", None)]
    with pytest.raises(UnreadableValue):
        people.edit(tanaka, {"name": " "})
    bench.garage.undo()
    assert people.person(tanaka).email == ""


def test_what_is_open_with_somebody_is_told_and_settled(bench, beat: CarId, people, tanaka):
    part = people.save_part(Part(person_id=tanaka, car_id=beat, did="sold it at auction",
                                 open_with_them="export certificate"))  # fmt: skip
    (record,) = people.records()
    assert [(held.part, held.car.title) for held in record.open] == [(part, "Honda Beat")]
    assert people.parts_in(beat) == ((part, people.person(tanaka)),)
    assert people.settle(part).open_with_them == ""
    (record,) = people.records()
    assert record.open == () and record.parts[0].part.did == "sold it at auction"
    assert [change.words for change in bench.garage.history(beat)][:2] == [
        "Edit what Tanaka Trading did for Honda Beat",
        "Note what Tanaka Trading did for Honda Beat",
    ]  # fmt: skip


def test_settling_keeps_what_was_open_as_done(people, beat, tanaka):
    part = people.save_part(Part(person_id=tanaka, car_id=beat, open_with_them=" send papers "))
    assert people.settle(part).did == "send papers"
    with pytest.raises(NotFound):
        people.settle(replace(part, open_with_them=""))


def test_a_part_says_something_about_a_car_that_is_there(bench, people, beat, tanaka):
    with pytest.raises(UnreadableValue):
        people.save_part(Part(person_id=tanaka, car_id=beat, did="  "))
    with pytest.raises(NotFound):
        people.save_part(Part(person_id=tanaka, car_id=CarId(99), did="x"))
    with pytest.raises(NotFound):
        people.save_part(Part(person_id=PersonId(99), car_id=beat, did="x"))
    assert bench.seen == []
    assert bench.file.check() == []


def test_a_person_goes_with_their_parts_and_comes_back_with_them(bench, people, beat, tanaka):
    part = people.save_part(Part(person_id=tanaka, car_id=beat, did="sold it"))
    before = people.records()
    people.remove(tanaka)
    assert people.records() == ()
    assert people.parts_in(beat) == ()
    bench.garage.undo()
    assert people.records() == before
    people.remove_part(part)
    assert people.records()[0].parts == ()
    assert bench.file.check() == []


def test_a_car_in_the_trash_is_nobody_s_business(bench, people, beat, tanaka):
    people.save_part(Part(person_id=tanaka, car_id=beat, open_with_them="papers"))
    bench.garage.trash(beat)
    assert people.records()[0].parts == ()
    bench.garage.untrash(beat)
    assert len(people.records()[0].open) == 1
