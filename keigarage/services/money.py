"""What cars cost: their lines, what those come to, and duty reckoned live from the plan."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from keigarage.domain.car import Car, CarId, Currency
from keigarage.domain.changes import Change, RowWrite, Verb
from keigarage.domain.cost_fields import (
    STAGE_OF_KIND,
    checked_line,
    kind_named,
    with_cost_fields,
)
from keigarage.domain.costs import (
    CostKind,
    CostLine,
    CostLineId,
    CostTemplate,
    Share,
    Totals,
    shares,
    totals,
)
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NotFound
from keigarage.domain.plain_text import folded
from keigarage.domain.plan import Plan
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.services.car_costs import CarCosts, CostReckoner, Offer, offer_from, similarity
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.store.garage_file import GarageFile


class Money:
    """The costs of the cars. Every write is one named change, announced, and can be undone."""

    def __init__(
        self,
        file: GarageFile,
        book: RuleBook,
        announce: Announce = to_nobody,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._file = file
        self._book = book
        self._announce = announce
        self._today = today
        self._reckoner = CostReckoner(file, book, today)

    # Looking

    def lines(self, car_id: CarId) -> tuple[CostLine, ...]:
        """The lines of a car in the order they were noted."""
        return tuple(self._file.cost_lines.of(car_id))

    def costs(self, car_id: CarId) -> CarCosts:
        """The lines of a car and all that they come to; raises NotFound."""
        return self._reckoner.costs(car_id)

    def costs_of(self, car: Car, plan: Plan) -> CarCosts:
        """The same for a car and its plan that are read already."""
        return self._reckoner.costs_of(car, plan)

    def overall(self, car_ids: Iterable[CarId] | None = None) -> Totals:
        """The totals over some cars, or over all at hand."""
        return totals(self._of_cars(car_ids))

    def shares(
        self, car_ids: Iterable[CarId] | None = None, by: str = "label"
    ) -> tuple[Share, ...]:
        """Where the money went, over some cars or all: by `label`, `stage` or `payee`."""
        parts = []
        for line in self._of_cars(car_ids):
            if line.kind is not CostKind.SALE and line.expected_usd is not None:
                name = say(STAGE_WORDS[line.stage]) if by == "stage" else getattr(line, by)
                parts.append((name or say("Nobody named"), line.expected_usd))
        return shares(parts)

    def templates(self, car_id: CarId) -> tuple[CostTemplate, ...]:
        """The usual lines that the car has not yet; its crossing leaves out the other's freight."""
        mode = self._file.plans.of(car_id).mode
        used = {folded(line.label) for line in self.lines(car_id)}
        return tuple(
            template
            for template in self._book.cost_templates()
            if folded(template.label) not in used and (not mode or template.mode in (None, mode))
        )

    def offered(self, car_id: CarId) -> Offer | None:
        """The lines of the last similar car as estimates; None where there is none."""
        car, mine = self._file.cars.get(car_id), self.lines(car_id)
        by_car = self._file.cost_lines.all_by_car()
        others = [
            (similarity(car, other), max(line.id or 0 for line in by_car[other.id]), other)
            for other in self._file.cars.all()
            if other.id != car_id and other.id in by_car
        ]
        near = [(rank, newest, other.id, other) for rank, newest, other in others if rank]
        if not near:
            return None
        *_, other = max(near, key=lambda found: found[:2])
        assert other.id is not None
        return offer_from(other, by_car[other.id], car_id, mine)

    # Writing

    def save_line(self, line: CostLine) -> CostLine:
        """Add a line, or write over the one of the same id; raises UnreadableValue, NotFound."""
        checked_line(line)
        with self._file.together():
            verb = Verb.EDIT_COST if line.id else Verb.ADD_COST
            if line.id:
                self._file.cost_lines.get(line.id)
            else:
                line = replace(line, id=CostLineId(self._file.changes.new_key("cost_line")))
            change = self._write(verb, line.car_id, [line], line.label)
        self._tell(change)
        return line

    def edit_line(self, line_id: CostLineId, texts: Mapping[str, str]) -> CostLine:
        """Set fields of a line from text as typed; the first wrong one is named."""
        return self.save_line(self._read(self._file.cost_lines.get(line_id), texts))

    def put(self, car_id: CarId, label: str, texts: Mapping[str, str]) -> CostLine:
        """Set fields of the car's line of that name, which is added where it is missing."""
        line = self.line_named(car_id, label) or self._new(self._file.cars.get(car_id), label)
        return self.save_line(self._read(line, texts))

    def add_lines(self, lines: Sequence[CostLine]) -> tuple[CostLine, ...]:
        """Add some lines of one car as one change: the templates ticked, the lines offered."""
        for line in lines:
            checked_line(line)
        if not lines:
            return ()
        with self._file.together():
            made = tuple(
                replace(line, id=CostLineId(self._file.changes.new_key("cost_line")))
                for line in lines
            )
            detail = made[0].label if len(made) == 1 else say("{count} lines", count=len(made))
            change = self._write(Verb.ADD_COST, made[0].car_id, made, detail)
        self._tell(change)
        return made

    def remove_line(self, line: CostLine) -> None:
        assert line.id is not None
        with self._file.together():
            change = self._file.changes.write(
                Verb.REMOVE_COST, [RowWrite("cost_line", line.id, None)],
                subject=self._file.cars.get(line.car_id).title, detail=line.label,
                car_id=line.car_id,
            )  # fmt: skip
        self._tell(change)

    def line_named(self, car_id: CarId, label: str) -> CostLine | None:
        """The car's line of that name, however it is spaced and capitalised."""
        wanted = folded(label)
        return next((ln for ln in self.lines(car_id) if folded(ln.label) == wanted), None)

    def line_of(self, car_id: CarId, template: CostTemplate) -> CostLine:
        """A line to fill in, from a template; its range is none of the amounts."""
        return CostLine(car_id=car_id, label=template.label, stage=template.stage,
                        kind=template.kind, currency=template.currency)  # fmt: skip

    def the_line(self, car_id: CarId, label: str) -> CostLine:
        """The same as `line_named`; raises NotFound, naming the lines there are."""
        found = self.line_named(car_id, label)
        if found is None:
            known = ", ".join(line.label for line in self.lines(car_id))
            raise NotFound(
                say("{label} is not among its costs: there are {known}.", label=label, known=known)
                if known
                else say("It has no costs yet, so {label} is not among them.", label=label)
            )
        return found

    def _new(self, car: Car, label: str) -> CostLine:
        assert car.id is not None
        label = " ".join(label.split())
        for template in self._book.cost_templates():
            if folded(template.label) == folded(label):
                return replace(self.line_of(car.id, template), currency=Currency.USD)
        kind = kind_named(label)
        stage = STAGE_OF_KIND.get(kind, car.stage)
        return CostLine(car_id=car.id, label=label, stage=stage, kind=kind)

    def _read(self, line: CostLine, texts: Mapping[str, str]) -> CostLine:
        """A rate typed without its day is today's; one taken away takes its day along."""
        read = with_cost_fields(line, texts)
        if "rate_on" not in texts and read.rate != line.rate:
            today = PartialDate.of(self._today())
            read = replace(read, rate_on=None if read.rate is None else today)
        return read

    def _of_cars(self, car_ids: Iterable[CarId] | None) -> list[CostLine]:
        by_car = self._file.cost_lines.all_by_car()
        wanted = [car.id for car in self._file.cars.all()] if car_ids is None else car_ids
        return [line for car_id in wanted if car_id for line in by_car.get(car_id, ())]

    def _write(
        self, verb: Verb, car_id: CarId, lines: Iterable[CostLine], detail: str
    ) -> Change | None:
        rows = [
            RowWrite("cost_line", line.id, self._file.cost_lines.row(line))
            for line in lines
            if line.id is not None
        ]
        subject = self._file.cars.get(car_id).title
        return self._file.changes.write(verb, rows, subject=subject, detail=detail, car_id=car_id)

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            self._announce(Happened(change, change.car_id))
