"""What a service says after a write, so that windows look again."""

from collections.abc import Callable
from dataclasses import dataclass

from keigarage.domain.car import CarId
from keigarage.domain.changes import Change


@dataclass(frozen=True, slots=True)
class Happened:
    """A change took effect (or was taken back). `car_id` is None when it touched many cars."""

    change: Change
    car_id: CarId | None


Announce = Callable[[Happened], None]


def to_nobody(happened: Happened) -> None:
    """The command line has no window that would look again."""
