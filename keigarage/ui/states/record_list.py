"""The record as a list under the keys: headings fold, and each fact shows where it is written."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QMenu, QToolTip, QWidget

from keigarage.domain.knowledge import Source
from keigarage.domain.words import say
from keigarage.ui.car_page.source_popup import SourcePopup
from keigarage.ui.rows_model import Index, plain_tip
from keigarage.ui.states.record_ink import RecordDelegate, source_rect
from keigarage.ui.states.record_model import RecordModel
from keigarage.ui.states.record_rows import Shown, rows_of, sources_of
from keigarage.ui.states.record_types import Fact, Heading, spoken


class RecordList(QListView):
    """Shows one record; Enter folds a heading or shows the sources of a fact.

    left -- Escape was pressed: the keys go back to where the state was chosen
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stateRecord")
        self.setAccessibleName(say("Record of the state"))
        self.setAccessibleDescription(
            say("Enter folds a heading, and shows where a fact is written.")
        )
        self.rows = RecordModel(self)
        self._shown: Shown | None = None
        self.setModel(self.rows)
        self.setItemDelegate(RecordDelegate(self.viewport(), self.rows))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; }")

    def show_record(self, shown: Shown) -> None:
        """Show a state's record; the row that has the keys stays where it can."""
        same = self._shown is not None and self._shown.state.code == shown.state.code
        place = self.currentIndex().row() if same else 0
        scrolled = self.verticalScrollBar().value() if same else 0
        self._shown = shown
        self.rows.set_rows(rows_of(shown))
        count = self.rows.rowCount()
        if count:
            self.setCurrentIndex(self.rows.index(min(max(place, 0), count - 1)))
        self.verticalScrollBar().setValue(scrolled)

    def act_on(self, index: Index) -> None:
        """What Enter does: fold or unfold, or show the sources."""
        row = self.rows.row_at(index)
        if isinstance(row, Heading):
            self.rows.set_open(row.id, not self.rows.is_open(row.id))
        elif row is not None:
            self.show_sources(row, self.visualRect(index).bottomLeft())

    def show_sources(self, fact: Fact, at: QPoint) -> None:
        """One source in full; several as a menu of their titles, each in full once chosen."""
        if self._shown is None:
            return
        sources = sources_of(fact, self._shown.state)
        point = self.viewport().mapToGlobal(at)
        if len(sources) == 1:
            self.open_source(sources[0], fact, point)
        elif sources:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for source in sources:
                words = source_words(source).replace("&", "&&")
                menu.addAction(words).triggered.connect(
                    partial(self.open_source, source, fact, QPoint(point))
                )
            menu.popup(point)

    def open_source(
        self, source: Source, fact: Fact, at: QPoint, _checked: bool = False
    ) -> SourcePopup:
        """The address in full, with its date and how sure the fact is."""
        assert self._shown is not None
        sure = fact.confidence or self._shown.state.confidence.value
        told = say("{source} · confidence {confidence}",
                   source=source_words(source), confidence=sure)  # fmt: skip
        popup = SourcePopup(source.url, told, self)
        popup.show_at(at)
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row = self.rows.row_at(index)
        if row is not None and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(spoken(row))
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if row is not None:
                self.act_on(index)
            case Qt.Key.Key_Right | Qt.Key.Key_Left if isinstance(row, Heading):
                self.rows.set_open(row.id, event.key() == Qt.Key.Key_Right)
            case Qt.Key.Key_Left if isinstance(row, Fact):
                self._go_to_heading(row.part)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index)
        if event.button() is not Qt.MouseButton.LeftButton or row is None:
            return
        sign = source_rect(QRectF(self.visualRect(index)))
        if isinstance(row, Heading) or sign.adjusted(-6, -6, 6, 6).contains(event.position()):
            self.act_on(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick click is a click: on a heading it folds again what the first unfolded."""
        self.mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            sign = source_rect(QRectF(self.visualRect(index)))
            fact = isinstance(self.rows.row_at(index), Fact)
            words = say("Where this is written (Enter)") if fact else ""
            near = fact and sign.adjusted(-6, -6, 6, 6).contains(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(words) if near else "", self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _go_to_heading(self, part: str) -> None:
        for number, row in enumerate(self.rows.shown):
            if isinstance(row, Heading) and row.id == part:
                self.setCurrentIndex(self.rows.index(number))


def source_words(source: Source) -> str:
    """`Texas DMV page · agency · 2024-05`, or the address where it has no title."""
    parts = (source.title or source.url, source.kind, source.as_of or "")
    return " · ".join(part for part in parts if part)
