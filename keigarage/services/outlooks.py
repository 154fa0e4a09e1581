"""The rules put to the garage: one car in full, or thousands as the lines of a table."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from keigarage.domain.age_windows import AgeWindows, Ends
from keigarage.domain.car import BodyClass, Car, CarId, Proof, body_class
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
    from keigarage.domain.arrival import Alarm
    from keigarage.domain.catalogue import Generation
    from keigarage.domain.outlook import Outlook
    from keigarage.domain.own_rules import StateAnswer, StateNote
    from keigarage.domain.states import Jurisdiction

_log = logging.getLogger(__name__)

# The papers of each sheet that some desk wants, and the sheet of each paper by its id.
_Sheets = tuple[dict[str, list[PaperSpec]], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """One car as a table shows it. Both windows are `(earliest, certain)`, or None undated.

    `alarms` are those of its plan that stand: it lands, or may land, too early.
    """

    car: Car
    federal: Ends
    epa: Ends
    records: Mapping[str, PaperRecord]
    alarms: "tuple[Alarm, ...]" = ()


def answer_on(ends: Ends, on: date) -> Answer:
    """No before the window, depends inside it, yes from its certain end."""
    if ends is None:
        return Answer.UNKNOWN
    return Answer.NO if on < ends[0] else Answer.DEPENDS if on < ends[1] else Answer.YES


class Outlooks:
    """What the rule book, and the owner's own word, say of the cars on the day `today()`.

    followed -- the ids of further age rules that the owner follows, asked for each time
    """

    def __init__(
        self,
        file: GarageFile,
        book: RuleBook,
        today: Callable[[], date] = date.today,
        followed: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._file = file
        self.book = book
        self.today = today
        self._followed = followed
        self._windows: dict[str, AgeWindows] = {}
        self._sheets: dict[str, _Sheets] = {}
        self._notes: dict[str, list[StateNote]] | None = None
        self._answers: dict[tuple[str, BodyClass, str], StateAnswer] = {}

    def forget_notes(self) -> None:
        """Read the owner's notes anew when they are next asked for: something was written."""
        self._notes = None
        self._answers.clear()

    def forget_book(self) -> None:
        """Read the rule book anew: a rule pack was laid over it or taken off."""
        self._windows.clear()
        self._sheets.clear()
        self.forget_notes()

    def of(self, car_id: CarId, state: str | None = None, on: date | None = None) -> "Outlook":
        """Everything about one car, for its own state or the one named.

        raises -- NotFound for an unknown car or state
        """
        car = self._file.cars.get(car_id)
        return self.of_car(
            car, self._file.proofs.of(car_id), self._file.papers.of(car_id), state, on,
            notices=self._same_numbers(car),
        )  # fmt: skip

    def of_car(
        self,
        car: Car,
        proofs: Iterable[Proof] = (),
        records: Mapping[str, PaperRecord] | None = None,
        state: str | None = None,
        on: date | None = None,
        notices: Iterable[str] = (),
    ) -> "Outlook":
        """The same for a car that need not be stored."""
        from keigarage.domain.outlook import look_ahead

        code = car.state if state is None else state.upper()
        known = self.book.state(code) if code else None
        return look_ahead(
            car,
            proofs,
            federal=self.book.federal,
            epa=self.book.epa,
            state=known,
            specs=self.book.papers_for(code),
            records=records or {},
            on=on or self.today(),
            others=self.followed_rules(),
            notes=self._file.state_notes.of(known.code) if known else (),
            alarms=self.alarms([car]).get(car.id, ()),
            generation=self.generation_of(car),
            notices=notices,
        )

    def _same_numbers(self, car: Car) -> list[str]:
        from keigarage.domain.notices import same_number

        bearers = self._file.cars.with_chassis(car.chassis_no)
        return [same_number(other) for other in bearers if other.id != car.id]

    def conflicted(self) -> frozenset[CarId]:
        """The cars at hand whose dates and proofs cannot all be true, in two queries for all."""
        from keigarage.domain.evidence import conflicts

        proofs = self._file.proofs.all_by_car()
        cars = self._file.cars.all()
        return frozenset(
            car.id
            for car in cars
            if car.id is not None
            and conflicts(car.built, car.first_registered, proofs.get(car.id, ()))
        )

    def followed_rules(self) -> tuple[AgeRule, ...]:
        """The further age rules that the owner follows; one the book no longer has is left out."""
        known = self.book.age_rules()
        return tuple(known[rule_id] for rule_id in self._followed() if rule_id in known)

    def window_of(self, car: Car, rule: AgeRule) -> Ends:
        """The window of one car under any rule, for a column of its own."""
        return self._windows_of(rule).of(car)

    def windows_of(self, cars: Iterable[Car]) -> list[Ends]:
        """The window of each car under the federal rule, for thousands at once."""
        return self._windows_of(self.book.federal).of_all(cars)

    def lines(self, trashed: bool = False) -> list[Line]:
        """A line for every car at hand, or in the trash.

        A state's file is read only when a cell asks for its answer.
        """
        return self._lines(self._file.cars.all(trashed=trashed))

    def first_lines(self, most: int) -> list[Line]:
        """The lines of the first cars by name: a picture to open on while the rest is read."""
        return self._lines(self._file.cars.first(most))

    def _lines(self, cars: list[Car]) -> list[Line]:
        self.forget_notes()
        federal = self._windows_of(self.book.federal).of_all(cars)
        epa = self._windows_of(self.book.epa).of_all(cars)
        records = self._file.papers.all_states()
        nothing: dict[str, PaperRecord] = {}
        held = [records.get(car.id, nothing) if car.id else nothing for car in cars]
        lines = list(map(Line, cars, federal, epa, held))
        alarms = self.alarms(cars)
        if not alarms:
            return lines
        return [
            replace(line, alarms=raised) if (raised := alarms.get(line.car.id)) else line
            for line in lines
        ]

    def line(self, car_id: CarId) -> Line:
        """The line of one car, in the trash or not; raises NotFound."""
        car = self._file.cars.get(car_id)
        return Line(
            car,
            self._windows_of(self.book.federal).of(car),
            self._windows_of(self.book.epa).of(car),
            self._file.papers.of(car_id),
            self.alarms([car]).get(car_id, ()),
        )

    def state_of(self, car: Car) -> "Jurisdiction | None":
        """The record of the car's state; None without one."""
        return self.book.state(car.state) if car.state else None

    def status_of(self, car: Car) -> Status | None:
        """What holds for the car in its state, by the owner's word where they have one."""
        answer = self.answer_of(car)
        return answer.status if answer else None

    def answer_of(self, car: Car) -> "StateAnswer | None":
        """The answer of the car's state and whose word it is; a table asks for every car."""
        key = (car.state, body_class(car.body), car.county)
        if key not in self._answers:
            state = self.state_of(car)
            if state is None:
                return None
            from keigarage.domain.own_rules import answer_for

            self._answers[key] = answer_for(state, key[1], car.county, self._notes_on(state.code))
        return self._answers[key]

    def progress_of(self, line: Line) -> Progress:
        """Papers done of needed, reckoned from those touched: a table asks for every car."""
        sheets, sheet_of = self._sheets_of(line.car.state)
        touched = {sheet_of[paper_id] for paper_id in line.records if paper_id in sheet_of}
        involved = [spec for sheet in touched for spec in sheets[sheet]]
        counted = progress(papers_of(involved, line.records))
        return Progress(counted.done, counted.needed + len(sheets) - len(touched))

    def generation_of(self, car: Car) -> "Generation | None":
        """The catalogue's generation of the car; None where it names none that is known."""
        if not car.catalogue_id:
            return None
        try:
            return self.book.generation(car.catalogue_id)
        except GarageError:
            return None  # a rule book may drop an entry; the car keeps its own fields

    def alarms(self, cars: Iterable[Car]) -> "Mapping[CarId | None, tuple[Alarm, ...]]":
        """The alarms that stand, by car: its ship lands, or may land, too early."""
        if not self._file.has_arrivals():
            return {}
        from keigarage.services.schedules import Schedules

        return Schedules(self._file, self.book, self.today).alarms(cars)

    def _notes_on(self, code: str) -> "list[StateNote]":
        if self._notes is None:
            self._notes = {}
            try:
                for note in self._file.state_notes.all():
                    self._notes.setdefault(note.code, []).append(note)
            except GarageError as problem:
                # One car's page tells of it; a table stays whole and shows what the book says.
                _log.warning("the notes on states could not be read: %s", problem)
        return self._notes.get(code, [])

    def _windows_of(self, rule: AgeRule) -> AgeWindows:
        if rule.id not in self._windows:
            self._windows[rule.id] = AgeWindows(rule)
        return self._windows[rule.id]

    def _sheets_of(self, code: str) -> _Sheets:
        if code not in self._sheets:
            sheets: dict[str, list[PaperSpec]] = {}
            for spec in self.book.papers_for(code):
                sheets.setdefault(spec.sheet, []).append(spec)
            sheet_of = {spec.id: sheet for sheet, specs in sheets.items() for spec in specs}
            self._sheets[code] = sheets, sheet_of
        return self._sheets[code]
