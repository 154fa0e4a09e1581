"""What happened to the car, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import CarId
from keigarage.domain.words import say
from keigarage.ui.car_page.growing_list import GrowingList
from keigarage.ui.car_page.history_words import Told, told
from keigarage.ui.car_page.row_ground import paint_ground
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import THING_ROLE, Index

_FIRST, _MOST = 30, 1000
_EDGE_PX, _PAD_PX = 6, 5


class HistoryRows(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: tuple[Told, ...] = ()

    def set_told(self, lines: Sequence[Told]) -> None:
        self.beginResetModel()
        self.told = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.told)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.told[index.row()]
        if role == THING_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.what
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


@dataclass(frozen=True, slots=True)
class _Lines:
    what: Block
    fields: tuple[Block, ...]
    when: Block
    height: int


@lru_cache(maxsize=2048)
def _lines(line: Told, width: int) -> _Lines:
    small = face(CAPTION)
    what = broken(line.what, face(TABLE), width)
    fields = tuple(broken(text, small, width, most=4) for text in line.fields)
    when = broken(" · ".join(part for part in (line.when, line.standing) if part), small, width)
    height = what.height + sum(block.height for block in fields) + when.height + 2 * _PAD_PX
    return _Lines(what, fields, when, height)


class HistoryDelegate(QStyledItemDelegate):
    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def lines(self, line: Told, width: int) -> _Lines:
        return _lines(line, width - 2 * _EDGE_PX)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.width()
        return QSize(width, self.lines(index.data(THING_ROLE), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Told | None = index.data(THING_ROLE)
        if line is None:
            return
        colors = palette.current()
        lines = self.lines(line, option.rect.width())
        area = QRectF(option.rect)
        painter.save()
        paint_ground(painter, area, option.state, colors)
        left, top = area.left() + _EDGE_PX, area.top() + _PAD_PX
        painter.setPen(colors.color(Role.QUIET if line.standing else Role.INK))
        lines.what.paint(painter, left, top)
        top += lines.what.height
        painter.setPen(colors.color(Role.QUIET))
        for block in (*lines.fields, lines.when):
            block.paint(painter, left, top)
            top += block.height
        painter.restore()


class HistoryList(GrowingList):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("History"))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.rows, self.inks = HistoryRows(self), HistoryDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.inks)

    def set_told(self, lines: Sequence[Told]) -> None:
        if tuple(lines) != self.rows.told:
            self.rows.set_told(lines)
            self.rows_changed()

    def rows_height(self, width: int) -> int:
        return sum(self.inks.lines(line, width).height for line in self.rows.told)


class History(QWidget):
    """The newest changes; a button shows the rest."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._car_id: CarId | None = None
        self._most = _FIRST
        self.list = HistoryList(self)
        self.older = QPushButton(say("Show older changes"), self)
        self.older.setProperty("kind", "link")
        self.older.clicked.connect(self._show_older)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        row = QHBoxLayout()
        row.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        row.addWidget(self.older)
        row.addStretch(1)
        layout.addLayout(row)

    def show_car(self, car_id: CarId) -> None:
        """Read the car's history anew."""
        if car_id != self._car_id:
            self._car_id, self._most = car_id, _FIRST
        changes = self._desk.app.garage.history(car_id, self._most + 1)
        self.older.setVisible(len(changes) > self._most)
        self.list.set_told([told(change) for change in changes[: self._most]])

    def _show_older(self) -> None:
        self._most = _MOST
        if self._car_id is not None:
            self.show_car(self._car_id)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
