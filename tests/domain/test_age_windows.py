"""Windows of many cars at once are those that each car gets by itself."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain import age_windows
from keigarage.domain.age_windows import AgeWindows
from keigarage.domain.car import Car
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule, Basis, Counting, decide
from keigarage.domain.knowledge import Confidence

RULE = AgeRule(
    id="rule", country="US", agency="NHTSA", name="", min_years=25, counted=Counting.DAY,
    starts_from=Basis.BUILT, cite="", url="", as_of="", confidence=Confidence.HIGH,
)  # fmt: skip
ON = date(2026, 11, 22)

day_dates = st.dates(date(1949, 1, 1), date(2060, 12, 31)).map(PartialDate.of)
dates = st.one_of(
    st.none(),
    day_dates,
    day_dates.map(lambda day: PartialDate(day.year, day.month)),
    day_dates.map(lambda day: PartialDate(day.year)),
)
cars = st.builds(
    lambda built, first: Car(name="x", built=built, first_registered=first), dates, dates
)
rules = st.builds(
    lambda years, counted, start: replace(
        RULE, min_years=years, counted=counted, starts_from=start
    ),
    st.one_of(st.none(), st.integers(1, 40)), st.sampled_from(Counting), st.sampled_from(Basis),
)  # fmt: skip


def expected(rule: AgeRule, car: Car) -> age_windows.Ends:
    verdict = decide(rule, car.built, car.first_registered, ON)
    return verdict.earliest and verdict.certain and (verdict.earliest, verdict.certain)


@given(rules, st.lists(cars, max_size=12), st.lists(cars, max_size=3))
def test_all_at_once_is_the_same_as_one_by_one(rule, some, more):
    windows = AgeWindows(rule)
    for lot in (some, some + more, more, some):  # what was learnt before must not mislead
        assert windows.of_all(lot) == [expected(rule, car) for car in lot]
    assert [windows.of(car) for car in more] == [expected(rule, car) for car in more]


def test_cars_that_share_a_date_share_its_window():
    may = PartialDate(1991, 5)
    lot = [Car(name="a", built=may), Car(name="b", built=PartialDate(1991, 5)), Car(name="c")]
    assert AgeWindows(RULE).of_all(lot) == [(date(2016, 5, 1), date(2016, 5, 31))] * 2 + [None]


def test_dates_that_come_and_go_are_not_taken_for_each_other(monkeypatch):
    """New dates may lie where old ones lay; the same answers hold when old ones are let go."""
    monkeypatch.setattr(age_windows, "_MOST", 50)
    windows = AgeWindows(RULE)
    for number in range(2000):
        car = Car(name="x", built=PartialDate(1950 + number % 100, 1 + number % 12))
        assert windows.of(car) == expected(RULE, car)
        assert len(windows._held) <= 51
