"""A garage on a temporary path, and cars to put in it. SQLite is fast enough to be its own fake."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from keigarage.domain.car import Body, Car, Currency, OdometerUnit, Proof, ProofKind, Stage
from keigarage.domain.changes import Change, RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.store.garage_file import GarageFile

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that moves on by a second whenever it is read, and by leaps when told."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "my garage é 車"


@pytest.fixture
def open_garage(folder: Path, clock: Clock) -> Iterator[Callable[..., GarageFile]]:
    """Opens the garage in `folder`; whatever is still open at the end is closed."""
    opened = []

    def open_it(**wishes) -> GarageFile:
        wishes.setdefault("now", clock)
        opened.append(GarageFile.open(wishes.pop("folder", folder), **wishes))
        return opened[-1]

    yield open_it
    for file in opened:
        file.close()


@pytest.fixture
def garage(open_garage: Callable[..., GarageFile]) -> GarageFile:
    return open_garage()


@pytest.fixture
def beat() -> Car:
    """A car with every field filled, none of them with an empty or a default value."""
    return Car(
        name="Kaeru 蛙",
        stage=Stage.IN_TRANSIT,
        make="Honda",
        model="Beat",
        variant="Version F",
        body=Body.ROADSTER,
        chassis_no="PP1-1100123",
        state_vin="TX1234",
        built=PartialDate(1991, 5),
        first_registered=PartialDate(1991, 6, 7),
        model_year=1992,
        color="Festival Red",
        displacement_cc=656,
        cycle=4,
        power_ps=63.9,
        length_mm=3295,
        width_mm=1395,
        height_mm=1175,
        drivetrain="MR",
        transmission="5MT",
        odometer=123456,
        odometer_unit=OdometerUnit.KM,
        plate="BEAT 1",
        state="TX",
        county="Travis",
        price=Decimal("450000.50"),
        currency=Currency.JPY,
        seller="Tanaka",
        auction_house="USS Tokyo",
        auction_lot="4711",
        auction_grade="3.5",
        purchased_on=PartialDate(2026),
        catalogue_id="honda-beat-pp1",
        notes="first line\n  second line\t",
        trashed=False,
    )


@pytest.fixture
def add() -> Callable[[GarageFile, Car], Car]:
    """Put a car in the garage through the history, as a service does."""

    def put(file: GarageFile, car: Car) -> Car:
        stored = replace(car, id=file.changes.new_key("car"))
        write = RowWrite("car", stored.id, file.cars.row(stored))
        file.changes.write(Verb.ADD_CAR, [write], subject=car.title, car_id=stored.id)
        return stored

    return put


@pytest.fixture
def edit() -> Callable[..., Change | None]:
    """Change fields of a stored car through the history."""

    def put(file: GarageFile, car_id: int, **fields) -> Change | None:
        car = replace(file.cars.get(car_id), **fields)
        write = RowWrite("car", car_id, file.cars.row(car))
        return file.changes.write(Verb.EDIT_CAR, [write], subject=car.title,
                                  detail=", ".join(fields), car_id=car_id)  # fmt: skip

    return put


@pytest.fixture
def add_proof() -> Callable[..., Proof]:
    def put(file: GarageFile, car_id: int, kind: ProofKind, date: PartialDate) -> Proof:
        proof = Proof(id=file.changes.new_key("proof"), car_id=car_id, kind=kind, date=date)
        file.changes.write(
            Verb.ADD_PROOF, [RowWrite("proof", proof.id, file.proofs.row(proof))],
            subject="", detail=kind, car_id=car_id,
        )  # fmt: skip
        return proof

    return put
