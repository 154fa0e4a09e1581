"""Imports planned: dates, milestones, sailings that cars share, and alarms that stay."""

from datetime import date

import pytest

from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Answer
from keigarage.domain.errors import GarageError, NotFound, UnreadableValue
from keigarage.domain.plan import Days, Mode, Plan, Sailing

from .conftest import BEAT, CARRY, Bench

EARLY = {"loads": "2026-11-01", "arrives": "2026-11-20"}
SAFE = {"loads": "2026-11-11", "arrives": "2026-12-03", "crossing": "19-28"}


@pytest.fixture
def carry(bench: Bench) -> CarId:
    """A Suzuki Carry of November 2001, certainly 25 on 30 November 2026."""
    return bench.add(CARRY)


def last_words(bench: Bench) -> str:
    return bench.garage.history()[0].words


# One car


def test_a_plan_is_made_by_its_fields_as_typed(bench: Bench, carry: CarId) -> None:
    plan = bench.shipping.edit_plan(carry, {"mode": "Container", **SAFE, "vessel": "Tanuki"})
    assert plan == bench.shipping.plan_of(carry)
    assert plan.mode is Mode.CONTAINER and plan.sailing is not None
    assert plan.sailing.crossing == Days(19, 28)
    assert bench.announced == [
        ("Plan Suzuki Carry: Crosses by, Vessel, Loads, Arrives, Days of crossing", carry)
    ]  # fmt: skip


@pytest.mark.parametrize("texts, field", [
    ({"loads": "1/2/2026"}, "loads"), ({"arrives": "2026-01-01", "loads": "2026-02-01"}, "arrives"),
    ({"crossing": "far"}, "crossing"), ({"mode": "by air"}, "mode"),
])  # fmt: skip
def test_a_wrong_field_is_named_and_nothing_is_written(
    bench: Bench, carry: CarId, texts: dict[str, str], field: str
) -> None:
    with pytest.raises(UnreadableValue) as refused:
        bench.shipping.edit_plan(carry, {"vessel": "Tanuki", **texts})
    assert refused.value.field == field
    assert bench.shipping.plan_of(carry).is_empty and bench.seen == []


def test_an_arrival_before_loading_is_refused_however_it_comes(bench: Bench, carry: CarId) -> None:
    day = PartialDate(2026, 11, 11)
    for write in (
        lambda: bench.shipping.set_dates(carry, loads=day, arrives=PartialDate(2026, 11, 10)),
        lambda: bench.shipping.save_sailing(Sailing(loads=day, arrives=PartialDate(2025))),
    ):
        with pytest.raises(UnreadableValue, match="before it loads"):
            write()
    assert bench.shipping.sailings() == []


def test_what_stays_as_it_is_makes_no_change(bench: Bench, carry: CarId) -> None:
    bench.shipping.edit_plan(carry, SAFE)
    bench.seen.clear()
    bench.shipping.edit_plan(carry, SAFE)
    bench.shipping.mark_done(carry, "buy", None)
    bench.shipping.set_mode(carry, None)
    assert bench.seen == []


def test_milestones_are_marked_and_unmarked(bench: Bench, carry: CarId) -> None:
    bench.shipping.mark_done(carry, "buy", PartialDate(2026, 9, 30))
    assert last_words(bench) == "Mark Win the auction and pay as done for Suzuki Carry"
    bench.shipping.edit_milestone(carry, " Booking ", {"planned": "2026-11", "duration_days": "9"})
    note = bench.shipping.plan_of(carry).note("booking")
    assert (note.planned, note.duration_days) == (PartialDate(2026, 11), 9)
    assert last_words(bench) == "Plan Suzuki Carry: Book the ship, export customs in Japan"
    bench.shipping.mark_done(carry, "buy", None)
    assert last_words(bench) == "Mark Win the auction and pay as not done for Suzuki Carry"
    assert set(bench.shipping.plan_of(carry).notes) == {"booking"}
    with pytest.raises(NotFound, match="eligible-check"):
        bench.shipping.mark_done(carry, "party", PartialDate(2026))


def test_a_stage_is_offered_and_nothing_moves_by_itself(bench: Bench, carry: CarId) -> None:
    assert bench.shipping.stage_offer(carry) is None
    bench.shipping.mark_done(carry, "sail", PartialDate(2026, 11, 21))
    assert bench.shipping.stage_offer(carry) is Stage.AT_PORT
    assert bench.garage.car(carry).stage is Stage.IN_TRANSIT
    bench.garage.move(carry, Stage.AT_PORT)
    assert bench.shipping.stage_offer(carry) is None


def test_unknown_cars_are_named(bench: Bench) -> None:
    for write in (lambda: bench.shipping.edit_plan(CarId(9), SAFE),
                  lambda: bench.shipping.schedule_of(CarId(9)),
                  lambda: bench.shipping.stage_offer(CarId(9))):  # fmt: skip
        with pytest.raises(NotFound, match="no car 9 "):
            write()


# Sailings


def test_moving_the_sailing_moves_every_car_on_it(bench: Bench, carry: CarId) -> None:
    ship = bench.shipping.save_sailing(Sailing(vessel="Tanuki Leader", voyage="44"))
    assert ship.id is not None
    cars = [carry, bench.add(BEAT), bench.add(Car(name="Third", built=PartialDate(2001, 12)))]
    for car in cars:
        bench.shipping.assign_sailing(car, ship.id)
        assert last_words(bench).endswith(": sailing Tanuki Leader 44")
    bench.shipping.edit_sailing(ship.id, SAFE)
    entries = [bench.shipping.schedule_of(car).milestone("entry").due for car in cars]
    assert entries == [date(2026, 12, 18)] * 3
    assert bench.shipping.cars_on(ship.id) == cars

    bench.seen.clear()
    bench.shipping.edit_sailing(ship.id, {"arrives": "2026-12-28"})
    # No one car is named, so that every window looks again.
    assert bench.announced == [("Edit the sailing Tanuki Leader 44: Arrives", None)]
    entries = [bench.shipping.schedule_of(car).milestone("entry").due for car in cars]
    assert entries == [date(2027, 1, 12)] * 3
    # The one of December 2001 is certainly 25 on the 31st: for it the ship is early.
    assert [len(bench.shipping.schedule_of(car).alarms) for car in cars] == [0, 0, 1]
    for car in cars:
        assert bench.garage.history(car)[0].words == "Edit the sailing Tanuki Leader 44: Arrives"

    bench.garage.undo()
    entries = [bench.shipping.schedule_of(car).milestone("entry").due for car in cars]
    assert entries == [date(2026, 12, 18)] * 3


def test_moving_it_by_one_car_moves_the_others_and_undo_reaches_all(
    bench: Bench, carry: CarId
) -> None:
    bench.shipping.edit_plan(carry, SAFE)
    ship = bench.shipping.plan_of(carry).sailing
    assert ship and ship.id is not None
    beat = bench.add(BEAT)
    bench.shipping.assign_sailing(beat, ship.id)
    bench.seen.clear()
    bench.shipping.edit_plan(beat, {"mode": "roro", "loads": "2026-11-20"})
    assert bench.announced == [("Plan Honda Beat: Crosses by, Loads", None)]
    assert bench.shipping.plan_of(carry).loads == PartialDate(2026, 11, 20)
    bench.garage.undo()
    assert bench.shipping.plan_of(carry).loads == PartialDate(2026, 11, 11)
    assert bench.shipping.plan_of(beat).mode is None


def test_a_sailing_of_dates_alone_goes_with_its_only_car(bench: Bench, carry: CarId) -> None:
    bench.shipping.edit_plan(carry, SAFE)
    named = bench.shipping.save_sailing(Sailing(vessel="Tanuki"))
    bench.shipping.assign_sailing(carry, named.id)
    assert bench.shipping.sailings() == [named]
    bench.garage.undo()
    assert len(bench.shipping.sailings()) == 2
    assert bench.shipping.plan_of(carry).loads == PartialDate(2026, 11, 11)
    bench.garage.redo()
    bench.shipping.assign_sailing(carry, None)
    assert last_words(bench) == "Plan Suzuki Carry: no sailing"
    assert bench.shipping.sailings() == [named]  # a ship with a name waits for its next car


def test_a_sailing_is_not_taken_away_under_a_car(bench: Bench, carry: CarId) -> None:
    ship = bench.shipping.save_sailing(Sailing(vessel="Tanuki"))
    assert ship.id is not None
    bench.shipping.assign_sailing(carry, ship.id)
    with pytest.raises(UnreadableValue, match="still carries 1"):
        bench.shipping.remove_sailing(ship.id)
    bench.shipping.assign_sailing(carry, None)
    bench.shipping.remove_sailing(ship.id)
    assert bench.shipping.sailings() == []
    bench.garage.undo()
    assert bench.shipping.sailings() == [ship]
    with pytest.raises(NotFound):
        bench.shipping.assign_sailing(carry, 9)  # type: ignore[arg-type]


# Alarms


def test_a_plan_that_lands_early_alarms_wherever_the_car_shows(bench: Bench, carry: CarId) -> None:
    safe = bench.add(BEAT)
    bench.shipping.edit_plan(carry, EARLY)
    (alarm,) = bench.shipping.schedule_of(carry).alarms
    assert alarm.answer is Answer.DEPENDS
    assert bench.outlooks.of(carry).alarms == (alarm,)
    assert bench.outlooks.line(carry).alarms == (alarm,)
    assert [line.alarms for line in bench.outlooks.lines()] == [(alarm,), ()]
    assert [line.alarms for line in bench.outlooks.first_lines(9)] == [(), (alarm,)]
    assert bench.outlooks.of(safe).alarms == ()
    bench.shipping.edit_plan(carry, SAFE)
    assert bench.outlooks.lines()[0].alarms == () == bench.outlooks.of(carry).alarms


@pytest.mark.parametrize("reason", ["", "   ", "...", "\n"])
def test_an_alarm_is_not_dismissed_without_a_reason(
    bench: Bench, carry: CarId, reason: str
) -> None:
    bench.shipping.edit_plan(carry, EARLY)
    bench.seen.clear()
    with pytest.raises(UnreadableValue, match="Say why") as refused:
        bench.shipping.dismiss(carry, "arrival", reason)
    assert refused.value.field == "reason"
    assert len(bench.outlooks.of(carry).alarms) == 1 and bench.seen == []


def test_the_reason_is_kept_in_the_history(bench: Bench, carry: CarId) -> None:
    bench.shipping.edit_plan(carry, EARLY)
    bench.shipping.dismiss(carry, "arrival", "The label says\n 5 November 2001")
    schedule = bench.shipping.schedule_of(carry)
    assert schedule.alarms == () == bench.outlooks.line(carry).alarms
    (aside,) = schedule.dismissed
    assert aside.dismissed and aside.dismissed.reason == "The label says 5 November 2001"
    told = bench.garage.history(carry)[0]
    assert told.words == (
        "Dismiss the alarm of Suzuki Carry: The label says 5 November 2001"
    )  # fmt: skip
    assert ("reason", "The label says 5 November 2001") in {
        (field.field, field.after) for field in told.fields
    }
    bench.garage.undo()
    assert len(bench.shipping.schedule_of(carry).alarms) == 1


def test_an_alarm_that_was_set_aside_comes_back_with_other_dates(
    bench: Bench, carry: CarId
) -> None:
    bench.shipping.edit_plan(carry, EARLY)
    bench.shipping.dismiss(carry, "arrival", "The label says the 5th")
    bench.shipping.edit_plan(carry, {"arrives": "2026-11-19"})
    assert len(bench.outlooks.of(carry).alarms) == 1
    bench.shipping.dismiss(carry, "arrival", "It does, really")
    bench.garage.edit(carry, {"built": "2001-12"})
    assert len(bench.outlooks.of(carry).alarms) == 1


def test_a_dismissal_can_be_taken_back(bench: Bench, carry: CarId) -> None:
    bench.shipping.edit_plan(carry, EARLY)
    bench.shipping.dismiss(carry, "arrival", "The label says the 5th")
    bench.shipping.raise_again(carry, "arrival")
    assert last_words(bench) == "Raise the alarm of Suzuki Carry again"
    assert len(bench.outlooks.of(carry).alarms) == 1
    bench.shipping.raise_again(carry, "arrival")  # twice does no harm
    with pytest.raises(NotFound, match="No alarm stands"):
        bench.shipping.dismiss(carry, "loading", "It has another name")


def test_all_the_schedules_for_an_agenda(bench: Bench, carry: CarId) -> None:
    beat, idle, gone = bench.add(BEAT), bench.add(BEAT), bench.add(BEAT)
    for car in (carry, beat, gone):
        bench.shipping.edit_plan(car, SAFE)
    bench.garage.trash(gone)
    found = bench.shipping.schedules.all()
    assert found == {car: bench.shipping.schedule_of(car) for car in (carry, beat)}
    assert idle not in found


# Undo


def test_every_kind_of_change_is_undone_and_redone(bench: Bench, carry: CarId) -> None:
    def state() -> tuple[Plan, list[Sailing]]:
        return bench.shipping.plan_of(carry), bench.shipping.sailings()

    steps = [
        lambda: bench.shipping.set_mode(carry, Mode.RORO),
        lambda: bench.shipping.set_dates(
            carry, loads=PartialDate(2026, 11, 1), arrives=PartialDate(2026, 11, 20),
            crossing=Days(14, 30)),
        lambda: bench.shipping.dismiss(carry, "arrival", "the label"),
        lambda: bench.shipping.raise_again(carry, "arrival"),
        lambda: bench.shipping.edit_plan(carry, {"certificate_until": "2027-03"}),
        lambda: bench.shipping.mark_done(carry, "dereg", PartialDate(2026, 10)),
        lambda: bench.shipping.edit_milestone(carry, "title", {"planned": "2027-01"}),
        lambda: bench.shipping.mark_done(carry, "dereg", None),
        lambda: bench.shipping.save_sailing(Sailing(vessel="Kitsune")),
        lambda: bench.shipping.assign_sailing(carry, bench.shipping.sailings()[-1].id),
        lambda: bench.shipping.edit_sailing(bench.shipping.sailings()[-1].id, {"voyage": "9"}),
        lambda: bench.shipping.assign_sailing(carry, None),
        lambda: bench.shipping.remove_sailing(bench.shipping.sailings()[-1].id),
    ]  # fmt: skip
    states = [state()]
    for step in steps:
        step()  # type: ignore[no-untyped-call]
        states.append(state())
        assert states[-1] != states[-2]
    for wanted in reversed(states[:-1]):
        bench.garage.undo()
        assert state() == wanted
    for wanted in states[1:]:
        bench.garage.redo()
        assert state() == wanted
    assert bench.file.check() == []


def test_a_reader_may_look_and_not_write(bench: Bench, carry: CarId) -> None:
    bench.shipping.edit_plan(carry, SAFE)
    from keigarage.services.shipping import Shipping
    from keigarage.store.garage_file import GarageFile

    with GarageFile.open(bench.file.folder, write=False) as file:
        reader = Shipping(file, bench.book)
        assert reader.plan_of(carry) == bench.shipping.plan_of(carry)
        with pytest.raises(GarageError):
            reader.set_mode(carry, Mode.RORO)
