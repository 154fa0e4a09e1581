"""A plan in words: what is read, what is refused and why, and the stage that is offered."""

from datetime import date

import pytest

from keigarage.domain.car import CarId, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.plan import Days, MilestoneNote, Mode, Plan, Sailing, stage_offer
from keigarage.domain.plan_fields import (
    SAILING_FIELDS,
    read_days,
    read_mode,
    with_milestone_fields,
    with_plan_fields,
    with_sailing_fields,
    written,
)

CAR = CarId(1)
ON = date(2026, 11, 22)


def done(*pairs: tuple[str, PartialDate], loads: PartialDate | None = None) -> Plan:
    notes = {mid: MilestoneNote(milestone_id=mid, done=when) for mid, when in pairs}
    return Plan(car_id=CAR, notes=notes, sailing=Sailing(loads=loads))


@pytest.mark.parametrize("text, days", [
    ("14-30", Days(14, 30)), ("14 to 30", Days(14, 30)), ("２１", Days(21, 21)),
    ("14 – 30 days", Days(14, 30)), ("0", Days(0, 0)), ("365", Days(365, 365)),
])  # fmt: skip
def test_a_crossing_is_read(text, days):
    assert read_days(text) == days
    assert read_days(str(days)) == days


@pytest.mark.parametrize("text", ["30-14", "-3", "3.5", "366", "Soon", "1-2-3", "9" * 3000])
def test_what_is_no_span_of_days_is_refused(text, sentence):
    with pytest.raises(UnreadableValue) as refused:
        read_days(text)
    assert "14-30" in sentence(refused.value)


@pytest.mark.parametrize("text, mode", [
    ("RoRo", Mode.RORO), ("ro-ro", Mode.RORO), ("RO/RO", Mode.RORO), ("Container", Mode.CONTAINER),
])  # fmt: skip
def test_a_mode_is_read(text, mode):
    assert read_mode(text) is mode


def test_an_unknown_mode_is_refused(sentence):
    with pytest.raises(UnreadableValue) as refused:
        read_mode("by air")
    assert refused.value.field == "mode" and "container" in sentence(refused.value)


def test_every_field_of_a_sailing_reads_back_what_it_writes():
    full = with_sailing_fields(Sailing(), {
        "vessel": "Tanuki Leader", "voyage": "44", "booking": "B1", "bill_of_lading": "NGO-1",
        "port_from": "Nagoya 名古屋", "port_to": "Tacoma", "container_no": "KEIU 1",
        "carrier": "Tokai", "broker": "Puget", "entry_no": "E-1", "isf_no": "I-1",
        "loads": "2026-11", "arrives": "2026-12-03", "crossing": "19-28",
        "released_on": "2026-12", "free_storage_end": "2026-12-13", "general_order": "2026-12-18",
    })  # fmt: skip
    texts = {field.name: written(getattr(full, field.name)) for field in SAILING_FIELDS}
    assert all(texts.values())
    assert with_sailing_fields(Sailing(), texts) == full
    assert with_sailing_fields(full, dict.fromkeys(texts, "  ")) == Sailing()


@pytest.mark.parametrize("texts, field", [
    ({"loads": "1/2/2026"}, "loads"), ({"arrives": "Soon"}, "arrives"),
    ({"crossing": "30-14"}, "crossing"), ({"wheels": "4"}, "wheels"),
    ({"loads": "2026-12-03", "arrives": "2026-12-02"}, "arrives"),
    ({"loads": "2026-12", "arrives": "2026-11"}, "arrives"),
    ({"mode": "by air"}, "mode"), ({"certificate_until": "Someday"}, "certificate_until"),
])  # fmt: skip
def test_the_faulty_field_is_named(texts, field, sentence):
    with pytest.raises(UnreadableValue) as refused:
        with_plan_fields(Plan(car_id=CAR), texts)
    assert refused.value.field == field
    sentence(refused.value)


def test_a_ship_may_load_and_arrive_in_one_month():
    plan = with_plan_fields(Plan(car_id=CAR), {"loads": "2026-12", "arrives": "2026-12"})
    assert plan.arrives == PartialDate(2026, 12)


def test_a_milestone_takes_whole_days(sentence):
    plan = with_milestone_fields(Plan(car_id=CAR), "booking", {"duration_days": "10"})
    assert plan.note("booking").duration_days == 10
    with pytest.raises(UnreadableValue) as refused:
        with_milestone_fields(plan, "booking", {"duration_days": "7-14"})
    assert refused.value.field == "duration_days"
    sentence(refused.value)


def test_the_day_it_landed_stands_above_the_day_it_was_to_land():
    sailing = Sailing(arrives=PartialDate(2026, 12, 3), released_on=PartialDate(2026, 12, 9))
    plan = Plan(car_id=CAR, sailing=sailing)
    assert (plan.arrives, plan.done("release")) == (sailing.arrives, sailing.released_on)
    landed = with_milestone_fields(plan, "sail", {"done": "2026-12-01"})
    assert landed.arrives == PartialDate(2026, 12, 1)


@pytest.mark.parametrize("sailing, title", [
    (Sailing(vessel="Tanuki", voyage="44", port_to="Tacoma"), "Tanuki 44"),
    (Sailing(port_from="Nagoya", port_to="Tacoma"), "Nagoya → Tacoma"),
    (Sailing(booking="B1"), "B1"), (Sailing(id=3), "sailing 3"), (Sailing(), "sailing"),
])  # fmt: skip
def test_a_sailing_has_a_name_to_be_called_by(sailing, title):
    assert sailing.title == title


DAY = PartialDate(2026, 11, 1)


@pytest.mark.parametrize("plan, stage, offered", [
    (done(), Stage.WANTED, None),
    (done(("search", DAY)), Stage.WANTED, None),
    (done(("buy", DAY)), Stage.WANTED, Stage.BOUGHT),
    (done(("buy", DAY)), Stage.BOUGHT, None),
    (done(("buy", DAY)), Stage.OWNED, None),  # further on already: nothing is offered back
    (done(("buy", DAY), ("booking", DAY)), Stage.BOUGHT, Stage.IN_TRANSIT),
    (done(("booking", DAY), loads=PartialDate(2026, 12, 1)), Stage.BOUGHT, None),
    (done(("booking", DAY), loads=PartialDate(2026, 11, 22)), Stage.BOUGHT, Stage.IN_TRANSIT),
    (done(("sail", DAY), loads=PartialDate(2026, 12)), Stage.BOUGHT, Stage.AT_PORT),
    (done(("entry", DAY)), Stage.AT_PORT, None),
    (done(("release", DAY)), Stage.AT_PORT, Stage.TITLING),
    (done(("title", DAY)), Stage.WANTED, Stage.OWNED),
    (done(("title", DAY)), Stage.SOLD, None),
    (done(("title", PartialDate(2026, 12))), Stage.TITLING, None),  # noted ahead of its day
])  # fmt: skip
def test_the_stage_that_is_offered(plan, stage, offered):
    assert stage_offer(plan, stage, ON) is offered
