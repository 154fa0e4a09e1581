"""Windows for tests: a garage of the test's own, and no exception that goes unnoticed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from keigarage.places import places
from keigarage.reference import RuleBook
from keigarage.services.sample import make_sample
from keigarage.ui.desk import Desk
from keigarage.ui.look import palette
from keigarage.ui.window import MainWindow
from keigarage.ui.words import speak_through_qt

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, tmp_path: Path) -> None:
    """The program's look and language, and window settings that no other test shares."""
    qapp.setOrganizationName("keigarage")
    qapp.setApplicationName("keigarage")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    speak_through_qt()
    palette.apply(qapp)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "garage"


@pytest.fixture
def sample_folder(tmp_path: Path) -> Path:
    """A fresh sample garage."""
    made = tmp_path / "sample"
    make_sample(made, RuleBook())
    return made


@pytest.fixture
def desk(qtbot: QtBot, folder: Path) -> Iterator[Desk]:
    """An empty garage on 22 November 2026."""
    opened = Desk(places(folder), today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def sample_desk(qtbot: QtBot, sample_folder: Path) -> Iterator[Desk]:
    """The sample garage on 22 November 2026."""
    opened = Desk(places(sample_folder), today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    """The main window on an empty garage, shown."""
    yield from _shown(qtbot, desk)


@pytest.fixture
def sample_window(qtbot: QtBot, sample_desk: Desk) -> Iterator[MainWindow]:
    """The main window on the sample garage, shown."""
    yield from _shown(qtbot, sample_desk)


def _shown(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    made.show()
    qtbot.waitActive(made)
    made.settle()
    yield made
    if isValid(made):  # a test may have closed it
        made.close()
