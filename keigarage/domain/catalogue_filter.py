"""The catalogue narrowed and put in order: plain questions asked of each generation."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import chain

from keigarage.domain.car import Body
from keigarage.domain.catalogue import Generation
from keigarage.domain.eligibility import AgeRule, window


class Kind(StrEnum):
    """What an entry is in the catalogue for."""

    KEI = "kei"
    BESIDE = "beside"  # small cars of Japan that people file under kei, and that are none
    AMERICAN = "american"  # sold in America, there to be compared with


class Induction(StrEnum):
    """How the engine breathes; a generation may offer both."""

    NATURAL = "natural"
    FORCED = "forced"


_OFFERS = {
    "na": frozenset({Induction.NATURAL}),
    "turbo": frozenset({Induction.FORCED}),
    "mixed": frozenset(Induction),
}


class Order(StrEnum):
    """What the list is sorted by."""

    RELEVANCE = "relevance"
    NAME = "name"
    YEAR = "year"
    NEXT = "next"  # those that become eligible soonest


class Standing(StrEnum):
    """How a generation stands on a day: which of its cars may enter."""

    NONE = "none"  # not even the first car built
    NEAR = "near"  # the first, where its papers name the right day of the month
    SOME = "some"  # the first for certain, the last not yet
    ALL = "all"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EntryDays:
    """The certain days of the first and of the last car built.

    `opens` is the earliest day that the papers of the first car could give. `first` is None where
    the start of production is not known, `last` while it goes on.
    """

    opens: date | None
    first: date | None
    last: date | None

    def standing(self, on: date) -> Standing:
        if self.first is None or self.opens is None:
            return Standing.UNKNOWN
        if on < self.first:
            return Standing.NONE if on < self.opens else Standing.NEAR
        return Standing.ALL if self.last is not None and self.last <= on else Standing.SOME


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked; a field left alone asks nothing. All that is asked must hold together.

    standard -- the class limits a generation was built to, as the catalogue names them
    year_from, year_to -- some car of it was built within; in either order
    eligible_now -- its first car may enter for certain
    within_months -- its first car may not enter yet, and will within so many months
    drive -- one of the drives it was offered with: FWD, RWD or AWD
    """

    maker: str = ""
    body: Body | None = None
    standard: str = ""
    year_from: int | None = None
    year_to: int | None = None
    eligible_now: bool = False
    within_months: int | None = None
    drive: str = ""
    induction: Induction | None = None
    cylinders: int | None = None
    kind: Kind | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return all(getattr(self, field.name) == field.default for field in fields(self))


def kind_of(generation: Generation) -> Kind:
    if generation.market != "JP":
        return Kind.AMERICAN
    return Kind.KEI if generation.is_kei else Kind.BESIDE


def entry_days(generation: Generation, rule: AgeRule) -> EntryDays | None:
    """When its cars may enter under `rule`; None for a car that was sold in America anyway."""
    if kind_of(generation) is Kind.AMERICAN:
        return None
    start, years = generation.production_start, rule.min_years
    ends = window(start, years, rule.counted) if start and years else None
    opens, first = ends or (None, None)
    return EntryDays(opens, first, generation.last_eligible(rule))


def keeps(generation: Generation, asked: Filter, rule: AgeRule, on: date) -> bool:
    """Whether the generation is all that is asked, on the day `on`."""
    return (
        (not asked.maker or generation.make == asked.maker)
        and (asked.body is None or generation.body is asked.body)
        and (not asked.standard or generation.kei_standard == asked.standard)
        and (not asked.drive or asked.drive in generation.drivetrain)
        and (asked.cylinders is None or generation.cylinders == asked.cylinders)
        and (asked.kind is None or kind_of(generation) is asked.kind)
        and (
            asked.induction is None
            or asked.induction in _OFFERS.get(generation.induction or "", frozenset())
        )
        and _built_within(generation, asked, on)
        and _enters(generation, asked, rule, on)
    )


def kept(
    generations: Iterable[Generation], asked: Filter, rule: AgeRule, on: date
) -> list[Generation]:
    """Those that are all that is asked, in the order they came."""
    return [generation for generation in generations if keeps(generation, asked, rule, on)]


def in_order(
    generations: Iterable[Generation], order: Order, rule: AgeRule, on: date
) -> list[Generation]:
    """The same, sorted; relevance leaves them as they came, best match first."""
    found = list(generations)
    match order:
        case Order.RELEVANCE:
            return found
        case Order.NAME:
            return sorted(found, key=lambda one: (one.title.casefold(), _start(one)))
        case Order.YEAR:
            return sorted(found, key=lambda one: (_start(one), one.title.casefold()))
    return sorted(found, key=lambda one: _turn(one, rule, on))


def becoming_eligible(
    generations: Iterable[Generation], rule: AgeRule, on: date
) -> list[Generation]:
    """Those whose first car may not enter yet, by the day it certainly may."""
    found = ((_first_day(one, rule), one) for one in generations)
    waiting = [(first, one) for first, one in found if first is not None and first > on]
    return [one for _, one in sorted(waiting, key=lambda pair: (pair[0], pair[1].title))]


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _built_within(generation: Generation, asked: Filter, on: date) -> bool:
    if asked.year_from is None and asked.year_to is None:
        return True
    start, end = generation.production_start, generation.production_end
    if start is None and end is None:
        return False
    known = (start or end, end or start)
    assert known[0] and known[1]
    # While production goes on, this year's cars are of it too.
    first, last = known[0].year, known[1].year if end else on.year
    limits = sorted(year for year in (asked.year_from, asked.year_to) if year is not None)
    low = limits[0] if asked.year_from is not None else first
    high = limits[-1] if asked.year_to is not None else last
    return first <= high and low <= last


def _enters(generation: Generation, asked: Filter, rule: AgeRule, on: date) -> bool:
    if not asked.eligible_now and asked.within_months is None:
        return True
    first = _first_day(generation, rule)
    if first is None:
        return False
    if asked.eligible_now and first > on:
        return False
    return asked.within_months is None or on < first <= months_after(on, asked.within_months)


def _first_day(generation: Generation, rule: AgeRule) -> date | None:
    days = entry_days(generation, rule)
    return days.first if days else None


def _start(generation: Generation) -> date:
    """The first day of production for sorting; an unknown one stands last."""
    start = generation.production_start
    return start.first if start else date.max


def _turn(generation: Generation, rule: AgeRule, on: date) -> tuple[int, int, str]:
    """Still to come, soonest first; then those that may enter, newest first; then the rest."""
    first = _first_day(generation, rule)
    if first is None:
        return 2, 0, generation.title
    return (0, first.toordinal(), generation.title) if first > on else (
        1, -first.toordinal(), generation.title)  # fmt: skip


def drives_of(generations: Iterable[Generation]) -> list[str]:
    """Every drive on offer."""
    return sorted(set(chain.from_iterable(one.drivetrain for one in generations)))
