"""The sections of a page: beneath each other in a pane, in two columns where there is room."""

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keigarage.ui.car_page.section import Section

_TWO_FROM_PX = 800


class Columns(QWidget):
    """Sections: once the page is wide some move to a second column, some beneath both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Section, ...] = ()
        self._right: frozenset[str] = frozenset()
        self._two: bool | None = None
        self._below: frozenset[str] = frozenset()
        self._columns = (QVBoxLayout(), QVBoxLayout(), QVBoxLayout())
        self._both = QHBoxLayout()
        self._both.setSpacing(0)
        for column in self._columns[:2]:
            self._both.addLayout(column, 1)
            column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._both)
        whole.addLayout(self._columns[2])
        for column in self._columns:
            column.setSpacing(0)

    def fill(
        self, parts: Iterable[Section], right: Iterable[str], below: Iterable[str] = ()
    ) -> None:
        """Take the sections in; `right` names those of the second column, `below` the wide ones."""
        self._parts, self._right, self._below = tuple(parts), frozenset(right), frozenset(below)
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
        for part in self._parts:
            # Not takeAt(): its item would live on, and the part remember a height for good.
            for column in self._columns:
                column.removeWidget(part)
            place = self._place(part.name) if two else 0
            column = self._columns[place]
            column.insertWidget(column.count() - (place < 2), part)  # above the stretch
        # Boxes need less room than the reasons and papers beside them.
        self._both.setStretch(0, 4 if two else 1)
        self._both.setStretch(1, 5 if two else 0)

    def _place(self, name: str) -> int:
        return 1 if name in self._right else 2 if name in self._below else 0
