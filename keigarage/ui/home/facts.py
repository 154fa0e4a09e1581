"""What Home shows, read from the garage in one go as plain values."""

from dataclasses import dataclass
from datetime import date

from keigarage.domain.agenda import Item
from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.catalogue import Generation
from keigarage.domain.costs import Totals
from keigarage.domain.eligibility import decide
from keigarage.services.agenda import SinceLastTime
from keigarage.services.outlooks import Line
from keigarage.ui.desk import Desk
from keigarage.ui.look.plate import PlateFace
from keigarage.ui.plate_face import face_of

MOST_PLATES, MOST_BARS = 4, 6
# A wanted car wants no papers yet, and a sold one no more.
_CHASING = (Stage.BOUGHT, Stage.IN_TRANSIT, Stage.AT_PORT, Stage.TITLING, Stage.OWNED)


@dataclass(frozen=True, slots=True)
class Countdown:
    """A car that is not certainly old enough yet, and its plate."""

    car: Car
    generation: Generation | None
    face: PlateFace


@dataclass(frozen=True, slots=True)
class Missing:
    """The papers of a car that are at hand, of those it needs."""

    car_id: CarId
    title: str
    done: int
    needed: int

    @property
    def missing(self) -> int:
        return self.needed - self.done


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFacts:
    """`missing` holds the first few by how little is left; `more_missing` counts the others.

    `items` are all that are open, those put off included. `money` is None where nothing is noted.
    """

    today: date
    has_cars: bool
    items: tuple[Item, ...]
    since: SinceLastTime
    countdowns: tuple[Countdown, ...]
    missing: tuple[Missing, ...]
    more_missing: int
    money: Totals | None


def home_facts(desk: Desk) -> HomeFacts:
    """Read it all, and remember that it was looked at.

    raises -- GarageError: a record cannot be read
    """
    app, today = desk.app, desk.today
    lines = app.outlooks.lines()
    missing = _missing(desk, lines)
    cars = [line.car for line in lines]
    totals = app.money.overall(car.id for car in cars if car.id) if lines else None
    items, since = app.agenda.look(cars)
    return HomeFacts(
        today=today,
        has_cars=bool(lines),
        items=tuple(items),
        since=since,
        countdowns=tuple(_countdowns(desk, lines, today)),
        missing=tuple(missing[:MOST_BARS]),
        more_missing=max(0, len(missing) - MOST_BARS),
        money=totals if totals and (totals.actual_usd or totals.expected_usd) else None,
    )


def _countdowns(desk: Desk, lines: list[Line], today: date) -> list[Countdown]:
    waiting = [
        (line.federal[1], line.car)
        for line in lines
        if line.federal and line.federal[1] > today and line.car.stage is not Stage.SOLD
    ]
    waiting.sort(key=lambda pair: (pair[0], pair[1].title))
    outlooks, rule = desk.app.outlooks, desk.app.book.federal
    return [
        Countdown(
            car,
            outlooks.generation_of(car),
            face_of(decide(rule, car.built, car.first_registered, today)),
        )
        for _, car in waiting[:MOST_PLATES]
    ]


def _missing(desk: Desk, lines: list[Line]) -> list[Missing]:
    found = []
    for line in lines:
        if line.car.stage in _CHASING and line.car.id is not None:
            told = desk.app.outlooks.progress_of(line)
            if told.done < told.needed:
                found.append(Missing(line.car.id, line.car.title, told.done, told.needed))
    return sorted(found, key=lambda one: (one.missing, one.title))
