"""Reading what an owner types into a note of their own: a choice, a day, and where it is from."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import PartialDate, Precision, date_text
from keigarage.domain.errors import GarageError, UnreadableValue
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.words import say

Kind = TypeVar("Kind", bound=StrEnum)


def read_choice(kind: type[Kind], text: str, field: str, label: str) -> Kind | None:
    """The word of `kind` that the text is; None for no text. raises -- UnreadableValue"""
    word = plain(text).lower().replace(" ", "_").replace("-", "_")
    if not word:
        return None
    try:
        return kind(word)
    except ValueError:
        raise UnreadableValue(
            say("{label} cannot be {text}: choose one of {choices}.",
                label=label, text=shortened(text), choices=", ".join(kind)), field=field
        ) from None  # fmt: skip


def read_when(text: str, field: str) -> PartialDate:
    """A date. raises -- UnreadableValue, naming the field"""
    try:
        return read_date(text)
    except GarageError as problem:
        raise UnreadableValue(str(problem), field=field) from problem


def read_day(text: str, field: str) -> date | None:
    """A whole day, or None for no text: a rate begins and ends on a day."""
    if not text:
        return None
    when = read_when(text, field)
    if when.precision is not Precision.DAY:
        raise UnreadableValue(
            say("A rate begins and ends on a whole day, such as 2026-10-01, and {text} names "
                "none.", text=shortened(text)), field=field
        )  # fmt: skip
    return when.first


def must_be_checked(when: PartialDate, on: date) -> None:
    """raises -- UnreadableValue for a day of checking that is still to come"""
    if when.first > on:
        raise UnreadableValue(
            say("{when} is still to come: write the day on which you checked it.",
                when=date_text(when)), field="checked_on"
        )  # fmt: skip


def read_checked_on(text: str) -> PartialDate:
    """The day something was checked; it may be a month alone. raises -- UnreadableValue"""
    if not text:
        raise UnreadableValue(
            say("Say when you checked it, as 2026-10-12 or Oct 2026."), field="checked_on"
        )
    return read_when(text, "checked_on")


def must_have(text: str, field: str, sentence: str) -> None:
    """raises -- UnreadableValue with the sentence when there is no text"""
    if not text.strip():
        raise UnreadableValue(sentence, field=field)
