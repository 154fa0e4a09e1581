"""What an import costs: lines with estimate and actual, in yen or dollars, and what they come to.

Every sum is of amounts already in whole cents, so that what is shown adds up to what is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import NewType

from keigarage.domain.car import CarId, Currency, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.knowledge import Confidence
from keigarage.domain.money import cents
from keigarage.domain.plan import Mode
from keigarage.domain.words import say

CostLineId = NewType("CostLineId", int)

_NONE = Decimal(0)


class CostKind(StrEnum):
    """What a line stands for in the sums: a sale is no cost, the rest make the landed cost."""

    PRICE = "price"
    COST = "cost"
    DUTY = "duty"
    SALE = "sale"


KIND_WORDS = {
    CostKind.PRICE: "Purchase price",
    CostKind.COST: "Cost",
    CostKind.DUTY: "Duty and fees",
    CostKind.SALE: "Sale price",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One line. `rate` is dollars for one unit of the currency; a line in dollars needs none.

    A negative amount is money back.
    """

    id: CostLineId | None = None
    car_id: CarId
    label: str
    stage: Stage
    kind: CostKind = CostKind.COST
    estimate: Decimal | None = None
    actual: Decimal | None = None
    currency: Currency = Currency.USD
    rate: Decimal | None = None
    rate_on: PartialDate | None = None
    payee: str = ""
    paid_on: PartialDate | None = None

    @property
    def estimate_usd(self) -> Decimal | None:
        return in_usd(self.estimate, self.currency, self.rate)

    @property
    def actual_usd(self) -> Decimal | None:
        return in_usd(self.actual, self.currency, self.rate)

    @property
    def expected_usd(self) -> Decimal | None:
        """What was paid, or before that what is expected."""
        return self.estimate_usd if self.actual is None else self.actual_usd

    @property
    def over_usd(self) -> Decimal | None:
        """How much more than expected was paid; None before both are known."""
        if self.actual_usd is None or self.estimate_usd is None:
            return None
        return self.actual_usd - self.estimate_usd

    @property
    def lacks_rate(self) -> bool:
        """Whether it has an amount that cannot be told in dollars."""
        has_amount = self.estimate is not None or self.actual is not None
        return has_amount and self.currency is not Currency.USD and self.rate is None


def in_usd(amount: Decimal | None, currency: Currency, rate: Decimal | None) -> Decimal | None:
    """The amount in dollars, to the cent; None without an amount, or without a rate for yen."""
    if amount is None:
        return None
    if currency is Currency.USD:
        return cents(amount)
    return None if rate is None else cents(amount * rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTemplate:
    """A usual line to start from. `low` and `high` are a placeholder, never reckoned with.

    `mode` is the crossing it belongs to, None for either.
    """

    label: str
    stage: Stage
    kind: CostKind = CostKind.COST
    currency: Currency = Currency.USD
    low: Decimal | None = None
    high: Decimal | None = None
    mode: Mode | None = None
    source: str = ""
    note: str = ""
    confidence: Confidence = Confidence.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums in dollars of the costs among some lines; a sale is none.

    expected_usd -- actual amounts, and estimates where nothing is paid yet
    over_usd     -- actual less estimate, over the lines that have both
    unconverted  -- the labels of lines in yen without a rate, which no sum holds
    """

    estimate_usd: Decimal
    actual_usd: Decimal
    expected_usd: Decimal
    over_usd: Decimal
    unconverted: tuple[str, ...]


def totals(lines: Iterable[CostLine]) -> Totals:
    costs = [line for line in lines if line.kind is not CostKind.SALE]
    return Totals(
        estimate_usd=_sum(line.estimate_usd for line in costs),
        actual_usd=_sum(line.actual_usd for line in costs),
        expected_usd=_sum(line.expected_usd for line in costs),
        over_usd=_sum(line.over_usd for line in costs),
        unconverted=tuple(line.label for line in costs if line.lacks_rate),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """What a car comes to once it is plated, in dollars.

    price_usd and duty_usd are what was added beside the lines: the car's own price and the
    reckoned duty, where no line holds them; None where a line does, or where it is not known.
    `missing` names what the sum lacks.
    """

    lines_usd: Decimal
    price_usd: Decimal | None
    duty_usd: Decimal | None
    missing: tuple[str, ...]

    @property
    def total_usd(self) -> Decimal:
        return self.lines_usd + (self.price_usd or _NONE) + (self.duty_usd or _NONE)


def has_kind(lines: Iterable[CostLine], kind: CostKind) -> bool:
    """Whether a line of this kind holds an amount."""
    return any(
        line.kind is kind and (line.actual is not None or line.estimate is not None)
        for line in lines
    )


def landed(
    lines: Sequence[CostLine], price_usd: Decimal | None, duty_usd: Decimal | None
) -> Landed:
    """What the car comes to. The price and duty given count only where no line holds them."""
    sums = totals(lines)
    beside = {CostKind.PRICE: price_usd, CostKind.DUTY: duty_usd}
    wanted = [kind for kind in beside if not has_kind(lines, kind)]
    lacking = [say(KIND_WORDS[kind]) for kind in wanted if beside[kind] is None]
    return Landed(
        lines_usd=sums.expected_usd,
        price_usd=price_usd if CostKind.PRICE in wanted else None,
        duty_usd=duty_usd if CostKind.DUTY in wanted else None,
        missing=(*lacking, *sums.unconverted),
    )


def gain_on_sale(lines: Iterable[CostLine], total_usd: Decimal) -> Decimal | None:
    """What the sale brings over the landed cost; None before there is a sale price in dollars."""
    sales = [line.expected_usd for line in lines if line.kind is CostKind.SALE]
    known = [amount for amount in sales if amount is not None]
    return sum(known, _NONE) - total_usd if known else None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of where the money went; the shares of one whole come to exactly 100.0 per cent."""

    name: str
    usd: Decimal
    share_pct: Decimal


def shares(parts: Iterable[tuple[str, Decimal]]) -> tuple[Share, ...]:
    """Where the money went, the largest first; parts of one name are one. Refunds are left out."""
    sums: dict[str, Decimal] = {}
    for name, usd in parts:
        sums[name] = sums.get(name, _NONE) + usd
    kept = sorted(((usd, name) for name, usd in sums.items() if usd > 0), key=lambda p: -p[0])
    whole = sum((usd for usd, _ in kept), _NONE)
    tenths = [usd * 1000 / whole for usd, _ in kept]
    floors = [int(part.to_integral_value(ROUND_FLOOR)) for part in tenths]
    # Rounded down, they lack some tenths; those with the largest remainder take one each.
    order = sorted(range(len(kept)), key=lambda place: floors[place] - tenths[place])
    for place in order[: 1000 - sum(floors)] if kept else ():
        floors[place] += 1
    return tuple(
        Share(name, usd, Decimal(floor) / 10)
        for (usd, name), floor in zip(kept, floors, strict=True)
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), cents(_NONE))
