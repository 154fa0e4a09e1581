"""Trouble in the window: one sentence where the act was, and nothing saved is lost."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Car
from keigarage.places import Places, places
from keigarage.store.garage_file import GarageFile
from keigarage.store.snapshots import take
from keigarage.ui.actions import ACTIONS
from keigarage.ui.desk import Desk
from keigarage.ui.instance import Doorkeeper, hand_over
from keigarage.ui.preview.dialog import PreviewDialog
from keigarage.ui.problems import Problems
from keigarage.ui.start import Shell
from keigarage.ui.trouble_window import TroubleWindow
from keigarage.ui.window import MainWindow

HOLD = """
import sys
from pathlib import Path
from keigarage.store.garage_file import GarageFile
file = GarageFile.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, folder: Path, tmp_path: Path) -> Iterator[Shell]:
    where = Places(garage=folder, config=tmp_path / "config", logs=tmp_path / "logs")
    made = Shell(where, qapp)
    yield made
    for window in (made.window, made.trouble):
        if window is not None:
            window.close()


@pytest.fixture
def held(folder: Path) -> Iterator[None]:
    """The garage is open in another process."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    yield
    process.communicate("")


def filled(folder: Path) -> None:
    desk = Desk(places(folder))
    desk.app.garage.add(Car(make="Honda", model="Beat", state="TX"))
    desk.close()


def test_a_garage_in_use_is_told_and_can_be_tried_again(
    shell: Shell, folder: Path, held: None
) -> None:
    assert shell.open(folder)
    assert isinstance(shell.trouble, TroubleWindow)
    assert "another window or command" in shell.trouble.words.text()


def test_a_second_start_hands_over_to_the_first(
    qtbot: QtBot, sample_window: MainWindow, sample_folder: Path
) -> None:
    door = Doorkeeper(sample_folder)
    with qtbot.waitSignal(door.knocked):
        second = subprocess.Popen(
            [sys.executable, "-c",
             "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
             "from keigarage.ui.instance import hand_over\n"
             "app = QCoreApplication([]); sys.exit(0 if hand_over(Path(sys.argv[1])) else 3)",
             str(sample_folder)]
        )  # fmt: skip
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    door.close()


def test_nobody_answers_for_a_garage_that_is_not_open(qtbot: QtBot, folder: Path) -> None:
    assert not hand_over(folder)


def test_a_newer_garage_opens_to_be_read_and_says_why(shell: Shell, folder: Path) -> None:
    filled(folder)
    with sqlite3.connect(folder / "garage.sqlite") as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()
    assert shell.open(folder)
    window = shell.window
    assert window is not None
    window.settle()
    assert "newer version" in window.banner.words
    assert window.view.model.rowCount() == 1
    writing = [a.id for a in ACTIONS if a.writes and window.menus.actions[a.id].isEnabled()]
    assert writing == []


def test_a_damaged_garage_is_left_alone_and_its_backup_offered(
    shell: Shell, folder: Path, qtbot: QtBot
) -> None:
    filled(folder)
    with GarageFile.open(folder) as file:
        take(file, "test")
    live = folder / "garage.sqlite"
    with live.open("r+b") as file_bytes:
        file_bytes.seek(4096)
        file_bytes.write(os.urandom(8192))
    before = live.read_bytes()
    assert shell.open(folder)
    trouble = shell.trouble
    assert isinstance(trouble, TroubleWindow)
    assert "1 car" in trouble.words.text()
    trouble.backup.click()
    assert shell.window is not None
    shell.window.settle()
    assert [line.car.title for line in shell.window.view.model.shown] == ["Honda Beat"]
    assert live.read_bytes() == before


def test_a_pdf_that_cannot_be_written_is_told_in_the_preview(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path
) -> None:
    car = sample_window.view.model.shown[4].car
    assert car.id is not None
    preview = PreviewDialog(sample_window.desk, car.id, sample_window)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    nowhere = tmp_path / "no such folder" / "checklist.pdf"
    preview.save_to(nowhere)
    assert str(nowhere) in preview.told.text()
    assert not nowhere.parent.exists()
    preview.close()


def test_a_write_that_fails_is_told_and_the_car_stays(
    qtbot: QtBot, sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keigarage.domain.errors import DiskTrouble

    def full(*_: object, **__: object) -> None:
        raise DiskTrouble("The disk is full: free some space and try again.")

    view = sample_window.view
    view.table.selectRow(0)
    chosen = view.current
    monkeypatch.setattr(sample_window.desk.app.file.changes, "write", full)
    sample_window.acts.trash_car()
    assert "disk is full" in sample_window.banner.words
    assert view.current == chosen


def test_a_bug_is_logged_without_values_and_shown_once_with_a_copy_button(
    qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    problems = Problems()
    for _ in range(2):
        try:
            raise ValueError("PP1-1100123 belongs to nobody's log")
        except ValueError as problem:
            problems.caught(problem)
    qtbot.waitUntil(lambda: bool(boxes()))
    [box] = boxes()
    assert "ValueError" in caplog.text and "PP1" not in caplog.text
    [copy] = [b for b in box.findChildren(QPushButton) if "Copy" in b.text()]
    copy.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert "PP1" not in QGuiApplication.clipboard().text()
    box.close()


def boxes() -> list[QMessageBox]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QMessageBox) and widget.isVisible()
    ]
