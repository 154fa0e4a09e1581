"""What stands where the table would: the first start, and a list filtered to nothing."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.car import Body, Car
from keigarage.domain.words import say
from keigarage.ui.garage.navigation import TRASH
from keigarage.ui.look import palette

_WIDE = 540
_GARAGE = (
    Car(name="", body=Body.SEDAN, color="pale green", length_mm=2995, height_mm=1380),
    Car(name="", body=Body.ROADSTER, color="yellow", length_mm=3295, height_mm=1175),
    Car(name="", body=Body.TRUCK, color="white", length_mm=3295, height_mm=1780),
)


class EmptyGarage(QWidget):
    """The first start: what will be here, the one next step, and a garage to look around in."""

    add_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _label(say("Your garage is empty"), "title")
        promise = say(
            "Here will stand the cars you own and the cars you want: when each may enter the "
            "country, what its state says, and which papers are still missing."
        )
        words = _label(promise, "quiet")
        add = QPushButton(say("Add your first car"))
        add.setProperty("kind", "primary")
        add.setToolTip(say("Add a car (Ctrl+N)"))
        add.setEnabled(not read_only)
        add.clicked.connect(self.add_wanted)
        sample = QPushButton(say("Look around the sample garage"))
        sample.setToolTip(say("Fourteen real cars in a folder of their own; yours stays empty"))
        sample.clicked.connect(self.sample_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(add)
        buttons.addWidget(sample)
        buttons.addStretch(1)
        hint = _label(say("A name, a chassis code or a whole chassis number will do: beat, ビート, "
                          "PP1-1100123."), "quiet")  # fmt: skip
        _stand_in_the_middle(self, [_Parade(), title, words, buttons, hint])


class NothingFound(QWidget):
    """A list filtered to nothing offers to clear the filter; an empty stage says so."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._words = _label("", "title"), _label("", "quiet")
        self._clear = QPushButton(say("Clear the search"))
        self._clear.clicked.connect(self.clear_wanted)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._clear)
        row.addStretch(1)
        _stand_in_the_middle(self, [self._title, self._words, row])

    def tell(self, place: str, searched: bool) -> None:
        """Say why nothing is shown: a search, an empty stage, or an empty trash."""
        self._clear.setVisible(searched)
        if searched:
            self._title.setText(say("No car matches"))
            self._words.setText(say("Try fewer words, or part of a name or chassis number."))
        elif place == TRASH:
            self._title.setText(say("The trash is empty"))
            self._words.setText(say("Cars you delete wait here until you take them out again."))
        else:
            self._title.setText(say("No car at this stage"))
            self._words.setText(say("Move one here with Car, Move to stage, or its number key."))


class _Parade(QWidget):
    """Three kei cars in a row, drawn to one scale."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_WIDE, 116))
        self.setAccessibleName(say("Three kei cars"))

    def paintEvent(self, event: QPaintEvent) -> None:
        from keigarage.ui.car_picture import paint_car  # most starts have cars, and no parade

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / len(_GARAGE)
        for number, car in enumerate(_GARAGE):
            # One scale for all three: 3.3 m over the width of a third, on one ground line.
            high = wide * 0.92 * (car.height_mm or 0) / 3300
            area = QRectF(number * wide + 4, self.height() - high - 6, wide - 8, high)
            paint_car(painter, area, car, None, palette.current())
        painter.end()


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label


def _stand_in_the_middle(page: QWidget, parts: list[QWidget | QHBoxLayout]) -> None:
    # Wrapped words know their height only in a column of one width; centred alone they are cut.
    column = QWidget()
    column.setFixedWidth(_WIDE)
    inside = QVBoxLayout(column)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(16)
    for part in parts:
        if isinstance(part, QWidget):
            inside.addWidget(part)
        else:
            inside.addLayout(part)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(20, 20, 20, 20)
    whole.addStretch(2)
    whole.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
    whole.addStretch(3)
