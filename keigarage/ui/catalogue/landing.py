"""What stands there before anything is asked: the shelf, those who come of age, the primer."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from keigarage.domain.catalogue_filter import Kind, kind_of
from keigarage.domain.words import say
from keigarage.ui.catalogue.cards import CardGrid, NextCard, ShelfCard
from keigarage.ui.catalogue.favourites import favourites
from keigarage.ui.catalogue.rows import Row
from keigarage.ui.desk import Desk
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import FIELD, TITLE
from keigarage.ui.look.palette import Role

if TYPE_CHECKING:
    from keigarage.ui.catalogue.primer_view import Primer

_NEXT = 4
_SIDE_PX = 20


class Landing(QScrollArea):
    """The catalogue before a search.

    chosen -- a Generation was pressed
    all_wanted, next_wanted -- the whole list, or the list by the next day of entry
    compare_wanted, maker_wanted -- as the primer says them
    """

    chosen = Signal(object)
    all_wanted = Signal()
    next_wanted = Signal()
    compare_wanted = Signal(object)
    maker_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.primer: Primer | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("Favourites, and what a kei is"))
        # The keys that scroll reach it from whatever card or link has the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside = QWidget(self.viewport())
        self.shelf = CardGrid(say("Favourites"), least=150, most=4, parent=inside)
        self.next = CardGrid(say("Becoming eligible next"), least=150, most=_NEXT, gap=12,
                             parent=inside)  # fmt: skip
        self.every = _link("", say("List the whole catalogue"), inside)
        self.by_day = _link(say("All by their day"),
                            say("List those becoming eligible, by day"), inside)  # fmt: skip
        self.shelf_title = _heading(say("Some to start with"), inside)
        self.next_title = _heading(say("Becoming eligible next"), inside)
        self.counts = Prose("", Role.QUIET, FIELD, parent=inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(_SIDE_PX, 18, _SIDE_PX, 24)
        self._column.setSpacing(8)
        self._column.addLayout(_line(self.shelf_title, self.every))
        self._column.addWidget(self.counts)
        self._column.addWidget(self.shelf)
        self._column.addSpacing(14)
        self._column.addLayout(_line(self.next_title, self.by_day))
        self._column.addWidget(self.next)
        self._column.addSpacing(14)
        self._column.addWidget(_heading(say("What is a kei?"), inside))
        self._column.addStretch(1)
        self.setWidget(inside)
        self.shelf.chosen.connect(self.chosen)
        self.next.chosen.connect(self.chosen)
        self.every.clicked.connect(self.all_wanted)
        self.by_day.clicked.connect(self.next_wanted)

    def show_rows(self, rows: Sequence[Row], coming: Sequence[Row], on: date) -> None:
        """Fill the shelf and the row of those coming; `coming` by their day of entry."""
        generations = [row.generation for row in rows]
        self.every.setText(say("Show all {count}", count=len(rows)))
        self.counts.setText(_count_words([kind_of(one) for one in generations]))
        self.shelf.set_cards([ShelfCard(one, self.shelf) for one in favourites(generations)])
        self.next.set_cards([NextCard(row, on, self.next) for row in coming[:_NEXT]])
        for part in (self.next, self.next_title, self.by_day):
            part.setVisible(bool(coming))

    def mark(self, generation_id: str) -> None:
        """Show which car the pane is about."""
        self.shelf.mark(generation_id)
        self.next.mark(generation_id)

    def enter(self) -> None:
        """Give the keyboard to the shelf."""
        cards = self.shelf.cards
        chosen = next((card for card in cards if card.isChecked()), cards[0] if cards else None)
        if chosen is not None:
            chosen.setFocus()

    def turn(self, pages: int) -> None:
        """Scroll by so many screenfuls."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def prime(self) -> None:
        """Make the primer, which lies below the fold and no first picture waits for."""
        if self.primer is not None:
            return
        from keigarage.ui.catalogue.primer_view import Primer

        self.primer = primer = Primer(self._desk.app.book, self._inside)
        primer.compare_wanted.connect(self.compare_wanted)
        primer.maker_wanted.connect(self.maker_wanted)
        self._column.insertWidget(self._column.count() - 1, primer)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.prime)


def _count_words(kinds: Sequence[Kind]) -> str:
    return say("{all} cars: {kei} kei generations, {beside} Hondas that people file with them, "
               "and {american} American cars to compare.", all=len(kinds),
               kei=kinds.count(Kind.KEI), beside=kinds.count(Kind.BESIDE),
               american=kinds.count(Kind.AMERICAN))  # fmt: skip


def _heading(words: str, parent: QWidget) -> Prose:
    return Prose(words, Role.INK, TITLE, bold=True, most=1, parent=parent)


def _link(words: str, tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setToolTip(tip)
    return button


def _line(title: QWidget, button: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(title, 1)
    line.addWidget(button)
    return line
