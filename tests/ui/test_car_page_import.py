"""The import section: milestones, the shared sailing, the strip, and the alarm above the page."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.plan import Mode, Plan
from keigarage.ui.car_page.import_plan import ImportPlan
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.car_page.strip_words import Standing, head_words, stations
from keigarage.ui.desk import Desk

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[CarPage]:
    """The page of a Carry that is certainly old enough on 30 November 2026, its import open."""
    car = desk.app.garage.add(
        Car(make="Suzuki", model="Carry", built=PartialDate(2001, 11), stage=Stage.BOUGHT)
    )
    made = CarPage(desk)
    made.resize(368, 1800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    for name in ("eligibility", "papers", "notes"):
        made.parts.section(name).head.setChecked(False)
    made.parts.open("import")
    made.set_car(car.id)
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def body(page: CarPage) -> ImportPlan:
    found = page.parts.section("import").body
    assert isinstance(found, ImportPlan)
    return found


def plan(page: CarPage) -> Plan:
    return page._desk.app.shipping.plan_of(page.car_id)


def put(qtbot: QtBot, body: ImportPlan, name: str, text: str) -> None:
    """Type into a box of the crossing and leave it by Enter."""
    box = body.crossing.boxes[name]
    body.crossing.focus_box(name)
    box.editor.selectAll()
    qtbot.keyClicks(box.editor, text)
    qtbot.keyClick(box.editor, Key.Key_Return)


def chosen(body: ImportPlan, milestone_id: str, column: int) -> None:
    ids = [milestone.id for milestone in body.milestones.rows.things]
    index = body.milestones.rows.index(ids.index(milestone_id), column)
    body.milestones.grid.setCurrentIndex(index)


def type_date(qtbot: QtBot, body: ImportPlan, text: str) -> None:
    qtbot.keyClick(body.milestones.grid, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()


def other_car(page: CarPage, **fields: object) -> CarId:
    return page._desk.app.garage.add(Car(name="Blue Beat", **fields)).id  # type: ignore[arg-type]


# The gate


def test_an_early_arrival_stands_in_red_above_the_page(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    assert not page.alarm.isVisibleTo(page)
    put(qtbot, body, "arrives", "2026-10-20")
    assert page.alarm.isVisibleTo(page)
    assert page.alarm.head.text() == "Lands too early"
    assert "20 October 2026" in page.alarm.because.text()
    assert page.parts.section("import").head.told.endswith("Lands too early")
    assert not page._scroll.isAncestorOf(page.alarm)  # scrolling does not take it away
    assert page.alarm.y() < page._scroll.y()


def test_the_alarm_goes_only_for_a_reason_that_is_kept(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    page._desk.app.shipping.edit_plan(page.car_id, {"arrives": "2026-10-20"})
    page.alarm.ask.click()
    qtbot.keyClick(page.alarm.reason.editor, Key.Key_Return)
    assert page.alarm.isVisibleTo(page)
    assert "Say why" in page.alarm.problem.text() and page.alarm.problem.isVisibleTo(page)
    qtbot.keyClicks(page.alarm.reason.editor, "a show car under box 7")
    qtbot.keyClick(page.alarm.reason.editor, Key.Key_Return)
    assert not page.alarm.isVisibleTo(page)
    history = page._desk.app.garage.history(page.car_id)
    assert "a show car under box 7" in history[0].words
    assert "a show car under box 7" in body.aside.text()
    assert page.parts.section("import").head.told.endswith("alarm set aside")
    body.raise_again.click()
    assert page.alarm.isVisibleTo(page)
    page._desk.app.garage.undo()
    assert not page.alarm.isVisibleTo(page)


def test_another_date_raises_a_dismissed_alarm_again(page: CarPage) -> None:
    shipping = page._desk.app.shipping
    shipping.edit_plan(page.car_id, {"arrives": "2026-10-20"})
    shipping.dismiss(page.car_id, "arrival", "a show car")
    assert not page.alarm.isVisibleTo(page)
    shipping.edit_plan(page.car_id, {"arrives": "2026-10-21"})
    assert page.alarm.isVisibleTo(page)


def test_escape_keeps_the_alarm_and_another_car_shows_none(qtbot: QtBot, page: CarPage) -> None:
    page._desk.app.shipping.edit_plan(page.car_id, {"arrives": "2026-10-20"})
    page.alarm.ask.click()
    qtbot.keyClick(page.alarm.reason.editor, Key.Key_Escape)
    assert page.alarm.isVisibleTo(page) and not page.alarm.reason.isVisibleTo(page)
    first = page.car_id
    page.set_car(other_car(page))
    assert not page.alarm.isVisibleTo(page)
    page.set_car(first)
    assert page.alarm.isVisibleTo(page)


def test_load_not_before_counts_the_shortest_crossing(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    page._desk.app.garage.edit(page.car_id, {"built": "2002-01"})
    put(qtbot, body, "crossing", "14-30")
    assert body.gate.text() == (
        "Do not load before 17 January 2027: the shortest crossing of this sailing takes 14 days."
    )
    page._desk.app.garage.edit(page.car_id, {"built": "1991"})
    assert not body.gate.isVisibleTo(page)


# Milestones


def test_a_milestone_takes_a_partial_date(qtbot: QtBot, page: CarPage, body: ImportPlan) -> None:
    chosen(body, "buy", 2)
    type_date(qtbot, body, "Oct 2026")
    assert plan(page).done("buy") == PartialDate(2026, 10)
    assert body.milestones.rows.index(1, 2).data() == "Oct 2026"
    page._desk.app.garage.undo()
    assert plan(page).done("buy") is None and body.milestones.rows.index(1, 2).data() == ""


def test_space_and_a_click_on_the_box_mark_a_milestone(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    grid = body.milestones.grid
    chosen(body, "buy", 1)
    qtbot.keyClick(grid, Key.Key_Space)
    assert plan(page).done("buy") == PartialDate(2026, 11, 22)
    box = grid.visualRect(body.milestones.rows.index(1, 0)).topLeft() + QPoint(8, 12)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert plan(page).done("buy") is None


def test_a_wrong_date_stays_in_its_cell(qtbot: QtBot, page: CarPage, body: ImportPlan) -> None:
    chosen(body, "isf", 1)
    type_date(qtbot, body, "1/2/2027")
    assert "can mean" in body.milestones.problem.problem
    assert body.milestones.grid.currentIndex().data() == "1/2/2027"
    assert plan(page).note("isf").planned is None


def test_the_reason_of_the_chosen_milestone_is_told(page: CarPage, body: ImportPlan) -> None:
    page._desk.app.shipping.edit_plan(
        page.car_id, {"loads": "2026-12-05", "arrives": "2026-12-24", "mode": "roro"}
    )
    chosen(body, "entry", 1)
    assert "15 calendar days after arrival" in body.milestones.because.text()
    assert body.milestones.cite.text() == "19 CFR 142.2"
    chosen(body, "isf", 1)
    assert "24 hours before lading" in body.milestones.because.text()
    names = [body.milestones.rows.remark(ms) for ms in body.milestones.rows.things]
    assert "due 8 Jan 2027" in names and "due 4 Dec 2026" in names


def test_how_long_a_milestone_takes_can_be_changed(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    chosen(body, "booking", 1)
    takes = body.milestones.takes
    takes.setFocus()
    qtbot.keyClicks(takes.editor, "9")
    qtbot.keyClick(takes.editor, Key.Key_Return)
    assert plan(page).note("booking").duration_days == 9
    chosen(body, "dereg", 1)
    assert takes.text() == ""
    chosen(body, "booking", 1)
    assert takes.text() == "9"


# The sailing


def test_boxes_of_the_sailing_are_kept(qtbot: QtBot, page: CarPage, body: ImportPlan) -> None:
    texts = {"loads": "2026-12-05", "vessel": "Kitsune Maru", "bill_of_lading": "NGO-1",
             "general_order": "2027-01-20", "certificate_until": "2027-03"}  # fmt: skip
    for name, text in texts.items():
        put(qtbot, body, name, text)
    held = plan(page)
    assert held.sailing.vessel == "Kitsune Maru" and held.sailing.bill_of_lading == "NGO-1"
    assert held.loads == PartialDate(2026, 12, 5)
    assert held.certificate_until == PartialDate(2027, 3)
    assert "General order" in [label.text() for label in body.deadlines.findChildren(QLabel)]
    assert set(body.crossing.boxes) >= {
        "mode", "vessel", "voyage", "booking", "bill_of_lading", "port_from", "port_to",
        "container_no", "carrier", "broker", "entry_no", "isf_no", "loads", "arrives",
        "crossing", "released_on", "free_storage_end", "general_order", "certificate_until",
    }  # fmt: skip


def test_a_ship_that_lands_before_it_loads_is_refused_in_place(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    put(qtbot, body, "loads", "2026-12-05")
    put(qtbot, body, "arrives", "2026-12-01")
    assert "before it loads" in body.crossing.boxes["arrives"].problem
    assert plan(page).sailing.arrives is None
    first = page.car_id
    page.set_car(other_car(page))
    assert body.crossing.boxes["arrives"].text() == ""
    page.set_car(first)
    assert body.crossing.boxes["arrives"].text() == "2026-12-01"


def test_cars_share_a_sailing_and_move_together(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    shipping = page._desk.app.shipping
    beat = other_car(page, built=PartialDate(1991))
    shipping.edit_plan(beat, {"vessel": "Kitsune Maru", "loads": "2026-12-05"})
    page._refresh()
    ship = body.crossing.ship
    at = ship.editor.findText("Kitsune Maru")
    assert at > 0
    ship.setFocus()
    ship.editor.setCurrentIndex(at)
    ship.editor.activated.emit(at)
    ship.commit()
    assert plan(page).sailing == shipping.plan_of(beat).sailing
    assert "Also on this sailing: Blue Beat" in body.crossing.shared.text()
    put(qtbot, body, "loads", "2026-12-12")
    assert shipping.plan_of(beat).loads == PartialDate(2026, 12, 12)


def test_what_is_typed_is_saved_to_its_own_car(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    first = page.car_id
    box = body.crossing.boxes["arrives"]
    body.crossing.focus_box("arrives")
    qtbot.keyClicks(box.editor, "2027-01-10")
    page.set_car(other_car(page))
    assert page._desk.app.shipping.plan_of(first).arrives == PartialDate(2027, 1, 10)
    assert box.text() == "" and plan(page).arrives is None


# Stage and strip


def test_the_stage_is_offered_and_not_forced(page: CarPage, body: ImportPlan) -> None:
    shipping, offer = page._desk.app.shipping, page.header.offer
    shipping.set_mode(page.car_id, Mode.RORO)
    assert not offer.isVisibleTo(page)
    shipping.mark_done(page.car_id, "sail", PartialDate(2026, 11, 20))
    assert offer.isVisibleTo(page) and offer.move_there.text() == "Move to At port"
    offer.later.click()
    page._refresh()
    assert not offer.isVisibleTo(page)
    assert page.outlook.car.stage is Stage.BOUGHT
    shipping.mark_done(page.car_id, "release", PartialDate(2026, 11, 21))
    assert offer.move_there.text() == "Move to Titling" and offer.isVisibleTo(page)
    offer.move_there.click()
    assert page.outlook.car.stage is Stage.TITLING and not offer.isVisibleTo(page)


def test_the_strip_tells_done_late_and_next(page: CarPage, body: ImportPlan) -> None:
    assert not body.strip.isVisibleTo(page)  # nothing is planned yet
    shipping = page._desk.app.shipping
    shipping.edit_plan(page.car_id, {"loads": "2026-11-20", "arrives": "2026-12-24"})
    shipping.mark_done(page.car_id, "buy", PartialDate(2026, 10, 2))
    shipping.mark_done(page.car_id, "dereg", PartialDate(2026, 10, 21))
    found = {s.words: s.standing for s in body.strip.stations}
    assert found["bought"] is Standing.DONE and found["export cert."] is Standing.DONE
    assert found["ISF"] is Standing.LATE
    assert found["entry by"] is Standing.LATER
    assert "ISF 19 November 2026, late" in body.strip.accessibleDescription()
    assert page.parts.section("import").head.told.startswith("32 days to arrival")
    shipping.mark_done(page.car_id, "isf", PartialDate(2026, 11, 18))
    shipping.mark_done(page.car_id, "booking", PartialDate(2026, 11, 20))
    found = {s.words: s.standing for s in body.strip.stations}
    assert found["sailed"] is Standing.DONE and found["arrives"] is Standing.NEXT


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ({}, "RoRo · 13 days to arrival"),
        ({"sail": date(2026, 12, 4)}, "RoRo · arrived 4 December 2026"),
        ({"sail": date(2026, 12, 4), "release": date(2026, 12, 9)}, "RoRo · released"),
        ({"title": date(2026, 12, 9)}, "RoRo · plated"),
    ],
)
def test_the_heading_tells_how_far_it_is(page: CarPage, done: dict[str, date], words: str) -> None:
    shipping = page._desk.app.shipping
    texts = {"mode": "roro", "loads": "2026-12-01", "arrives": "2026-12-05"}
    shipping.edit_plan(page.car_id, texts)
    for milestone_id in ("search", "buy", "inland", "dereg", "booking", "isf"):
        shipping.mark_done(page.car_id, milestone_id, PartialDate(2026, 11))
    for milestone_id, day in done.items():
        shipping.mark_done(page.car_id, milestone_id, PartialDate.of(day))
    schedule = shipping.schedule_of(page.car_id)
    assert head_words(schedule) == words
    assert len(stations(schedule)) == 6


def test_a_refresh_makes_no_widgets_and_keeps_the_cell(page: CarPage, body: ImportPlan) -> None:
    shipping = page._desk.app.shipping
    shipping.edit_plan(page.car_id, {"loads": "2026-12-05", "general_order": "2027-02"})
    chosen(body, "entry", 2)
    before = len(page.findChildren(QLabel))
    shipping.mark_done(page.car_id, "buy", PartialDate(2026, 11))
    here = body.milestones.grid.currentIndex()
    assert body.milestones.rows.things[here.row()].id == "entry" and here.column() == 2
    assert len(page.findChildren(QLabel)) == before


def test_nothing_is_planned_for_a_car_in_the_trash(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    page._desk.app.shipping.edit_plan(page.car_id, {"arrives": "2026-10-20"})
    page._desk.app.garage.trash(page.car_id)
    chosen(body, "buy", 1)
    qtbot.keyClick(body.milestones.grid, Key.Key_Space)
    assert plan(page).done("buy") is None
    assert not body.crossing.mode.editor.isEnabled()
    assert page.alarm.isVisibleTo(page) and not page.alarm.ask.isEnabled()


def test_how_long_a_milestone_takes_is_saved_to_its_own_car(
    qtbot: QtBot, page: CarPage, body: ImportPlan
) -> None:
    first = page.car_id
    chosen(body, "booking", 1)
    body.milestones.takes.setFocus()
    qtbot.keyClicks(body.milestones.takes.editor, "9")
    page.set_car(other_car(page))
    assert plan(page).notes == {}
    assert page._desk.app.shipping.plan_of(first).note("booking").duration_days == 9


def test_an_import_without_a_plan_leaves_no_empty_room(page: CarPage, body: ImportPlan) -> None:
    QApplication.processEvents()
    assert body.start_here.height() <= body.start_here.heightForWidth(body.start_here.width()) + 2
    grid = body.milestones.grid
    assert grid.height() >= grid.sizeHint().height()
