"""Due days of an import, each with its reason, what is late, and what is worth a look."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.car import CarId, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.due_dates import certificate_opens, months_before
from keigarage.domain.eligibility import decide
from keigarage.domain.plan import Days, Dismissal, MilestoneKind, MilestoneNote, Mode, Plan, Sailing
from keigarage.domain.schedule import Schedule, schedule

from .test_arrival import RULE

# The milestones of the book by order and typical days; a test of the book compares the two.
SPANS = {"search": (7, 28), "buy": (2, 7), "inland": None, "dereg": (3, 14), "booking": (7, 28),
         "isf": None, "sail": (11, 70), "eligible-check": None, "arrival-notice": None,
         "entry": (7, 21), "release": None, "stamp": None, "title": None}  # fmt: skip
KINDS = tuple(
    MilestoneKind(id=mid, order=order, name=mid, typical=Days(*span) if span else None)
    for order, (mid, span) in enumerate(SPANS.items(), 1)
)
BUILT = PartialDate(2001, 11)
ON = date(2026, 11, 22)


ROUTE = Days(19, 28)


def carry(loads="2026-11-11", arrives="2026-12-03", crossing=ROUTE, mode=None,
          **notes: str) -> Plan:  # fmt: skip
    """A plan; `buy="2026-09-30"` notes that a milestone was done."""
    read = PartialDate.from_iso
    sailing = Sailing(loads=read(loads) if loads else None,
                      arrives=read(arrives) if arrives else None, crossing=crossing)  # fmt: skip
    held = {mid.replace("_", "-"): MilestoneNote(milestone_id=mid.replace("_", "-"),
            done=read(text)) for mid, text in notes.items()}  # fmt: skip
    return Plan(car_id=CarId(1), mode=mode, sailing=sailing, notes=held)


def put(plan: Plan, on: date = ON, stage: Stage = Stage.WANTED) -> Schedule:
    return schedule(plan, KINDS, decide(RULE, BUILT, None, on), on, stage)


def dues(plan: Plan) -> dict[str, str | None]:
    return {m.id: m.due and m.due.isoformat() for m in put(plan).milestones}


def test_a_container_that_loads_on_11_november_and_lands_on_3_december(sentence):
    """Counted back by the longest typical days, and forward from the landing; by hand."""
    assert dues(carry()) == {
        "search": "2026-09-23",  # 7 days of buying before 30 September
        "buy": "2026-09-30",  # 14 days of papers before 14 October
        "inland": "2026-09-30",
        "dereg": "2026-10-14",  # 28 days of booking before 11 November
        "booking": "2026-11-11",
        "isf": "2026-11-10",
        "sail": "2026-12-03",
        "eligible-check": "2026-12-03",
        "arrival-notice": "2026-12-03",
        "entry": "2026-12-18",
        "release": None,
        "stamp": "2026-12-18",
        "title": None,
    }
    held = put(carry())
    assert held.load_not_before == date(2026, 11, 11)
    assert held.alarms == () and held.cautions == ()
    for milestone in held.milestones:
        sentence(milestone.because)


def test_a_plan_without_dates_says_what_is_wanted(sentence):
    held = put(Plan(car_id=CarId(1)))
    assert {m.due for m in held.milestones} == {None}
    assert held.load_not_before == date(2026, 11, 19)  # 11 days, the shortest of the book
    for milestone in held.milestones:
        sentence(milestone.because)
    assert "30 November 2026" in held.milestone("eligible-check").because


@pytest.mark.parametrize("loads, arrives, isf, entry", [
    ("2026-11-01", "2026-11-30", "2026-10-31", "2026-12-15"),
    ("2027-01-01", "2027-02-15", "2026-12-31", "2027-03-02"),  # February has 28 days
    ("2028-02-01", "2028-02-15", "2028-01-31", "2028-03-01"),  # and here 29
    ("2026-12", "2027-01", "2026-11-30", "2027-01-16"),  # open days: the strict end
    ("2027", "2027", "2026-12-31", "2027-01-16"),
])  # fmt: skip
def test_the_laws_two_days(loads, arrives, isf, entry):
    found = dues(carry(loads, arrives))
    assert (found["isf"], found["entry"]) == (isf, entry)


@given(loads=st.dates(date(2020, 1, 1), date(2040, 12, 31)), days=st.integers(0, 90))
def test_isf_is_due_before_loading_and_entry_within_15_days_always(loads, days):
    arrives = loads + timedelta(days=days)
    found = put(carry(loads.isoformat(), arrives.isoformat()))
    assert found.milestone("isf").due == loads - timedelta(days=1)
    assert (found.milestone("entry").due - arrives).days == 15


def test_the_laws_days_carry_their_source_words():
    roro, container = put(carry(mode=Mode.RORO)), put(carry(mode=Mode.CONTAINER))
    assert "24 hours before lading" in container.milestone("isf").because
    assert "break-bulk" in roro.milestone("isf").because
    assert "break-bulk" not in container.milestone("isf").because
    assert "general order" in roro.milestone("entry").because
    assert {m.id for m in roro.milestones if m.law} == {"isf", "eligible-check", "entry"}


def test_the_owners_own_durations_move_what_comes_before():
    note = MilestoneNote(milestone_id="booking", duration_days=10)
    plan = replace(carry(), notes={"booking": note})
    found = dues(plan)
    assert (found["dereg"], found["buy"]) == ("2026-11-01", "2026-10-18")
    booking = put(plan).milestone("booking")
    assert (booking.takes, booking.own_duration) == (Days(10, 10), True)


def test_a_planned_day_takes_the_place_of_the_trades_but_not_of_the_laws(sentence):
    def planned(mid: str, day: PartialDate):
        note = MilestoneNote(milestone_id=mid, planned=day)
        return put(replace(carry(), notes={mid: note})).milestone(mid)

    assert planned("dereg", PartialDate(2026, 10)).due == date(2026, 10, 31)
    assert "later than it should be" in sentence(planned("dereg", PartialDate(2026, 10)).because)
    assert planned("dereg", PartialDate(2026, 10, 5)).due == date(2026, 10, 5)
    assert planned("title", PartialDate(2027, 1, 8)).due == date(2027, 1, 8)
    early = planned("entry", PartialDate(2026, 12, 9))
    assert early.due == date(2026, 12, 18) and "later" not in early.because.split(".")[0]
    late = planned("entry", PartialDate(2026, 12, 19))
    assert late.due == date(2026, 12, 18) and "later than it should be" in late.because


def test_the_crossing_gives_a_day_where_no_arrival_is_planned():
    found = dues(carry(arrives=""))
    assert (found["sail"], found["entry"]) == ("2026-12-09", None)  # 28 days from 11 November


def test_free_storage_ends_the_wait_for_the_pick_up():
    plan = carry()
    until = replace(plan.sailing, free_storage_end=PartialDate(2026, 12, 10))
    release = put(replace(plan, sailing=until)).milestone("release")
    assert release.due == date(2026, 12, 10) and "10 December 2026" in release.because


def test_it_landed_on_another_day_than_planned():
    found = dues(carry(sail="2026-12-05"))
    assert (found["sail"], found["entry"]) == ("2026-12-03", "2026-12-20")


# Late


def late(plan: Plan, on: date = ON, stage: Stage = Stage.WANTED) -> set[str]:
    return {m.id for m in put(plan, on, stage).milestones if m.late}


def test_late_is_what_is_overdue_and_not_overtaken():
    assert late(carry()) == {"search", "buy", "inland", "dereg", "booking", "isf"}
    assert late(carry(buy="2026-09-30")) == {"inland", "dereg", "booking", "isf"}
    assert late(carry(booking="2026-11-11")) == {"isf"}
    assert late(carry(isf="2026-11-06", booking="2026-11-11")) == set()


def test_a_due_day_is_not_late_before_it_is_over():
    filed = carry(isf="2026-11-06", booking="2026-11-11", sail="2026-12-03",
                  arrival_notice="2026-12-04")  # fmt: skip
    assert late(filed, date(2026, 12, 18)) == set()
    assert late(filed, date(2026, 12, 19)) == {"entry", "stamp"}


def test_what_the_law_wants_stays_late_until_customs_has_it():
    landed = carry(sail="2026-12-03", arrival_notice="2026-12-04")
    assert late(landed, date(2026, 12, 5)) == {"isf"}
    assert put(landed, date(2026, 12, 5)).next.id == "isf"
    entered = carry(sail="2026-12-03", entry="2026-12-09")
    assert late(entered, date(2026, 12, 31)) == {"stamp"}


@pytest.mark.parametrize("stage, left", [
    (Stage.WANTED, {"search", "buy", "inland", "dereg", "booking", "isf"}),
    (Stage.BOUGHT, {"inland", "dereg", "booking", "isf"}),
    (Stage.IN_TRANSIT, {"isf"}), (Stage.AT_PORT, {"isf"}), (Stage.TITLING, set()),
    (Stage.OWNED, set()), (Stage.SOLD, set()),
])  # fmt: skip
def test_the_stage_leaves_milestones_behind(stage, left):
    assert late(carry(), stage=stage) == left


def test_the_next_milestone_is_the_first_that_is_open():
    assert put(carry()).next.id == "search"
    assert put(carry(buy="2026-09-30")).next.id == "inland"
    assert put(carry(), stage=Stage.OWNED).next is None
    with pytest.raises(KeyError):
        put(carry()).milestone("drive")


# The export certificate, and general order


@pytest.mark.parametrize("day, opens", [
    (date(2026, 11, 11), date(2026, 5, 11)), (date(2026, 8, 31), date(2026, 3, 1)),
    (date(2028, 8, 30), date(2028, 3, 1)), (date(2026, 12, 31), date(2026, 7, 1)),
    (date(2026, 6, 30), date(2025, 12, 30)),
])  # fmt: skip
def test_six_months_before(day, opens):
    assert months_before(day, 6) == opens


def test_an_open_day_of_loading_counts_the_certificates_months_from_its_end():
    assert certificate_opens(PartialDate(2026, 11)) == date(2026, 5, 30)
    assert "30 May 2026" in put(carry(loads="2026-11")).milestone("dereg").because


def test_a_certificate_taken_too_early_is_worth_a_look(sentence):
    (told,) = put(carry(dereg="2026-05-10")).cautions
    assert "11 May 2026" in sentence(told)
    assert put(carry(dereg="2026-05-11")).cautions == ()
    assert put(carry(dereg="2026-05-10", sail="2026-12-03")).cautions == ()


def test_a_certificate_that_lapses_goes_back_within_15_days(sentence):
    plan = replace(carry(), certificate_until=PartialDate(2026, 11, 10))
    held = put(plan)
    (deadline,) = held.deadlines
    assert (deadline.id, deadline.due, deadline.late) == (
        "certificate-return", date(2026, 11, 25), False
    )  # fmt: skip
    sentence(deadline.because)
    assert "lapses on 10 November 2026" in sentence(held.cautions[0])
    assert put(plan, date(2026, 11, 26)).deadlines[0].late
    assert put(replace(plan, notes=carry(booking="2026-11-09").notes)).deadlines == ()


def test_the_general_order_date_of_the_notice_is_a_deadline():
    plan = carry()
    ordered = replace(plan.sailing, general_order=PartialDate(2026, 12, 17))
    held = put(replace(plan, sailing=ordered))
    assert [(d.id, d.due) for d in held.deadlines] == [("general-order", date(2026, 12, 17))]
    entered = replace(plan, sailing=ordered, notes=carry(entry="2026-12-09").notes)
    assert put(entered).deadlines == ()


def test_a_general_range_of_days_is_a_caution_and_no_alarm(sentence):
    held = put(carry(crossing=None))
    assert held.alarms == () and "19 November 2026" in sentence(held.cautions[0])


def test_alarms_that_were_set_aside_are_kept_apart():
    early = carry(arrives="2026-11-29")
    (alarm,) = put(early).alarms
    reason = Dismissal(kind=alarm.kind, situation=alarm.situation, reason="label of 5 November",
                       at=datetime(2026, 11, 22, tzinfo=UTC))  # fmt: skip
    held = put(replace(early, dismissals={alarm.kind: reason}))
    assert held.alarms == ()
    assert [found.dismissed for found in held.dismissed] == [reason]
    assert held.cautions == ()  # and it does not come back as one
