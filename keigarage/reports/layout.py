"""From blocks to slabs: the measure and place of everything but the tables of rows."""

from collections.abc import Iterable, Iterator

from keigarage.reports.blocks import (
    Answer,
    Block,
    Fact,
    FactsCard,
    NoteLines,
    Notice,
    Section,
    SourceFoot,
    Title,
)
from keigarage.reports.items import Bookmark, Frame, Ink, Item, Rule, Sign, Slab
from keigarage.reports.sections import section
from keigarage.reports.setting import (
    ABOUT,
    BODY,
    CAUTION,
    CODE,
    LABEL,
    MINOR,
    NOTE,
    SMALL,
    SMALL_STRONG,
    STRONG,
    TITLE,
    Column,
    Style,
)

_PAD = 12.0
_LABELS = 54.0
_SIGN = 8.6
_INDENT = 14.0  # from a sign to the words beside it


def slabs(blocks: Iterable[Block], width: float) -> Iterator[Slab]:
    """The blocks as strips `width` points wide, in reading order."""
    for block in blocks:
        match block:
            case Title():
                yield _title(block, width)
            case Notice():
                yield _notice(block, width)
            case FactsCard():
                yield _card(block, width)
            case Section():
                yield from section(block, width)
            case NoteLines():
                yield _note_lines(block, width)
            case SourceFoot():
                yield from _sources(block, width)


def _title(title: Title, width: float) -> Slab:
    beside = 150.0
    right = Column(width - beside, beside, 1)
    right.add_right(title.printed, ABOUT)
    right.add_right("Kei Garage", ABOUT)
    left = Column(0, width - beside - _PAD)
    left.add(title.text, TITLE)
    below = Column(0, width, max(left.y, right.y))
    below.add(title.about, ABOUT)
    mark = Bookmark(0, 0, title.text, 0)
    items = (mark, *left.items, *right.items, *below.items)
    return Slab(height=below.y, items=items, cuts=_cuts(left, below))


def _notice(notice: Notice, width: float) -> Slab:
    inner = Column(_PAD + _INDENT, width - 2 * _PAD - _INDENT, 7)
    sign = Sign(_PAD, inner.y + STRONG.leading / 2 - _SIGN / 2, _SIGN, notice.mark)
    inner.add(notice.heading, STRONG)
    for line in notice.lines:
        inner.space(1)
        inner.add(line, BODY)
    height = inner.y + 8
    frame = Frame(0, 0, width, height, 1.3, Ink.BLACK, 4)
    return Slab(height=height, gap=10, items=(frame, sign, *inner.items), cuts=_cuts(inner))


def _card(card: FactsCard, width: float) -> Slab:
    split = round(width * 0.53)
    left = _facts(card.facts, _PAD, split - _PAD - 8)
    right = _answers(card.answers, split, width - split - _PAD)
    height = max(left.y, right.y) + 10
    frame = Frame(0, 0, width, height, 0.7, Ink.LINE, 5)
    items: tuple[Item, ...] = (frame, *left.items, *right.items)
    return Slab(height=height, gap=12, items=items, cuts=_cuts(left, right))


def _facts(facts: tuple[Fact, ...], x: float, width: float) -> Column:
    column = Column(x, width, 10)
    for fact in facts:
        style = CODE if fact.large else STRONG if fact.strong else BODY
        label = Column(x, _LABELS - 4, column.y + style.baseline - LABEL.baseline)
        label.add(fact.label, LABEL)
        value = Column(x + _LABELS, width - _LABELS, column.y)
        value.add(fact.text, style)
        value.add(fact.note, NOTE)
        column.items += [*label.items, *value.items]
        column.cuts += value.cuts
        column.y = max(label.y, value.y) + 1.5
    return column


def _answers(answers: tuple[Answer, ...], x: float, width: float) -> Column:
    column = Column(x + _INDENT, width - _INDENT, 10)
    for number, answer in enumerate(answers):
        column.space(6 if number else 0)
        column.items.append(Sign(x, column.y + STRONG.leading / 2 - _SIGN / 2, _SIGN, answer.mark))
        column.add(answer.text, STRONG)
        for line in answer.lines:
            column.add(line, NOTE)
        column.add(answer.caution, CAUTION)
    return column


def _note_lines(notes: NoteLines, width: float) -> Slab:
    step = 20.0
    column = Column(0, width, 2)
    column.add(notes.label, LABEL)
    rules = tuple(
        Rule(0, column.y + step * (number + 1) - 4, width, 0.6, Ink.LINE)
        for number in range(notes.count)
    )
    height = column.y + step * notes.count
    return Slab(height=height, gap=16, items=(*column.items, *rules))


def _sources(foot: SourceFoot, width: float) -> Iterator[Slab]:
    head = Column(0, width)
    head.add(foot.lead, MINOR)
    head.space(3)
    head.add(foot.heading, SMALL_STRONG)
    mark = Bookmark(0, 0, foot.heading, 1)
    yield Slab(height=head.y, gap=14, items=(mark, *head.items), keep=True)
    for line in foot.lines:
        yield _plain(line, SMALL, width, gap=1.5)


def _plain(text: str, style: Style, width: float, gap: float) -> Slab:
    column = Column(0, width)
    column.add(text, style)
    return Slab(height=column.y, gap=gap, items=tuple(column.items), cuts=_cuts(column))


def _cuts(*columns: Column) -> tuple[float, ...]:
    return tuple(sorted({cut for column in columns for cut in column.cuts}))
