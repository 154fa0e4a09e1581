"""Age is counted from papers that say too little: no, depends, yes, each on its very day."""

from calendar import isleap, monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import (
    AgeRule,
    Answer,
    Basis,
    Counting,
    arrival_gate,
    date_that_counts,
    decide,
    window,
)
from keigarage.domain.knowledge import Confidence

US = AgeRule(
    id="us-nhtsa-25", country="US", agency="NHTSA", name="25 years", min_years=25,
    counted=Counting.DAY, starts_from=Basis.BUILT, cite="49 USC 30112(b)(9)",
    url="https://example.org/", as_of="2026-08-22", confidence=Confidence.HIGH,
)  # fmt: skip
EPA = replace(US, id="us-epa-21", min_years=21, counted=Counting.CALENDAR_YEAR)
CANADA = replace(US, id="ca-15", country="CA", min_years=15, counted=Counting.MONTH)
GERMANY = replace(US, id="de-30-h", min_years=30, starts_from=Basis.FIRST_REGISTERED)
BRITAIN = replace(US, id="gb-10", min_years=10, counted=Counting.UNKNOWN)
NOWHERE = replace(US, id="nz", min_years=None, counted=Counting.UNKNOWN)

ONE_DAY = timedelta(days=1)


def anniversary(day: date, years: int) -> date:
    """The design's words again, written another way than the program does."""
    if (day.month, day.day) == (2, 29) and not isleap(day.year + years):
        return date(day.year + years, 3, 1)
    return date(day.year + years, day.month, day.day)


@pytest.mark.parametrize("value, rule, earliest, certain", [
    (PartialDate(2001, 11), US, date(2026, 11, 1), date(2026, 11, 30)),
    (PartialDate(2001), US, date(2026, 1, 1), date(2026, 12, 31)),
    (PartialDate(2001, 11, 5), US, date(2026, 11, 5), date(2026, 11, 5)),
    (PartialDate(2000, 2, 29), US, date(2025, 3, 1), date(2025, 3, 1)),
    (PartialDate(2000, 2, 28), US, date(2025, 2, 28), date(2025, 2, 28)),
    (PartialDate(2000, 2), US, date(2025, 2, 1), date(2025, 3, 1)),
    (PartialDate(2001, 2), US, date(2026, 2, 1), date(2026, 2, 28)),
    (PartialDate(2003, 2), US, date(2028, 2, 1), date(2028, 2, 28)),
    (PartialDate(2001, 11, 5), CANADA, date(2016, 11, 1), date(2016, 11, 1)),
    (PartialDate(2001, 11), CANADA, date(2016, 11, 1), date(2016, 11, 1)),
    (PartialDate(2001), CANADA, date(2016, 1, 1), date(2016, 12, 1)),
    # By the month a known month leaves nothing open, in a leap February neither.
    (PartialDate(2000, 2), CANADA, date(2015, 2, 1), date(2015, 2, 1)),
    (PartialDate(2000, 2, 29), CANADA, date(2015, 2, 1), date(2015, 2, 1)),
    (PartialDate(2001, 11, 5), EPA, date(2022, 1, 1), date(2022, 1, 1)),
    (PartialDate(2000, 2, 29), EPA, date(2021, 1, 1), date(2021, 1, 1)),
    (PartialDate(2001), EPA, date(2022, 1, 1), date(2022, 1, 1)),
])  # fmt: skip
def test_windows(value, rule, earliest, certain):
    assert window(value, rule.min_years, rule.counted) == (earliest, certain)


def test_no_window_where_no_source_says_how_to_count():
    assert window(PartialDate(2001), 25, Counting.UNKNOWN) is None


def test_certain_is_the_latest_day_any_reading_of_the_papers_can_give():
    """1949 to 2060, 1 to 50 years: months and years against the worst of all their days."""
    for year in range(1949, 2061):
        months = [
            [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
            for month in range(1, 13)
        ]
        for years in range(1, 51):
            ends = []
            for month, days in enumerate(months, 1):
                each = [anniversary(day, years) for day in days]
                ends.append((min(each), max(each)))
                value = PartialDate(year, month)
                assert window(value, years, Counting.DAY) == ends[-1]
                first = date(year + years, month, 1)
                assert window(value, years, Counting.MONTH) == (first, first)
            whole = PartialDate(year)
            assert window(whole, years, Counting.DAY) == (ends[0][0], max(e[1] for e in ends))
            assert window(whole, years, Counting.MONTH) == (
                date(year + years, 1, 1), date(year + years, 12, 1))  # fmt: skip
            new_year = date(year + years, 1, 1)
            assert window(whole, years, Counting.CALENDAR_YEAR) == (new_year, new_year)


@settings(deadline=None, max_examples=500)
@given(
    st.dates(date(1949, 1, 1), date(2060, 12, 31)),
    st.integers(1, 50),
    st.sampled_from([Counting.DAY, Counting.MONTH, Counting.CALENDAR_YEAR]),
)
def test_a_known_day_leaves_nothing_open_and_more_words_never_make_it_later(day, years, counted):
    fine, month, year = (
        window(value, years, counted)
        for value in (PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year))
    )
    assert fine[0] == fine[1]
    assert year[0] <= month[0] <= fine[0] <= fine[1] <= month[1] <= year[1]
    if counted is Counting.DAY:
        assert fine[0] == anniversary(day, years)


@pytest.mark.parametrize("on, answer, days_left", [
    (date(1990, 1, 1), Answer.NO, 9647),
    (date(2016, 4, 30), Answer.NO, 31),
    (date(2016, 5, 1), Answer.DEPENDS, 30),
    (date(2016, 5, 30), Answer.DEPENDS, 1),
    (date(2016, 5, 31), Answer.YES, 0),
    (date(2026, 11, 22), Answer.YES, 0),
])  # fmt: skip
def test_the_answer_turns_on_the_day(on, answer, days_left):
    verdict = decide(US, PartialDate(1991, 5), None, on)
    assert (verdict.answer, verdict.days_left) == (answer, days_left)
    assert (verdict.earliest, verdict.certain) == (date(2016, 5, 1), date(2016, 5, 31))
    assert (verdict.basis, verdict.on, verdict.rule) == (Basis.BUILT, on, US)


@settings(deadline=None, max_examples=300)
@given(
    st.dates(date(1949, 1, 1), date(2060, 12, 31)),
    st.sampled_from(["day", "month", "year"]),
    st.sampled_from([US, EPA, CANADA]),
)
def test_no_depends_yes_at_the_edges_of_every_window(day, precision, rule):
    built = PartialDate(
        day.year,
        day.month if precision != "year" else None,
        day.day if precision == "day" else None,
    )
    verdict = decide(rule, built, None, day)
    earliest, certain = verdict.earliest, verdict.certain
    assert decide(rule, built, None, earliest - ONE_DAY).answer is Answer.NO
    assert decide(rule, built, None, certain).answer is Answer.YES
    assert decide(rule, built, None, certain).days_left == 0
    if earliest < certain:
        assert decide(rule, built, None, earliest).answer is Answer.DEPENDS
        assert decide(rule, built, None, certain - ONE_DAY).answer is Answer.DEPENDS
        assert decide(rule, built, None, certain - ONE_DAY).days_left == 1


BUILT, REGISTERED = PartialDate(1991, 5), PartialDate(1992, 3, 10)


@pytest.mark.parametrize("built, registered, rule, value, basis", [
    (BUILT, REGISTERED, US, BUILT, Basis.BUILT),
    (BUILT, None, US, BUILT, Basis.BUILT),
    (PartialDate(1991), REGISTERED, US, PartialDate(1991), Basis.BUILT),  # the coarser still rules
    (None, REGISTERED, US, REGISTERED, Basis.FIRST_REGISTERED),
    (None, REGISTERED, EPA, REGISTERED, Basis.FIRST_REGISTERED),
    (BUILT, REGISTERED, GERMANY, REGISTERED, Basis.FIRST_REGISTERED),
    (BUILT, REGISTERED, None, BUILT, Basis.BUILT),
])  # fmt: skip
def test_which_date_counts(built, registered, rule, value, basis):
    counts = date_that_counts(built, registered, rule)
    assert (counts.value, counts.basis) == (value, basis)


@pytest.mark.parametrize("built, registered, rule", [
    (None, None, US), (None, None, None), (BUILT, None, GERMANY), (None, None, GERMANY),
])  # fmt: skip
def test_nothing_counts(built, registered, rule):
    assert date_that_counts(built, registered, rule) is None


def test_the_stand_in_is_told_and_does_not_claim_the_car_is_no_older(sentence):
    """Built earlier than registered it may be; so every figure is counted "from then"."""
    for on in (date(2016, 1, 1), date(2017, 3, 10), date(2020, 1, 1)):
        words = sentence(decide(US, None, REGISTERED, on).because)
        assert words.startswith("First registered 10 March 1992, and built no later: from then,")
        assert "10 March 2017" in words


@pytest.mark.parametrize("rule, built, registered, on, words", [
    (US, BUILT, None, date(2016, 4, 30),
     "Built May 1991; 25 years counted by the day are reached from 1 May 2016 at the earliest and "
     "from 31 May 2016 for certain."),
    (US, BUILT, None, date(2016, 5, 5),
     "Built May 1991; 25 years counted by the day fall between 1 May 2016 and 31 May 2016, and the "
     "papers do not say on which day."),
    (US, BUILT, None, date(2016, 5, 31),
     "Built May 1991; 25 years counted by the day were reached for certain on 31 May 2016."),
    (US, PartialDate(2001, 11, 5), None, date(2026, 1, 1),
     "Built 5 November 2001; 25 years counted by the day are reached on 5 November 2026."),
    (EPA, PartialDate(2005, 12), None, date(2025, 6, 1),
     "Built December 2005; 21 years counted by calendar year are reached on 1 January 2026."),
    (CANADA, PartialDate(2005), None, date(2020, 6, 1),
     "Built 2005; 15 years counted by the month fall between 1 January 2020 and 1 December 2020, "
     "and the papers do not say on which day."),
    (GERMANY, BUILT, REGISTERED, date(2023, 1, 1),
     "First registered 10 March 1992; 30 years counted by the day were reached for certain on "
     "10 March 2022."),
    (US, None, PartialDate(1992, 3), date(2017, 2, 1),
     "First registered March 1992, and built no later: from then, 25 years counted by the day are "
     "reached from 1 March 2017 at the earliest and from 31 March 2017 for certain."),
])  # fmt: skip
def test_the_reason_in_words(rule, built, registered, on, words, sentence):
    assert sentence(decide(rule, built, registered, on).because) == words


@pytest.mark.parametrize("rule, built, registered, says", [
    (US, None, None, "add one of them"),
    (EPA, None, None, "add one of them"),
    (GERMANY, BUILT, None, "first registration, which is not recorded"),
    (NOWHERE, BUILT, REGISTERED, "No source"),
    (BRITAIN, BUILT, REGISTERED, "10 years, but no source"),
])  # fmt: skip
def test_what_cannot_be_counted_is_said_and_not_guessed(rule, built, registered, says, sentence):
    verdict = decide(rule, built, registered, date(2026, 11, 22))
    assert verdict.answer is Answer.UNKNOWN
    assert (verdict.earliest, verdict.certain, verdict.days_left) == (None, None, None)
    assert says in sentence(verdict.because)
    gate = arrival_gate(verdict, PartialDate(2030))
    assert (gate.answer, gate.because) == (Answer.UNKNOWN, verdict.because)


@pytest.mark.parametrize("arrives, answer", [
    (PartialDate(2016, 4, 30), Answer.NO),
    (PartialDate(2016, 4), Answer.NO),
    (PartialDate(2015), Answer.NO),
    (PartialDate(2016, 5, 1), Answer.DEPENDS),
    (PartialDate(2016, 5, 30), Answer.DEPENDS),
    (PartialDate(2016, 5), Answer.DEPENDS),
    (PartialDate(2016), Answer.DEPENDS),
    (PartialDate(2016, 5, 31), Answer.YES),
    (PartialDate(2016, 6), Answer.YES),
    (PartialDate(2017), Answer.YES),
])  # fmt: skip
def test_the_gate_is_the_day_of_arrival_against_the_certain_day(arrives, answer, sentence):
    """Whatever today is: waiting in the port does not count."""
    for on in (date(2015, 1, 1), date(2026, 11, 22)):
        gate = arrival_gate(decide(US, BUILT, None, on), arrives)
        assert gate.answer is answer
        sentence(gate.because)


def test_the_gate_says_what_to_do():
    verdict = decide(US, BUILT, None, date(2016, 1, 1))
    early = arrival_gate(verdict, PartialDate(2016, 4, 30)).because
    assert "30 April 2016" in early
    assert "1 May 2016" in early
    assert "seized" in early
    assert "later" in early
    between = arrival_gate(verdict, PartialDate(2016, 5, 7)).because
    assert "31 May 2016" in between
    assert "better papers or a later ship" in between


def test_no_better_paper_is_asked_for_where_only_the_arrival_is_vague(sentence):
    verdict = decide(US, PartialDate(1991, 5, 20), None, date(2016, 1, 1))
    gate = arrival_gate(verdict, PartialDate(2016, 5))
    assert gate.answer is Answer.DEPENDS
    assert "papers" not in sentence(gate.because)
    assert "20 May 2016" in gate.because
    assert "day of arrival" in gate.because


@settings(deadline=None, max_examples=300)
@given(st.dates(date(1990, 1, 1), date(2010, 1, 1)), st.dates(date(2014, 1, 1), date(2036, 1, 1)))
def test_an_arrival_on_a_day_is_answered_like_that_day(built, arrives):
    for value in (PartialDate.of(built), PartialDate(built.year, built.month)):
        gate = arrival_gate(decide(US, value, None, date(2020, 1, 1)), PartialDate.of(arrives))
        assert gate.answer is decide(US, value, None, arrives).answer
