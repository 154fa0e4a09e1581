"""The list of papers: a click on the mark or a key moves a paper on."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from keigarage.domain.paperwork import PAPER_WORDS, Paper, PaperState
from keigarage.domain.words import say
from keigarage.ui.car_page.growing_list import GrowingList
from keigarage.ui.car_page.paper_delegate import PaperDelegate
from keigarage.ui.car_page.paper_layout import RowLayout
from keigarage.ui.car_page.paper_rows import PaperRows, Row
from keigarage.ui.rows_model import Index

_STATES = tuple(PaperState)
_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIRST_DIGIT = Qt.Key.Key_1.value


class PaperList(GrowingList):
    """Papers under their desks.

    marked -- a Paper and the PaperState the owner gives it
    source_wanted -- a Paper whose source is asked for, and the point of the screen to show it at
    """

    marked = Signal(object, object)
    source_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Papers"))
        self.setAccessibleDescription(
            say("Space moves a paper on, Shift and Space back, 1 to 5 set how far it is, the right "
                "arrow shows why it is asked for and where that is written.")
        )  # fmt: skip
        self.setObjectName("papers")
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.rows = PaperRows(self)
        self.inks = PaperDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.inks)
        self.editable = True
        self._pressed: tuple[Paper, bool] | None = None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the current paper stays current if it is still there."""
        current = self.rows.paper_at(self.currentIndex())
        before = self.heightForWidth(self.width())
        self.rows.set_rows(rows)
        if current is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index_of(current.spec.id))
        if self.rows_height(self.width()) != before:
            self.rows_changed()

    def paper(self) -> Paper | None:
        """The paper that keys act on."""
        return self.rows.paper_at(self.currentIndex())

    def open_details(self, paper_id: str) -> None:
        """Show why one paper is asked for and its source; "" closes them."""
        if paper_id == self.inks.opened:
            return
        self.inks.opened = paper_id
        self.rows_changed()
        self.viewport().update()

    def rows_height(self, width: int) -> int:
        rows = (self.rows.row_at(self.rows.index(n)) for n in range(self.rows.rowCount()))
        return sum(self.inks.layout(row, width).height for row in rows if row is not None)

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        paper = self.paper()
        if paper is None or not self._on_key(paper, event):
            super().keyPressEvent(event)

    def _on_key(self, paper: Paper, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ON:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._mark(paper, before(paper.state) if shifted else paper.state.next)
        elif 0 <= key - _FIRST_DIGIT < len(_STATES) and not event.modifiers() & _COMMANDS:
            self._mark(paper, _STATES[key - _FIRST_DIGIT])
        elif key == Qt.Key.Key_Right:
            self.open_details(paper.spec.id)
        elif key == Qt.Key.Key_Left:
            self.open_details("")
        else:
            return False
        return True

    def first(self) -> Index:
        rows = (self.rows.index(number) for number in range(self.rows.rowCount()))
        return next((index for index in rows if self.rows.paper_at(index)), self.rows.index(-1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hit = self._hit(event.position().toPoint())
        hand = hit is not None and hit[1] and self.editable
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self._hit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        hit = self._hit(event.position().toPoint())
        if hit is None or hit != self._pressed or event.button() is not Qt.MouseButton.LeftButton:
            return
        paper, moves_on = hit
        if moves_on:
            self._mark(paper, paper.state.next)
        else:
            shown = self.inks.opened == paper.spec.id
            self.open_details("" if shown else paper.spec.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Two quick clicks on a mark are two steps; a list would swallow the second press.
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if by_key or not index.isValid():
            index = self.currentIndex()
        paper = self.rows.paper_at(index)
        if paper is None:
            return
        under = self.visualRect(index)
        at = self.viewport().mapToGlobal(under.bottomLeft()) if by_key else event.globalPos()
        self.menu(paper, at).popup(at)

    def menu(self, paper: Paper, at: QPoint) -> QMenu:
        """Every state by name with its key, and where the paper is written about."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, state in enumerate(_STATES, 1):
            action = menu.addAction(f"{say(PAPER_WORDS[state])}\t{number}")
            action.setCheckable(True)
            action.setChecked(state is paper.state)
            action.setEnabled(self.editable)
            action.triggered.connect(lambda _=False, state=state: self._mark(paper, state))
        menu.addSeparator()
        source = menu.addAction(say("Show source"))
        source.setEnabled(bool(paper.spec.source))
        source.triggered.connect(lambda: self.source_wanted.emit(paper, at))
        return menu

    def _mark(self, paper: Paper, state: PaperState) -> None:
        if self.editable and state is not paper.state:
            self.marked.emit(paper, state)

    def _hit(self, point: QPoint) -> tuple[Paper, bool] | None:
        """The paper under a point, and whether its mark or state was meant."""
        index: QModelIndex = self.indexAt(point)
        paper = self.rows.paper_at(index)
        if paper is None:
            return None
        area = self.visualRect(index)
        layout: RowLayout = self.inks.layout(paper, area.width())
        return paper, layout.moves_on(point.x() - area.left(), point.y() - area.top())


_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def before(state: PaperState) -> PaperState:
    """The state that moves on to this one."""
    return _STATES[_STATES.index(state) - 1]
