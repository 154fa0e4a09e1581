"""The ink of a sheet's cells, and the boxes that write them."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from keigarage.domain.words import say
from keigarage.ui.car_page.grid_model import DRAFT_ROLE, MARK_ROLE, REMARK_ROLE
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, TABLE, tabular
from keigarage.ui.look.marks import paint_mark
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import THING_ROLE, Index

if TYPE_CHECKING:
    from keigarage.ui.car_page.grid import Grid

PAD_PX, MARK_PX = 5, 20


class GridDelegate(QStyledItemDelegate):
    """Paints cells in the page's ink, and edits them by their text."""

    def __init__(self, view: "Grid") -> None:
        super().__init__(view)
        self._view = view
        self._figures = tabular(face(TABLE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, area = palette.current(), QRectF(option.rect)
        model = self._view.grid
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colors.color(Role.HAIRLINE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setBrush(colors.color(Role.SELECTION))
            painter.setPen(colors.color(Role.FOCUS))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -1.5, -1.5), 3, 3)
        inside = area.adjusted(PAD_PX, 0, -PAD_PX, -1)
        name, remark = self.blocks(index, inside.width())
        mark = index.data(MARK_ROLE)
        top = inside.top() + max((inside.height() - high_of(name, remark)) / 2, 0)
        if mark is not None:
            glyph = QRectF(inside.left(), top + name.line_height / 2 - 6, 12, 12)
            paint_mark(painter, glyph, mark, colors)
            inside.adjust(MARK_PX, 0, 0, 0)
        wrong, empty = bool(index.data(DRAFT_ROLE)), not index.data()
        painter.setPen(colors.color(Role.NO if wrong else Role.QUIET if empty else Role.INK))
        right = model.columns[index.column()].right
        name.paint(painter, inside.right() - name.width if right else inside.left(), top)
        if remark is not None:
            painter.setPen(colors.color(Role.QUIET))
            remark.paint(painter, inside.left(), top + name.height)
        painter.restore()

    def blocks(self, index: Index, room: float) -> tuple[Block, Block | None]:
        """A cell's words, which take two lines in the first column, and the remark beneath."""
        if index.data(MARK_ROLE) is not None:
            room -= MARK_PX
        text, remark = str(index.data() or ""), str(index.data(REMARK_ROLE) or "")
        if index.data(DRAFT_ROLE):
            text = f"✕ {text}"
        elif not text and index.data(THING_ROLE) is None:
            hint = self._view.grid.columns[index.column()].hint
            text = say(hint) if hint else ""
        most = 2 if index.column() == 0 else 1
        below = broken(remark, face(CAPTION), room, most=1) if remark else None
        return broken(text, self._figures, room, most=most), below

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._view.grid.columns[index.column()]
        editor = QLineEdit(parent)
        editor.setFont(self._figures)
        editor.setFrame(False)
        editor.setAccessibleName(say(column.heading))
        editor.setAlignment(
            Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        )
        words = [words for _, words in column.choices] or list(
            column.offers() if column.offers else ()
        )
        if words:
            completer = QCompleter(words, editor)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        cast(QLineEdit, editor).setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        model.setData(index, cast(QLineEdit, editor).text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)


def high_of(name: Block, remark: Block | None) -> int:
    return name.height + (remark.height if remark else 0)
