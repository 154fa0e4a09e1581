"""The line that adds a reminder, or changes one: what, when, for which car, and how often."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import Car, CarId
from keigarage.domain.errors import GarageError
from keigarage.domain.reminders import REPEAT_WORDS, Reminder, Repeat, read_day, read_every
from keigarage.domain.words import say

_ROLLING = (Repeat.DAYS, Repeat.MONTHS)


class CarChoice(QComboBox):
    """The garage's cars, read when the box is first gone to: a garage may hold thousands."""

    def __init__(self, cars: Callable[[], Sequence[Car]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cars = cars
        self._filled = False
        self.setAccessibleName(say("For which car"))
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.start(None)

    def start(self, car: Car | None) -> None:
        """Begin with this car chosen, or with none."""
        self.clear()
        self._filled = False
        self.addItem(say("no car in particular"), None)
        if car is not None:
            self.addItem(car.title, car.id)
            self.setCurrentIndex(1)

    def fill(self) -> None:
        """Offer every car, the chosen one still chosen."""
        if self._filled:
            return
        chosen = self.currentData()
        self.start(None)
        self._filled = True
        for car in self._cars():
            self.addItem(car.title, car.id)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self.fill()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ReminderForm(QFrame):
    """Hidden until it is asked for.

    ready -- the Reminder as it was filled in; whoever keeps it calls `finish` or `tell`
    left -- the form was closed
    """

    ready = Signal(object)
    left = Signal()

    def __init__(self, cars: Callable[[], Sequence[Car]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: Reminder | None = None
        self.what, self.when, self.every = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.car, self.repeat = CarChoice(cars, self), QComboBox(self)
        self.problem = QLabel(self)
        self.save, self.cancel = QPushButton(self), QPushButton(say("Cancel"), self)
        self._dress()
        self._lay_out()
        self._connect()
        self.hide()

    def start(self, reminder: Reminder | None = None, car: Car | None = None) -> None:
        """Open it, empty or with the reminder that is to be changed."""
        self._editing = reminder
        self.what.setText(reminder.text if reminder else "")
        day = (reminder.next_due or reminder.due) if reminder else None
        self.when.setText(day.isoformat() if day else "")
        self.car.start(car)
        repeat = reminder.repeat if reminder else Repeat.ONCE
        self.repeat.setCurrentIndex(self.repeat.findData(repeat))
        self.every.setText(str(reminder.every) if reminder and repeat in _ROLLING else "")
        self._on_repeat()
        self.save.setText(say("Save") if reminder else say("Add"))
        self.tell("")
        self.show()
        self.what.setFocus()

    def finish(self) -> None:
        """It is kept: close the form."""
        self.hide()
        self.left.emit()

    def tell(self, sentence: str) -> None:
        """Say what is wrong; empty text takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        try:
            self.ready.emit(self._read())
        except GarageError as problem:
            self.tell(str(problem))

    def _read(self) -> Reminder:
        """raises -- GarageError about the first field that is wrong"""
        if not self.what.text().strip():
            self.what.setFocus()
            raise GarageError(say("Say what to be reminded of."))
        if not self.when.text().strip():
            self.when.setFocus()
            raise GarageError(say("Write the day, such as 2026-12-24."))
        repeat = Repeat(self.repeat.currentData())
        car_id: CarId | None = self.car.currentData()
        return Reminder(
            id=self._editing.id if self._editing else None,
            car_id=car_id,
            text=self.what.text(),
            due=read_day(self.when.text()),
            repeat=repeat,
            every=read_every(self.every.text()) if repeat in _ROLLING else 1,
        )

    def _on_repeat(self) -> None:
        self.every.setVisible(self.repeat.currentData() in _ROLLING)

    def _dress(self) -> None:
        self.what.setPlaceholderText(say("What to be reminded of"))
        self.what.setAccessibleName(say("What to be reminded of"))
        self.when.setPlaceholderText(say("2026-12-24"))
        self.when.setAccessibleName(say("On which day"))
        self.when.setMaximumWidth(140)
        self.every.setPlaceholderText("90")
        self.every.setAccessibleName(say("After how many"))
        self.every.setMaximumWidth(64)
        self.repeat.setAccessibleName(say("How often"))
        for repeat in Repeat:
            self.repeat.addItem(say(REPEAT_WORDS[repeat]), repeat)
        self.problem.setProperty("role", "error")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.save.setProperty("kind", "primary")

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(8)
        above.addWidget(self.what, 1)
        above.addWidget(self.when)
        below.addWidget(self.car, 1)
        below.addWidget(self.every)
        below.addWidget(self.repeat)
        below.addWidget(self.save)
        below.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(self.problem)

    def _connect(self) -> None:
        self.repeat.currentIndexChanged.connect(lambda _: self._on_repeat())
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.finish)
        for box in (self.what, self.when, self.every):
            box.returnPressed.connect(self._submit)
