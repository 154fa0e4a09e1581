"""What goes on paper, and what every page of it bears: title, note, yellow rule and foot."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from keigarage.domain.plating import RANKS
from keigarage.domain.words import say
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look.fonts import CAPTION, TABLE, TITLE
from keigarage.ui.look.palette import LIGHT, Role
from keigarage.ui.states.shading import Shade

# Paper is white and its ink dark, whatever the window wears.
PAPER = replace(LIGHT, name="paper", window="#FFFFFF", quiet="#4A4945", hairline="#BDBAB2")
MARGIN = 24


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, what the answers are for, the day they hold on, and the answers."""

    title: str
    note: str
    day: str
    shades: Mapping[str, Shade]

    def ranked(self) -> list[Shade]:
        """Best answer first, then by name."""
        return sorted(
            self.shades.values(), key=lambda one: (RANKS.index(one.status), one.state.name)
        )


def inner(page: QRectF) -> QRectF:
    """The page without its margins."""
    return page.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)


def paint_head(painter: QPainter, page: QRectF, sheet: Sheet) -> float:
    """The title and its note above a yellow rule; where the page below them begins."""
    area = inner(page)
    title = broken(sheet.title, face(TITLE, bold=True), area.width(), most=1)
    painter.setPen(PAPER.color(Role.INK))
    title.paint(painter, area.left(), area.top())
    told = broken(f"{sheet.note} · {sheet.day}", face(TABLE), area.width(), most=1)
    painter.setPen(PAPER.color(Role.QUIET))
    told.paint(painter, area.left(), area.top() + title.height + 2)
    rule = area.top() + title.height + told.height + 8
    painter.fillRect(QRectF(area.left(), rule, area.width(), 2), PAPER.color(Role.PLATE))
    return rule + 2


def paint_foot(painter: QPainter, page: QRectF, number: int = 0, of: int = 0) -> float:
    """What a printed answer is worth, and the page's number; where the page above it ends."""
    area = inner(page)
    foot = broken(
        say("From the rule book of Kei Garage. Nothing here is legal advice: ask the state's "
            "agency before you buy."), face(CAPTION), area.width(), most=1)  # fmt: skip
    painter.setPen(PAPER.color(Role.QUIET))
    foot.paint(painter, area.left(), area.bottom() - foot.height)
    if of:
        told = broken(say("page {number} of {of}", number=number, of=of), face(CAPTION), 200)
        told.paint(painter, area.right() - told.width, area.bottom() - told.height)
    return area.bottom() - foot.height
