"""A garage of the test's own with its services, and what they announced."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from keigarage.domain.car import Body, Car, CarId, Stage
from keigarage.domain.dates import PartialDate
from keigarage.reference import RuleBook
from keigarage.services.garage import Garage
from keigarage.services.happened import Happened
from keigarage.services.money import Money
from keigarage.services.outlooks import Outlooks
from keigarage.services.paperwork import Paperwork
from keigarage.services.shipping import Shipping
from keigarage.store.garage_file import GarageFile

BEAT = Car(
    make="Honda", model="Beat", body=Body.ROADSTER, chassis_no="PP1-1100123",
    built=PartialDate(1991, 5), state="TX", catalogue_id="honda-beat-pp1",
)  # fmt: skip
CARRY = Car(
    make="Suzuki", model="Carry", body=Body.TRUCK, chassis_no="DA62T-120045",
    built=PartialDate(2001, 11), state="KY", stage=Stage.IN_TRANSIT,
)  # fmt: skip


@dataclass
class Bench:
    """The services of one open garage file, and every announcement they made."""

    file: GarageFile
    book: RuleBook
    today: date
    seen: list[Happened] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.garage = Garage(self.file, self.seen.append)
        self.paperwork = Paperwork(self.file, self.book, self.seen.append)
        self.outlooks = Outlooks(self.file, self.book, lambda: self.today)
        self.shipping = Shipping(self.file, self.book, self.seen.append, lambda: self.today)
        self.money = Money(self.file, self.book, self.seen.append, lambda: self.today)

    def add(self, car: Car) -> CarId:
        """Add a car and forget the announcement of it."""
        added = self.garage.add(car)
        self.seen.clear()
        assert added.id is not None
        return added.id

    @property
    def announced(self) -> list[tuple[str, CarId | None]]:
        return [(happened.change.words, happened.car_id) for happened in self.seen]


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return RuleBook()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "garage"


@pytest.fixture
def bench(folder: Path, book: RuleBook, today: date) -> Iterator[Bench]:
    """An empty garage, opened to be written."""
    with GarageFile.open(folder, by="tests") as file:
        yield Bench(file, book, today)


@pytest.fixture
def beat(bench: Bench) -> CarId:
    """A Honda Beat for Texas in the garage."""
    return bench.add(BEAT)
