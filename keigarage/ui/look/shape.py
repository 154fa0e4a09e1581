"""From a few points with radii to smooth paths, stretched to a car's own dimensions.

A drawing is text, one part a line: a kind, then points `x,y` or `x,y,r` in millimetres of the
reference car (front at x = 0, ground at y = 0, y upwards). `r` rounds that corner; neighbouring
roundings that meet in the middle of an edge make one continuous curve. `kind.round x,y,r …` is a
row of circles, which keep their shape however the car is stretched.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import asin, degrees

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

OPEN_KINDS = frozenset({"line", "rod", "body"})
_ROUNDNESS = 0.62  # 0.55 would be circular arcs; a little more sits tighter in the corner


@dataclass(frozen=True, slots=True)
class Shape:
    """A reference car seen from its left side, in millimetres, and the drawing of it."""

    name: str
    length: int
    height: int
    nose: int  # front bumper to front axle
    wheelbase: int
    wheel: int  # radius of the tyre
    sill: int  # height of the body's lower edge between the axles
    rim: str  # "cap", "steel" or "alloy"
    face: str  # which front view goes with it
    plan: tuple[int, int, int, int]  # x of windscreen foot and head, rear window head and foot
    drawing: str


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    r: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A named path of an outline, y upwards; strokes ("line", "rod") are open, all else closed."""

    kind: str
    path: QPainterPath


Warp = Callable[[float], float]


def stretch(knots: Sequence[float], onto: Sequence[float]) -> Warp:
    """The piecewise linear map that takes each of `knots` (rising) onto its fellow in `onto`."""

    def warp(value: float) -> float:
        i = min(max(bisect_right(knots, value) - 1, 0), len(knots) - 2)
        share = (value - knots[i]) / (knots[i + 1] - knots[i])
        return onto[i] + share * (onto[i + 1] - onto[i])

    return warp


def points(text: str) -> list[Point]:
    """Read "x,y x,y,r …"."""
    return [Point(*(float(n) for n in token.split(","))) for token in text.split()]


def lines(drawing: str) -> Iterable[tuple[str, list[Point]]]:
    """The kinds and points of a drawing, in its order; a row that starts with a figure goes on."""
    kind = ""
    found: list[Point] = []
    for row in drawing.split("\n"):
        first, _, rest = row.strip().partition(" ")
        if first[:1].isalpha():
            if kind:
                yield kind, found
            kind, found = first, points(rest)
        else:
            found = found + points(row)
    if kind:
        yield kind, found


def rounded(corners: Sequence[Point], closed: bool) -> QPainterPath:
    """One path through the corners, each cut and curved by its own radius."""
    path = QPainterPath()
    count = len(corners)
    for i, corner in enumerate(corners):
        inner = closed or 0 < i < count - 1
        if not inner or corner.r <= 0:
            _draw_to(path, corner.x, corner.y, first=i == 0)
            continue
        before, after = corners[i - 1], corners[(i + 1) % count]
        start, stop = _towards(corner, before), _towards(corner, after)
        _draw_to(path, start.x(), start.y(), first=i == 0)
        tip = QPointF(corner.x, corner.y)
        path.cubicTo(start + (tip - start) * _ROUNDNESS, stop + (tip - stop) * _ROUNDNESS, stop)
    if closed:
        path.closeSubpath()
    return path


def _draw_to(path: QPainterPath, x: float, y: float, *, first: bool) -> None:
    if first:
        path.moveTo(x, y)
    else:
        path.lineTo(x, y)


def _towards(corner: Point, other: Point) -> QPointF:
    """The point on the way to `other` where the rounding of `corner` begins."""
    dx, dy = other.x - corner.x, other.y - corner.y
    away = (dx * dx + dy * dy) ** 0.5
    # A sharp neighbour leaves its half of the edge free, but a bend that used it all would look
    # pinched, so four fifths is the most.
    most = away * (0.5 if other.r > 0 else 0.8)
    share = min(corner.r, most) / away if away else 0.0
    return QPointF(corner.x + dx * share, corner.y + dy * share)


def circle(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def circles(rings: Iterable[Point]) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.addEllipse(QPointF(ring.x, ring.y), ring.r, ring.r)
    return path


def arch(x: float, y: float, radius: float, feet: tuple[float, float]) -> QPainterPath:
    """The closed segment of a wheel arch over x, y, its chord from the rear foot to the front.

    feet -- heights of the rear and of the front foot above the ground
    """
    behind, ahead = (degrees(asin(max(min((f - y) / radius, 0.98), -0.98))) for f in feet)
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    path = QPainterPath()
    # Qt counts angles against a y that points down, so over the top is the negative way round.
    path.arcMoveTo(box, -behind)
    path.arcTo(box, -behind, behind + ahead - 180)
    path.closeSubpath()
    return path


def flare(x: float, y: float, radius: float, width: float) -> QPainterPath:
    """A broad lip round the upper half of a wheel arch."""
    outer, inner = radius + width, radius - width / 4
    path = QPainterPath()
    path.arcMoveTo(QRectF(x - outer, y - outer, 2 * outer, 2 * outer), -4)
    path.arcTo(QRectF(x - outer, y - outer, 2 * outer, 2 * outer), -4, -172)
    path.arcTo(QRectF(x - inner, y - inner, 2 * inner, 2 * inner), -176, 172)
    path.closeSubpath()
    return path
