"""How single values are stored: dates and stamps as ISO text, money as decimal text."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal

from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageDamaged, UnreadableDate
from keigarage.domain.words import say


def utc_now() -> datetime:
    return datetime.now(UTC)


def as_iso(at: datetime) -> str:
    """`2026-11-22T10:15:00Z`: UTC to the second, so that stamps sort as text."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_iso(text: str) -> datetime:
    return datetime.fromisoformat(text)


def date_or_none(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.from_iso(text)


def decimal_text(amount: Decimal) -> str:
    """`450000` or `3150.00`, never with an exponent."""
    return f"{amount:f}"


@contextmanager
def readable() -> Iterator[None]:
    """Stored values that no version of the program writes are damage, not bugs."""
    try:
        yield
    except (ValueError, TypeError, ArithmeticError, KeyError, UnreadableDate) as problem:
        raise GarageDamaged(
            say("A record in this garage cannot be read ({why}): run the check to see which, and "
                "go back to a backup.", why=problem)
        ) from problem  # fmt: skip
