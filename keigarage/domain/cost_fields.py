"""The fields of a cost line as words, for the grid, the command line and the history."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from keigarage.domain.car import Currency, Stage
from keigarage.domain.car_fields import FIELD_BY_NAME, Field, read_amount
from keigarage.domain.costs import KIND_WORDS, CostKind, CostLine
from keigarage.domain.date_reading import read_date
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.plan_fields import read_from
from keigarage.domain.words import say

STAGE_OF_KIND = {
    CostKind.PRICE: Stage.BOUGHT,
    CostKind.DUTY: Stage.AT_PORT,
    CostKind.SALE: Stage.SOLD,
}


# Other names that people give them; a plain cost of that name would be reckoned twice.
_ALSO = {
    CostKind.PRICE: ("price", "auction price", "hammer price", "winning bid"),
    CostKind.DUTY: ("duty", "duties", "customs duty", "import duty", "customs duty and fees"),
    CostKind.SALE: ("sale", "sold for", "selling price"),
}


def kind_named(label: str) -> CostKind:
    """What a line of that label stands for; most are plain costs."""
    wanted = " ".join(label.split()).casefold()
    for kind, others in _ALSO.items():
        words = KIND_WORDS[kind]
        if wanted in (words.casefold(), say(words).casefold(), *others):
            return kind
    return CostKind.COST


def read_signed_amount(text: str) -> Decimal:
    """An amount as `read_amount` reads it; one with a minus is money back."""
    typed = plain(text)
    return -read_amount(typed[1:]) if typed.startswith("-") else read_amount(typed)


def read_rate(text: str) -> Decimal:
    """Dollars for one unit of the currency: `0.0067` for a yen."""
    rate = read_amount(text)
    if 0 < rate <= 1:
        return rate
    raise UnreadableValue(
        say("{text} is not a rate in dollars for one yen: write a number such as 0.0067, which is "
            "1 divided by 149.25.", text=shortened(text))
    )  # fmt: skip


def _label(text: str) -> str:
    return " ".join(text.split())


def _choice(name: str) -> Callable[[str], Any]:
    return FIELD_BY_NAME[name].read


COST_FIELDS: tuple[Field, ...] = (
    Field("label", "What", _label),
    Field("stage", "Stage", _choice("stage"), None, tuple(Stage)),
    Field("estimate", "Estimate", read_signed_amount, None),
    Field("actual", "Actual", read_signed_amount, None),
    Field("currency", "Currency", _choice("currency"), Currency.USD, tuple(Currency)),
    Field("rate", "Dollars per unit", read_rate, None),
    Field("rate_on", "Rate of", read_date, None),
    Field("payee", "Paid to"),
    Field("paid_on", "Paid on", read_date, None),
)
COST_FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in COST_FIELDS}


def with_cost_fields(line: CostLine, texts: Mapping[str, str]) -> CostLine:
    """The line with the named fields read from text; raises on the first that is wrong.

    An emptied stage keeps the one it has.
    """
    read: dict[str, Any] = {
        name: read_from(COST_FIELD_BY_NAME, name, text) for name, text in texts.items()
    }
    if read.get("stage", ...) is None:
        del read["stage"]
    if "label" in read and line.kind in (CostKind.COST, kind_named(line.label)):
        read["kind"] = kind_named(read["label"])
    return checked_line(replace(line, **read))


def checked_line(line: CostLine) -> CostLine:
    """The same line; raises when it has no label, or a rate that its currency does not take."""
    if not line.label:
        raise UnreadableValue(say("A cost needs a name, such as Ocean freight."), field="label")
    if line.rate is not None and line.currency is Currency.USD:
        raise UnreadableValue(
            say("An amount in dollars needs no rate: leave it out, or choose JPY as the currency."),
            field="rate",
        )
    return line


def amount_text(amount: Decimal | None) -> str:
    """An amount as text that `read_signed_amount` reads back; empty when unset."""
    return "" if amount is None else f"{amount:f}"
