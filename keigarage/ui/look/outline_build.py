"""A car's outline from its catalogue dimensions: paths in millimetres, true to scale.

Front at x = 0, ground at y = 0, y upwards; the painter turns it over. Wheels stay round, axles
sit where length and wheelbase put them, the rest stretches between them.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from keigarage.ui.look.shape import (
    OPEN_KINDS,
    Part,
    Point,
    Shape,
    arch,
    circles,
    flare,
    lines,
    rounded,
    stretch,
)
from keigarage.ui.look.shape_choice import shape_for

_ARCH_GAP_MM = 28
# Seams lie on the paint and under all else; wheel wells cut through everything.
_LAYERS = {"line": 1, "shade": 1, "glass": 2, "well": 9} | dict.fromkeys(
    ("flare", "dark", "chrome", "head", "amber", "tail"), 3
)


@dataclass(frozen=True, slots=True)
class Wheel:
    x: float
    y: float
    radius: float
    rim: str


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One view of one car in millimetres, parts in painting order (wheels come last).

    `key` tells outlines apart: two with the same key look the same.
    """

    key: str
    view: str
    length: float  # along x: length of the car, or its width in the front view
    height: float  # along y: height, or width in the top view
    parts: tuple[Part, ...]
    wheels: tuple[Wheel, ...]

    def part(self, kind: str) -> QPainterPath:
        """All parts of that kind as one path; empty when there are none."""
        joined = QPainterPath()
        for part in self.parts:
            if part.kind == kind:
                joined.addPath(part.path)
        return joined

    @property
    def bounds(self) -> QRectF:
        """The box from the ground up that the outline fills, y upwards."""
        return QRectF(0, 0, self.length, self.height)


@lru_cache(maxsize=512)
def car_outline(
    body: str,
    length_mm: int | None = None,
    height_mm: int | None = None,
    wheelbase_mm: int | None = None,
    view: str = "side",
    era_year: int | None = None,
    *,
    width_mm: int | None = None,
    model: str = "",
) -> Outline:
    """The outline of a car; what is not known is taken from a typical car of that body and age.

    body -- a body of the catalogue ("hatchback", "truck", "microvan" …); others draw a hatchback
    view -- "side", "front" or "top"
    era_year -- year it was built or first made
    model -- make and model, by which a few famous shapes are known
    """
    length_mm, height_mm = _of_a_car(length_mm, 1800, 7000), _of_a_car(height_mm, 900, 2600)
    wheelbase_mm = _of_a_car(wheelbase_mm, 1100, 4500)
    shape = shape_for(body, length_mm, height_mm, wheelbase_mm, era_year, model)
    length, height, wheelbase = _measures(shape, length_mm, height_mm, wheelbase_mm)
    if view != "side":
        from keigarage.ui.look.outline_views import front_outline, top_outline

        width = _plausible(width_mm, length * 0.43, 0.6, 1.4)
        if view == "front":
            return front_outline(shape, width, height)
        return top_outline(shape, length, width)
    return _side(shape, length, height, wheelbase)


def outline_key(view: str, shape: Shape, *measures: float) -> str:
    """What tells one outline from another."""
    return f"{view}/{shape.name}/{'x'.join(str(round(m)) for m in measures)}"


def _of_a_car(value: int | None, low: int, high: int) -> int | None:
    """The measure, or None when no car has one like it."""
    return value if value and low <= value <= high else None


def _measures(
    shape: Shape, length: int | None, height: int | None, wheelbase: int | None
) -> tuple[float, float, float]:
    """Length, height and wheelbase to draw; a slip of the keyboard must not bend the drawing."""
    long = _plausible(length, shape.length, 0.6, 1.7)
    high = _plausible(height, shape.height, 0.7, 1.5)
    between = _plausible(wheelbase, shape.wheelbase * long / shape.length, 0.8, 1.25)
    return long, high, between


def _plausible(value: int | None, usual: float, low: float, high: float) -> float:
    return float(value) if value and low * usual <= value <= high * usual else float(usual)


def _side(shape: Shape, length: float, height: float, wheelbase: float) -> Outline:
    nose = (length - wheelbase) * shape.nose / (shape.length - shape.wheelbase)
    radius = shape.wheel * min(max(length / shape.length, 0.92), 1.12)
    drawn = _extent(shape)
    axles = shape.nose, shape.nose + shape.wheelbase
    across = stretch((drawn.left(), *axles, drawn.right()), (0, nose, nose + wheelbase, length))
    up = stretch((0, 2 * shape.wheel, drawn.bottom()), (0, 2 * radius, height))
    wheels = tuple(Wheel(across(x), radius, radius, shape.rim) for x in axles)
    parts: list[Part] = []
    for kind, corners in lines(shape.drawing):
        moved = [Point(across(c.x), up(c.y), c.r) for c in corners]
        parts.extend(_part(kind, moved, wheels, up(shape.sill)))
    parts.sort(key=lambda part: _LAYERS.get(part.kind, 0))
    key = outline_key("side", shape, length, height, wheelbase)
    return Outline(key, "side", length, height, tuple(parts), wheels)


@lru_cache(maxsize=64)
def _extent(shape: Shape) -> QRectF:
    """The box the drawing fills; rounding its corners leaves it a little inside its points."""
    box = QRectF()
    for kind, corners in lines(shape.drawing):
        if "." not in kind and kind != "flare":
            box = box.united(rounded(corners, closed=kind not in OPEN_KINDS).boundingRect())
    return box


def _part(kind: str, corners: list[Point], wheels: tuple[Wheel, ...], sill: float) -> list[Part]:
    kind, _, form = kind.partition(".")
    if form == "round":
        return [Part(kind, circles(corners))]
    if kind == "flare":
        return [
            Part("flare", flare(w.x, w.y, w.radius + _ARCH_GAP_MM, corners[0].x)) for w in wheels
        ]
    path = rounded(corners, closed=kind not in OPEN_KINDS)
    if kind != "body":
        return [Part(kind, path)]
    return _shell(path, corners, wheels, sill)


def _reaches_down(path: QPainterPath, wheel: Wheel) -> bool:
    """Whether the nearer end of the shell hangs low enough to need an arch over that wheel."""
    ends = (path.elementAt(0), path.elementAt(path.elementCount() - 1))
    nearest = min(ends, key=lambda end: abs(end.x - wheel.x))
    return nearest.y < wheel.y + wheel.radius


def _shell(
    path: QPainterPath, corners: list[Point], wheels: tuple[Wheel, ...], sill: float
) -> list[Part]:
    """The painted shell closed along its sill, and a dark well over each wheel it covers."""
    front, back = corners[0], corners[-1]
    covered = [w for w in wheels if front.x < w.x < back.x and _reaches_down(path, w)]
    wells = []
    for wheel in reversed(covered):
        foot = back.y if wheel is wheels[-1] else sill
        ahead = front.y if wheel is wheels[0] else sill
        path.lineTo(wheel.x, foot)  # the step from bumper to sill hides behind the wheel
        path.lineTo(wheel.x, ahead)
        radius = wheel.radius + _ARCH_GAP_MM
        wells.append(Part("well", arch(wheel.x, wheel.y, radius, (foot, ahead))))
    path.closeSubpath()
    return [Part("body", path), *wells]
