"""Setting type: the styles of every page, and a column that lines are set into."""

from dataclasses import dataclass, field

from keigarage.reports.fonts import Face, printable, text_width, wrapped
from keigarage.reports.items import Ink, Item, Text


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size, on lines `leading` points apart."""

    face: Face
    size: float
    leading: float
    ink: Ink = Ink.BLACK

    @property
    def baseline(self) -> float:
        """How far below the top of its line the text stands: capitals are centred in the line."""
        return self.leading / 2 + self.size * 0.365


TITLE = Style(Face.BOLD, 21, 27)
ABOUT = Style(Face.REGULAR, 9, 13, Ink.QUIET)
HEADING = Style(Face.BOLD, 11, 15)
STUB = Style(Face.REGULAR, 7.4, 15, Ink.QUIET)
GROUP = Style(Face.BOLD, 7.8, 11, Ink.QUIET)
BODY = Style(Face.REGULAR, 8.8, 12.2)
STRONG = Style(Face.BOLD, 8.8, 12.2)
LABEL = Style(Face.REGULAR, 7.8, 12.2, Ink.QUIET)
NOTE = Style(Face.REGULAR, 7.5, 10.1, Ink.QUIET)
CAUTION = Style(Face.BOLD, 7.5, 10.1)
MINOR = Style(Face.REGULAR, 7.5, 10.1)
CODE = Style(Face.BOLD, 15.5, 20)
SMALL = Style(Face.REGULAR, 6.9, 9.1, Ink.QUIET)
SMALL_STRONG = Style(Face.BOLD, 6.9, 9.3, Ink.QUIET)

BOX = 9.4  # side of a box to tick


@dataclass(slots=True)
class Column:
    """Lines set one under another, `width` points wide, from `x` and `y` downwards."""

    x: float
    width: float
    y: float = 0.0
    items: list[Item] = field(default_factory=list)
    cuts: list[float] = field(default_factory=list)

    def add(self, text: str, style: Style) -> None:
        """Set a text, wrapped to the column; empty text takes no room."""
        if not text:
            return
        for line in wrapped(text, style.face, style.size, self.width):
            self.cuts.append(self.y)
            self._put(self.x, line, style)
            self.y += style.leading

    def add_right(self, text: str, style: Style) -> None:
        """Set one line against the right edge of the column."""
        shown = printable(text).replace("\n", " ")
        wide = text_width(shown, style.face, style.size)
        self._put(self.x + self.width - wide, shown, style)
        self.y += style.leading

    def space(self, height: float) -> None:
        self.y += height

    def _put(self, x: float, text: str, style: Style) -> None:
        if text:
            self.items.append(
                Text(x, self.y + style.baseline, text, style.face, style.size, style.ink)
            )
