"""The countdowns of 10,000 cars, beside as many bare comparisons of dates and one sort."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from keigarage.domain.age_windows import AgeWindows
from keigarage.domain.car import Car
from keigarage.reference import RuleBook
from keigarage.services.outlooks import Outlooks
from keigarage.store.garage_file import GarageFile
from tests.benchmarks.big_garage import make_garage

CARS, RUNS = 10_000, 41
TODAY = date(2026, 11, 22)
BUDGET, NOISE = 3.0, 1.15  # two cores shared with others are never quite still


def least(*works: Callable[[], object]) -> list[float]:
    """Milliseconds of each work's fastest run, taken in turns so that all meet the same noise."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return [min(taken) * 1000 for taken in times]


def countdowns(windows: AgeWindows, cars: list[Car]) -> tuple[list[int], list[int]]:
    """Days until each car is certainly old enough, and the rows in that order."""
    left = [(ends[1] - TODAY).days for ends in windows.of_all(cars) if ends]
    return left, sorted(range(len(left)), key=left.__getitem__)


@pytest.mark.benchmark
def test_countdowns_cost_little_more_than_comparing_dates(tmp_path: Path) -> None:
    make_garage(tmp_path / "big", CARS)
    book = RuleBook()
    with GarageFile.open(tmp_path / "big", write=False) as file:
        cars = file.cars.all()
        outlooks = Outlooks(file, book, lambda: TODAY)
        outlooks.lines()
        table, reading = least(outlooks.lines, file.cars.all)
    days = [car.built.last for car in cars if car.built]
    assert len(days) == CARS

    def bare() -> tuple[list[bool], list[date]]:
        return [day < TODAY for day in days], sorted(days)

    known = AgeWindows(book.federal)
    left, order = countdowns(known, cars)
    assert len(left) == CARS and left[order[0]] == min(left) and left[order[-1]] == max(left)
    floor, again, first = least(
        bare,
        lambda: countdowns(known, cars),
        lambda: countdowns(AgeWindows(book.federal), cars),
    )
    print(f"\ncountdowns of {CARS:,} cars, sorted: {again / floor:.2f} x bare comparisons and one "
          f"sort ({floor:.1f} ms; budget {BUDGET}); at first {first / floor:.2f} x")  # fmt: skip
    print(f"lines of the table: {table:.0f} ms, of which reading the cars {reading:.0f} ms")
    assert again <= floor * BUDGET * NOISE
