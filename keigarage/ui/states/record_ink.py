"""How the rows of a record are measured and drawn."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from keigarage.ui.car_page.row_ground import paint_ground
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, FIELD, TABLE
from keigarage.ui.look.icons import icon_pixmap
from keigarage.ui.look.marks import mark_color, paint_mark
from keigarage.ui.look.palette import Palette, Role
from keigarage.ui.rows_model import THING_ROLE, Index
from keigarage.ui.states.record_model import RecordModel
from keigarage.ui.states.record_types import Fact, Heading, Row

SIDE_PX = 18
LABEL_PX = 86
SOURCE_PX = 16
_PAD_PX = 5
_HEAD_PX = 38
_BLEED_PX = 6


@dataclass(frozen=True, slots=True)
class FactLayout:
    """The blocks of one fact and where its words begin; sizes in pixels."""

    label: Block
    words: Block
    remark: Block | None
    left: float
    height: int


@lru_cache(maxsize=2048)
def fact_layout(fact: Fact, width: int) -> FactLayout:
    """How a fact breaks in a list `width` pixels wide."""
    label_room = LABEL_PX if fact.label else 0
    label = broken(fact.label, face(TABLE), LABEL_PX - 8)
    left = SIDE_PX + label_room
    room = width - left - SIDE_PX - SOURCE_PX - 4 - (18 if fact.mark else 0)
    words = broken(fact.words, face(TABLE), max(room, 40))
    remark = broken(fact.remark, face(CAPTION), max(room, 40)) if fact.remark else None
    told = words.height + (remark.height + 1 if remark else 0)
    return FactLayout(label, words, remark, left, max(told, label.height) + 2 * _PAD_PX)


def source_rect(row: QRectF) -> QRectF:
    """Where the sign stands that shows a fact's source, in the row's own rectangle."""
    side = SOURCE_PX
    return QRectF(row.right() - SIDE_PX - side + 4, row.top() + _PAD_PX, side, side)


class RecordDelegate(QStyledItemDelegate):
    """Paints headings with their chevron and facts in two columns."""

    def __init__(self, view: QWidget, model: RecordModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(THING_ROLE)
        width = self._view.width()
        height = _HEAD_PX if isinstance(row, Heading) else fact_layout(row, width).height
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(THING_ROLE)
        if row is None:
            return
        colors = palette.current()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bleed = SIDE_PX - _BLEED_PX
        if isinstance(row, Heading):
            painter.setPen(colors.color(Role.HAIRLINE))
            painter.drawLine(area.topLeft(), area.topRight())
            paint_ground(painter, area.adjusted(bleed, 4, -bleed, -4), option.state, colors)
            _heading(painter, area, row, self._model.is_open(row.id), colors)
        else:
            paint_ground(painter, area.adjusted(bleed, 0, -bleed, 0), option.state, colors)
            near = option.state & (
                QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
            )
            _fact(painter, area, row, colors, bool(near))
        painter.restore()


def _heading(painter: QPainter, area: QRectF, row: Heading, opened: bool, colors: Palette) -> None:
    middle = area.center().y()
    painter.fillPath(_chevron(QPointF(SIDE_PX + 4, middle), opened), colors.color(Role.INK))
    right = area.right() - SIDE_PX
    room = right - SIDE_PX - 14
    aside = broken(row.aside, face(TABLE, bold=row.mark is not None), room * 0.6, most=1)
    if row.aside:
        ink = mark_color(row.mark, colors) if row.mark else colors.color(Role.QUIET)
        painter.setPen(ink)
        aside.paint(painter, right - aside.width, middle - aside.height / 2)
        if row.mark:
            glyph = QRectF(right - aside.width - 18, middle - 6.5, 13, 13)
            paint_mark(painter, glyph, row.mark, colors)
    left_room = room - aside.width - (30 if row.mark else 12)
    title = broken(row.words, face(FIELD, bold=True), left_room, most=1)
    painter.setPen(colors.color(Role.INK))
    title.paint(painter, SIDE_PX + 14, middle - title.height / 2)


def _fact(painter: QPainter, area: QRectF, fact: Fact, colors: Palette, near: bool) -> None:
    layout = fact_layout(fact, round(area.width()))
    top = area.top() + _PAD_PX
    painter.setPen(colors.color(Role.QUIET))
    layout.label.paint(painter, SIDE_PX, top)
    left = layout.left
    if fact.mark:
        paint_mark(painter, QRectF(left, top + 2, 12, 12), fact.mark, colors)
        left += 18
    painter.setPen(colors.color(Role.INK))
    layout.words.paint(painter, left, top)
    if layout.remark:
        painter.setPen(colors.color(Role.QUIET))
        layout.remark.paint(painter, left, top + layout.words.height + 1)
    # Always there, so that the way to a source need not be found; stronger on the row in hand.
    role = Role.INK if near else Role.DISABLED
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(source_rect(area).topLeft(), icon_pixmap("info", SOURCE_PX, ratio, role))


def _chevron(at: QPointF, opened: bool) -> QPainterPath:
    x, y = at.x(), at.y()
    if opened:
        corners = ((x - 4, y - 2), (x + 4, y - 2), (x, y + 3.5))
    else:
        corners = ((x - 2, y - 4), (x - 2, y + 4), (x + 3.5, y))
    path = QPainterPath(QPointF(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()
    return path
