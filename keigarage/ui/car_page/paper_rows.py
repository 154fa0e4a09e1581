"""The papers of a car as rows of a list: a heading for each desk, its papers beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from keigarage.domain.outlook import Outlook
from keigarage.domain.paper_words import when_words
from keigarage.domain.paperwork import PAPER_WORDS, Paper
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Need
from keigarage.domain.words import say
from keigarage.ui.fields.prose import as_tip
from keigarage.ui.rows_model import THING_ROLE, Index

_DESK_WORDS = {
    "NHTSA": "NHTSA · safety, at the port",
    "EPA": "EPA · emissions, at the port",
    "CBP": "CBP · customs, at the port",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A desk and how far its papers are."""

    words: str


Row = Heading | Paper


def rows_of(outlook: Outlook) -> list[Row]:
    """Every desk that asks for something, each before its papers."""
    rows: list[Row] = []
    for desk, papers in outlook.papers_by_desk().items():
        rows.append(Heading(desk_words(desk, outlook.state)))
        rows.extend(papers)
    return rows


def desk_words(desk: str, state: Jurisdiction | None) -> str:
    if desk in _DESK_WORDS:
        return say(_DESK_WORDS[desk])
    if state is not None and state.code == desk:
        agency = state.agency_short
        return f"{state.name} · {agency}" if agency else state.name
    return desk


def condition(paper: Paper) -> str:
    """`if: …` of a paper that is not always asked for, and whether that holds for this car."""
    if paper.spec.need is not Need.CONDITIONAL:
        return paper.spec.decided
    # The first sentence is the condition; the remarks after it stand among the details.
    why = paper.spec.why.partition(". ")[0].rstrip(".")
    told = when_words(why, paper.spec.need) or say("if needed")
    return f"{told} · {paper.spec.decided}" if paper.spec.decided else told


def details(paper: Paper) -> str:
    """Why it is asked for, and how sure and how old that knowledge is."""
    spec = paper.spec
    need = say("Required") if spec.need is Need.REQUIRED else say("Asked for if needed")
    standing = say("{need} · as of {as_of} · confidence {confidence}",
                   need=need, as_of=spec.as_of, confidence=spec.confidence.value)  # fmt: skip
    return "\n".join(part for part in (spec.why, standing) if part)


def spoken(paper: Paper) -> str:
    """The whole row for screen readers: what it is, how far it is, why, and the source."""
    spec = paper.spec
    named = f"{spec.form}, {spec.title}" if spec.form else spec.title
    parts = (named, say(PAPER_WORDS[paper.state]), details(paper).replace("\n", ". "),
             say("Source: {source}", source=spec.source) if spec.source else "")  # fmt: skip
    return ". ".join(part.rstrip(".") for part in parts if part)


class PaperRows(QAbstractListModel):
    """Headings and papers. The same papers in new states keep their rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        if [_identity(row) for row in rows] == [_identity(row) for row in self._rows]:
            changed = [n for n, row in enumerate(rows) if row != self._rows[n]]
            self._rows = list(rows)
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def paper_at(self, index: Index) -> Paper | None:
        """The paper in a row; None for a heading and outside the list."""
        row = self.row_at(index)
        return row if isinstance(row, Paper) else None

    def index_of(self, paper_id: str) -> QModelIndex:
        """Where a paper stands; an invalid index when it is not in the list."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Paper) and row.spec.id == paper_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.paper_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == THING_ROLE:
            return row
        if isinstance(row, Heading):
            plain = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row.words if role in plain else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.spec.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                keys = say("Space moves it on, 1 to 5 set it, → shows why and where it is written")
                return as_tip(f"{details(row)}\n{keys}")
        return None


def _identity(row: Row) -> str:
    return row.words if isinstance(row, Heading) else row.spec.id
