"""The program put together: one garage opened, everything at hand, everything closed again."""

from datetime import date
from pathlib import Path

import pytest

from keigarage.app import open_app
from keigarage.domain.car import Car, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Answer
from keigarage.domain.errors import (
    BrokenRuleBook,
    GarageError,
    GarageLocked,
    GarageReadOnly,
)
from keigarage.domain.paperwork import PaperState
from keigarage.places import Places
from keigarage.reference import RuleBook
from keigarage.services.happened import Happened

CARRY = Car(make="Suzuki", model="Carry", built=PartialDate(2001, 11), state="TX")


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return Places(
        garage=tmp_path / "garage", config=tmp_path / "config", logs=tmp_path / "logs"
    )


def test_the_main_job_without_a_window(where: Places, tmp_path: Path, today: date) -> None:
    """A car is added, moved, its paper marked, its checklist saved, and all of it announced."""
    seen: list[Happened] = []
    with open_app(where, seen.append, today=lambda: today) as app:
        car = app.garage.add(CARRY)
        assert car.id is not None
        app.garage.move(car.id, Stage.BOUGHT)
        app.paperwork.mark(car.id, "tx-130-u", PaperState.HAVE)
        assert app.outlooks.of(car.id).federal.answer is Answer.DEPENDS
        pdf = app.printing.dmv_checklist(car.id)
        assert app.printing.save(pdf, tmp_path / "list.pdf") >= 1
        app.preferences.save(home_state="TX")
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF-")
    assert [happened.change.words for happened in seen] == [
        "Add Suzuki Carry", "Move Suzuki Carry to Bought",
        "Mark 130-U as in hand for Suzuki Carry",
    ]  # fmt: skip
    with open_app(where, today=lambda: today, write=False) as again:
        [line] = again.outlooks.lines()
        assert line.car.stage is Stage.BOUGHT and line.records["tx-130-u"].state.done
        assert again.preferences.load().home_state == "TX"
        assert again.garage.history()[0].by == "window"


def test_the_command_line_signs_its_own_changes(where: Places) -> None:
    with open_app(where, by="command line") as app:
        app.garage.add(CARRY)
        assert app.garage.history()[0].by == "command line"


def test_one_writes_while_another_reads(where: Places) -> None:
    with open_app(where) as window:
        window.garage.add(CARRY)
        with pytest.raises(GarageLocked, match=r"\.$"):
            open_app(where, by="command line")
        with open_app(where, write=False) as reader:
            assert [car.title for car in reader.garage.cars()] == ["Suzuki Carry"]
            with pytest.raises(GarageReadOnly):
                reader.garage.add(CARRY)
            window.garage.add(CARRY)
            assert len(reader.garage.cars()) == 2
    with open_app(where) as after:  # closing let go of the garage
        assert len(after.garage.cars()) == 2


def test_reading_a_garage_that_is_not_there_begins_one(where: Places) -> None:
    with open_app(where, write=False) as app:
        assert app.garage.cars() == []
    assert (where.garage / "garage.sqlite").is_file()


def test_a_failure_inside_still_lets_go_of_the_garage(where: Places) -> None:
    with pytest.raises(RuntimeError, match="broke"), open_app(where):
        raise RuntimeError("broke")
    with open_app(where) as again:
        assert again.garage.add(CARRY).id


def test_opening_reads_no_rule_and_no_preference(where: Places, tmp_path: Path) -> None:
    """A start waits for the garage alone; a broken rule is told where it is asked for."""
    with open_app(where, book=RuleBook(tmp_path / "no book")) as app:
        car = app.garage.add(CARRY)
        assert app.garage.cars() == [car]
        with pytest.raises(BrokenRuleBook):
            app.outlooks.lines()
    assert not where.config.exists()


def test_a_place_that_cannot_hold_a_garage_is_told_in_a_sentence(
    where: Places, tmp_path: Path
) -> None:
    where.garage.write_text("a file, not a folder")
    with pytest.raises(GarageError) as refused:
        open_app(where)
    assert str(refused.value).endswith(".") and "Errno" not in str(refused.value)
