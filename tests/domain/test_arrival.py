"""The gate at the port: no plan lands early without an alarm, and no safe one raises one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from keigarage.domain.arrival import Crossing, alarms, crossing_of, load_not_before
from keigarage.domain.car import CarId
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule, Answer, Basis, Counting, Verdict, decide
from keigarage.domain.knowledge import Confidence
from keigarage.domain.plan import Days, Dismissal, MilestoneKind, MilestoneNote, Plan, Sailing

RULE = AgeRule(
    id="us-nhtsa-25", country="US", agency="NHTSA", name="25 years", min_years=25,
    counted=Counting.DAY, starts_from=Basis.BUILT, cite="49 USC 30112(b)(9)",
    url="https://example.org/", as_of="2026-08-22", confidence=Confidence.HIGH,
)  # fmt: skip
TYPICAL = Days(11, 70)
KINDS = (MilestoneKind(id="sail", order=7, name="Ocean crossing", typical=TYPICAL),)
BUILT = PartialDate(2001, 11)  # 25 from 1 November 2026, for certain on the 30th


def verdict(built: PartialDate | None = BUILT) -> Verdict:
    return decide(RULE, built, None, date(2026, 11, 22))


def plan(loads: str = "", arrives: str = "", crossing: Days | None = None) -> Plan:
    read = PartialDate.from_iso
    sailing = Sailing(loads=read(loads) if loads else None,
                      arrives=read(arrives) if arrives else None, crossing=crossing)  # fmt: skip
    return Plan(car_id=CarId(1), sailing=sailing)


def raised(held: Plan, built: PartialDate | None = BUILT):
    return alarms(held, verdict(built), crossing_of(held, KINDS))


@pytest.mark.parametrize("loads, arrives, crossing, kind, answer", [
    ("", "2026-10-31", None, "arrival", Answer.NO),  # no day of November 2001 is 25 years back
    ("", "2026-11-01", None, "arrival", Answer.DEPENDS),
    ("", "2026-11-29", None, "arrival", Answer.DEPENDS),
    ("", "2026-11", None, "arrival", Answer.DEPENDS),
    ("", "2026", None, "arrival", Answer.DEPENDS),
    ("2026-11-01", "2026-11-29", Days(19, 28), "arrival", Answer.DEPENDS),
    # The day of arrival is safe, but this route's shortest crossing is not.
    ("2026-11-10", "2026-12-03", Days(19, 28), "loading", Answer.DEPENDS),
    # No day of arrival yet: the general range decides.
    ("2026-11-18", "", None, "loading", Answer.DEPENDS),
    ("2026-11", "", None, "loading", Answer.DEPENDS),
    ("2026-08-01", "", None, "loading", Answer.NO),  # 70 days later is 10 October
    ("2026-08-23", "", None, "loading", Answer.DEPENDS),  # and this can be 1 November
])  # fmt: skip
def test_a_plan_that_lands_early_raises_one_alarm(loads, arrives, crossing, kind, answer, sentence):
    (alarm,) = raised(plan(loads, arrives, crossing))
    assert (alarm.kind, alarm.answer) == (kind, answer)
    assert "2026" in sentence(alarm.because)
    assert alarm.cite == "49 USC 30112(b)(9)" and "early" in alarm.head


@pytest.mark.parametrize("loads, arrives, crossing", [
    ("", "", None), ("", "2026-11-30", None), ("", "2026-12", None), ("", "2027", None),
    ("2026-11-11", "2026-12-03", Days(19, 28)),
    # The carrier states this ship's day; how short some other crossing was says nothing of it.
    ("2026-11-11", "2026-12-03", None),
    ("2026-11-19", "", None), ("2026-12", "", None), ("2026-11-11", "", Days(19, 19)),
])  # fmt: skip
def test_a_plan_that_lands_in_time_raises_none(loads, arrives, crossing):
    assert raised(plan(loads, arrives, crossing)) == ()


@pytest.mark.parametrize("held", [plan(arrives="2026-12-03"), plan(loads="2026-11-11")])
def test_without_a_date_built_the_alarm_says_so(held, sentence):
    (alarm,) = raised(held, built=None)
    assert alarm.answer is Answer.UNKNOWN and "add one" in sentence(alarm.because)


def test_what_landed_early_stays_an_alarm_whatever_the_plan_says():
    landed = MilestoneNote(milestone_id="sail", done=PartialDate(2026, 11, 28))
    held = replace(plan("2026-11-11", "2026-12-03", Days(19, 28)), notes={"sail": landed})
    (alarm,) = raised(held)
    assert alarm.kind == "arrival" and "28 November 2026" in alarm.because


def test_what_landed_in_time_is_past_the_danger_of_a_short_crossing():
    landed = MilestoneNote(milestone_id="sail", done=PartialDate(2026, 12, 1))
    held = replace(plan("2026-11-10", "2026-12-03", Days(19, 28)), notes={"sail": landed})
    assert raised(held) == ()


def test_a_dismissal_holds_for_its_dates_alone():
    held = plan(arrives="2026-11-28")
    (alarm,) = raised(held)
    reason = Dismissal(kind=alarm.kind, situation=alarm.situation, reason="label of 5 November",
                       at=datetime(2026, 11, 22, tzinfo=UTC))  # fmt: skip
    dismissed = replace(held, dismissals={alarm.kind: reason})
    assert raised(dismissed)[0].dismissed == reason
    moved = replace(dismissed, sailing=Sailing(arrives=PartialDate(2026, 11, 27)))
    assert raised(moved)[0].dismissed is None
    assert raised(dismissed, built=PartialDate(2001, 12))[0].dismissed is None


def test_the_crossing_is_the_ships_else_the_owners_else_the_books():
    assert crossing_of(plan(), KINDS) == Crossing(TYPICAL, own=False)
    noted = MilestoneNote(milestone_id="sail", duration_days=20)
    assert crossing_of(replace(plan(), notes={"sail": noted}), KINDS) == Crossing(
        Days(20, 20), True
    )
    ship = replace(plan(crossing=Days(19, 28)), notes={"sail": noted})
    assert crossing_of(ship, KINDS) == Crossing(Days(19, 28), True)
    assert crossing_of(plan(), ()) is None


def test_without_a_crossing_or_a_date_there_is_no_first_day():
    assert load_not_before(None, Crossing(TYPICAL, False)) is None
    assert load_not_before(date(2026, 11, 30), None) is None


@st.composite
def partial_dates(draw, first=1985, last=2040):
    day = draw(st.dates(date(first, 1, 1), date(last, 12, 31)))
    size = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:size])


spans = st.tuples(st.integers(0, 120), st.integers(0, 120)).map(lambda ends: Days(*sorted(ends)))


@given(built=partial_dates(1985, 2010), crossing=spans, own=st.booleans())
def test_the_shortest_crossing_from_the_first_day_lands_when_it_is_certain(built, crossing, own):
    answer = verdict(built)
    first = load_not_before(answer.certain, Crossing(crossing, own))
    assert first + timedelta(days=crossing.least) >= answer.certain
    assert first + timedelta(days=crossing.least - 1) < answer.certain  # and no day is given away


@given(built=partial_dates(1985, 2010), crossing=spans, data=st.data())
def test_loading_from_the_first_day_on_never_alarms_and_before_it_always(built, crossing, data):
    answer = verdict(built)
    first = load_not_before(answer.certain, Crossing(crossing, own=True))
    loads = first + timedelta(days=data.draw(st.integers(-200, 200)))
    held = plan(str(PartialDate.of(loads)), crossing=crossing)
    assert bool(raised(held, built)) == (loads < first)


@given(built=partial_dates(1985, 2010), arrives=partial_dates(2005, 2040))
def test_no_day_of_arrival_that_can_be_early_goes_without_an_alarm(built, arrives):
    held, answer = Plan(car_id=CarId(1), sailing=Sailing(arrives=arrives)), verdict(built)
    assert bool(raised(held, built)) == (arrives.first < answer.certain)
    assume(raised(held, built))
    assert (raised(held, built)[0].answer is Answer.NO) == (arrives.last < answer.earliest)
