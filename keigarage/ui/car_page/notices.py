"""What stands above a car's page, or in its place while no car is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.words import say
from keigarage.ui.car_page.section import SIDE_PX
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import FIELD, TABLE
from keigarage.ui.look.palette import Role


class Notice(QWidget):
    """One sentence about the whole page, with at most one thing to do; hidden when empty."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        self.words = Prose("", Role.INK, TABLE, parent=frame)
        self.act = QPushButton(frame)
        self.act.clicked.connect(self.acted)
        frame.setProperty("notice", "depends")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE_PX, 8, SIDE_PX, 8)
        layout.addWidget(frame)
        self.hide()

    def say(self, sentence: str, button: str = "") -> None:
        self.words.setText(sentence)
        self.act.setText(button)
        self.act.setVisible(bool(button))
        self.show()

    def set_enabled(self, enabled: bool) -> None:
        self.act.setEnabled(enabled)

    def clear(self) -> None:
        self.hide()


class EmptyPage(QWidget):
    """Says what will be here and the one next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Prose(say("No car chosen"), Role.INK, FIELD, bold=True, parent=self)
        words = Prose(
            say("Choose a car in the list: when it may enter, what its state says and which papers "
                "are still missing stand here."), Role.QUIET, TABLE, parent=self)  # fmt: skip
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SIDE_PX, SIDE_PX, 2 * SIDE_PX, SIDE_PX)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addStretch(3)
