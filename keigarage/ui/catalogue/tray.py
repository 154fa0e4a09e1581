"""The cars picked for the comparison, below the list until they are looked at."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.words import say
from keigarage.ui.catalogue.flow import Flow
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.palette import Role

MOST = 4  # cars side by side


class Tray(QFrame):
    """Hidden while it is empty.

    removed -- the id of a generation that is to leave
    opened -- they are to be put side by side
    """

    removed = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "tray")
        self.setAccessibleName(say("Picked to compare"))
        self.words = Prose("", Role.QUIET, TABLE, most=1, parent=self)
        self.chips = Flow(self, gap=6, line_gap=4)
        self.open = QPushButton(say("Put them side by &side"), self)
        self.open.setToolTip(say("Outlines and figures of the cars picked (Alt+S)"))
        self.open.clicked.connect(self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open)
        self.hide()

    def show_cars(self, cars: Sequence[Generation]) -> None:
        for chip in self.chips.parts:
            self.chips.take(chip)
        for car in cars:
            self.chips.add(self._chip(car))
        self.open.setEnabled(len(cars) > 1)
        words = say("Compare with") if len(cars) == 1 else say("Compare")
        self.words.say_as(words, Role.QUIET)
        self.setVisible(bool(cars))

    def refuse(self, sentence: str) -> None:
        """Say why another one cannot be picked."""
        self.words.say_as(sentence, Role.NO)

    def _chip(self, car: Generation) -> QPushButton:
        chip = QPushButton(f"{car.title.replace('&', '&&')}  ×", self.chips)
        chip.setProperty("kind", "chip")
        chip.setAccessibleName(say("Take {car} out of the comparison", car=car.title))
        chip.setToolTip(say("Take it out of the comparison"))
        chip.clicked.connect(partial(self._remove, car.id))
        chip.show()
        return chip

    def _remove(self, generation_id: str, checked: bool = False) -> None:
        self.removed.emit(generation_id)
