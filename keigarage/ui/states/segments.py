"""A row of buttons that choose one of several."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from keigarage.ui.fields.prose import face
from keigarage.ui.look.fonts import FIELD

_PAD_PX = 12


class Segments(QWidget):
    """A row of buttons of which one is down. `picked` gives the id of the one pressed."""

    picked = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """`choices` are `(id, words, tool tip)`."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (key, words, told) in enumerate(choices):
            button = QPushButton(words, self)
            place = "first" if number == 0 else "last" if number == len(choices) - 1 else "middle"
            button.setProperty("segment", place)
            button.setCheckable(True)
            button.setToolTip(told)
            button.setAccessibleName(f"{name}: {words}")
            # Room for the bold face of the chosen one, or the row would jump.
            wide = QFontMetrics(face(FIELD, bold=True)).horizontalAdvance(words)
            button.setMinimumWidth(wide + 2 * _PAD_PX)
            button.clicked.connect(lambda _=False, key=key: self.picked.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)

    def choose(self, key: str) -> None:
        """Press one without telling anybody."""
        self._buttons[key].setChecked(True)

    @property
    def chosen(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")
