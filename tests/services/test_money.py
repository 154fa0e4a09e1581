"""Costs kept, reckoned live from the plan, compared, and borrowed from the last similar car."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from keigarage.domain.car import Body, Car, CarId, Currency, Stage
from keigarage.domain.costs import CostKind, CostLine
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NotFound, UnreadableValue
from keigarage.domain.plan import Mode

from .conftest import BEAT, CARRY, Bench

D = Decimal


@pytest.fixture
def carry(bench: Bench) -> CarId:
    return bench.add(replace(CARRY, price=D(310000), currency=Currency.JPY))


def last_words(bench: Bench) -> str:
    return bench.garage.history()[0].words


def test_a_line_is_added_by_its_name_and_then_changed(bench: Bench, beat: CarId) -> None:
    added = bench.money.put(beat, "Ocean freight", {"estimate": "1.200,50"})
    assert (added.estimate, added.currency, added.stage) == (D("1200.50"), Currency.USD, "wanted")
    bench.money.put(beat, "ocean FREIGHT ", {"actual": "1350", "payee": "Tokai"})
    (line,) = bench.money.lines(beat)
    assert (line.id, line.label, line.payee) == (added.id, "Ocean freight", "Tokai")
    assert line.over_usd == D("149.50")
    assert bench.announced == [
        ("Add Ocean freight to the costs of Honda Beat", beat),
        ("Edit Ocean freight in the costs of Honda Beat", beat),
    ]  # fmt: skip


def test_a_usual_line_brings_its_stage_along(bench: Bench, beat: CarId) -> None:
    for label, stage, kind in (
        ("customs broker", Stage.AT_PORT, CostKind.COST),
        ("Purchase Price", Stage.BOUGHT, CostKind.PRICE),
        ("Import duty", Stage.AT_PORT, CostKind.DUTY),
        ("Sale price", Stage.SOLD, CostKind.SALE),
        ("Paint", Stage.WANTED, CostKind.COST),
    ):
        line = bench.money.put(beat, label, {"estimate": "5"})
        assert (line.stage, line.kind, line.currency) == (stage, kind, Currency.USD)


def test_a_rate_has_its_day(bench: Bench, beat: CarId) -> None:
    yen = {"estimate": "15000", "currency": "JPY"}
    line = bench.money.put(beat, "Auction fee", yen | {"rate": "0.0067"})
    assert line.rate_on == PartialDate.of(bench.today)
    bench.today = date(2026, 12, 1)
    assert bench.money.put(beat, "Auction fee", {"payee": "USS"}).rate_on == line.rate_on
    later = bench.money.put(beat, "Auction fee", {"rate": "0.0068"})
    assert later.rate_on == PartialDate(2026, 12, 1)
    told = bench.money.put(beat, "Auction fee", {"rate": "0.0069", "rate_on": "2026-11"})
    assert told.rate_on == PartialDate(2026, 11)
    assert bench.money.put(beat, "Auction fee", {"rate": ""}).rate_on is None


@pytest.mark.parametrize("texts, field", [
    ({"estimate": "lots"}, "estimate"), ({"actual": "1,2,3"}, "actual"), ({"rate": "150"}, "rate"),
    ({"estimate": "5", "rate": "0.0067"}, "rate"), ({"stage": "afloat"}, "stage"),
])  # fmt: skip
def test_a_wrong_amount_is_named_and_nothing_is_written(
    bench: Bench, beat: CarId, texts: dict[str, str], field: str
) -> None:
    with pytest.raises(UnreadableValue) as refused:
        bench.money.put(beat, "Freight", {"payee": "Tokai", **texts})
    assert refused.value.field == field
    assert bench.money.lines(beat) == () and bench.seen == []


def test_a_line_without_a_name_is_refused_in_the_grid_too(bench: Bench, beat: CarId) -> None:
    blank = CostLine(car_id=beat, label="", stage=Stage.BOUGHT)
    for write in (lambda: bench.money.save_line(blank), lambda: bench.money.add_lines([blank])):
        with pytest.raises(UnreadableValue) as refused:
            write()
        assert refused.value.field == "label"
    assert bench.seen == []


def test_removed_lines_come_back_by_undo(bench: Bench, beat: CarId) -> None:
    line = bench.money.put(beat, "Freight", {"estimate": "1200"})
    bench.money.remove_line(bench.money.the_line(beat, "freight"))
    assert bench.money.lines(beat) == ()
    assert last_words(bench) == "Remove Freight from the costs of Honda Beat"
    bench.garage.undo()
    assert bench.money.lines(beat) == (line,)
    with pytest.raises(NotFound, match="there are Freight"):
        bench.money.the_line(beat, "Insurance")


# Duty, live


def test_duty_follows_the_plan(bench: Bench, carry: CarId) -> None:
    """310,000 yen at 0.0066 are $2,046: 25% is 511.50, the least fee 34.58, harbor 2.56."""
    bench.money.put(carry, "Auction fee",
                    {"estimate": "15000", "currency": "JPY", "rate": "0.0066"})  # fmt: skip
    bench.shipping.edit_plan(carry, {"loads": "2026-11-11", "arrives": "2026-12-03"})
    costs = bench.money.costs(carry)
    assert costs.duty.total_usd == D("548.64") and "3 December 2026" in costs.duty.because
    assert costs.landed.price_usd == D("2046.00")
    assert costs.landed.total_usd == D("2046.00") + D("548.64") + D("99.00")
    assert costs.landed.missing == ()

    # Before October 2026 the least fee of a formal entry was a dollar less.
    bench.shipping.edit_plan(carry, {"loads": "2026-08-20", "arrives": "2026-09-20"})
    assert bench.money.costs(carry).duty.total_usd == D("547.64")
    bench.shipping.edit_milestone(carry, "entry", {"planned": "2026-10-02"})
    assert bench.money.costs(carry).duty.total_usd == D("548.64")
    bench.shipping.mark_done(carry, "entry", PartialDate(2026, 9, 30))
    assert bench.money.costs(carry).duty.total_usd == D("547.64")


def test_an_arrival_known_to_the_month_is_reckoned_for_its_end(bench: Bench, carry: CarId) -> None:
    bench.money.put(carry, "Purchase price", {"actual": "3000"})
    bench.shipping.edit_plan(carry, {"arrives": "2026-12"})
    assert "31 December 2026" in bench.money.costs(carry).duty.because


def test_duty_goes_by_the_price_that_was_paid(bench: Bench, carry: CarId) -> None:
    bench.money.put(carry, "Purchase price", {"estimate": "2000", "actual": "3000"})
    costs = bench.money.costs(carry)
    # The checked example: a $3,000 kei truck pays 750.00 + 34.58 + 3.75.
    assert costs.duty.total_usd == D("788.33")
    assert costs.landed.price_usd is None and costs.landed.total_usd == D("3788.33")
    bench.money.put(carry, "Duty and fees", {"actual": "790"})
    landed = bench.money.costs(carry).landed
    assert (landed.duty_usd, landed.total_usd) == (None, D("3790"))


@pytest.mark.parametrize("car, because", [
    (Car(name="x", price=D(3000), currency=Currency.USD), "date built"),
    (replace(BEAT, price=None), "price in dollars"),
    (replace(BEAT, price=D(450000), currency=Currency.JPY), "price in dollars"),
    (replace(BEAT, price=D(450000), currency=None), "price in dollars"),
    (replace(BEAT, price=D("0.2"), currency=Currency.USD), "at least one dollar"),
    (replace(BEAT, price=D(3000), currency=Currency.USD, stage=Stage.OWNED), "day of entry"),
])  # fmt: skip
def test_what_duty_lacks_is_said(bench: Bench, car: Car, because: str) -> None:
    costs = bench.money.costs(bench.add(car))
    assert costs.duty.answer is None and because in costs.duty.because
    assert "Duty and fees" in costs.landed.missing


def test_a_car_still_to_come_is_reckoned_for_today(bench: Bench) -> None:
    beat = bench.add(replace(BEAT, price=D(3000), currency=Currency.USD))
    costs = bench.money.costs(beat)
    assert costs.duty.total_usd == D("413.33") and "22 November 2026" in costs.duty.because


def test_the_newest_rate_of_any_car_tells_a_price_in_yen(bench: Bench, carry: CarId) -> None:
    beat = bench.add(BEAT)
    for label, rate, day in (("A", "0.0070", "2026-01"), ("B", "0.0066", "2026-10"),
                             ("C", "0.0069", "2026-05")):  # fmt: skip
        bench.money.put(beat, label, {"estimate": "1", "currency": "JPY", "rate": rate,
                                      "rate_on": day})  # fmt: skip
    assert bench.money.costs(carry).landed.price_usd == D("2046.00")
    bench.money.put(carry, "Own", {"estimate": "1", "currency": "JPY", "rate": "0.0060",
                                   "rate_on": "2025"})  # fmt: skip
    assert bench.money.costs(carry).landed.price_usd == D("1860.00")


# Templates and offers


def test_templates_leave_out_what_is_there_and_the_other_crossing(
    bench: Bench, beat: CarId
) -> None:
    def labels() -> set[str]:
        return {template.label for template in bench.money.templates(beat)}

    every = labels()
    assert {"Ocean freight, RoRo", "Ocean freight, container", "Customs broker"} <= every
    bench.shipping.set_mode(beat, Mode.RORO)
    bench.money.put(beat, "customs broker", {"estimate": "300"})
    assert every - labels() == {"Ocean freight, container", "Customs broker"}


def test_a_template_gives_a_line_without_its_placeholder(bench: Bench, beat: CarId) -> None:
    lines = [bench.money.line_of(beat, template) for template in bench.money.templates(beat)]
    made = bench.money.add_lines(lines)
    assert all(line.estimate is None and line.actual is None for line in made)
    assert bench.money.costs(beat).totals.expected_usd == 0
    assert last_words(bench) == f"Add {len(lines)} lines to the costs of Honda Beat"
    bench.garage.undo()
    assert bench.money.lines(beat) == ()


def test_the_last_similar_car_offers_its_lines(bench: Bench, beat: CarId) -> None:
    assert bench.money.offered(beat) is None
    truck, older, newer = bench.add(CARRY), bench.add(BEAT), bench.add(BEAT)
    bench.money.put(older, "Freight", {"estimate": "900"})
    bench.money.put(newer, "Freight", {"estimate": "1200", "actual": "1350", "paid_on": "2026-10"})
    bench.money.put(newer, "Wash", {"estimate": "40"})
    bench.money.put(newer, "Purchase price", {"actual": "5000"})
    bench.money.put(newer, "Sale price", {"actual": "9000"})
    bench.money.put(truck, "Straps", {"estimate": "10"})
    bench.money.put(beat, "wash", {"estimate": "45"})
    offer = bench.money.offered(beat)
    assert offer and offer.title == "Honda Beat"
    (line,) = offer.lines
    assert (line.label, line.estimate, line.actual, line.paid_on) == (
        "Freight", D(1350), None, None
    )  # fmt: skip
    assert bench.money.lines(beat)[-1].label == "wash"  # nothing is written before it is taken
    bench.money.add_lines(offer.lines)
    assert {held.label for held in bench.money.lines(beat)} == {"wash", "Freight"}


def test_a_car_of_another_body_offers_nothing(bench: Bench, beat: CarId) -> None:
    bench.money.put(bench.add(CARRY), "Straps", {"estimate": "10"})
    assert bench.money.offered(beat) is None
    van = bench.add(Car(make="Subaru", model="Sambar", body=Body.TRUCK))
    offer = bench.money.offered(van)
    assert offer and [line.label for line in offer.lines] == ["Straps"]


# Over all


def test_totals_and_shares_over_a_selection_or_all(bench: Bench, beat: CarId) -> None:
    truck, gone = bench.add(CARRY), bench.add(BEAT)
    bench.money.put(beat, "Freight", {"estimate": "1200", "actual": "1350", "payee": "Tokai"})
    bench.money.put(truck, "Freight", {"estimate": "2150", "payee": "Tokai"})
    bench.money.put(truck, "Broker", {"actual": "500", "stage": "at_port"})
    bench.money.put(truck, "Sale price", {"actual": "9000"})
    bench.money.put(gone, "Freight", {"estimate": "99"})
    bench.garage.trash(gone)
    every = bench.money.overall()
    assert (every.estimate_usd, every.actual_usd, every.expected_usd) == (
        D("3350"), D("1850"), D("4000")
    )  # fmt: skip
    assert bench.money.overall([beat]).expected_usd == D(1350)
    assert bench.money.overall([]).expected_usd == 0
    assert [(share.name, share.usd) for share in bench.money.shares()] == [
        ("Freight", D(3500)), ("Broker", D(500))
    ]  # fmt: skip
    assert [(share.name, str(share.share_pct)) for share in bench.money.shares(by="payee")] == [
        ("Tokai", "87.5"), ("Nobody named", "12.5")
    ]  # fmt: skip
    stages = {share.name: share.usd for share in bench.money.shares(by="stage")}
    assert stages == {"Wanted": D(1350), "In transit": D(2150), "At port": D(500)}
