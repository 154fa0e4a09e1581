"""The ink of the paper list: mark, form, title, condition, and how far the paper is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from keigarage.domain.paperwork import PAPER_WORDS, Paper, PaperState
from keigarage.domain.words import say
from keigarage.ui.car_page.paper_layout import PAD_PX, Placed, RowLayout, measure
from keigarage.ui.car_page.paper_rows import Row
from keigarage.ui.car_page.row_ground import paint_ground
from keigarage.ui.fields.prose import face
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.marks import Mark, mark_color, paint_mark
from keigarage.ui.look.palette import Palette, Role
from keigarage.ui.rows_model import THING_ROLE, Index

_LEFT = 6  # the ground of a row reaches this far out on both sides of its words


class PaperDelegate(QStyledItemDelegate):
    """Paints rows as `paper_layout` places them; one row may be opened to show its details."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.opened = ""  # the id of the paper whose details are shown

    def layout(self, row: Row, width: int) -> RowLayout:
        """Where the parts of a row stand in a list `width` pixels wide."""
        opened = isinstance(row, Paper) and row.spec.id == self.opened
        return measure(row, width - 2 * _LEFT, opened)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.width()
        return QSize(width, self.layout(index.data(THING_ROLE), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(THING_ROLE)
        if row is None:
            return
        colors = palette.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        layout = self.layout(row, option.rect.width())
        if isinstance(row, Paper):
            paint_ground(painter, area, option.state, colors)
            painter.translate(area.left() + _LEFT, area.top())
            _paper(painter, row, layout, colors)
        else:
            painter.translate(area.left() + _LEFT, area.top())
            _write(painter, layout.title, Role.QUIET, colors)
        painter.restore()


def _paper(painter: QPainter, paper: Paper, layout: RowLayout, colors: Palette) -> None:
    mark = Mark(paper.state.value)
    paint_mark(painter, layout.mark, mark, colors)
    put_aside = paper.state is PaperState.NOT_NEEDED
    ink = Role.QUIET if put_aside else Role.INK
    if layout.form:
        _write(painter, layout.form, ink if paper.spec.form else Role.QUIET, colors)
    _write(painter, layout.title, ink, colors)
    for placed in (layout.condition, *layout.details):
        if placed:
            _write(painter, placed, Role.QUIET, colors)
    painter.setFont(face(TABLE))
    painter.setPen(mark_color(mark, colors))
    line = QRectF(layout.state.left(), PAD_PX, layout.state.width(), layout.title.block.line_height)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(line, middle, say(PAPER_WORDS[paper.state]))


def _write(painter: QPainter, placed: Placed, role: Role, colors: Palette) -> None:
    painter.setPen(colors.color(role))
    placed.block.paint(painter, placed.left, placed.top)
