"""What the page says of the kei class: the limits of the build date, measure by measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF

from keigarage.domain.catalogue import Generation
from keigarage.domain.eligibility import Answer
from keigarage.domain.kei import (
    Criterion,
    KeiAnswer,
    KeiStandard,
    kei_answer_of_generation,
)
from keigarage.domain.kei_words import CRITERION_WORDS, margin_text, measure_text
from keigarage.domain.words import say
from keigarage.ui.car_page.row_list import Drawn, Ink
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.marks import Mark
from keigarage.ui.look.palette import Role

_ANSWER_WORDS = {
    Answer.YES: "kei",
    Answer.NO: "not kei",
    Answer.DEPENDS: "depends on the day built",
    Answer.UNKNOWN: "not known yet",
}
# The box of the car that holds each measure; a rated output stands in none.
FIELDS = {
    "length": "length_mm",
    "width": "width_mm",
    "height": "height_mm",
    "displacement": "displacement_cc",
    "power": "power_ps",
}
_NAME_PX, _MARK_PX, _PAD_PX, _GAP_PX = 84, 18, 4, 6


@dataclass(frozen=True, slots=True)
class Limits:
    """A standard: from when it held, how sure that is, and where it is written."""

    standard: KeiStandard


Row = Limits | Criterion


def rows_of(answer: KeiAnswer) -> tuple[Row, ...]:
    """Every standard that may have held, each before its measures and the makers' customs."""
    return tuple(_rows(answer))


def _rows(answer: KeiAnswer) -> Iterator[Row]:
    for part in answer.parts or (answer,):
        if part.standard is not None:
            yield Limits(part.standard)
            yield from part.criteria
            yield from part.customs


def head_words(answer: KeiAnswer) -> tuple[str, Mark]:
    """What the closed section says."""
    marks = {Answer.YES: Mark.YES, Answer.NO: Mark.NO, Answer.DEPENDS: Mark.DEPENDS}
    return say(_ANSWER_WORDS[answer.is_kei]), marks.get(answer.is_kei, Mark.UNSETTLED)


def catalogue_words(
    answer: KeiAnswer, generation: Generation | None, standards: tuple[KeiStandard, ...]
) -> str:
    """What the catalogue's measures come to, while the car's own do not settle it."""
    if answer.is_kei is not Answer.UNKNOWN or generation is None:
        return ""
    by_book = kei_answer_of_generation(generation, standards)
    if by_book.is_kei is Answer.UNKNOWN:
        return ""
    return say("By the catalogue's measures of the {car}: {because}",
               car=generation.title, because=by_book.because)  # fmt: skip


def value_words(criterion: Criterion) -> str:
    """`3,295 of 3,400 mm`, or that it is not known."""
    limit = measure_text(criterion.limit, criterion.unit)
    if criterion.value is None:
        return say("not known · limit {limit}", limit=limit)
    value = measure_text(criterion.value, "").strip()
    return say("{value} of {limit}", value=value, limit=limit)


def beside(criterion: Criterion) -> str:
    return "" if criterion.margin is None else margin_text(criterion.margin, criterion.unit)


def limits_words(row: Limits) -> str:
    return say("Limits from {since}", since=row.standard.since_text)


def standing_words(row: Limits) -> str:
    standing = say("confidence {confidence} · Enter shows the source",
                   confidence=row.standard.confidence.value)  # fmt: skip
    return f"{row.standard.note}\n{standing}" if row.standard.note else standing


def spoken(row: Row) -> str:
    if isinstance(row, Limits):
        return f"{limits_words(row)}. {standing_words(row)}"
    word = {True: say("within"), False: say("over"), None: ""}[row.ok]
    parts = (say(CRITERION_WORDS[row.name]), value_words(row), word, beside(row), row.note)
    return ". ".join(part for part in parts if part)


@lru_cache(maxsize=512)
def measure(row: Row, width: int) -> Drawn:
    """Where a row's words stand: name, mark and value, and the margin at the right edge."""
    small = face(CAPTION)
    if isinstance(row, Limits):
        title = broken(limits_words(row), face(TABLE, bold=True), width)
        told = broken(standing_words(row), small, width)
        return Drawn(8 + title.height + told.height + _PAD_PX,
                     (Ink(title, 0, 8), Ink(told, 0, 8 + title.height, Role.QUIET)))  # fmt: skip
    left = _NAME_PX + _MARK_PX
    name = broken(_capital(say(CRITERION_WORDS[row.name])), face(TABLE), _NAME_PX - 4)
    aside = broken(beside(row), small, width) if beside(row) else None
    value = broken(value_words(row), face(TABLE), width - left)
    inks = [Ink(name, 0, _PAD_PX, Role.QUIET), Ink(value, left, _PAD_PX)]
    below = _PAD_PX + max(name.height, value.height)
    if aside is not None:
        role = Role.NO if row.ok is False and row.decides else Role.QUIET
        fits = left + value.width + _GAP_PX + aside.width <= width
        lower = _PAD_PX + (value.line_height - aside.line_height) / 2
        across, down = (width - aside.width, lower) if fits else (left, below)
        inks.append(Ink(aside, across, down, role))
        below += 0 if fits else aside.height
    if row.note:
        note = broken(row.note, small, width - left)
        inks.append(Ink(note, left, below, Role.QUIET))
        below += note.height
    glyph = QRectF(_NAME_PX, _PAD_PX + value.line_height / 2 - 6, 12, 12)
    return Drawn(below + _PAD_PX, tuple(inks), ((glyph, _mark(row)),))


def _mark(row: Criterion) -> Mark:
    if row.ok is None:
        return Mark.UNSETTLED
    if row.ok:
        return Mark.YES
    return Mark.NO if row.decides else Mark.DEPENDS  # over a custom is over no law


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
