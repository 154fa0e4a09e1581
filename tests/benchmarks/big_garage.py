"""A garage of many cars for measuring: the catalogue's own models over every state and stage."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.car_fields import STATE_CODES
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.new_car import car_of
from keigarage.reference import RuleBook
from keigarage.store.garage_file import GarageFile


def many_cars(number: int) -> list[Car]:
    """`number` different cars, the same ones every time."""
    generations = [g for g in RuleBook().generations() if g.is_kei]
    stages, states = tuple(Stage), sorted(STATE_CODES)
    return [
        replace(
            car_of(generations[i % len(generations)], stage=stages[i % 7]),
            id=CarId(i + 1),
            chassis_no=f"{(generations[i % len(generations)].chassis_codes or ('X',))[0]}-{i:06d}",
            built=PartialDate(1985 + i % 25, 1 + i % 12, 1 + i % 28 if i % 3 else None),
            state=states[i % 51],
            notes=f"Car number {i} of the list, seen at an auction.",
        )
        for i in range(number)
    ]


def make_garage(folder: Path, number: int) -> None:
    """A garage folder with that many cars in it."""
    cars = iter(many_cars(number))
    with GarageFile.open(folder) as file, file.together():
        while some := list(islice(cars, 500)):
            rows = file.cars.rows(some)
            writes = [
                RowWrite("car", car.id, row)
                for car, row in zip(some, rows, strict=True)
                if car.id is not None
            ]
            file.changes.write(Verb.FILL_GARAGE, writes, subject="", detail=f"{len(some)} cars")
