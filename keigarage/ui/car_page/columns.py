"""The sections of a page: beneath each other in a pane, in two columns where there is room."""

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keigarage.ui.car_page.section import Section

_TWO_FROM_PX = 800


class Columns(QWidget):
    """Sections, of which some move to a second column once the page is wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Section, ...] = ()
        self._right: frozenset[str] = frozenset()
        self._two: bool | None = None
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._both = QHBoxLayout(self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        for column in self._columns:
            column.setSpacing(0)
            self._both.addLayout(column, 1)

    def fill(self, parts: Iterable[Section], right: Iterable[str]) -> None:
        """Take the sections in; `right` names those of the second column."""
        self._parts, self._right = tuple(parts), frozenset(right)
        self._arrange(self.width() >= _TWO_FROM_PX)

    @property
    def are_two(self) -> bool:
        return bool(self._two)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() >= _TWO_FROM_PX)

    def _arrange(self, two: bool) -> None:
        if two == self._two:
            return
        self._two = two
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for part in self._parts:
            column = self._columns[1 if two and part.name in self._right else 0]
            column.addWidget(part)
        for column in self._columns:
            column.addStretch(1)
        # Boxes need less room than the reasons and papers beside them.
        self._both.setStretch(0, 4 if two else 1)
        self._both.setStretch(1, 5 if two else 0)
