"""Manners every window keeps: names for every control, words through the translator, plain text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Car
from keigarage.domain.words import speak_through
from keigarage.ui.actions import shortcut_sheet
from keigarage.ui.add_car.dialog import AddCarDialog
from keigarage.ui.desk import Desk
from keigarage.ui.help_dialogs import AboutDialog, KeysDialog
from keigarage.ui.history_dialog import HistoryDialog
from keigarage.ui.preview.dialog import PreviewDialog
from keigarage.ui.window import MainWindow
from keigarage.ui.words import speak_through_qt

HOSTILE = "<b>x</b><img src='/etc/passwd'>"


def windows(qtbot: QtBot, desk: Desk) -> Iterator[QWidget]:
    """Every window of the program, one after the other."""
    main = MainWindow(desk)
    qtbot.addWidget(main)
    main.show()
    yield main
    car = desk.app.garage.cars()[0]
    assert car.id is not None
    for dialog in (
        AddCarDialog(desk),
        PreviewDialog(desk, car.id),
        HistoryDialog(desk),
        KeysDialog(),
        AboutDialog(desk),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        yield dialog
        desk.background.wait()


def test_every_control_has_a_name_for_those_who_cannot_see_it(
    qtbot: QtBot, sample_desk: Desk
) -> None:
    nameless = []
    for window in windows(qtbot, sample_desk):
        for widget in window.findChildren(QWidget):
            wants_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not wants_keys or not widget.isVisibleTo(window) or widget.focusProxy():
                continue
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            buddies = [
                label.text() for label in window.findChildren(QLabel) if label.buddy() is widget
            ]
            if not (widget.accessibleName() or words or buddies):
                nameless.append((type(window).__name__, type(widget).__name__, widget.objectName()))
    assert nameless == []


def test_no_label_takes_a_cars_name_for_markup(qtbot: QtBot, desk: Desk) -> None:
    desk.app.garage.add(Car(name=HOSTILE, variant=HOSTILE, state="TX", notes=HOSTILE))
    for window in windows(qtbot, desk):
        for label in window.findChildren(QLabel):
            if "<b>" in label.text():
                assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


@pytest.fixture
def marked() -> Iterator[None]:
    """A language in which every translated sentence is told by its brackets."""
    speak_through(lambda template: f"⟦{template}⟧")
    yield
    speak_through_qt()


def test_every_word_goes_through_the_translator(qtbot: QtBot, desk: Desk, marked: None) -> None:
    main = MainWindow(desk)
    dialogs: list[QWidget] = [main, AddCarDialog(desk), KeysDialog(), HistoryDialog(desk)]
    missed = []
    for window in dialogs:
        qtbot.addWidget(window)
        for text in texts_of(window):
            if any(char.isalpha() for char in text) and "⟦" not in text:
                missed.append((type(window).__name__, text))
    keys = {key for _, key in shortcut_sheet()} | {"Enter", "Space", "Shift+Space", "Esc"}
    missed = [(window, text) for window, text in missed if text not in keys]
    assert missed == []


def texts_of(window: QWidget) -> Iterator[str]:
    yield window.windowTitle()
    for label in window.findChildren(QLabel):
        yield label.text()
    for button in window.findChildren(QAbstractButton):
        yield button.text()
        yield button.toolTip()
    for line in window.findChildren(QLineEdit):
        yield line.placeholderText()
        yield line.toolTip()
    if isinstance(window, MainWindow):
        for action in window.menus.actions.values():
            yield action.text()
        for menu in window.menuBar().actions():
            yield menu.text()
        for number in range(window.view.model.columnCount()):
            yield str(window.view.model.headerData(number, Qt.Orientation.Horizontal))
        for row in range(window.navigation.count()):
            yield window.navigation.item(row).text()
    if isinstance(window, QDialog):
        for combo in window.findChildren(QComboBox):
            if combo.objectName() == "stage":
                yield from (combo.itemText(n) for n in range(combo.count()))
