"""A sheet to type into: arrows and Tab move, typing writes, Enter goes on to the next row."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QTableView,
    QWidget,
)

from keigarage.ui.car_page.grid_delegate import MARK_PX, PAD_PX, GridDelegate, high_of
from keigarage.ui.car_page.grid_model import MARK_ROLE, GridModel
from keigarage.ui.car_page.reveal import reveal
from keigarage.ui.look.fonts import px
from keigarage.ui.rows_model import THING_ROLE, Index

_ROOM_PX = 7
_LEAST_ROW_PX = 28
_SHEET = "QTableView, QHeaderView, QHeaderView::section { background: transparent; }"
_Key, _Hint = Qt.Key, QAbstractItemDelegate.EndEditHint
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


class Grid(QTableView):
    """As tall as its rows: the page scrolls, not the sheet; sideways it scrolls by itself.

    removed -- Delete on the first column, or the menu: the row's thing is to go
    toggled -- Space on a row
    """

    removed = Signal(object)
    toggled = Signal(object)
    moved = Signal()

    def __init__(self, model: GridModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.menu_words: Callable[[Any], str] | None = None  # what removing a row is called
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self))
        self.setAccessibleName(name)
        self.setObjectName("grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(_SHEET)
        self.setCornerButtonEnabled(False)
        sides = self.verticalHeader()
        sides.hide()
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sides.setMinimumSectionSize(px(_LEAST_ROW_PX))
        sides.setDefaultSectionSize(px(_LEAST_ROW_PX))
        top = self.horizontalHeader()
        top.setHighlightSections(False)
        top.setStretchLastSection(True)
        top.setMinimumSectionSize(28)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, px(column.width))
        for signal in (model.modelReset, model.rowsInserted, model.dataChanged):
            signal.connect(lambda *_: self._fit())
        self._held: tuple[Any, int] = (None, 0)
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._take_up)

    # Its size

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar()
        wide = self.horizontalHeader().length() > self.width()
        below = bar.sizeHint().height() if wide else 0
        top = self.horizontalHeader().sizeHint().height()
        return QSize(240, top + self.verticalHeader().length() + below)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the first column what room is left, and each row the height its words take."""
        columns = self.grid.columns
        others = sum(px(column.width) for column in columns[1:])
        wide = max(px(columns[0].width), self.viewport().width() - others)
        self.setColumnWidth(0, wide)
        inks = self.itemDelegate()
        assert isinstance(inks, GridDelegate)
        for row in range(self.grid.rowCount()):
            blocks = inks.blocks(self.grid.index(row, 0), wide - 2 * PAD_PX)
            high = max(high_of(*blocks) + 2 * _ROOM_PX, px(_LEAST_ROW_PX))
            if high != self.rowHeight(row):
                self.setRowHeight(row, high)
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().x() and not event.angleDelta().y():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def flush(self) -> None:
        """Save the cell that is being written."""
        editor = QApplication.focusWidget()
        if isinstance(editor, QLineEdit) and self.viewport().isAncestorOf(editor):
            self.commitData(editor)
            super().closeEditor(editor, _Hint.NoHint)

    # Moving

    def go(self, rows: int, columns: int) -> bool:
        """Move the cell by rows, or by cells that can be edited; False at an end."""
        at = self.currentIndex()
        row, column = at.row() + rows, at.column()
        if not columns:
            found = self.grid.index(row, column)
        else:
            found = self._cell_after(at.row(), column, columns)
        if not found.isValid():
            return False
        if not self.grid.flags(found) & Qt.ItemFlag.ItemIsEditable:
            found = self.grid.index(found.row(), 0)
        self.setCurrentIndex(found)
        return True

    def _cell_after(self, row: int, column: int, step: int) -> QModelIndex:
        wide = self.grid.columnCount()
        place = row * wide + column + step
        while 0 <= place < wide * self.grid.rowCount():
            found = self.grid.index(place // wide, place % wide)
            if self.grid.flags(found) & Qt.ItemFlag.ItemIsEditable:
                return found
            place += step
        return QModelIndex()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.grid.problem_changed.emit(self.grid.problem_at(current))
        reveal(self, self.visualRect(current))
        self.moved.emit()

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.grid.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        # Tab is the sheet's own; the focus leaves it past its last cell, and by Escape.
        if event.type() is QEvent.Type.KeyPress:
            pressed = cast(QKeyEvent, event)
            steps = {_Key.Key_Tab.value: 1, _Key.Key_Backtab.value: -1}
            step = steps.get(pressed.key())
            plain = not pressed.modifiers() & Qt.KeyboardModifier.ControlModifier
            if step and plain and self.go(0, step):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            return  # the cell's own editor lets keys through when it is done with them
        at, key = self.currentIndex(), event.key()
        thing = at.data(THING_ROLE)
        if key in _ENTER and self.grid.flags(at) & Qt.ItemFlag.ItemIsEditable:
            self.edit(at)
        elif key == _Key.Key_Escape and not self.grid.give_up(at):
            self.focusNextChild()
        elif key == _Key.Key_Space and thing is not None:
            self.toggled.emit(thing)
        elif key in (_Key.Key_Delete, _Key.Key_Backspace) and thing is not None:
            self._clear(at, thing)
        elif (
            key == _Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and self._choices(at)
        ):
            self._menu(at).popup(self.viewport().mapToGlobal(self.visualRect(at).bottomLeft()))
        elif key != _Key.Key_Escape:
            super().keyPressEvent(event)

    def _clear(self, at: QModelIndex, thing: Any) -> None:
        if not self.grid.editable:
            return
        if at.column() == 0:
            if self.menu_words is not None:
                self.removed.emit(thing)
        elif self.grid.flags(at) & Qt.ItemFlag.ItemIsEditable:
            self.grid.setData(at, "")

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        if self.grid.problem_at(self.currentIndex()):
            return  # what is wrong stays under the cursor
        match hint:
            case _Hint.EditNextItem:
                if not self.go(0, 1):
                    self.focusNextChild()
            case _Hint.EditPreviousItem:
                if not self.go(0, -1):
                    self.focusPreviousChild()
            case _Hint.SubmitModelCache:
                self.go(1, 0)

    # The menu

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        at = self.indexAt(point)
        on_mark = at.data(MARK_ROLE) is not None and (
            point.x() - self.visualRect(at).left() < PAD_PX + MARK_PX
        )
        if on_mark and event.button() is Qt.MouseButton.LeftButton:
            self.toggled.emit(at.data(THING_ROLE))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if self._choices(at):
            self._menu(at).popup(self.viewport().mapToGlobal(self.visualRect(at).bottomLeft()))
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.currentIndex() if by_key else self.indexAt(event.pos())
        menu = self._menu(at)
        if menu.actions():
            corner = self.viewport().mapToGlobal(self.visualRect(at).bottomLeft())
            menu.popup(corner if by_key else event.globalPos())

    def _choices(self, at: Index) -> bool:
        if not at.isValid() or not self.grid.flags(at) & Qt.ItemFlag.ItemIsEditable:
            return False
        return bool(self.grid.columns[at.column()].choices)

    def _menu(self, at: QModelIndex) -> QMenu:
        """What a cell can hold, and taking its row away."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._choices(at):
            for text, words in self.grid.columns[at.column()].choices:
                action = menu.addAction(words)
                action.setCheckable(True)
                action.setChecked(text == at.data(Qt.ItemDataRole.EditRole))
                action.triggered.connect(
                    lambda _=False, text=text: self.grid.setData(self.currentIndex(), text)
                )
            menu.addSeparator()
        thing = at.data(THING_ROLE)
        if thing is not None and self.menu_words is not None:
            remove = menu.addAction(self.menu_words(thing).replace("&", "&&"))
            remove.setEnabled(self.grid.editable)
            remove.triggered.connect(lambda: self.removed.emit(thing))
        return menu

    # Rows that come and go

    def _hold(self) -> None:
        at = self.currentIndex()
        self._held = (self.grid.key_at(at.row()), at.column())

    def _take_up(self) -> None:
        key, column = self._held
        row = self.grid.row_of(key)
        if key is not None and row >= 0:
            self.setCurrentIndex(self.grid.index(row, column))
