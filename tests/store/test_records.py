"""What is put into a garage comes out the same, whatever it is."""

import sqlite3
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keigarage.domain.car import Body, Car, Currency, OdometerUnit, ProofKind, Stage
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NotFound, UnreadableValue
from keigarage.domain.paperwork import PaperRecord, PaperState


def test_a_car_with_every_field_comes_back_after_a_restart(open_garage, beat, add):
    for field in fields(Car):
        if field.name not in ("id", "trashed"):
            assert getattr(beat, field.name) != field.default, f"{field.name} proves nothing"
    garage = open_garage()
    stored = add(garage, beat)
    garage.close()
    assert open_garage().cars.get(stored.id) == stored


def test_an_empty_car_stays_empty(garage, add):
    stored = add(garage, Car(name="?"))
    assert garage.cars.get(stored.id) == Car(id=stored.id, name="?")


@pytest.mark.parametrize("when", [PartialDate(1900), PartialDate(2001), PartialDate(2001, 11),
                                  PartialDate(2000, 2, 29), PartialDate(2100, 12, 31)])  # fmt: skip
@pytest.mark.parametrize("field", ["built", "first_registered", "purchased_on"])
def test_a_date_keeps_its_precision(garage, add, field, when):
    stored = add(garage, Car(name="x", **{field: when}))
    assert getattr(garage.cars.get(stored.id), field) == when


def test_dates_stand_in_the_file_as_written_and_in_order(garage, add, folder):
    whens = [PartialDate(1998, 6, 7), PartialDate(1999), PartialDate(1998), PartialDate(1998, 6)]
    for when in whens:
        add(garage, Car(name="x", built=when))
    garage.close()
    with sqlite3.connect(folder / "garage.sqlite") as file:
        rows = file.execute(
            "SELECT built, typeof(built) FROM car WHERE built >= '1998' ORDER BY built"
        ).fetchall()
    file.close()
    assert rows == [(text, "text") for text in ("1998", "1998-06", "1998-06-07", "1999")]


@pytest.mark.parametrize("text", ["1998-6", "98-06", "06/07/1998", "", "1998-06-07x", "3000"])
def test_the_file_itself_refuses_what_is_no_date(garage, add, text):
    stored = add(garage, Car(name="x"))
    with pytest.raises(Exception, match="CHECK constraint failed"):
        garage.changes.write(Verb.EDIT_CAR, [RowWrite("car", stored.id, {"built": text})],
                             subject="x")  # fmt: skip
    assert garage.cars.get(stored.id).built is None


@pytest.mark.parametrize("text", [
    "鈴木アルトワークス４ＷＤターボ五速手動赤色車検二年付",  # full-width letters too
    "龘" * 29,
    "𠮷野家 🚗👨‍👩‍👧 e\u0301 ﬁ",
    "a\0b",
    "'; DROP TABLE car; --",
    "=cmd|' /C calc'!A0",
    "  kept  ",
    "\u202eright to left",
    "x" * 100_000,
])  # fmt: skip
def test_text_is_kept_as_typed(open_garage, add, text):
    garage = open_garage()
    stored = add(garage, Car(name=text, notes=text, chassis_no=text))
    garage.close()
    found = open_garage().cars.get(stored.id)
    assert (found.name, found.notes, found.chassis_no) == (text, text, text)


def test_half_a_character_is_refused_by_name_and_nothing_is_written(garage, add):
    with pytest.raises(UnreadableValue, match="seller holds half a character") as problem:
        add(garage, Car(name="x", seller="caf\udce9"))
    assert problem.value.field == "seller"
    assert garage.cars.all() == []
    assert garage.changes.history() == []


_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=29)
_dates = st.none() | st.tuples(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 3)
).map(lambda drawn: PartialDate(*(drawn[0].year, drawn[0].month, drawn[0].day)[: drawn[1]]))
_count = st.none() | st.integers(0, 9_999_999)
_cars = st.builds(
    Car, name=_text, stage=st.sampled_from(Stage), make=_text,
    body=st.none() | st.sampled_from(Body),
    built=_dates, first_registered=_dates, purchased_on=_dates, odometer=_count,
    odometer_unit=st.none() | st.sampled_from(OdometerUnit), length_mm=_count,
    power_ps=st.none() | st.floats(0.1, 2000),
    price=st.none() | st.decimals(0, 10**12, places=2) | st.just(Decimal("1E+3")),
    currency=st.none() | st.sampled_from(Currency), notes=_text, trashed=st.booleans(),
)  # fmt: skip


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(cars=st.lists(_cars, min_size=1, max_size=4))
def test_any_cars_come_back(garage, add, cars):
    stored = [add(garage, car) for car in cars]
    assert [garage.cars.get(car.id) for car in stored] == stored
    assert garage.cars.all(trashed=None)[-len(stored) :] == stored


def test_cars_come_by_trash(garage, add):
    kept, gone = add(garage, Car(name="kept")), add(garage, Car(name="gone", trashed=True))
    assert garage.cars.all() == [kept]
    assert garage.cars.all(trashed=True) == [gone]
    assert garage.cars.all(trashed=None) == [kept, gone]
    assert garage.cars.counts() == ({Stage.WANTED: 1}, 1)


def test_the_first_cars_by_name(garage, add):
    for car in (Car(name="beat"), Car(make="Suzuki", model="Alto"), Car(name="Alto"),
                Car(name="Aaa", trashed=True)):  # fmt: skip
        add(garage, car)
    assert [car.title for car in garage.cars.first(9)] == ["Alto", "beat", "Suzuki Alto"]
    assert [car.title for car in garage.cars.first(2)] == ["Alto", "beat"]


def test_more_cars_than_are_read_at_once_come_in_order(garage):
    cars = [Car(id=number, name=f"car {number}", make="Suzuki") for number in range(1, 1203)]
    rows = garage.cars.rows(cars)
    writes = [RowWrite("car", car.id, row) for car, row in zip(cars, rows, strict=True)]
    garage.changes.write(Verb.FILL_GARAGE, writes, subject="", detail="1202 cars")
    assert garage.cars.all() == cars


def test_a_car_keeps_its_stamps_when_it_is_edited(garage, add, edit):
    stored = add(garage, Car(name="x", trashed=True))
    before = garage.cars.row(stored)
    edit(garage, stored.id, color="red")
    after = garage.cars.row(garage.cars.get(stored.id))
    assert before["created_at"] == after["created_at"]
    assert before["trashed_at"] == after["trashed_at"] is not None


def test_proofs_and_papers_come_back_by_car(garage, add, add_proof):
    one, two = add(garage, Car(name="one")), add(garage, Car(name="two"))
    label = add_proof(garage, one.id, ProofKind.DATE_LABEL, PartialDate(1991, 5))
    glass = add_proof(garage, two.id, ProofKind.GLASS_CODE, PartialDate(1991))
    belt = add_proof(garage, one.id, ProofKind.SEAT_BELT_TAG, PartialDate(1991, 4, 30))
    assert garage.proofs.of(one.id) == [label, belt]
    assert garage.proofs.get(glass.id) == glass
    assert garage.proofs.all_by_car() == {one.id: [label, belt], two.id: [glass]}

    have = PaperRecord(paper_id="hs-7", state=PaperState.HAVE)
    asked = PaperRecord(paper_id="tx-130-u", state=PaperState.REQUESTED, due=PartialDate(2027, 1))
    for number, (car, record) in enumerate([(one, have), (one, asked), (two, have)], 1):
        write = RowWrite("paper", number, garage.papers.row(car.id, record))
        garage.changes.write(Verb.SET_PAPER, [write], subject="", car_id=car.id)
    assert garage.papers.of(one.id) == {"hs-7": have, "tx-130-u": asked}
    assert garage.papers.all_states() == {one.id: {"hs-7": have, "tx-130-u": asked},
                                          two.id: {"hs-7": have}}  # fmt: skip
    assert garage.papers.key(one.id, "tx-130-u") == 2
    assert garage.papers.key(two.id, "tx-130-u") is None
    assert garage.papers.of(99) == {}


def test_what_is_not_there_is_told(garage):
    with pytest.raises(NotFound, match="no car 7 "):
        garage.cars.get(7)
    with pytest.raises(NotFound, match="no proof 7 "):
        garage.proofs.get(7)


def test_a_stored_car_is_as_good_as_one_made_by_hand(garage, add, beat):
    """The store fills cars slot by slot; each must still be whole, frozen and comparable."""
    found = garage.cars.get(add(garage, beat).id)
    assert hash(found) == hash(replace(beat, id=found.id))
    assert replace(found, name="new").title == "new"
    with pytest.raises(AttributeError):
        found.name = "new"
