"""Help inside the program: the sheet of keys, and what this is."""

import sys

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from keigarage import __version__
from keigarage.domain.words import say
from keigarage.ui.actions import shortcut_sheet
from keigarage.ui.desk import Desk


class KeysDialog(QDialog):
    """Every key of the program in one sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Keyboard shortcuts"))
        self.resize(640, 600)
        rows = [*shortcut_sheet(), *_local_keys()]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for number, (what, key) in enumerate(rows):
            grid.addWidget(_plain(what), number, 0)
            grid.addWidget(_plain(key, "quiet"), number, 1)
        _scrolled(self, grid)


class AboutDialog(QDialog):
    """Versions, the dates of the rule book, and where this garage lies."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import sqlite3

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("About Kei Garage"))
        self.resize(560, 420)
        book = desk.app.book
        rows = (
            (say("Version"), __version__),
            (say("Rule book"),
             say("{cars} vehicles, {states} jurisdictions; federal rules read {day}",
                 cars=len(book.generations()), states=len(book.state_codes()),
                 day=book.federal.as_of)),
            (say("Garage"), str(desk.app.places.garage)),
            (say("Settings"), str(desk.app.places.config)),
            (say("Log"), str(desk.app.places.logs)),
            (say("Made with"), f"Python {sys.version.split()[0]}, Qt {qVersion()}, "
                               f"SQLite {sqlite3.sqlite_version}"),
            (say("Licence"), say("MIT; M PLUS 1p font under the SIL Open Font License")),
            (say("Note"), say("Nothing here is legal advice: the agencies named decide.")),
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for number, (what, told) in enumerate(rows):
            label = _plain(told)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            grid.addWidget(_plain(what, "quiet"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, number, 1)
        _scrolled(self, grid)


def _local_keys() -> list[tuple[str, str]]:
    return [
        (say("Open the chosen car's window (in the table)"), "Enter"),
        (say("Move the chosen paper on (in the paper list)"), "Space"),
        (say("Move the chosen paper back"), "Shift+Space"),
        (say("Put back what a field held"), "Esc"),
    ]


def _plain(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _scrolled(dialog: QDialog, grid: QGridLayout) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(grid)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(inside)
    area.setAccessibleName(dialog.windowTitle())
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    close = QPushButton(say("Close"))
    close.setToolTip(say("Close (Esc)"))
    close.clicked.connect(dialog.accept)
    close.setDefault(True)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 20, 20, 20)
    layout.setSpacing(16)
    layout.addWidget(area, 1)
    layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
