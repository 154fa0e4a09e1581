"""Marking papers: how far each is, what the change is called, and taking it back."""

from dataclasses import replace

import pytest

from keigarage.domain.car import CarId
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageReadOnly, NotFound
from keigarage.domain.paperwork import Paper, PaperRecord, PaperState
from keigarage.services.paperwork import Paperwork
from keigarage.store.garage_file import GarageFile

from .conftest import BEAT, CARRY, Bench

TITLE = "tx-130-u"


def stored(bench: Bench, car: CarId) -> dict[str, PaperRecord]:
    return bench.file.papers.of(car)


def paper(bench: Bench, car: CarId, paper_id: str) -> Paper:
    """The paper as the car's page shows it."""
    return next(p for p in bench.outlooks.of(car).papers if p.spec.id == paper_id)


# Which paper is meant


@pytest.mark.parametrize("text, paper_id", [
    ("tx-130-u", "tx-130-u"), ("TX-130-U", "tx-130-u"), ("130-U", "tx-130-u"),
    (" 130-u ", "tx-130-u"), ("VTR-68-A", "tx-vtr-68-a"), ("HS7", "hs7"), ("bos", "bos"),
    ("HS-7", "hs7"), ("EPA 3520-1", "epa3520-1"),  # Texas files a copy of the HS-7 too
])  # fmt: skip
def test_a_form_number_does_as_well_as_an_id(bench: Bench, text: str, paper_id: str) -> None:
    assert bench.paperwork.spec(text, "TX").id == paper_id


@pytest.mark.parametrize("text", ["", "  ", "hs-8", "ca-reg-343", "bill of sale"])
def test_an_unknown_paper_is_answered_with_those_there_are(bench: Bench, text: str) -> None:
    with pytest.raises(NotFound) as refused:
        bench.paperwork.spec(text, "TX")
    for known in ("hs7", "epa3520-1", "bos", "tx-130-u", "tx-vtr-68-a"):
        assert known in str(refused.value)
    assert "ca-" not in str(refused.value).partition("choose one of")[2]
    assert str(refused.value).endswith(".")


def test_without_a_state_only_the_federal_papers_are_known(bench: Bench) -> None:
    assert bench.paperwork.spec("HS-7", "").id == "hs7"
    with pytest.raises(NotFound):
        bench.paperwork.spec("130-U", "")


def test_a_state_that_is_none_is_refused(bench: Bench) -> None:
    with pytest.raises(NotFound, match="ZZ"):
        bench.paperwork.spec("HS-7", "ZZ")


# Marking


@pytest.mark.parametrize("paper_id, state, words", [
    ("hs7", PaperState.SUBMITTED, "Mark HS-7 as submitted for Honda Beat"),
    (TITLE, PaperState.HAVE, "Mark 130-U as in hand for Honda Beat"),
    ("bol", PaperState.NOT_NEEDED,
     "Mark Original ocean bill of lading as not needed for Honda Beat"),
])  # fmt: skip
def test_marking_a_paper_is_one_named_change(
    bench: Bench, beat: CarId, paper_id: str, state: PaperState, words: str
) -> None:
    bench.paperwork.mark(beat, paper_id, state)
    assert paper(bench, beat, paper_id).state is state
    assert bench.announced == [(words, beat)]
    bench.garage.undo()
    assert stored(bench, beat) == {}
    bench.garage.redo()
    assert stored(bench, beat) == {paper_id: PaperRecord(paper_id=paper_id, state=state)}


def test_marking_what_stands_so_already_is_no_change(bench: Bench, beat: CarId) -> None:
    bench.paperwork.mark(beat, "hs7", PaperState.NEEDED)  # never touched, so needed
    assert bench.announced == [] and stored(bench, beat) == {}
    bench.paperwork.mark(beat, "hs7", PaperState.HAVE)
    bench.paperwork.mark(beat, "hs7", PaperState.HAVE)
    assert len(bench.announced) == 1


def test_a_click_moves_a_paper_round(bench: Bench, beat: CarId) -> None:
    seen = [paper(bench, beat, TITLE).state]
    for _ in PaperState:
        seen.append(bench.paperwork.move_on(beat, paper(bench, beat, TITLE)))
        assert paper(bench, beat, TITLE).state is seen[-1]
    assert seen == [*PaperState, PaperState.NEEDED]
    assert len(bench.announced) == len(PaperState)
    assert [c.words for c in bench.garage.history(beat, limit=2)] == [
        "Mark 130-U as needed for Honda Beat", "Mark 130-U as not needed for Honda Beat",
    ]  # fmt: skip


def test_the_day_a_paper_is_due_stays_until_another_is_given(bench: Bench, beat: CarId) -> None:
    due = PartialDate(2026, 12)
    bench.paperwork.mark(beat, "isf", PaperState.NEEDED, due)
    assert len(bench.announced) == 1
    bench.paperwork.move_on(beat, paper(bench, beat, "isf"))
    assert paper(bench, beat, "isf").due == due
    bench.paperwork.mark(beat, "isf", PaperState.HAVE)
    assert paper(bench, beat, "isf").due == due
    bench.paperwork.mark(beat, "isf", PaperState.HAVE, PartialDate(2027, 1, 4))
    assert paper(bench, beat, "isf").due == PartialDate(2027, 1, 4)
    bench.garage.undo()
    assert paper(bench, beat, "isf").due == due


def test_a_paper_of_another_state_is_kept_and_named(bench: Bench, beat: CarId) -> None:
    bench.paperwork.mark(beat, TITLE, PaperState.HAVE)
    bench.garage.edit(beat, {"state": "KY"})
    bench.paperwork.mark(beat, TITLE, PaperState.SUBMITTED)
    assert bench.seen[-1].change.words == "Mark 130-U as submitted for Honda Beat"
    assert TITLE not in {p.spec.id for p in bench.outlooks.of(beat).papers}
    bench.garage.edit(beat, {"state": "TX"})
    assert paper(bench, beat, TITLE).state is PaperState.SUBMITTED


def test_a_car_without_a_state_still_has_federal_papers(bench: Bench) -> None:
    car = bench.add(replace(BEAT, state=""))
    bench.paperwork.mark(car, "hs7", PaperState.HAVE)
    assert paper(bench, car, "hs7").state is PaperState.HAVE
    assert {p.spec.desk for p in bench.outlooks.of(car).papers} == {"NHTSA", "EPA", "CBP"}


def test_papers_of_one_car_are_not_anothers(bench: Bench, beat: CarId) -> None:
    other = bench.add(replace(CARRY, state="TX"))
    bench.paperwork.mark(other, "hs7", PaperState.HAVE)
    assert paper(bench, beat, "hs7").state is PaperState.NEEDED


def test_a_car_that_is_not_there_is_named(bench: Bench) -> None:
    with pytest.raises(NotFound, match="There is no car 9 "):
        bench.paperwork.mark(CarId(9), "hs7", PaperState.HAVE)
    assert bench.announced == [] and bench.garage.history() == []


def test_undoing_the_car_takes_its_papers_and_redo_brings_both(bench: Bench, beat: CarId) -> None:
    bench.paperwork.mark(beat, "hs7", PaperState.HAVE)
    bench.garage.undo()
    bench.garage.undo()
    assert bench.garage.cars() == [] and bench.file.papers.all_states() == {}
    bench.garage.redo()
    bench.garage.redo()
    assert paper(bench, beat, "hs7").state is PaperState.HAVE


def test_a_listener_hears_of_it_once_it_is_saved(bench: Bench, beat: CarId, folder) -> None:
    found = []

    def look(happened: object) -> None:
        with GarageFile.open(folder, write=False) as other:
            found.append(other.papers.of(beat)["hs7"].state)

    Paperwork(bench.file, bench.book, look).mark(beat, "hs7", PaperState.REQUESTED)
    assert found == [PaperState.REQUESTED]


def test_a_garage_that_may_only_be_read_says_so(folder, book, today) -> None:
    with GarageFile.open(folder) as file:
        beat = Bench(file, book, today).add(BEAT)
    with GarageFile.open(folder, write=False) as file:
        bench = Bench(file, book, today)
        with pytest.raises(GarageReadOnly):
            bench.paperwork.mark(beat, "hs7", PaperState.HAVE)
        assert bench.announced == [] and stored(bench, beat) == {}
