"""Money as `Decimal`: whole cents and whole dollars, halves up, as the customs forms have it."""

from decimal import ROUND_HALF_UP, Decimal

_CENT, _DOLLAR, _HUNDRED = Decimal("0.01"), Decimal(1), Decimal(100)


def cents(amount: Decimal) -> Decimal:
    """The amount to the cent; half a cent goes up."""
    return amount.quantize(_CENT, ROUND_HALF_UP)


def whole_dollars(amount: Decimal) -> Decimal:
    """The amount to the dollar, as an entered value is written; fifty cents go up."""
    return amount.quantize(_DOLLAR, ROUND_HALF_UP)


def percent_of(rate_pct: Decimal, amount: Decimal) -> Decimal:
    """`rate_pct` per cent of the amount, to the cent."""
    return cents(rate_pct * amount / _HUNDRED)


def usd_text(amount: Decimal) -> str:
    """`$1,234.50`; a debt has its minus before the sign."""
    rounded = cents(amount)
    return f"-${-rounded:,.2f}" if rounded < 0 else f"${rounded:,.2f}"


def rate_text(rate_pct: Decimal) -> str:
    """`2.5%`, without zeros that say nothing."""
    whole, _, decimals = f"{rate_pct:f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}%" if decimals else f"{whole}%"
