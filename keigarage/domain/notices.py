"""What deserves a second look though nothing forbids it: dates that can hardly be right."""

from datetime import date
from typing import TYPE_CHECKING

from keigarage.domain.car import Car
from keigarage.domain.dates import date_text
from keigarage.domain.words import say

if TYPE_CHECKING:  # an outlook needs no catalogue
    from keigarage.domain.catalogue import Generation


def date_notices(car: Car, generation: "Generation | None", on: date) -> tuple[str, ...]:
    """A sentence for each date in the future, and for one outside the generation's production.

    on -- today; a date that may still lie in the past raises nothing
    """
    found = []
    if car.built and car.built.first > on:
        found.append(
            say("The date built, {when}, is in the future: check it.", when=date_text(car.built))
        )
    if car.first_registered and car.first_registered.first > on:
        found.append(
            say("The first registration, {when}, is in the future: check it.",
                when=date_text(car.first_registered))
        )  # fmt: skip
    outside = _outside_production(car, generation) if generation else ""
    return (*found, outside) if outside else tuple(found)


def same_number(other: Car) -> str:
    """That another car of the garage bears the same chassis number."""
    where = " " + say("(in the trash)") if other.trashed else ""
    return say("{car}, No. {number}{where}, has the same chassis number: check both, or keep one "
               "of them.", car=other.title, number=other.id, where=where)  # fmt: skip


def _outside_production(car: Car, generation: "Generation") -> str:
    """Empty where any day the date allows lies within the production as far as it is known."""
    start, end, built = generation.production_start, generation.production_end, car.built
    if built is None:
        return ""
    early = start is not None and built.last < start.first
    late = end is not None and built.first > end.last
    if not early and not late:
        return ""
    if start and end:
        span = say("built {start} to {end}", start=date_text(start), end=date_text(end))
    elif start:
        span = say("built from {start}", start=date_text(start))
    else:
        assert end is not None
        span = say("built until {end}", end=date_text(end))
    return say("The catalogue has this generation {span}; check the date or the generation.",
               span=span)  # fmt: skip
