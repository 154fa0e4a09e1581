"""The kei class: its limits by build date, and how a car stands against each of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Protocol

from keigarage.domain.dates import PartialDate, date_text, day_text
from keigarage.domain.eligibility import Answer, Basis, date_that_counts
from keigarage.domain.kei_words import because_of, because_of_all
from keigarage.domain.knowledge import Confidence
from keigarage.domain.words import say

if TYPE_CHECKING:  # the command line asks for a date alone, with neither garage nor catalogue
    from keigarage.domain.car import Car
    from keigarage.domain.catalogue import Generation

# The makers' own limit, first kept by the Suzuki Alto Works of February 1987; no law has it.
CUSTOM_PS = 64
CUSTOM_SINCE = date(1987, 2, 1)

# The limit on rated output was dropped in July 1960, within the standard of 1955; the note of
# that row in federal/kei.json says so. The day is not known.
RATED_OUTPUT_UNTIL = date(1960, 7, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeiStandard:
    """The limits in force from the day `since`; `day_known` False: from some day of its month.

    `power_limit_kw` is a rated output (定格出力), not the peak power that papers give.
    """

    since: date
    day_known: bool = True
    length_mm: int
    width_mm: int
    height_mm: int
    cc_4st: int
    cc_2st: int
    power_limit_kw: Decimal | None
    confidence: Confidence
    note: str = ""
    url: str
    other_urls: tuple[str, ...] = ()

    @property
    def since_text(self) -> str:
        """`1 October 1998`, or `January 1990` where no source states the day."""
        return day_text(self.since) if self.day_known else date_text(self._month)

    @property
    def certain_from(self) -> date:
        """The first day on which this standard is in force for certain."""
        return self.since if self.day_known else self._month.last

    @property
    def _month(self) -> PartialDate:
        return PartialDate(self.since.year, self.since.month)


class Measured(Protocol):
    """Whatever has the measures that count: a car, a generation, or measures by themselves."""

    @property
    def length_mm(self) -> int | None: ...
    @property
    def width_mm(self) -> int | None: ...
    @property
    def height_mm(self) -> int | None: ...
    @property
    def displacement_cc(self) -> int | None: ...
    @property
    def cycle(self) -> int | None: ...
    @property
    def power_ps(self) -> float | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Measures by themselves; None is not known. `cycle` is the engine's strokes, 2 or 4."""

    length_mm: int | None = None
    width_mm: int | None = None
    height_mm: int | None = None
    displacement_cc: int | None = None
    cycle: int | None = None
    power_ps: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One measure against one limit; `margin` is what is left, below zero when it is over.

    `ok` is None where the measure is not known or cannot be compared, which `note` then says.
    `decides` is False for what is told but does not settle the class.
    """

    name: str
    unit: str
    value: float | None
    limit: float
    margin: float | None
    ok: bool | None
    decides: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeiAnswer:
    """Whether a car is a kei under the standard of its build date, and why.

    A date built that two standards share has an answer for each in `parts`; then `standard` and
    `criteria` are those of the older, whose limits are the stricter, and `is_kei` is DEPENDS
    where the parts disagree. `customs` is what makers keep to without a law.
    """

    standard: KeiStandard | None
    is_kei: Answer
    criteria: tuple[Criterion, ...] = ()
    customs: tuple[Criterion, ...] = ()
    because: str
    parts: tuple["KeiAnswer", ...] = ()


def standard_on(day: date, standards: Iterable[KeiStandard]) -> KeiStandard | None:
    """The standard in force on `day`; None before the class began."""
    begun = (standard for standard in standards if standard.since <= day)
    return max(begun, key=lambda standard: standard.since, default=None)


def standards_between(
    first: date, last: date, standards: Iterable[KeiStandard]
) -> tuple[KeiStandard, ...]:
    """Every standard that may have been in force on a day from `first` to `last`, oldest first.

    In a month in which one began on a day not known, the one before it may still have held.
    """
    known = sorted(standards, key=lambda standard: standard.since)
    ends = [following.certain_from for following in known[1:]]
    return tuple(
        standard
        for standard, end in zip_longest(known, ends)
        if standard.since <= last and (end is None or first < end)
    )


def kei_answer(
    built: PartialDate | None, measured: Measured, standards: Iterable[KeiStandard]
) -> KeiAnswer:
    """How a car built on that date stands against the class of its day."""
    if built is None:
        words = say("The date built is not recorded, and the limits depend on it: add it.")
        return KeiAnswer(standard=None, is_kei=Answer.UNKNOWN, because=words)
    return kei_answer_between(built.first, built.last, measured, standards)


def kei_answer_of_car(car: "Car", standards: Iterable[KeiStandard]) -> KeiAnswer:
    """The answer for a car; first registration stands in where the date built is not known."""
    counts = date_that_counts(car.built, car.first_registered)
    answer = kei_answer(counts.value if counts else None, car, standards)
    if counts is None or counts.basis is Basis.BUILT:
        return answer
    stand_in = say("The date built is not recorded; first registration stands in for it.")
    return replace(answer, because=f"{answer.because} {stand_in}")


def kei_answer_of_generation(
    generation: "Generation", standards: Iterable[KeiStandard]
) -> KeiAnswer:
    """The answer for a generation under every standard of the years it was made in."""
    start, end = generation.production_start, generation.production_end
    if start is None:
        return kei_answer(None, generation, standards)
    last = max(start.last, end.last) if end else date.max
    return kei_answer_between(start.first, last, generation, standards)


def kei_answer_between(
    first: date, last: date, measured: Measured, standards: Iterable[KeiStandard]
) -> KeiAnswer:
    """The answer for a car built on some day from `first` to `last`."""
    known = tuple(standards)
    in_force = standards_between(first, last, known)
    parts = [_under(standard, first, last, measured) for standard in in_force]
    if not in_force or first < in_force[0].since:
        parts.insert(0, _before_the_class(known))
    if len(parts) == 1:
        return parts[0]
    leading = parts[0] if parts[0].standard else parts[1]
    answers = {part.is_kei for part in parts}
    return KeiAnswer(
        standard=leading.standard,
        is_kei=_together(answers),
        criteria=leading.criteria,
        customs=leading.customs,
        because=because_of_all([part.because for part in parts], agree=len(answers) == 1),
        parts=tuple(parts),
    )


def _together(answers: set[Answer]) -> Answer:
    if len(answers) == 1:
        return next(iter(answers))
    return Answer.DEPENDS if answers >= {Answer.YES, Answer.NO} else Answer.UNKNOWN


def _before_the_class(known: tuple[KeiStandard, ...]) -> KeiAnswer:
    began = min(known, key=lambda standard: standard.since, default=None)
    words = (
        say("Before {day} there was no kei class.", day=began.since_text)
        if began
        else say("The rule book holds no limits of the kei class.")
    )
    return KeiAnswer(standard=None, is_kei=Answer.NO if began else Answer.UNKNOWN, because=words)


def _under(standard: KeiStandard, first: date, last: date, measured: Measured) -> KeiAnswer:
    criteria = (
        _compared("length", "mm", measured.length_mm, standard.length_mm),
        _compared("width", "mm", measured.width_mm, standard.width_mm),
        _compared("height", "mm", measured.height_mm, standard.height_mm),
        _displacement(standard, measured),
        *_rated_output(standard, first),
    )
    deciding = {criterion.ok for criterion in criteria if criterion.decides}
    is_kei = Answer.NO if False in deciding else Answer.UNKNOWN if None in deciding else Answer.YES
    return KeiAnswer(
        standard=standard,
        is_kei=is_kei,
        criteria=criteria,
        customs=_customs(last, measured.power_ps),
        because=because_of(standard.since_text, is_kei, criteria),
    )


def _compared(
    name: str, unit: str, value: float | None, limit: float, *, decides: bool = True, note: str = ""
) -> Criterion:
    margin = None if value is None else round(limit - value, 1)
    ok = None if margin is None else margin >= 0
    return Criterion(name=name, unit=unit, value=value, limit=limit, margin=margin, ok=ok,
                     decides=decides, note=note)  # fmt: skip


def _displacement(standard: KeiStandard, measured: Measured) -> Criterion:
    """Against the limit for the engine's strokes; where those are not known, against both."""
    value, four, two = measured.displacement_cc, standard.cc_4st, standard.cc_2st
    if four == two or measured.cycle is not None:
        return _compared("displacement", "cc", value, two if measured.cycle == 2 else four)
    least, most = min(four, two), max(four, two)
    note = say("{four} cc for four strokes, {two} cc for two", four=four, two=two)
    if value is not None and least < value <= most:
        return Criterion(name="displacement", unit="cc", value=value, limit=least, margin=None,
                         ok=None, note=note)  # fmt: skip
    over = value is not None and value > most
    return _compared("displacement", "cc", value, most if over else least, note=note)


def _rated_output(standard: KeiStandard, first: date) -> tuple[Criterion, ...]:
    """Told where it counted, never compared: what papers give is the peak power."""
    if standard.power_limit_kw is None or first > RATED_OUTPUT_UNTIL:
        return ()
    note = say("counted until July 1960; a rated output (定格出力), which cannot be compared with "
               "the peak power that papers give")  # fmt: skip
    return (
        _compared("rated_output", "kW", None, float(standard.power_limit_kw), decides=False,
                  note=note),
    )  # fmt: skip


def _customs(last: date, power_ps: float | None) -> tuple[Criterion, ...]:
    if last < CUSTOM_SINCE:
        return ()
    note = say("a custom of the makers since February 1987, not law")
    return (_compared("power", "PS", power_ps, CUSTOM_PS, decides=False, note=note),)
