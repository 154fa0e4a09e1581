"""The list of proofs of age: each paper, the date it supports, how strong it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from keigarage.domain.car import Proof
from keigarage.domain.evidence import LABELS, STRENGTH
from keigarage.domain.words import say
from keigarage.ui.car_page.growing_list import GrowingList
from keigarage.ui.car_page.row_ground import paint_ground
from keigarage.ui.fields.date_box import both_texts
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import THING_ROLE, Index

_EDGE_PX, _PAD_PX = 6, 6


class ProofRows(QAbstractListModel):
    """The proofs in the order they were recorded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.proofs: tuple[Proof, ...] = ()

    def set_proofs(self, proofs: Sequence[Proof]) -> None:
        self.beginResetModel()
        self.proofs = tuple(proofs)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.proofs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        proof = self.proofs[index.row()]
        match role:
            case _ if role == THING_ROLE:
                return proof
            case Qt.ItemDataRole.DisplayRole:
                return paper_words(proof)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{paper_words(proof)}. {date_words(proof)}"
        return None


def paper_words(proof: Proof) -> str:
    """`Maker's date label`, as a line begins with it."""
    label = say(LABELS[proof.kind])
    return label[:1].upper() + label[1:]


def date_words(proof: Proof) -> str:
    """The date in both calendars, how strong such a paper is, and the owner's note."""
    strength = say("confidence {confidence}", confidence=STRENGTH[proof.kind].value)
    return " · ".join(part for part in (both_texts(proof.date), strength, proof.note) if part)


@dataclass(frozen=True, slots=True)
class _Lines:
    paper: Block
    date: Block
    height: int


@lru_cache(maxsize=256)
def _lines(proof: Proof, width: int) -> _Lines:
    paper = broken(paper_words(proof), face(TABLE), width)
    date = broken(date_words(proof), face(CAPTION), width)
    return _Lines(paper, date, paper.height + date.height + 2 * _PAD_PX)


class ProofDelegate(QStyledItemDelegate):
    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def lines(self, proof: Proof, width: int) -> _Lines:
        return _lines(proof, width - 2 * _EDGE_PX)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.width()
        return QSize(width, self.lines(index.data(THING_ROLE), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        proof: Proof | None = index.data(THING_ROLE)
        if proof is None:
            return
        colors = palette.current()
        lines = self.lines(proof, option.rect.width())
        area = QRectF(option.rect)
        painter.save()
        paint_ground(painter, area, option.state, colors)
        left, top = area.left() + _EDGE_PX, area.top() + _PAD_PX
        painter.setPen(colors.color(Role.INK))
        lines.paper.paint(painter, left, top)
        painter.setPen(colors.color(Role.QUIET))
        lines.date.paint(painter, left, top + lines.paper.height)
        painter.restore()


class ProofList(GrowingList):
    """Enter and a double click give `chosen`, Delete gives `removed`; both carry a Proof."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Proofs of age"))
        self.setAccessibleDescription(say("Enter changes a proof, Delete removes it."))
        self.setToolTip(say("Enter or a double click changes a proof, Delete removes it"))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.rows, self.inks = ProofRows(self), ProofDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.inks)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(THING_ROLE)))

    def set_proofs(self, proofs: Sequence[Proof]) -> None:
        if tuple(proofs) == self.rows.proofs:
            return
        row = self.currentIndex().row()
        self.rows.set_proofs(proofs)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(min(row, len(proofs) - 1)))
        self.setVisible(bool(proofs))
        self.rows_changed()

    def rows_height(self, width: int) -> int:
        return sum(self.inks.lines(proof, width).height for proof in self.rows.proofs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        proof = self.currentIndex().data(THING_ROLE)
        if proof is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(proof)
        elif proof is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(proof)
        else:
            super().keyPressEvent(event)
