"""Dates as papers give them: to the day, to the month, or the year alone."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from keigarage.domain.eras import eras_between
from keigarage.domain.errors import UnreadableDate
from keigarage.domain.words import say

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

OLDEST_YEAR, NEWEST_YEAR = 1900, 2100


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date that keeps its precision: `day` needs `month`, and nothing pads what is missing.

    raises -- UnreadableDate when no such day is on the calendar
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not OLDEST_YEAR <= self.year <= NEWEST_YEAR:
            raise UnreadableDate(
                say("The year {year} is out of range: write a year from {oldest} to {newest}.",
                    year=self.year, oldest=OLDEST_YEAR, newest=NEWEST_YEAR)
            )  # fmt: skip
        if self.month is None:
            if self.day is not None:
                raise UnreadableDate(say("A day needs its month: write it as 2001-11-05."))
            return
        if not 1 <= self.month <= 12:
            raise UnreadableDate(
                say("There is no month {month}: write one from 1 to 12.", month=self.month)
            )
        if self.day is None:
            return
        days = monthrange(self.year, self.month)[1]
        if not 1 <= self.day <= days:
            raise UnreadableDate(
                say("{month} {year} has no day {day}: write one from 1 to {days}.",
                    month=say(MONTHS[self.month - 1]), year=self.year, days=days, day=self.day)
            )  # fmt: skip

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first(self) -> date:
        """The first day this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """The stored form: `2001`, `2001-11` or `2001-11-05`."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read the stored form back; `read_date` in `date_reading` reads what people write."""
        return _from_iso(text)


# [0-9] and not \d, which would take the figures of other scripts too.
_STORED = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


@lru_cache(maxsize=4096)  # a garage of thousands of cars repeats the same few months
def _from_iso(text: str) -> PartialDate:
    found = re.fullmatch(_STORED, text)
    if not found:
        raise UnreadableDate(
            say("“{text}” is no stored date: write it as 2001, 2001-11 or 2001-11-05.", text=text)
        )
    return PartialDate(*(int(part) for part in found.groups() if part))


def years_after(day: date, years: int) -> date:
    """The day `years` later. 29 February becomes 1 March where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def day_text(day: date) -> str:
    """`31 May 2016`: the month in words, since 5/31 and 31/5 are read two ways."""
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def date_text(value: PartialDate) -> str:
    """`1991`, `May 1991` or `5 May 1991`."""
    if value.month is None:
        return str(value.year)
    if value.day is None:
        return f"{say(MONTHS[value.month - 1])} {value.year}"
    return day_text(value.first)


def era_text(value: PartialDate) -> str:
    """`平成3年5月`; both names where the papers leave two eras open (`昭和64年／平成元年`).

    Empty before 30 July 1912, when the oldest era known here began.
    """
    tail = "" if value.month is None else f"{value.month}月"
    tail += "" if value.day is None else f"{value.day}日"
    names = [era.year_text(value.year) + tail for era in eras_between(value.first, value.last)]
    return "／".join(names)
