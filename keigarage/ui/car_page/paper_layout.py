"""Where everything stands in a row of the paper list: plain geometry, no ink."""

from dataclasses import dataclass, field
from functools import cache, lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from keigarage.domain.paperwork import PAPER_WORDS, Paper
from keigarage.domain.words import say
from keigarage.ui.car_page.paper_rows import Heading, Row, condition, details
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.look.fonts import CAPTION, TABLE

ROW_PX, HEADING_PX = 30, 32
MARK_PX, GAP_PX, PAD_PX = 26, 10, 7
_LEAST_FORM_PX, _MOST_FORM_PX = 62, 132


@dataclass(frozen=True, slots=True)
class Placed:
    """Text and where its upper left corner stands, from the row's own corner."""

    block: Block
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class RowLayout:
    """One row at one width. `state` is the area beside the mark that a click moves on."""

    height: int
    title: Placed
    form: Placed | None = None
    condition: Placed | None = None
    details: tuple[Placed, ...] = ()
    mark: QRectF = field(default_factory=QRectF)
    state: QRectF = field(default_factory=QRectF)

    def moves_on(self, x: float, y: float) -> bool:
        """Whether a click there means the mark or the state, not the paper's name."""
        return (x < MARK_PX or x >= self.state.left()) and y < self.state.height()


@lru_cache(maxsize=1024)
def measure(row: Row, width: int, opened: bool) -> RowLayout:
    """Lay a row out; `opened` shows a paper's details beneath its title."""
    if isinstance(row, Heading):
        block = broken(row.words, face(CAPTION, bold=True), width, most=1)
        return RowLayout(HEADING_PX, Placed(block, 0, HEADING_PX - block.height - 6))
    return _paper(row, width, opened)


@cache
def _state_px() -> float:
    metrics = QFontMetricsF(face(TABLE))
    return max(metrics.horizontalAdvance(say(word)) for word in PAPER_WORDS.values())


def _paper(paper: Paper, width: int, opened: bool) -> RowLayout:
    text, small = face(TABLE), face(CAPTION)
    state_left = width - _state_px() - GAP_PX
    form_px = min(max(width * 0.2, _LEAST_FORM_PX), _MOST_FORM_PX)
    title_left = MARK_PX + form_px + GAP_PX
    room = state_left - title_left
    form = broken(paper.spec.form or "—", text, form_px, most=2)
    title = broken(paper.spec.title, text, room, most=0 if opened else 3)
    below = PAD_PX + title.height
    asked, told = None, []
    if not opened and (words := condition(paper)):
        asked = Placed(broken(words, small, width - title_left, most=1), title_left, below)
        below += asked.block.height
    if opened:
        for words in (details(paper), paper.spec.source):
            if words:
                block = broken(words, small, width - title_left)
                told.append(Placed(block, title_left, below + 4))
                below += block.height + 4
    below_title = 2 * PAD_PX + title.height
    height = max(ROW_PX, round(below + PAD_PX), form.height + 2 * PAD_PX)
    first_line = PAD_PX + title.line_height / 2
    return RowLayout(
        height=height,
        title=Placed(title, title_left, PAD_PX),
        form=Placed(form, MARK_PX, PAD_PX),
        condition=asked,
        details=tuple(told),
        mark=QRectF(1, first_line - 7, 14, 14),
        state=QRectF(state_left + GAP_PX, 0, _state_px(), below_title),
    )
