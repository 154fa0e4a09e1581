"""Which cars a rule pack concerns, and in what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from keigarage.domain.age_windows import AgeWindows
from keigarage.domain.car import Car, body_class
from keigarage.domain.dates import day_text
from keigarage.domain.errors import GarageError
from keigarage.domain.paperwork import state_specs
from keigarage.domain.status import STATUS_WORDS
from keigarage.domain.words import say
from keigarage.reference import RuleBook


@dataclass(frozen=True, slots=True)
class AffectedCar:
    """A car of the garage and, a sentence each, what would change for it."""

    car: Car
    because: tuple[str, ...]


def affected_cars(
    cars: Iterable[Car], before: RuleBook, after: RuleBook, files: Iterable[str]
) -> Iterator[AffectedCar]:
    """The cars for which the two books do not say the same; `files` are those that differ."""
    changed = frozenset(files)
    ages = _ages(before, after)
    papers = before.federal_papers() != after.federal_papers()
    for car in cars:
        reasons = [
            *(_state(car, before, after) if f"states/{car.state}.json" in changed else ()),
            *(reason for old, new in ages for reason in _age(car, old, new)),
            *([say("The federal papers change.")] if papers else ()),
            *_entry(car, before, after),
        ]
        if reasons:
            yield AffectedCar(car, tuple(reasons))


def _state(car: Car, before: RuleBook, after: RuleBook) -> Iterator[str]:
    old, new = before.state(car.state), after.state(car.state)
    body = body_class(car.body)
    was, became = old.status_for(body), new.status_for(body)
    if was is not became:
        yield say("{state}: {new}, instead of: {old}.", state=new.name,
                  new=say(STATUS_WORDS[became]), old=say(STATUS_WORDS[was]))  # fmt: skip
    papers = {spec.id: (spec.need, spec.why) for spec in state_specs(old)}
    if papers != {spec.id: (spec.need, spec.why) for spec in state_specs(new)}:
        yield say("The papers of {state} change.", state=new.name)


def _ages(before: RuleBook, after: RuleBook) -> list[tuple[AgeWindows, AgeWindows]]:
    pairs = zip(before.default_rules()[:2], after.default_rules()[:2], strict=True)
    return [(AgeWindows(old), AgeWindows(new)) for old, new in pairs if old != new]


def _age(car: Car, old: AgeWindows, new: AgeWindows) -> Iterator[str]:
    was, became = old.of(car), new.of(car)
    if was != became and became is not None:
        yield say("Old enough for certain on {day}.", day=day_text(became[1]))
    elif was != became:
        yield say("Its age can no longer be counted.")


def _entry(car: Car, before: RuleBook, after: RuleBook) -> Iterator[str]:
    if not car.catalogue_id:
        return
    try:
        was = before.generation(car.catalogue_id)
    except GarageError:
        return
    try:
        became = after.generation(car.catalogue_id)
    except GarageError:
        yield say("Its entry is left out of the catalogue.")
        return
    if any(getattr(was, name) != getattr(became, name) for name in _TOLD):
        yield say("Its entry in the catalogue changes.")


_TOLD = (
    "make", "model", "chassis_codes", "production_start", "production_end", "length_mm",
    "width_mm", "height_mm", "displacement_cc", "is_kei",
)  # fmt: skip
