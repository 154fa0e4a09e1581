"""The list of generations, and the keys that work in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from keigarage.domain.words import say
from keigarage.ui.catalogue.row_delegate import RowDelegate
from keigarage.ui.catalogue.rows import Row, RowList
from keigarage.ui.rows_model import THING_ROLE


class RowView(QListView):
    """Rows of 72 pixels.

    chosen -- the Row that is current now
    compare_wanted -- Space was pressed on the generation with this id
    detail_wanted -- Enter was pressed: the pane takes the keyboard
    """

    chosen = Signal(object)
    compare_wanted = Signal(str)
    detail_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowList(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setObjectName("catalogueRows")
        self.setAccessibleName(say("Cars of the catalogue"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current(self) -> Row | None:
        row = self.currentIndex().data(THING_ROLE)
        return row if isinstance(row, Row) else None

    def choose(self, generation_id: str) -> None:
        """Make its row current, or the first where it is not shown."""
        number = max(self.rows.row_of(generation_id), 0)
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(number))

    def step(self, by: int) -> None:
        """Move the choice without taking the keyboard from the search box."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            number = min(max(self.currentIndex().row() + by, 0), last)
            self.setCurrentIndex(self.rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.compare_wanted.emit(row.generation.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.detail_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_current(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)
