"""Two cars taken from the auction to the plate in twenty dated events each; figures by hand.

A Suzuki Carry truck of November 2001 in a container to Tacoma, whose first ship would have landed
two days early, and a Honda Beat of May 1991 by RoRo to Galveston.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from keigarage.domain.car import Body, Car, CarId, Stage
from keigarage.domain.costs import CostLine
from keigarage.domain.dates import PartialDate
from keigarage.domain.plan import Plan

from .conftest import BEAT, Bench

D = Decimal
YEN = {"currency": "JPY", "rate": "0.0066"}


@dataclass(frozen=True)
class Event:
    """What happens on a day, and what the program then says."""

    day: str
    plan: dict[str, str] = field(default_factory=dict)
    done: str = ""
    pay: tuple[str, dict[str, str]] | None = None
    offer: Stage | None = None  # taken at once
    alarms: int = 0
    next: str = ""
    late: tuple[str, ...] = ()


CARRY = Car(make="Suzuki", model="Carry", body=Body.TRUCK, chassis_no="DA62T-120045",
            built=PartialDate(2001, 11), state="TX")  # fmt: skip
CARRY_EVENTS = (
    Event("2026-09-26", done="search", next="buy"),
    Event("2026-09-30", done="buy", offer=Stage.BOUGHT, next="inland"),
    Event("2026-10-02", pay=("Purchase price", YEN | {"estimate": "300000", "actual": "310000"}),
          next="inland"),
    Event("2026-10-02", pay=("Exporter's fee", YEN | {"estimate": "90,000", "actual": "95,000"}),
          next="inland"),
    # The first ship lands on the 28th, while only the 30th is certain. It also leaves little time:
    # 28 days of booking and 14 of papers before 6 November were to begin on 25 September.
    Event("2026-10-05", plan={"mode": "container", "loads": "2026-11-06", "arrives": "2026-11-28",
                              "crossing": "19-28", "vessel": "Tanuki Leader"},
          next="inland", alarms=1, late=("inland",)),
    Event("2026-10-09", done="inland", next="dereg", alarms=1),
    Event("2026-10-12", plan={"vessel": "Kitsune Maru", "loads": "2026-11-11",
                              "arrives": "2026-12-03"}, next="dereg"),
    Event("2026-10-16", done="dereg", next="booking"),
    Event("2026-10-20", plan={"container_no": "KEIU 2026114", "port_to": "Tacoma"},
          next="booking"),
    Event("2026-11-06", done="isf", next="sail"),
    Event("2026-11-11", done="booking", offer=Stage.IN_TRANSIT, next="sail"),
    Event("2026-11-11", pay=("Ocean freight, container", {"estimate": "2150", "actual": "2240"}),
          next="sail"),
    Event("2026-12-03", done="sail", offer=Stage.AT_PORT, next="arrival-notice"),
    Event("2026-12-04", done="arrival-notice", next="entry"),
    Event("2026-12-04", plan={"free_storage_end": "2026-12-10"}, next="entry"),
    Event("2026-12-09", done="entry", next="release"),
    Event("2026-12-09", pay=("Duty and fees", {"actual": "548.64"}), next="release"),
    Event("2026-12-11", done="release", offer=Stage.TITLING, next="stamp"),
    Event("2026-12-19", done="stamp", next="title"),
    Event("2026-12-21", done="title", offer=Stage.OWNED),
)  # fmt: skip

BEAT_YEN = {"currency": "JPY", "rate": "0,0067"}
BEAT_EVENTS = (
    Event("2026-08-12", done="search", next="buy"),
    Event("2026-08-19", done="buy", offer=Stage.BOUGHT, next="inland"),
    Event("2026-08-21", pay=("Purchase price", BEAT_YEN | {"actual": "780.000"}), next="inland"),
    Event("2026-08-21", pay=("Auction fee", BEAT_YEN | {"actual": "15000"}), next="inland"),
    Event("2026-08-21", pay=("Exporter's fee", BEAT_YEN | {"actual": "100000"}), next="inland"),
    Event("2026-08-24", plan={"mode": "roro", "vessel": "Tanuki Leader", "voyage": "42",
                              "loads": "2026-09-08", "arrives": "2026-10-09",
                              "crossing": "26-35"}, next="inland",
          # Counted back from loading by the longest days, 28 of booking: papers by 11 August.
          late=("inland", "dereg")),
    Event("2026-08-25", done="inland", next="dereg", late=("dereg",)),
    Event("2026-08-31", done="dereg", next="booking"),
    Event("2026-09-08", done="booking", offer=Stage.IN_TRANSIT, next="isf", late=("isf",)),
    Event("2026-09-09", done="isf", next="sail"),  # a day too late, and told
    Event("2026-09-10", pay=("Ocean freight, RoRo", {"estimate": "1900", "actual": "1985"}),
          next="sail"),
    # The ship is three days late: the planned day is overdue until the new one is noted.
    Event("2026-10-10", plan={"port_to": "Galveston"}, next="sail",
          late=("sail", "eligible-check", "arrival-notice")),
    Event("2026-10-11", plan={"arrives": "2026-10-12"}, next="sail"),
    Event("2026-10-12", done="sail", offer=Stage.AT_PORT, next="arrival-notice"),
    Event("2026-10-19", done="arrival-notice", next="entry"),
    Event("2026-10-28", plan={"entry_no": "BRK-0042187-3"}, next="entry",
          late=("entry", "stamp")),  # 15 days after the 12th was the 27th
    Event("2026-10-28", done="entry", next="release", late=("stamp",)),
    Event("2026-10-29", plan={"released_on": "2026-10-29"}, offer=Stage.TITLING, next="stamp",
          late=("stamp",)),
    Event("2026-10-30", done="stamp", next="title"),
    Event("2026-11-20", done="title", offer=Stage.OWNED),
)  # fmt: skip


def happen(bench: Bench, car: CarId, event: Event) -> None:
    bench.today = date.fromisoformat(event.day)
    if event.plan:
        bench.shipping.edit_plan(car, event.plan)
    if event.done:
        bench.shipping.edit_milestone(car, event.done, {"done": event.day})
    if event.pay:
        label, texts = event.pay
        bench.money.put(car, label, {**texts, "paid_on": event.day})


def run(bench: Bench, car: CarId, events: tuple[Event, ...]) -> None:
    assert len(events) == 20
    for event in events:
        happen(bench, car, event)
        offer = bench.shipping.stage_offer(car)
        assert offer is event.offer, event
        if offer:
            bench.garage.move(car, offer)
        schedule = bench.shipping.schedule_of(car)
        assert len(schedule.alarms) == event.alarms == len(bench.outlooks.of(car).alarms), event
        assert (schedule.next.id if schedule.next else "") == event.next, event
        late = tuple(m.id for m in schedule.milestones if m.late)
        assert late == event.late, event


@pytest.fixture
def carry(bench: Bench) -> CarId:
    return bench.add(CARRY)


@pytest.fixture
def beat_run(bench: Bench) -> CarId:
    return bench.add(BEAT)


def test_the_carry_from_auction_to_plate(bench: Bench, carry: CarId) -> None:
    run(bench, carry, CARRY_EVENTS)
    assert bench.garage.car(carry).stage is Stage.OWNED
    schedule = bench.shipping.schedule_of(carry)
    assert schedule.load_not_before == date(2026, 11, 11)  # 19 days before 30 November
    due = {m.id: m.due for m in schedule.milestones}
    assert due["isf"] == date(2026, 11, 10)
    assert due["entry"] == date(2026, 12, 18)
    assert due["release"] == date(2026, 12, 10)  # a day of storage was paid, then


def test_what_the_carry_came_to(bench: Bench, carry: CarId) -> None:
    """310,000 yen at 0.0066 are 2,046.00; duty 25% of it 511.50, fees 34.58 and 2.56."""
    run(bench, carry, CARRY_EVENTS)
    for label, texts in {
        "Transport in Japan": {"actual": "19500", "currency": "JPY", "rate": "0.0065"},  # 126.75
        "ISF filing and ISF bond": {"actual": "125"},
        "Customs broker": {"actual": "350"},
        "Terminal and handling": {"actual": "412.35"},
        "Transport from the port": {"actual": "1.280,00"},
        "Title and plates": {"actual": "198.75"},
    }.items():
        bench.money.put(carry, label, texts)
    costs = bench.money.costs(carry)
    assert costs.duty.total_usd == D("548.64") == costs.lines[3].actual_usd
    # 1,980.00 + 594.00 + 2,150.00
    assert costs.totals.estimate_usd == D("4724.00")
    # 2,046.00 + 627.00 + 2,240.00 + 548.64 + 126.75 + 125 + 350 + 412.35 + 1,280 + 198.75
    assert costs.totals.actual_usd == D("7954.49") == costs.landed.total_usd
    assert costs.totals.over_usd == D("189.00")  # 66 + 33 + 90
    assert costs.landed.missing == ()
    assert costs.gain_usd is None
    bench.money.put(carry, "Sale price", {"actual": "9400"})
    assert bench.money.costs(carry).gain_usd == D("1445.51")
    assert bench.money.costs(carry).shares[0].name == "Ocean freight, container"


def test_the_beat_from_auction_to_plate(bench: Bench, beat_run: CarId) -> None:
    run(bench, beat_run, BEAT_EVENTS)
    assert bench.garage.car(beat_run).stage is Stage.OWNED
    plan = bench.shipping.plan_of(beat_run)
    assert plan.arrives == PartialDate(2026, 10, 12)
    assert plan.done("release") == PartialDate(2026, 10, 29)  # as the sailing says


def test_what_the_beat_came_to(bench: Bench, beat_run: CarId) -> None:
    """780,000 yen at 0.0067 are 5,226.00; duty 12.5% of it 653.25, fees 34.58 and 6.53."""
    run(bench, beat_run, BEAT_EVENTS)
    for label, amount in {"Customs broker": "375", "Terminal and handling": "362,50",
                          "Title and plates": "412"}.items():  # fmt: skip
        bench.money.put(beat_run, label, {"actual": amount})
    costs = bench.money.costs(beat_run)
    assert costs.duty.total_usd == D("694.36") == costs.landed.duty_usd
    # 5,226.00 + 100.50 + 670.00 + 1,985.00 + 375 + 362.50 + 412
    assert costs.totals.actual_usd == D("9131.00")
    assert costs.landed.total_usd == D("9825.36")
    assert costs.totals.over_usd == D("85.00")


def test_both_runs_are_taken_back_step_by_step(bench: Bench, carry: CarId) -> None:
    beat = bench.add(BEAT)

    def state() -> dict[CarId, tuple[Plan, tuple[CostLine, ...], Any]]:
        return {
            car: (bench.shipping.plan_of(car), bench.money.lines(car), bench.garage.car(car))
            for car in (carry, beat)
        }

    states, undoable = [state()], bench.garage.next_undo()
    for pair in zip(CARRY_EVENTS, BEAT_EVENTS, strict=True):
        for car, event in zip((carry, beat), pair, strict=True):
            happen(bench, car, event)
            states.append(state())
    for wanted in reversed(states[:-1]):
        bench.garage.undo()
        assert state() == wanted
    assert bench.garage.next_undo() == undoable
    for wanted in states[1:]:
        bench.garage.redo()
        assert state() == wanted
    assert bench.file.check() == []
