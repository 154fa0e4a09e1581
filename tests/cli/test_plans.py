"""`plan`: an import planned from the command line, and the alarm that cannot be overlooked."""

import pytest

MILESTONES = ["search", "buy", "inland", "dereg", "booking", "isf", "sail", "eligible-check",
              "arrival-notice", "entry", "release", "stamp", "title"]  # fmt: skip
SAFE = ("--loads", "2026-11-11", "--arrives", "2026-12-03", "--transit", "19-28")


@pytest.fixture
def carry(keigarage) -> str:
    """A Suzuki Carry of November 2001; its id."""
    added = keigarage("add", "DA62T-120045", "--make", "Suzuki", "--built", "2001-11",
                      "--state", "TX", "--json")  # fmt: skip
    return added.document["car"]["id"]


def due(document):
    return {held["id"]: held["due"] for held in document["milestones"]}


def test_a_plan_has_the_keys_that_other_tools_rely_on(keigarage, carry):
    told = keigarage("plan", carry, "--mode", "container", *SAFE, "--json").document
    assert {"milestones", "load_not_before", "alarms"} <= set(told)
    assert [held["id"] for held in told["milestones"]] == MILESTONES
    for held in told["milestones"]:
        assert {"id", "name", "due", "done", "because"} <= set(held)
        assert held["name"] and held["because"]
    assert told["load_not_before"] == "2026-11-11"  # 19 days before 30 November
    assert told["alarms"] == []
    assert (due(told)["isf"], due(told)["entry"]) == ("2026-11-10", "2026-12-18")
    assert (told["mode"], told["transit"], told["certain"]) == ("container", "19-28", "2026-11-30")
    assert keigarage("plan", carry, "--json").document == told


def test_a_car_without_a_plan_is_told_when_to_load(keigarage, carry):
    told = keigarage("plan", carry, "--json").document
    assert told["load_not_before"] == "2026-11-19"  # the book's shortest crossing, 11 days
    assert told["alarms"] == [] and told["sailing"] is None
    assert set(due(told).values()) == {None}
    assert "No sailing yet" in keigarage("plan", carry).out


def test_a_plan_that_lands_early_alarms_in_plan_show_and_cars(keigarage, carry, beat):
    told = keigarage("plan", carry, "--loads", "2026-11-01", "--arrives", "2026-11-20", "--json")
    (alarm,) = told.document["alarms"]
    assert alarm["answer"] == "depends" and "30 November 2026" in alarm["because"]
    assert keigarage("show", carry, "--json").document["alarms"] == [alarm]
    assert keigarage("show", beat, "--json").document["alarms"] == []
    for words in (("plan", carry), ("show", carry)):
        assert "*** MAY LAND TOO EARLY ***" in keigarage(*words).out
    (line,) = [text for text in keigarage("cars").out.splitlines() if "Carry" in text]
    assert "*** May land too early" in line
    listed = keigarage("cars", "--json").document["cars"]
    assert {car["id"]: car.get("alarms") for car in listed} == {carry: [alarm], beat: None}
    keigarage("plan", carry, "--arrives", "2026-10-20", "--loads", "2026-10-01")
    assert "*** LANDS TOO EARLY ***" in keigarage("show", carry).out
    keigarage("plan", carry, *SAFE)
    assert "***" not in keigarage("show", carry).out + keigarage("cars").out


def test_an_alarm_is_set_aside_only_with_a_reason(keigarage, carry):
    keigarage("plan", carry, "--loads", "2026-11-01", "--arrives", "2026-11-20")
    assert "Say why" in keigarage("plan", carry, "--dismiss", "  ").sentence
    told = keigarage("plan", carry, "--dismiss", "The label says 5 November", "--json").document
    assert told["alarms"] == []
    assert [held["reason"] for held in told["dismissed"]] == ["The label says 5 November"]
    assert "set aside" in keigarage("plan", carry).out
    assert "The label says 5 November" in keigarage("history", carry).out.splitlines()[0]
    assert "No alarm stands" in keigarage("plan", carry, "--dismiss", "again").sentence
    keigarage("undo")
    assert len(keigarage("plan", carry, "--json").document["alarms"]) == 1


def test_one_command_is_one_change(keigarage, carry):
    before = keigarage("plan", carry, "--json").document
    keigarage("plan", carry, *SAFE, "--mode", "roro", "--done", "buy=2026-09-30",
              "--done", "dereg=Oct 2026", "--planned", "entry=2026-12-09", "--takes", "booking=9",
              "--set", "vessel=Tanuki Leader", "--set", "free-storage-end=2026-12-10")  # fmt: skip
    told = keigarage("plan", carry, "--json").document
    held = {milestone["id"]: milestone for milestone in told["milestones"]}
    assert (held["buy"]["done"], held["dereg"]["done"]) == ("2026-09-30", "2026-10")
    assert held["entry"]["planned"] == "2026-12-09"
    assert held["booking"]["takes"] == "9" and held["release"]["due"] == "2026-12-10"
    assert told["sailing"]["vessel"] == "Tanuki Leader"
    assert told["stage_offer"] == "bought"
    keigarage("undo")
    assert keigarage("plan", carry, "--json").document == before


def test_a_milestone_is_unmarked_by_an_empty_date(keigarage, carry):
    keigarage("plan", carry, "--done", "buy=2026-09-30")
    assert "[x]" in keigarage("plan", carry).out
    keigarage("plan", carry, "--done", "buy=")
    assert "[x]" not in keigarage("plan", carry).out


def test_cars_share_a_ship_and_move_together(keigarage, carry, beat):
    keigarage("plan", carry, *SAFE)
    told = keigarage("plan", beat, "--with", "carry", "--json").document
    assert told["sailing"]["shared_with"] == ["Suzuki Carry"]
    keigarage("plan", beat, "--arrives", "2026-12-20")
    told = keigarage("plan", carry, "--json").document
    assert due(told)["entry"] == "2027-01-04"
    assert "Shared with Honda Beat" in keigarage("plan", carry).out
    keigarage("undo")
    assert due(keigarage("plan", carry, "--json").document)["entry"] == "2026-12-18"
    keigarage("plan", beat, "--with", "")
    assert keigarage("plan", beat, "--json").document["sailing"] is None
    assert "no sailing yet" in keigarage("plan", carry, "--with", beat).sentence


@pytest.mark.parametrize(("words", "said"), [
    (["--loads", "1/2/2026"], "--loads: 1/2/2026 can mean"),
    (["--arrives", "soon"], "--arrives: soon is not a date"),
    (["--transit", "30-14"], "--transit: 30-14 is not a number of days"),
    (["--loads", "2026-12-03", "--arrives", "2026-12-01"], "before it loads"),
    (["--done", "party=2026-12-03"], "choose one of search, buy"),
    (["--done", "buy=soon"], "--done buy: soon is not a date"),
    (["--takes", "booking=7-14"], "--takes booking: 7-14 is a span"),
    (["--set", "wheels=4"], "There is no field wheels"),
    (["--with", "Nobody"], "There is no car Nobody"),
])  # fmt: skip
def test_what_is_wrong_is_one_sentence_and_nothing_is_written(keigarage, carry, words, said):
    assert said in keigarage("plan", carry, "--set", "vessel=Tanuki", *words).sentence
    assert keigarage("plan", carry, "--json").document["sailing"] is None


@pytest.mark.parametrize("words", [["--mode", "air"], ["--done", "buy"], ["--set", "vessel"]])
def test_what_is_no_option_is_wrong_usage(keigarage, carry, words):
    told = keigarage("plan", carry, *words)
    assert (told.code, told.out) == (2, "")


def test_a_car_without_a_date_built_has_no_first_day(keigarage):
    keigarage("add", "--name", "A dream")
    told = keigarage("plan", "A dream", "--arrives", "2026-12-03", "--json").document
    assert told["load_not_before"] is None
    assert [alarm["answer"] for alarm in told["alarms"]] == ["unknown"]
    assert "AGE AT ARRIVAL UNKNOWN" in keigarage("plan", "A dream").out


def test_looking_at_a_plan_writes_nothing(keigarage, carry):
    before = keigarage("history", "--json").document
    keigarage("plan", carry)
    assert keigarage("history", "--json").document == before
    assert keigarage("check").code == 0
