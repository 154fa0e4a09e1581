"""The cost lines of a car as a sheet."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QObject

from keigarage.domain.car import CarId, Currency, Stage
from keigarage.domain.cost_fields import amount_text
from keigarage.domain.costs import CostLine
from keigarage.domain.money import usd_text
from keigarage.domain.plan_fields import written
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.services.money import Money
from keigarage.ui.car_page.grid_model import GridColumn, GridModel
from keigarage.ui.car_page.short_dates import partial_text

_MARKS = {Currency.USD: "$", Currency.JPY: "¥"}


def money_text(amount: Decimal | None, currency: Currency) -> str:
    """`¥450,000` or `$1,234.50`, without cents that say nothing."""
    if amount is None:
        return ""
    whole = amount == amount.to_integral_value()
    figures = f"{abs(amount):,.0f}" if whole else f"{abs(amount):,.2f}"
    return f"{'-' if amount < 0 else ''}{_MARKS[currency]}{figures}"


def _stage_words(line: CostLine) -> str:
    return say(STAGE_WORDS[line.stage])


def cost_columns(payees: Callable[[], Sequence[str]]) -> tuple[GridColumn[CostLine], ...]:
    """What, when, how much, to whom; `payees` are what typing is completed from."""
    stages = [(say(words), say(words)) for words in (STAGE_WORDS[stage] for stage in Stage)]
    currencies = [(kind.value, kind.value) for kind in Currency]
    return (
        GridColumn(id="label", heading="What", text=lambda ln: ln.label, width=136,
                   hint="Add a line"),
        GridColumn(id="estimate", heading="Estimate", text=lambda ln: amount_text(ln.estimate),
                   shown=lambda ln: money_text(ln.estimate, ln.currency), width=78, right=True),
        GridColumn(id="actual", heading="Actual", text=lambda ln: amount_text(ln.actual),
                   shown=lambda ln: money_text(ln.actual, ln.currency), width=78, right=True),
        GridColumn(id="currency", heading="In", text=lambda ln: ln.currency.value,
                   choices=currencies, width=42),
        GridColumn(id="rate", heading="$ per unit", text=lambda ln: amount_text(ln.rate), width=66,
                   right=True),
        GridColumn(id="paid_on", heading="Paid on", text=lambda ln: written(ln.paid_on),
                   shown=lambda ln: partial_text(ln.paid_on), width=90),
        GridColumn(id="payee", heading="Paid to", text=lambda ln: ln.payee, offers=payees,
                   width=110),
        GridColumn(id="stage", heading="Stage", text=_stage_words, choices=stages, width=84),
        GridColumn(id="rate_on", heading="Rate of", text=lambda ln: written(ln.rate_on),
                   shown=lambda ln: partial_text(ln.rate_on), width=90),
    )  # fmt: skip


class CostRows(GridModel[CostLine]):
    """Writes through the service: a line is edited where it stands, a new one begins below."""

    def __init__(self, money: Money, parent: QObject | None = None) -> None:
        self._money = money
        self.car_id: CarId | None = None
        columns = cost_columns(self._payees)
        super().__init__(columns, lambda line: line.id, parent, grows=True)

    def store(self, thing: CostLine, column: str, text: str) -> None:
        assert thing.id is not None
        self._money.edit_line(thing.id, {column: text})

    def begin(self, column: str, text: str) -> None:
        if self.car_id is not None:
            self._money.put(self.car_id, text, {})

    def scope(self) -> CarId | None:
        return self.car_id

    def tip(self, thing: CostLine, column: str) -> str:
        """In the other currency's place: what an amount in yen is in dollars."""
        usd = {"estimate": thing.estimate_usd, "actual": thing.actual_usd}.get(column)
        if column in ("estimate", "actual") and thing.lacks_rate:
            return say("Without dollars per yen it stands in no sum.")
        if usd is None or thing.currency is Currency.USD:
            return thing.label if column == "label" else ""
        return say("{amount} in dollars", amount=usd_text(usd))

    def remark(self, thing: CostLine) -> str:
        return say("no rate: in no sum") if thing.lacks_rate else ""

    def _payees(self) -> list[str]:
        return sorted({line.payee for line in self.things if line.payee})
