"""The agenda as plain values: what stands on it, in which stretch, and what was done with it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.agenda import (
    LEADS,
    CarDates,
    Item,
    ItemState,
    Kind,
    Urgency,
    agenda,
    awake,
    chosen,
    kind_key,
    leads_text,
    read_leads,
    told_on,
    urgency_of,
    within,
)
from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import window
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.knowledge import Confidence
from keigarage.domain.news import news_of_cars, news_of_items, news_of_rules
from keigarage.domain.paperwork import Paper, PaperSpec, PaperState
from keigarage.domain.plan import Plan, Sailing
from keigarage.domain.reminders import Reminder, ReminderId, Repeat
from keigarage.domain.schedule import schedule
from keigarage.domain.status import Need
from keigarage.reference import RuleBook

TODAY = date(2026, 11, 22)
BOOK = RuleBook()
RULE = BOOK.federal
CARRY = Car(id=CarId(7), make="Suzuki", model="Carry", built=PartialDate(2001, 11))
SPEC = PaperSpec(id="tx-130-u", desk="TX", form="130-U", title="Application", need=Need.REQUIRED,
                 why="", source="https://example.org", as_of="2026-11",
                 confidence=Confidence.HIGH)  # fmt: skip


def dates_of(car: Car = CARRY, **more: object) -> CarDates:
    ends = window(car.built, RULE.min_years, RULE.counted) if car.built else None
    return CarDates(car=car, window=ends, **more)


def items_of(*cars: CarDates, reminders=(), states=(), on: date = TODAY) -> list[Item]:
    return agenda(cars, reminders, {state.key: state for state in states}, RULE, on)


def shipped(loads: PartialDate, arrives: PartialDate, on: date = TODAY) -> CarDates:
    from keigarage.domain.eligibility import decide

    plan = Plan(car_id=CARRY.id, sailing=Sailing(loads=loads, arrives=arrives, port_to="Tacoma"))
    verdict = decide(RULE, CARRY.built, None, on)
    car = replace(CARRY, stage=Stage.IN_TRANSIT)
    return dates_of(car, schedule=schedule(plan, BOOK.milestones(), verdict, on, car.stage))


def test_a_window_and_its_certain_day():
    told = [(item.day, item.kind, item.car) for item in items_of(dates_of(), on=date(2026, 10, 1))]
    assert told == [(date(2026, 11, 1), Kind.WINDOW_OPENS, "Suzuki Carry"),
                    (date(2026, 11, 30), Kind.ELIGIBLE, "Suzuki Carry")]  # fmt: skip


def test_an_eligible_day_stands_until_it_is_over_and_is_never_overdue():
    (item,) = items_of(dates_of(), on=date(2026, 11, 30))
    assert item.kind is Kind.ELIGIBLE and not item.overdue
    assert item.because and item.cite == RULE.cite
    assert items_of(dates_of(), on=date(2026, 12, 1)) == []


def test_a_car_of_one_day_has_no_window_to_open():
    car = replace(CARRY, built=PartialDate(2001, 11, 30))
    assert [item.kind for item in items_of(dates_of(car))] == [Kind.ELIGIBLE]


def test_nothing_is_known_of_a_car_without_dates_and_a_sold_one_is_left_out():
    assert items_of(CarDates(car=replace(CARRY, built=None))) == []
    assert items_of(dates_of(replace(CARRY, stage=Stage.SOLD))) == []


def test_a_ship_and_the_deadlines_that_hang_on_it():
    found = {item.key: item for item in items_of(shipped(PartialDate(2026, 11, 11),
                                                         PartialDate(2026, 12, 3)))}  # fmt: skip
    ship, entry = found["milestone:7:sail"], found["milestone:7:entry"]
    assert (ship.day, ship.kind, ship.text) == (date(2026, 12, 3), Kind.SHIP, "Ship due at Tacoma")
    assert (entry.day, entry.kind) == (date(2026, 12, 18), Kind.DEADLINE)
    assert entry.cite == "19 CFR 142.2" and "15 calendar days" in entry.because
    assert "milestone:7:eligible-check" not in found


def test_a_plan_that_lands_early_stands_first_as_an_alarm():
    first, *others = items_of(shipped(PartialDate(2026, 10, 1), PartialDate(2026, 10, 30)))
    assert (first.kind, first.urgency) == (Kind.ALARM, Urgency.ALARM)
    assert first.text == "Lands too early" and "seized" in first.because
    assert all(item.urgency is not Urgency.ALARM for item in others)
    assert first in within([first, *others], 0, date(2026, 1, 1))


def test_overdue_never_drops_off():
    later = date(2031, 1, 1)
    dates = shipped(PartialDate(2026, 12, 1), PartialDate(2026, 12, 20), on=later)
    found = within(items_of(dates, on=later), 0, later)
    assert {"milestone:7:entry", "milestone:7:sail"} <= {item.key for item in found}
    assert all(item.overdue and item.urgency is Urgency.OVERDUE for item in found)


@pytest.mark.parametrize("state, shown", [
    (PaperState.NEEDED, True), (PaperState.REQUESTED, True), (PaperState.HAVE, False),
    (PaperState.SUBMITTED, False), (PaperState.NOT_NEEDED, False),
])  # fmt: skip
def test_a_paper_due_stands_until_it_is_in_hand(state, shown):
    paper = Paper(SPEC, state, PartialDate(2026, 12, 1))
    found = items_of(CarDates(car=CARRY, papers=[paper]))
    assert [item.text for item in found] == (["130-U is due"] if shown else [])


def test_a_paper_due_in_a_month_is_due_on_its_first_day():
    (item,) = items_of(CarDates(car=CARRY, papers=[
        Paper(SPEC, PaperState.NEEDED, PartialDate(2026, 12))]))  # fmt: skip
    assert item.day == date(2026, 12, 1)


def test_reminders_for_a_car_for_none_and_for_one_that_is_gone():
    held = [
        Reminder(id=ReminderId(1), car_id=CARRY.id, text="bond", due=date(2026, 11, 19)),
        Reminder(id=ReminderId(2), text="insurance", due=date(2026, 11, 24)),
        Reminder(id=ReminderId(3), car_id=CarId(99), text="in the trash", due=date(2026, 11, 24)),
    ]
    found = items_of(CarDates(car=CARRY), reminders=iter(held))
    assert [(item.car, item.text, item.overdue) for item in found] == [
        ("Suzuki Carry", "bond", True), ("", "insurance", False)]  # fmt: skip


def test_ticked_off_for_one_day_it_is_open_again_on_another():
    state = ItemState(key="eligible:7", done_for=date(2026, 11, 30))
    assert items_of(dates_of(), states=[state]) == []
    moved = replace(CARRY, built=PartialDate(2001, 12))
    assert [item.key for item in items_of(dates_of(moved), states=[state])] == [
        "window_opens:7", "eligible:7"]  # fmt: skip


def test_put_off_it_sleeps_until_its_day():
    state = ItemState(key="eligible:7", snoozed_until=date(2026, 11, 25))
    for on, seen in ((date(2026, 11, 24), 0), (date(2026, 11, 25), 1)):
        assert len(awake(items_of(dates_of(), states=[state], on=on), on)) == seen


def test_lead_times_of_the_kind_of_the_owner_and_of_the_item():
    (usual,) = items_of(dates_of())
    assert usual.leads == LEADS[Kind.ELIGIBLE] == (365, 90, 30, 7)
    kind = ItemState(key=kind_key(Kind.ELIGIBLE), leads=(10,))
    own = ItemState(key="eligible:7", leads=())
    assert items_of(dates_of(), states=[kind])[0].leads == (10,)
    assert items_of(dates_of(), states=[kind, own])[0].notices == (date(2026, 11, 30),)


def test_put_off_beyond_its_lead_times_it_speaks_when_it_wakes():
    state = ItemState(key="eligible:7", snoozed_until=date(2026, 11, 26))
    assert items_of(dates_of(), states=[state])[0].notices == (date(2026, 11, 30),)
    beyond = replace(state, snoozed_until=date(2027, 1, 5))
    assert items_of(dates_of(), states=[beyond])[0].notices == (date(2027, 1, 5),)


@pytest.mark.parametrize("days, urgency", [
    (-1, Urgency.OVERDUE), (0, Urgency.WEEK), (7, Urgency.WEEK), (8, Urgency.MONTH),
    (30, Urgency.MONTH), (31, Urgency.QUARTER), (90, Urgency.QUARTER), (91, Urgency.LATER),
])  # fmt: skip
def test_the_stretches(days, urgency):
    assert urgency_of(TODAY + timedelta(days=days), TODAY) is urgency


def test_narrowed_by_car_kind_and_urgency():
    held = items_of(
        shipped(PartialDate(2026, 11, 11), PartialDate(2026, 12, 3)),
        reminders=[Reminder(id=ReminderId(1), text="insurance", due=date(2026, 11, 24))],
    )
    assert {item.kind for item in chosen(held, kinds=[Kind.SHIP])} == {Kind.SHIP}
    assert all(item.car_id == 7 for item in chosen(held, car_id=CarId(7)))
    assert [item.text for item in chosen(held, urgencies=[Urgency.WEEK])] == ["insurance"]
    assert chosen(held) == held


@given(st.lists(st.integers(1, 3650), max_size=12, unique=True))
def test_lead_times_are_read_back_as_written(days):
    assert read_leads(leads_text(days)) == tuple(sorted(days, reverse=True))


@pytest.mark.parametrize("text", ["soon", "-7", "7.5", "3651", "七", ",".join(map(str, range(20)))])
def test_lead_times_that_are_none(text):
    with pytest.raises(UnreadableValue):
        read_leads(text)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.sets(st.integers(1, 800), max_size=6))
def test_each_lead_time_brings_an_item_up_once_and_its_day_once_more(day, leads):
    item = Item(key="x", day=day, kind=Kind.DEADLINE, car_id=None, car="", text="x",
                leads=tuple(leads))  # fmt: skip
    span = (day - timedelta(days=900 - number) for number in range(950))
    told = [at for at in span if told_on([item], at)]
    assert told == sorted({day, *(day - timedelta(days=lead) for lead in leads)})


# What changed since last time


def test_news_of_a_window_that_opened_and_of_a_car_that_came_of_age():
    told = news_of_cars([dates_of()], date(2026, 10, 30), date(2026, 11, 5))
    assert [(news.text, news.car_id) for news in told] == [
        ("the window of Suzuki Carry opened on 1 November", 7)]  # fmt: skip
    told = news_of_cars([dates_of()], date(2026, 10, 30), date(2026, 12, 5))
    assert [news.text for news in told] == ["Suzuki Carry may enter since 30 November"]
    assert news_of_cars([dates_of()], date(2026, 11, 1), date(2026, 11, 29)) == []
    assert news_of_cars([dates_of()], date(2026, 11, 30), date(2026, 12, 5)) == []


def test_news_of_what_drew_near_and_what_became_late():
    bond = Reminder(id=ReminderId(1), text="bond", due=date(2026, 11, 20), repeat=Repeat.YEARLY)
    for on, told in (
        (date(2026, 11, 14), ["bond on 20 November"]),
        (date(2026, 11, 19), ["bond on 20 November"]),
        (date(2026, 11, 22), ["bond is overdue"]),
    ):
        found = news_of_items(items_of(reminders=[bond], on=on), date(2026, 11, 10), on)
        assert [news.text for news in found] == told
    assert news_of_items(items_of(reminders=[bond]), date(2026, 11, 21), TODAY) == []


def test_news_of_rules_that_read_otherwise():
    names = {"CO": "Colorado", "TX": "Texas"}
    told = news_of_rules({"CO": "road 2026"}, {"CO": "road 2027", "TX": "road"}, names)
    assert [news.text for news in told] == ["the rule book has news of Colorado"]
