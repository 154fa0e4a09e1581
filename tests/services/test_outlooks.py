"""What the rules say of the cars in a garage, one by one and as the lines of a table."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keigarage.domain.car import Body, Car, CarId, Proof, ProofKind, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Answer, Basis
from keigarage.domain.errors import NotFound
from keigarage.domain.knowledge import Confidence
from keigarage.domain.paperwork import PaperState, Progress
from keigarage.domain.status import Status
from keigarage.services.outlooks import answer_on

from .conftest import BEAT, CARRY, Bench

COPEN = Car(make="Daihatsu", model="Copen", built=PartialDate(2002, 6), state="CA")


# One car


def test_one_car_in_full(bench: Bench, beat: CarId) -> None:
    bench.paperwork.mark(beat, "hs7", PaperState.HAVE)
    bench.garage.save_proof(
        Proof(car_id=beat, kind=ProofKind.DATE_LABEL, date=PartialDate(1991, 5))
    )
    outlook = bench.outlooks.of(beat)
    assert outlook.car == bench.garage.car(beat)
    assert (outlook.federal.answer, outlook.federal.certain) == (Answer.YES, date(2016, 5, 31))
    assert (outlook.epa.answer, outlook.epa.certain) == (Answer.YES, date(2012, 1, 1))
    assert outlook.state and outlook.state.name == "Texas" and outlook.status is Status.ROAD
    assert outlook.confidence is Confidence.HIGH
    assert outlook.progress.done == 1
    assert list(outlook.papers_by_desk()) == ["NHTSA", "EPA", "CBP", "TX"]


@pytest.mark.parametrize("code", ["KY", "ky", " ky "])
def test_another_state_may_be_asked_than_the_cars_own(
    bench: Bench, beat: CarId, code: str
) -> None:
    outlook = bench.outlooks.of(beat, code)
    assert outlook.state and outlook.state.code == "KY"
    assert "TX" not in outlook.papers_by_desk() and "KY" in outlook.papers_by_desk()
    assert bench.outlooks.of(beat).state.code == "TX"


def test_no_state_is_an_answer_too(bench: Bench, beat: CarId) -> None:
    outlook = bench.outlooks.of(beat, "")
    assert outlook.state is None and outlook.status is None
    assert set(outlook.papers_by_desk()) == {"NHTSA", "EPA", "CBP"}


def test_a_car_need_not_be_stored_to_be_looked_at(bench: Bench) -> None:
    outlook = bench.outlooks.of_car(COPEN)
    assert outlook.federal.answer is Answer.NO
    assert outlook.status is Status.LIMITED
    assert outlook.progress.done == 0
    assert bench.garage.cars() == []


def test_unknown_cars_and_states_are_named(bench: Bench, beat: CarId) -> None:
    with pytest.raises(NotFound, match="no car 9 "):
        bench.outlooks.of(CarId(9))
    with pytest.raises(NotFound, match="no car 9 "):
        bench.outlooks.line(CarId(9))
    with pytest.raises(NotFound, match="ZZ"):
        bench.outlooks.of(beat, "ZZ")


@pytest.mark.parametrize("body, status", [
    (Body.ROADSTER, Status.UNSETTLED), (Body.TRUCK, Status.LOCAL), (None, Status.UNSETTLED),
])  # fmt: skip
def test_the_state_answers_for_the_body(bench: Bench, body: Body | None, status: Status) -> None:
    car = replace(CARRY, body=body)
    assert bench.outlooks.status_of(car) is status
    assert bench.outlooks.of_car(car).status is status


def test_a_car_without_a_state_has_no_state_answer(bench: Bench) -> None:
    car = replace(BEAT, state="")
    assert bench.outlooks.state_of(car) is None and bench.outlooks.status_of(car) is None


# Days


@pytest.mark.parametrize("on, federal", [
    (date(2026, 10, 31), Answer.NO),  # no day of November 2001 is 25 years back
    (date(2026, 11, 1), Answer.DEPENDS),
    (date(2026, 11, 29), Answer.DEPENDS),
    (date(2026, 11, 30), Answer.YES),
])
def test_the_days_on_which_the_answer_turns(bench: Bench, on: date, federal: Answer) -> None:
    car = bench.add(CARRY)
    assert bench.outlooks.of(car, on=on).federal.answer is federal
    bench.today = on
    assert bench.outlooks.of(car).federal.answer is federal
    assert answer_on(bench.outlooks.line(car).federal, on) is federal


def test_the_day_is_asked_for_anew_each_time(bench: Bench) -> None:
    """A window left open over midnight asks again and hears the new day's answer."""
    car = bench.add(CARRY)
    bench.today = date(2026, 11, 29)
    before = bench.outlooks.of(car).federal
    bench.today += timedelta(days=1)
    after = bench.outlooks.of(car).federal
    assert (before.answer, before.days_left) == (Answer.DEPENDS, 1)
    assert (after.answer, after.days_left) == (Answer.YES, 0)


# Lines


LOT = (
    BEAT,
    CARRY,
    COPEN,
    Car(name="Only a name"),
    Car(name="Registered", first_registered=PartialDate(1996, 2)),
    Car(name="By the day", built=PartialDate(1996, 2, 29)),
    Car(name="By the year", built=PartialDate(2003), first_registered=PartialDate(2003, 4)),
)


def test_the_lines_say_what_the_cars_own_pages_say(bench: Bench) -> None:
    for car in LOT:
        bench.add(car)
    lines = bench.outlooks.lines()
    assert [line.car for line in lines] == bench.garage.cars()
    for line in lines:
        assert line.car.id is not None
        assert line == bench.outlooks.line(line.car.id)
        page = bench.outlooks.of(line.car.id)
        for ends, verdict in ((line.federal, page.federal), (line.epa, page.epa)):
            assert ends == (verdict.earliest and (verdict.earliest, verdict.certain))
            assert answer_on(ends, bench.today) is verdict.answer
        assert bench.outlooks.progress_of(line) == page.progress
        assert bench.outlooks.state_of(line.car) == page.state


def test_a_car_without_a_date_has_no_window(bench: Bench) -> None:
    line = bench.outlooks.line(bench.add(Car(name="Only a name")))
    assert line.federal is None and line.epa is None
    assert answer_on(line.federal, bench.today) is Answer.UNKNOWN


def test_first_registration_stands_in_until_the_date_built_is_known(bench: Bench) -> None:
    car = bench.add(Car(name="Jimny", first_registered=PartialDate(1996, 2)))
    assert bench.outlooks.line(car).federal == (date(2021, 2, 1), date(2021, 3, 1))
    assert bench.outlooks.of(car).federal.basis is Basis.FIRST_REGISTERED
    bench.garage.edit(car, {"built": "1995-11-05"})
    assert bench.outlooks.line(car).federal == (date(2020, 11, 5), date(2020, 11, 5))
    assert bench.outlooks.lines()[0].federal == (date(2020, 11, 5), date(2020, 11, 5))


def test_the_trash_has_lines_of_its_own(bench: Bench, beat: CarId) -> None:
    other = bench.add(CARRY)
    bench.garage.trash(beat)
    assert [line.car.id for line in bench.outlooks.lines()] == [other]
    assert [line.car.id for line in bench.outlooks.lines(trashed=True)] == [beat]
    assert bench.outlooks.line(beat).car.trashed


def test_the_first_lines_are_those_a_table_by_name_begins_with(bench: Bench) -> None:
    for car in LOT:
        bench.add(car)
    bench.garage.trash(bench.add(Car(name="Aardvark")))
    by_name = sorted(bench.outlooks.lines(), key=lambda line: line.car.title.casefold())
    assert bench.outlooks.first_lines(3) == by_name[:3]
    assert bench.outlooks.first_lines(100) == by_name


def test_papers_are_counted_on_the_line(bench: Bench, beat: CarId) -> None:
    other = bench.add(replace(BEAT, state=""))
    needed = len({spec.sheet for spec in bench.book.papers_for("TX")})
    assert needed == 13 + 8 - 3  # the state's HS-7, export certificate and bill of sale
    for paper_id, state in (("hs7", PaperState.HAVE), ("bos", PaperState.SUBMITTED),
                            ("isf", PaperState.REQUESTED), ("do", PaperState.NOT_NEEDED),
                            ("ca-reg-343", PaperState.HAVE)):  # fmt: skip
        bench.paperwork.mark(beat, paper_id, state)
    one, two = bench.outlooks.lines()
    assert bench.outlooks.progress_of(one) == Progress(2, needed - 1)
    assert bench.outlooks.progress_of(two) == Progress(0, len(bench.book.federal_papers()))
    assert two.car.id == other


def test_a_sheet_wanted_twice_is_counted_once_in_table_and_page(bench: Bench, beat: CarId) -> None:
    for how_far in PaperState:
        bench.paperwork.mark(beat, "hs7", how_far)
        for own in (None, *PaperState):
            if own:
                bench.paperwork.mark(beat, "tx-hs-7", own)
            (line,) = bench.outlooks.lines()
            assert bench.outlooks.progress_of(line) == bench.outlooks.of(beat).progress


def test_cars_whose_dates_contradict_each_other_are_known(bench: Bench, beat: CarId) -> None:
    early = bench.add(replace(BEAT, first_registered=PartialDate(1990, 1)))
    assert bench.outlooks.conflicted() == {early}
    assert bench.outlooks.of(early).conflicted and not bench.outlooks.of(beat).conflicted
    kind, day = ProofKind.DATE_LABEL, PartialDate(1993, 2)
    bench.garage.save_proof(Proof(car_id=beat, kind=kind, date=day))
    assert bench.outlooks.conflicted() == {early, beat}
    assert bench.outlooks.of(beat).rests_on == "your entry alone, which your records contradict"


def test_a_number_used_twice_is_named_and_not_refused(bench: Bench, beat: CarId) -> None:
    assert bench.outlooks.of(beat).notices == ()
    other = bench.add(replace(BEAT, chassis_no=BEAT.chassis_no.replace("-", " ")))
    (told,) = bench.outlooks.of(other).notices
    assert told.startswith(f"Honda Beat, No. {beat}, has the same chassis number")
    bench.garage.trash(beat)
    assert "(in the trash)" in bench.outlooks.of(other).notices[0]


@pytest.mark.parametrize(("built", "said"), [
    (PartialDate(1991), ""), (PartialDate(1996, 2, 28), ""),
    (PartialDate(1991, 4), "has this generation built May 1991 to February 1996"),
    (PartialDate(2027, 1), "The date built, January 2027, is in the future: check it."),
])  # fmt: skip
def test_dates_that_can_hardly_be_right(bench: Bench, built: PartialDate, said: str) -> None:
    car = bench.add(replace(BEAT, built=built, first_registered=None))
    notices = bench.outlooks.of(car).notices
    assert any(said in told for told in notices) if said else notices == ()


def test_lines_read_no_state_file(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty files would be a slow start; a cell that shows a state asks for its one."""
    bench.add(BEAT)
    monkeypatch.setattr(type(bench.book), "state", lambda *_: pytest.fail("a state was read"))
    assert bench.outlooks.lines()[0].car.state == "TX"


# The catalogue


def test_a_car_leads_back_to_its_generation(bench: Bench) -> None:
    found = bench.outlooks.generation_of(BEAT)
    assert found and found.title == "Honda Beat" and "PP1" in found.chassis_codes


@pytest.mark.parametrize("entry", ["", "honda-beat-pp9", "../../etc/passwd"])
def test_an_entry_the_catalogue_has_not_is_no_trouble(bench: Bench, entry: str) -> None:
    car = bench.add(replace(BEAT, catalogue_id=entry, stage=Stage.OWNED))
    assert bench.outlooks.generation_of(bench.garage.car(car)) is None
    assert bench.outlooks.of(car).federal.answer is Answer.YES
