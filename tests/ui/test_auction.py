"""The auction card on a car's page: marks by click and by key, words beside them, the scan."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from keigarage.domain.auction import DamageMark, View
from keigarage.domain.car import Body, Car
from keigarage.ui.auction.section import AuctionSheet
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.desk import Desk


@pytest.fixture
def car(desk: Desk) -> Car:
    return desk.app.garage.add(
        Car(name="Beat", body=Body.ROADSTER, auction_grade="3.5", color="red")
    )


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk, car: Car) -> AuctionSheet:
    made = AuctionSheet(desk)
    qtbot.addWidget(made)

    def fill(_: object = None) -> None:
        assert car.id is not None
        made.show_car(desk.app.garage.car(car.id), None)

    desk.changed.connect(fill)
    fill()
    made.resize(340, 1200)
    made.show()
    qtbot.waitExposed(made)
    return made


def codes(sheet: AuctionSheet) -> list[str]:
    return [row.mark.code for row in sheet.list.things]


def spot(sheet: AuctionSheet, view: View, x: float, y: float) -> QPoint:
    side = next(side for side in sheet.map._sides if side.view is view)
    return side.point(x, y).toPoint()


def click(qtbot: QtBot, sheet: AuctionSheet, view: View, x: float, y: float) -> None:
    qtbot.mouseClick(sheet.map, Qt.MouseButton.LeftButton, pos=spot(sheet, view, x, y))


def test_a_click_places_the_chosen_mark(qtbot, desk, car, sheet):
    sheet.letter.setCurrentIndex(sheet.letter.findData("U"))
    sheet.extent.setCurrentIndex(sheet.extent.findData(2))
    click(qtbot, sheet, View.RIGHT, 0.8, 0.5)
    (mark,) = desk.app.auctions.marks(car.id)
    assert (mark.letter, mark.size, mark.view) == ("U", 2, View.RIGHT)
    # The right side is drawn with its front at the right; shares still run from the front.
    assert mark.x == pytest.approx(0.8, abs=0.02)
    assert mark.y == pytest.approx(0.5, abs=0.02)
    (row,) = sheet.list.things
    assert (row.meaning, row.place) == ("dent without scratch, medium", "right side, rear")
    assert sheet.map.mark == mark


def test_a_click_beside_the_car_places_nothing(qtbot, sheet):
    qtbot.mouseClick(sheet.map, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert codes(sheet) == []


def test_keys_place_size_and_remove_marks(qtbot, desk, car, sheet):
    sheet.map.setFocus()
    qtbot.keyClicks(sheet.map, "a")
    qtbot.keyClicks(sheet.map, "3")
    assert codes(sheet) == ["A3"]
    for _ in range(4):
        qtbot.keyClick(sheet.map, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.map.mark is None
    qtbot.keyClicks(sheet.map, "xx")
    assert codes(sheet) == ["A3", "XX"]
    first, second = desk.app.auctions.marks(car.id)
    assert second.x == pytest.approx(first.x + 0.4)
    qtbot.keyClick(sheet.map, Qt.Key.Key_Delete)
    assert codes(sheet) == ["A3"]
    desk.app.garage.undo()
    assert codes(sheet) == ["A3", "XX"]


def test_arrows_lead_from_one_side_to_the_next_and_onto_marks(qtbot, sheet):
    sheet.map.setFocus()
    qtbot.keyClicks(sheet.map, "s")
    sheet.map.choose(None)
    for _ in range(3):
        qtbot.keyClick(sheet.map, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.map.cursor_at[0] is View.TOP
    for _ in range(3):
        qtbot.keyClick(sheet.map, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.map.cursor_at[0] is View.LEFT
    for _ in range(20):
        if sheet.map.mark is not None:
            break
        qtbot.keyClick(sheet.map, Qt.Key.Key_Up)
    assert sheet.map.mark is not None and sheet.map.mark.letter == "S"


def test_a_mark_is_dragged_to_another_side(qtbot, desk, car, sheet):
    click(qtbot, sheet, View.LEFT, 0.3, 0.5)
    start, end = spot(sheet, View.LEFT, 0.3, 0.5), spot(sheet, View.TOP, 0.6, 0.4)
    qtbot.mousePress(sheet.map, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(sheet.map, end)
    sheet.map.mouseMoveEvent(_moved(end))
    qtbot.mouseRelease(sheet.map, Qt.MouseButton.LeftButton, pos=end)
    (mark,) = desk.app.auctions.marks(car.id)
    assert mark.view is View.TOP
    assert mark.x == pytest.approx(0.6, abs=0.02)
    assert desk.app.garage.next_undo().words == "Change the mark A1 on Beat"


def _moved(to: QPoint):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(to), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def test_the_list_and_the_outline_choose_the_same_mark(qtbot, desk, car, sheet):
    first = desk.app.auctions.place(DamageMark(car_id=car.id, letter="A", size=1, x=0.2))
    desk.app.auctions.place(DamageMark(car_id=car.id, letter="S", x=0.8))
    sheet.list.setFocus()
    sheet.list.setCurrentIndex(sheet.list.rows.index(0))
    assert sheet.map.mark == first
    qtbot.keyClick(sheet.list, Qt.Key.Key_Delete)
    assert codes(sheet) == ["S"]


def test_grades_stand_in_words(sheet):
    assert "several places needing sheet metal" in sheet.grade.text()
    assert "House scales differ" in sheet.scale.text()


def test_boxes_save_by_themselves_and_wrong_text_is_told(qtbot, desk, car, sheet):
    box = sheet.boxes.boxes["mileage"]
    box.editor.setFocus()
    qtbot.keyClicks(box.editor, "98000")
    qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert desk.app.auctions.card(car.id).mileage == 98000
    box.editor.selectAll()
    qtbot.keyClicks(box.editor, "lots")
    qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert box.problem
    assert desk.app.auctions.card(car.id).mileage == 98000


def test_the_scan_stands_beside_the_outline(qtbot, desk, car, sheet, tmp_path: Path):
    Image.new("RGB", (300, 200), "white").save(tmp_path / "sheet.png")
    (tmp_path / "notes.txt").write_text("no sheet")
    file, _ = desk.app.files.attach(car.id, [tmp_path / "sheet.png", tmp_path / "notes.txt"])
    offered = sheet.boxes.boxes["scan_id"].editor
    assert [offered.itemText(row) for row in range(offered.count())] == ["–", "sheet.png"]
    assert not sheet.scan.isVisible()
    desk.app.auctions.edit_card(car.id, {"scan_id": str(file.id)})
    assert sheet.scan.isVisible()
    qtbot.waitUntil(lambda: sheet.scan.height() > 150, timeout=20_000)
    desk.app.files.remove(file.id)
    assert not sheet.scan.isVisible()
    desk.app.garage.undo()
    assert sheet.scan.isVisible()


def test_nothing_is_placed_in_a_garage_that_is_only_read(qtbot, sheet):
    sheet.set_editable(False)
    click(qtbot, sheet, View.LEFT, 0.5, 0.5)
    sheet.map.setFocus()
    qtbot.keyClicks(sheet.map, "a")
    assert codes(sheet) == []


def test_the_page_has_the_card_and_its_car_s_own_fields(qtbot, desk, car):
    page = CarPage(desk)
    qtbot.addWidget(page)
    page.resize(360, 900)
    page.show()
    page.set_car(car.id)
    page.focus_section("auction")
    body = page.parts.section("auction").body
    assert body.boxes.of_the_car["auction_grade"].text() == "3.5"
    desk.app.garage.edit(car.id, {"auction_grade": "R"})
    assert "repaired structure" in body.grade.text()
    page.focus_section("files")
    assert page.parts.section("files").body.list.files == ()


def test_it_fits_the_narrowest_pane(qtbot, sheet):
    assert sheet.minimumSizeHint().width() <= 290
