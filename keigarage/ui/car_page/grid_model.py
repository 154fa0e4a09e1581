"""Rows and columns that are edited in place by their text, like a sheet."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.ui.fields.field import Draft
from keigarage.ui.fields.prose import as_tip
from keigarage.ui.rows_model import THING_ROLE, Index

T = TypeVar("T")
DRAFT_ROLE = THING_ROLE + 1  # whether the cell holds text that could not be stored
REMARK_ROLE = THING_ROLE + 2  # quiet words beneath the cell's own
MARK_ROLE = THING_ROLE + 3  # the glyph before them

_Flag = Qt.ItemFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn(Generic[T]):
    """A column: what its cell says, and the text it is edited by.

    text    -- what is edited; `shown` is what stands there at rest, by default the same
    choices -- `(text, words)` where a cell takes one of a few
    offers  -- words that typing is completed from
    """

    id: str
    heading: str
    text: Callable[[T], str]
    shown: Callable[[T], str] | None = None
    choices: Sequence[tuple[str, str]] = ()
    offers: Callable[[], Sequence[str]] | None = None
    width: int = 80
    right: bool = False
    editable: bool = True
    hint: str = ""


class GridModel(QAbstractTableModel, Generic[T]):
    """Things as rows. A kind of grid says how a cell is stored, and how a new row begins.

    Text that cannot be stored stays in its cell, marked, until it is mended or taken back.
    `problem_changed` carries the sentence about the cell that was just tried, or "".
    """

    problem_changed = Signal(str)

    def __init__(
        self,
        columns: Sequence[GridColumn[T]],
        key: Callable[[T], Hashable],
        parent: QObject | None = None,
        *,
        grows: bool = False,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.editable = True
        self.grows = grows  # an empty row at the bottom takes a new thing
        self.things: tuple[T, ...] = ()
        self._key = key
        self._drafts: dict[tuple[Hashable, str], Draft] = {}

    # What a kind of grid adds

    @abstractmethod
    def store(self, thing: T, column: str, text: str) -> None:
        """Write one cell. raises -- GarageError, with what to do"""

    def begin(self, column: str, text: str) -> None:
        """Write a new thing from the empty row; only a grid that grows has one.

        raises -- GarageError
        """
        raise AssertionError("a grid that grows says how a thing begins")

    def mark(self, thing: T) -> Any:
        """The glyph before the first column; None leaves none."""
        return None

    def remark(self, thing: T) -> str:
        """Quiet words beneath the first column."""
        return ""

    def tip(self, thing: T, column: str) -> str:
        return ""

    def scope(self) -> Hashable:
        """What the rows belong to: text typed into the empty row of one car stays with it."""
        return None

    # What callers use

    def set_things(self, things: Sequence[T]) -> None:
        """Show these rows; rows that stay are changed where they stand."""
        before, after = self.things, tuple(things)
        if before == after:
            return
        old, new = [self._key(thing) for thing in before], [self._key(thing) for thing in after]
        shared = len(old)
        if new[:shared] == old:  # the usual ends of an edit: the same rows, or one more
            # The empty row turns into the first new thing, and another one follows it.
            first = shared + (self.grows and self.editable)
            added = len(new) - shared
            if added:
                self.beginInsertRows(QModelIndex(), first, first + added - 1)
            self.things = after
            if added:
                self.endInsertRows()
            self._tell_changed(before)
            return
        self.beginResetModel()
        self.things = after
        self.endResetModel()

    def set_editable(self, editable: bool) -> None:
        """Let cells be written or not; the empty row comes and goes with it."""
        if editable != self.editable:
            self.beginResetModel()
            self.editable = editable
            self.endResetModel()

    def thing(self, row: int) -> T | None:
        """The thing in a row; None for the empty row and outside."""
        return self.things[row] if 0 <= row < len(self.things) else None

    def key_at(self, row: int) -> Hashable:
        thing = self.thing(row)
        return None if thing is None else self._key(thing)

    def row_of(self, key: Hashable) -> int:
        return next((row for row, t in enumerate(self.things) if self._key(t) == key), -1)

    def problem_at(self, index: Index) -> str:
        draft = self._draft(index) if index.isValid() else None
        return draft.problem if draft else ""

    def give_up(self, index: Index) -> bool:
        """Put the stored text back into a cell; False when it holds nothing else."""
        if self._draft(index) is None:
            return False
        del self._drafts[self._place(index)]
        self.dataChanged.emit(index, index)
        self.problem_changed.emit("")
        return True

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.things) + (self.grows and self.editable)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _Flag.NoItemFlags
        known = self.thing(index.row()) is not None
        takes = self.columns[index.column()].editable and (known or index.column() == 0)
        edits = _Flag.ItemIsEditable if takes and self.editable else _Flag.NoItemFlags
        return _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | edits

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, thing = self.columns[index.column()], self.thing(index.row())
        draft = self._draft(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return draft.text if draft else self._shown(column, thing)
            case Qt.ItemDataRole.EditRole:
                return draft.text if draft else "" if thing is None else column.text(thing)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.ToolTipRole:
                told = draft.problem if draft else ""
                return as_tip(told or ("" if thing is None else self.tip(thing, column.id)))
            case _ if role == THING_ROLE:
                return thing
            case _ if role == DRAFT_ROLE:
                return draft is not None
            case _ if role == MARK_ROLE and index.column() == 0 and thing is not None:
                return self.mark(thing)
            case _ if role == REMARK_ROLE and index.column() == 0 and thing is not None:
                return self.remark(thing)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.editable:
            return False
        text, thing = str(value).strip(), self.thing(index.row())
        column, place = self.columns[index.column()], self._place(index)
        if text == ("" if thing is None else column.text(thing)):
            if not self.give_up(index):
                self.problem_changed.emit("")
            return True
        try:
            if thing is None:
                self.begin(column.id, text)
            else:
                self.store(thing, column.id, text)
        except GarageError as problem:
            self._drafts[place] = Draft(text, str(problem))
            self.dataChanged.emit(index, index)
            self.problem_changed.emit(str(problem))
            return False
        self._drafts.pop(place, None)
        self.problem_changed.emit("")
        return True

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if side is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(self.columns[section].heading)
        if side is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            edge = Qt.AlignmentFlag.AlignRight if self.columns[section].right else (
                Qt.AlignmentFlag.AlignLeft)  # fmt: skip
            return edge | Qt.AlignmentFlag.AlignVCenter
        return None

    def _shown(self, column: GridColumn[T], thing: T | None) -> str:
        if thing is None:
            return ""
        return (column.shown or column.text)(thing)

    def _spoken(self, index: Index) -> str:
        """`Estimate: 450,000`, and what is wrong with it."""
        column, thing = self.columns[index.column()], self.thing(index.row())
        words = self.data(index) or ("" if thing else say(column.hint) if column.hint else "")
        parts = [f"{say(column.heading)}: {words}"]
        if index.column() == 0 and thing is not None:
            parts.append(self.remark(thing))
        parts.append(self.problem_at(index))
        return ". ".join(part for part in parts if part)

    def _tell_changed(self, before: tuple[T, ...]) -> None:
        """Row by row, since a cell that is being written is read anew when its row changes."""
        last = len(self.columns) - 1
        for row, thing in enumerate(self.things):
            if row >= len(before) or before[row] != thing:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def _place(self, index: Index) -> tuple[Hashable, str]:
        known = self.thing(index.row()) is not None
        key = self.key_at(index.row()) if known else ("new", self.scope())
        return key, self.columns[index.column()].id

    def _draft(self, index: Index) -> Draft | None:
        return self._drafts.get(self._place(index))
