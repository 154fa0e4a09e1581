"""Partial dates in as few letters as a cell has room for."""

from keigarage.domain.dates import MONTHS, PartialDate
from keigarage.domain.words import say
from keigarage.ui.words import short_day


def partial_text(value: PartialDate | None) -> str:
    """`3 Dec 2026`, `Dec 2026` or `2026`; nothing is padded."""
    if value is None:
        return ""
    if value.month is None:
        return str(value.year)
    if value.day is None:
        return f"{say(MONTHS[value.month - 1][:3])} {value.year}"
    return short_day(value.first)


def strip_text(value: PartialDate | None) -> str:
    """`3 Dec`, `Dec 2026` or `2026`: beside its neighbours a day needs no year."""
    if value is None or value.day is None or value.month is None:
        return partial_text(value)
    return f"{value.day} {say(MONTHS[value.month - 1][:3])}"
