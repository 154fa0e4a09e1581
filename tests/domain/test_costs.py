"""Money to the cent: what lines come to, in two currencies, and where it went."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.car import CarId, Currency, Stage
from keigarage.domain.cost_fields import (
    COST_FIELDS,
    amount_text,
    kind_named,
    read_rate,
    read_signed_amount,
    with_cost_fields,
)
from keigarage.domain.costs import (
    CostKind,
    CostLine,
    gain_on_sale,
    has_kind,
    in_usd,
    landed,
    shares,
    totals,
)
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import UnreadableValue

CAR = CarId(1)
D = Decimal


def line(estimate=None, actual=None, rate=None, label="Freight", kind=CostKind.COST) -> CostLine:
    """A line in yen when it has a rate, else in dollars."""
    return CostLine(
        car_id=CAR, label=label, stage=Stage.BOUGHT, kind=kind,
        estimate=None if estimate is None else D(estimate),
        actual=None if actual is None else D(actual),
        currency=Currency.JPY if rate is not None else Currency.USD,
        rate=D(rate) if rate else None,
    )  # fmt: skip


@pytest.mark.parametrize("amount, rate, usd", [
    ("310000", "0.0066", "2046.00"), ("350", "0.0065", "2.28"),  # 2.275: half a cent goes up
    ("1", "0.005", "0.01"), ("1", "0.0049", "0.00"), ("-350", "0.0065", "-2.28"),
    ("999999999999", "0.00666666", "6666659999.99"), ("450000.50", "0.0067", "3015.00"),
])  # fmt: skip
def test_yen_become_dollars_to_the_cent(amount, rate, usd):
    assert str(in_usd(D(amount), Currency.JPY, D(rate))) == usd


def test_yen_without_a_rate_are_no_dollars():
    assert in_usd(D(350), Currency.JPY, None) is None
    assert in_usd(None, Currency.USD, None) is None
    assert str(in_usd(D("12.5"), Currency.USD, None)) == "12.50"


def test_a_line_expects_its_estimate_until_it_is_paid():
    assert line("1200").expected_usd == D(1200)
    assert line("1200", "1350").expected_usd == D(1350)
    assert line("1200", "1350").over_usd == D(150)
    assert line("1200").over_usd is None and line(actual="5").over_usd is None
    assert line("1200", "0").expected_usd == 0  # a gift is not the same as unpaid


def test_totals_worked_by_hand():
    """300,000 and 310,000 yen at 0.0066 are 1,980.00 and 2,046.00; freight was 90 dearer."""
    lines = [line("300000", "310000", "0.0066"), line("2150", "2240"), line("65"),
             line(actual="-20.50"), line("9000", rate=""),
             line("7500", kind=CostKind.SALE)]  # fmt: skip
    found = totals(lines)
    assert found.estimate_usd == D("4195.00")  # 1980 + 2150 + 65
    assert found.actual_usd == D("4265.50")  # 2046 + 2240 - 20.50
    assert found.expected_usd == D("4330.50")  # 2046 + 2240 + 65 - 20.50
    assert found.over_usd == D("156.00")  # 66 + 90
    assert found.unconverted == ("Freight",)


def test_nothing_comes_to_nothing_in_cents():
    assert str(totals([]).estimate_usd) == "0.00"
    assert shares([]) == ()


def test_landed_cost_takes_price_and_duty_from_the_lines_or_from_beside_them():
    found = landed([line("1000")], D("2046.00"), D("548.64"))
    assert (found.total_usd, found.missing) == (D("3594.64"), ())
    own = [line("1000"), line("2000", "2046", kind=CostKind.PRICE, label="Purchase price"),
           line("600", kind=CostKind.DUTY, label="Duty and fees")]  # fmt: skip
    found = landed(own, D("9999"), D("548.64"))
    assert (found.price_usd, found.duty_usd, found.total_usd) == (None, None, D("3646"))


def test_landed_cost_says_what_it_lacks():
    found = landed([line("9000", rate="", label="Auction fee")], None, None)
    assert found.missing == ("Purchase price", "Duty and fees", "Auction fee")
    assert found.total_usd == 0


def test_a_line_without_an_amount_stands_for_nothing():
    assert not has_kind([line(kind=CostKind.DUTY)], CostKind.DUTY)
    assert landed([line(kind=CostKind.DUTY)], D(1), D(2)).duty_usd == D(2)


def test_gain_on_a_sale():
    sale = line("7500", "7300", kind=CostKind.SALE)
    assert gain_on_sale([line("1000"), sale], D("5000.25")) == D("2299.75")
    assert gain_on_sale([sale], D(8000)) == D(-700)
    assert gain_on_sale([line("1000")], D(1000)) is None
    assert gain_on_sale([line("7500", rate="", kind=CostKind.SALE)], D(0)) is None


def test_shares_are_sorted_joined_and_whole():
    found = shares([("Freight", D(1)), ("Price", D(1)), ("Duty", D("0.5")), ("Duty", D("0.5")),
                    ("Refund", D(-5))])  # fmt: skip
    assert [(share.name, str(share.share_pct)) for share in found] == [
        ("Freight", "33.4"), ("Price", "33.3"), ("Duty", "33.3"),
    ]  # fmt: skip


amounts = st.decimals(0, 10**9, places=2) | st.integers(0, 10**11).map(D)
rates = st.decimals("0.0001", "1", places=6)


@given(
    st.lists(st.tuples(st.none() | amounts, st.none() | amounts, st.none() | rates), max_size=30)
)
def test_sums_are_exact_and_what_is_shown_adds_up(drawn):
    lines = [line(*(None if part is None else str(part) for part in parts)) for parts in drawn]
    found = totals(lines)
    cent = [int(ln.estimate_usd * 100) for ln in lines if ln.estimate_usd is not None]
    assert found.estimate_usd * 100 == sum(cent)
    over = [ln for ln in lines if ln.over_usd is not None]
    assert found.over_usd == sum(ln.actual_usd - ln.estimate_usd for ln in over)
    assert found.expected_usd == sum(ln.expected_usd or 0 for ln in lines)
    assert totals(lines[::-1]) == found


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), amounts), min_size=1, max_size=40))
def test_shares_come_to_a_hundred_always(parts):
    found = shares(parts)
    if found:
        assert sum(share.share_pct for share in found) == 100
        assert all(share.share_pct >= 0 for share in found)
        assert sum(share.usd for share in found) == sum(usd for _, usd in parts)


# As typed


@pytest.mark.parametrize("text, amount", [
    ("1200", "1200"), ("1.200,50", "1200.50"), ("1,200.50", "1200.50"), ("310.000", "310000"),
    ("¥310,000", "310000"), ("１２００円", "1200"), ("-9,000", "-9000"), ("−9000", "-9000"),
    ("12,5", "12.5"),
])  # fmt: skip
def test_either_decimal_mark_is_read(text, amount):
    assert read_signed_amount(text) == D(amount)


@pytest.mark.parametrize("text, rate", [("0.0067", "0.0067"), ("0,0067", "0.0067"), ("1", "1")])
def test_a_rate_is_dollars_for_one_yen(text, rate):
    assert read_rate(text) == D(rate)


@pytest.mark.parametrize("text", ["150", "0", "149.25", "abc", "-0.0067"])
def test_yen_for_a_dollar_is_no_rate(text):
    with pytest.raises(UnreadableValue):
        read_rate(text)


YEN = replace(line("1000", rate="0.0067"), label="Auction fee")


@pytest.mark.parametrize("texts, field", [
    ({"estimate": "abc"}, "estimate"), ({"actual": "1..2"}, "actual"), ({"rate": "150"}, "rate"),
    ({"currency": "EUR"}, "currency"), ({"stage": "sunk"}, "stage"), ({"label": " "}, "label"),
    ({"rate_on": "1/2/2026"}, "rate_on"), ({"paid_on": "Soon"}, "paid_on"),
    ({"currency": "USD"}, "rate"), ({"tip": "5"}, "tip"),
])  # fmt: skip
def test_the_faulty_field_is_named(texts, field, sentence):
    with pytest.raises(UnreadableValue) as refused:
        with_cost_fields(YEN, texts)
    assert refused.value.field == field
    assert str(refused.value).endswith(".")


def test_every_field_reads_back_what_it_writes():
    full = with_cost_fields(line(), {
        "label": "Auction  fee", "stage": "in transit", "estimate": "15000", "actual": "-14.500",
        "currency": "jpy", "rate": "0,0067", "rate_on": "2026-11", "payee": "USS 名古屋",
        "paid_on": "2026-11-22",
    })  # fmt: skip
    assert (full.label, full.stage, full.actual) == ("Auction fee", Stage.IN_TRANSIT, D(-14500))
    assert full.rate_on == PartialDate(2026, 11)
    texts = {f.name: getattr(full, f.name) for f in COST_FIELDS}
    texts |= {name: amount_text(texts[name]) for name in ("estimate", "actual", "rate")}
    assert with_cost_fields(line(), {name: str(text) for name, text in texts.items()}) == full
    emptied = with_cost_fields(full, dict.fromkeys(texts.keys() - {"label"}, ""))
    assert (emptied.estimate, emptied.rate, emptied.currency) == (None, None, Currency.USD)
    assert emptied.stage is Stage.IN_TRANSIT


@pytest.mark.parametrize("label, kind", [
    ("Purchase price", CostKind.PRICE), ("purchase  PRICE", CostKind.PRICE),
    ("Customs duty", CostKind.DUTY), ("Duty and fees", CostKind.DUTY), ("Sale", CostKind.SALE),
    ("Ocean freight", CostKind.COST), ("Duty free shop", CostKind.COST), ("Cost", CostKind.COST),
])  # fmt: skip
def test_a_label_tells_what_a_line_stands_for(label, kind):
    assert kind_named(label) is kind


def test_renaming_a_line_moves_its_kind_along():
    renamed = with_cost_fields(line("5"), {"label": "Sale price"})
    assert renamed.kind is CostKind.SALE
    assert with_cost_fields(renamed, {"label": "Polish"}).kind is CostKind.COST
