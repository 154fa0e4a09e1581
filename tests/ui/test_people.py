"""The People screen: somebody added, found, noted for a car, settled, removed."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Car, CarId
from keigarage.domain.people import Part, Person, PersonKind
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.desk import Desk
from keigarage.ui.people.screen import PeopleScreen
from keigarage.ui.screens import SCREEN_BY_ID


@pytest.fixture
def beat(desk: Desk) -> CarId:
    found = desk.app.garage.add(Car(make="Honda", model="Beat")).id
    assert found is not None
    return found


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, beat: CarId) -> PeopleScreen:
    made = SCREEN_BY_ID["people"].make(desk)
    assert isinstance(made, PeopleScreen)
    qtbot.addWidget(made)
    made.resize(1136, 740)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(screen: PeopleScreen) -> list[str]:
    return [record.person.name for record in screen.list.things]


def test_an_empty_screen_says_what_will_be_here(screen):
    assert "will stand here" in screen.nothing.text()
    assert not screen._right.isVisible()


def test_somebody_is_added_by_a_name_and_enter(qtbot, desk, screen):
    screen.kind.setCurrentIndex(screen.kind.findData("exporter"))
    qtbot.keyClicks(screen.name, "Tanaka Trading")
    qtbot.keyClick(screen.name, Qt.Key.Key_Return)
    (record,) = desk.app.people.records()
    assert (record.person.name, record.person.kind) == ("Tanaka Trading", PersonKind.EXPORTER)
    assert screen.record.title.text() == "Tanaka Trading"
    qtbot.keyClick(screen.name, Qt.Key.Key_Return)
    assert "needs a name" in screen.problem.text()


def test_boxes_save_by_themselves_and_wrong_text_waits(qtbot, desk, screen):
    made = desk.app.people.add(Person(name="Tanaka"))
    box = screen.record.boxes.boxes["email"]
    box.editor.setFocus()
    qtbot.keyClicks(box.editor, "tanaka")
    qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert "e-mail address" in box.problem
    qtbot.keyClicks(box.editor, "@example.com")
    qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert desk.app.people.person(made.id).email == "tanaka@example.com"


def test_what_is_open_is_noted_and_stands_in_the_list(qtbot, desk, screen, beat):
    desk.app.people.add(Person(name="Tanaka"))
    screen.record.add.click()
    form = screen.record.form
    assert form.car.text() == str(beat)  # the only car there is
    qtbot.keyClicks(form.open.editor, "export certificate")
    qtbot.keyClick(form.open.editor, Qt.Key.Key_Return)
    (record,) = screen.list.things
    assert [held.part.open_with_them for held in record.open] == ["export certificate"]
    assert not form.isVisible()
    screen.kind.setCurrentIndex(screen.kind.findData("open"))
    assert names(screen) == ["Tanaka"]
    screen.record.list.chosen.emit(screen.record.list.things[0])
    form.open.editor.clear()
    form.keep.click()
    assert "Write what they did" in form.did.problem
    qtbot.keyClicks(form.did.editor, "sent it")
    form.keep.click()
    assert names(screen) == []
    assert screen.clear.isVisible()
    screen.clear.click()
    assert names(screen) == ["Tanaka"]


def test_what_was_open_is_settled_with_one_button(desk, screen, beat):
    tanaka = desk.app.people.add(Person(name="Tanaka"))
    desk.app.people.save_part(Part(person_id=tanaka.id, car_id=beat, open_with_them="papers"))
    screen.record.list.chosen.emit(screen.record.list.things[0])
    screen.record.form.settle.click()
    (held,) = screen.record.list.things
    assert (held.part.did, held.part.open_with_them) == ("papers", "")
    screen.record.list.chosen.emit(held)
    assert not screen.record.form.settle.isVisible()


def test_search_finds_people_by_their_cars(desk, screen, beat):
    tanaka = desk.app.people.add(Person(name="Tanaka"))
    desk.app.people.add(Person(name="Acme"))
    desk.app.people.save_part(Part(person_id=tanaka.id, car_id=beat, did="sold it"))
    assert names(screen) == ["Acme", "Tanaka"]
    screen.search.setText("beat")
    assert names(screen) == ["Tanaka"]
    screen.search.setText("ｂｅａｔ acme")
    assert names(screen) == []


def test_arrow_keys_choose_and_drafts_of_cars_stay_out(qtbot, desk, screen):
    first = desk.app.people.add(Person(name="Acme"))
    desk.app.people.add(Person(name="Tanaka"))
    screen.list.setFocus()
    screen.list.setCurrentIndex(screen.list.rows.index(0))
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.record.title.text() == "Tanaka"
    name = screen.record.boxes.boxes["name"]
    name.editor.clear()
    qtbot.keyClick(screen.list, Qt.Key.Key_Up)
    assert screen.record.title.text() == "Acme"
    assert name.text() == "Acme"
    assert desk.app.people.person(first.id).name == "Acme"


def test_delete_removes_and_undo_brings_back(qtbot, desk, screen, beat):
    tanaka = desk.app.people.add(Person(name="Tanaka"))
    desk.app.people.save_part(Part(person_id=tanaka.id, car_id=beat, did="sold it"))
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Delete)
    assert names(screen) == []
    desk.app.garage.undo()
    assert names(screen) == ["Tanaka"]
    assert [held.car.id for held in screen.record.list.things] == [beat]


def test_an_e_mail_goes_to_the_address_alone(desk, screen, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    desk.app.people.add(Person(name="Tanaka", email="t?subject=x&bcc=evil@example.com"))
    screen.record.mail.click()
    (url,) = opened
    assert url.scheme() == "mailto"
    assert not url.hasQuery()


def test_the_car_is_opened_from_its_note(qtbot, desk, screen, beat):
    tanaka = desk.app.people.add(Person(name="Tanaka"))
    desk.app.people.save_part(Part(person_id=tanaka.id, car_id=beat, did="sold it"))
    screen.record.list.chosen.emit(screen.record.list.things[0])
    with qtbot.waitSignal(desk.opened_car) as told:
        screen.record.form.go.click()
    assert told.args == [beat]


def test_the_seller_s_box_offers_known_names(qtbot, desk, beat):
    desk.app.people.add(Person(name="Tanaka Trading"))
    page = CarPage(desk)
    qtbot.addWidget(page)
    page.set_car(beat)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.focus_field("seller")
    box = page.parts.editor("seller").editor
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "trad")
    assert box.completer().currentCompletion() == "Tanaka Trading"
    page.parts.editor("seller").restore()  # nothing is left to be saved when the garage closes
