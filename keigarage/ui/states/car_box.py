"""The box that chooses one of the garage's cars."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from keigarage.domain.car import Car
from keigarage.domain.words import say
from keigarage.ui.look.fonts import px

_MOST_PX = 280


class CarBox(QComboBox):
    """The garage's cars, read when the box is first used: a garage may hold thousands.

    picked -- the CarId chosen by the reader, or None for no car
    """

    picked = Signal(object)

    def __init__(self, cars: Callable[[], Sequence[Car]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cars = cars
        self._filled = False
        self.setAccessibleName(say("For a car of the garage"))
        self.setToolTip(say("Answer for one of your cars, by its age and measures"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.setMaximumWidth(px(_MOST_PX))
        self.setMaxVisibleItems(16)
        self.addItem(say("any kei"), None)
        self.activated.connect(lambda _: self.picked.emit(self.currentData()))

    def show_car(self, car: Car | None) -> None:
        """Show this car as chosen; None shows that no car is."""
        if car is None or car.id is None:
            self.setCurrentIndex(0)
            return
        row = self.findData(car.id)
        if row < 0:
            self.addItem(_car_words(car), car.id)
            row = self.count() - 1
        self.setItemText(row, _car_words(car))
        self.setCurrentIndex(row)

    def forget(self) -> None:
        """The garage's cars are not as they were: read them anew when next used."""
        self._filled = False

    def fill(self) -> None:
        """Offer every car, the chosen one still chosen."""
        if self._filled:
            return
        self._filled = True
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        self.addItem(say("any kei"), None)
        for car in self._cars():
            self.addItem(_car_words(car), car.id)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.fill()
        super().keyPressEvent(event)

    def showPopup(self) -> None:
        self.fill()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _car_words(car: Car) -> str:
    return f"{car.title} {car.variant}".strip()
