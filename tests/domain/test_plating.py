"""Where a car can be plated: the record's answer held against its age and measures."""

from dataclasses import replace
from datetime import date

import pytest

from keigarage.domain.car import Body, BodyClass, Car
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Answer
from keigarage.domain.knowledge import Confidence
from keigarage.domain.own_rules import StateNote
from keigarage.domain.plating import (
    MARKS,
    RANKS,
    opening,
    plate,
    rank,
    vehicle_of,
)
from keigarage.domain.plating_checks import Fit, Vehicle
from keigarage.domain.plating_measures import MEASURES, law_of, measures_of
from keigarage.domain.plating_takes import takes
from keigarage.domain.status import Status
from keigarage.reference import RuleBook

ON = date(2026, 11, 22)
CARRY = Vehicle(
    name="Suzuki Carry", body=BodyClass.TRUCK, built=PartialDate(1999, 1), length_mm=3395,
    width_mm=1475, height_mm=1800, displacement_cc=658,
)  # fmt: skip
OLD_CARRY = replace(CARRY, built=PartialDate(1994, 5), length_mm=3295, width_mm=1395)


@pytest.fixture(scope="module")
def book():
    return RuleBook()


@pytest.fixture(scope="module")
def states(book):
    return [book.state(code) for code in book.state_codes()]


# The measures and the words they rest on


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: f"{m.state}-{m.quantity}-{m.limit}")
def test_every_measure_stands_in_the_record_it_is_taken_from(book, measure):
    state = book.state(measure.state)
    told = f"{state.summary}\n{state.conflicts or ''}"
    assert measure.quote in told
    figure = str(measure.limit)
    assert figure in measure.quote or f"{measure.limit:,}" in measure.quote
    law = law_of(measure, state)
    assert law is not None and law.url.startswith("http")


def test_the_sentences_the_measures_rest_on():
    """Each as the record words it, so that a reader can hold row and record side by side."""
    quotes = {(row.state, row.quote) for row in MEASURES}
    assert quotes == {
        ("AK", "a model year 1981 or newer vehicle without the federal safety certification "
               "label"),
        ("AL", "at least 48 inches wide and 1,500 lb, with a governor holding it to 25 mph"),
        ("AR", "at least 48 in wide, at most 135 in long, 1,500 lb or more"),
        ("CA", "a 1968-or-newer gasoline direct import must show it meets California and EPA "
               "emission"),
        ("IN", "engine of at least 660 cc, no wider than 60 inches, no heavier than 1,600 lb dry"),
        ("KS", "at least 48 in wide, at most 160 in long, over 1,500 lb, able to exceed 40 mph"),
        ("MD", "Class L historic registration (model year 1999 or earlier, limited use)"),
        ("MN", "covers four-wheel vehicles to 660 cc, 900 to 2,200 lb"),
        ("NC", "the definition caps length at 130 inches"),
        ("NC", "defines a mini-truck by its 660cc engine"),
        ("NJ", "forbids operating on public roads a 1968 or later vehicle"),
        ("OK", "up to 1,000cc, 67 inches wide, 3,400 lb dry"),
        ("WY", "300 to under 3,000 lb empty"),
    }  # fmt: skip


def test_a_corrected_record_silences_the_measure_that_rested_on_it(book):
    carolina = book.state("NC")
    assert plate(carolina, CARRY, ON).status is Status.UNSETTLED
    corrected = replace(carolina, conflicts="The cap was lifted in 2027.")
    answer = plate(corrected, CARRY, ON)
    assert answer.status is Status.LIMITED
    assert len(measures_of(corrected, BodyClass.TRUCK)) == 1


# One car


def test_north_carolinas_cap_excludes_a_body_of_the_1998_standard(book):
    answer = plate(book.state("NC"), CARRY, ON)
    assert answer.reasons[0] == "North Carolina's 130 inch cap excludes this 3,395 mm body."
    assert answer.reasons[1] == (
        "How NCDMV treats one outside its mini-truck class is not on record: ask there."
    )
    assert (answer.status, answer.recorded) == (Status.UNSETTLED, Status.LIMITED)
    assert answer.excluded


def test_a_shorter_truck_keeps_the_records_answer_and_its_limits(book):
    answer = plate(book.state("NC"), OLD_CARRY, ON)
    assert (answer.status, answer.excluded) == (Status.LIMITED, False)
    assert answer.reasons[:2] == ("Roads posted up to 55 mph.", "No interstates.")
    assert answer.reasons[-1].startswith("A 2019 statute defines a mini-truck")
    length = answer.checks[0]
    assert (length.fit, length.shown, length.bound) == (
        Fit.FITS, "3,295 mm = 129.7 in", "at most 130 in",
    )  # fmt: skip


@pytest.mark.parametrize("length_mm, fit", [
    (3302, Fit.FITS), (3303, Fit.OUTSIDE), (None, Fit.UNKNOWN),
])  # fmt: skip
def test_an_inch_is_25_4_mm_and_the_cap_itself_still_fits(book, length_mm, fit):
    checks = plate(book.state("NC"), replace(OLD_CARRY, length_mm=length_mm), ON).checks
    assert checks[0].fit is fit


def test_a_passenger_car_is_not_measured_by_a_rule_for_trucks(book):
    beat = replace(CARRY, body=BodyClass.CAR)
    answer = plate(book.state("NC"), beat, ON)
    assert (answer.status, answer.checks) == (Status.ROAD, ())


def test_what_is_not_recorded_is_said_and_decides_nothing(book):
    answer = plate(book.state("NC"), replace(OLD_CARRY, length_mm=None), ON)
    assert answer.status is Status.LIMITED
    assert (
        "Its length is not recorded; North Carolina's mini-truck class names at most 130 in."
        in answer.reasons
    )


def test_a_floor_that_every_kei_misses_is_told_but_does_not_decide(book):
    answer = plate(book.state("IN"), CARRY, ON)
    assert answer.reasons[0] == (
        "Indiana's mini-truck class begins at 660 cc; this engine has 658 cc."
    )
    assert (answer.status, answer.excluded) == (Status.LIMITED, False)


@pytest.mark.parametrize("kerb_kg, fit", [
    (565, Fit.OUTSIDE), (660, Fit.UNKNOWN), (690, Fit.UNKNOWN), (750, Fit.FITS),
])  # fmt: skip
def test_a_catalogue_weight_near_the_limit_decides_nothing(book, kerb_kg, fit):
    """1,500 lb are 680 kg, and catalogues give one weight for every equipment."""
    checks = plate(book.state("KS"), replace(OLD_CARRY, kerb_kg=kerb_kg), ON).checks
    assert {check.fit for check in checks if check.measure.quantity == "weight"} == {fit}


@pytest.mark.parametrize("built, year, status", [
    (PartialDate(1979, 6), None, Status.UNSETTLED),
    (PartialDate(1980), None, Status.PROHIBITED),  # it may have been sold as a 1981
    (PartialDate(1980), 1980, Status.UNSETTLED),
    (PartialDate(1981, 1), None, Status.PROHIBITED),
])  # fmt: skip
def test_alaskas_label_rule_leaves_older_vehicles_alone(book, built, year, status):
    car = Vehicle(name="Honda Z", body=BodyClass.CAR, built=built, model_year=year)
    assert plate(book.state("AK"), car, ON).status is status


def test_a_reckoned_answer_is_never_surer_than_its_record(book):
    carolina = book.state("NC")
    assert plate(carolina, OLD_CARRY, ON).confidence is Confidence.HIGH
    assert plate(carolina, CARRY, ON).confidence is Confidence.DERIVED
    doubted = replace(carolina, confidence=Confidence.LOW)
    assert plate(doubted, CARRY, ON).confidence is Confidence.LOW


# Its age


@pytest.mark.parametrize("built, ripe, waiting", [
    (PartialDate(1999, 1), Answer.YES, ""),
    (PartialDate(2001, 11), Answer.DEPENDS,
     "25 years old between 1 November 2026 and 30 November 2026; the answer holds from then."),
    (PartialDate(2002, 6), Answer.NO,
     "25 years old for certain on 30 June 2027; the answer holds from then."),
    (None, Answer.UNKNOWN, "Its age is not recorded: the answer is for one of 25 years."),
])  # fmt: skip
def test_a_records_answer_is_for_25_years(book, built, ripe, waiting):
    answer = plate(book.state("TX"), replace(CARRY, built=built), ON)
    assert (answer.ripe, answer.waiting, answer.status) == (ripe, waiting, Status.ROAD)


def test_a_state_that_asks_for_more_years_is_waited_for_longer(book):
    older = replace(book.state("TX"), min_age_years=30)
    answer = plate(older, CARRY, ON)
    assert (answer.years, answer.ripe_from) == (30, date(2029, 1, 31))
    younger = plate(book.state("WI"), CARRY, ON)  # 20 years, but the port asks for 25
    assert younger.years == 25


# The owner's own word


def test_the_owners_note_wins_over_record_and_measure(book):
    note = StateNote(code="NC", status=Status.ROAD, text="Plated one in May", source="Wake DMV",
                     checked_on=PartialDate(2026, 10, 12))  # fmt: skip
    answer = plate(book.state("NC"), CARRY, ON, [note])
    assert (answer.status, answer.own, answer.excluded) == (Status.ROAD, note, False)
    assert "Wake DMV" in answer.reasons[0]
    assert not answer.stale  # the record is of 2019, the note is not


def test_a_countys_note_holds_for_a_car_of_that_county_alone(book):
    note = StateNote(code="NC", county="Wake", status=Status.PROHIBITED, source="Wake DMV",
                     checked_on=PartialDate(2026, 10, 12))  # fmt: skip
    at_home = replace(OLD_CARRY, state="NC", county="Wake")
    elsewhere = replace(OLD_CARRY, state="TX", county="Wake")
    carolina = book.state("NC")
    assert plate(carolina, at_home, ON, [note]).status is Status.PROHIBITED
    assert plate(carolina, elsewhere, ON, [note]).status is Status.LIMITED


# All states


def test_the_states_are_ranked_from_yes_to_no(states):
    ranked = rank(states, CARRY, ON)
    assert len(ranked) == 51
    order = [RANKS.index(answer.status) for answer in ranked]
    assert order == sorted(order)
    assert ranked[0].state.code == "TX"  # the one that is sure of its yes
    assert {answer.mark for answer in ranked} == {"yes", "depends", "local", "unsettled", "no"}
    assert set(MARKS) == set(Status)


def test_every_answer_has_a_reason_a_reader_understands(states, sentence):
    for body in BodyClass:
        for answer in rank(states, replace(CARRY, body=body, model_year=1999), ON):
            assert answer.reasons
            for reason in answer.reasons:
                sentence(reason)
            if answer.waiting:
                sentence(answer.waiting)


def test_a_records_opening_is_its_first_sentence(states):
    assert opening("By 21 Del. C. 2120A it may. More.") == "By 21 Del. C. 2120A it may."
    for state in states:
        first = opening(state.summary)
        assert state.summary.startswith(first) and first.endswith(".")
        assert 20 < len(first) < 400, state.code


# What a state takes


def test_what_texas_takes_today_and_what_comes_next(book):
    taken = takes(book.state("TX"), book.generations(), BodyClass.TRUCK, ON)
    assert len(taken.today) == 57
    assert all(one.since <= ON for one in taken.today)
    assert [one.since for one in taken.coming] == sorted(one.since for one in taken.coming)
    assert all(one.since > ON for one in taken.coming) and taken.coming
    assert {one.generation.body for one in taken.today} == {Body.TRUCK}
    dates = {one.generation.id: one.since for one in taken.today}
    acty = book.generation("honda-acty-ha1")
    assert dates["honda-acty-ha1"] == acty.first_eligible(book.federal) == date(2013, 5, 31)


def test_north_carolina_leaves_out_what_its_cap_excludes(book):
    taken = takes(book.state("NC"), book.generations(), BodyClass.TRUCK, ON)
    assert (len(taken.today), len(taken.left)) == (50, 17)
    for one in taken.left:
        assert one.because.startswith("North Carolina's ")
        assert (one.generation.length_mm or 0) > 3302
    assert all((one.generation.length_mm or 0) <= 3302 for one in taken.today)


def test_a_state_that_refuses_takes_nothing(book):
    taken = takes(book.state("GA"), book.generations(), BodyClass.CAR, ON)
    assert (taken.today, taken.coming, taken.left) == ((), (), ())


def test_cars_that_are_no_kei_are_not_taken_as_kei(book):
    taken = takes(book.state("TX"), book.generations(), BodyClass.CAR, ON)
    makes = {one.generation.title for one in taken.today}
    assert "Honda Beat" in makes and "Honda S600" not in makes


# A garage's car


def test_a_car_lends_its_missing_measures_from_its_generation(book):
    beat = book.generation("honda-beat-pp1")
    vehicle = vehicle_of(Car(make="Honda", model="Beat", length_mm=3300), beat)
    assert vehicle.length_mm == 3300  # its own figure first
    assert (vehicle.width_mm, vehicle.displacement_cc) == (beat.width_mm, beat.displacement_cc)
    assert vehicle.body is BodyClass.CAR
    assert vehicle_of(Car(name="Mine")).length_mm is None
