"""Money: cents and dollars with halves up, and how an amount is shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.money import cents, percent_of, rate_text, usd_text, whole_dollars

AMOUNTS = st.decimals(0, 10**9, places=4)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("2.665", "2.67"), ("7", "7.00")],
)
def test_half_a_cent_goes_up(amount, rounded):
    assert str(cents(Decimal(amount))) == rounded


@pytest.mark.parametrize(
    ("amount", "rounded"), [("2999.49", "2999"), ("2999.50", "3000"), ("2.5", "3"), ("3.5", "4")]
)
def test_half_a_dollar_goes_up(amount, rounded):
    assert str(whole_dollars(Decimal(amount))) == rounded


@given(AMOUNTS)
def test_rounding_moves_an_amount_by_half_a_cent_at_most(amount):
    assert -Decimal("0.005") < cents(amount) - amount <= Decimal("0.005")
    assert cents(cents(amount)) == cents(amount)


def test_a_share_is_reckoned_exactly_before_it_is_rounded():
    assert percent_of(Decimal("0.3464"), Decimal(3000)) == Decimal("10.39")
    assert percent_of(Decimal("2.5"), Decimal(3001)) == Decimal("75.03")
    assert percent_of(Decimal(0), Decimal(3001)) == Decimal("0.00")


@pytest.mark.parametrize(
    ("amount", "text"),
    [("1234.5", "$1,234.50"), ("0", "$0.00"), ("-3.005", "-$3.01"), ("1000000", "$1,000,000.00")],
)
def test_dollars_are_shown_with_their_cents(amount, text):
    assert usd_text(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("rate", "text"), [("2.5", "2.5%"), ("10.0", "10%"), ("25", "25%"), ("0.3464", "0.3464%")]
)
def test_a_rate_has_no_idle_zeros(rate, text):
    assert rate_text(Decimal(rate)) == text
