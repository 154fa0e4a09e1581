"""Where the states too small for a label have theirs: boxes at sea, each with a line to its state.

All in the pixels of the picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from keigarage.ui.states.shapes import Fit, Outline, Point, Rect

BOX_WIDE, BOX_HIGH, BOX_APART = 46.0, 20.0, 4.0  # pixels, on a map of the usual size

# Pixels for each unit of the outline in a window of 1280 pixels.
_USUAL_SCALE, _LEAST, _MOST = 0.075, 0.8, 1.35

# From north to south, as they lie along the coast.
ALONG_THE_COAST = ("MA", "RI", "CT", "NJ", "DE", "MD", "DC")
# Where there is room on the map, as the place of a box's lower right corner in map units.
ELSEWHERE: Mapping[str, Point] = {"VT": (8560, 1130), "NH": (8800, 830), "HI": (2850, 6080)}


@dataclass(frozen=True, slots=True)
class Inset:
    """A box and the line from it to its state; `ends` are the box's side and the state."""

    code: str
    box: Rect
    ends: tuple[Point, Point]


def insets(whole: Outline, fit: Fit) -> tuple[Inset, ...]:
    """The boxes of a map that stands as `fit` says."""
    return (*_along_the_coast(whole, fit), *_elsewhere(whole, fit))


def inset_at(boxes: tuple[Inset, ...], x: float, y: float) -> str:
    """The code of the box under a point; empty where there is none."""
    return next((one.code for one in boxes if one.box.holds(x, y)), "")


def growth(fit: Fit) -> float:
    """How much larger than usual letters and boxes are: they grow with the map, but less."""
    return min(max(fit.scale / _USUAL_SCALE, _LEAST), _MOST)


def _along_the_coast(whole: Outline, fit: Fit) -> list[Inset]:
    wide, high = BOX_WIDE * growth(fit), BOX_HIGH * growth(fit)
    left = fit.left + whole.width * fit.scale - wide
    # The first box level with Massachusetts, so that the lines run seawards and never cross.
    top = fit.at(whole.states["MA"].label)[1] - high / 2 + 6
    found = []
    for number, code in enumerate(ALONG_THE_COAST):
        box = Rect(left, top + number * (high + BOX_APART * growth(fit)), wide, high)
        side = (box.left, box.top + box.height / 2)
        found.append(Inset(code, box, (side, fit.at(whole.states[code].label))))
    return found


def _elsewhere(whole: Outline, fit: Fit) -> list[Inset]:
    wide, high = BOX_WIDE * growth(fit), BOX_HIGH * growth(fit)
    found: dict[str, Inset] = {}
    for code, corner in ELSEWHERE.items():
        right, bottom = fit.at(corner)
        if code == "NH":  # above Vermont's, however small the map
            bottom = min(bottom, found["VT"].box.top - BOX_APART)
        box = Rect(right - wide, bottom - high, wide, high)
        side = (box.left + box.width, box.top + box.height / 2)
        found[code] = Inset(code, box, (side, fit.at(whole.states[code].label)))
    return list(found.values())
