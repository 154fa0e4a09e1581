"""Adding, editing, moving and trashing cars: what is kept, named, announced and taken back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from keigarage.domain.car import Car, CarId, Proof, ProofKind, Stage
from keigarage.domain.changes import Standing
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import (
    GarageReadOnly,
    NotFound,
    NothingToUndo,
    UnreadableValue,
)
from keigarage.services.garage import Garage
from keigarage.store.garage_file import GarageFile

from .conftest import BEAT, CARRY, Bench

UNTOUCHED = Car(make="Autozam", model="AZ-1")


def words(bench: Bench) -> list[str]:
    """The history as a person reads it, oldest first."""
    return [change.words for change in reversed(bench.garage.history())]


# Adding


def test_an_added_car_is_kept_under_a_number_of_its_own(bench: Bench) -> None:
    one, two = bench.garage.add(BEAT), bench.garage.add(BEAT)
    assert one.id != two.id
    assert one == replace(BEAT, id=one.id)
    assert bench.garage.cars() == [one, two]
    assert bench.announced == [("Add Honda Beat", one.id), ("Add Honda Beat", two.id)]


def test_a_car_without_any_name_is_refused(bench: Bench) -> None:
    with pytest.raises(UnreadableValue, match="a make and a model, or a name") as refused:
        bench.garage.add(Car(make="Honda"))
    assert refused.value.field == "name"
    assert bench.garage.cars(trashed=None) == []
    assert bench.announced == [] and words(bench) == []


def test_counts_follow_the_cars(bench: Bench) -> None:
    one, two = bench.add(BEAT), bench.add(CARRY)
    assert bench.garage.counts() == ({Stage.WANTED: 1, Stage.IN_TRANSIT: 1}, 0)
    bench.garage.move(one, Stage.IN_TRANSIT)
    bench.garage.trash(two)
    assert bench.garage.counts() == ({Stage.IN_TRANSIT: 1}, 1)


# Editing


@pytest.mark.parametrize("texts, name", [
    ({"built": "平成3年6月"}, "Edit Honda Beat: Built"),
    ({"built": "1991-06", "color": "yellow"}, "Edit Honda Beat: Built, Color"),
    ({"color": "yellow", "built": "1991-05"}, "Edit Honda Beat: Color"),  # built was that
    ({"name": "Sunny"}, "Edit Honda Beat: Name"),  # by the name it is remembered under
    ({"stage": "bought"}, "Move Honda Beat to Bought"),
    ({"stage": "bought", "price": "450,000"}, "Edit Honda Beat: Stage, Price"),
    ({"built": ""}, "Edit Honda Beat: Built"),
])  # fmt: skip
def test_an_edit_is_one_change_named_by_its_fields(
    bench: Bench, beat: CarId, texts: dict[str, str], name: str
) -> None:
    edited = bench.garage.edit(beat, texts)
    assert edited == bench.garage.car(beat)
    assert bench.announced == [(name, beat)]
    assert bench.garage.undo().words == name
    assert bench.garage.car(beat) == replace(BEAT, id=beat)


def test_an_edit_changes_what_was_typed_and_nothing_else(bench: Bench, beat: CarId) -> None:
    edited = bench.garage.edit(beat, {"built": "H3.6", "odometer": "84,210", "notes": " two\n "})
    assert edited == replace(
        BEAT, id=beat, built=PartialDate(1991, 6), odometer=84210, notes=" two\n "
    )
    [change, _] = bench.garage.history(beat)
    assert [(f.field, f.before, f.after) for f in change.fields] == [
        ("built", "1991-05", "1991-06"), ("odometer", None, 84210), ("notes", "", " two\n "),
    ]  # fmt: skip
    assert change.by == "tests"


@pytest.mark.parametrize("texts, field", [
    ({"color": "red", "built": "1/2/1991"}, "built"),
    ({"color": "red", "first_registered": "昭和65年"}, "first_registered"),
    ({"color": "red", "state": "Texas"}, "state"),
    ({"color": "red", "odometer": "many"}, "odometer"),
    ({"color": "red", "wheels": "4"}, "wheels"),
    ({"color": "red", "trashed": "yes"}, "trashed"),
    ({"color": "red", "id": "7"}, "id"),
    ({"make": ""}, "name"),
    ({"notes": "half \ud800 a character"}, "notes"),
])  # fmt: skip
def test_a_wrong_field_is_named_and_nothing_is_written(
    bench: Bench, beat: CarId, texts: dict[str, str], field: str
) -> None:
    with pytest.raises(UnreadableValue) as refused:
        bench.garage.edit(beat, texts)
    assert refused.value.field == field
    assert str(refused.value).endswith(".")
    assert bench.garage.car(beat) == replace(BEAT, id=beat)
    assert bench.announced == [] and words(bench) == ["Add Honda Beat"]


@pytest.mark.parametrize("texts", [
    {}, {"built": "May 1991"}, {"state": "tx", "stage": "wanted"}, {"price": "3150.00"},
    {"power_ps": "64"}, {"color": ""},
])  # fmt: skip
def test_typing_what_stands_there_is_no_change(bench: Bench, texts: dict[str, str]) -> None:
    beat = bench.add(replace(BEAT, price=Decimal("3150"), power_ps=64.0))
    before = bench.garage.car(beat)
    assert bench.garage.edit(beat, texts) == before
    assert bench.announced == [] and words(bench) == ["Add Honda Beat"]


def test_saving_a_car_writes_its_fields_over_the_stored_ones(bench: Bench, beat: CarId) -> None:
    saved = bench.garage.save(replace(BEAT, id=beat, color="red", plate="KEI 1"))
    assert (saved.color, saved.plate) == ("red", "KEI 1")
    assert bench.announced == [("Edit Honda Beat: Color, Plate", beat)]
    bench.garage.save(saved)
    assert len(bench.announced) == 1


def test_a_form_left_open_does_not_take_a_car_out_of_the_trash(bench: Bench, beat: CarId) -> None:
    shown = bench.garage.car(beat)
    bench.garage.trash(beat)
    assert bench.garage.save(replace(shown, color="red")).trashed
    assert bench.garage.cars() == []


@pytest.mark.parametrize("act", [
    lambda garage, car: garage.edit(car, {"color": "red"}),
    lambda garage, car: garage.save(replace(BEAT, id=car)),
    lambda garage, car: garage.move(car, Stage.OWNED),
    lambda garage, car: garage.trash(car),
    lambda garage, car: garage.untrash(car),
    lambda garage, car: garage.save_proof(
        Proof(car_id=car, kind=ProofKind.DATE_LABEL, date=PartialDate(1991))
    ),
    lambda garage, car: garage.car(car),
])  # fmt: skip
def test_a_car_that_is_not_there_is_named_in_a_sentence(
    bench: Bench, beat: CarId, act: Callable[[Garage, CarId], Any]
) -> None:
    with pytest.raises(NotFound, match="There is no car 99 in this garage"):
        act(bench.garage, CarId(99))
    assert bench.announced == [] and words(bench) == ["Add Honda Beat"]


# Stages and the trash


def test_any_stage_may_follow_any(bench: Bench, beat: CarId) -> None:
    for stage in (Stage.SOLD, Stage.IN_TRANSIT, Stage.WANTED, *Stage):
        assert bench.garage.move(beat, stage).stage is stage
        assert bench.garage.car(beat).stage is stage
    assert words(bench)[:3] == [
        "Add Honda Beat", "Move Honda Beat to Sold", "Move Honda Beat to In transit",
    ]  # fmt: skip


def test_moving_a_car_to_where_it_stands_is_no_change(bench: Bench, beat: CarId) -> None:
    bench.garage.move(beat, Stage.WANTED)
    assert bench.announced == []


def test_the_trash_keeps_what_was_put_there(bench: Bench, beat: CarId) -> None:
    other = bench.add(CARRY)
    assert bench.garage.trash(beat).trashed
    assert [car.id for car in bench.garage.cars()] == [other]
    assert [car.id for car in bench.garage.cars(trashed=True)] == [beat]
    assert [car.id for car in bench.garage.cars(trashed=None)] == [beat, other]
    bench.garage.trash(beat)  # once is enough
    assert bench.garage.untrash(beat) == replace(BEAT, id=beat)
    bench.garage.untrash(beat)
    assert bench.announced == [
        ("Put Honda Beat in the trash", beat), ("Take Honda Beat out of the trash", beat),
    ]  # fmt: skip


# Proofs of age


def test_proofs_are_added_changed_and_removed(bench: Bench, beat: CarId) -> None:
    label = Proof(car_id=beat, kind=ProofKind.DATE_LABEL, date=PartialDate(1991, 5))
    belt = Proof(car_id=beat, kind=ProofKind.SEAT_BELT_TAG, date=PartialDate(1991, 4), note="left")
    label, belt = bench.garage.save_proof(label), bench.garage.save_proof(belt)
    assert bench.garage.proofs(beat) == (label, belt)
    finer = bench.garage.save_proof(replace(label, date=PartialDate(1991, 5, 8)))
    bench.garage.save_proof(finer)  # nothing differs
    bench.garage.remove_proof(belt)
    assert bench.garage.proofs(beat) == (finer,)
    assert bench.announced == [
        ("Add maker's date label to Honda Beat", beat),
        ("Add seat-belt tag to Honda Beat", beat),
        ("Edit maker's date label of Honda Beat", beat),
        ("Remove seat-belt tag from Honda Beat", beat),
    ]
    bench.garage.undo()
    bench.garage.undo()
    assert bench.garage.proofs(beat) == (label, belt)


def test_proofs_of_one_car_are_not_anothers(bench: Bench, beat: CarId) -> None:
    other = bench.add(CARRY)
    bench.garage.save_proof(
        Proof(car_id=other, kind=ProofKind.GLASS_CODE, date=PartialDate(2001, 9))
    )
    assert bench.garage.proofs(beat) == ()


def test_changing_a_proof_that_is_gone_does_not_bring_it_back(bench: Bench, beat: CarId) -> None:
    label = bench.garage.save_proof(
        Proof(car_id=beat, kind=ProofKind.DATE_LABEL, date=PartialDate(1991, 5))
    )
    bench.garage.undo()
    with pytest.raises(NotFound, match="no proof"):
        bench.garage.save_proof(replace(label, note="behind the left seat"))
    assert bench.garage.proofs(beat) == ()


# Undo, redo, history


def test_undoing_an_added_car_takes_it_away_and_redo_brings_it_back(bench: Bench) -> None:
    beat = bench.garage.add(BEAT)
    assert bench.garage.undo().words == "Add Honda Beat"
    assert bench.garage.cars(trashed=None) == []
    assert bench.garage.redo().words == "Add Honda Beat"
    assert bench.garage.cars() == [beat]
    assert bench.announced == [("Add Honda Beat", beat.id)] * 3


def test_a_number_that_was_taken_back_is_not_given_again(bench: Bench) -> None:
    beat = bench.garage.add(BEAT)
    bench.garage.undo()
    assert bench.garage.add(CARRY).id != beat.id


def test_undo_walks_back_through_every_kind_of_change(bench: Bench) -> None:
    beat = bench.add(BEAT)
    states = [bench.garage.car(beat)]
    for act in (
        lambda: bench.garage.edit(beat, {"built": "1992", "color": "red"}),
        lambda: bench.garage.move(beat, Stage.SOLD),
        lambda: bench.garage.trash(beat),
    ):
        act()
        states.append(bench.garage.car(beat))
    for state in reversed(states[:-1]):
        bench.garage.undo()
        assert bench.garage.car(beat) == state
    for state in states[1:]:
        bench.garage.redo()
        assert bench.garage.car(beat) == state


def test_what_comes_next_is_named(bench: Bench, beat: CarId) -> None:
    assert bench.garage.next_redo() is None
    bench.garage.edit(beat, {"color": "red"})
    nearest = bench.garage.next_undo()
    assert nearest and nearest.words == "Edit Honda Beat: Color"
    bench.garage.undo()
    back, again = bench.garage.next_undo(), bench.garage.next_redo()
    assert back and back.words == "Add Honda Beat"
    assert again and again.words == "Edit Honda Beat: Color"


def test_a_new_change_lets_go_of_what_was_taken_back(bench: Bench, beat: CarId) -> None:
    bench.garage.edit(beat, {"color": "red"})
    bench.garage.undo()
    bench.garage.edit(beat, {"color": "blue"})
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        bench.garage.redo()
    assert bench.garage.car(beat).color == "blue"
    newest_first = [change.standing for change in bench.garage.history()]
    assert newest_first == [Standing.DONE, Standing.DROPPED, Standing.DONE]


def test_an_edit_that_changes_nothing_keeps_redo(bench: Bench, beat: CarId) -> None:
    bench.garage.edit(beat, {"color": "red"})
    bench.garage.undo()
    bench.garage.edit(beat, {"color": ""})
    assert bench.garage.redo().words == "Edit Honda Beat: Color"


def test_an_empty_history_has_nothing_to_undo(bench: Bench) -> None:
    for act in (bench.garage.undo, bench.garage.redo):
        with pytest.raises(NothingToUndo, match=r"There is nothing to (undo|redo)\."):
            act()
    assert bench.announced == []


def test_undo_survives_closing_the_garage(folder, book, today) -> None:
    with GarageFile.open(folder, by="window") as file:
        bench = Bench(file, book, today)
        beat = bench.add(BEAT)
        bench.garage.edit(beat, {"built": "1992", "color": "red"})
        bench.garage.trash(beat)
        bench.garage.undo()
    with GarageFile.open(folder, by="command line") as file:
        again = Bench(file, book, today)
        redo = again.garage.next_redo()
        assert redo and redo.words == "Put Honda Beat in the trash" and redo.by == "window"
        assert again.garage.undo().words == "Edit Honda Beat: Built, Color"
        assert again.garage.car(beat) == replace(BEAT, id=beat)
        again.garage.redo()
        again.garage.redo()
        assert again.garage.car(beat).trashed and again.garage.car(beat).color == "red"


def test_the_history_of_one_car_leaves_the_others_out(bench: Bench, beat: CarId) -> None:
    other = bench.add(CARRY)
    bench.garage.move(other, Stage.AT_PORT)
    bench.garage.edit(beat, {"color": "red"})
    assert [c.words for c in bench.garage.history(beat)] == [
        "Edit Honda Beat: Color", "Add Honda Beat",
    ]  # fmt: skip
    assert [c.words for c in bench.garage.history(limit=2)] == [
        "Edit Honda Beat: Color", "Move Suzuki Carry to At port",
    ]  # fmt: skip


# What is announced


def test_nothing_is_announced_before_it_is_saved(bench: Bench, beat: CarId, folder) -> None:
    """Whoever hears of a change and looks with other eyes finds it on the disk."""
    found: list[tuple[str, bool]] = []

    def look(happened: Any) -> None:
        with GarageFile.open(folder, write=False) as other:
            car = other.cars.get(beat)
            found.append((car.color, car.trashed))

    garage = Garage(bench.file, look)
    garage.edit(beat, {"color": "red"})
    garage.save(replace(garage.car(beat), color="blue"))
    garage.trash(beat)
    garage.undo()
    assert found == [("red", False), ("blue", False), ("blue", True), ("blue", False)]


def test_a_listener_that_fails_cannot_undo_what_was_saved(bench: Bench, beat: CarId) -> None:
    def fail(happened: Any) -> None:
        raise RuntimeError("the window broke")

    with pytest.raises(RuntimeError, match="window broke"):
        Garage(bench.file, fail).edit(beat, {"color": "red"})
    assert bench.garage.car(beat).color == "red"


# A garage that may only be read


def test_a_garage_that_may_only_be_read_says_so(folder, book, today) -> None:
    with GarageFile.open(folder) as file:
        beat = Bench(file, book, today).add(BEAT)
    with GarageFile.open(folder, write=False) as file:
        bench = Bench(file, book, today)
        garage = bench.garage
        assert garage.car(beat).title == "Honda Beat"
        for act in (
            lambda: garage.add(CARRY),
            lambda: garage.edit(beat, {"color": "red"}),
            lambda: garage.save(replace(BEAT, id=beat, color="red")),
            lambda: garage.move(beat, Stage.SOLD),
            lambda: garage.trash(beat),
            garage.undo,
        ):
            with pytest.raises(GarageReadOnly, match=r"^This garage .*\.$"):
                act()
        assert bench.announced == []
        assert garage.cars() == [replace(BEAT, id=beat)]


# Finding a car by what a person types


@pytest.fixture
def lot(bench: Bench) -> dict[str, Car]:
    """Five cars, two of them Beats, one of those named, one car in the trash."""
    made = {
        "beat": BEAT,
        "sunny": replace(BEAT, name="Sunny", chassis_no="PP1-1012345"),
        "carry": CARRY,
        "360": Car(make="Subaru", model="360", chassis_no="K111-298811"),
        "az": UNTOUCHED,
    }
    lot = {name: bench.garage.add(car) for name, car in made.items()}
    lot["az"] = bench.garage.trash(lot["az"].id)
    return lot


@pytest.mark.parametrize("text, name", [
    ("1", "beat"), (" 2 ", "sunny"), ("PP1-1100123", "beat"), ("pp11100123", "beat"),
    ("ＰＰ１－１１００１２３", "beat"), ("1100123", "beat"), ("Sunny", "sunny"), ("sun", "sunny"),
    ("Suzuki Carry", "carry"), ("carry suzuki", "carry"), ("da62t", "carry"), ("360", "360"),
    ("Subaru", "360"), ("AZ-1", "az"), ("autozam", "az"),
])  # fmt: skip
def test_ways_to_name_a_car(bench: Bench, lot: dict[str, Car], text: str, name: str) -> None:
    assert bench.garage.find(text) == lot[name]


def test_a_name_that_fits_several_cars_lists_them(bench: Bench, lot: dict[str, Car]) -> None:
    with pytest.raises(NotFound) as refused:
        bench.garage.find("pp1")
    assert str(refused.value) == (
        "pp1 fits 2 cars: name one by its number (1 Honda Beat, 2 Sunny)."
    )


@pytest.mark.parametrize("text", ["", "  ", "-", "Cappuccino", "9", "12", "110", "²", "pp1-9"])
def test_what_fits_no_car_is_said(bench: Bench, lot: dict[str, Car], text: str) -> None:
    """A number above all: were 12 found in PP1-1100123, the wrong car would go to the trash."""
    with pytest.raises(NotFound, match="There is no car"):
        bench.garage.find(text)


def test_an_exact_name_beats_a_part_of_another(bench: Bench) -> None:
    whole, part = bench.add(Car(name="Beat")), bench.add(Car(name="Beat the second"))
    assert bench.garage.find("beat").id == whole
    assert bench.garage.find("second").id == part


