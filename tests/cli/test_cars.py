"""Cars added, edited, moved, thrown away and looked at, as a script and as a person does it."""

import pytest

from keigarage.domain.car_fields import FIELDS

CAR_KEYS = {field.name for field in FIELDS} | {"id", "title", "trashed"}


def test_a_new_garage_is_empty(keigarage, made):
    assert keigarage("cars", "--json").document == {"cars": []}
    assert "keigarage add" in keigarage("cars").out


READS = (["cars"], ["show", "beat"], ["papers", "beat"], ["history"], ["agenda"], ["costs", "beat"],
         ["kei", "--car", "beat"])  # fmt: skip


@pytest.mark.parametrize("words", [*READS, ["undo"], ["edit", "beat", "--color", "red"]])
def test_a_mistyped_garage_is_told_and_not_made(keigarage, tmp_path, words):
    assert keigarage(*words).sentence == (
        f"There is no garage in {tmp_path / 'garage'}: check the path, or make one with "
        f"`keigarage --garage {tmp_path / 'garage'} add …`."
    )
    assert not (tmp_path / "garage").exists()


def test_the_programs_own_garage_reads_as_empty_before_its_first_car(
    plain_keigarage, monkeypatch, tmp_path
):
    monkeypatch.setenv("KEIGARAGE_HOME", str(tmp_path / "home"))
    assert plain_keigarage("cars", "--json").document == {"cars": []}
    assert "No cars yet" in plain_keigarage("cars").out
    assert "no car beat" in plain_keigarage("show", "beat").sentence
    assert not (tmp_path / "home" / "garage").exists()


@pytest.mark.parametrize("term, said", [
    ("built<abc", "built<abc holds no date"), ("state:", "state: says nothing"),
    ("odometer<many", "odometer<many holds no number"), ("foo:bar", "foo:bar names no field"),
])  # fmt: skip
def test_a_term_that_cannot_be_read_is_told(keigarage, beat, term, said):
    told = keigarage("cars", "beat", term).sentence
    assert told.startswith(said)
    assert ("built, " in told) == (term == "foo:bar")


def test_a_dash_leaves_out_what_answers(keigarage, beat):
    keigarage("add", "--make", "Suzuki", "--model", "Every", "--state", "TX")
    titles = [car["title"] for car in keigarage("cars", "--json", "--", "-honda").document["cars"]]
    assert titles == ["Suzuki Every"]
    assert keigarage("cars", "every -state:tx", "--json").document == {"cars": []}


def test_what_deserves_a_second_look_is_shown(keigarage, beat):
    keigarage("add", "PP1-1100123", "--built", "1990-01")
    other = keigarage("cars", "--json").document["cars"][-1]["id"]
    told = keigarage("show", other, "--json").document["notices"]
    assert told == [
        "The catalogue has this generation built May 1991 to February 1996; check the date or the "
        "generation.",
        f"Honda Beat, No. {beat}, has the same chassis number: check both, or keep one of them.",
    ]
    assert told[1] in " ".join(keigarage("show", other).out.split())


def test_a_make_and_a_model_are_enough(keigarage):
    car = keigarage("add", "--make", "Suzuki", "--model", "Every", "--json").document["car"]
    assert set(car) == CAR_KEYS
    assert isinstance(car["id"], str)
    assert (car["title"], car["stage"], car["trashed"]) == ("Suzuki Every", "wanted", False)
    assert (car["built"], car["price"], car["body"], car["notes"]) == (None, None, None, "")
    assert keigarage("cars", "--json").document == {"cars": [car]}


def test_a_name_is_enough_and_nothing_is_not(keigarage):
    assert keigarage("add", "--name", "赤いやつ", "--json").document["car"]["title"] == "赤いやつ"
    assert "make and a model" in keigarage("add", "--color", "red").sentence
    assert len(keigarage("cars", "--json").document["cars"]) == 1


def test_each_kind_of_field_has_its_own_form(keigarage):
    car = keigarage(
        "add", "--make", "Honda", "--model", "Beat", "--built", "平成3年5月",
        "--model-year", "1991", "--price", "¥450,000", "--currency", "jpy", "--power-ps", "64",
        "--odometer", "84,210",
        "--odometer-unit", "km", "--stage", "In transit", "--state", "tx", "--body", "roadster",
        "--first-registered", "1991", "--purchased-on", "5 Nov 2026", "--notes", "one\ntwo",
        "--json",
    ).document["car"]  # fmt: skip
    assert (car["built"], car["first_registered"]) == ("1991-05", "1991")
    assert car["purchased_on"] == "2026-11-05"
    assert (car["price"], car["currency"]) == ("450000.00", "JPY")
    assert (car["model_year"], car["odometer"], car["power_ps"]) == (1991, 84210, 64)
    assert (car["stage"], car["state"], car["body"]) == ("in_transit", "TX", "roadster")
    assert car["notes"] == "one\ntwo"


def test_a_chassis_number_fills_a_car(keigarage):
    car = keigarage("add", "pp11100123", "--color", "yellow", "--json").document["car"]
    assert (car["make"], car["model"], car["body"]) == ("Honda", "Beat", "roadster")
    assert (car["chassis_no"], car["displacement_cc"]) == ("PP1-1100123", 656)
    assert (car["catalogue_id"], car["color"]) == ("honda-beat-pp1", "yellow")
    assert car["built"] is None  # no catalogue knows when this one was made


def test_an_option_wins_over_the_catalogue(keigarage):
    car = keigarage(
        "add", "PP1-1100123", "--model", "Beat Version F", "--power-ps", "", "--json"
    ).document["car"]  # fmt: skip
    assert (car["model"], car["power_ps"], car["length_mm"]) == ("Beat Version F", None, 3295)


def test_a_name_that_fits_many_lists_them_and_adds_nothing(keigarage):
    said = keigarage("add", "Suzuki Alto").sentence
    assert "--catalogue-id" in said
    assert "suzuki-alto-" in said
    assert keigarage("cars", "--json").document == {"cars": []}


def test_the_catalogue_entry_may_be_named(keigarage):
    car = keigarage("add", "--catalogue-id", "honda-beat-pp1", "--json").document["car"]
    assert (car["model"], car["chassis_no"]) == ("Beat", "")
    car = keigarage(
        "add", "PP1-1100456", "--catalogue-id", "honda-beat-pp1", "--json"
    ).document["car"]  # fmt: skip
    assert car["chassis_no"] == "PP1-1100456"
    assert "no-such-entry" in keigarage("add", "--catalogue-id", "no-such-entry").sentence


def test_what_the_catalogue_does_not_know_is_one_sentence(keigarage):
    assert "--make" in keigarage("add", "QQQ9-1234567").sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--built", "1/2/2001"], "2001-01-02 or 2001-02-01"),
        (["--built", "昭和65年"], "Shōwa"),
        (["--state", "XX"], "two letters"),
        (["--body", "boat"], "roadster"),
        (["--price", "cheap"], "450000"),
        (["--model-year", "last"], "1900 to 2100"),
        (["--name", "bad \udcff byte"], "UTF-8"),
    ],
)
def test_a_wrong_field_is_one_sentence_and_changes_nothing(keigarage, beat, words, said):
    before = keigarage("cars", "--json").document
    assert said in keigarage("edit", beat, "--color", "red", *words).sentence
    assert said in keigarage("add", "--make", "a", "--model", "b", *words).sentence
    assert keigarage("cars", "--json").document == before


def test_edit_sets_and_clears(keigarage, beat):
    car = keigarage("edit", beat, "--built", "1991-06", "--state", "", "--json").document["car"]
    assert (car["id"], car["built"], car["state"]) == (beat, "1991-06", "")
    assert keigarage("show", beat, "--json").document["car"] == car
    assert "Edited" in keigarage("edit", beat, "--color", "red").out


def test_edit_needs_a_field(keigarage, beat):
    assert keigarage("edit", beat).code == 2


def test_a_car_answers_to_its_number_its_chassis_and_its_name(keigarage, beat):
    keigarage("edit", beat, "--name", "Taro's Beat")
    for name in (beat, "PP1-1100123", "pp1 1100123", "taro's beat", "Taro", "1100123"):
        assert keigarage("show", name, "--json").document["car"]["id"] == beat


def test_several_cars_are_listed_to_choose_from(keigarage, beat):
    other = keigarage("add", "--make", "Honda", "--model", "Beat", "--json").document["car"]["id"]
    said = keigarage("show", "beat").sentence
    assert f"{beat} Honda Beat" in said and f"{other} Honda Beat" in said
    assert keigarage("edit", "beat", "--color", "red").code == 1


@pytest.mark.parametrize(
    "words",
    [["show"], ["edit", "--color", "red"], ["stage", "owned"], ["trash"], ["untrash"], ["papers"],
     ["paper", "hs7", "have"], ["history"], ["report", "-o", "x.pdf"]],
)  # fmt: skip
def test_an_unknown_car_is_one_sentence(keigarage, beat, words):
    command, *rest = words
    kind = ["dmv-checklist"] if command == "report" else []
    assert "no car Cappuccino" in keigarage(command, *kind, "Cappuccino", *rest).sentence


def test_stages_follow_in_any_order(keigarage, beat):
    for stage in ("bought", "in-transit", "At port", "owned", "wanted"):
        car = keigarage("stage", beat, stage, "--json").document["car"]
        assert car["stage"] == stage.lower().replace("-", "_").replace(" ", "_")
    assert "Moved 1 Honda Beat to Sold." in keigarage("stage", beat, "sold").out
    assert "in_transit" in keigarage("stage", beat, "flying").sentence
    assert keigarage("stage", beat, "").code == 2


def test_the_trash_keeps_a_car(keigarage, beat):
    assert keigarage("trash", beat, "--json").document["car"]["trashed"] is True
    assert keigarage("cars", "--json").document == {"cars": []}
    (kept,) = keigarage("cars", "--trash", "--json").document["cars"]
    assert kept["id"] == beat
    assert keigarage("untrash", beat, "--json").document["car"]["trashed"] is False
    assert keigarage("cars", "--trash", "--json").document == {"cars": []}
    assert "trash is empty" in keigarage("cars", "--trash").out


def test_cars_are_searched(keigarage, beat):
    keigarage("add", "--make", "Autozam", "--model", "AZ-1", "--built", "1992-10", "--state", "VA")
    for query, titles in {
        "beat": ["Honda Beat"],
        "state:va": ["Autozam AZ-1"],
        "built<1992": ["Honda Beat"],
        "stage:sold": [],
    }.items():
        found = keigarage("cars", query, "--json").document["cars"]
        assert [car["title"] for car in found] == titles
    words = keigarage("cars", "az-1", "built>1990", "--json").document["cars"]
    assert [car["title"] for car in words] == ["Autozam AZ-1"]
    assert "stage:sold" in keigarage("cars", "stage:sold").out


def test_the_list_is_aligned(keigarage, beat):
    keigarage("add", "--name", "赤いビート", "--built", "1992")
    head, one, two = keigarage("cars").out.splitlines()
    assert head.split() == ["No.", "Car", "Stage", "Built", "Chassis", "number", "State"]
    assert "Honda Beat" in one and "1991-05" in one and "PP1-1100123" in one and "TX" in one
    assert "赤いビート" in two


def test_show_tells_all_of_a_car(keigarage, beat):
    told = keigarage("show", beat, "--json").document
    assert set(told) >= {"car", "eligibility", "state", "papers"}
    assert set(told["car"]) == CAR_KEYS
    rule = told["eligibility"]["rules"][0]
    assert (rule["id"], rule["answer"], rule["certain"]) == ("us-nhtsa-25", "yes", "2016-05-31")
    assert (told["state"]["code"], told["state"]["status_for_body"]) == ("TX", "road")
    assert told["papers"]["done"] == 0 and told["papers"]["needed"] > 5


def test_show_for_people(keigarage, beat):
    told = keigarage("show", beat)
    assert told.code == 0
    for words in ("Honda Beat", "May 1991 (平成3年5月)", "PP1-1100123", "25-year", "Texas",
                  "0 of ", "Rests on"):  # fmt: skip
        assert words in told.out


def test_show_without_state_or_dates(keigarage):
    keigarage("add", "--name", "A dream")
    told = keigarage("show", "A dream", "--json").document
    assert told["state"] is None
    assert told["eligibility"]["basis"] is None
    assert {rule["answer"] for rule in told["eligibility"]["rules"]} == {"unknown"}
    assert "No state chosen" in keigarage("show", "A dream").out
