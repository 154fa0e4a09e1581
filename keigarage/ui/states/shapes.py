"""The outlines of the 51 as plain values: where they stand in a rectangle, and who lies next.

Units are those of the resource, tenths of a unit of a 975 x 610 picture, y downwards; `Fit` turns
them into the pixels, or points, of whatever is drawn on.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate
from math import hypot
from typing import Any

from keigarage.places import resource

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One state. `room` is how far its label point lies from the nearest border."""

    code: str
    rings: tuple[Ring, ...]
    label: Point
    room: float


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole country."""

    width: float
    height: float
    states: Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class Rect:
    left: float
    top: float
    width: float
    height: float

    @property
    def center(self) -> Point:
        return self.left + self.width / 2, self.top + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        return 0 <= x - self.left <= self.width and 0 <= y - self.top <= self.height


@dataclass(frozen=True, slots=True)
class Fit:
    """How the outline stands in a rectangle: as large as it can be, in the middle."""

    scale: float
    left: float
    top: float

    def at(self, point: Point) -> Point:
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale

    def back(self, x: float, y: float) -> Point:
        return (x - self.left) / self.scale, (y - self.top) / self.scale


class Way(StrEnum):
    """The way an arrow key leads."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@cache
def outline() -> Outline:
    """The bundled map, read once. raises -- FileNotFoundError where the program lacks it"""
    made = json.loads(resource("map/states.json").read_text("utf-8"))
    width, height = made["size"]
    return Outline(width, height, {code: _shape(code, row) for code, row in made["states"].items()})


def _shape(code: str, row: Mapping[str, Any]) -> Shape:
    x, y = row["label"]
    return Shape(code, tuple(map(_ring, row["rings"])), (x, y), row["room"])


def _ring(steps: list[int]) -> Ring:
    return tuple(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))


def fitted(whole: Outline, rect: Rect) -> Fit:
    """The outline in `rect`, its proportions kept."""
    scale = max(min(rect.width / whole.width, rect.height / whole.height), 1e-6)
    left = rect.left + (rect.width - whole.width * scale) / 2
    top = rect.top + (rect.height - whole.height * scale) / 2
    return Fit(scale, left, top)


def state_at(whole: Outline, x: float, y: float) -> str:
    """The code of the state that a point in the outline's units lies in; empty outside all."""
    for shape in whole.states.values():
        if any(_inside(ring, x, y) for ring in shape.rings):
            return shape.code
    return ""


def _inside(ring: Ring, x: float, y: float) -> bool:
    inside = False
    ax, ay = ring[-1]
    for bx, by in ring:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        ax, ay = bx, by
    return inside


def neighbour(whole: Outline, code: str, way: Way) -> str:
    """The nearest state in that direction; the same one where none lies there.

    Straight ahead counts as nearer than off to the side, and more than 60° off is another way.
    """
    here = whole.states[code].label
    best, nearest = code, float("inf")
    for other in whole.states.values():
        ahead, aside = _seen(way, other.label[0] - here[0], other.label[1] - here[1])
        if other.code == code or ahead <= 0 or aside > 1.8 * ahead:
            continue
        far = hypot(ahead, 2 * aside)
        if far < nearest:
            best, nearest = other.code, far
    return best


def _seen(way: Way, across: float, down: float) -> tuple[float, float]:
    match way:
        case Way.LEFT:
            return -across, abs(down)
        case Way.RIGHT:
            return across, abs(down)
        case Way.UP:
            return -down, abs(across)
        case Way.DOWN:
            return down, abs(across)


def named(typed: str, names: Mapping[str, str]) -> str:
    """The state that typed letters mean: its code, else the first name beginning with them.

    Empty where they begin no name; so `t` is Tennessee, `tx` Texas and `nor` North Carolina.
    """
    letters = typed.strip().casefold()
    if not letters:
        return ""
    if letters.upper() in names:
        return letters.upper()
    by_name = sorted(names, key=lambda code: names[code])
    return next((code for code in by_name if names[code].casefold().startswith(letters)), "")
