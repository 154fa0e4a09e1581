"""The map on any painter: a window's, a picture's or a page's."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from keigarage.ui.look.marks import Mark
from keigarage.ui.look.palette import Palette, Role
from keigarage.ui.states.drawn import Drawn
from keigarage.ui.states.insets import Inset, growth
from keigarage.ui.states.map_ink import fill_color, hatch_rect, hatch_state, letters, paint_letters
from keigarage.ui.states.shading import Shade


def paint_map(
    painter: QPainter, drawn: Drawn, shades: Mapping[str, Shade], colors: Palette
) -> None:
    """All states in the colour and hatching of their answers, with letters and glyphs."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for code, path in drawn.paths.items():
        # A record that could not be read leaves its state blank.
        known = code in shades
        painter.fillPath(
            path, fill_color(shades[code].mark, colors) if known else colors.color(Role.TRACK)
        )
        if known:
            hatch_state(painter, drawn, code, shades[code].mark, colors)
    border = QPen(colors.color(Role.WINDOW), 1.1)
    border.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for path in drawn.paths.values():
        painter.strokePath(path, border)
    _leaders(painter, [one for one in drawn.insets if one.code in shades], colors)
    for code, one in shades.items():
        mark = one.mark
        if code in drawn.boxes:
            _box(painter, drawn, code, mark, colors)
        else:
            _label(painter, drawn, code, mark, colors)
    painter.restore()


def paint_chosen(
    painter: QPainter,
    drawn: Drawn,
    shades: Mapping[str, Shade],
    code: str,
    colors: Palette,
    *,
    focused: bool,
) -> None:
    """The ring about the chosen state, yellow outside while the keys go to the map.

    The rings are painted from the outside in and the state again over them: a ring drawn on the
    border itself would blot a coast such as North Carolina's.
    """
    rings = [(Role.INK, 8.0), (Role.WINDOW, 4.4)]
    _ring_about(painter, drawn, shades, code, colors, [(Role.PLATE, 12.0)] * focused + rings)


def paint_pointed(
    painter: QPainter, drawn: Drawn, shades: Mapping[str, Shade], code: str, colors: Palette
) -> None:
    """The lighter ring about the state under the pointer."""
    _ring_about(painter, drawn, shades, code, colors, [(Role.QUIET, 6.0), (Role.WINDOW, 3.2)])


def _ring_about(
    painter: QPainter,
    drawn: Drawn,
    shades: Mapping[str, Shade],
    code: str,
    colors: Palette,
    rings: list[tuple[Role, float]],
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath(drawn.paths[code])
    if code in drawn.boxes:
        path.addRoundedRect(drawn.boxes[code], 4, 4)
    for role, wide in rings:
        pen = QPen(colors.color(role), wide)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    mark = shades[code].mark
    painter.fillPath(drawn.paths[code], fill_color(mark, colors))
    hatch_state(painter, drawn, code, mark, colors)
    # The ring of a small state reaches over the lines and letters of its neighbours.
    reach = path.boundingRect().adjusted(-6, -6, 6, 6)
    near = [
        one for one in drawn.insets
        if one.code in shades and reach.intersects(drawn.reach(one))
    ]  # fmt: skip
    _leaders(painter, near, colors)
    for one in near:
        _box(painter, drawn, one.code, shades[one.code].mark, colors)
    if code not in drawn.boxes:
        _label(painter, drawn, code, mark, colors)
    painter.restore()


def _leaders(painter: QPainter, some: Sequence[Inset], colors: Palette) -> None:
    for one in some:
        start, end = QPointF(*one.ends[0]), QPointF(*one.ends[1])
        painter.setPen(QPen(colors.color(Role.WINDOW), 3))
        painter.drawLine(start, end)
        painter.setPen(QPen(colors.color(Role.QUIET), 1))
        painter.drawLine(start, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(Role.INK))
        painter.drawEllipse(end, 1.8, 1.8)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _box(painter: QPainter, drawn: Drawn, code: str, mark: Mark, colors: Palette) -> None:
    box = drawn.boxes[code]
    shape = QPainterPath()
    shape.addRoundedRect(box, 4, 4)
    painter.fillPath(shape, fill_color(mark, colors))
    hatch_rect(painter, box.adjusted(1, 1, -1, -1), mark, colors)
    painter.setPen(QPen(colors.color(Role.WINDOW), 1))
    painter.drawPath(shape)
    paint_letters(painter, box.center(), code, mark, colors, letters(growth(drawn.fit)))


def _label(painter: QPainter, drawn: Drawn, code: str, mark: Mark, colors: Palette) -> None:
    size = growth(drawn.fit)
    if drawn.whole.states[code].room * drawn.fit.scale < 15 * size:
        size *= 0.88  # West Virginia and Tennessee are narrow where their letters stand
    paint_letters(painter, drawn.label(code), code, mark, colors, letters(size))
