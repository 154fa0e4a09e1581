"""Tariff news of the owner's own: a dated rate or fee beside the book's, or in place of one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from keigarage.domain.car import BodyClass
from keigarage.domain.car_fields import read_amount
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.own_reading import (
    must_be_checked,
    must_have,
    read_checked_on,
    read_choice,
    read_day,
)
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.tariff import DutyMode, DutyRow, FeeKind, FeeRow
from keigarage.domain.words import say

OwnTariffId = NewType("OwnTariffId", int)

_FIELDS = ("what", "kind", "hts", "body", "rate_pct", "min_usd", "max_usd", "flat_usd",
           "effective_from", "effective_to", "replaces", "cite", "note", "checked_on")  # fmt: skip
_MOST_PCT = Decimal(1000)


class TariffKind(StrEnum):
    """How the row counts: as the base rate, on top of it, as the whole, or as one of the fees."""

    BASE = "base"
    ADD = "add"
    TOTAL_CAP = "total_cap"
    MPF = "mpf"
    MPF_INFORMAL = "mpf_informal"
    HMF = "hmf"
    INFORMAL_LIMIT = "informal_limit"

    @property
    def is_duty(self) -> bool:
        return self in (TariffKind.BASE, TariffKind.ADD, TariffKind.TOTAL_CAP)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTariff:
    """A rate of duty, or a fee in dollars, in force between two days, both included.

    body     -- None for every body; fees know none
    replaces -- the id of the book's rate that gives way while this one holds; "" for none
    flat_usd -- a flat fee; for the limit of informal entry, that limit
    """

    id: OwnTariffId | None = None  # None until stored
    what: str
    kind: TariffKind = TariffKind.ADD
    hts: str = ""
    body: BodyClass | None = None
    rate_pct: Decimal | None = None
    min_usd: Decimal | None = None
    max_usd: Decimal | None = None
    flat_usd: Decimal | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    replaces: str = ""
    cite: str
    note: str = ""
    checked_on: PartialDate


def duty_rows(rows: Iterable[OwnTariff]) -> tuple[DutyRow, ...]:
    """The owner's rates as the reckoning takes them; of two that replace one row, the later."""
    rates = sorted((row for row in rows if row.kind.is_duty), key=_age)
    made = []
    for place, row in enumerate(rates):
        older = (_row_id(other) for other in rates[:place] if _same_place(row, other))
        made.append(_duty_row(row, frozenset({row.replaces, *older} - {""})))
    return tuple(made)


def fee_rows(rows: Iterable[OwnTariff]) -> tuple[FeeRow, ...]:
    """The owner's fees as the reckoning takes them."""
    return tuple(_fee_row(row) for row in sorted(rows, key=_age) if not row.kind.is_duty)


def _age(row: OwnTariff) -> tuple[date, date, int]:
    return row.effective_from or date.min, row.checked_on.first, row.id or 0


def _same_place(row: OwnTariff, other: OwnTariff) -> bool:
    return bool(row.replaces) and row.replaces == other.replaces


def _row_id(row: OwnTariff) -> str:
    return f"own-{row.id or 0}"


def _duty_row(row: OwnTariff, replaces: frozenset[str]) -> DutyRow:
    return DutyRow(
        id=_row_id(row),
        what=row.what,
        mode=DutyMode(row.kind.value),
        rate_pct=row.rate_pct,
        bodies=frozenset(BodyClass) if row.body is None else frozenset({row.body}),
        hts=row.hts,
        cite=row.cite,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        replaces=replaces,
        detail=row.note,
        as_of=str(row.checked_on),
        own=True,
    )


def _fee_row(row: OwnTariff) -> FeeRow:
    limit = row.kind is TariffKind.INFORMAL_LIMIT
    return FeeRow(
        id=_row_id(row),
        kind=FeeKind(row.kind.value),
        rate_pct=row.rate_pct,
        min_usd=row.min_usd,
        max_usd=row.max_usd,
        flat_usd=None if limit else row.flat_usd,
        limit_usd=row.flat_usd if limit else None,
        cite=row.cite,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        notes=row.note,
        as_of=str(row.checked_on),
        own=True,
    )


# Reading what was typed


def read_tariff(texts: Mapping[str, str], on: date, base: OwnTariff | None = None) -> OwnTariff:
    """A row from what was typed, by field: what is left out stays as in `base`, or empty.

    raises -- UnreadableValue, naming the first field that is wrong or missing
    """
    held = _held(base) | {name: text.strip() for name, text in texts.items()}
    row = OwnTariff(
        id=base.id if base else None,
        what=held["what"],
        kind=read_choice(TariffKind, held["kind"], "kind", say("Kind")) or TariffKind.ADD,
        hts=held["hts"],
        body=read_choice(BodyClass, held["body"], "body", say("Body")),
        rate_pct=_rate(held["rate_pct"]),
        min_usd=_usd(held["min_usd"], "min_usd"),
        max_usd=_usd(held["max_usd"], "max_usd"),
        flat_usd=_usd(held["flat_usd"], "flat_usd"),
        effective_from=read_day(held["effective_from"], "effective_from"),
        effective_to=read_day(held["effective_to"], "effective_to"),
        replaces=held["replaces"],
        cite=held["cite"],
        note=held["note"],
        checked_on=read_checked_on(held["checked_on"]),
    )
    return checked_tariff(row, on)


def checked_tariff(row: OwnTariff, on: date) -> OwnTariff:
    """The same row; raises UnreadableValue where it cannot be reckoned with or relied on."""
    must_have(row.what, "what", say("Say what it is, such as Section 301 or its own name."))
    if row.body is BodyClass.VAN:
        raise UnreadableValue(
            say("The tariff parts vehicles for persons from those for goods: choose car or truck."),
            field="body",
        )
    if row.kind.is_duty and row.rate_pct is None:
        raise UnreadableValue(say("A duty needs its rate in percent."), field="rate_pct")
    if row.kind is TariffKind.INFORMAL_LIMIT and row.flat_usd is None:
        raise UnreadableValue(say("A limit needs its amount in dollars."), field="flat_usd")
    if row.rate_pct is None and row.flat_usd is None:
        raise UnreadableValue(say("A fee needs a rate or an amount."), field="rate_pct")
    if row.rate_pct is not None and not 0 <= row.rate_pct <= _MOST_PCT:
        raise UnreadableValue(_no_rate(str(row.rate_pct)), field="rate_pct")
    if row.min_usd is not None and row.max_usd is not None and row.min_usd > row.max_usd:
        raise UnreadableValue(
            say("The least amount is above the most: change one of them."), field="max_usd"
        )
    begins, ends = row.effective_from, row.effective_to
    if begins and ends and ends < begins:
        raise UnreadableValue(
            say("It ends before it begins: change one of the days."), field="effective_to"
        )
    must_have(row.cite, "cite", say(
        "Say where it comes from: the act, its number, or an address."
    ))  # fmt: skip
    must_be_checked(row.checked_on, on)
    return row


def _held(base: OwnTariff | None) -> dict[str, str]:
    if base is None:
        return dict.fromkeys(_FIELDS, "")
    return {name: _text(getattr(base, name)) for name in _FIELDS}


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)


def _rate(text: str) -> Decimal | None:
    if not text:
        return None
    number = plain(text).removesuffix("%").strip().replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{0,6})?", number):
        raise UnreadableValue(_no_rate(text), field="rate_pct")
    return Decimal(number)


def _no_rate(text: str) -> str:
    return say("A rate is a number of percent from 0 to {most}, such as 12.5, not {text}.",
               most=_MOST_PCT, text=shortened(text))  # fmt: skip


def _usd(text: str, field: str) -> Decimal | None:
    if not text:
        return None
    try:
        return read_amount(text)
    except UnreadableValue as problem:
        problem.field = field
        raise
