"""What stands above a car's page, or in its place while no car is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.car import CarId, Stage
from keigarage.domain.stages import STAGE_WORDS
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


class StageOffer(QWidget):
    """What the plan says of where the car is by now, and one button to move it there.

    taken -- the owner moves it; an offer put off stays away until another stage is offered
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[CarId | None, Stage] | None = None
        self._put_off: set[tuple[CarId | None, Stage]] = set()
        self.words = Prose("", Role.INK, TABLE, parent=self)
        self.move_there = QPushButton(self)
        self.later = QPushButton(say("Not now"), self)
        self.later.setProperty("kind", "link")
        self.move_there.clicked.connect(self._take)
        self.later.clicked.connect(self._put_it_off)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.move_there)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        self.hide()

    def offer(self, car_id: CarId | None, stage: Stage | None, editable: bool) -> None:
        """Offer a stage, or with None nothing."""
        self._offered = None if stage is None else (car_id, stage)
        if stage is None or not editable or self._offered in self._put_off:
            self.hide()
            return
        name = say(STAGE_WORDS[stage])
        self.words.setText(say("By its plan it has come further: {stage}.", stage=name))
        self.move_there.setText(say("Move to {stage}", stage=name))
        self.show()

    def _take(self) -> None:
        if self._offered is not None:
            self.taken.emit(self._offered[1])

    def _put_it_off(self) -> None:
        if self._offered is not None:
            self._put_off.add(self._offered)
        self.hide()
