"""The row whose record stands beside the list keeps its mark while the focus is elsewhere."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from keigarage.ui.car_page.row_list import RowList
from keigarage.ui.rows_model import Index


class ChosenRow(QStyledItemDelegate):
    """Paints as the list itself does, the current row as if it had the focus."""

    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._view, self._inks = view, view.inks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._inks.sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index == self._view.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        self._inks.paint(painter, option, index)
