"""The usual lines of an import's costs, with the ranges that sources give as placeholders."""

from dataclasses import dataclass
from decimal import Decimal

from keigarage.domain.car import Currency, Stage
from keigarage.domain.costs import KIND_WORDS, CostKind, CostTemplate
from keigarage.domain.plan import Mode
from keigarage.domain.words import say
from keigarage.reference.federal import CostRow, Costs


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where the program files a row of the facts: its label, stage and crossing."""

    label: str
    stage: Stage
    mode: Mode | None = None


_ENTRIES = {
    "Exporter/agent fee (Japan)": _Entry("Exporter's fee", Stage.BOUGHT),
    "All Japan-side fees": _Entry("All fees in Japan, in one sum", Stage.BOUGHT),
    "Auction house fee": _Entry("Auction fee", Stage.BOUGHT),
    "Inland transport in Japan": _Entry("Transport in Japan", Stage.BOUGHT),
    "Kei export notification certificate (official fee)": _Entry(
        "Export certificate", Stage.BOUGHT
    ),
    "Ocean freight RoRo": _Entry("Ocean freight, RoRo", Stage.IN_TRANSIT, Mode.RORO),
    "Ocean freight container": _Entry("Ocean freight, container", Stage.IN_TRANSIT, Mode.CONTAINER),
    "Marine insurance": _Entry("Marine insurance", Stage.IN_TRANSIT),
    "ISF filing and ISF bond": _Entry("ISF filing and ISF bond", Stage.IN_TRANSIT),
    "Customs broker": _Entry("Customs broker", Stage.AT_PORT),
    "Single entry bond (value $2,001-5,000 / $5,001-10,000)": _Entry(
        "Single entry bond", Stage.AT_PORT
    ),
    "US terminal and handling": _Entry("Terminal and handling", Stage.AT_PORT),
    "Port storage per day": _Entry("Port storage, per day", Stage.AT_PORT),
    "US transport from port": _Entry("Transport from the port", Stage.AT_PORT),
}

# Not among the facts' usual sums, since each car has its own.
_OWN = (
    (CostKind.PRICE, Stage.BOUGHT, Currency.JPY),
    (CostKind.DUTY, Stage.AT_PORT, Currency.USD),
    (CostKind.SALE, Stage.SOLD, Currency.USD),
)


def cost_templates(page: Costs) -> tuple[CostTemplate, ...]:
    """The purchase price, the rows of the facts, title and plates, and the sale, by stage."""
    own = [
        CostTemplate(label=say(KIND_WORDS[kind]), stage=stage, kind=kind, currency=currency)
        for kind, stage, currency in _OWN
    ]
    plates = CostTemplate(label=say("Title and plates"), stage=Stage.TITLING)
    stages = tuple(Stage)
    found = [*own, *(_template(row) for row in page.costs_typical), plates]
    return tuple(sorted(found, key=lambda template: stages.index(template.stage)))


def _template(row: CostRow) -> CostTemplate:
    # A row that a later rule book adds is paid at the port until the table knows better.
    entry = _ENTRIES.get(row.item) or _Entry(row.item, Stage.AT_PORT)
    in_yen = row.low_jpy is not None or row.high_jpy is not None
    low, high = (row.low_jpy, row.high_jpy) if in_yen else (row.low_usd, row.high_usd)
    return CostTemplate(
        label=say(entry.label),
        stage=entry.stage,
        currency=Currency.JPY if in_yen else Currency.USD,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        mode=entry.mode,
        source=row.source or "",
        note=row.notes or "",
        confidence=row.confidence,
    )
