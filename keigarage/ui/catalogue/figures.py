"""Up to four cars in figures, and how each differs from the first: plain values for a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import entry_days
from keigarage.domain.dates import day_text
from keigarage.domain.eligibility import AgeRule
from keigarage.domain.new_car import years_text
from keigarage.domain.words import say
from keigarage.ui.catalogue.units import (
    cc_text,
    feet_text,
    length_text,
    mm_text,
    power_text,
    torque_text,
    weight_text,
)
from keigarage.ui.catalogue.words import BODY_WORDS, say_breathing, say_drive, say_standard

_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, and in words how it differs from the first car's; empty where it does not."""

    words: str
    differs: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of all the cars; `same` when it is one and the same for all."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def same(self) -> bool:
        return len({cell.words for cell in self.cells}) == 1


def figures(generations: Sequence[Generation], rule: AgeRule) -> tuple[FigureRow, ...]:
    """The table, sizes first. The first car is the measure of the others."""
    rows = [
        _numbers(generations, label(), value, write, (more, less), much)
        for label, value, write, more, less, much in _NUMBERS
    ]
    rows += [_texts(generations, label(), text) for label, text in _TEXTS]
    rows.append(_days(generations, say("First may enter"), rule, last=False))
    rows.append(_days(generations, say("All may enter"), rule, last=True))
    return tuple(row for row in rows if any(cell.words != _UNKNOWN for cell in row.cells))


_Number = tuple[
    Callable[[], str], Callable[[Generation], float | None], Callable[[float], str],
    str, str, Callable[[float], str],
]  # fmt: skip
_NUMBERS: tuple[_Number, ...] = (
    (lambda: say("Length"), lambda one: one.length_mm, length_text,
     "{much} longer", "{much} shorter", lambda mm: f"{mm_text(mm)} ({feet_text(mm)})"),
    (lambda: say("Width"), lambda one: one.width_mm, length_text,
     "{much} wider", "{much} narrower", lambda mm: f"{mm_text(mm)} ({feet_text(mm)})"),
    (lambda: say("Height"), lambda one: one.height_mm, length_text,
     "{much} taller", "{much} lower", lambda mm: f"{mm_text(mm)} ({feet_text(mm)})"),
    (lambda: say("Wheelbase"), lambda one: one.wheelbase_mm, length_text,
     "{much} longer", "{much} shorter", lambda mm: f"{mm_text(mm)} ({feet_text(mm)})"),
    (lambda: say("Weight"), lambda one: one.kerb_kg, weight_text,
     "{much} heavier", "{much} lighter", weight_text),
    (lambda: say("Displacement"), lambda one: one.displacement_cc, cc_text,
     "{much} larger", "{much} smaller", cc_text),
    (lambda: say("Power"), lambda one: one.power_ps, power_text,
     "{much} more", "{much} less", power_text),
    (lambda: say("Torque"), lambda one: one.torque_nm, torque_text,
     "{much} more", "{much} less", torque_text),
    (lambda: say("Weight per PS"), lambda one: _burden(one),
     lambda kg: say("{kg} kg", kg=f"{kg:.1f}"), "{much} more", "{much} less",
     lambda kg: say("{kg} kg", kg=f"{kg:.1f}")),
)  # fmt: skip
_TEXTS: tuple[tuple[Callable[[], str], Callable[[Generation], str]], ...] = (
    (lambda: say("Cylinders"), lambda one: str(one.cylinders or "")),
    (lambda: say("Breathing"), lambda one: say_breathing(one.induction)),
    (lambda: say("Driven"), lambda one: " · ".join(map(say_drive, one.drivetrain))),
    (lambda: say("Layout"), lambda one: one.layout),
    (lambda: say("Body"), lambda one: say(BODY_WORDS[one.body])),
    (lambda: say("Production"),
     lambda one: years_text(one.production_start, one.production_end)),
    (lambda: say("Kei standard"), lambda one: say_standard(one.kei_standard)),
)  # fmt: skip


def _burden(one: Generation) -> float | None:
    return one.kerb_kg / one.power_ps if one.kerb_kg and one.power_ps else None


def _numbers(
    generations: Sequence[Generation],
    label: str,
    value: Callable[[Generation], float | None],
    write: Callable[[float], str],
    words: tuple[str, str],
    much: Callable[[float], str],
) -> FigureRow:
    found = [value(one) for one in generations]
    yardstick = found[0] if found else None
    cells = []
    for number in found:
        if number is None:
            cells.append(Cell(_UNKNOWN))
            continue
        differs = ""
        if yardstick is not None and abs(number - yardstick) >= 0.05:
            template = words[0] if number > yardstick else words[1]
            differs = say(template, much=much(abs(number - yardstick)))
        cells.append(Cell(write(number), differs))
    return FigureRow(label, tuple(cells))


def _texts(
    generations: Sequence[Generation], label: str, text: Callable[[Generation], str]
) -> FigureRow:
    return FigureRow(label, tuple(Cell(text(one) or _UNKNOWN) for one in generations))


def _days(generations: Sequence[Generation], label: str, rule: AgeRule, *, last: bool) -> FigureRow:
    found: list[date | None] = []
    cells: list[Cell] = []
    for one in generations:
        days = entry_days(one, rule)
        day = None if days is None else days.last if last else days.first
        found.append(day)
        if days is None:
            cells.append(Cell(say("sold in America")))
        elif day is None:
            in_production = last and one.production_start and not one.production_end
            cells.append(Cell(say("still in production") if in_production else _UNKNOWN))
        else:
            cells.append(Cell(day_text(day), _apart(found[0], day)))
    return FigureRow(label, tuple(cells))


def _apart(yardstick: date | None, day: date) -> str:
    """`2 years 3 months later`; nothing within a month."""
    if yardstick is None:
        return ""
    early, late = sorted((yardstick, day))
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    if not months:
        return ""
    much = _span(*divmod(months, 12))
    return say("{much} later", much=much) if day > yardstick else say("{much} earlier", much=much)


def _span(years: int, months: int) -> str:
    parts = []
    if years:
        parts.append(say("1 year") if years == 1 else say("{years} years", years=years))
    if months:
        parts.append(say("1 month") if months == 1 else say("{months} months", months=months))
    return " ".join(parts)
