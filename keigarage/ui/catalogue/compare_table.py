"""The compared cars in figures: a column each, the difference from the first beneath."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from keigarage.domain.words import say
from keigarage.ui.catalogue.figures import FigureRow
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import TABLE, px, tabular
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import THING_ROLE, Index, plain_tip

_ONE_LINE_PX, _TWO_LINES_PX = 28, 46
_PAD_PX = 16


class Figures(QAbstractTableModel):
    """Rows of figures under the cars' names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.rows: tuple[FigureRow, ...] = ()

    def set_figures(self, names: Sequence[str], rows: Sequence[FigureRow]) -> None:
        self.beginResetModel()
        self._names, self.rows = tuple(names), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = None) -> int:  # type: ignore[assignment]
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = None) -> int:  # type: ignore[assignment]
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        cell = row.cells[index.column()]
        if role == THING_ROLE:
            return row, cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (cell.words, cell.differs))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = f"{self._names[index.column()]}. {row.label}: {cell.words}"
            return f"{told}, {cell.differs}" if cell.differs else told
        return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if side is Qt.Orientation.Vertical:
            return self.rows[section].label
        return self._names[section]


class CompareTable(QTableView):
    """The figures; the columns share the width beside the labels."""

    def __init__(self, label_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = Figures(self)
        self.setModel(self.figures)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(say("The compared cars in figures"))
        self.setObjectName("figures")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        corner = self.findChild(QAbstractButton)  # it would select all, and nothing is selected
        if corner is not None:
            corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setFixedWidth(label_px)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(px(_ONE_LINE_PX))
        down.setHighlightSections(False)
        down.setSectionsClickable(False)

    def show_figures(self, names: Sequence[str], rows: Sequence[FigureRow]) -> None:
        self.figures.set_figures(names, rows)
        for number, row in enumerate(rows):
            two = any(cell.differs for cell in row.cells)
            self.setRowHeight(number, px(_TWO_LINES_PX if two else _ONE_LINE_PX))


class _CellDelegate(QStyledItemDelegate):
    """The figure, quiet where all are the same, and the difference beneath it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, px(_ONE_LINE_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(THING_ROLE)
        if found is None:
            return
        row, cell = found
        colors, area = palette.current(), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colors.color(Role.SELECTION))
        painter.setPen(colors.color(Role.HAIRLINE))
        below = area.adjusted(0, 0, 0, -1)  # in line with the header's own hairline
        painter.drawLine(below.bottomLeft(), below.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colors.color(Role.FOCUS))
            painter.drawRect(area.adjusted(0.5, 0.5, -1, -1.5))
        room = area.width() - _PAD_PX - 8
        words = broken(cell.words, tabular(face(TABLE)), room, most=1)
        differs = broken(cell.differs, face(TABLE), room, most=1) if cell.differs else None
        high = words.height + (differs.height if differs else 0)
        top = area.top() + (area.height() - high) / 2
        painter.setPen(colors.color(Role.QUIET if row.same else Role.INK))
        words.paint(painter, area.left() + _PAD_PX, top)
        if differs:
            painter.setPen(colors.color(Role.QUIET))
            differs.paint(painter, area.left() + _PAD_PX, top + words.height)
        painter.restore()
