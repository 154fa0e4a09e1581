"""Sailings, plans, milestones and costs come out as they were put in, and are told apart."""

import sqlite3
from dataclasses import fields, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from keigarage.domain.car import Car, Currency, Stage
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.costs import CostKind, CostLine
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageDamaged, NotFound
from keigarage.domain.plan import Days, Dismissal, MilestoneNote, Mode, Plan, Sailing

SHIP = Sailing(
    id=1, vessel="Tanuki 狸", voyage="44", booking="B-1", bill_of_lading="NGO-1",
    port_from="Nagoya", port_to="Tacoma", container_no="KEIU 1", carrier="Tokai", broker="Puget",
    entry_no="E-1", isf_no="I-1", loads=PartialDate(2026, 11, 11), arrives=PartialDate(2026, 12),
    crossing=Days(19, 28), released_on=PartialDate(2026, 12, 9),
    free_storage_end=PartialDate(2026, 12, 13), general_order=PartialDate(2027),
)  # fmt: skip
NOTE = MilestoneNote(milestone_id="buy", planned=PartialDate(2026, 9),
                     done=PartialDate(2026, 9, 30), duration_days=3)  # fmt: skip
REASON = Dismissal(kind="arrival", situation="2026-12 2026-11-30", reason="label says the 5th",
                   at=datetime(2026, 11, 22, 9, 15, 2, tzinfo=UTC))  # fmt: skip
LINE = CostLine(
    id=1, car_id=1, label="Auction fee", stage=Stage.BOUGHT, kind=CostKind.PRICE,
    estimate=Decimal("15000.50"), actual=Decimal("-14500"), currency=Currency.JPY,
    rate=Decimal("0.00666"), rate_on=PartialDate(2026, 10), payee="USS 名古屋",
    paid_on=PartialDate(2026, 10, 2),
)  # fmt: skip


def put(garage, car_id, plan, key=1):
    """A whole plan as a service writes it."""
    writes = [RowWrite("plan", key, garage.plans.row(plan))]
    if plan.sailing:
        row = garage.sailings.row(plan.sailing)
        writes.insert(0, RowWrite("sailing", plan.sailing.id, row))
    writes += [RowWrite("milestone", key * 10 + place, garage.plans.note_row(car_id, note))
               for place, note in enumerate(plan.notes.values())]  # fmt: skip
    writes += [RowWrite("alarm_dismissal", key, garage.plans.dismissal_row(car_id, reason))
               for reason in plan.dismissals.values()]  # fmt: skip
    return garage.changes.write(Verb.SET_PLAN, writes, subject="x", car_id=car_id)


@pytest.fixture
def full(garage, add):
    """A car whose plan has everything."""
    car = add(garage, Car(name="x"))
    plan = Plan(car_id=car.id, mode=Mode.CONTAINER, sailing=SHIP,
                certificate_until=PartialDate(2027, 3, 15), notes={"buy": NOTE},
                dismissals={"arrival": REASON})  # fmt: skip
    put(garage, car.id, plan)
    return plan


def test_a_plan_with_every_field_comes_back_after_a_restart(full, garage, open_garage):
    for value in (SHIP, NOTE, LINE):
        for field in fields(value):
            assert getattr(value, field.name) != field.default, f"{field.name} proves nothing"
    garage.close()
    again = open_garage()
    assert again.plans.of(full.car_id) == full
    assert again.plans.all() == {full.car_id: full}
    assert again.sailings.all() == [SHIP]
    assert again.check() == []


def test_a_car_nobody_planned_has_an_empty_plan(full, garage, add):
    other = add(garage, Car(name="y"))
    assert garage.plans.of(other.id) == Plan(car_id=other.id)
    assert garage.plans.of(other.id).is_empty and not full.is_empty
    assert other.id not in garage.plans.all()
    with pytest.raises(NotFound, match="no sailing 9 "):
        garage.sailings.get(9)


def test_cars_share_one_sailing(full, garage, add):
    others = [add(garage, Car(name=name)) for name in "yz"]
    for key, car in enumerate(others, 2):
        put(garage, car.id, Plan(car_id=car.id, sailing=SHIP), key)
    assert garage.sailings.cars_on(1) == [full.car_id, *(car.id for car in others)]
    late = replace(SHIP, arrives=PartialDate(2027, 1, 5), crossing=None)
    garage.changes.write(Verb.EDIT_SAILING, [RowWrite("sailing", 1, garage.sailings.row(late))],
                         subject="Tanuki", detail="Arrives")  # fmt: skip
    assert {plan.sailing for plan in garage.plans.all().values()} == {late}
    for car in (full, *others):
        told = garage.changes.history(getattr(car, "car_id", None) or car.id)
        assert told[0].words == "Edit the sailing Tanuki: Arrives"
        assert ("arrives", "2026-12", "2027-01-05") in {
            (field.field, field.before, field.after) for field in told[0].fields
        }
    garage.changes.undo()
    assert {plan.sailing for plan in garage.plans.all().values()} == {SHIP}


def test_a_sailing_tells_nothing_of_cars_that_are_not_on_it(full, garage, add):
    other = add(garage, Car(name="y"))
    late = replace(SHIP, voyage="45")
    garage.changes.write(Verb.EDIT_SAILING, [RowWrite("sailing", 1, garage.sailings.row(late))],
                         subject="Tanuki", detail="Voyage")  # fmt: skip
    assert [change.words for change in garage.changes.history(other.id)] == ["Add y"]


def test_a_cost_line_with_every_field_comes_back_after_a_restart(garage, add, open_garage):
    car = add(garage, Car(name="x"))
    bare = CostLine(id=2, car_id=car.id, label="Freight", stage=Stage.IN_TRANSIT)
    for line in (LINE, bare):
        garage.changes.write(Verb.ADD_COST, [RowWrite("cost_line", line.id,
                             garage.cost_lines.row(line))], subject="x", car_id=car.id)  # fmt: skip
    garage.close()
    again = open_garage()
    assert again.cost_lines.of(car.id) == [LINE, bare]
    assert again.cost_lines.all_by_car() == {car.id: [LINE, bare]}
    assert again.cost_lines.get(2) == bare
    with pytest.raises(NotFound, match="no cost line 3 "):
        again.cost_lines.get(3)


def test_a_table_asks_cheaply_whether_any_plan_could_land_early(garage, add):
    car = add(garage, Car(name="x"))
    assert not garage.has_arrivals()
    put(garage, car.id, Plan(car_id=car.id, mode=Mode.RORO))
    assert not garage.has_arrivals()
    garage.changes.undo()
    put(garage, car.id, Plan(car_id=car.id, sailing=SHIP))
    assert garage.has_arrivals()
    garage.changes.undo()
    put(garage, car.id, Plan(car_id=car.id, notes={"buy": NOTE}))
    assert garage.has_arrivals()


@pytest.mark.parametrize("sql", [
    "UPDATE plan SET mode = 'by air'", "UPDATE alarm_dismissal SET at = 'once'",
    "UPDATE milestone SET done = '2026-13-99'", "UPDATE sailing SET arrives = '2026-13'",
])  # fmt: skip
def test_a_plan_nobody_can_read_is_damage_and_the_check_says_so(full, garage, open_garage, sql):
    garage.close()
    with sqlite3.connect(garage.path) as file:
        file.execute(sql)
    file.close()
    again = open_garage()
    with pytest.raises(GarageDamaged):
        again.plans.of(full.car_id)
    assert any("cannot be read" in problem for problem in again.check())


def test_undone_and_redone_to_the_letter(full, garage):
    garage.changes.undo()
    assert garage.plans.all() == {} and garage.sailings.all() == []
    garage.changes.redo()
    assert garage.plans.of(full.car_id) == full
