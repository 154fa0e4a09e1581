"""The kei class: which limits a build date has, and how a car stands against them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.car import Car
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Answer
from keigarage.domain.kei import (
    KeiStandard,
    Measures,
    kei_answer,
    kei_answer_of_car,
    standard_on,
    standards_between,
)
from keigarage.domain.knowledge import Confidence


def standard(since, length, width, four, two, power=None, **more):
    return KeiStandard(
        since=date.fromisoformat(since), length_mm=length, width_mm=width, height_mm=2000,
        cc_4st=four, cc_2st=two, power_limit_kw=power and Decimal(power),
        url="https://example.org", **{"confidence": Confidence.HIGH, **more},
    )  # fmt: skip


STANDARDS = (
    standard("1949-07-08", 2800, 1000, 150, 100, "1.2"),
    standard("1950-07-26", 3000, 1300, 300, 200, "2.0"),
    standard("1951-08-16", 3000, 1300, 360, 240, "2.0", confidence=Confidence.CONFLICT,
             note="one says 350 cc"),
    standard("1955-04-04", 3000, 1300, 360, 360, "2.0"),
    standard("1976-01-01", 3200, 1400, 550, 550),
    standard("1990-01-01", 3300, 1400, 660, 660, day_known=False),
    standard("1998-10-01", 3400, 1480, 660, 660),
)  # fmt: skip

BEAT = Measures(length_mm=3295, width_mm=1395, height_mm=1175, displacement_cc=656, cycle=4,
                power_ps=64.0)  # fmt: skip


def ask(built, measures=BEAT, standards=STANDARDS):
    return kei_answer(PartialDate.from_iso(built), measures, standards)


def ok(answer):
    return {criterion.name: criterion.ok for criterion in answer.criteria}


@pytest.mark.parametrize(
    ("day", "since"),
    [
        ("1949-07-07", None),
        ("1949-07-08", 1949),
        ("1951-08-15", 1950),
        ("1975-12-31", 1955),
        ("1976-01-01", 1976),
        ("1990-01-01", 1990),
        ("1998-09-30", 1990),
        ("1998-10-01", 1998),
        ("2026-11-22", 1998),
    ],
)
def test_the_standard_in_force(day, since):
    found = standard_on(date.fromisoformat(day), STANDARDS)
    assert (found and found.since.year) == since


@pytest.mark.parametrize(
    ("built", "since"),
    [
        ("1998", [1990, 1998]),
        ("1998-10", [1998]),
        ("1998-09", [1990]),
        ("1975", [1955]),
        ("1955-04", [1951, 1955]),
        ("1949", [1949]),
        ("1948", []),
        # No source states the day in January 1990.
        ("1990-01-15", [1976, 1990]),
        ("1990-01-31", [1990]),
        ("1990", [1976, 1990]),
        ("1989", [1976]),
    ],
)
def test_the_standards_a_date_may_have_met(built, since):
    value = PartialDate.from_iso(built)
    found = standards_between(value.first, value.last, STANDARDS)
    assert [one.since.year for one in found] == since


@given(st.dates(date(1949, 7, 8), date(2100, 1, 1)), st.integers(0, 20_000))
def test_every_day_of_a_span_finds_its_standard_among_those_named(first, days):
    last = first + timedelta(days)
    named = standards_between(first, last, STANDARDS)
    assert {standard_on(first, STANDARDS), standard_on(last, STANDARDS)} <= set(named)


def test_the_beat_is_a_kei_with_its_margins():
    answer = ask("1991-05")
    assert answer.is_kei is Answer.YES
    assert answer.standard.since == date(1990, 1, 1)
    margins = {criterion.name: criterion.margin for criterion in answer.criteria}
    assert margins == {"length": 5, "width": 5, "height": 825, "displacement": 4}
    assert "January 1990" in answer.because
    assert answer.parts == ()


@pytest.mark.parametrize(
    ("displacement", "length", "width", "over"),
    [(531, 3300, 1430, 171), (606, 3300, 1400, 246), (791, 3335, 1400, 431)],
)
def test_the_hondas_filed_under_kei_say_why_they_are_not(
    displacement, length, width, over, sentence
):
    measures = Measures(length_mm=length, width_mm=width, height_mm=1200,
                        displacement_cc=displacement, cycle=4)  # fmt: skip
    answer = ask("1965", measures)
    assert answer.is_kei is Answer.NO
    because = sentence(answer.because)
    assert f"displacement {displacement} cc, {over} cc over the 360 cc allowed" in because
    # Displacement settles it; length and width come after.
    assert because.index("displacement") < because.index("length") < because.index("width")
    assert ok(answer) == {"length": False, "width": False, "height": True, "displacement": False}


def test_the_limit_itself_is_within():
    exactly = Measures(length_mm=3300, width_mm=1400, height_mm=2000, displacement_cc=660)
    answer = ask("1991", exactly)
    assert answer.is_kei is Answer.YES
    assert [criterion.margin for criterion in answer.criteria] == [0, 0, 0, 0]
    for name in ("length_mm", "width_mm", "height_mm", "displacement_cc"):
        values = {field: getattr(exactly, field) for field in
                  ("length_mm", "width_mm", "height_mm", "displacement_cc")}  # fmt: skip
        answer = ask("1991", Measures(**values | {name: values[name] + 1}))
        assert answer.is_kei is Answer.NO
        assert [one.ok for one in answer.criteria].count(False) == 1


def test_a_measure_not_known_leaves_it_open_and_is_named(sentence):
    answer = ask("1991-05", Measures(length_mm=3295, displacement_cc=656))
    assert answer.is_kei is Answer.UNKNOWN
    assert ok(answer) == {"length": True, "width": None, "height": None, "displacement": True}
    assert "not known: width, height." in sentence(answer.because)
    widths = [one for one in answer.criteria if one.name == "width"]
    assert (widths[0].value, widths[0].limit, widths[0].margin) == (None, 1400, None)


def test_one_measure_over_settles_it_whatever_else_is_not_known():
    assert ask("1991", Measures(displacement_cc=1000)).is_kei is Answer.NO


@pytest.mark.parametrize(
    ("cc", "cycle", "answer", "limit"),
    [
        (200, 2, True, 240), (200, 4, True, 360), (241, 2, False, 240), (300, 4, True, 360),
        (200, None, True, 240), (300, None, None, 240), (361, None, False, 360),
        (None, None, None, 240),
    ],
)  # fmt: skip
def test_displacement_by_the_engines_strokes_where_they_counted(cc, cycle, answer, limit):
    told = ask("1953", Measures(displacement_cc=cc, cycle=cycle)).criteria[3]
    assert (told.name, told.ok, told.limit) == ("displacement", answer, limit)
    assert bool(told.note) == (cycle is None)


def test_a_displacement_between_both_limits_depends_on_the_strokes(sentence):
    measures = Measures(length_mm=2900, width_mm=1200, height_mm=1500, displacement_cc=300)
    answer = ask("1953", measures)
    assert answer.is_kei is Answer.UNKNOWN
    told = sentence(answer.because)
    assert "depends on the engine's strokes: 360 cc for four strokes, 240 cc for two" in told


def test_a_date_on_which_two_standards_may_have_held_is_answered_for_both(sentence):
    mini = Measures(length_mm=3395, width_mm=1475, height_mm=1500, displacement_cc=657)
    answer = ask("1998", mini)
    assert answer.is_kei is Answer.DEPENDS
    assert [(part.standard.since.year, part.is_kei) for part in answer.parts] == [
        (1990, Answer.NO), (1998, Answer.YES),
    ]  # fmt: skip
    # What stands first is the stricter one.
    assert answer.standard.since.year == 1990
    assert answer.criteria == answer.parts[0].criteria
    told = sentence(answer.because)
    assert "the answers differ" in told
    assert "January 1990" in told and "1 October 1998" in told
    same = ask("1998")
    assert (same.is_kei, len(same.parts)) == (Answer.YES, 2)


def test_before_the_class_there_was_none(sentence):
    answer = ask("1948")
    assert (answer.is_kei, answer.standard, answer.criteria) == (Answer.NO, None, ())
    assert sentence(answer.because) == "Before 8 July 1949 there was no kei class."
    tiny = Measures(length_mm=2500, width_mm=900, height_mm=1500, displacement_cc=98, cycle=2)
    year = ask("1949", tiny)
    assert (year.is_kei, year.standard.since.year) == (Answer.DEPENDS, 1949)
    assert [part.standard is None for part in year.parts] == [True, False]
    assert ask("1949-08", tiny).is_kei is Answer.YES


def test_without_a_date_built_nothing_is_answered(sentence):
    answer = kei_answer(None, BEAT, STANDARDS)
    assert (answer.is_kei, answer.standard) == (Answer.UNKNOWN, None)
    assert "date built" in sentence(answer.because)


def test_a_book_without_standards_answers_nothing():
    assert ask("1991", standards=()).is_kei is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("built", "told"), [("1987-01", False), ("1987-02", True), ("1987", True), ("1986", False)]
)
def test_64_ps_is_told_as_a_custom_from_february_1987(built, told):
    answer = ask(built, Measures(power_ps=80.0))
    assert [custom.name for custom in answer.customs] == ["power"] * told
    assert "power" not in ok(answer)


def test_a_custom_never_decides():
    strong = Measures(length_mm=3295, width_mm=1395, height_mm=1175, displacement_cc=656,
                      power_ps=80.0)  # fmt: skip
    answer = ask("1991", strong)
    (power,) = answer.customs
    assert (power.ok, power.limit, power.margin, power.decides) == (False, 64, -16, False)
    assert "not law" in power.note
    assert answer.is_kei is Answer.YES


@pytest.mark.parametrize(
    ("built", "limit"),
    [("1949-08", 1.2), ("1955-05", 2.0), ("1960-06", 2.0), ("1960-07", 2.0), ("1960-08", None),
     ("1977", None)],
)  # fmt: skip
def test_rated_output_is_told_until_july_1960_and_compared_with_no_peak_power(built, limit):
    subaru = Measures(length_mm=2900, width_mm=1000, height_mm=1380, displacement_cc=100,
                      cycle=2, power_ps=16.0)  # fmt: skip
    answer = ask(built, subaru)
    told = [one for one in answer.criteria if one.name == "rated_output"]
    assert [one.limit for one in told] == ([] if limit is None else [limit])
    for one in told:
        assert (one.value, one.ok, one.decides) == (None, None, False)
        assert "cannot be compared" in one.note
    if limit == 2.0:
        assert answer.is_kei is Answer.YES
        assert "that can be compared" in answer.because


def test_what_the_sources_quarrel_over_keeps_its_note():
    found = ask("1953").standard
    assert (found.confidence, found.note) == (Confidence.CONFLICT, "one says 350 cc")


def test_first_registration_stands_in_for_the_date_built_and_is_told(sentence):
    car = Car(make="Honda", model="Beat", first_registered=PartialDate(1991, 6), length_mm=3295,
              width_mm=1395, height_mm=1175, displacement_cc=656)  # fmt: skip
    answer = kei_answer_of_car(car, STANDARDS)
    assert answer.is_kei is Answer.YES
    assert "first registration stands in" in sentence(answer.because)
    built = Car(make="Honda", model="Beat", built=PartialDate(1991, 5),
                first_registered=PartialDate(2001))  # fmt: skip
    told = kei_answer_of_car(built, STANDARDS)
    assert told.standard.since.year == 1990
    assert "registration" not in told.because
    assert kei_answer_of_car(Car(name="?"), STANDARDS).is_kei is Answer.UNKNOWN


SIZES = st.none() | st.integers(500, 5000)
CARS = st.builds(Measures, length_mm=SIZES, width_mm=SIZES, height_mm=SIZES,
                 displacement_cc=st.none() | st.integers(1, 1000),
                 cycle=st.sampled_from([None, 2, 4]),
                 power_ps=st.none() | st.floats(1, 200))  # fmt: skip
BUILT = st.builds(PartialDate, st.integers(1945, 2030), st.none() | st.integers(1, 12))


@given(BUILT, CARS)
def test_every_answer_agrees_with_its_own_figures(sentence, built, measures):
    answer = kei_answer(built, measures, STANDARDS)
    sentence(answer.because)
    for part in answer.parts or (answer,):
        for one in (*part.criteria, *part.customs):
            known = one.margin is not None
            assert one.ok is (one.margin >= 0 if known else None)
            assert not known or one.margin == round(one.limit - one.value, 1)
        deciding = [one.ok for one in part.criteria if one.decides]
        if part.standard:
            assert (part.is_kei is Answer.NO) == (False in deciding)
            assert (part.is_kei is Answer.YES) == all(deciding)
