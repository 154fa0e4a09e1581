"""Undo, redo and the history, each command a program start of its own."""

from datetime import datetime

CHANGE_KEYS = {"at", "what", "by", "standing", "car", "fields"}


def test_a_change_names_its_fields(keigarage, beat):
    keigarage("edit", beat, "--built", "1991-06", "--price", "450000", "--currency", "JPY")
    changes = keigarage("history", "--json").document["changes"]
    newest, oldest = changes[0], changes[-1]
    assert all(set(change) == CHANGE_KEYS for change in changes)
    assert newest["what"].startswith("Edit Honda Beat")
    assert (newest["by"], newest["standing"], newest["car"]) == ("command line", "done", beat)
    assert datetime.fromisoformat(newest["at"]).utcoffset().total_seconds() == 0
    fields = {field["field"]: (field["before"], field["after"]) for field in newest["fields"]}
    assert fields["built"] == ("1991-05", "1991-06")
    assert fields["price"] == (None, "450000.00")
    assert set(fields) == {"built", "price", "currency"}
    assert oldest["what"] == "Add Honda Beat"


def test_undo_and_redo_outlive_the_program(keigarage, beat):
    keigarage("edit", beat, "--color", "red")
    keigarage("stage", beat, "owned")
    (undone,) = keigarage("undo", "--json").document["changes"]
    assert undone["what"] == "Move Honda Beat to Owned"
    assert undone["fields"] == [{"field": "stage", "before": "wanted", "after": "owned"}]
    assert "Took back: Edit Honda Beat" in keigarage("undo").out
    car = keigarage("show", beat, "--json").document["car"]
    assert (car["stage"], car["color"]) == ("wanted", "")
    (redone,) = keigarage("redo", "--json").document["changes"]
    assert redone["what"].startswith("Edit Honda Beat")
    assert redone["fields"] == [{"field": "color", "before": "", "after": "red"}]
    assert "Brought back: Move" in keigarage("redo").out
    car = keigarage("show", beat, "--json").document["car"]
    assert (car["stage"], car["color"]) == ("owned", "red")


def test_what_was_taken_back_is_shown_so(keigarage, beat):
    keigarage("stage", beat, "owned")
    keigarage("undo")
    newest = keigarage("history", beat, "--json").document["changes"][0]
    assert (newest["what"], newest["standing"]) == ("Move Honda Beat to Owned", "undone")
    assert "(taken back)" in keigarage("history").out.splitlines()[0]
    keigarage("edit", beat, "--color", "red")
    standings = {
        change["what"]: change["standing"]
        for change in keigarage("history", "--json").document["changes"]
    }
    assert standings["Move Honda Beat to Owned"] == "dropped"
    assert "nothing" in keigarage("redo").sentence.lower()


def test_nothing_to_undo_is_one_sentence(keigarage, made):
    assert keigarage("undo").sentence
    assert keigarage("redo").sentence
    assert keigarage("history", "--json").document == {"changes": []}
    assert "Nothing has changed" in keigarage("history").out


def test_the_history_of_one_car(keigarage, beat):
    keigarage("add", "--name", "Other")
    keigarage("paper", beat, "hs7", "have")
    changes = keigarage("history", beat, "--json").document["changes"]
    assert [change["car"] for change in changes] == [beat, beat]
    assert "HS-7" in changes[0]["what"]


def test_people_read_from_what_to_what(keigarage, beat):
    keigarage("edit", beat, "--built", "1991-06")
    told = keigarage("history").out
    assert "Edit Honda Beat: Built" in told
    assert "    Built: 1991-05 → 1991-06" in told


def test_a_trashed_car_is_undone_too(keigarage, beat):
    keigarage("trash", beat)
    keigarage("undo")
    assert len(keigarage("cars", "--json").document["cars"]) == 1


def test_a_field_that_stays_as_it_is_makes_no_change(keigarage, beat):
    keigarage("edit", beat, "--built", "May 1991")
    assert len(keigarage("history", "--json").document["changes"]) == 1
