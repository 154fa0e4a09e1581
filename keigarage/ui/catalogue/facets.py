"""What the catalogue can be filtered by: each facet, its choices in words, and what they ask."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from keigarage.domain.car import Body
from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Filter, Induction, Kind, drives_of
from keigarage.domain.words import say
from keigarage.ui.catalogue.words import (
    BODY_WORDS,
    INDUCTION_WORDS,
    KIND_WORDS,
    STANDARD_WORDS,
    say_drive,
    say_standard,
)

MONTHS_AHEAD = (3, 6, 12, 24, 60)
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Filter)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a facet: its words and what it asks, by field of the filter."""

    words: str
    asks: Mapping[str, Any]

    def put(self, asked: Filter, facet: "Facet") -> Filter:
        return replace(facet.cleared(asked), **self.asks)

    def is_made(self, asked: Filter, facet: "Facet") -> bool:
        return self.put(asked, facet) == asked


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to choose by. `names` are the fields of the filter that it sets."""

    id: str
    label: str
    names: tuple[str, ...]
    choices: Callable[[Sequence[Generation]], list[Choice]]

    def cleared(self, asked: Filter) -> Filter:
        return replace(asked, **{name: _DEFAULTS[name] for name in self.names})

    def is_set(self, asked: Filter) -> bool:
        return self.cleared(asked) != asked

    def words(self, asked: Filter, generations: Sequence[Generation]) -> str:
        """What is asked, in words; empty when nothing is."""
        if not self.is_set(asked):
            return ""
        if self.id == "years":
            return _years_words(asked)
        return next((one.words for one in self.choices(generations) if one.is_made(asked, self)),
                    "")  # fmt: skip


def _makers(generations: Sequence[Generation]) -> list[Choice]:
    makers = sorted({one.make for one in generations}, key=str.casefold)
    return [Choice(maker, {"maker": maker}) for maker in makers]


def _bodies(generations: Sequence[Generation]) -> list[Choice]:
    used = {one.body for one in generations}
    return [Choice(say(BODY_WORDS[body]), {"body": body}) for body in Body if body in used]


def _standards(generations: Sequence[Generation]) -> list[Choice]:
    used = {one.kei_standard for one in generations}
    known = [name for name in STANDARD_WORDS if name in used]
    names = [*known, *sorted(used - set(known))]
    return [Choice(say_standard(name), {"standard": name}) for name in names]


def _entries(generations: Sequence[Generation]) -> list[Choice]:
    now = Choice(say("Eligible now"), {"eligible_now": True})
    ahead = [
        Choice(say("Becomes eligible within {months} months", months=months),
               {"within_months": months})
        for months in MONTHS_AHEAD
    ]  # fmt: skip
    return [now, *ahead]


def _drives(generations: Sequence[Generation]) -> list[Choice]:
    return [Choice(say_drive(drive), {"drive": drive}) for drive in drives_of(generations)]


def _inductions(generations: Sequence[Generation]) -> list[Choice]:
    return [Choice(say(INDUCTION_WORDS[one]), {"induction": one}) for one in Induction]


def _cylinders(generations: Sequence[Generation]) -> list[Choice]:
    used: Iterable[int] = {one.cylinders for one in generations if one.cylinders}
    return [Choice(_cylinder_words(number), {"cylinders": number}) for number in sorted(used)]


def _cylinder_words(number: int) -> str:
    return say("1 cylinder") if number == 1 else say("{number} cylinders", number=number)


def _kinds(generations: Sequence[Generation]) -> list[Choice]:
    return [Choice(say(KIND_WORDS[kind]), {"kind": kind}) for kind in Kind]


def _years_words(asked: Filter) -> str:
    if asked.year_from is None:
        return say("built until {year}", year=asked.year_to)
    if asked.year_to is None:
        return say("built from {year}", year=asked.year_from)
    low, high = sorted((asked.year_from, asked.year_to))
    return say("built {low} to {high}", low=low, high=high)


def _no_choices(generations: Sequence[Generation]) -> list[Choice]:
    return []


YEARS = Facet("years", "Years", ("year_from", "year_to"), _no_choices)  # typed, not chosen
FACETS = (
    Facet("maker", "Maker", ("maker",), _makers),
    Facet("body", "Body", ("body",), _bodies),
    Facet("standard", "Kei standard", ("standard",), _standards),
    Facet("entry", "May enter", ("eligible_now", "within_months"), _entries),
    Facet("drive", "Drive", ("drive",), _drives),
    Facet("induction", "Turbo", ("induction",), _inductions),
    Facet("cylinders", "Cylinders", ("cylinders",), _cylinders),
    Facet("kind", "Kind", ("kind",), _kinds),
)
