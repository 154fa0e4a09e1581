"""What a page is made of once measured: texts, lines, boxes, each at its place.

Lengths are points. `x` counts from the left edge of the text area, `y` downwards from the top of
the slab that holds the item, so a slab can be set anywhere without touching its items.
"""

from dataclasses import dataclass
from enum import StrEnum

from keigarage.reports.blocks import Mark
from keigarage.reports.fonts import Face


class Ink(StrEnum):
    """Black on white; yellow is for one thin rule, grey for what may be read second."""

    BLACK = "#1B1B19"
    QUIET = "#5F5D57"
    LINE = "#B4B0A6"
    PLATE = "#F5C518"
    PAPER = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line, `thick` points high, centred on `y`."""

    x: float
    y: float
    width: float
    thick: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle, its corners rounded by `radius`; only its edge is drawn."""

    x: float
    y: float
    width: float
    height: float
    thick: float
    ink: Ink
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A box that prints, and that a reader on a screen can tick."""

    x: float
    y: float
    size: float
    name: str
    tip: str
    done: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of an answer, drawn, since the font lacks half of them."""

    x: float
    y: float
    size: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that the reader's list of contents leads to."""

    x: float
    y: float
    text: str
    level: int


Item = Text | Rule | Frame | Tick | Sign | Bookmark


@dataclass(frozen=True, slots=True, kw_only=True)
class Slab:
    """A strip of the page that stays whole where it can.

    gap      -- white above it, left out at the top of a page
    keep     -- it stays with the slab after it
    cuts     -- heights at which a slab taller than a page may be parted
    again    -- the heading to repeat where the slab begins a new page
    """

    height: float
    items: tuple[Item, ...]
    gap: float = 0.0
    keep: bool = False
    cuts: tuple[float, ...] = ()
    again: "Slab | None" = None
