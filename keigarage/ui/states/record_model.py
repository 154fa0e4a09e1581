"""The rows of a record as a list: headings that fold, and the facts under those that stand open."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from keigarage.domain.words import say
from keigarage.ui.rows_model import THING_ROLE, Index
from keigarage.ui.states.record_types import OPEN, Fact, Heading, Row, spoken


class RecordModel(QAbstractListModel):
    """Shows the rows it is given; what is folded stays folded from one state to the next."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._shown: list[Row] = []
        self._open = set(OPEN)

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._fold()
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        return self._shown[index.row()] if index.isValid() else None

    @property
    def shown(self) -> Sequence[Row]:
        return self._shown

    def is_open(self, part: str) -> bool:
        return part in self._open

    def set_open(self, part: str, opened: bool) -> None:
        """Unfold or fold a part; the rows about it stay where they are."""
        if opened == self.is_open(part):
            return
        place = next(n for n, row in enumerate(self._shown) if _heads(row, part))
        count = sum(isinstance(row, Fact) and row.part == part for row in self._rows)
        if opened:
            self.beginInsertRows(QModelIndex(), place + 1, place + count)
            self._open.add(part)
        else:
            self.beginRemoveRows(QModelIndex(), place + 1, place + count)
            self._open.discard(part)
        self._fold()
        if opened:
            self.endInsertRows()
        else:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(place), self.index(place))

    def _fold(self) -> None:
        self._shown = [
            row for row in self._rows if isinstance(row, Heading) or row.part in self._open
        ]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == THING_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: Row) -> str:
        if isinstance(row, Fact):
            return spoken(row)
        how = say("open") if self.is_open(row.id) else say("folded")
        return f"{spoken(row)}, {how}"


def _heads(row: Row, part: str) -> bool:
    return isinstance(row, Heading) and row.id == part
