"""The ink of an answer on the map: its fill and hatching, letters and glyph, and the legend.

Sizes are in the painter's own units, taken as pixels at 100 %.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from keigarage.domain.words import say
from keigarage.ui.fields.prose import face
from keigarage.ui.look import marks
from keigarage.ui.look.fonts import TABLE, px
from keigarage.ui.look.marks import Mark
from keigarage.ui.look.palette import LIGHT, Palette, Role, contrast
from keigarage.ui.states.drawn import Drawn
from keigarage.ui.states.hatch import Hatch, hatched
from keigarage.ui.states.shading import BRIEF, Shade, tally

_FILLS = {
    Mark.YES: Role.YES_FILL,
    Mark.DEPENDS: Role.DEPENDS_FILL,
    Mark.LOCAL: Role.LOCAL_FILL,
    Mark.NO: Role.NO_FILL,
    Mark.OFFROAD: Role.OFFROAD_FILL,
    Mark.UNSETTLED: Role.UNSETTLED_FILL,
}


@dataclass(frozen=True, slots=True)
class _Lines:
    """A hatch: its way, how far apart, how wide, in which colour and how strong (0 to 1)."""

    way: Hatch
    apart: float
    wide: float
    role: Role
    strong: float = 1.0


# Red and green look alike to one man in twelve, and to every photocopier.
_HATCHES = {
    Mark.UNSETTLED: _Lines(Hatch.RISING, 6, 1.4, Role.UNSETTLED_LINE),
    Mark.NO: _Lines(Hatch.FALLING, 7, 1.1, Role.PLATE_INK, 0.38),
    Mark.LOCAL: _Lines(Hatch.UPRIGHT, 6, 1.2, Role.DEPENDS_FILL),
    Mark.OFFROAD: _Lines(Hatch.LEVEL, 6, 1.2, Role.NO_FILL),
}


def fill_color(mark: Mark, colors: Palette) -> QColor:
    """The ground of a state with this answer."""
    return colors.color(_FILLS[mark])


def ink_on(mark: Mark, colors: Palette) -> QColor:
    """Dark or white, whichever reads better on the fill."""
    ground = colors.hex(_FILLS[mark])
    dark, white = colors.color(Role.PLATE_INK), LIGHT.color(Role.SURFACE)
    return max((dark, white), key=lambda ink: contrast(ink.name(), ground))


def ground_under(mark: Mark, colors: Palette) -> QColor:
    """What the letters stand on: the fill, or on a hatched one a patch that sets them off."""
    fill = fill_color(mark, colors)
    if mark not in _HATCHES:
        return fill
    return fill.darker(112) if ink_on(mark, colors) == LIGHT.color(Role.SURFACE) else fill


def hatch_state(painter: QPainter, drawn: Drawn, code: str, mark: Mark, colors: Palette) -> None:
    """The lines over a state's fill, where its answer has any."""
    lines = _HATCHES.get(mark)
    if lines is not None:
        painter.setPen(_hatch_pen(lines, colors))
        painter.drawLines(drawn.hatch(code, lines.way, lines.apart))


def _hatch_pen(lines: _Lines, colors: Palette) -> QPen:
    color = QColor(colors.color(lines.role))
    color.setAlphaF(lines.strong)
    pen = QPen(color, lines.wide)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def letters(scale: float) -> QFont:
    """The bold face of the states' letters."""
    font = QFont(face(TABLE, bold=True))
    font.setPixelSize(max(round(px(11) * scale), 8))
    return font


def paint_letters(
    painter: QPainter, middle: QPointF, code: str, mark: Mark, colors: Palette, font: QFont
) -> None:
    """The glyph, then the letters, on a patch of plain fill where the ground is hatched."""
    metrics = QFontMetricsF(font)
    side, gap = metrics.capHeight() * 1.25, metrics.capHeight() * 0.35
    wide = side + gap + metrics.horizontalAdvance(code)
    left = middle.x() - wide / 2
    if mark in _HATCHES:
        patch = QRectF(left - 3, middle.y() - side * 0.72, wide + 6, side * 1.44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground_under(mark, colors))
        painter.drawRoundedRect(patch, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    ink = ink_on(mark, colors)
    glyph = QRectF(left, middle.y() - side / 2, side, side)
    marks.paint_mark(painter, glyph, mark, colors, ink)
    painter.setFont(font)
    painter.setPen(ink)
    base = middle.y() + metrics.capHeight() / 2
    painter.drawText(QPointF(left + side + gap, base), code)


def hatch_rect(painter: QPainter, rect: QRectF, mark: Mark, colors: Palette) -> None:
    """The same lines in a box or a swatch."""
    lines = _HATCHES.get(mark)
    if lines is None:
        return
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
    ring = tuple((corner.x(), corner.y()) for corner in corners)
    painter.setPen(_hatch_pen(lines, colors))
    found = hatched([ring], lines.way, lines.apart)
    painter.drawLines([QLineF(*a, *b) for a, b in found])


def paint_legend(
    painter: QPainter, area: QRectF, shades: Mapping[str, Shade], colors: Palette
) -> float:
    """Swatch, glyph, word and count of every answer given; the height it took.

    The entries start a new line where the area ends.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = face(TABLE)
    metrics = QFontMetricsF(font)
    left, top, high = area.left(), area.top(), max(metrics.height() + 4, 20.0)
    for status, count in tally(shades):
        mark = next(one.mark for one in shades.values() if one.status is status)
        words, figure = say(BRIEF[status]), str(count)
        word_wide = metrics.horizontalAdvance(words)
        wide = 18 + 6 + 12 + 5 + word_wide + 7 + metrics.horizontalAdvance(figure)
        if left > area.left() and left + wide > area.right():
            left, top = area.left(), top + high + 2
        middle = top + high / 2
        swatch = QRectF(left, middle - 7, 18, 14)
        shape = QPainterPath()
        shape.addRoundedRect(swatch, 3, 3)
        painter.fillPath(shape, fill_color(mark, colors))
        hatch_rect(painter, swatch.adjusted(1, 1, -1, -1), mark, colors)
        marks.paint_mark(painter, QRectF(left + 24, middle - 6, 12, 12), mark, colors)
        painter.setFont(font)
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.setPen(colors.color(Role.INK))
        painter.drawText(QPointF(left + 41, base), words)
        painter.setPen(colors.color(Role.QUIET))
        painter.drawText(QPointF(left + 41 + word_wide + 7, base), figure)
        left += wide + 22
    painter.restore()
    return top + high - area.top()
