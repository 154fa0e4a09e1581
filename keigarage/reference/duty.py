"""The tariff rows and the fees of federal/duty.json and federal/fees.json as domain values.

The files say in words which vehicles a row is for; this module reads those words. Where a row
has to be understood beside another, the tables here say how.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from keigarage.domain.car import BodyClass
from keigarage.domain.knowledge import Confidence
from keigarage.domain.money import cents
from keigarage.domain.tariff import DutyMode, DutyRow, FeeKind, FeeRow, Reading
from keigarage.domain.words import say
from keigarage.reference import federal
from keigarage.reference.files import wrong

_CAR, _TRUCK = frozenset({BodyClass.CAR}), frozenset({BodyClass.TRUCK})
_ANY = _CAR | _TRUCK


@dataclass(frozen=True, slots=True)
class _Beside:
    """How a row stands beside the others, which its own words do not say."""

    bodies: frozenset[BodyClass] | None = None
    min_years: int | None = None
    replaces: frozenset[str] = frozenset()


_BESIDE = {
    # Its list of numbers omits 8703.21.01, so that only the truck is on it.
    "232-list": _Beside(bodies=_TRUCK),
    "232-25y": _Beside(replaces=frozenset({"232-list", "232-japan"})),
    "232-japan": _Beside(replaces=frozenset({"232-list"})),
    # No kei has more than 1,000 cc.
    "noncar": _Beside(bodies=frozenset()),
    "old-98": _Beside(bodies=_ANY, min_years=30),
}

# The rate that was announced on 21 February 2026 and that one tracker of tariffs gives.
_ANNOUNCED = (
    Decimal(15),
    None,
    "{what} at 15%: announced on 21 February 2026 and given by one tracker, but no act that "
    "raised it was found.",
)
# Goods loaded before the duty began were let in without it for some days.
_AT_SEA = (
    Decimal(0),
    date(2026, 7, 27),
    "Without {what}: goods loaded before 24 July 2026 and entered before 28 July 2026 were "
    "outside it (9903.05.85).",
)
_ALSO = {"s122-car": (_ANNOUNCED,), "s122-truck": (_ANNOUNCED,), "fl301-car": (_AT_SEA,)}

_CHARGED = (FeeKind.MPF, FeeKind.MPF_INFORMAL, FeeKind.HMF)

_HIGHEST_PCT, _HIGHEST_USD = 1_000, 1_000_000

_REFUNDS = "ieepa_refunds"
_NO_ACT = (None, "conflict")

_KINDS = (
    ("mpf-inf-", FeeKind.MPF_INFORMAL),
    ("mpf-", FeeKind.MPF),
    ("hmf", FeeKind.HMF),
    ("informal-limit", FeeKind.INFORMAL_LIMIT),
    ("rounding", FeeKind.COMPUTATION),
)


def duty_rows(page: federal.Duty) -> tuple[DutyRow, ...]:
    """The rows in the order of the file, then the refund of duties since struck down as a remark.

    raises -- BrokenRuleBook naming the file and the key
    """
    # A row over which the sources quarrel has no act of its own: it rests on its measure's.
    acts = {row.body: row.cite for row in page.duty_rates if row.cite not in _NO_ACT}
    rows = [
        _row(row, acts.get(row.body) or "", f"$.duty_rates[{number}]")
        for number, row in enumerate(page.duty_rates)
    ]
    return (*rows, _refunds(page))


def _row(row: federal.DutyRow, act: str, place: str) -> DutyRow:
    beside, mode = _BESIDE.get(row.id, _Beside()), DutyMode(row.mode)
    bodies = _bodies(row.vehicle) if beside.bodies is None else beside.bodies
    if mode.counts and not bodies:
        what = say("it has to name a passenger vehicle or a truck")
        raise wrong(federal.Duty.file, f"{place}.vehicle", what)
    if mode.counts:
        _rate(row.rate_pct, federal.Duty.file, f"{place}.rate_pct")
    under = re.search(r"\bunder (\d+)", row.vehicle)
    least = re.search(r"\b(\d+)\+|\bat least (\d+)", row.vehicle)
    return DutyRow(
        id=row.id,
        what=row.body,
        mode=mode,
        rate_pct=row.rate_pct,
        bodies=bodies,
        hts=row.hts,
        cite=act if row.cite in _NO_ACT else row.cite or "",
        url=row.url or "",
        confidence=row.confidence,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        min_years=int(least[1] or least[2]) if least else beside.min_years,
        under_years=int(under[1]) if under else None,
        replaces=beside.replaces,
        readings=_readings(row) if mode.counts else (),
        detail=row.what,
        notes=row.notes or "",
        as_of=row.as_of,
        other_urls=row.other_urls,
    )


def _bodies(vehicle: str) -> frozenset[BodyClass]:
    """Which bodies the words of a row name; what is for goods or for any vehicle is a truck too."""
    if vehicle.strip().lower() == "any":
        return _ANY
    named = _CAR if "passenger" in vehicle else frozenset[BodyClass]()
    return named | _TRUCK if re.search("truck|cargo", vehicle) else named


def _readings(row: federal.DutyRow) -> tuple[Reading, ...]:
    """What other sources make of it: a row they quarrel over may not apply at all."""
    readings = [
        Reading(rate, say(because, what=row.body), until)
        for rate, until, because in _ALSO.get(row.id, ())
    ]
    if row.confidence is Confidence.CONFLICT:
        told = ". ".join(text.rstrip(".") for text in (row.what, row.notes or "") if text)
        because = say("Without {what} ({hts}), since the sources disagree: {told}.",
                      what=row.body, hts=row.hts, told=told)  # fmt: skip
        readings.insert(0, Reading(Decimal(0), because))
    return tuple(readings)


def _refunds(page: federal.Duty) -> DutyRow:
    """Who paid a duty under IEEPA, between its first row and its last, may claim it back."""
    facts = page.ieepa_refunds
    paid = [row for row in page.duty_rates if row.id.startswith("ieepa-") and row.effective_to]
    return DutyRow(
        id=_REFUNDS,
        what=say("Refund of IEEPA duties"),
        mode=DutyMode.NOTE,
        rate_pct=None,
        bodies=_ANY if paid else frozenset(),
        url=facts.url,
        confidence=facts.confidence,
        effective_from=min((r.effective_from for r in paid if r.effective_from), default=None),
        effective_to=max((r.effective_to for r in paid if r.effective_to), default=None),
        detail=facts.fact,
        notes=facts.notes,
        as_of=facts.as_of,
        other_urls=facts.other_urls,
    )


def fee_rows(page: federal.Fees) -> tuple[FeeRow, ...]:
    """The fees in the order of the file.

    raises -- BrokenRuleBook naming the file and the key
    """
    return tuple(_fee(row, f"$.fees[{number}]") for number, row in enumerate(page.fees))


def _fee(row: federal.FeeRow, place: str) -> FeeRow:
    kind = next((kind for start, kind in _KINDS if row.id.startswith(start)), None)
    if kind is None:
        known = ", ".join(start for start, _ in _KINDS)
        what = say("the program reckons with no such fee, only with {known}", known=known)
        raise wrong(federal.Fees.file, f"{place}.id", what)
    if kind in _CHARGED and row.flat_usd is None:
        _rate(row.rate_pct, federal.Fees.file, f"{place}.rate_pct")
    return FeeRow(
        id=row.id,
        kind=kind,
        rate_pct=row.rate_pct,
        min_usd=_usd(row.min_usd, f"{place}.min_usd"),
        max_usd=_usd(row.max_usd, f"{place}.max_usd"),
        flat_usd=_usd(row.flat_usd, f"{place}.flat_usd"),
        limit_usd=_usd(row.usd, f"{place}.usd"),
        cite=row.cite or "",
        url=row.url,
        confidence=row.confidence,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        notes=row.notes or "",
        as_of=row.as_of or "",
        other_urls=row.other_urls,
    )


def _rate(rate_pct: Decimal | None, file: str, key: str) -> None:
    """raises -- BrokenRuleBook for what is no rate"""
    if rate_pct is None or not rate_pct.is_finite() or not 0 <= rate_pct <= _HIGHEST_PCT:
        raise wrong(file, key, say("it has to be a rate from 0 to {most}", most=_HIGHEST_PCT))


def _usd(amount: Decimal | None, key: str) -> Decimal | None:
    if amount is None:
        return None
    if not amount.is_finite() or not 0 <= amount <= _HIGHEST_USD:
        what = say("it has to be an amount from 0 to {most}", most=_HIGHEST_USD)
        raise wrong(federal.Fees.file, key, what)
    return cents(amount)
