"""One age rule put to thousands of cars: the same windows as car by car, many times sooner."""

from collections.abc import Iterable, Mapping
from datetime import date

from keigarage.domain.car import Car
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule, Basis, window

Ends = tuple[date, date] | None

_MOST = 50_000  # dates held; a garage read anew may bring its dates as new objects each time


class AgeWindows:
    """The `(earliest, certain)` of cars under one rule; None where nothing can be counted.

    The cars of a garage share a few hundred dates, as objects. So each object is reckoned once
    and found by its address, which takes a fraction of what comparing its value would.
    """

    def __init__(self, rule: AgeRule) -> None:
        self._rule = rule
        self._ends: dict[int, Ends] = {}
        self._held: list[PartialDate | None] = []  # so that no other object takes the address

    def of(self, car: Car) -> Ends:
        return self.of_all((car,))[0]

    def of_all(self, cars: Iterable[Car]) -> list[Ends]:
        """The windows in the order of the cars."""
        dates = self._dates_that_count(cars)
        addresses = list(map(id, dates))
        try:
            return list(map(self._ends.__getitem__, addresses))
        except KeyError:
            self._learn(dict(zip(addresses, dates, strict=True)))
        return list(map(self._ends.__getitem__, addresses))

    def _dates_that_count(self, cars: Iterable[Car]) -> list[PartialDate | None]:
        """`date_that_counts` of many cars, without a value made for each."""
        if self._rule.starts_from is Basis.FIRST_REGISTERED:
            return [car.first_registered for car in cars]
        return [car.built or car.first_registered for car in cars]

    def _learn(self, dates: Mapping[int, PartialDate | None]) -> None:
        if len(self._held) > _MOST:
            self._ends, self._held = {}, []
        years, counted = self._rule.min_years, self._rule.counted
        for address in dates.keys() - self._ends.keys():
            value = dates[address]
            self._held.append(value)
            self._ends[address] = window(value, years, counted) if value and years else None
