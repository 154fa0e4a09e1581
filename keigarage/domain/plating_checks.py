"""A car held against the measures of a state: inside, outside or not known, and why."""

from dataclasses import dataclass
from enum import StrEnum

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate
from keigarage.domain.plating_measures import Measure, Quantity, measures_of
from keigarage.domain.states import Jurisdiction
from keigarage.domain.words import say

_MM_PER_INCH, _KG_PER_POUND = 25.4, 0.45359237
# Kerb weights in catalogues differ by equipment; nearer than this share they decide nothing.
_NEAR = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """What measures can be taken of: a garage's car, or a generation of the catalogue."""

    name: str
    body: BodyClass
    built: PartialDate | None = None
    first_registered: PartialDate | None = None
    model_year: int | None = None
    length_mm: int | None = None
    width_mm: int | None = None
    height_mm: int | None = None
    displacement_cc: int | None = None
    kerb_kg: int | None = None
    state: str = ""
    county: str = ""  # of that state


class Fit(StrEnum):
    FITS = "fits"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One measure and how the car stands to it.

    shown -- the car's own figure, in both units where the law's differs; empty where unknown
    bound -- the limit in words: `at most 130 in`
    """

    measure: Measure
    fit: Fit
    shown: str
    bound: str
    because: str


def checks_of(state: Jurisdiction, vehicle: Vehicle) -> tuple[Check, ...]:
    """Every measure the record names for the car's body, put to the car."""
    return tuple(_check(measure, state, vehicle) for measure in measures_of(state, vehicle.body))


def _check(measure: Measure, state: Jurisdiction, vehicle: Vehicle) -> Check:
    value = _value(measure.quantity, vehicle)
    fit = _fit(measure, vehicle, value)
    shown, bound = _shown(measure.quantity, value), _bound(measure)
    return Check(measure, fit, shown, bound, _because(measure, state, fit, value, shown, bound))


def _value(quantity: Quantity, vehicle: Vehicle) -> int | None:
    match quantity:
        case Quantity.LENGTH:
            return vehicle.length_mm
        case Quantity.WIDTH:
            return vehicle.width_mm
        case Quantity.DISPLACEMENT:
            return vehicle.displacement_cc
        case Quantity.WEIGHT:
            return vehicle.kerb_kg
        case Quantity.MODEL_YEAR:
            return vehicle.model_year or (vehicle.built.year if vehicle.built else None)


def _fit(measure: Measure, vehicle: Vehicle, value: int | None) -> Fit:
    if value is None:
        return Fit.UNKNOWN
    low = high = float(value)
    match measure.quantity:
        case Quantity.LENGTH | Quantity.WIDTH:
            low = high = value / _MM_PER_INCH
        case Quantity.WEIGHT:
            pounds = value / _KG_PER_POUND
            low, high = pounds * (1 - _NEAR), pounds * (1 + _NEAR)
        case Quantity.MODEL_YEAR if vehicle.model_year is None:
            high += 1  # what is built late in a year is often sold as the next
    if measure.at_most:
        return Fit.FITS if high <= measure.limit else (
            Fit.OUTSIDE if low > measure.limit else Fit.UNKNOWN)  # fmt: skip
    return Fit.FITS if low >= measure.limit else (
        Fit.OUTSIDE if high < measure.limit else Fit.UNKNOWN)  # fmt: skip


def _shown(quantity: Quantity, value: int | None) -> str:
    if value is None:
        return ""
    match quantity:
        case Quantity.LENGTH | Quantity.WIDTH:
            inches = f"{value / _MM_PER_INCH:.1f}"
            return say("{mm} mm = {inches} in", mm=f"{value:,}", inches=inches)
        case Quantity.DISPLACEMENT:
            return say("{cc} cc", cc=f"{value:,}")
        case Quantity.WEIGHT:
            pounds = f"{value / _KG_PER_POUND:,.0f}"
            return say("{kg} kg = {pounds} lb", kg=f"{value:,}", pounds=pounds)
        case Quantity.MODEL_YEAR:
            return str(value)


def _bound(measure: Measure) -> str:
    limit = f"{measure.limit:,}"
    match measure.quantity:
        case Quantity.LENGTH | Quantity.WIDTH:
            limit = say("{limit} in", limit=limit)
        case Quantity.DISPLACEMENT:
            limit = say("{limit} cc", limit=limit)
        case Quantity.WEIGHT:
            limit = say("{limit} lb", limit=limit)
        case Quantity.MODEL_YEAR:
            limit = str(measure.limit)
    if measure.at_most:
        return say("at most {limit}", limit=limit)
    return say("at least {limit}", limit=limit)


_UNKNOWN = {
    Quantity.LENGTH: "Its length is not recorded; {state}'s {of} names {bound}.",
    Quantity.WIDTH: "Its width is not recorded; {state}'s {of} names {bound}.",
    Quantity.DISPLACEMENT: "Its engine size is not recorded; {state}'s {of} names {bound}.",
    Quantity.WEIGHT: "Its weight is not recorded; {state}'s {of} names {bound}.",
    Quantity.MODEL_YEAR: "Its model year is not recorded; {state}'s {of} names {bound}.",
}
_TOO_NEAR = {
    Quantity.WEIGHT: "The catalogue's weight, {shown}, is too near what {state}'s {of} names, "
    "{bound}: weigh it.",
    Quantity.MODEL_YEAR: "Built in {shown}, it may be of that model year or the next; {state}'s "
    "{of} names {bound}.",
}
_OUTSIDE = {
    (Quantity.LENGTH, True): "{state}'s {limit} inch cap excludes this {value} mm body.",
    (Quantity.LENGTH, False): "{state}'s {of} begins at {limit} inches; this body has {shown}.",
    (Quantity.WIDTH, True): "{state}'s {limit} inch cap on width excludes this {value} mm body.",
    (Quantity.WIDTH, False):
        "{state}'s {of} begins at {limit} inches of width; this body has {shown}.",
    (Quantity.DISPLACEMENT, True): "{state}'s {limit} cc cap excludes this {value} cc engine.",
    (Quantity.DISPLACEMENT, False):
        "{state}'s {of} begins at {limit} cc; this engine has {shown}.",
    (Quantity.WEIGHT, True): "{state}'s {limit} lb cap excludes this one: {shown}.",
    (Quantity.WEIGHT, False): "{state}'s {of} begins at {limit} lb; this one weighs {shown}.",
    (Quantity.MODEL_YEAR, True):
        "{state}'s {of} ends with model year {limit}; this one is of {value}.",
    (Quantity.MODEL_YEAR, False):
        "{state}'s {of} begins with model year {limit}; this one is of {value}.",
}  # fmt: skip
_FITS = "{shown}, as {state}'s {of} has it: {bound}."
_BOUND = "{state}'s {of} applies: {shown}, and it names {bound}."


def _because(
    measure: Measure, state: Jurisdiction, fit: Fit, value: int | None, shown: str, bound: str
) -> str:
    quantity = measure.quantity
    template = _BOUND if measure.binds else _FITS
    if fit is Fit.OUTSIDE:
        template = _OUTSIDE[quantity, measure.at_most]
    elif fit is Fit.UNKNOWN:
        template = _UNKNOWN[quantity] if value is None else _TOO_NEAR[quantity]
    year = quantity is Quantity.MODEL_YEAR
    return say(template, state=state.name, of=say(measure.of), shown=shown, bound=bound,
               limit=measure.limit if year else f"{measure.limit:,}",
               value=value if year or value is None else f"{value:,}")  # fmt: skip
