"""The cars that stand on the shelf before anything is searched, and one line about each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from keigarage.domain.catalogue import Generation
from keigarage.domain.words import say


@dataclass(frozen=True, slots=True)
class Favourite:
    """One car of the shelf. `name` is what it is known by, `line` why it stands there."""

    generation: Generation
    name: str
    line: str


def favourites(generations: Sequence[Generation]) -> list[Favourite]:
    """In the order of the shelf; one that a rule book lacks leaves no gap."""
    by_id = {one.id: one for one in generations}
    found = ((by_id.get(known), name, line) for known, name, line in _SHELF)
    return [Favourite(one, name() if name else one.title, line(one))
            for one, name, line in found if one is not None]  # fmt: skip


def _figure(number: float | None) -> str:
    return f"{number:,g}" if number is not None else "?"


def _s500(one: Generation) -> str:
    return say("Honda's first passenger car: four cylinders, chain drive, a red line at {rpm} rpm.",
               rpm=_figure(one.redline_rpm))  # fmt: skip


def _s600(one: Generation) -> str:
    return say("More of everything: {cc} cc, {ps} PS at {rpm} rpm, and a coupe beside it from "
               "1965.", cc=_figure(one.displacement_cc), ps=_figure(one.power_ps),
               rpm=_figure(one.power_rpm))  # fmt: skip


def _s800(one: Generation) -> str:
    return say("The last of the line and the fastest, {kmh} km/h; a live axle took over from the "
               "chains in 1966.", kmh=_figure(one.top_speed_kmh))  # fmt: skip


def _k111(one: Generation) -> str:
    return say("The people's car of 1958: {kg} kg with a two-stroke in its tail, and sold new in "
               "America from 1968.", kg=_figure(one.kerb_kg))  # fmt: skip


def _lj10(one: Generation) -> str:
    return say("The first kei off-roader in series: a ladder frame, no roof, and {cc} cc of "
               "air-cooled two-stroke.", cc=_figure(one.displacement_cc))  # fmt: skip


def _dangan(one: Generation) -> str:
    return say("The first production car with five valves a cylinder: fifteen of them, a turbo "
               "and {ps} PS from {cc} cc.", ps=_figure(one.power_ps),
               cc=_figure(one.displacement_cc))  # fmt: skip


def _beat(one: Generation) -> str:
    return say("Open, engine in the middle, a throttle for each cylinder: the only kei at {ps} PS "
               "without a turbo.", ps=_figure(one.power_ps))  # fmt: skip


def _az1(one: Generation) -> str:
    return say("Gullwing doors, a turbo behind the seats, {kg} kg, and only about 4,400 of them.",
               kg=_figure(one.kerb_kg))  # fmt: skip


_Name = Callable[[], str] | None
_SHELF: tuple[tuple[str, _Name, Callable[[Generation], str]], ...] = (
    ("honda-s500-as280", None, _s500),
    ("honda-s600-as285", None, _s600),
    ("honda-s800-as800", None, _s800),
    ("subaru-360-k111", None, _k111),
    ("suzuki-jimny-lj10", None, _lj10),
    ("mitsubishi-minica-h21a", lambda: say("Minica Dangan ZZ"), _dangan),
    ("honda-beat-pp1", None, _beat),
    ("autozam-az-1-pg6sa", None, _az1),
)
