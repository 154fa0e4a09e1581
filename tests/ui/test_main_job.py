"""The main job by keyboard alone: from an empty garage to a saved checklist."""

from pathlib import Path
from typing import TypeVar

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Stage
from keigarage.domain.paperwork import PaperState
from keigarage.places import places
from keigarage.ui.add_car.dialog import AddCarDialog
from keigarage.ui.desk import Desk
from keigarage.ui.preview.dialog import PreviewDialog
from keigarage.ui.window import MainWindow

Key = Qt.Key
T = TypeVar("T")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, key: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """A key to whatever has the keyboard, as a person presses it."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def type_(qtbot: QtBot, text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    qtbot.keyClicks(target, text)


def compose(text: str) -> None:
    """Text as an input method hands it over; no key types Japanese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def dialog_of(window: MainWindow, kind: type[T]) -> T:
    found = window.findChildren(kind)
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def test_from_first_start_to_a_saved_checklist(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    desk = window.desk
    press(qtbot, Key.Key_N, CTRL)
    dialog = dialog_of(window, AddCarDialog)
    qtbot.waitUntil(dialog.search.hasFocus)
    type_(qtbot, "PP1-1100123")
    assert dialog.title.text() == "Honda Beat"
    assert dialog.chassis.text() == "PP1-1100123"
    press(qtbot, Key.Key_Return)  # on to the date built
    compose("平成3年5月")
    assert dialog.plate.accessibleName() == "may enter, since 31 May 2016"
    dialog.state.setFocus()
    type_(qtbot, "TX")
    assert dialog.state.currentData() == "TX"
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: window.view.model.rowCount() == 1)

    [car] = desk.app.garage.cars()
    assert (car.make, car.model, car.chassis_no) == ("Honda", "Beat", "PP1-1100123")
    assert (str(car.built), car.state, car.stage) == ("1991-05", "TX", Stage.WANTED)
    assert window.view.cells.federal(window.view.model.shown[0]) == "since 31 May 2016"

    window.activateWindow()  # a desktop does this by itself when a dialog closes
    qtbot.waitUntil(window.view.table.hasFocus)
    press(qtbot, Key.Key_3, CTRL)  # moved to in transit
    assert desk.app.garage.car(car.id).stage is Stage.IN_TRANSIT
    press(qtbot, Key.Key_L, CTRL)  # on to its papers
    press(qtbot, Key.Key_Space)
    outlook = desk.app.outlooks.of(car.id)
    assert outlook.papers[0].state is PaperState.REQUESTED

    press(qtbot, Key.Key_P, CTRL)
    preview = dialog_of(window, PreviewDialog)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    path = tmp_path / "beat.pdf"
    preview.save_to(path)
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "Texas" in text and "PP1-1100123" in text and "130-U" in text
    preview.close()


def test_undo_takes_back_each_step_by_its_name_even_after_a_restart(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    desk = window.desk
    car = desk.app.garage.add(_beat())
    desk.app.garage.move(car.id, Stage.BOUGHT)
    assert window.menus.actions["edit.undo"].text() == "&Undo move Honda Beat to Bought"
    window.close()
    desk.close()

    again = Desk(places(folder))
    later = MainWindow(again)
    later.show()
    qtbot.waitUntil(later.view.table.hasFocus)
    press(qtbot, Key.Key_Z, CTRL)
    assert again.app.garage.car(car.id).stage is Stage.WANTED
    press(qtbot, Key.Key_Z, CTRL)
    assert later.view.model.rowCount() == 0
    press(qtbot, Key.Key_Z, CTRL | SHIFT)
    assert later.view.model.rowCount() == 1
    later.close()
    again.close()


def _beat():  # type: ignore[no-untyped-def]
    from keigarage.domain.car import Car

    return Car(make="Honda", model="Beat")
