"""What one car comes to: its lines, its price, duty by its plan, and lines borrowed of another."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from keigarage.domain.car import Car, CarId, Currency, Stage, body_class
from keigarage.domain.costs import (
    CostKind,
    CostLine,
    Landed,
    Share,
    Totals,
    gain_on_sale,
    in_usd,
    landed,
    shares,
    totals,
)
from keigarage.domain.dates import PartialDate, day_text
from keigarage.domain.duty import DutyAnswer, duty
from keigarage.domain.eligibility import date_that_counts
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.own_tariff import duty_rows, fee_rows
from keigarage.domain.plain_text import folded
from keigarage.domain.plan import Plan
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.store.garage_file import GarageFile

# Long past the port, a car without an entry date was entered on a day nobody noted.
_ENTERED = (Stage.TITLING, Stage.OWNED, Stage.SOLD)


@dataclass(frozen=True, slots=True)
class LiveDuty:
    """Duty and fees as reckoned now; `answer` is None where something is lacking.

    `because` says for which day of entry, or what is lacking.
    """

    answer: DutyAnswer | None
    because: str

    @property
    def total_usd(self) -> Decimal | None:
        return self.answer.total_usd if self.answer else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarCosts:
    """The costs of one car. `gain_usd` is None until it has a sale price.

    shares -- where the money went, the price and duty beside the lines included
    """

    car: Car
    lines: tuple[CostLine, ...]
    totals: Totals
    duty: LiveDuty
    landed: Landed
    gain_usd: Decimal | None
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The lines of another car, as estimates for this one; nothing is written before it is taken.

    `title` is the other car's.
    """

    title: str
    lines: tuple[CostLine, ...]


class CostReckoner:
    """Reckons what the cars of one garage come to. Reading only."""

    def __init__(
        self, file: GarageFile, book: RuleBook, today: Callable[[], date] = date.today
    ) -> None:
        self._file = file
        self._book = book
        self._today = today

    def costs(self, car_id: CarId) -> CarCosts:
        """Everything of one car; raises NotFound."""
        return self.costs_of(self._file.cars.get(car_id), self._file.plans.of(car_id))

    def costs_of(self, car: Car, plan: Plan) -> CarCosts:
        """The same for a car and its plan that are read already."""
        lines = tuple(self._file.cost_lines.of(car.id)) if car.id is not None else ()
        price = self._price_usd(car, lines)
        owed = self._duty(car, plan, price)
        sum_of_all = landed(lines, price, owed.total_usd)
        return CarCosts(
            car=car,
            lines=lines,
            totals=totals(lines),
            duty=owed,
            landed=sum_of_all,
            gain_usd=gain_on_sale(lines, sum_of_all.total_usd),
            shares=shares(_parts(lines, sum_of_all)),
        )

    def _price_usd(self, car: Car, lines: Sequence[CostLine]) -> Decimal | None:
        """The purchase price: its line's, else the car's own at the newest rate there is."""
        own = [line for line in lines if line.kind is CostKind.PRICE]
        known = [line.expected_usd for line in own if line.expected_usd is not None]
        if known:
            return sum(known, Decimal(0))
        if car.price is None or car.currency is None:
            return None
        rate = self._rate(lines) if car.currency is not Currency.USD else None
        return in_usd(car.price, car.currency, rate)

    def _rate(self, lines: Sequence[CostLine]) -> Decimal | None:
        """The newest rate of the car's own lines, else of any car's."""
        found = _newest_rate(lines)
        return self._file.cost_lines.newest_rate() if found is None else found

    def _duty(self, car: Car, plan: Plan, price_usd: Decimal | None) -> LiveDuty:
        built = date_that_counts(car.built, car.first_registered)
        entry = self._entry_day(car, plan)
        if built is None:
            return LiveDuty(None, say("Duty goes by the year built: add the date built."))
        if price_usd is None:
            return LiveDuty(None, say("Duty goes by the price in dollars: add a line Purchase "
                                      "price, in yen with its rate."))  # fmt: skip
        if entry is None:
            return LiveDuty(None, say("Duty goes by the day of entry: note when the milestone of "
                                      "customs entry was done."))  # fmt: skip
        own = self._file.own_tariffs.all()
        try:
            answer = duty(
                value_usd=price_usd,
                body=body_class(car.body),
                built=built.value,
                entry=entry,
                rows=self._book.duty_rows(),
                fees=(*self._book.fee_rows(), *fee_rows(own)),
                own_rows=duty_rows(own),
            )
        except UnreadableValue as problem:
            return LiveDuty(None, str(problem))
        return LiveDuty(answer, say("Reckoned for an entry on {day}.", day=day_text(entry)))

    def _entry_day(self, car: Car, plan: Plan) -> date | None:
        """Done, else planned, else the ship's arrival, else today while it is still to come."""
        dates: Iterable[PartialDate | None] = (
            plan.done("entry"), plan.note("entry").planned, plan.arrives
        )  # fmt: skip
        known = next((day for day in dates if day), None)
        if known:
            return known.last
        return None if car.stage in _ENTERED else self._today()


def _newest_rate(lines: Iterable[CostLine]) -> Decimal | None:
    rated = [line for line in lines if line.rate is not None]
    newest = max(
        rated,
        key=lambda line: (line.rate_on.last if line.rate_on else date.min, line.id or 0),
        default=None,
    )
    return newest.rate if newest else None


def _parts(lines: Iterable[CostLine], sum_of_all: Landed) -> list[tuple[str, Decimal]]:
    parts = [
        (line.label, line.expected_usd)
        for line in lines
        if line.kind is not CostKind.SALE and line.expected_usd is not None
    ]
    for name, usd in ((say("Purchase price"), sum_of_all.price_usd),
                      (say("Duty and fees"), sum_of_all.duty_usd)):  # fmt: skip
        if usd is not None:
            parts.append((name, usd))
    return parts


def similarity(car: Car, other: Car) -> int:
    """How like another car is: 3 the same generation, 2 the same model, 1 the same body, 0 not."""
    if car.catalogue_id and car.catalogue_id == other.catalogue_id:
        return 3
    if car.make and (folded(car.make), folded(car.model)) == (
        folded(other.make), folded(other.model)
    ):  # fmt: skip
        return 2
    return 1 if body_class(car.body) is body_class(other.body) else 0


def offer_from(
    other: Car, theirs: Sequence[CostLine], car_id: CarId, mine: Sequence[CostLine]
) -> Offer | None:
    """What the other car's costs suggest: what was paid, else expected, as this car's estimate.

    Price, duty and sale are each car's own; a line this car has already is left out.
    """
    used = {folded(line.label) for line in mine}
    lines = tuple(
        replace(
            line, id=None, car_id=car_id, actual=None, paid_on=None,
            estimate=line.estimate if line.actual is None else line.actual,
        )
        for line in theirs
        if line.kind is CostKind.COST and folded(line.label) not in used
    )  # fmt: skip
    return Offer(other.title, lines) if lines else None
