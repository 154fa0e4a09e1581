"""The agenda as rows: a heading for each stretch of days, then its items."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from keigarage.domain.agenda import URGENCY_WORDS, Item, Urgency
from keigarage.domain.words import say
from keigarage.ui.home.words import reason, spoken
from keigarage.ui.rows_model import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Heading:
    """`Next 7 days`; the first one stands closer to the top."""

    words: str
    first: bool


Row = Heading | Item


def rows(items: Iterable[Item]) -> Iterator[Row]:
    """Headings and items, in the order of `Urgency`, each stretch by day."""
    held = list(items)
    first = True
    for urgency in Urgency:
        found = [item for item in held if item.urgency is urgency]
        if found:
            yield Heading(say(URGENCY_WORDS[urgency]), first)
            yield from found
            first = False


class AgendaRows(QAbstractListModel):
    """The rows as a list. A heading cannot be chosen, so the arrow keys pass it by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self.today = date.min

    def set_items(self, items: Iterable[Item], today: date) -> None:
        self.beginResetModel()
        self._rows, self.today = list(rows(items)), today
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def item(self, index: Index) -> Item | None:
        found = self.row(index)
        return found if isinstance(found, Item) else None

    def place_of(self, key: str) -> int:
        """The row of the item with this key; -1 where there is none."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Item) and row.key == key:
                return place
        return -1

    def first_item(self, after: int = 0) -> int:
        """The first row from `after` on that is an item, else the last before it; -1 of none."""
        places = [place for place, row in enumerate(self._rows) if isinstance(row, Item)]
        return next((place for place in places if place >= after), places[-1] if places else -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Item):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if isinstance(row, Heading):
            wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row.words if role in wanted else None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.car}: {row.text}" if row.car else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = f"{row.car}: {row.text}" if row.car else row.text
            return plain_tip("\n".join(part for part in (told, reason(row)) if part))
        return None
