"""One read-only table model for every list of things: a screen adds its columns.

It sorts and filters its own rows. A QSortFilterProxyModel would call back into Python for every
row and every comparison, which at 10,000 rows costs many frames a key stroke; here the order is
kept sorted and a filter is one pass over it.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from keigarage.domain.words import say

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

THING_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """What a column is called, what its cell says, and the value it sorts by.

    `order` gives None for a blank. `spoken` is the cell's full text for screen readers and tool
    tips, where `text` is brief.
    """

    id: str
    heading: str
    text: Callable[[T], str]
    order: Callable[[T], Any] | None = None
    tip: Callable[[T], str] | None = None
    spoken: Callable[[T], str] | None = None
    width: int = 120
    right: bool = False


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows of things under fixed columns, sorted by a real value and filtered by a test."""

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._sorted: list[T] = []
        self._shown: list[T] = []
        self._pick: Callable[[Sequence[T]], list[T]] | None = None
        self._order = (0, Qt.SortOrder.AscendingOrder)

    def set_columns(self, columns: Sequence[Column[T]]) -> None:
        """Show these columns instead; the order stays where its column is still there."""
        self.beginResetModel()
        self.columns = tuple(columns)
        if self._order[0] >= len(self.columns):
            self._order = (0, Qt.SortOrder.AscendingOrder)
            self._sorted = self._in_order(self._sorted)
            self._refilter()
        self.endResetModel()

    def set_things(self, things: Sequence[T]) -> None:
        """Show these rows instead, in the order and under the filter that hold."""
        self.beginResetModel()
        self._sorted = self._in_order(things)
        self._refilter()
        self.endResetModel()

    def replace(self, thing: T) -> None:
        """One thing is not as it was: put its new row where it now belongs."""
        key = self._key(thing)
        self.set_things([t for t in self._sorted if self._key(t) != key] + [thing])

    def remove(self, key: Hashable) -> None:
        self.set_things([thing for thing in self._sorted if self._key(thing) != key])

    def set_filter(self, pick: Callable[[Sequence[T]], list[T]] | None) -> None:
        """Show only what `pick` takes out of all things, in their order; None shows everything."""
        self._pick = pick
        self.beginResetModel()
        self._refilter()
        self.endResetModel()

    def row_of(self, key: Hashable) -> int:
        """The shown row of the thing with this key; -1 when it is not shown."""
        return next((row for row, t in enumerate(self._shown) if self._key(t) == key), -1)

    def thing(self, row: int) -> T | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @property
    def things(self) -> Sequence[T]:
        """Every thing, shown or not, in the current order."""
        return self._sorted

    @property
    def shown(self) -> Sequence[T]:
        return self._shown

    @property
    def order(self) -> tuple[int, Qt.SortOrder]:
        return self._order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        # What is selected follows its thing to the new row.
        before = self.persistentIndexList()
        held = [(index, self._shown[index.row()], index.column()) for index in before]
        self._order = (column, order)
        self._sorted = self._in_order(self._sorted)
        self._refilter()
        rows = {id(thing): row for row, thing in enumerate(self._shown)} if held else {}
        self.changePersistentIndexList(
            before, [self.index(rows[id(thing)], column_no) for _, thing, column_no in held]
        )
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        thing = self.thing(index.row()) if index.isValid() else None
        if thing is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(thing)
        if role == THING_ROLE:
            return thing
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.spoken or column.text)(thing)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip:
            return plain_tip(column.tip(thing))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if side is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(self.columns[section].heading)
        return None

    def _in_order(self, things: Sequence[T]) -> list[T]:
        number, direction = self._order
        column = self.columns[number]
        order = column.order or (lambda thing: column.text(thing).casefold() or None)
        keyed = [(order(thing), thing) for thing in things]
        blank = [thing for value, thing in keyed if value is None]
        full = [pair for pair in keyed if pair[0] is not None]
        full.sort(key=_first, reverse=direction is Qt.SortOrder.DescendingOrder)
        # What has no value stands last in either direction, as in a spreadsheet.
        return [thing for _, thing in full] + blank

    def _refilter(self) -> None:
        self._shown = self._pick(self._sorted) if self._pick else self._sorted


_first = itemgetter(0)


def plain_tip(text: str) -> str:
    """A tool tip shown as typed: Qt would take a name such as `<b>` for markup."""
    if not text:
        return ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>".replace("\n", "<br>")
