"""The owner's own word on a state, and other countries' rules beside the American ones."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Car
from keigarage.domain.dates import PartialDate
from keigarage.domain.status import Status
from keigarage.ui.car_page.eligibility import Eligibility
from keigarage.ui.car_page.followed_rules import FollowedRules
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.car_page.papers import Papers
from keigarage.ui.car_page.state_notes import StateNotes
from keigarage.ui.desk import Desk

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[CarPage]:
    """The page of a Beat in Travis County, Texas."""
    car = desk.app.garage.add(Car(make="Honda", model="Beat", built=PartialDate(1991, 5),
                                  state="TX", county="Travis"))  # fmt: skip
    made = CarPage(desk)
    made.resize(368, 1600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_car(car.id)
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def papers(page: CarPage) -> Papers:
    body = page.parts.section("papers").body
    assert isinstance(body, Papers)
    return body


@pytest.fixture
def notes(papers: Papers) -> StateNotes:
    return papers.notes


def fill(notes: StateNotes, **texts: str) -> None:
    form = notes.form
    boxes = {"status": form.status, "county": form.county, "body": form.body, "text": form.text,
             "source": form.source, "checked_on": form.checked_on}  # fmt: skip
    for name, text in texts.items():
        boxes[name].start(text)


def test_the_owners_answer_wins_and_says_whose_it_is(
    page: CarPage, papers: Papers, notes: StateNotes
) -> None:
    assert papers.state.headline.text() == "Texas: registers it for the road"
    notes.add.click()
    fill(notes, status="limited", county="Travis", source="Travis County Tax Office",
         checked_on="2026-10-12")  # fmt: skip
    notes.form.keep.click()
    assert papers.state.headline.text() == "Texas: registers it with limits"
    own = papers.state.own.text()
    assert own.startswith("yours, checked 12 October 2026")
    assert "Travis County Tax Office" in own and "registers it for the road" in own
    [note] = page._desk.app.notebook.state_notes("TX")
    assert (note.status, note.county) == (Status.LIMITED, "Travis")
    page._desk.app.garage.edit(page.car_id, {"county": "Harris"})
    assert papers.state.headline.text() == "Texas: registers it for the road"
    assert not papers.state.own.isVisibleTo(page)


def test_notes_are_changed_and_removed_by_key(
    qtbot: QtBot, page: CarPage, papers: Papers, notes: StateNotes
) -> None:
    notes.add.click()
    fill(notes, text="Ask for Ms Ortega", source="phone", checked_on="2026-11")
    qtbot.keyClick(notes.form.source.editor, Key.Key_Return)
    assert not notes.form.isVisibleTo(page) and notes.list.hasFocus()
    qtbot.keyClick(notes.list, Key.Key_Return)
    assert notes.form.text.text() == "Ask for Ms Ortega"
    assert notes.form.checked_on.text() == "2026-11"
    fill(notes, status="prohibited")
    notes.form.keep.click()
    assert papers.state.headline.text() == "Texas: does not register it"
    qtbot.keyClick(notes.list, Key.Key_Delete)
    assert notes.list.things == () and not notes.list.isVisibleTo(page)
    assert papers.state.headline.text() == "Texas: registers it for the road"
    page._desk.app.garage.undo()
    assert len(notes.list.things) == 1


def test_a_note_without_a_source_says_so_at_its_box(page: CarPage, notes: StateNotes) -> None:
    notes.add.click()
    fill(notes, status="road")
    notes.form.keep.click()
    assert "Say where it comes from" in notes.form.source.problem
    fill(notes, status="road", source="a letter", checked_on="2027-05-01")
    notes.form.keep.click()
    assert "still to come" in notes.form.checked_on.problem
    assert page._desk.app.notebook.state_notes() == []
    fill(notes, status="")
    notes.form.keep.click()
    assert "says nothing yet" in notes.form.text.problem


def test_the_form_closes_with_another_car(page: CarPage, notes: StateNotes) -> None:
    notes.add.click()
    garage = page._desk.app.garage
    page.set_car(garage.add(Car(name="Carry", state="CA")).id)
    assert not notes.form.isVisibleTo(page) and notes.add.isVisibleTo(page)
    page.set_car(garage.add(Car(name="No state")).id)
    assert not notes.isVisibleTo(page)


def test_notes_are_shown_as_typed(page: CarPage, notes: StateNotes) -> None:
    notes.add.click()
    fill(notes, text="<b>x</b>", source="<img src='/etc/passwd'>", checked_on="2026")
    notes.form.keep.click()
    QApplication.processEvents()
    [row] = [notes.list.rows.index(0).data()]
    assert "<b>x</b>" in row
    assert page.minimumSizeHint().width() <= 368


def test_other_countries_are_followed_for_every_car(page: CarPage) -> None:
    others = followed(page)
    assert not others.list.isVisibleTo(page)
    menu = others.menu()
    words = [action.text() for action in menu.actions()]
    assert not any("NHTSA" in word or "25-year exemption" in word for word in words)
    canada = next(action for action in menu.actions() if "(Canada)" in action.text())
    canada.trigger()
    [row] = others.list.things
    fact = row.fact
    assert (fact.label, fact.words) == ("15 years (Canada)", "1 May 2006, passed")
    assert page._desk.app.preferences.load().extra_rules == ("ca-15",)
    again = next(action for action in others.menu().actions() if "(Canada)" in action.text())
    assert again.isChecked()
    again.trigger()
    assert others.list.things == () and not others.list.isVisibleTo(page)


def test_a_rule_without_an_age_stays_unknown(page: CarPage) -> None:
    page._desk.app.preferences.save(extra_rules=("nz",))
    page._refresh()
    fact = followed(page).list.things[0].fact
    assert fact.label == "New Zealand, no age on record"
    assert fact.words == "cannot be counted yet" and "No source" in fact.remark


def followed(page: CarPage) -> FollowedRules:
    body = page.parts.section("eligibility").body
    assert isinstance(body, Eligibility)
    return body.others
