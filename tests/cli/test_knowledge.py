"""`catalogue`, `state` and `reports`: the bundled knowledge asked without a garage."""

from dataclasses import fields

import pytest

from keigarage.domain.catalogue import Generation


def test_a_chassis_number_finds_the_beat(plain_keigarage):
    (beat,) = plain_keigarage("catalogue", "PP1-1100123", "--json").document["results"]
    assert (beat["make"], beat["model"], beat["chassis_codes"]) == ("Honda", "Beat", ["PP1"])
    assert (beat["production_start"], beat["first_eligible"]) == ("1991-05", "2016-05-31")
    assert beat["last_eligible"] == "2021-03-01"


def test_every_field_of_a_generation_is_told(plain_keigarage):
    (beat,) = plain_keigarage("catalogue", "PP1", "--json").document["results"]
    wanted = {field.name for field in fields(Generation)} | {"first_eligible", "last_eligible"}
    assert set(beat) == wanted
    assert beat["is_kei"] is True
    assert isinstance(beat["length_mm"], int)


def test_a_name_in_japanese_and_words_apart(plain_keigarage):
    for words in (["ビート"], ["honda", "beat"]):
        (beat,) = plain_keigarage("catalogue", *words, "--json").document["results"]
        assert beat["id"] == "honda-beat-pp1"


def test_without_text_the_whole_catalogue_is_listed(plain_keigarage):
    results = plain_keigarage("catalogue", "--json").document["results"]
    assert len(results) > 300
    assert len({result["id"] for result in results}) == len(results)
    running = [result for result in results if result["production_end"] is None]
    assert running and all(result["last_eligible"] is None for result in running)


def test_people_get_a_line_for_each(plain_keigarage):
    told = plain_keigarage("catalogue", "beat").out.splitlines()
    assert told[0].startswith("Car ")
    assert "Honda Beat" in told[1] and "2016-05-31 to 2021-03-01" in told[1]


def test_nothing_found_is_an_answer(plain_keigarage):
    told = plain_keigarage("catalogue", "zzzz")
    assert (told.code, told.err) == (0, "")
    assert "zzzz" in told.out
    assert plain_keigarage("catalogue", "zzzz", "--json").document == {"results": []}


def test_a_state_by_body(plain_keigarage):
    told = plain_keigarage("state", "wa", "--body", "truck", "--json").document
    assert (told["code"], told["name"], told["body"]) == ("WA", "Washington", "truck")
    for key in ("status", "status_for_body", "documents", "sources", "as_of", "confidence",
                "stale", "agency", "summary", "fees", "legal_basis"):  # fmt: skip
        assert key in told
    assert told["status_for_body"] == told["status_by_body"]["kei_truck"]
    assert isinstance(told["stale"], bool)


def test_fees_are_money(plain_keigarage):
    fees = plain_keigarage("state", "AK", "--json").document["fees"]
    assert {"what": "title", "usd": "15.00"}.items() <= fees[0].items()


@pytest.mark.parametrize("code", ["TX", "CA", "DC"])
def test_people_get_the_record(plain_keigarage, code):
    told = plain_keigarage("state", code)
    assert told.code == 0
    for word in (f"({code})", "Papers", "Sources", "confidence"):
        assert word in told.out


def test_an_unknown_state_is_one_sentence(plain_keigarage):
    assert "two letters" in plain_keigarage("state", "ZZ").sentence
    assert "two letters" in plain_keigarage("state", "ZZ", "--json").sentence


def test_an_unknown_body_is_wrong_usage(plain_keigarage):
    assert plain_keigarage("state", "TX", "--body", "boat").code == 2


def test_reports_are_listed(plain_keigarage):
    (checklist,) = plain_keigarage("reports", "--json").document["reports"]
    assert set(checklist) == {"kind", "title", "about"}
    assert checklist["kind"] == "dmv-checklist"
    assert "dmv-checklist" in plain_keigarage("reports").out
