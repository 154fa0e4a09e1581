"""`keigarage kei`: the class of the day, criterion by criterion."""

import pytest

CRITERION = {"name", "value", "limit", "margin", "ok"}
BEAT = ["--length-mm", "3295", "--width-mm", "1395", "--height-mm", "1175", "--cc", "656"]


def test_the_document_has_the_promised_keys(plain_keigarage):
    told = plain_keigarage("kei", "1991-05", *BEAT, "--power-ps", "64", "--json").document
    assert {"standard", "is_kei", "criteria"} <= set(told)
    standard = told["standard"]
    assert (standard["since"], standard["length_mm"], standard["cc_4st"]) == (
        "1990-01-01", 3300, 660,
    )  # fmt: skip
    assert (standard["confidence"], standard["day_known"]) == ("medium", False)
    assert told["is_kei"] is True
    assert [one["name"] for one in told["criteria"]] == [
        "length", "width", "height", "displacement",
    ]  # fmt: skip
    assert all(set(one) >= CRITERION for one in told["criteria"])
    length = told["criteria"][0]
    assert (length["value"], length["limit"], length["margin"], length["ok"]) == (
        3295, 3300, 5, True,
    )  # fmt: skip
    (custom,) = told["customs"]
    assert (custom["value"], custom["limit"], custom["ok"]) == (64, 64, True)
    assert "not law" in custom["note"]


@pytest.mark.parametrize(
    ("words", "is_kei", "answer"),
    [
        (["1991-05", *BEAT], True, "yes"),
        (["1989", *BEAT], False, "no"),
        (["1990", *BEAT], None, "depends"),
        (["1991-05", "--cc", "656"], None, "unknown"),
        (["1991-05", "--cc", "661"], False, "no"),
        (["1948"], False, "no"),
        (["平成3年5月", *BEAT], True, "yes"),
    ],
)
def test_the_answer_and_what_it_comes_to(plain_keigarage, words, is_kei, answer):
    told = plain_keigarage("kei", *words, "--json").document
    assert (told["is_kei"], told["answer"]) == (is_kei, answer)


def test_a_date_that_straddles_two_standards_is_answered_for_both(plain_keigarage):
    told = plain_keigarage("kei", "1990", *BEAT, "--json").document
    assert [part["standard"]["since"] for part in told["parts"]] == ["1976-01-01", "1990-01-01"]
    assert [part["is_kei"] for part in told["parts"]] == [False, True]
    assert told["standard"]["since"] == "1976-01-01"
    people = plain_keigarage("kei", "1990", *BEAT).out
    assert "Limits from 1 January 1976" in people and "Limits from January 1990" in people


def test_before_1949_there_is_no_standard(plain_keigarage):
    told = plain_keigarage("kei", "1940", "--json").document
    assert (told["standard"], told["criteria"]) == (None, [])
    assert "8 July 1949" in plain_keigarage("kei", "1940").out


def test_the_engines_strokes_count_where_they_did(plain_keigarage):
    def displacement(*words):
        told = plain_keigarage("kei", "1953", "--cc", "300", *words, "--json").document
        return told["criteria"][3]["ok"]

    assert (displacement("--cycle", "2"), displacement("--cycle", "4"), displacement()) == (
        False, True, None,
    )  # fmt: skip


def test_people_get_a_table_with_margins(plain_keigarage):
    told = plain_keigarage("kei", "1991-05", *BEAT, "--power-ps", "70")
    assert told.code == 0
    assert "Built May 1991 (平成3年5月)" in told.out
    assert "yes      Within every limit from January 1990." in told.out
    rows = {line.split("  ")[0]: line for line in told.out.splitlines()}
    assert "5 mm to spare" in rows["length"] and "within" in rows["length"]
    assert "6 PS over" in rows["power"]
    assert "power: a custom of the makers since February 1987, not law" in told.out


def test_the_s600_of_the_sample_says_why_it_is_none(keigarage, tmp_path):
    assert keigarage("sample", str(tmp_path / "garage")).code == 0
    told = keigarage("kei", "--car", "S600", "--json").document
    assert told["is_kei"] is False
    assert "displacement 606 cc, 246 cc over the 360 cc allowed" in told["because"]
    assert "Honda S600" in keigarage("kei", "--car", "S600").out
    # What is typed goes before what the garage holds.
    smaller = keigarage("kei", "1965", "--car", "S600", "--cc", "356", "--json").document
    assert "displacement" not in smaller["because"]


def test_a_car_without_measures_or_date_is_unknown(keigarage):
    keigarage("add", "--name", "Barn find")
    told = keigarage("kei", "--car", "Barn find", "--json").document
    assert (told["is_kei"], told["standard"]) == (None, None)
    assert "date built is not recorded" in told["because"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["1/2/1991"], "2 January 1991 or 1 February 1991"),
        (["1991", "--cc", "big"], "Displacement must be a whole number"),
        (["1991", "--length-mm", "3.295"], "Length must be a whole number"),
        (["1991", "--cycle", "3"], "write 2 or 4"),
        (["1991", "--power-ps", "nan"], "number of PS"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(plain_keigarage, words, said):
    assert said in plain_keigarage("kei", *words).sentence


def test_an_unknown_car_is_one_sentence(keigarage, made):
    assert "Beat" in keigarage("kei", "--car", "Beat").sentence


def test_neither_date_nor_car_is_wrong_usage(plain_keigarage):
    told = plain_keigarage("kei", "--cc", "656")
    assert (told.code, told.out) == (2, "")
