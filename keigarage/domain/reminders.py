"""The owner's own reminders: once, so many days or months after they were last done, or yearly."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

from keigarage.domain.car import CarId
from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import NEWEST_YEAR, PartialDate, Precision, years_after
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.words import say

ReminderId = NewType("ReminderId", int)

LONGEST_TEXT, MOST_DAYS, MOST_MONTHS = 200, 3650, 120


class Repeat(StrEnum):
    """When a reminder comes again. The rolling two count from the day it was done."""

    ONCE = "once"
    DAYS = "days"
    MONTHS = "months"
    YEARLY = "yearly"


REPEAT_WORDS = {
    Repeat.ONCE: "once",
    Repeat.DAYS: "days after it is done",
    Repeat.MONTHS: "months after it is done",
    Repeat.YEARLY: "every year",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder, for a car or for none.

    due      -- the first day it is due; a yearly one comes back on that day of each year
    every    -- the days or months of a rolling one; 1 in the others
    done_on  -- the day it was last done
    done_for -- the due day that this settled, which may lie after or before `done_on`
    """

    id: ReminderId | None = None  # None until stored
    car_id: CarId | None = None
    text: str
    due: date
    repeat: Repeat = Repeat.ONCE
    every: int = 1
    done_on: date | None = None
    done_for: date | None = None

    @property
    def next_due(self) -> date | None:
        """The day it is due next; None once all is done."""
        if self.done_on is None:
            return self.due
        match self.repeat:
            case Repeat.ONCE:
                return None
            case Repeat.DAYS:
                return self.done_on + timedelta(days=self.every)
            case Repeat.MONTHS:
                return months_after(self.done_on, self.every)
            case Repeat.YEARLY:
                return _next_year_day(self.due, max(self.done_on, self.done_for or self.done_on))

    def done(self, on: date) -> "Reminder":
        """The same reminder after it was done on the day `on`, early or late."""
        return replace(self, done_on=on, done_for=self.next_due)

    @property
    def rhythm(self) -> str:
        """When it comes again, as a phrase: `every year`, `90 days after it is done`."""
        if self.repeat in (Repeat.DAYS, Repeat.MONTHS):
            return f"{self.every} {say(REPEAT_WORDS[self.repeat])}"
        return say(REPEAT_WORDS[self.repeat])


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or that month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _next_year_day(first: date, after: date) -> date:
    """The first anniversary of `first` that lies after `after`; 29 February is 1 March else."""
    years = max(after.year - first.year, 0)
    while (day := years_after(first, years)) <= after:
        years += 1
    return day


def checked_reminder(reminder: Reminder) -> Reminder:
    """The reminder with its words in one line. raises -- UnreadableValue, naming the field"""
    text = " ".join(reminder.text.split())
    if not text:
        raise UnreadableValue(say("Say what to be reminded of."), field="text")
    if len(text) > LONGEST_TEXT:
        raise UnreadableValue(
            say("A reminder has at most {most} letters: keep the rest in the car's notes.",
                most=LONGEST_TEXT), field="text"
        )  # fmt: skip
    most = {Repeat.DAYS: MOST_DAYS, Repeat.MONTHS: MOST_MONTHS}.get(reminder.repeat, 1)
    if not 1 <= reminder.every <= most:
        raise UnreadableValue(
            say("Write after how many it comes again: a whole number from 1 to {most}.", most=most),
            field="every",
        )
    if not 1900 <= reminder.due.year < NEWEST_YEAR:
        raise UnreadableValue(say("Write a day before {year}.", year=NEWEST_YEAR), field="due")
    return replace(reminder, text=text)


def read_day(text: str) -> date:
    """The one day that `text` means. raises -- UnreadableDate, or UnreadableValue for a month"""
    read = read_date(text)
    if read.precision is not Precision.DAY:
        raise UnreadableValue(
            say("A reminder needs its day: write it as {example}.",
                example=PartialDate.of(read.last)), field="due"
        )  # fmt: skip
    return read.first


def read_every(text: str) -> int:
    """A whole number of days or months. raises -- UnreadableValue"""
    if not (text.strip().isascii() and text.strip().isdigit() and len(text.strip()) < 6):
        raise UnreadableValue(
            say("Write after how many it comes again: a whole number."), field="every"
        )
    return int(text)
