"""The table of cars itself: how it is dressed, how wide its columns are, and its own keys."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from keigarage.domain.words import say
from keigarage.services.outlooks import Line
from keigarage.ui.garage import delegates
from keigarage.ui.garage.columns import Cells
from keigarage.ui.rows_model import RowsModel

_COMFORTABLE_PX, _COMPACT_PX = 30, 24
# Who gets the room to spare, and how much of it at the most.
_GROWING = (("state", 70), ("car", 110), ("federal", 30), ("built", 20))


class GarageTable(QTableView):
    """One row a car. Enter asks for a row's own window (`activated_row`).

    painted -- the first picture stands
    """

    activated_row = Signal()
    painted = Signal()

    def __init__(self, rows: RowsModel[Line], cells: Cells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._cells = rows, cells
        self._is_painted = False
        self._sharing = False
        self.own_widths = False  # the owner has pulled a column's edge
        self.setObjectName("garage")
        self.setAccessibleName(say("Cars"))
        self.setModel(rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # Fixed heights: asking 10,000 rows how high they are is what makes tables slow.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self.dress()
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._on_resized)

    def dress(self) -> None:
        """Give every column its width and its way of drawing; once more when columns change."""
        self._sharing = True
        for number, column in enumerate(self._rows.columns):
            self.setColumnWidth(number, column.width)
            self.setItemDelegateForColumn(number, self._delegate(column.id))
        self._sharing = False

    def set_compact(self, compact: bool) -> None:
        height = _COMPACT_PX if compact else _COMFORTABLE_PX
        self.verticalHeader().setDefaultSectionSize(height)

    def sort_by(self, column: str) -> None:
        """Sort by a column; the same again turns the order round."""
        number = [one.id for one in self._rows.columns].index(column)
        order = Qt.SortOrder.AscendingOrder
        if self._rows.order == (number, order):
            order = Qt.SortOrder.DescendingOrder
        self.sortByColumn(number, order)

    def share_width(self) -> None:
        """Give the table's spare width to the columns that can say more with it."""
        self._sharing = True
        columns = self._rows.columns
        ids = [column.id for column in columns]
        spare = self.viewport().width() - sum(column.width for column in columns)
        for name, most in _GROWING:
            extra = min(max(spare, 0), most)
            number = ids.index(name)
            self.setColumnWidth(number, columns[number].width + extra)
            spare -= extra
        self._sharing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.own_widths:
            self.share_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            # The table itself would start an edit that this list has not.
            self.activated_row.emit()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._rows.rowCount():
            # A row is chosen whole, so the ends are those of the list.
            first = event.key() == Qt.Key.Key_Home
            self.selectRow(0 if first else self._rows.rowCount() - 1)
            return
        super().keyPressEvent(event)

    def _on_resized(self, section: int, old: int, new: int) -> None:
        # The last column follows the window; any other moves by the owner's hand or by ours.
        if not self._sharing and section != len(self._rows.columns) - 1 and self.isVisible():
            self.own_widths = True

    def _delegate(self, column: str) -> delegates.CellDelegate:
        if column.startswith("rule:"):
            return delegates.RuleDelegate(self._cells, column, self)
        if column in ("stage", "chassis"):
            return delegates.QuietDelegate(self)
        drawn = _DRAWN.get(column)
        return drawn(self._cells, self) if drawn else delegates.CellDelegate(self)


_DRAWN: dict[str, type[delegates.AnswerDelegate]] = {
    "car": delegates.CarDelegate,
    "federal": delegates.FederalDelegate,
    "epa": delegates.EpaDelegate,
    "state": delegates.StateDelegate,
    "papers": delegates.PapersDelegate,
}
