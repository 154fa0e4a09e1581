"""What stands on Home while the garage is empty: what will be here, and the one next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.car import Stage
from keigarage.domain.words import say
from keigarage.ui.desk import Desk
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import FIELD, TITLE, px
from keigarage.ui.look.palette import Role

_WIDE = 460


class EmptyHome(QWidget):
    """Opens the window that adds a car; Home fills as soon as there is one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.add = QPushButton(say("Add your first car"), self)
        self.add.setProperty("kind", "primary")
        self.add.setEnabled(not desk.read_only)
        self.add.clicked.connect(self._add_car)
        promise = say("Here will stand what comes next over all your cars: the day each may enter "
                      "the country, deadlines, ships, papers due, and reminders of your "
                      "own.")  # fmt: skip
        title = say("Nothing to look forward to yet")
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        for words in (Prose(title, Role.INK, TITLE, bold=True, most=1, parent=self),
                      Prose(promise, Role.QUIET, FIELD, parent=self)):  # fmt: skip
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setFixedWidth(px(_WIDE))
            column.addWidget(words)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        whole = QHBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(column)
        whole.addStretch(1)

    def _add_car(self) -> None:
        from keigarage.ui.add_car.dialog import AddCarDialog

        AddCarDialog(self._desk, Stage.WANTED, self).open()
