"""The car's page: editing in place, following the garage, keeping its manners."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Car, CarId, Proof, ProofKind, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import DiskTrouble
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.car_page.tab_order import next_stop
from keigarage.ui.desk import Desk
from keigarage.ui.fields.field import Field

SECTIONS = ("identity", "eligibility", "kei", "papers", "import", "costs", "notes", "history")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[CarPage]:
    """A page on a garage of two cars, showing the first, with every section open."""
    desk.app.garage.add(Car(make="Honda", model="Beat", catalogue_id="honda-beat-pp1", state="TX"))
    desk.app.garage.add(Car(make="Suzuki", model="Carry", state="CA"))
    yield from shown(qtbot, desk)


@pytest.fixture
def sample_page(qtbot: QtBot, sample_desk: Desk) -> Iterator[CarPage]:
    yield from shown(qtbot, sample_desk)


def shown(qtbot: QtBot, desk: Desk) -> Iterator[CarPage]:
    made = CarPage(desk)
    made.resize(368, 760)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_car(desk.app.garage.cars()[0].id)
    for name in SECTIONS:
        made.parts.open(name)
    yield made
    # Gone at once: the next test dresses every widget that still stands.
    made.close()
    made.deleteLater()
    settle()


def box(page: CarPage, name: str) -> Field:
    found = page.parts.editor(name)
    assert found is not None
    return found


def type_into(qtbot: QtBot, field: Field, text: str) -> None:
    """Text in place of what stands there; an input method would hand Japanese over like this."""
    field.setFocus()
    field.editor.selectAll()
    field.editor.insert(text)
    field.editor.textEdited.emit(text)


def stored(page: CarPage) -> Car:
    assert page.car_id is not None
    return page._desk.app.garage.car(page.car_id)


def test_a_japanese_date_is_understood_and_saved(qtbot: QtBot, page: CarPage) -> None:
    built = box(page, "built")
    type_into(qtbot, built, "平成3年5月")
    assert built._note.text() == "平成3年5月 → May 1991"
    qtbot.keyClick(built.editor, Qt.Key.Key_Return)
    assert stored(page).built == PartialDate(1991, 5)
    assert built.text() == "1991-05"
    assert page.header.plate.face().small == "since 31 May 2016"
    body = page.parts.section("eligibility").body
    assert "1 to 31 May 2016, passed" in [label.text() for label in body.findChildren(QLabel)]


def test_a_wrong_date_is_told_in_place_and_stores_nothing(qtbot: QtBot, page: CarPage) -> None:
    built = box(page, "built")
    type_into(qtbot, built, "昭和65年")
    qtbot.keyClick(built.editor, Qt.Key.Key_Return)
    assert "Shōwa" in built.problem and built.text() == "昭和65年"
    assert stored(page).built is None
    assert page._desk.app.garage.next_undo().words == "Add Suzuki Carry"
    qtbot.keyClick(built.editor, Qt.Key.Key_Escape)
    assert built.text() == "" and built.problem == ""


def test_wrong_text_waits_for_its_car_to_come_back(qtbot: QtBot, page: CarPage) -> None:
    first = page.car_id
    built = box(page, "built")
    type_into(qtbot, built, "1/2/2001")
    page.set_car(other_car(page))
    assert built.text() == "" and built.problem == ""
    page.set_car(first)
    assert built.text() == "1/2/2001" and "can mean" in built.problem


def test_text_that_was_mended_does_not_come_back_wrong(qtbot: QtBot, page: CarPage) -> None:
    first, built = page.car_id, box(page, "built")
    type_into(qtbot, built, "1/2/2001")
    page.flush()  # as printing does, without leaving the car
    type_into(qtbot, built, "2001-02")
    page.set_car(other_car(page))
    page.set_car(first)
    assert built.text() == "2001-02" and built.problem == ""


def test_typing_is_saved_to_its_own_car_when_another_is_chosen(qtbot: QtBot, page: CarPage) -> None:
    first, second = page.car_id, other_car(page)
    type_into(qtbot, box(page, "color"), "yellow")
    page.set_car(second)
    garage = page._desk.app.garage
    assert garage.car(first).color == "yellow"
    assert garage.car(second).color == ""
    assert box(page, "color").text() == ""


def test_a_car_needs_a_name_and_says_so_where_it_was_taken_away(
    qtbot: QtBot, page: CarPage
) -> None:
    make = box(page, "make")
    type_into(qtbot, make, "")
    qtbot.keyClick(make.editor, Qt.Key.Key_Return)
    assert "needs a make and a model" in make.problem
    assert stored(page).make == "Honda"


def test_a_disk_that_is_full_keeps_what_was_typed(
    qtbot: QtBot, page: CarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Car:
        raise DiskTrouble("The disk is full: free some space and save again.")

    color = box(page, "color")
    with monkeypatch.context() as trouble:
        trouble.setattr(type(page._desk.app.garage), "edit", full)
        type_into(qtbot, color, "red")
        qtbot.keyClick(color.editor, Qt.Key.Key_Return)
    assert color.problem.startswith("The disk is full") and color.text() == "red"
    qtbot.keyClick(color.editor, Qt.Key.Key_Return)
    assert stored(page).color == "red" and color.problem == ""


def test_undo_refreshes_the_page(qtbot: QtBot, page: CarPage) -> None:
    model = box(page, "model")
    type_into(qtbot, model, "Beat PP1")
    qtbot.keyClick(model.editor, Qt.Key.Key_Return)
    assert page.header.title.text() == "Honda Beat PP1"
    page._desk.app.garage.undo()
    assert page.header.title.text() == "Honda Beat"
    assert model.text() == "Beat"


def test_the_stage_is_chosen_at_the_top(qtbot: QtBot, page: CarPage) -> None:
    stage = page.header.stage
    assert stage.words() == "Wanted"
    stage.setFocus()
    qtbot.keyClick(stage.editor, Qt.Key.Key_Down)
    qtbot.keyClick(stage.editor, Qt.Key.Key_Down)
    stage.commit()
    assert stored(page).stage is Stage.IN_TRANSIT
    assert page._desk.app.garage.next_undo().words == "Move Honda Beat to In transit"


def test_every_field_of_a_car_has_its_box(page: CarPage) -> None:
    from keigarage.domain.car_fields import FIELD_BY_NAME

    boxes = {name for name in FIELD_BY_NAME if page.parts.editor(name)} | {"stage"}
    assert boxes == set(FIELD_BY_NAME)


def test_each_kind_of_field_is_stored_from_its_text(qtbot: QtBot, page: CarPage) -> None:
    for name, text in (("price", "450,000"), ("displacement_cc", "656"), ("power_ps", "64"),
                       ("chassis_no", "ｐｐ１－1100123"), ("county", "Travis")):  # fmt: skip
        field = box(page, name)
        type_into(qtbot, field, text)
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    car = stored(page)
    assert (str(car.price), car.displacement_cc, car.power_ps) == ("450000", 656, 64.0)
    assert (car.chassis_no, car.county) == ("PP1-1100123", "Travis")
    assert box(page, "price").text() == "450000"


def test_conflicts_between_dates_are_shown(page: CarPage) -> None:
    garage = page._desk.app.garage
    garage.edit(page.car_id, {"built": "1991-05", "first_registered": "1990-03"})
    body = page.parts.section("eligibility").body
    told = [label.text() for label in body.findChildren(QLabel) if label.isVisibleTo(page)]
    assert any(text.startswith("✕ ") and "contradict each other" in text for text in told)


def test_an_undated_car_is_told_what_the_catalogue_knows(page: CarPage) -> None:
    body = page.parts.section("eligibility").body
    told = [label.text() for label in body.findChildren(QLabel) if label.isVisibleTo(page)]
    hint = "by the catalogue; write the month from its papers."
    assert any(text.startswith("Built May 1991 to") and text.endswith(hint) for text in told)
    assert page.parts.section("eligibility").head.told == "no date yet"
    body.write.click()
    assert box(page, "built").editor.hasFocus()


def test_proofs_are_added_changed_and_removed(qtbot: QtBot, page: CarPage) -> None:
    proofs = page.parts.section("eligibility").body.proofs
    garage = page._desk.app.garage
    proofs.add.click()
    proofs.form.date.editor.insert("平成3年5月")
    qtbot.keyClick(proofs.form.date.editor, Qt.Key.Key_Return)
    [proof] = garage.proofs(page.car_id)
    assert (proof.kind, proof.date) == (ProofKind.DATE_LABEL, PartialDate(1991, 5))
    assert not proofs.form.isVisibleTo(page) and proofs.list.rows.proofs == (proof,)

    proofs.list.setFocus()
    qtbot.keyClick(proofs.list, Qt.Key.Key_Return)
    assert proofs.form.date.text() == "1991-05"
    proofs.form.kind.editor.setCurrentIndex(1)
    proofs.form.note.editor.setText("left belt")
    proofs.form.keep.click()
    [changed] = garage.proofs(page.car_id)
    assert (changed.kind, changed.note) == (ProofKind.SEAT_BELT_TAG, "left belt")

    proofs.list.setFocus()
    qtbot.keyClick(proofs.list, Qt.Key.Key_Delete)
    assert garage.proofs(page.car_id) == ()
    assert not proofs.list.isVisibleTo(page)
    garage.undo()
    assert len(proofs.list.rows.proofs) == 1


def test_a_proof_with_a_wrong_date_says_so_and_stays_open(qtbot: QtBot, page: CarPage) -> None:
    proofs = page.parts.section("eligibility").body.proofs
    proofs.add.click()
    proofs.form.date.editor.insert("sometime")
    proofs.form.keep.click()
    assert "not a date" in proofs.form.date.problem
    assert proofs.form.isVisibleTo(page)
    assert page._desk.app.garage.proofs(page.car_id) == ()
    qtbot.keyClick(proofs.form.date.editor, Qt.Key.Key_Escape)
    assert not proofs.form.isVisibleTo(page)


def test_the_newest_change_stands_first_in_the_history(page: CarPage) -> None:
    garage = page._desk.app.garage
    garage.edit(page.car_id, {"color": "yellow"})
    garage.edit(page.car_id, {"color": "red"})
    told = page.parts.section("history").body.list.rows.told
    assert told[0].what == "Edit Honda Beat: Color"
    assert told[0].fields == ("Color: yellow → red",)
    assert told[-1].what == "Add Honda Beat"
    garage.undo()
    assert page.parts.section("history").body.list.rows.told[0].standing == "taken back"


def test_history_is_not_read_while_it_is_closed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    car = desk.app.garage.add(Car(name="Beat"))
    asked: list[CarId] = []
    monkeypatch.setattr(type(desk.app.garage), "history",
                        lambda self, car_id, limit: asked.append(car_id) or [])  # fmt: skip
    page = CarPage(desk)
    qtbot.addWidget(page)
    page.set_car(car.id)
    assert asked == []
    page.parts.open("history")
    assert asked == [car.id]


def test_refreshing_keeps_scroll_focus_and_typing(qtbot: QtBot, page: CarPage) -> None:
    QApplication.processEvents()
    color = box(page, "color")
    color.setFocus()
    qtbot.keyClicks(color.editor, "yel")
    bar = page._scroll.verticalScrollBar()
    bar.setValue(120)
    before = set(page.findChildren(QWidget))
    page._desk.app.garage.edit(page.car_id, {"seller": "Goo-net"})
    QApplication.processEvents()
    assert bar.value() == 120
    assert color.editor.hasFocus() and color.text() == "yel"
    assert box(page, "seller").text() == "Goo-net"
    assert set(page.findChildren(QWidget)) == before


def test_changes_of_other_cars_are_not_looked_at(
    page: CarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    monkeypatch.setattr(page, "_look", looked.append)
    page._desk.app.garage.edit(other_car(page), {"color": "white"})
    assert looked == []


def test_a_new_day_moves_the_countdown(page: CarPage, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    desk = page._desk
    desk.app.garage.edit(page.car_id, {"built": "2002-06-30"})
    assert page.header.plate.face().big == "220"
    monkeypatch.setattr(desk.app.outlooks, "today", lambda: date(2026, 11, 23))
    desk.check_day()
    assert page.header.plate.face().big == "219"


def test_choosing_cars_back_and_forth_makes_no_widgets(sample_page: CarPage) -> None:
    cars = [car.id for car in sample_page._desk.app.garage.cars()]
    for car_id in cars:
        sample_page.set_car(car_id)
    settle()
    before = len(sample_page.findChildren(QWidget))
    for number in range(50):
        sample_page.set_car(cars[number % len(cars)])
    settle()
    assert len(sample_page.findChildren(QWidget)) == before


def test_names_are_shown_as_typed(qtbot: QtBot, page: CarPage) -> None:
    hostile = "<b>x</b><img src='/etc/passwd'>" + "ながい" * 20
    garage = page._desk.app.garage
    garage.edit(page.car_id, {"name": hostile, "variant": hostile, "notes": hostile})
    garage.save_proof(Proof(car_id=page.car_id, kind=ProofKind.GLASS_CODE,
                            date=PartialDate(1991), note=hostile))  # fmt: skip
    assert page.header.title.text() == hostile
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
        assert "<b>" not in label.toolTip() and "<img" not in label.toolTip()
    assert page.minimumSizeHint().width() <= 368


def test_every_control_has_a_name_and_a_place_in_the_tab_order(page: CarPage) -> None:
    named = [widget for widget in controls(page) if not name_of(widget)]
    assert named == []
    order = [name_of(widget) for widget in controls(page)]
    titles = ("Identity", "Eligibility", "Kei class", "Papers", "Import", "Costs", "Notes",
              "History")  # fmt: skip
    heads = [order.index(title) for title in titles]
    assert heads == sorted(heads)
    assert heads[0] < order.index("Make") < heads[1]
    assert heads[3] < order.index("Print checklist") < heads[4]
    assert heads[4] < order.index("Arrives") < order.index("Milestones") < heads[5]
    assert heads[5] < order.index("Usual lines") < heads[6]


def test_sections_close_by_key_and_remember_it(qtbot: QtBot, desk: Desk) -> None:
    car = desk.app.garage.add(Car(name="Beat"))
    page = CarPage(desk)
    qtbot.addWidget(page)
    page.set_car(car.id)
    section = page.parts.section("eligibility")
    assert section.is_open
    qtbot.keyClick(section.head, Qt.Key.Key_Return)
    assert not section.is_open and not section.body.isVisibleTo(page)
    later = CarPage(desk)
    qtbot.addWidget(later)
    assert not later.parts.section("eligibility").is_open
    assert not later.parts.section("identity").is_open
    qtbot.keyClick(section.head, Qt.Key.Key_Space)
    assert section.is_open


def test_focus_section_opens_it_and_goes_there(qtbot: QtBot, desk: Desk) -> None:
    car = desk.app.garage.add(Car(name="Beat", state="TX"))
    page = CarPage(desk)
    qtbot.addWidget(page)
    page.resize(368, 500)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.set_car(car.id)
    page.focus_section("identity")
    assert page.parts.editor("name").editor.hasFocus()
    page.focus_section("papers")
    papers = page.parts.section("papers")
    assert papers.body.list.hasFocus()
    qtbot.waitUntil(lambda: 0 <= papers.mapTo(page, papers.rect().topLeft()).y() < 100)


def test_nothing_can_be_typed_into_a_garage_that_is_read_only(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    car = desk.app.garage.add(Car(name="Beat", state="TX"))
    reason = "This garage was made by a newer version: update the program to write to it."
    monkeypatch.setattr(type(desk), "read_only", reason)
    page = CarPage(desk, in_pane=False)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.set_car(car.id)
    color = page.parts.editor("color")
    qtbot.keyClicks(color.editor, "red")
    assert color.text() == ""
    assert not page.header.stage.editor.isEnabled()
    papers = page.parts.section("papers").body.list
    papers.setFocus()
    qtbot.keyClick(papers, Qt.Key.Key_Space)
    assert desk.app.outlooks.of(car.id).progress.done == 0
    told = [label for label in page.findChildren(QLabel) if label.text() == reason]
    assert len(told) == 1 and told[0].isVisibleTo(page)


def test_a_car_that_is_gone_leaves_an_empty_page(page: CarPage) -> None:
    garage = page._desk.app.garage
    page.set_car(other_car(page))  # the one that was added last
    garage.undo()
    assert page.car_id is None
    assert not page._scroll.isVisibleTo(page) and page._empty.isVisibleTo(page)


def test_a_car_in_the_trash_can_be_taken_out_again(page: CarPage) -> None:
    page._desk.app.garage.trash(page.car_id)
    assert page.notice.words.text() == "This car is in the trash."
    page.notice.act.click()
    assert not stored(page).trashed and not page.notice.isVisibleTo(page)


def test_a_state_the_rule_book_does_not_know_is_told_and_the_rest_shown(
    page: CarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keigarage.domain.errors import NotFound

    book = page._desk.app.book

    def unknown(code: str) -> None:
        raise NotFound("There is no state TX: write the two letters of one.")

    monkeypatch.setattr(book, "state", unknown)
    page._desk.app.garage.edit(page.car_id, {"color": "red"})
    assert page.notice.words.text().startswith("There is no state")
    assert page.header.title.text() == "Honda Beat"


def test_a_wide_page_has_two_columns(page: CarPage) -> None:
    columns = page.parts._columns
    assert not columns.are_two
    page.resize(1100, 800)
    QApplication.processEvents()
    assert columns.are_two
    papers, identity = page.parts.section("papers"), page.parts.section("identity")
    assert papers.x() > identity.x()


def other_car(page: CarPage) -> CarId:
    return next(car.id for car in page._desk.app.garage.cars() if car.id != page.car_id)


def controls(page: CarPage) -> list[QWidget]:
    """Every control that Tab comes to, in that order."""
    QApplication.processEvents()
    found: list[QWidget] = []
    widget = next_stop(page, page, forward=True)
    while widget is not None and widget not in found and page.isAncestorOf(widget):
        found.append(widget)
        widget = next_stop(page, widget, forward=True)
    return found


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", str)()


def settle() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
