"""The rules put to the garage: one car in full, or thousands as the lines of a table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from keigarage.domain.age_windows import AgeWindows, Ends
from keigarage.domain.car import Car, CarId, Proof, body_class
from keigarage.domain.eligibility import AgeRule, Answer
from keigarage.domain.errors import GarageError
from keigarage.domain.paperwork import (
    PaperRecord,
    PaperSpec,
    Progress,
    papers_of,
    progress,
)
from keigarage.domain.status import Status
from keigarage.reference import RuleBook
from keigarage.store.garage_file import GarageFile

if TYPE_CHECKING:  # a table of cars opens before any of these is asked for
    from keigarage.domain.catalogue import Generation
    from keigarage.domain.outlook import Outlook
    from keigarage.domain.states import Jurisdiction


@dataclass(frozen=True, slots=True)
class Line:
    """One car as a table shows it. Both windows are `(earliest, certain)`, or None undated."""

    car: Car
    federal: Ends
    epa: Ends
    records: Mapping[str, PaperRecord]


def answer_on(ends: Ends, on: date) -> Answer:
    """No before the window, depends inside it, yes from its certain end."""
    if ends is None:
        return Answer.UNKNOWN
    return Answer.NO if on < ends[0] else Answer.DEPENDS if on < ends[1] else Answer.YES


class Outlooks:
    """What the rule book says of the cars in this garage on the day `today()`."""

    def __init__(
        self, file: GarageFile, book: RuleBook, today: Callable[[], date] = date.today
    ) -> None:
        self._file = file
        self.book = book
        self.today = today
        self._windows: dict[str, AgeWindows] = {}
        self._specs: dict[str, dict[str, PaperSpec]] = {}

    def of(self, car_id: CarId, state: str | None = None, on: date | None = None) -> "Outlook":
        """Everything about one car, for its own state or the one named.

        raises -- NotFound for an unknown car or state
        """
        car = self._file.cars.get(car_id)
        return self.of_car(
            car, self._file.proofs.of(car_id), self._file.papers.of(car_id), state, on
        )

    def of_car(
        self,
        car: Car,
        proofs: Iterable[Proof] = (),
        records: Mapping[str, PaperRecord] | None = None,
        state: str | None = None,
        on: date | None = None,
    ) -> "Outlook":
        """The same for a car that need not be stored."""
        from keigarage.domain.outlook import look_ahead

        code = car.state if state is None else state.upper()
        return look_ahead(
            car,
            proofs,
            federal=self.book.federal,
            epa=self.book.epa,
            state=self.book.state(code) if code else None,
            specs=self.book.papers_for(code),
            records=records or {},
            on=on or self.today(),
        )

    def lines(self, trashed: bool = False) -> list[Line]:
        """A line for every car at hand, or in the trash.

        A state's file is read only when a cell asks for its answer.
        """
        return self._lines(self._file.cars.all(trashed=trashed))

    def first_lines(self, most: int) -> list[Line]:
        """The lines of the first cars by name: a picture to open on while the rest is read."""
        return self._lines(self._file.cars.first(most))

    def _lines(self, cars: list[Car]) -> list[Line]:
        federal = self._windows_of(self.book.federal).of_all(cars)
        epa = self._windows_of(self.book.epa).of_all(cars)
        records = self._file.papers.all_states()
        nothing: dict[str, PaperRecord] = {}
        held = [records.get(car.id, nothing) if car.id else nothing for car in cars]
        return list(map(Line, cars, federal, epa, held))

    def line(self, car_id: CarId) -> Line:
        """The line of one car, in the trash or not; raises NotFound."""
        car = self._file.cars.get(car_id)
        return Line(
            car,
            self._windows_of(self.book.federal).of(car),
            self._windows_of(self.book.epa).of(car),
            self._file.papers.of(car_id),
        )

    def state_of(self, car: Car) -> "Jurisdiction | None":
        """The record of the car's state; None without one."""
        return self.book.state(car.state) if car.state else None

    def status_of(self, car: Car) -> Status | None:
        state = self.state_of(car)
        return state.status_for(body_class(car.body)) if state else None

    def progress_of(self, line: Line) -> Progress:
        """Papers done of needed, reckoned from those touched: a table asks for every car."""
        specs = self._specs_of(line.car.state)
        touched = [specs[paper_id] for paper_id in line.records if paper_id in specs]
        counted = progress(papers_of(touched, line.records))
        return Progress(counted.done, counted.needed + len(specs) - len(touched))

    def generation_of(self, car: Car) -> "Generation | None":
        """The catalogue's generation of the car; None where it names none that is known."""
        if not car.catalogue_id:
            return None
        try:
            return self.book.generation(car.catalogue_id)
        except GarageError:
            return None  # a rule book may drop an entry; the car keeps its own fields

    def _windows_of(self, rule: AgeRule) -> AgeWindows:
        if rule.id not in self._windows:
            self._windows[rule.id] = AgeWindows(rule)
        return self._windows[rule.id]

    def _specs_of(self, code: str) -> dict[str, PaperSpec]:
        if code not in self._specs:
            self._specs[code] = {spec.id: spec for spec in self.book.papers_for(code)}
        return self._specs[code]
