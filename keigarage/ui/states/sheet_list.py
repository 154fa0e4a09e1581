"""The 51 on paper: two columns of state, answer and reasons, on as many pages as they need."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from keigarage.domain.dates import date_text
from keigarage.domain.words import say
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.look import marks
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role
from keigarage.ui.states.cutting import cut_lines
from keigarage.ui.states.shading import BRIEF, Shade
from keigarage.ui.states.sheet import MARGIN, PAPER, Sheet, inner, paint_foot, paint_head

_COLUMNS, _GAP = 2, 28.0
_NAME_WIDE, _ANSWER_WIDE = 118.0, 96.0
_TOP, _FOOT = 92.0, 28.0
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """One state's row: its column, its upper edge, and its reasons in lines."""

    one: Shade
    column: int
    top: float
    why: Block


def pages(sheet: Sheet, page: QRectF) -> list[list[Placed]]:
    """The rows, best answer first, on as few pages of this size as they need, evenly filled."""
    room = _column_width(page) - _NAME_WIDE - _ANSWER_WIDE
    rows = [(one, cut_lines(_why(one), face(CAPTION), room, _MOST_LINES)) for one in sheet.ranked()]
    most = page.height() - MARGIN - _FOOT - _TOP
    needed = len(_placed(rows, most))
    high = min(sum(_height(why) for _, why in rows) / (needed * _COLUMNS), most)
    while high < most and len(_placed(rows, high)) > needed:
        high = min(high + 4, most)
    return _placed(rows, high)


def _placed(rows: Sequence[tuple[Shade, Block]], high: float) -> list[list[Placed]]:
    """The rows in columns no higher than `high`."""
    found: list[list[Placed]] = [[]]
    column, top = 0, 0.0
    for one, why in rows:
        if top and top + _height(why) > high:
            column, top = column + 1, 0.0
        if column == _COLUMNS:
            found.append([])
            column = 0
        found[-1].append(Placed(one, column, _TOP + top, why))
        top += _height(why)
    return found


def _height(why: Block) -> float:
    return max(why.height, 18) + 7.0


def paint_list(
    painter: QPainter, page: QRectF, sheet: Sheet, rows: list[Placed], number: int, of: int
) -> None:
    """One page of the list, `number` of so many."""
    paint_head(painter, page, sheet)
    wide = _column_width(page)
    for row in rows:
        _paint_row(painter, row, inner(page).left() + row.column * (wide + _GAP), wide)
    paint_foot(painter, page, number, of)


def _paint_row(painter: QPainter, row: Placed, left: float, wide: float) -> None:
    if row.top > _TOP:
        painter.setPen(PAPER.color(Role.HAIRLINE))
        painter.drawLine(QLineF(left, row.top - 4, left + wide, row.top - 4))
    name = broken(row.one.state.name, face(TABLE, bold=True), _NAME_WIDE - 6, most=1)
    painter.setPen(PAPER.color(Role.INK))
    name.paint(painter, left, row.top)
    at, mark = left + _NAME_WIDE, row.one.mark
    marks.paint_mark(painter, QRectF(at, row.top + 2, 12, 12), mark, PAPER)
    painter.setPen(marks.mark_color(mark, PAPER))
    words = broken(say(BRIEF[row.one.status]), face(TABLE), _ANSWER_WIDE - 22, most=1)
    words.paint(painter, at + 17, row.top)
    painter.setPen(PAPER.color(Role.INK))
    row.why.paint(painter, at + _ANSWER_WIDE, row.top + 1)


def _why(one: Shade) -> str:
    dated = say("As of {when}.", when=date_text(one.state.as_of))
    return " ".join((*one.reasons, dated))


def _column_width(page: QRectF) -> float:
    return (inner(page).width() - _GAP * (_COLUMNS - 1)) / _COLUMNS
