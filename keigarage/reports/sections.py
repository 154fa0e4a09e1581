"""From a section to slabs: its heading, its paragraphs, and rows with boxes to tick."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keigarage.domain.words import say
from keigarage.reports.blocks import Paragraph, Row, Rows, Section, Terms
from keigarage.reports.items import Bookmark, Ink, Item, Rule, Slab, Tick
from keigarage.reports.setting import (
    BODY,
    BOX,
    GROUP,
    HEADING,
    LABEL,
    NOTE,
    STRONG,
    STUB,
    Column,
)

_TEXT = 20.0  # from the edge to the words beside a box
_FORM = 88.0  # the column of form numbers and amounts
_ASIDE = 74.0
_STUB = 74.0
_GUTTER = 10.0
_PAD = 3.4
_LINE_STEP = 18.0  # room for handwriting


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of a section stand: its words from and to, and the aside."""

    words: float
    words_end: float
    aside: float


def section(block: Section, width: float) -> Iterator[Slab]:
    """The heading and its parts; what comes first and last never stands alone on a page."""
    again = _heading(block, width, say("{heading}, continued", heading=block.heading))
    yield replace(_heading(block, width, block.heading, bookmark=True), gap=15)
    grid = _grid(block, width)
    inside = [slab for part in block.parts for slab in _part(part, grid, width)]
    for number, slab in enumerate(_held_together(inside)):
        yield replace(slab, again=again if number else None)


def _held_together(slabs: list[Slab]) -> list[Slab]:
    """A lone row under a heading, or over a page's edge, reads as forgotten: two stay together."""
    held = {0, len(slabs) - 2} if len(slabs) > 2 else set()
    return [replace(slab, keep=slab.keep or at in held) for at, slab in enumerate(slabs)]


def _heading(block: Section, width: float, text: str, bookmark: bool = False) -> Slab:
    stub = Column(width - _STUB, _STUB)
    if block.stub:
        stub.add(block.stub, STUB)
    column = Column(0, width - _STUB - _GUTTER)
    column.add(text, HEADING)
    column.space(3)
    items: list[Item] = [*column.items, *stub.items, Rule(0, column.y, width, 1.0, Ink.BLACK)]
    if bookmark:
        items.insert(0, Bookmark(0, 0, block.heading, 1))
    return Slab(height=column.y + 1, items=tuple(items), keep=True)


def _grid(block: Section, width: float) -> _Grid:
    """One grid for the whole section, so that its groups stand under each other."""
    rows = [row for part in block.parts if isinstance(part, Rows) for row in part.rows]
    form = _FORM if any(row.form for row in rows) else 0.0
    aside = _ASIDE + _GUTTER if any(row.aside for row in rows) else 0.0
    blank = _STUB + _GUTTER if block.stub else 0.0
    return _Grid(_TEXT + form, width - aside - blank, width - aside - blank + _GUTTER)


def _part(part: Paragraph | Terms | Rows, grid: _Grid, width: float) -> Iterator[Slab]:
    match part:
        case Paragraph():
            yield _paragraph(part, width)
        case Terms():
            for number, (label, text) in enumerate(part.pairs):
                yield _term(label, text, width, 4 if number == 0 else 0)
        case Rows():
            yield from _rows(part, grid, width)


def _paragraph(part: Paragraph, width: float) -> Slab:
    column = Column(0, width, 1)
    column.add(part.text, NOTE if part.quiet else BODY)
    return Slab(height=column.y, gap=4, items=tuple(column.items), cuts=tuple(column.cuts))


def _term(label: str, text: str, width: float, gap: float) -> Slab:
    left = Column(0, _FORM + _TEXT - _GUTTER)
    left.add(label, LABEL)
    right = Column(_FORM + _TEXT, width - _FORM - _TEXT)
    right.add(text, BODY)
    return Slab(
        height=max(left.y, right.y) + 1.5,
        gap=gap,
        items=(*left.items, *right.items),
        cuts=tuple(right.cuts),
    )


def _rows(part: Rows, grid: _Grid, width: float) -> Iterator[Slab]:
    if part.heading:
        column = Column(0, width, 7)
        column.add(part.heading, GROUP)
        column.space(1)
        yield Slab(height=column.y, items=tuple(column.items), keep=True)
    if part.columns > 1:
        for start in range(0, len(part.rows), part.columns):
            yield _side_by_side(part.rows[start : start + part.columns], part.columns, width)
    else:
        for row in part.rows:
            yield _row(row, grid, width)


def _row(row: Row, grid: _Grid, width: float) -> Slab:
    form = Column(_TEXT, grid.words - _TEXT - _GUTTER, _PAD)
    if grid.words > _TEXT:
        form.add(row.form or "—", STRONG if row.form else LABEL)
    words = Column(grid.words, grid.words_end - grid.words, _PAD)
    words.add(row.title, BODY)
    words.add(row.note, NOTE)
    aside = Column(grid.aside, _ASIDE, _PAD + BODY.baseline - NOTE.baseline)
    aside.add(row.aside, NOTE)
    bottom = max(form.y, words.y, aside.y)
    answer = _answer_rules(row.lines, grid.words, bottom, width)
    height = bottom + _PAD + _LINE_STEP * row.lines
    edge = () if row.lines else (Rule(0, height, width, 0.5, Ink.LINE),)
    items = (_box(row, 0), *form.items, *words.items, *aside.items, *answer, *edge)
    return Slab(height=height, items=items, cuts=tuple(words.cuts))


def _answer_rules(count: int, x: float, top: float, width: float) -> list[Item]:
    return [
        Rule(x, top + _LINE_STEP * (number + 1), width - x, 0.6, Ink.LINE)
        for number in range(count)
    ]


def _side_by_side(rows: Sequence[Row], columns: int, width: float) -> Slab:
    cell = (width - _GUTTER * (columns - 1)) / columns
    items: list[Item] = []
    cuts: list[float] = []
    height = 0.0
    for number, row in enumerate(rows):
        x = number * (cell + _GUTTER)
        words = Column(x + _TEXT, cell - _TEXT, _PAD)
        words.add(row.title, BODY)
        words.add(row.note, NOTE)
        items += [_box(row, x), *words.items]
        cuts += words.cuts
        height = max(height, words.y + _PAD)
    items += [
        Rule(number * (cell + _GUTTER), height, cell, 0.5, Ink.LINE) for number in range(len(rows))
    ]
    return Slab(height=height, items=tuple(items), cuts=tuple(cuts))


def _box(row: Row, x: float) -> Tick:
    return Tick(x, _PAD + BODY.leading / 2 - BOX / 2, BOX, row.name, row.title, row.done)
