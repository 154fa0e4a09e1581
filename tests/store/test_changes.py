"""Every write is a named change; undo and redo lead through them, also after a restart."""

import sqlite3
from datetime import timedelta

import pytest

from keigarage.domain.car import Car, ProofKind, Stage
from keigarage.domain.changes import FieldChange, RowWrite, Standing, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageError, NothingToUndo


def test_a_change_tells_who_what_when(garage, add, beat):
    stored = add(garage, beat)
    (change,) = garage.changes.history()
    assert change.words == "Add Kaeru 蛙"
    assert (change.by, change.car_id, change.standing) == ("window", stored.id, Standing.DONE)
    assert change.at.utcoffset() == timedelta(0)


def test_the_command_line_is_told_from_the_window(open_garage, add):
    garage = open_garage(by="command line")
    add(garage, Car(name="x"))
    assert garage.changes.history()[0].by == "command line"


def test_history_says_from_what_to_what(garage, add, edit):
    car = add(garage, Car(name="Beat", built=PartialDate(1991), color="red"))
    edit(garage, car.id, built=PartialDate(1991, 5), color="", odometer=0, stage=Stage.OWNED)
    edited, added = garage.changes.history(car.id)
    assert {(f.field, f.before, f.after) for f in edited.fields} == {
        ("built", "1991", "1991-05"),
        ("color", "red", ""),
        ("odometer", None, 0),
        ("stage", "wanted", "owned"),
    }
    assert {(f.field, f.before, f.after) for f in added.fields} == {
        ("name", None, "Beat"),
        ("built", None, "1991"),
        ("color", None, "red"),
        ("stage", None, "wanted"),
    }


def test_a_removed_row_tells_what_it_held(garage, add, add_proof):
    car = add(garage, Car(name="Beat"))
    proof = add_proof(garage, car.id, ProofKind.GLASS_CODE, PartialDate(1991))
    garage.changes.write(Verb.REMOVE_PROOF, [RowWrite("proof", proof.id, None)], subject="Beat",
                         car_id=car.id)  # fmt: skip
    assert garage.changes.history()[0].fields == (
        FieldChange("proof", proof.id, "kind", "glass_code", None),
        FieldChange("proof", proof.id, "date", "1991", None),
    )
    garage.changes.undo()
    assert garage.proofs.of(car.id) == [proof]


def test_writing_what_stands_already_is_no_change(garage, add, edit):
    car = add(garage, Car(name="Beat"))
    assert edit(garage, car.id, name="Beat") is None
    assert garage.changes.write(Verb.REMOVE_PROOF, [RowWrite("proof", 9, None)], subject="") is None
    assert [change.verb for change in garage.changes.history()] == [Verb.ADD_CAR]


def test_undo_and_redo_over_a_restart(open_garage, add, edit, beat):
    garage = open_garage()
    car = add(garage, beat)
    edit(garage, car.id, name="one")
    edit(garage, car.id, name="two")
    assert garage.changes.undo().words == "Edit two: name"
    garage.close()

    garage = open_garage()
    assert garage.cars.get(car.id).name == "one"
    assert garage.changes.next_undo().words == "Edit one: name"
    assert garage.changes.next_redo().words == "Edit two: name"
    garage.changes.undo()
    garage.changes.undo()
    assert garage.cars.all(trashed=None) == []
    assert garage.changes.next_undo() is None
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        garage.changes.undo()
    garage.close()

    garage = open_garage()
    names = []
    for _ in range(3):
        assert garage.changes.redo().standing is Standing.DONE
        names.append(garage.cars.get(car.id).name)
    assert names == [beat.name, "one", "two"]
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        garage.changes.redo()
    assert garage.check() == []


def test_a_new_change_lets_go_of_what_was_undone(garage, add, edit):
    car = add(garage, Car(name="Beat"))
    edit(garage, car.id, color="red")
    garage.changes.undo()
    edit(garage, car.id, color="blue")
    assert garage.changes.next_redo() is None
    assert [change.standing for change in garage.changes.history()] == [
        Standing.DONE, Standing.DROPPED, Standing.DONE,
    ]  # fmt: skip
    garage.changes.undo()
    assert garage.cars.get(car.id).color == ""
    garage.changes.redo()
    assert garage.cars.get(car.id).color == "blue"


def test_an_id_is_never_given_twice(open_garage, add):
    garage = open_garage()
    first, second = add(garage, Car(name="first")), add(garage, Car(name="second"))
    garage.changes.undo()
    assert garage.changes.new_key("car") not in (first.id, second.id)
    garage.close()
    garage = open_garage()
    assert garage.changes.new_key("car") not in (first.id, second.id)
    assert garage.changes.new_key("car") != garage.changes.new_key("car")


def test_a_change_of_several_rows_is_one(garage, add_proof):
    car = Car(id=1, name="Beat")
    proof = {"car_id": 1, "kind": "glass_code", "date": "1991", "note": ""}
    garage.changes.write(
        Verb.ADD_CAR,
        [RowWrite("car", 1, garage.cars.row(car)), RowWrite("proof", 1, proof),
         RowWrite("proof", 1, proof | {"date": "1991-05"}), RowWrite("proof", 2, proof)],
        subject="Beat", car_id=car.id,
    )  # fmt: skip
    assert [proof.date for proof in garage.proofs.of(1)] == [
        PartialDate(1991, 5),
        PartialDate(1991),
    ]
    garage.changes.undo()
    assert (garage.proofs.all_by_car(), garage.cars.all()) == ({}, [])
    garage.changes.redo()
    assert len(garage.proofs.of(1)) == 2
    assert garage.check() == []


def test_a_row_that_cannot_be_written_leaves_nothing_of_its_change(garage, add):
    add(garage, Car(name="Beat"))
    lost = {"car_id": 77, "kind": "glass_code", "date": "1991", "note": ""}
    with pytest.raises(Exception, match="FOREIGN KEY"):
        garage.changes.write(
            Verb.EDIT_CAR, [RowWrite("car", 1, {"name": "new"}), RowWrite("proof", 1, lost)],
            subject="Beat",
        )  # fmt: skip
    assert garage.cars.get(1).name == "Beat"
    assert len(garage.changes.history()) == 1


def test_a_misspelt_column_is_a_bug_of_ours_and_writes_nothing(garage, add):
    add(garage, Car(name="Beat"))
    with pytest.raises(ValueError, match="colour"):
        garage.changes.write(Verb.EDIT_CAR, [RowWrite("car", 1, {"colour": "red"})], subject="")


def test_undo_does_not_write_over_what_others_wrote(open_garage, add, edit, folder):
    garage = open_garage()
    car = add(garage, Car(name="Beat"))
    edit(garage, car.id, color="red")
    garage.close()
    with sqlite3.connect(folder / "garage.sqlite") as tool:
        tool.execute("UPDATE car SET color = 'blue'")
    tool.close()
    garage = open_garage()
    with pytest.raises(GarageError, match="stays as it is"):
        garage.changes.undo()
    assert garage.cars.get(car.id).color == "blue"
    assert garage.changes.next_undo().words == "Edit Beat: color"


def test_a_big_change_tells_its_fields_in_the_history_of_each_car(garage):
    cars = [Car(id=number, name=f"car {number}") for number in range(1, 302)]
    writes = [RowWrite("car", car.id, garage.cars.row(car)) for car in cars]
    garage.changes.write(Verb.FILL_GARAGE, writes, subject="", detail="301 cars")
    (all_in_all,) = garage.changes.history()
    assert (all_in_all.words, all_in_all.fields) == ("Fill the garage with 301 cars", ())
    (own,) = garage.changes.history(7)
    assert [(f.field, f.after) for f in own.fields] == [("name", "car 7"), ("stage", "wanted")]
    assert garage.changes.history(999) == []
    garage.changes.undo()
    assert garage.cars.all() == []
    garage.changes.redo()
    assert garage.cars.all() == cars


def test_history_is_newest_first_and_no_longer_than_asked(garage, add, edit):
    car = add(garage, Car(name="Beat"))
    for number in range(5):
        edit(garage, car.id, name=f"name {number}")
    names = [change.fields[0].after for change in garage.changes.history(limit=3)]
    assert names == ["name 4", "name 3", "name 2"]


def test_what_others_write_shows_in_the_number(open_garage, add, edit):
    garage = open_garage()
    add(garage, Car(name="Beat"))
    reader = open_garage(write=False)
    seen = reader.data_version()
    assert reader.data_version() == seen
    edit(garage, 1, name="new")
    assert reader.data_version() != seen
    assert reader.cars.get(1).name == "new"
