"""The kei class on the car's page: measure by measure, and why some cars are none."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Car
from keigarage.domain.kei import kei_answer_of_car
from keigarage.domain.new_car import car_of
from keigarage.reference import RuleBook
from keigarage.ui.car_page import kei_rows
from keigarage.ui.car_page.kei_class import KeiClass
from keigarage.ui.car_page.kei_rows import Limits, beside, measure, rows_of, spoken, value_words
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.car_page.source_popup import SourcePopup
from keigarage.ui.desk import Desk
from keigarage.ui.look.marks import Mark

BOOK = RuleBook()
BEAT = {"length_mm": "3295", "width_mm": "1395", "height_mm": "1175", "displacement_cc": "656",
        "power_ps": "64", "built": "1991-05"}  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[CarPage]:
    car = desk.app.garage.add(Car(make="Honda", model="Beat"))
    made = CarPage(desk)
    made.resize(368, 1000)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.parts.open("kei")
    made.set_car(car.id)
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def body(page: CarPage) -> KeiClass:
    found = page.parts.section("kei").body
    assert isinstance(found, KeiClass)
    return found


def told(body: KeiClass) -> dict[str, str]:
    return {
        row.name: f"{value_words(row)} | {beside(row)}"
        for row in body.list.things
        if not isinstance(row, Limits)
    }


def head(page: CarPage) -> str:
    return page.parts.section("kei").head.told


def test_each_measure_stands_beside_its_limit(page: CarPage, body: KeiClass) -> None:
    page._desk.app.garage.edit(page.car_id, BEAT)
    assert told(body) == {
        "length": "3,295 of 3,300 mm | 5 mm to spare",
        "width": "1,395 of 1,400 mm | 5 mm to spare",
        "height": "1,175 of 2,000 mm | 825 mm to spare",
        "displacement": "656 of 660 cc | 4 cc to spare",
        "power": "64 of 64 PS | exactly the limit",
    }
    power = next(row for row in body.list.things if getattr(row, "name", "") == "power")
    assert "custom" in spoken(power) and "not law" in spoken(power)
    assert head(page) == "kei"
    page._desk.app.garage.undo()
    assert head(page) == "not known yet"


def test_a_missing_measure_is_said_and_leads_to_its_box(
    qtbot: QtBot, page: CarPage, body: KeiClass
) -> None:
    page._desk.app.garage.edit(page.car_id, BEAT | {"height_mm": ""})
    assert told(body)["height"] == "not known · limit 2,000 mm | "
    assert "not known: height" in body.because.text()
    rows = body.list.things
    place = next(n for n, row in enumerate(rows) if getattr(row, "name", "") == "height")
    at = body.list.visualRect(body.list.rows.index(place)).center()
    qtbot.mouseClick(body.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.parts.editor("height_mm").editor.hasFocus()
    body.list.setFocus()
    body.list.setCurrentIndex(body.list.rows.index(place + 1))
    qtbot.keyClick(body.list, Qt.Key.Key_Return)
    assert page.parts.editor("displacement_cc").editor.hasFocus()


def test_the_limits_show_where_they_are_written(
    qtbot: QtBot, page: CarPage, body: KeiClass
) -> None:
    page._desk.app.garage.edit(page.car_id, BEAT)
    body.list.setFocus()
    body.list.setCurrentIndex(body.list.rows.index(0))
    qtbot.keyClick(body.list, Qt.Key.Key_Return)
    [popup] = body.findChildren(SourcePopup)
    assert popup.address.startswith("https://www.saikei.jp")
    popup.close()


def test_the_catalogue_helps_while_the_car_says_too_little(page: CarPage, body: KeiClass) -> None:
    assert not body.by_book.isVisibleTo(page)
    page._desk.app.garage.edit(page.car_id, {"catalogue_id": "honda-beat-pp1", "built": "1991-05"})
    assert body.by_book.isVisibleTo(page) and "Within every limit" in body.by_book.text()
    page._desk.app.garage.edit(page.car_id, BEAT)
    assert not body.by_book.isVisibleTo(page)


@pytest.mark.parametrize("code", ["AS280", "AS285", "AS800"])
def test_hondas_small_sports_cars_say_why_they_are_none(code: str) -> None:
    generation = next(g for g in BOOK.generations() if code in g.chassis_codes)
    car = car_of(generation)
    answer = kei_answer_of_car(
        Car(**{name: getattr(car, name) for name in _MEASURES}, built=generation.production_start),
        BOOK.kei_standards(),
    )
    words, mark = kei_rows.head_words(answer)
    assert (words, mark) == ("not kei", Mark.NO)
    assert "over the 360 cc allowed" in answer.because
    failed = [row for row in rows_of(answer) if not isinstance(row, Limits) and row.ok is False]
    assert "displacement" in [row.name for row in failed]
    assert all(measure(row, 300).marks[0][1] is Mark.NO for row in failed)


_MEASURES = ("length_mm", "width_mm", "height_mm", "displacement_cc", "cycle")


def test_a_window_across_two_standards_shows_both(page: CarPage, body: KeiClass) -> None:
    page._desk.app.garage.edit(page.car_id, BEAT | {"built": "1998"})
    limits = [row for row in body.list.things if isinstance(row, Limits)]
    assert [row.standard.length_mm for row in limits] == [3300, 3400]
    page._desk.app.garage.edit(page.car_id, {"length_mm": "3395"})
    assert head(page) == "depends on the day built"


def test_a_custom_is_no_law() -> None:
    car = Car(built=None, length_mm=3000)
    from keigarage.domain.dates import PartialDate

    strong = kei_answer_of_car(
        Car(built=PartialDate(1995), power_ps=70.0, length_mm=3200), BOOK.kei_standards()
    )
    row = next(r for r in rows_of(strong) if not isinstance(r, Limits) and r.name == "power")
    assert row.ok is False and measure(row, 300).marks[0][1] is Mark.DEPENDS
    assert rows_of(kei_answer_of_car(car, BOOK.kei_standards())) == ()


def test_rows_fit_the_narrowest_pane() -> None:
    answer = kei_answer_of_car(_car(), BOOK.kei_standards())
    for row in rows_of(answer):
        for ink in measure(row, 296).inks:
            assert ink.left + ink.block.width <= 297


def _car() -> Car:
    from keigarage.domain.car_fields import with_fields

    return with_fields(Car(name="Beat"), BEAT)
