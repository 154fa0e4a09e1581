"""Where dimension lines go around an outline: plain values, which a test reads without a window."""

from collections.abc import Sequence
from dataclasses import dataclass

from keigarage.domain.catalogue import Generation
from keigarage.domain.words import say
from keigarage.ui.catalogue.units import feet_text, mm_text
from keigarage.ui.look.outline import Outline

ABOVE_PX = 6  # free over the roof
STEP_PX = 21  # from the ground to the first line, and from one line to the next
_RIGHT_PX = 78  # for the height's line and figures
_AWAY_PX = 13  # from the tail to the height's line
_MOST_PX_PER_MM = 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """A dimension line from `start` to `end` along one axis, at `at` on the other, in pixels.

    `reaches` are the two places on the car that its end marks point back to.
    """

    upright: bool
    start: float
    end: float
    at: float
    reaches: tuple[float, float]
    mm: str
    feet: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A car on its ground and the lines about it. `foot` is where its front meets the ground."""

    px_per_mm: float
    foot: tuple[float, float]
    lines: tuple[Line, ...]


def side_plan(generation: Generation, outline: Outline, width: float, most: float = 0.0) -> Plan:
    """The side view in that width: wheelbase and length beneath it, height behind its tail.

    A measure that the catalogue lacks gets no line, though the outline has to assume one.
    most -- pixels for a millimetre at most; 0 for as large as reads well
    """
    room = width - _RIGHT_PX - 4
    scale = min(room / outline.length, most or _MOST_PX_PER_MM)
    left = max((room - outline.length * scale) / 2, 2.0)
    ground = ABOVE_PX + outline.height * scale
    tail = left + outline.length * scale
    lines: list[Line] = []
    if generation.wheelbase_mm:
        axles = [left + wheel.x * scale for wheel in outline.wheels]
        lines.append(_level(axles[0], axles[-1], ground, 1, generation.wheelbase_mm))
    if generation.length_mm:
        lines.append(_level(left, tail, ground, len(lines) + 1, generation.length_mm))
    if generation.height_mm:
        lines.append(
            Line(True, ground - outline.height * scale, ground, tail + _AWAY_PX, (tail, tail),
                 mm_text(generation.height_mm), feet_text(generation.height_mm))
        )  # fmt: skip
    return Plan(scale, (left, ground), tuple(lines))


def front_plan(generation: Generation, outline: Outline, width: float, px_per_mm: float) -> Plan:
    """The front view at the side view's scale, its width beneath it."""
    wide = outline.length * px_per_mm
    left, ground = (width - wide) / 2, ABOVE_PX + outline.height * px_per_mm
    lines: list[Line] = []
    if generation.width_mm:
        lines.append(_level(left, left + wide, ground, 1, generation.width_mm))
    return Plan(px_per_mm, (left, ground), tuple(lines))


def plan_height(plan: Plan) -> int:
    """Pixels from the top to below the last line and its figures."""
    below = max((line.at for line in plan.lines if not line.upright), default=plan.foot[1])
    return round(below) + STEP_PX // 2 + 2


def unknown_measures(generation: Generation) -> str:
    """A sentence that names what is drawn without a figure; empty when all is known."""
    named: Sequence[tuple[str, int | None]] = (
        (say("length"), generation.length_mm),
        (say("wheelbase"), generation.wheelbase_mm),
        (say("width"), generation.width_mm),
        (say("height"), generation.height_mm),
    )
    missing = [name for name, mm in named if not mm]
    if not missing:
        return ""
    return say("No source read gives {measures}: drawn as usual for its kind.",
               measures=", ".join(missing))  # fmt: skip


def spoken_measures(generation: Generation) -> str:
    """`length 3,295 mm, 10 ft 10 in; …` for those who do not see the drawing."""
    named = (
        (say("length"), generation.length_mm),
        (say("width"), generation.width_mm),
        (say("height"), generation.height_mm),
        (say("wheelbase"), generation.wheelbase_mm),
    )
    return "; ".join(f"{name} {mm_text(mm)}, {feet_text(mm)}" for name, mm in named if mm)


def _level(start: float, end: float, ground: float, step: int, mm: int) -> Line:
    return Line(False, start, end, ground + step * STEP_PX, (ground, ground), mm_text(mm),
                feet_text(mm))  # fmt: skip
