"""A new car out of the catalogue: what a generation tells of every car in it, and no more."""

from keigarage.domain.car import Car, Stage
from keigarage.domain.catalogue import Generation, Match
from keigarage.domain.dates import PartialDate, date_text
from keigarage.domain.plain_text import folded
from keigarage.domain.words import say


def car_of(generation: Generation, *, chassis_no: str = "", stage: Stage = Stage.WANTED) -> Car:
    """The fields that the catalogue fills. The date built stays empty: no catalogue knows it."""
    return Car(
        stage=stage,
        make=generation.make,
        model=generation.model,
        body=generation.body,
        chassis_no=chassis_no,
        displacement_cc=generation.displacement_cc,
        cycle=generation.cycle,
        power_ps=generation.power_ps,
        length_mm=generation.length_mm,
        width_mm=generation.width_mm,
        height_mm=generation.height_mm,
        drivetrain=generation.drivetrain[0] if len(generation.drivetrain) == 1 else "",
        catalogue_id=generation.id,
    )


def chassis_no_in(text: str, match: Match) -> str:
    """The whole chassis number in a search, as papers print it (`pp11100123` -> `PP1-1100123`).

    Empty when the search held only the code, or a name.
    """
    code = match.chassis_code
    number, start = folded(text), folded(code)
    serial = number[len(start) :]
    if not code or not number.startswith(start) or len(serial) < 3:
        return ""
    return f"{code}-{serial}" if serial.isascii() and serial.isdigit() else ""


def years_text(start: PartialDate | None, end: PartialDate | None) -> str:
    """`May 1991 to Feb 1996`-like words for a production span."""
    if start and end:
        return say("{start} to {end}", start=date_text(start), end=date_text(end))
    if start:
        return say("from {start}", start=date_text(start))
    if end:
        return say("until {end}", end=date_text(end))
    return say("years unknown")
