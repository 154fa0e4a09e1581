"""The owner's own rules in a garage: they win everywhere at once, and can be taken back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from keigarage.app import App, open_app
from keigarage.domain.car import Body, BodyClass, CarId
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Answer
from keigarage.domain.errors import GarageReadOnly, NotFound, UnreadableValue
from keigarage.domain.own_rules import StateNote
from keigarage.domain.own_tariff import OwnTariff
from keigarage.domain.status import Status
from keigarage.places import Places
from keigarage.services.happened import Happened
from keigarage.services.outlooks import Outlooks

from .conftest import BEAT, Bench

NOTE = StateNote(
    code="VA", status=Status.ROAD, source="a letter", checked_on=PartialDate(2026, 10, 12)
)
NEWS = OwnTariff(what="Section 999", rate_pct=Decimal(5), cite="91 FR 1",
                 checked_on=PartialDate(2026, 11))  # fmt: skip
VIRGINIAN = replace(BEAT, state="VA", county="Fairfax")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(garage=tmp_path / "garage", config=tmp_path / "config", logs=tmp_path / "logs")


@pytest.fixture
def seen() -> list[Happened]:
    return []


@pytest.fixture
def app(places: Places, today: date, seen: list[Happened]):
    with open_app(places, seen.append, today=lambda: today) as opened:
        yield opened


def added(app: App, **fields) -> CarId:
    car = app.garage.add(replace(VIRGINIAN, **fields))
    assert car.id is not None
    return car.id


def test_an_own_answer_holds_at_once_on_the_page_and_in_the_table(app: App) -> None:
    car = app.garage.car(added(app))
    assert app.outlooks.status_of(car) is Status.UNSETTLED
    saved = app.notebook.save_note(NOTE)
    assert saved == replace(NOTE, id=1)
    outlook = app.outlooks.of(car.id)
    assert outlook.status is app.outlooks.status_of(car) is Status.ROAD
    assert outlook.state_answer and outlook.state_answer.note == saved
    assert outlook.state and outlook.state.status is Status.UNSETTLED  # the book keeps its word


def test_undo_and_redo_reach_the_table_too(app: App) -> None:
    car = app.garage.car(added(app))
    app.notebook.save_note(NOTE)
    assert app.outlooks.status_of(car) is Status.ROAD
    assert app.garage.undo().words == "Note for Virginia: registers it for the road"
    assert app.outlooks.status_of(car) is Status.UNSETTLED
    app.garage.redo()
    assert app.outlooks.status_of(car) is Status.ROAD
    app.notebook.remove_note(1)
    assert app.outlooks.status_of(car) is Status.UNSETTLED
    app.garage.undo()
    assert app.notebook.state_notes("VA") == [replace(NOTE, id=1)]


def test_the_table_says_what_each_page_says(app: App) -> None:
    app.notebook.save_note(replace(NOTE, body=BodyClass.TRUCK, status=Status.LIMITED))
    app.notebook.save_note(replace(NOTE, county="Fairfax County", status=Status.PROHIBITED))
    for fields in ({}, {"body": Body.TRUCK}, {"county": "Arlington", "body": Body.TRUCK},
                   {"county": ""}, {"state": "TX"}, {"state": ""}):  # fmt: skip
        added(app, **fields)
    for line in app.outlooks.lines():
        page = app.outlooks.of(line.car.id)
        assert app.outlooks.status_of(line.car) is page.status
        assert app.outlooks.answer_of(line.car) == page.state_answer
    assert [app.outlooks.status_of(line.car) for line in app.outlooks.lines()] == [
        Status.PROHIBITED, Status.PROHIBITED, Status.LIMITED, Status.UNSETTLED, Status.ROAD, None,
    ]  # fmt: skip


def test_notes_are_read_once_for_the_whole_table(bench: Bench, monkeypatch) -> None:
    for _ in range(3):
        bench.add(VIRGINIAN)
    read = []
    whole = type(bench.file.state_notes).all
    monkeypatch.setattr(type(bench.file.state_notes), "all",
                        lambda self: read.append(1) or whole(self))  # fmt: skip
    lines = bench.outlooks.lines()
    assert [bench.outlooks.status_of(line.car) for line in lines * 2] == [Status.UNSETTLED] * 6
    assert read == [1]


def test_every_write_is_announced_once_it_is_saved(app: App, seen: list[Happened]) -> None:
    app.notebook.save_note(NOTE)
    app.notebook.save_note(replace(NOTE, id=1, county="Fairfax", status=None, text="Ask\nthere"))
    app.notebook.save_note(replace(NOTE, id=1, county="Fairfax", status=None, text="Ask\nthere"))
    app.notebook.remove_note(1)
    app.notebook.save_tariff(NEWS)
    app.notebook.save_tariff(replace(NEWS, id=1, rate_pct=Decimal(6)))
    app.notebook.remove_tariff(1)
    assert [happened.change.words for happened in seen] == [
        "Note for Virginia: registers it for the road",
        "Edit the note for Fairfax, Virginia: Ask there",
        "Remove the note for Fairfax, Virginia: Ask there",
        "Add the rate Section 999",
        "Edit the rate Section 999",
        "Remove the rate Section 999",
    ]
    assert {happened.car_id for happened in seen} == {None}


def test_what_is_wrong_or_gone_is_not_written(app: App, seen: list[Happened]) -> None:
    with pytest.raises(UnreadableValue, match="where it comes from"):
        app.notebook.save_note(replace(NOTE, source=" "))
    with pytest.raises(UnreadableValue, match="still to come"):
        app.notebook.save_note(replace(NOTE, checked_on=PartialDate(2027)))
    with pytest.raises(UnreadableValue, match="what it is"):
        app.notebook.save_tariff(replace(NEWS, what=""))
    for act in (app.notebook.remove_note, app.notebook.remove_tariff, app.notebook.state_note,
                app.notebook.tariff_row):  # fmt: skip
        with pytest.raises(NotFound, match="7"):
            act(7)
    with pytest.raises(NotFound):
        app.notebook.save_note(replace(NOTE, id=7))
    assert seen == [] and app.garage.history() == []


def test_a_garage_that_is_only_read_keeps_its_notes_as_they_are(app: App, places: Places) -> None:
    app.notebook.save_note(NOTE)
    with open_app(places, write=False) as reader:
        assert len(reader.notebook.state_notes()) == 1
        with pytest.raises(GarageReadOnly):
            reader.notebook.remove_note(1)


def test_the_owners_rates_are_ready_to_be_reckoned_with(app: App) -> None:
    app.notebook.save_tariff(NEWS)
    (row,) = app.notebook.duty_rows()
    assert (row.what, row.rate_pct, row.own) == ("Section 999", Decimal(5), True)
    assert app.notebook.fee_rows() == ()


# Age rules followed besides


def test_rules_that_are_followed_come_with_every_car(app: App) -> None:
    car = added(app)
    assert app.outlooks.of(car).others == ()
    app.preferences.save(extra_rules=("ca-15", "gone", "mx"))
    canada, mexico = app.outlooks.of(car).others
    assert (canada.rule.id, canada.answer, canada.certain) == (
        "ca-15", Answer.YES, date(2006, 5, 1),
    )  # fmt: skip
    assert mexico.answer is Answer.UNKNOWN and "states an age" in mexico.because
    assert [rule.id for rule in app.outlooks.followed_rules()] == ["ca-15", "mx"]


def test_a_column_of_another_rule_says_what_the_page_says(bench: Bench) -> None:
    followed = ("ca-15", "de-30-h", "eu-9705-30", "nz")
    outlooks = Outlooks(bench.file, bench.book, lambda: bench.today, lambda: followed)
    for car in (BEAT, replace(BEAT, built=None, first_registered=PartialDate(2001)),
                replace(BEAT, built=None)):  # fmt: skip
        page = outlooks.of(bench.add(car))
        for rule, verdict in zip(outlooks.followed_rules(), page.others, strict=True):
            ends = verdict.earliest and (verdict.earliest, verdict.certain)
            assert outlooks.window_of(car, rule) == ends
