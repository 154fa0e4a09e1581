"""What customs asks for one vehicle: duty and fees, line by line, with every other reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate, day_text, years_after
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.knowledge import Confidence
from keigarage.domain.money import cents, percent_of, rate_text, usd_text, whole_dollars
from keigarage.domain.tariff import (
    FEE_WORDS,
    DutyMode,
    DutyRow,
    FeeKind,
    FeeRow,
    Reading,
    fee_for,
    fiscal_year,
    rows_for,
    weakest,
)
from keigarage.domain.words import say

_NONE, _SAFETY_YEARS = Decimal(0), 25


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """One line of the bill; `rate_pct` is what it adds, None for a flat fee."""

    what: str
    hts: str
    rate_pct: Decimal | None
    amount_usd: Decimal
    cite: str
    url: str
    confidence: Confidence
    own: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What it would come to under another reading of the sources."""

    total_usd: Decimal
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyAnswer:
    """The bill of one vehicle, in dollars.

    `value_usd` is the entered value, in whole dollars. `missing` says what the rule book does not
    hold; the total leaves it out, and `confidence` is then unknown. `because` tells on which
    reading the total rests where there are `alternatives`; `notes` are what is worth knowing.
    """

    value_usd: Decimal
    rows: tuple[DutyLine, ...]
    total_usd: Decimal
    confidence: Confidence
    alternatives: tuple[Alternative, ...]
    because: str
    missing: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The rows of one body, each with the rate it is read at, and why it is not the usual one."""

    rows: tuple[tuple[DutyRow, Decimal], ...]
    because: tuple[str, ...] = ()


def duty(
    *,
    value_usd: Decimal,
    body: BodyClass,
    built: PartialDate,
    entry: date,
    informal: bool = False,
    rows: Iterable[DutyRow],
    fees: Iterable[FeeRow],
    own_rows: Iterable[DutyRow] = (),
) -> DutyAnswer:
    """Duty and fees on a vehicle from Japan that comes by ship, entered on the day `entry`.

    value_usd -- price of the vehicle alone, freight and insurance left out
    raises    -- UnreadableValue: a value below a dollar, an entry before it was built, an
                 informal entry above its limit
    A van with rear seats is reckoned as a car; as one for goods it is an alternative.
    """
    value, every, known = whole_dollars(value_usd), (*rows, *own_rows), tuple(fees)
    _check(value, built, entry, informal, known)
    years = entry.year - built.year
    chosen = rows_for(every, _tariff_body(body), years, entry)
    usual, *others = _choices(chosen, entry)
    lines, missing = _fees(value, entry, informal, known)
    fee_total = sum((line.amount_usd for line in lines), _NONE)
    if not any(row.mode is DutyMode.BASE for row in chosen):
        missing.append(say("The rule book has no rate of duty for it: ask the broker."))
    if body is BodyClass.VAN:
        others += _as_goods(every, years, entry)
    duties = _duty_lines(usual, value)
    total = fee_total + sum((line.amount_usd for line in duties), _NONE)
    lines = [*duties, *lines]
    return DutyAnswer(
        value_usd=value,
        rows=tuple(lines),
        total_usd=total,
        confidence=Confidence.UNKNOWN if missing else weakest([line.confidence for line in lines]),
        alternatives=_alternatives(others, value, fee_total, total),
        because=_because(body, chosen, entry),
        missing=tuple(missing),
        notes=(
            *_rounded(value_usd, value),
            *_informally(informal, entry, known),
            *_notes(chosen, built, entry),
        ),
    )


def _check(
    value: Decimal, built: PartialDate, entry: date, informal: bool, fees: tuple[FeeRow, ...]
) -> None:
    if value < 1:
        raise UnreadableValue(
            say("Customs wants the price paid: write a value of at least one dollar."),
            field="value",
        )
    if entry < built.first:
        raise UnreadableValue(
            say("It cannot be entered on {day}, before it was built: mend one of the dates.",
                day=day_text(entry)), field="entry")  # fmt: skip
    limit = fee_for(fees, FeeKind.INFORMAL_LIMIT, entry)
    if informal and limit and limit.limit_usd is not None and value > limit.limit_usd:
        raise UnreadableValue(
            say("Informal entry ends at a value of {limit} ({cite}): enter it formally.",
                limit=usd_text(limit.limit_usd), cite=limit.cite), field="informal")  # fmt: skip


def _tariff_body(body: BodyClass) -> BodyClass:
    """The tariff knows vehicles for persons and for goods; rear seats make a van the former."""
    return BodyClass.CAR if body is BodyClass.VAN else body


def _choices(rows: tuple[DutyRow, ...], entry: date) -> list[_Choice]:
    """Every combination of what the sources say of the rows that count, the usual one first."""
    counting = [row for row in rows if row.mode.counts]
    usual: list[tuple[Reading | None, ...]] = [(None, *row.readings_on(entry)) for row in counting]
    return [_choice(counting, readings) for readings in product(*usual)]


def _choice(rows: list[DutyRow], readings: tuple[Reading | None, ...]) -> _Choice:
    rates = tuple(
        (row, row.rate_pct or _NONE if reading is None else reading.rate_pct)
        for row, reading in zip(rows, readings, strict=True)
    )
    return _Choice(rates, tuple(reading.because for reading in readings if reading))


def _as_goods(rows: tuple[DutyRow, ...], years: int, entry: date) -> list[_Choice]:
    """The readings of a van that customs takes for one for goods."""
    why = say("A panel van without rear seats may count as a vehicle for goods: no ruling on one "
              "was read, and customs decides by its principal design.")  # fmt: skip
    chosen = rows_for(rows, BodyClass.TRUCK, years, entry)
    return [_Choice(one.rows, (why, *one.because)) for one in _choices(chosen, entry)]


def _duty_lines(choice: _Choice, value: Decimal) -> list[DutyLine]:
    base_pct = next((rate for row, rate in choice.rows if row.mode is DutyMode.BASE), _NONE)
    base_usd = percent_of(base_pct, value)
    lines = []
    for row, rate in choice.rows:
        added, amount = rate, percent_of(rate, value)
        if row.mode is DutyMode.TOTAL_CAP:
            # Reckoned as what is wanting to the total, so that both together are that rate to
            # the cent.
            total_pct = max(rate, base_pct)
            added, amount = total_pct - base_pct, percent_of(total_pct, value) - base_usd
        lines.append(
            DutyLine(what=row.what, hts=row.hts, rate_pct=added, amount_usd=amount, cite=row.cite,
                     url=row.url, confidence=row.confidence, own=row.own, note=row.detail)
        )  # fmt: skip
    return lines


def _fees(
    value: Decimal, entry: date, informal: bool, fees: tuple[FeeRow, ...]
) -> tuple[list[DutyLine], list[str]]:
    """The lines of the fees, and a sentence for each that the book lacks on that day."""
    lines, missing = [], []
    for kind in (FeeKind.MPF_INFORMAL if informal else FeeKind.MPF, FeeKind.HMF):
        fee = fee_for(fees, kind, entry)
        if fee:
            lines.append(_fee_line(fee, value))
        else:
            missing.append(
                say("{fee}: the rule book has none for fiscal year {year}, so the total leaves it "
                    "out; ask the broker.", fee=say(FEE_WORDS[kind]), year=fiscal_year(entry))
            )  # fmt: skip
    return lines, missing


def _fee_line(fee: FeeRow, value: Decimal) -> DutyLine:
    amount, note = fee.flat_usd or _NONE, ""
    if fee.rate_pct is not None:
        amount = percent_of(fee.rate_pct, value)
        if fee.min_usd is not None and amount < fee.min_usd:
            note = say("the minimum; the rate alone would give {amount}", amount=usd_text(amount))
            amount = fee.min_usd
        if fee.max_usd is not None and amount > fee.max_usd:
            note = say("the maximum; the rate alone would give {amount}", amount=usd_text(amount))
            amount = fee.max_usd
    return DutyLine(what=say(FEE_WORDS[fee.kind]), hts="", rate_pct=fee.rate_pct,
                    amount_usd=cents(amount), cite=fee.cite, url=fee.url, confidence=fee.confidence,
                    own=fee.own, note=note)  # fmt: skip


def _alternatives(
    choices: list[_Choice], value: Decimal, fee_total: Decimal, total: Decimal
) -> tuple[Alternative, ...]:
    """Totals that differ from the usual one, each once, with all that speaks for it."""
    reasons: dict[Decimal, list[str]] = {}
    for choice in choices:
        other = fee_total + sum((line.amount_usd for line in _duty_lines(choice, value)), _NONE)
        if other != total:
            said = reasons.setdefault(other, [])
            said += [because for because in choice.because if because not in said]
    return tuple(Alternative(other, " ".join(said)) for other, said in reasons.items())


def _because(body: BodyClass, rows: tuple[DutyRow, ...], entry: date) -> str:
    """On which reading the total rests; empty where there is only one."""
    words = []
    if body is BodyClass.VAN:
        words.append(
            say("Reckoned as a van with rear seats, which customs takes for a passenger car "
                "(NY N340362).")
        )  # fmt: skip
    words += [
        say("Reckoned with {what} at {rate}; the alternatives read it otherwise.",
            what=row.what, rate=rate_text(row.rate_pct or _NONE))
        for row in rows if row.mode.counts and row.readings_on(entry)
    ]  # fmt: skip
    return " ".join(words)


def _rounded(given: Decimal, value: Decimal) -> list[str]:
    if given == value:
        return []
    return [say("Customs reckons in whole dollars: {given} counts as {value}.",
                given=usd_text(given), value=usd_text(value))]  # fmt: skip


def _informally(informal: bool, entry: date, fees: tuple[FeeRow, ...]) -> list[str]:
    limit = fee_for(fees, FeeKind.INFORMAL_LIMIT, entry)
    if not informal:
        return []
    if limit is None or limit.limit_usd is None:
        return [say("Up to which value entry may be informal is not in the rule book.")]
    return [say("Entry may be informal up to {limit} ({cite}).",
                limit=usd_text(limit.limit_usd), cite=limit.cite)]  # fmt: skip


def _notes(rows: tuple[DutyRow, ...], built: PartialDate, entry: date) -> Iterator[str]:
    if entry < years_after(built.last, _SAFETY_YEARS):
        yield say("On the day of entry the 25 years of the safety rules are not certain to be "
                  "over: they run by the day, while the tariff counts calendar years.")  # fmt: skip
    for row in rows:
        if not row.mode.counts and row.mode is not DutyMode.TOTAL:
            cite = f" ({row.cite})" if row.cite else ""
            yield say("{what}: {detail}{cite}.", what=row.what, detail=row.detail, cite=cite)
