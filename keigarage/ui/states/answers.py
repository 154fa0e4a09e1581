"""What the screen knows: the records, the owner's notes, and the answers for a body or a car."""

from dataclasses import dataclass

from keigarage.domain.car import BodyClass, Car, CarId
from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import day_text
from keigarage.domain.errors import GarageError
from keigarage.domain.own_rules import StateNote
from keigarage.domain.plating import PlateAnswer, rank, vehicle_of
from keigarage.domain.plating_checks import Vehicle
from keigarage.domain.plating_takes import takes
from keigarage.domain.states import Jurisdiction
from keigarage.domain.words import say
from keigarage.ui.desk import Desk
from keigarage.ui.states.record_rows import Shown
from keigarage.ui.states.shading import Shade, note_for, shade, shade_body
from keigarage.ui.states.sheet import Sheet

_ASKED = {
    BodyClass.CAR: "Where can a kei car be plated?",
    BodyClass.VAN: "Where can a kei van be plated?",
    BodyClass.TRUCK: "Where can a kei truck be plated?",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of all states that could be read.

    trouble -- the sentence of a record that could not be; empty when all could
    """

    body: BodyClass
    car: Car | None
    generation: Generation | None
    vehicle: Vehicle | None
    shades: dict[str, Shade]
    note: str
    notes: tuple[StateNote, ...]
    trouble: str


def answers(desk: Desk, body: BodyClass, car_id: CarId | None) -> Answers:
    """The answers today for a car of the garage, or for any kei of a body.

    raises -- NotFound when the garage has no such car
    """
    states, trouble = _states(desk)
    notes, not_read = _notes(desk)
    trouble = trouble or not_read
    if car_id is None:
        shades = shade_body(states, body, desk.today, notes)
        return Answers(body, None, None, None, shades, note_for(body, ()), notes, trouble)
    car = desk.app.garage.car(car_id)
    generation = desk.app.outlooks.generation_of(car)
    vehicle = vehicle_of(car, generation)
    ranked = rank(states, vehicle, desk.today, notes)
    note = note_for(vehicle.body, ranked)
    return Answers(vehicle.body, car, generation, vehicle, shade(ranked), note, notes, trouble)


def shown(desk: Desk, held: Answers, code: str) -> Shown:
    """One state's record as the panel shows it."""
    one = held.shades[code]
    taken = takes(one.state, desk.app.book.generations(), held.body, desk.today, held.notes)
    answer: PlateAnswer | None = one.answer
    return Shown(
        state=one.state,
        body=held.body,
        on=desk.today,
        takes=taken,
        notes=tuple(note for note in held.notes if note.code == code),
        vehicle=held.vehicle,
        answer=answer,
    )


def sheet(desk: Desk, held: Answers) -> Sheet:
    """The answers as they go on paper."""
    title = say("Where can {car} be plated?", car=held.car.title) if held.car else say(
        _ASKED[held.body])  # fmt: skip
    return Sheet(title, held.note, day_text(desk.today), held.shades)


def _notes(desk: Desk) -> tuple[tuple[StateNote, ...], str]:
    """The owner's notes on states; where they cannot be read the book alone answers."""
    try:
        return tuple(desk.app.file.state_notes.all()), ""
    except GarageError as problem:
        return (), str(problem)


def _states(desk: Desk) -> tuple[list[Jurisdiction], str]:
    """Every record that can be read; one broken file must not take the other fifty along."""
    found, trouble = [], ""
    for code in desk.app.book.state_codes():
        try:
            found.append(desk.app.book.state(code))
        except GarageError as problem:
            trouble = trouble or str(problem)
    return found, trouble
