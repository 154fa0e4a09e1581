"""What a state takes: the catalogue's kei cars that it plates today, and those still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keigarage.domain.car import BodyClass, body_class
from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import years_after
from keigarage.domain.own_rules import StateNote, answer_for
from keigarage.domain.plating import PLATES, age_needed
from keigarage.domain.plating_checks import Fit, Vehicle, checks_of
from keigarage.domain.states import Jurisdiction


@dataclass(frozen=True, slots=True)
class Taken:
    """A generation that a state plates, and the day its first cars are surely old enough."""

    generation: Generation
    since: date


@dataclass(frozen=True, slots=True)
class Left:
    """A generation outside a measure of the state's class, and the sentence that says which."""

    generation: Generation
    because: str


@dataclass(frozen=True, slots=True)
class Takes:
    """What a state does with the catalogue's kei of one body.

    today  -- plated already, by name
    coming -- plated once old enough, the next to come first
    left   -- left out by a measure, by name
    """

    today: tuple[Taken, ...]
    coming: tuple[Taken, ...]
    left: tuple[Left, ...]


def takes(
    state: Jurisdiction,
    generations: Iterable[Generation],
    body: BodyClass,
    on: date,
    notes: Iterable[StateNote] = (),
) -> Takes:
    """The generations of kei cars that a state plates; none where its answer is no or unsettled."""
    taken, left = [], []
    held = answer_for(state, body, "", notes)
    years = age_needed(state)
    for generation in sorted(generations, key=_by_name):
        start = generation.production_start
        if held.status not in PLATES or not generation.is_kei or start is None:
            continue
        if body_class(generation.body) is not body:
            continue
        checks = checks_of(state, vehicle_of_generation(generation))
        outside = [c for c in checks if c.fit is Fit.OUTSIDE and c.measure.decides]
        if outside and not held.is_own:
            left.append(Left(generation, outside[0].because))
        else:
            taken.append(Taken(generation, years_after(start.last, years)))
    return Takes(
        today=tuple(one for one in taken if one.since <= on),
        coming=tuple(sorted((one for one in taken if one.since > on), key=lambda one: one.since)),
        left=tuple(left),
    )


def _by_name(generation: Generation) -> tuple[str, date]:
    start = generation.production_start
    return generation.title.casefold(), start.first if start else date.max


def vehicle_of_generation(generation: Generation) -> Vehicle:
    """The first car built of a generation."""
    return Vehicle(
        name=generation.title,
        body=body_class(generation.body),
        built=generation.production_start,
        length_mm=generation.length_mm,
        width_mm=generation.width_mm,
        height_mm=generation.height_mm,
        displacement_cc=generation.displacement_cc,
        kerb_kg=generation.kerb_kg,
    )
