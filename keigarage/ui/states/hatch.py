"""Hatching as plain lines cut to a shape, so that screen, picture and page show the same.

Lines and not a brush: a brush's pattern is counted in the device's own pixels, fine on one printer
and coarse on another, and an SVG has none.
"""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from math import ceil, floor

from keigarage.ui.states.shapes import Point, Ring

Line = tuple[Point, Point]


class Hatch(StrEnum):
    """Which way the lines run."""

    RISING = "rising"
    FALLING = "falling"
    UPRIGHT = "upright"
    LEVEL = "level"


# Every line of a hatch has one value of `u`; `v` runs along it. Both from x and y, and back.
_TO = {
    Hatch.RISING: lambda x, y: (x + y, x - y),
    Hatch.FALLING: lambda x, y: (x - y, x + y),
    Hatch.UPRIGHT: lambda x, y: (x, y),
    Hatch.LEVEL: lambda x, y: (y, x),
}
_FROM = {
    Hatch.RISING: lambda u, v: ((u + v) / 2, (u - v) / 2),
    Hatch.FALLING: lambda u, v: ((u + v) / 2, (v - u) / 2),
    Hatch.UPRIGHT: lambda u, v: (u, v),
    Hatch.LEVEL: lambda u, v: (v, u),
}


def hatched(rings: Iterable[Ring], kind: Hatch, step: float) -> list[Line]:
    """Parallel lines through the inside of the rings, `step` apart.

    The lines of neighbouring shapes meet, since all are counted from the same origin.
    """
    turn, back = _TO[kind], _FROM[kind]
    # Half a step aside: no line runs through a corner of whole numbers, which would count double.
    apart = step * (2**0.5 if kind in (Hatch.RISING, Hatch.FALLING) else 1)
    crossings: dict[int, list[float]] = defaultdict(list)
    for ring in rings:
        turned = [turn(x, y) for x, y in ring]
        before_u, before_v = turned[-1]
        for u, v in turned:
            low, high = sorted((before_u, u))
            # One line more on either side than reckoned: the test below is exact, this is not.
            for number in range(floor(low / apart - 0.5), ceil(high / apart - 0.5) + 1):
                at = (number + 0.5) * apart
                # One end of an edge belongs to it, or a corner on the line would count twice.
                if low <= at < high:
                    share = (at - before_u) / (u - before_u)
                    crossings[number].append(before_v + share * (v - before_v))
            before_u, before_v = u, v
    lines = []
    for number, places in crossings.items():
        at = (number + 0.5) * apart
        ends = sorted(places)
        lines += [(back(at, a), back(at, b)) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    return lines
