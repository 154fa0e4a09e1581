"""Status marks as drawn glyphs, so that no font can lack them, with their word and colour."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from keigarage.domain.words import say
from keigarage.ui.look.palette import Palette, Role

_GRID = 20.0  # glyphs are drawn on a square this wide


class Mark(StrEnum):
    """What a mark stands for: an answer, a state's rule, or how far a paper has come."""

    YES = "yes"
    DEPENDS = "depends"
    LOCAL = "local"
    NO = "no"
    OFFROAD = "offroad"
    UNSETTLED = "unsettled"
    NEEDED = "needed"
    REQUESTED = "requested"
    HAVE = "have"
    SUBMITTED = "submitted"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class _Look:
    ink: Role
    ground: Role
    solid: Callable[[], QPainterPath] | None
    stroke: Callable[[], QPainterPath] | None


def paint_mark(
    painter: QPainter, rect: QRectF, mark: Mark, palette: Palette, color: QColor | None = None
) -> None:
    """Draw the glyph in the largest square in the middle of `rect`, in its own colour unless
    `color` is given.
    """
    look = _looks()[mark]
    side = min(rect.width(), rect.height())
    ink = color or palette.color(look.ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / _GRID, side / _GRID)
    if look.solid:
        painter.fillPath(look.solid(), ink)
    if look.stroke:
        pen = QPen(ink, 1.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if mark is Mark.NO or mark is Mark.UNSETTLED:
            pen.setWidthF(2.2)
        painter.strokePath(look.stroke(), pen)
    if mark is Mark.SUBMITTED:
        pen = QPen(palette.color(Role.SURFACE), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(_tick_line(), pen)
    painter.restore()


def mark_color(mark: Mark, palette: Palette) -> QColor:
    """The text colour that goes with the mark."""
    return palette.color(_looks()[mark].ink)


def mark_word(mark: Mark) -> str:
    """The word that always stands beside the mark."""
    match mark:
        case Mark.YES:
            return say("yes")
        case Mark.DEPENDS:
            return say("depends")
        case Mark.LOCAL:
            return say("local option")
        case Mark.NO:
            return say("no")
        case Mark.OFFROAD:
            return say("off road only")
        case Mark.UNSETTLED:
            return say("unsettled")
        case Mark.NEEDED:
            return say("needed")
        case Mark.REQUESTED:
            return say("requested")
        case Mark.HAVE:
            return say("in hand")
        case Mark.SUBMITTED:
            return say("submitted")
        case Mark.NOT_NEEDED:
            return say("not needed")


def paint_fill(painter: QPainter, path: QPainterPath, mark: Mark, palette: Palette) -> None:
    """Fill a map area or a legend's swatch; unsettled ones are hatched as well as grey."""
    painter.fillPath(path, palette.color(_looks()[mark].ground))
    if mark is Mark.UNSETTLED:
        pattern = QBrush(palette.color(Role.UNSETTLED_LINE), Qt.BrushStyle.BDiagPattern)
        painter.fillPath(path, pattern)


def paint_progress(
    painter: QPainter, rect: QRectF, done: int, needed: int, palette: Palette
) -> None:
    """A slim bar, `done` of `needed` in ink; nothing needed leaves the track empty."""
    height = min(rect.height(), 6.0)
    track = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    groove = QPainterPath()
    groove.addRoundedRect(track, height / 2, height / 2)
    painter.fillPath(groove, palette.color(Role.TRACK))
    share = min(max(done / needed, 0.0), 1.0) if needed > 0 else 0.0
    if share:
        filled = QRectF(track.left(), track.top(), track.width() * share, height)
        painter.setClipRect(filled)
        painter.fillPath(groove, palette.color(Role.INK))
    painter.restore()


@cache
def _looks() -> dict[Mark, _Look]:
    return {
        Mark.YES: _Look(Role.YES, Role.YES_FILL, _check, None),
        Mark.DEPENDS: _Look(Role.DEPENDS, Role.DEPENDS_FILL, _half_disc, _ring),
        Mark.LOCAL: _Look(Role.DEPENDS, Role.LOCAL_FILL, _quarter_disc, _ring),
        Mark.NO: _Look(Role.NO, Role.NO_FILL, None, _cross),
        Mark.OFFROAD: _Look(Role.NO, Role.OFFROAD_FILL, None, _barred_ring),
        Mark.UNSETTLED: _Look(Role.UNSETTLED, Role.UNSETTLED_FILL, _question_dot, _question),
        Mark.NEEDED: _Look(Role.QUIET, Role.TRACK, None, _box),
        Mark.REQUESTED: _Look(Role.DEPENDS, Role.DEPENDS_FILL, _half_box, _box),
        Mark.HAVE: _Look(Role.YES, Role.YES_FILL, None, _ticked_box),
        Mark.SUBMITTED: _Look(Role.YES, Role.YES_FILL, _box, _box),
        Mark.NOT_NEEDED: _Look(Role.QUIET, Role.TRACK, None, _dash),
    }


@cache
def _check() -> QPainterPath:
    """A heavy tick with a light short arm."""
    path = QPainterPath(QPointF(3.0, 10.6))
    path.cubicTo(3.6, 9.5, 5.2, 9.2, 6.1, 10.2)
    path.lineTo(8.2, 12.8)
    path.lineTo(14.3, 3.6)
    path.cubicTo(15.0, 2.6, 17.3, 2.9, 17.0, 4.2)
    path.lineTo(9.9, 16.2)
    path.cubicTo(9.2, 17.4, 7.6, 17.4, 6.9, 16.2)
    path.closeSubpath()
    return path


@cache
def _ring() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(10, 10), 6.9, 6.9)
    return path


@cache
def _half_disc() -> QPainterPath:
    path = QPainterPath(QPointF(10, 10))
    path.arcTo(QRectF(3.1, 3.1, 13.8, 13.8), 90, 180)
    path.closeSubpath()
    return path


@cache
def _quarter_disc() -> QPainterPath:
    path = QPainterPath(QPointF(10, 10))
    path.arcTo(QRectF(3.1, 3.1, 13.8, 13.8), 0, 90)
    path.closeSubpath()
    return path


@cache
def _cross() -> QPainterPath:
    path = QPainterPath(QPointF(4.6, 4.6))
    path.lineTo(15.4, 15.4)
    path.moveTo(15.4, 4.6)
    path.lineTo(4.6, 15.4)
    return path


@cache
def _barred_ring() -> QPainterPath:
    path = QPainterPath(_ring())
    path.moveTo(5.2, 14.8)
    path.lineTo(14.8, 5.2)
    return path


@cache
def _question() -> QPainterPath:
    path = QPainterPath(QPointF(6.2, 6.8))
    path.cubicTo(6.2, 4.4, 7.9, 3.2, 10.0, 3.2)
    path.cubicTo(12.3, 3.2, 13.9, 4.6, 13.9, 6.6)
    path.cubicTo(13.9, 9.4, 10.0, 9.4, 10.0, 12.4)
    return path


@cache
def _question_dot() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(10, 16.4), 1.5, 1.5)
    return path


@cache
def _box() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3.4, 3.4, 13.2, 13.2), 2.2, 2.2)
    return path


@cache
def _half_box() -> QPainterPath:
    path = QPainterPath(QPointF(3.4, 16.6))
    path.lineTo(16.6, 16.6)
    path.lineTo(16.6, 3.4)
    path.closeSubpath()
    return path.intersected(_box())


@cache
def _tick_line() -> QPainterPath:
    path = QPainterPath(QPointF(6.4, 10.4))
    path.lineTo(9.0, 13.0)
    path.lineTo(13.8, 7.0)
    return path


@cache
def _ticked_box() -> QPainterPath:
    path = QPainterPath(_box())
    path.addPath(_tick_line())
    return path


@cache
def _dash() -> QPainterPath:
    path = QPainterPath(QPointF(5, 10))
    path.lineTo(15, 10)
    return path
