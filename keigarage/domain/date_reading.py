"""Reading a date as people and papers write it, western or Japanese, without guessing."""

import re
from dataclasses import dataclass
from datetime import date

from keigarage.domain.dates import MONTHS, PartialDate, date_text, day_text
from keigarage.domain.eras import Era, era_named
from keigarage.domain.errors import UnreadableDate
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.words import say

_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS["sept"] = 9

# Patterns stay text until they are tried: most runs need one, and compiling all delays the start.
_SEP = r"\s*[-/.・]\s*"
_GAP = rf"(?:{_SEP}|\s+)"  # where four figures mark the year, a space divides well enough
_WESTERN = rf"(\d{{4}})(?:{_GAP}(\d{{1,2}})(?:{_GAP}(\d{{1,2}}))?)?"
_KANJI = r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?"
_MONTH_YEAR = rf"(\d{{1,2}}){_GAP}(\d{{4}})"
_NUMBERS_YEAR_LAST = rf"(\d{{1,2}}){_GAP}(\d{{1,2}}){_GAP}(\d{{4}})"

# Names are told from figures by themselves: 05NOV2001 and Nov-5-2001 need no fixed divider.
_ANY = r"[\s,./-]*"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"([a-z]+)"
_MONTH_FIRST = rf"{_MONTH}{_ANY}(?:{_DAY}[\s,./-]+)?(\d{{4}})"
_DAY_FIRST = rf"{_DAY}{_ANY}(?:of\s+)?{_MONTH}{_ANY}(\d{{4}})"
_YEAR_FIRST = rf"(\d{{4}}){_ANY}{_MONTH}\.?(?:{_ANY}{_DAY})?"

_ERA = (
    r"(大正|昭和|平成|令和|[大昭平令tshr])\s*\.?\s*(\d{1,3}|元)"
    rf"(?:\s*年\s*(?:(\d{{1,2}})\s*月\s*(?:(\d{{1,2}})\s*日)?)?"
    rf"|{_SEP}(\d{{1,2}})(?:{_SEP}(\d{{1,2}}))?)?"
)

# What is a date but for its year: 01/11, 13.11.5, Nov '01, 13年11月.
_NO_YEAR = (
    rf"\d{{1,2}}{_SEP}\d{{1,2}}(?:{_SEP}\d{{1,2}})?|(?:\d{{1,2}}|元)年.*"
    rf"|(?:{_DAY}{_ANY})?({'|'.join(_MONTH_NUMBERS)}){_ANY}'?\d{{1,2}}"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was typed and what it was understood to mean."""

    text: str
    value: PartialDate


def read_date(text: str) -> PartialDate:
    """The date that `text` means, with the precision it was written in.

    raises -- UnreadableDate: empty, impossible, outside its era, or with two readings
    """
    typed, words = shortened(text.strip()), plain(text).lower()
    if not words:
        raise UnreadableDate(say("Write a date, such as 2001, 2001-11, Nov 2001 or 平成13年11月."))
    for read in (_western, _era, _month_year, _worded, _year_last):
        value = read(words)
        if value is not None:
            return value
    if re.fullmatch(_NUMBERS_YEAR_LAST, words):
        raise UnreadableDate(_two_readings(words, typed))
    if re.fullmatch(_NO_YEAR, words):
        raise UnreadableDate(
            say("{text} does not say which year: write four digits, such as 2001-11, or the era, "
                "such as H13.11.", text=typed)
        )  # fmt: skip
    raise UnreadableDate(
        say("{text} is not a date the program can read: write it as 2001, 2001-11, 2001-11-05, "
            "Nov 2001, H13.11 or 平成13年11月.", text=typed)
    )  # fmt: skip


def _numbers(*parts: str | None) -> list[int]:
    return [int(part) for part in parts if part is not None]


def _western(words: str) -> PartialDate | None:
    found = re.fullmatch(_WESTERN, words) or re.fullmatch(_KANJI, words)
    return PartialDate(*_numbers(*found.groups())) if found else None


def _month_year(words: str) -> PartialDate | None:
    found = re.fullmatch(_MONTH_YEAR, words)
    return PartialDate(int(found[2]), int(found[1])) if found else None


def _worded(words: str) -> PartialDate | None:
    if found := re.fullmatch(_MONTH_FIRST, words):
        name, day, year = found.groups()
    elif found := re.fullmatch(_DAY_FIRST, words):
        day, name, year = found.groups()
    elif found := re.fullmatch(_YEAR_FIRST, words):
        year, name, day = found.groups()
    else:
        return None
    month = _MONTH_NUMBERS.get(name)
    if month is None:
        return None
    return PartialDate(int(year), month, *_numbers(day))


def _year_last(words: str) -> PartialDate | None:
    """`13/2/2001`: taken where the American and the European order agree or one is no date."""
    readings = set(_readings(words))
    return PartialDate.of(readings.pop()) if len(readings) == 1 else None


def _readings(words: str) -> list[date]:
    """The days that `1/2/2001` can be: the American reading first."""
    found = re.fullmatch(_NUMBERS_YEAR_LAST, words)
    if not found:
        return []
    one, two, year = (int(part) for part in found.groups())
    return [day for day in (_day(year, one, two), _day(year, two, one)) if day]


def _two_readings(words: str, typed: str) -> str:
    readings = _readings(words)
    if not readings:
        return say("{text} is no day on the calendar in either order: check it and write the year "
                   "first, such as 2001-11-05.", text=typed)  # fmt: skip
    american, european = readings
    return say("{text} can mean {american} or {european}: write {american_iso} or {european_iso}.",
               text=typed, american=day_text(american), european=day_text(european),
               american_iso=american, european_iso=european)  # fmt: skip


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _era(words: str) -> PartialDate | None:
    found = re.fullmatch(_ERA, words)
    if not found:
        return None
    mark, number, kanji_month, kanji_day, month, day = found.groups()
    era = era_named(mark)
    assert era is not None  # the pattern lists the eras' own marks
    year = 1 if number == "元" else int(number)
    written = f"{era.ja}{number}年"
    if year < 1 or (era.last_year is not None and year > era.last_year):
        raise UnreadableDate(_outside(era, written))
    value = PartialDate(year + era.offset, *_numbers(kanji_month or month, kanji_day or day))
    if not era.holds(value.first, value.last):
        written += f"{value.month}月" if value.month else ""
        written += f"{value.day}日" if value.day else ""
        raise UnreadableDate(_outside(era, f"{written} ({date_text(value)})"))
    return value


def _outside(era: Era, written: str) -> str:
    start = day_text(era.start)
    if era.end is None:
        return say("{era} ({ja}) began on {start}, so {written} is not in it: check the era.",
                   era=era.name, ja=era.ja, start=start, written=written)  # fmt: skip
    return say("{era} ({ja}) ran from {start} to {end}, so {written} is not in it: check the era.",
               era=era.name, ja=era.ja, start=start, end=day_text(era.end),
               written=written)  # fmt: skip
