"""Conditions of a paper that the car's own data decide: its age, its model year, where it is from.

Only what the record's words literally ask is decided; everything else stays an open "if".
"""

import re
from dataclasses import replace
from datetime import date

from keigarage.domain.car import Car
from keigarage.domain.dates import day_text, years_after
from keigarage.domain.paper_words import is_remark
from keigarage.domain.paperwork import PaperSpec
from keigarage.domain.words import say

_OR_NEWER = re.compile(r"(?:^|model year )(\d{4}) or newer", re.IGNORECASE)
_YEARS_OLD = re.compile(r"^vehicle (\d{1,2}) years or older", re.IGNORECASE)
# Every car kept here was made for Japan, and so were its first papers.
_IMPORT = re.compile(
    r"^(?:any )?(?:imported|foreign) vehicle\b"
    r"|^vehicle (?:imported|coming) from (?:another|a foreign)"
    r"|^vehicle bought outside the US\b",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    r"^(?:the )?(?:ownership )?(?:documents?|papers) (?:is |are )?(?:not in English|in a foreign)"
    r"|^foreign-language (?:papers?|registration)|^when the ownership document is not in English",
    re.IGNORECASE,
)


def decided_for(spec: PaperSpec, car: Car, on: date) -> PaperSpec:
    """The paper with `decided` told, where the car's data settle its condition on the day `on`."""
    if not spec.why or is_remark(spec.why):
        return spec  # a required paper may name the case it is required in, too
    decided = _decided(spec.why, car, on)
    return replace(spec, decided=decided) if decided else spec


def _decided(why: str, car: Car, on: date) -> str:
    if _IMPORT.search(why):
        return say("applies: this car is an import")
    if _JAPANESE.search(why):
        return say("applies: its papers are Japanese")
    if found := _OR_NEWER.search(why):
        return _by_year(int(found[1]), car)
    if found := _YEARS_OLD.search(why):
        return _by_age(int(found[1]), car, on)
    return ""


def _by_year(limit: int, car: Car) -> str:
    counts = car.built or car.first_registered
    year = car.model_year or (counts.year if counts else None)
    if year is None:
        return ""
    if year >= limit:
        return say("applies: {year} is {limit} or newer", year=year, limit=limit)
    return say("does not apply: {year} is older than {limit}", year=year, limit=limit)


def _by_age(years: int, car: Car, on: date) -> str:
    counts = car.built or car.first_registered
    if counts is None:
        return ""
    certain, earliest = years_after(counts.last, years), years_after(counts.first, years)
    if on >= certain:
        return say("applies: {years} years since {day}", years=years, day=day_text(certain))
    if on < earliest:
        return say("does not apply before {day}", day=day_text(earliest))
    return ""
