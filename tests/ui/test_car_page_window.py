"""A car in a window of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from keigarage.domain.car import Car, CarId
from keigarage.ui.car_page.window import CarWindow
from keigarage.ui.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def cars(desk: Desk) -> tuple[CarId, CarId]:
    garage = desk.app.garage
    return (garage.add(Car(name="Beat", state="TX")).id, garage.add(Car(name="Carry")).id)


@pytest.fixture
def windows() -> Iterator[list[CarWindow]]:
    """Windows that are closed again at the end."""
    opened: list[CarWindow] = []
    yield opened
    for window in opened:
        if isValid(window):
            window.close()
    settle()


def open_(qtbot: QtBot, desk: Desk, car_id: CarId, windows: list[CarWindow]) -> CarWindow:
    window = CarWindow(desk, car_id)
    windows.append(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def settle() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_several_cars_stand_beside_each_other(
    qtbot: QtBot, desk: Desk, cars: tuple[CarId, CarId], windows: list[CarWindow]
) -> None:
    first = open_(qtbot, desk, cars[0], windows)
    second = open_(qtbot, desk, cars[1], windows)
    assert (first.windowTitle(), second.windowTitle()) == ("Beat", "Carry")
    assert first.pos() != second.pos()
    desk.app.garage.edit(cars[0], {"name": "Blue Beat"})
    assert (first.windowTitle(), second.windowTitle()) == ("Blue Beat", "Carry")


@pytest.mark.parametrize("gone", ["trash", "undo"])
def test_the_window_goes_with_its_car(
    qtbot: QtBot, desk: Desk, cars: tuple[CarId, CarId], windows: list[CarWindow], gone: str
) -> None:
    stays = open_(qtbot, desk, cars[0], windows)
    goes = open_(qtbot, desk, cars[1], windows)
    if gone == "trash":
        desk.app.garage.trash(cars[1])
    else:
        desk.app.garage.undo()  # the car that was added last is not there any more
    settle()
    assert not isValid(goes)
    assert stays.isVisible()


def test_keys_close_it_and_take_changes_back(
    qtbot: QtBot, desk: Desk, cars: tuple[CarId, CarId], windows: list[CarWindow]
) -> None:
    window = open_(qtbot, desk, cars[0], windows)
    desk.app.garage.edit(cars[0], {"color": "red"})
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert desk.app.garage.car(cars[0]).color == ""
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    settle()
    assert not isValid(window)


def test_closing_saves_what_is_typed(
    qtbot: QtBot, desk: Desk, cars: tuple[CarId, CarId], windows: list[CarWindow]
) -> None:
    window = open_(qtbot, desk, cars[0], windows)
    color = window.page.parts.editor("color")
    color.setFocus()
    qtbot.keyClicks(color.editor, "yellow")
    window.close()
    assert desk.app.garage.car(cars[0]).color == "yellow"


def test_it_remembers_its_size_and_opens_every_field(
    qtbot: QtBot, desk: Desk, cars: tuple[CarId, CarId], windows: list[CarWindow]
) -> None:
    window = open_(qtbot, desk, cars[0], windows)
    assert window.page.parts.section("identity").is_open
    assert not window.page.header.open.isVisibleTo(window)
    window.resize(700, 640)
    window.close()
    settle()
    later = open_(qtbot, desk, cars[0], windows)
    assert (later.width(), later.height()) == (700, 640)


def test_wrong_text_is_there_again_in_the_next_window(
    qtbot: QtBot, desk: Desk, cars: tuple[CarId, CarId], windows: list[CarWindow]
) -> None:
    window = open_(qtbot, desk, cars[0], windows)
    built = window.page.parts.editor("built")
    built.setFocus()
    qtbot.keyClicks(built.editor, "1/2/2001")
    window.close()
    settle()
    again = open_(qtbot, desk, cars[0], windows).page.parts.editor("built")
    assert again.text() == "1/2/2001" and "can mean" in again.problem
