"""`keigarage eligibility`: the answer, its keys, and what is said to dates it cannot read."""

import pytest
from click.testing import CliRunner

from keigarage.cli.commands import keigarage as group
from keigarage.cli.quick import question_in

RULE_KEYS = {"id", "agency", "answer", "earliest", "certain", "days_left", "because", "cite"}


def test_the_document_has_the_promised_keys(plain_keigarage):
    told = plain_keigarage(
        "eligibility", "2001-11", "--on", "2026-11-22", "--json"
    ).document  # fmt: skip
    assert told["built"] == {
        "text": "2001-11",
        "value": "2001-11",
        "precision": "month",
        "first": "2001-11-01",
        "last": "2001-11-30",
    }
    assert told["basis"] == "built"
    assert [rule["id"] for rule in told["rules"]] == ["us-nhtsa-25", "us-epa-21", "us-232-25"]
    assert all(set(rule) == RULE_KEYS for rule in told["rules"])
    assert "arrival" not in told


def test_a_month_leaves_a_window(plain_keigarage):
    rule = plain_keigarage(
        "eligibility", "H13.11", "--on", "2026-11-22", "--json"
    ).document["rules"][0]  # fmt: skip
    assert (rule["answer"], rule["earliest"], rule["certain"], rule["days_left"]) == (
        "depends", "2026-11-01", "2026-11-30", 8,
    )  # fmt: skip
    assert "November 2001" in rule["because"]
    assert "30112" in rule["cite"]


@pytest.mark.parametrize(
    ("on", "answer"),
    [("2026-10-31", "no"), ("2026-11-01", "depends"), ("2026-11-30", "yes")],
)
def test_the_answer_moves_with_the_day(plain_keigarage, on, answer):
    told = plain_keigarage("eligibility", "2001-11", "--on", on, "--json").document
    assert told["rules"][0]["answer"] == answer


def test_first_registration_stands_in(plain_keigarage):
    for unknown in ("-", "unknown"):
        told = plain_keigarage(
            "eligibility", unknown, "--registered", "平成13年11月", "--json"
        ).document
        assert told["basis"] == "first_registered"
        assert told["built"]["text"] == "平成13年11月"
        assert told["built"]["value"] == "2001-11"
        assert "registered" in told["rules"][0]["because"]


def test_built_rules_over_first_registration(plain_keigarage):
    told = plain_keigarage(
        "eligibility", "2001-11", "--registered", "2002-01", "--json"
    ).document
    assert (told["basis"], told["built"]["value"]) == ("built", "2001-11")


def test_rules_asked_by_name(plain_keigarage):
    told = plain_keigarage(
        "eligibility", "2001-11-05", "--rule", "ca-15", "--rule", "nz", "--arrives", "2016-11",
        "--on", "2026-11-22", "--json",
    ).document  # fmt: skip
    canada, new_zealand = told["rules"]
    assert (canada["id"], canada["earliest"], canada["certain"]) == (
        "ca-15", "2016-11-01", "2016-11-01",
    )  # fmt: skip
    assert (new_zealand["answer"], new_zealand["certain"]) == ("unknown", None)
    assert new_zealand["days_left"] is None
    # The first rule asked is the gate.
    assert told["arrival"]["answer"] == "yes"


@pytest.mark.parametrize(
    ("arrives", "answer"), [("2026-10", "no"), ("2026-11-15", "depends"), ("2026-11-30", "yes")]
)
def test_the_gate_is_arrival(plain_keigarage, arrives, answer):
    arrival = plain_keigarage(
        "eligibility", "2001-11", "--arrives", arrives, "--json"
    ).document["arrival"]  # fmt: skip
    assert set(arrival) == {"date", "answer", "because"}
    assert (arrival["date"], arrival["answer"]) == (arrives, answer)


def test_people_get_words(plain_keigarage):
    told = plain_keigarage("eligibility", "2001-11", "--on", "2026-11-22", "--arrives", "2026-12")
    assert told.code == 0
    assert "Built November 2001 (平成13年11月), as of 22 November 2026" in told.out
    assert "depends  NHTSA" in told.out
    assert "8 days left" in told.out
    assert "Arrives December 2026" in told.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["1/2/2001"], "2 January 2001 or 1 February 2001"),
        (["昭和65年"], "Shōwa (昭和) ran from"),
        (["2001-02-30"], "February 2001"),
        (["soon"], "not a date the program can read"),
        (["2001", "--on", "2026-11"], "--on needs a whole day"),
        (["2001", "--rule", "us-nhtsa-26"], "us-nhtsa-25"),
        (["2001", "--arrives", "3/4/26"], "four digits"),
        (["unknown", "--registered", "平成元年1月7日"], "Heisei"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(plain_keigarage, words, said):
    assert said in plain_keigarage("eligibility", *words).sentence


@pytest.mark.parametrize(
    "words",
    [[], ["-"], ["unknown"], ["2001", "--registred", "2001"], ["2001", "--on"], ["--json"]],
)
def test_wrong_usage_is_2(plain_keigarage, words):
    told = plain_keigarage("eligibility", *words)
    assert told.code == 2
    assert told.out == ""
    assert "Error: " in told.err and "Traceback" not in told.err


@pytest.mark.parametrize(
    "words",
    [
        ["2001"],
        ["Nov", "2001", "--json"],
        ["--json", "2001-11-05"],
        ["-", "--registered=2001-11", "--json"],
        ["2001", "--rule", "ca-15", "--rule=us-epa-21", "--json"],
        ["2001", "--on", "2026-11-22", "--arrives", "2027"],
        ["2001", "--registered", "2002", "--json"],
    ],
)
def test_the_quick_road_answers_as_click_does(plain_keigarage, words):
    words = ["eligibility", *words]
    assert question_in(words) is not None
    slow = CliRunner().invoke(group, words)
    quick = plain_keigarage(*words)
    assert (quick.code, quick.out) == (slow.exit_code, slow.output)


@pytest.mark.parametrize(
    "words",
    [
        ["cars"],
        ["eligibility"],
        ["eligibility", "--help"],
        ["eligibility", "2001", "--help"],
        ["eligibility", "2001", "--unknown"],
        ["eligibility", "2001", "--on"],
        ["eligibility", "2001", "--on", "--json"],
        ["eligibility", "2001", "--on", "2001-01-01", "--on", "2002-01-01"],
        ["eligibility", "-"],
        ["--garage", "x", "eligibility", "2001"],
    ],
)
def test_what_is_not_plain_and_right_is_left_to_click(words):
    assert question_in(words) is None


def test_two_dates_that_contradict_each_other_are_told(plain_keigarage):
    asked = ("eligibility", "1991-05", "--registered", "1990-01")
    (told,) = plain_keigarage(*asked, "--json").document["conflicts"]
    assert told == (
        "The date built (May 1991) and the first registration (January 1990) contradict each "
        "other: find out which is wrong."
    )
    assert told in " ".join(plain_keigarage(*asked).out.split())
    fine = plain_keigarage("eligibility", "1991-05", "--registered", "1991-06", "--json")
    assert fine.document["conflicts"] == []
