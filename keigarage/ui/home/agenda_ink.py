"""How a row of the agenda is drawn: day, car, words, and at the right its menu and its circle."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from keigarage.domain.agenda import Item, Urgency, snoozed
from keigarage.domain.words import say
from keigarage.ui.fields.prose import face
from keigarage.ui.home.agenda_rows import ROW_ROLE, AgendaRows, Heading, Index
from keigarage.ui.home.words import line_day
from keigarage.ui.look.fonts import CAPTION, FIELD, px, tabular
from keigarage.ui.look.marks import Mark, paint_mark
from keigarage.ui.look.palette import Palette, Role, current

_LINE, _HEADING, _FIRST = 31, 34, 24
_SOON = timedelta(days=3)
_SIDE = 8


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a line stand."""

    day: QRectF
    car: QRectF
    text: QRectF
    menu: QRectF
    tick: QRectF


def places(rect: QRectF) -> Places:
    """The parts of a line that fills `rect`."""
    high, top = rect.height(), rect.top()
    day, car = float(px(84)), float(min(px(150), max(rect.width() * 0.24, px(70))))
    button = float(px(30))
    left = rect.left() + _SIDE
    tick = QRectF(rect.right() - button - 2, top, button, high)
    menu = QRectF(tick.left() - button, top, button, high)
    text_left = left + day + car + 8
    return Places(
        day=QRectF(left, top, day - 8, high),
        car=QRectF(left + day, top, car - 4, high),
        text=QRectF(text_left, top, max(menu.left() - text_left - 4, 0), high),
        menu=menu,
        tick=tick,
    )


def row_height(row: object) -> int:
    """How high a row is, in pixels."""
    if isinstance(row, Heading):
        return px(_FIRST if row.first else _HEADING)
    return px(_LINE)


class AgendaInk(QStyledItemDelegate):
    """Draws the rows of one list, whose `hovered` part lights up."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, row_height(index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect, colors = index.data(ROW_ROLE), QRectF(option.rect), current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _paint_heading(painter, rect, row, colors)
        elif isinstance(row, Item):
            model = index.model()
            assert isinstance(model, AgendaRows)
            _paint_ground(painter, rect, option.state, colors)
            _paint_item(painter, rect, row, model, option.state, colors)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRectF, row: Heading, colors: Palette) -> None:
    painter.setFont(face(CAPTION))
    painter.setPen(colors.color(Role.QUIET))
    words = rect.adjusted(_SIDE, 0, -_SIDE, -4)
    painter.drawText(words, Qt.AlignmentFlag.AlignBottom, row.words.upper())


def _paint_ground(
    painter: QPainter, rect: QRectF, state: QStyle.StateFlag, colors: Palette
) -> None:
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if chosen or hovered:
        painter.fillRect(rect, colors.color(Role.SELECTION if chosen else Role.HOVER))
    painter.setPen(QPen(colors.color(Role.HAIRLINE), 1))
    painter.drawLine(
        QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5)
    )
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(colors.color(Role.FOCUS), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 4, 4)


def _paint_item(
    painter: QPainter,
    rect: QRectF,
    item: Item,
    model: AgendaRows,
    state: QStyle.StateFlag,
    colors: Palette,
) -> None:
    parts, ink = places(rect), colors.color(Role.INK)
    painter.setFont(tabular(face(FIELD)))
    painter.setPen(colors.color(day_role(item, model)))
    _words(painter, parts.day, line_day(item.day, model.today))
    painter.setFont(face(FIELD, True))
    painter.setPen(ink)
    # A reminder for no car has the room of the car's name for its words.
    if item.car:
        _words(painter, parts.car, item.car)
    text = parts.text if item.car else parts.text.united(parts.car)
    alarm = item.urgency is Urgency.ALARM
    painter.setFont(face(FIELD, alarm))
    painter.setPen(colors.color(Role.NO) if alarm else ink)
    told = item.text
    if snoozed(item, model.today) and item.snoozed_until:
        until = line_day(item.snoozed_until, model.today)
        told = say("{text} (put off until {day})", text=told, day=until)
    _words(painter, text, told)
    lit = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
    if lit:
        _paint_dots(painter, parts.menu, colors)
    if alarm:
        side = 14.0
        box = QRectF(0, 0, side, side)
        box.moveCenter(parts.tick.center())
        paint_mark(painter, box, Mark.NO, colors)
    else:
        painter.setPen(QPen(colors.color(Role.INK if lit else Role.QUIET), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(parts.tick.center(), 5.0, 5.0)


def day_role(item: Item, model: AgendaRows) -> Role:
    """Red once it is late, amber while it is a matter of days; the heading says so in words."""
    if item.urgency in (Urgency.OVERDUE, Urgency.ALARM):
        return Role.NO
    return Role.DEPENDS if item.day - model.today <= _SOON else Role.INK


def _paint_dots(painter: QPainter, rect: QRectF, colors: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(Role.QUIET))
    for shift in (-5.0, 0.0, 5.0):
        painter.drawEllipse(rect.center() + QPointF(shift, 0), 1.5, 1.5)


def _words(painter: QPainter, rect: QRectF, text: str) -> None:
    room = QFontMetricsF(painter.font())
    cut = room.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, cut)
