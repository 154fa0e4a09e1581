"""Plans put before the rules: one car's whole schedule, or the alarms of a garage."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from keigarage.domain.arrival import Alarm, alarms, crossing_of
from keigarage.domain.car import Car, CarId
from keigarage.domain.eligibility import decide
from keigarage.domain.plan import Plan
from keigarage.domain.schedule import Schedule, schedule
from keigarage.reference import RuleBook
from keigarage.store.garage_file import GarageFile


class Schedules:
    """What the plans of this garage come to on the day `today()`. Reading only."""

    def __init__(
        self, file: GarageFile, book: RuleBook, today: Callable[[], date] = date.today
    ) -> None:
        self._file = file
        self._book = book
        self._today = today

    def of(self, car_id: CarId, on: date | None = None) -> Schedule:
        """One car's milestones, deadlines and alarms; raises NotFound."""
        return self.of_plan(self._file.cars.get(car_id), self._file.plans.of(car_id), on)

    def of_plan(self, car: Car, plan: Plan, on: date | None = None) -> Schedule:
        """The same for a plan that need not be stored."""
        day = on or self._today()
        verdict = decide(self._book.federal, car.built, car.first_registered, day)
        return schedule(plan, self._book.milestones(), verdict, day, car.stage)

    def all(self, on: date | None = None) -> dict[CarId, Schedule]:
        """The schedule of every car at hand that has a plan."""
        plans = self._file.plans.all()
        cars = self._file.cars.all() if plans else []
        return {
            car.id: self.of_plan(car, plans[car.id], on)
            for car in cars
            if car.id in plans and not plans[car.id].is_empty
        }

    def alarms(self, cars: Iterable[Car]) -> Mapping[CarId | None, tuple[Alarm, ...]]:
        """The alarms that stand, by car; a table of thousands asks for all at once."""
        if not self._file.has_arrivals():
            return {}
        plans = self._file.plans.all()
        raised = {
            car.id: self._standing(car, plans[car.id])
            for car in cars
            if car.id is not None and car.id in plans
        }
        return {number: held for number, held in raised.items() if held}

    def alarms_of(self, car: Car) -> tuple[Alarm, ...]:
        """The alarms of one car that stand."""
        return self._standing(car, self._file.plans.of(car.id)) if car.id is not None else ()

    def _standing(self, car: Car, plan: Plan) -> tuple[Alarm, ...]:
        if plan.arrives is None and plan.loads is None:
            return ()
        verdict = decide(self._book.federal, car.built, car.first_registered, self._today())
        raised = alarms(plan, verdict, crossing_of(plan, self._book.milestones()))
        return tuple(alarm for alarm in raised if not alarm.dismissed)
