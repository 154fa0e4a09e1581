"""The outline placed where it is to be drawn: paths, boxes and hatching in the painter's units."""

from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from keigarage.ui.states.hatch import Hatch, hatched
from keigarage.ui.states.insets import Inset, insets
from keigarage.ui.states.shapes import Fit, Outline, Point, Rect, fitted, outline


class Drawn:
    """The outline placed in a rectangle: a path for each state, and the boxes beside them."""

    def __init__(self, area: QRectF) -> None:
        self.area = area
        self.whole: Outline = outline()
        self.fit: Fit = fitted(self.whole, Rect(area.x(), area.y(), area.width(), area.height()))
        place = QTransform(self.fit.scale, 0, 0, self.fit.scale, self.fit.left, self.fit.top)
        self.paths = {code: place.map(path) for code, path in _paths().items()}
        self.insets: tuple[Inset, ...] = insets(self.whole, self.fit)
        self.boxes = {one.code: _rect(one.box) for one in self.insets}

    def label(self, code: str) -> QPointF:
        return QPointF(*self.fit.at(self.whole.states[code].label))

    def reach(self, one: Inset) -> QRectF:
        """What a box and its line cover."""
        line = QRectF(QPointF(*one.ends[0]), QPointF(*one.ends[1])).normalized()
        return line.united(self.boxes[one.code])

    def hatch(self, code: str, way: Hatch, apart: float) -> list[QLineF]:
        lines = hatched(self.whole.states[code].rings, way, apart / self.fit.scale)
        return [QLineF(*self.fit.at(a), *self.fit.at(b)) for a, b in lines]


@cache
def _paths() -> dict[str, QPainterPath]:
    """A path for each state in the outline's own units, made once."""
    return {code: _path(one.rings) for code, one in outline().states.items()}


def _path(rings: tuple[tuple[Point, ...], ...]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    return path


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.width, rect.height)
