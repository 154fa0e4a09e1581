"""The costs of a car as a JSON document and as lines for people."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from keigarage.cli.documents import plain
from keigarage.cli.duty import duty_document
from keigarage.cli.terminal import width, wrapped
from keigarage.domain.car import Currency
from keigarage.domain.costs import CostLine, CostTemplate
from keigarage.domain.money import usd_text
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.services.car_costs import CarCosts


def costs_document(held: "CarCosts") -> dict[str, Any]:
    sums, whole = held.totals, held.landed
    return {
        "car": str(held.car.id),
        "title": held.car.title,
        "lines": [_line_document(line) for line in held.lines],
        "estimate_usd": plain(sums.estimate_usd),
        "actual_usd": plain(sums.actual_usd),
        "expected_usd": plain(sums.expected_usd),
        "over_usd": plain(sums.over_usd),
        "unconverted": list(sums.unconverted),
        "duty": duty_document(held.duty.answer) if held.duty.answer else None,
        "duty_because": held.duty.because,
        "landed": {
            "total_usd": plain(whole.total_usd),
            "price_usd": plain(whole.price_usd),
            "duty_usd": plain(whole.duty_usd),
            "missing": list(whole.missing),
        },
        "gain_usd": plain(held.gain_usd),
        "shares": [
            {"name": share.name, "usd": plain(share.usd), "share_pct": float(share.share_pct)}
            for share in held.shares
        ],
    }


def _line_document(line: CostLine) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "label": line.label,
        "stage": line.stage.value,
        "kind": line.kind.value,
        "estimate": plain(line.estimate),
        "actual": plain(line.actual),
        "currency": line.currency.value,
        # A rate has more decimals than money.
        "rate": None if line.rate is None else f"{line.rate:f}",
        "rate_on": plain(line.rate_on),
        "estimate_usd": plain(line.estimate_usd),
        "actual_usd": plain(line.actual_usd),
        "payee": line.payee,
        "paid_on": plain(line.paid_on),
    }


def template_document(template: CostTemplate) -> dict[str, Any]:
    return {
        "label": template.label,
        "stage": template.stage.value,
        "kind": template.kind.value,
        "currency": template.currency.value,
        "low": plain(template.low),
        "high": plain(template.high),
        "placeholder": True,
        "source": template.source,
        "confidence": template.confidence.value,
        "note": template.note,
    }


def costs_lines(held: "CarCosts") -> Iterator[str]:
    yield held.car.title
    yield ""
    if held.lines:
        yield from _grid(held)
    else:
        yield from wrapped(say("No costs yet: add one with `keigarage cost {car} \"Ocean freight\" "
                               "--estimate 1200`.", car=held.car.id))  # fmt: skip
    yield ""
    yield from _sums(held)
    whole, owed = held.landed, held.duty
    if owed.total_usd is not None and whole.duty_usd is None:
        # A line of the owner's stands for it; the two are there to be compared.
        yield from wrapped(say("Duty and fees would come to {amount}.",
                               amount=usd_text(owed.total_usd)))  # fmt: skip
    yield from wrapped(owed.because)
    if whole.missing:
        yield from wrapped(say("Not in the landed cost: {what}.", what=", ".join(whole.missing)))
    if held.gain_usd is not None:
        yield say("Gain on the sale: {amount}", amount=usd_text(held.gain_usd))


def _grid(held: "CarCosts") -> Iterator[str]:
    sums = held.totals
    rows = [[say("What"), say("Stage"), say("Estimate"), say("Actual"), say("Over")]]
    rows += [
        [line.label, say(STAGE_WORDS[line.stage]), _amount(line, line.estimate),
         _amount(line, line.actual), "" if line.over_usd is None else usd_text(line.over_usd)]
        for line in held.lines
    ]  # fmt: skip
    rows.append([say("Total in dollars"), "", usd_text(sums.estimate_usd),
                 usd_text(sums.actual_usd), usd_text(sums.over_usd)])  # fmt: skip
    yield from _aligned(rows, right=(2, 3, 4))


def _sums(held: "CarCosts") -> Iterator[str]:
    whole = held.landed
    rows = [[say("Costs, paid or expected"), usd_text(whole.lines_usd)]]
    if whole.price_usd is not None:
        rows.append([say("Purchase price, from the car's page"), usd_text(whole.price_usd)])
    if whole.duty_usd is not None:
        rows.append([say("Duty and fees, reckoned"), usd_text(whole.duty_usd)])
    rows.append([say("Landed cost"), usd_text(whole.total_usd)])
    yield from _aligned(rows, right=(1,))


def _amount(line: CostLine, amount: Decimal | None) -> str:
    """`$1,200.00`, or yen with the dollars they are beside them."""
    if amount is None:
        return ""
    if line.currency is Currency.USD:
        return usd_text(amount)
    usd = line.actual_usd if amount is line.actual else line.estimate_usd
    yen = f"¥{amount:,.0f}" if amount == int(amount) else f"¥{amount:,.2f}"
    return f"{yen} = {usd_text(usd)}" if usd is not None else say("{yen}, no rate", yen=yen)


def usual_lines(templates: tuple[CostTemplate, ...]) -> Iterator[str]:
    yield from wrapped(say("Usual lines and what others paid; ranges are placeholders from pages "
                           "of little weight, and none is counted."))  # fmt: skip
    yield ""
    rows = [[held.label, say(STAGE_WORDS[held.stage]), _range(held)] for held in templates]
    yield from _aligned(rows, right=())


def _range(template: CostTemplate) -> str:
    sign = "¥" if template.currency is Currency.JPY else "$"
    low, high = (None if end is None else f"{sign}{end:,}" for end in (template.low, template.high))
    if low and high:
        return low if low == high else f"{low} – {high}"
    return say("up to {most}", most=high) if high else ""


def _aligned(rows: list[list[str]], right: tuple[int, ...]) -> Iterator[str]:
    """Columns of even width, amounts to the right so that their cents stand under each other."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for place, cell in enumerate(row):
            pad = " " * (widths[place] - width(cell))
            cells.append(pad + cell if place in right else cell + pad)
        yield "  ".join(cells).rstrip()
