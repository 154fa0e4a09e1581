"""A list of rows that are laid out as ink and marks: it paints, measures and speaks them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from keigarage.ui.car_page.growing_list import GrowingList
from keigarage.ui.car_page.row_ground import paint_ground
from keigarage.ui.fields.wrapping import Block
from keigarage.ui.look import palette
from keigarage.ui.look.marks import Mark, paint_mark
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import THING_ROLE, Index

_EDGE_PX = 6  # the ground of a row reaches this far out on both sides of its words


@dataclass(frozen=True, slots=True)
class Ink:
    """Words, where their upper left corner stands in the row, and what colours them."""

    block: Block
    left: float
    top: float
    role: Role = Role.INK


@dataclass(frozen=True, slots=True)
class Drawn:
    """One row at one width. `still` rows are no choice: keys pass over them."""

    height: int
    inks: tuple[Ink, ...]
    marks: tuple[tuple[QRectF, Mark], ...] = ()
    still: bool = False


Measure = Callable[[Any, int], Drawn]  # of a row and a width; let it remember what it measured
Spoken = Callable[[Any], str]


class _Rows(QAbstractListModel):
    def __init__(self, measure: Measure, spoken: Spoken, parent: QObject) -> None:
        super().__init__(parent)
        self._measure, self._spoken = measure, spoken
        self.things: tuple[Any, ...] = ()

    def set_things(self, things: tuple[Any, ...]) -> None:
        if len(things) == len(self.things):
            before, self.things = self.things, things
            for row, (old, new) in enumerate(zip(before, things, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.things = things
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.things)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._measure(self.things[index.row()], 300).still:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == THING_ROLE:
            return self.things[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(self.things[index.row()])
        return None


class _Inks(QStyledItemDelegate):
    def __init__(self, view: QWidget, measure: Measure) -> None:
        super().__init__(view)
        self._view, self._measure = view, measure

    def drawn(self, thing: Any, width: int) -> Drawn:
        return self._measure(thing, width - 2 * _EDGE_PX)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.width()
        return QSize(width, self.drawn(index.data(THING_ROLE), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        thing = index.data(THING_ROLE)
        if thing is None:
            return
        colors, area = palette.current(), QRectF(option.rect)
        drawn = self.drawn(thing, option.rect.width())
        painter.save()
        if not drawn.still:
            paint_ground(painter, area, option.state, colors)
        painter.translate(area.left() + _EDGE_PX, area.top())
        for ink in drawn.inks:
            painter.setPen(colors.color(ink.role))
            ink.block.paint(painter, ink.left, ink.top)
        for place, mark in drawn.marks:
            paint_mark(painter, place, mark, colors)
        painter.restore()


class RowList(GrowingList):
    """Enter gives `chosen`, Delete `removed`; both carry the row's thing.

    by_click -- one click chooses; else it takes two
    """

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(
        self,
        name: str,
        measure: Measure,
        spoken: Spoken,
        parent: QWidget | None = None,
        *,
        by_click: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self._by_click = by_click
        self.rows = _Rows(measure, spoken, self)
        self.inks = _Inks(self, measure)
        self.setModel(self.rows)
        self.setItemDelegate(self.inks)
        if not by_click:
            self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(THING_ROLE)))

    @property
    def things(self) -> tuple[Any, ...]:
        return self.rows.things

    def set_things(self, things: Sequence[Any]) -> None:
        """Show these rows; the row that has the focus keeps its place."""
        if tuple(things) == self.rows.things:
            return
        row = self.currentIndex().row()
        self.rows.set_things(tuple(things))
        if row >= 0 and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(min(row, len(self.rows.things) - 1)))
        self.rows_changed()

    def rows_height(self, width: int) -> int:
        return sum(self.inks.drawn(thing, width).height for thing in self.rows.things)

    def first(self) -> Index:
        indexes = (self.rows.index(row) for row in range(len(self.rows.things)))
        takes = Qt.ItemFlag.ItemIsEnabled
        return next((at for at in indexes if self.rows.flags(at) & takes), self.rows.index(-1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        thing = self.currentIndex().data(THING_ROLE)
        if thing is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(thing)
        elif thing is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(thing)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        if self._by_click and left and self.rows.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(index.data(THING_ROLE))
