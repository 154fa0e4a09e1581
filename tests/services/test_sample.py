"""The sample garage is made of real cars: what it says of each, the catalogue bears out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from keigarage.domain.car import Car, Stage
from keigarage.domain.costs import CostKind
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Answer
from keigarage.domain.errors import DiskTrouble, GarageError, NotFound
from keigarage.domain.evidence import conflicts
from keigarage.domain.paperwork import PaperState
from keigarage.domain.plan import Mode
from keigarage.domain.status import Status
from keigarage.reference import RuleBook
from keigarage.services import sample
from keigarage.services.sample import make_sample
from keigarage.store.garage_file import GarageFile

from .conftest import Bench


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, book: RuleBook) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "garage"
    assert make_sample(folder, book) == 14
    return folder


@pytest.fixture
def lot(made: Path, book: RuleBook, today: Any) -> Any:
    with GarageFile.open(made, write=False) as file:
        yield Bench(file, book, today)


def by_title(lot: Bench) -> dict[str, Car]:
    return {car.title: car for car in lot.garage.cars()}


def test_it_holds_fourteen_cars_over_all_stages(lot: Bench) -> None:
    cars = lot.garage.cars()
    assert len(cars) == len(by_title(lot)) == 14
    assert {car.stage for car in cars} == set(Stage)
    assert lot.garage.cars(trashed=True) == []
    assert lot.file.check() == []


def test_its_states_answer_in_five_ways(lot: Bench) -> None:
    answers = {lot.outlooks.status_of(car) for car in lot.garage.cars()}
    assert answers >= {
        Status.ROAD, Status.LIMITED, Status.LOCAL, Status.PROHIBITED, Status.UNSETTLED,
    }  # fmt: skip


@pytest.mark.parametrize("title, code", [
    ("Honda S600", "AS285"), ("Subaru 360", "K111"), ("Suzuki Jimny", "LJ10"),
    ("Honda Beat", "PP1"), ("Autozam AZ-1", "PG6SA"), ("Suzuki Carry", "DA62T"),
    ("Daihatsu Copen", "L880K"),
])  # fmt: skip
def test_the_promised_cars_are_there(lot: Bench, title: str, code: str) -> None:
    assert by_title(lot)[title].chassis_no.startswith(f"{code}-")


def test_the_dangan_is_the_first_zz(lot: Bench) -> None:
    car = by_title(lot)["Minica Dangan ZZ-4"]
    assert "Dangan ZZ" in car.variant and car.built and car.built.year == 1989
    generation = lot.outlooks.generation_of(car)
    assert generation and "H26A" in generation.chassis_codes


def test_the_carry_is_at_sea_and_the_copen_not_yet_old_enough(lot: Bench) -> None:
    cars = by_title(lot)
    carry, copen = cars["Suzuki Carry"], cars["Daihatsu Copen"]
    assert (carry.stage, copen.stage) == (Stage.IN_TRANSIT, Stage.WANTED)
    assert carry.id and lot.outlooks.of(carry.id).federal.answer is Answer.DEPENDS
    assert copen.id and lot.outlooks.of(copen.id).federal.answer is Answer.NO


def test_three_cars_are_on_their_way_with_costs_and_none_lands_early(lot: Bench) -> None:
    """A newcomer's first garage raises no alarm; the Carry's ship is late enough by three days."""
    cars = by_title(lot)
    on_way = {title for title, car in cars.items() if car.id and lot.money.lines(car.id)}
    assert on_way == {"Suzuki Carry", "Suzuki Cappuccino", "Honda Beat"}
    assert {car.title for car in cars.values() if car.id in lot.shipping.schedules.all()} == on_way
    assert all(line.alarms == () for line in lot.outlooks.lines())
    for title in on_way:
        schedule = lot.shipping.schedule_of(cars[title].id)  # type: ignore[arg-type]
        assert schedule.cautions == () and not any(m.late for m in schedule.milestones), title
        assert lot.shipping.stage_offer(cars[title].id) is None, title  # type: ignore[arg-type]
        costs = lot.money.costs(cars[title].id)  # type: ignore[arg-type]
        assert costs.landed.missing == () and costs.duty.answer, title
    carry = lot.shipping.schedule_of(cars["Suzuki Carry"].id)  # type: ignore[arg-type]
    assert carry.load_not_before == date(2026, 11, 11)
    assert carry.plan.mode is Mode.CONTAINER and carry.plan.arrives == PartialDate(2026, 12, 3)


def test_its_prices_are_those_of_the_cars_and_its_duty_is_reckoned_right(lot: Bench) -> None:
    for car in lot.garage.cars():
        assert car.id is not None
        for line in lot.money.lines(car.id):
            if line.kind is CostKind.PRICE:
                assert line.actual == car.price, car.title
            if line.kind is CostKind.DUTY:
                assert line.actual == lot.money.costs(car.id).duty.total_usd, car.title


def test_every_car_was_built_while_its_kind_was_made(lot: Bench) -> None:
    for car in lot.garage.cars():
        generation = lot.outlooks.generation_of(car)
        assert generation, car.title
        start, end = generation.production_start, generation.production_end
        assert car.built and start and end, car.title
        assert start.first <= car.built.first and car.built.last <= end.last, car.title
        if car.first_registered:
            assert car.built.first <= car.first_registered.last, car.title
        if car.model_year:
            assert start.year <= car.model_year <= end.year, car.title


def test_every_chassis_number_begins_with_a_code_of_its_kind(lot: Bench) -> None:
    for car in lot.garage.cars():
        generation = lot.outlooks.generation_of(car)
        assert generation
        if car.chassis_no:  # the Dangan is only dreamt of
            code, _, serial = car.chassis_no.rpartition("-")
            assert code in generation.chassis_codes and serial.isdigit(), car.chassis_no


def test_its_proofs_agree_with_its_dates(lot: Bench) -> None:
    """What contradicts itself would teach a newcomer that the warning is usual."""
    for car in lot.garage.cars():
        assert car.id is not None
        proofs = lot.garage.proofs(car.id)
        assert conflicts(car.built, car.first_registered, proofs) == (), car.title


def test_its_papers_are_papers_the_book_knows(lot: Bench) -> None:
    for car in lot.garage.cars():
        assert car.id is not None
        known = {spec.id for spec in lot.book.papers_for(car.state)}
        assert lot.file.papers.of(car.id).keys() <= known, car.title
    beat = by_title(lot)["Honda Beat"]
    assert beat.id is not None
    states = {paper.spec.id: paper.state for paper in lot.outlooks.of(beat.id).papers}
    assert states["tx-130-u"] is PaperState.HAVE and states["tx-vtr-68-a"] is PaperState.REQUESTED


def test_a_second_run_makes_the_same_garage(
    lot: Bench, tmp_path: Path, book: RuleBook, today: Any
) -> None:
    make_sample(tmp_path / "again", book)
    with GarageFile.open(tmp_path / "again", write=False) as file:
        again = Bench(file, book, today)
        assert again.garage.cars() == lot.garage.cars()
        assert again.file.papers.all_states() == lot.file.papers.all_states()
        assert again.file.proofs.all_by_car() == lot.file.proofs.all_by_car()
        assert again.file.plans.all() == lot.file.plans.all()
        assert again.file.cost_lines.all_by_car() == lot.file.cost_lines.all_by_car()
        words = [change.words for change in lot.garage.history()]
        assert [change.words for change in again.garage.history()] == words


def test_it_can_be_worked_on_like_any_other(tmp_path: Path, book: RuleBook, today: Any) -> None:
    make_sample(tmp_path, book)
    with GarageFile.open(tmp_path) as file:
        bench = Bench(file, book, today)
        before = bench.garage.cars()
        beat = bench.garage.find("PP1-1100123")
        assert beat.id is not None
        bench.garage.move(beat.id, Stage.OWNED)
        bench.garage.undo()
        assert bench.garage.cars() == before


# Nothing of an owner's is overwritten


def test_a_folder_that_holds_a_garage_is_refused(
    tmp_path: Path, book: RuleBook, today: Any
) -> None:
    folder = tmp_path / "garage"
    with GarageFile.open(folder) as file:
        Bench(file, book, today).add(Car(name="Mine"))
    with pytest.raises(DiskTrouble, match="already holds a garage: choose an empty folder"):
        make_sample(folder, book)
    with GarageFile.open(folder) as file:
        assert [car.title for car in file.cars.all()] == ["Mine"]


def test_a_book_that_lacks_a_car_leaves_no_half_garage(
    tmp_path: Path, book: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = replace(sample.SAMPLES[-1], code="QQ99")
    monkeypatch.setattr(sample, "SAMPLES", (*sample.SAMPLES[:-1], lost))
    with pytest.raises(NotFound, match="QQ99"):
        make_sample(tmp_path / "garage", book)
    assert not (tmp_path / "garage").exists()


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, book: RuleBook
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GarageError) as refused:
        make_sample(tmp_path / "file" / "garage", book)
    assert str(refused.value).endswith(".") and "Errno" not in str(refused.value)
