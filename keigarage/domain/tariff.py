"""The dated rows that a duty is reckoned from: rates of duty, and the fees of an entry."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from keigarage.domain.car import BodyClass
from keigarage.domain.knowledge import Confidence

# Weakest last. What was reckoned from sound rows stands before a single unofficial page.
_STRENGTH = (
    Confidence.HIGH,
    Confidence.MEDIUM,
    Confidence.DERIVED,
    Confidence.LOW,
    Confidence.CONFLICT,
    Confidence.UNCHECKED,
    Confidence.UNKNOWN,
)


def weakest(confidences: list[Confidence]) -> Confidence:
    """The least sure of them; unknown where there is none."""
    return max(confidences, key=_STRENGTH.index, default=Confidence.UNKNOWN)


class DutyMode(StrEnum):
    """How a row counts.

    `total_cap` brings the base rate up to its own rate and no higher. The last four are read,
    not reckoned with: a summary of other rows, a remark, and what no source settles.
    """

    BASE = "base"
    ADD = "add"
    TOTAL_CAP = "total_cap"
    TOTAL = "total"
    NOTE = "note"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"

    @property
    def counts(self) -> bool:
        return self in (DutyMode.BASE, DutyMode.ADD, DutyMode.TOTAL_CAP)


@dataclass(frozen=True, slots=True)
class Reading:
    """Another rate that some source gives for a row, and its reason.

    It holds for entries to `until`, that day included; None as long as the row itself.
    """

    rate_pct: Decimal
    because: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """A rate of duty in force from `effective_from` to `effective_to`, both days included.

    `what` names the measure and `detail` says what it comes to. `min_years` and `under_years`
    compare the calendar years of entry and of manufacture. `replaces` names rows that give way
    where this one applies. `own` marks the owner's own tariff news.
    """

    id: str
    what: str
    mode: DutyMode
    rate_pct: Decimal | None
    bodies: frozenset[BodyClass]
    hts: str = ""
    cite: str = ""
    url: str = ""
    confidence: Confidence = Confidence.UNCHECKED
    effective_from: date | None = None
    effective_to: date | None = None
    min_years: int | None = None
    under_years: int | None = None
    replaces: frozenset[str] = frozenset()
    readings: tuple[Reading, ...] = ()
    detail: str = ""
    notes: str = ""
    as_of: str = ""
    other_urls: tuple[str, ...] = ()
    own: bool = False

    def applies(self, body: BodyClass, years: int, entry: date) -> bool:
        """Whether it holds for that body, `years` old by the calendar, entered on that day."""
        return (
            body in self.bodies
            and (self.min_years is None or years >= self.min_years)
            and (self.under_years is None or years < self.under_years)
            and in_force(self.effective_from, self.effective_to, entry)
        )

    def readings_on(self, entry: date) -> tuple[Reading, ...]:
        return tuple(one for one in self.readings if one.until is None or entry <= one.until)


class FeeKind(StrEnum):
    MPF = "mpf"
    MPF_INFORMAL = "mpf_informal"
    HMF = "hmf"
    INFORMAL_LIMIT = "informal_limit"
    COMPUTATION = "computation"


FEE_WORDS = {
    FeeKind.MPF: "Merchandise processing fee",
    FeeKind.MPF_INFORMAL: "Merchandise processing fee, informal entry",
    FeeKind.HMF: "Harbor maintenance fee",
    FeeKind.INFORMAL_LIMIT: "Informal entry limit",
    FeeKind.COMPUTATION: "Computation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRow:
    """A fee by rate with its limits, a flat fee, or (`limit_usd`) a threshold; in dollars."""

    id: str
    kind: FeeKind
    rate_pct: Decimal | None = None
    min_usd: Decimal | None = None
    max_usd: Decimal | None = None
    flat_usd: Decimal | None = None
    limit_usd: Decimal | None = None
    cite: str = ""
    url: str = ""
    confidence: Confidence = Confidence.UNCHECKED
    effective_from: date | None = None
    effective_to: date | None = None
    notes: str = ""
    as_of: str = ""
    other_urls: tuple[str, ...] = ()
    own: bool = False


def in_force(since: date | None, until: date | None, on: date) -> bool:
    """Whether `on` lies between both days, they included; None leaves an end open."""
    return (since is None or since <= on) and (until is None or on <= until)


def fiscal_year(day: date) -> int:
    """The federal fiscal year, which begins on 1 October of the year before."""
    return day.year + (day.month >= 10)


def rows_for(
    rows: tuple[DutyRow, ...], body: BodyClass, years: int, entry: date
) -> tuple[DutyRow, ...]:
    """The rows that hold, remarks included; the owner's take the place of the book's namesakes.

    Of base rates only one holds, the owner's, else the one that began last; it stands first.
    """
    held = [row for row in rows if row.applies(body, years, entry)]
    own = {row.id for row in held if row.own}
    held = [row for row in held if row.own or row.id not in own]
    gone = frozenset[str]().union(*(row.replaces for row in held))
    held = [row for row in held if row.id not in gone]
    bases = [row for row in held if row.mode is DutyMode.BASE]
    base = max(bases, key=lambda row: (row.own, row.effective_from or date.min), default=None)
    others = (row for row in held if row.mode is not DutyMode.BASE)
    return (base, *others) if base else tuple(others)


def fee_for(fees: tuple[FeeRow, ...], kind: FeeKind, entry: date) -> FeeRow | None:
    """The fee of that kind in force on the day of entry; the owner's before the book's."""
    held = [
        fee
        for fee in fees
        if fee.kind is kind and in_force(fee.effective_from, fee.effective_to, entry)
    ]
    return max(held, key=lambda fee: (fee.own, fee.effective_from or date.min), default=None)
