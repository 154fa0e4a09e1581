"""The agenda as a list: arrows move, Enter goes to the car, Space ticks off."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from keigarage.domain.agenda import Item
from keigarage.domain.words import say
from keigarage.ui.home.agenda_ink import AgendaInk, places, row_height
from keigarage.ui.home.agenda_rows import AgendaRows


class AgendaList(QListView):
    """The items of the agenda under their headings.

    current -- the Item that is chosen now, or None
    opened, ticked, removed -- the Item that Enter, Space or Delete is for; a click does the same
    menu_wanted -- the Item whose menu is asked for, and where on the screen
    """

    current = Signal(object)
    opened = Signal(object)
    ticked = Signal(object)
    removed = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = AgendaRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(AgendaInk(self))
        self.setAccessibleName(say("Agenda"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_items(self, items: Iterable[Item], today: date) -> None:
        """Show these; the chosen one stays chosen, or the one that takes its place is."""
        was, place = self.item, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self.rows.set_items(items, today)
        if was is not None:
            kept = self.rows.place_of(was.key)
            self._choose(kept if kept >= 0 else self.rows.first_item(max(place, 0)))
        self.setMaximumHeight(max(self._whole_height(), 1))
        self.updateGeometry()
        self.verticalScrollBar().setValue(scrolled)

    @property
    def item(self) -> Item | None:
        """The item that is chosen."""
        return self.rows.item(self.currentIndex())

    def choose(self, key: str) -> None:
        """Choose the item with this key; an unknown one changes nothing."""
        self._choose(self.rows.place_of(key))

    def sizeHint(self) -> QSize:
        return QSize(400, self._whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(self._whole_height(), 120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, plain = self.item, not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        acts = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Space: self.ticked,
            Qt.Key.Key_Delete: self.removed,
        }
        act = acts.get(Qt.Key(event.key())) if plain else None
        if act is None or item is None:
            super().keyPressEvent(event)
            return
        act.emit(item)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        if self.item is None:
            self._choose(self.rows.first_item())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        item = self.rows.item(index)
        if item is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        parts = places(QRectF(self.visualRect(index)))
        if parts.tick.contains(event.position()):
            self.ticked.emit(item)
        elif parts.menu.contains(event.position()):
            self.menu_wanted.emit(item, event.globalPosition().toPoint())
        else:
            self.opened.emit(item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = self.rows.item(index)
        if item is None:
            return
        self._choose(index.row())
        at = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(item, self.viewport().mapToGlobal(at))

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))

    def _whole_height(self) -> int:
        indexes = (self.rows.index(row, 0) for row in range(self.rows.rowCount()))
        return sum(row_height(self.rows.row(index)) for index in indexes)

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        self.current.emit(self.rows.item(now))
