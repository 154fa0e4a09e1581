"""What an owner knows better, from the command line: noted, shown as theirs, taken away."""

import pytest

NOTE = ("state-note", "va", "--status", "road", "--text", "Ask for Ms. Lee.", "--source",
        "DMV Fairfax", "--checked", "2026-10-12")  # fmt: skip


def test_an_own_answer_wins_and_shows_as_theirs(keigarage):
    saved = keigarage(*NOTE, "--json").document["note"]
    assert saved == {
        "id": "1", "code": "VA", "county": "", "body": None, "status": "road",
        "text": "Ask for Ms. Lee.", "source": "DMV Fairfax", "checked_on": "2026-10-12",
        "stale": saved["stale"],
    }  # fmt: skip
    told = keigarage("state", "VA", "--body", "truck", "--json").document
    assert (told["status_for_body"], told["status"]) == ("road", "unsettled")
    assert told["override"] == saved and told["notes"] == [saved] and told["from_pack"] is None
    shown = keigarage("state", "VA").out
    assert "Registers it for the road (yours, checked 12 October 2026)" in shown
    assert "The rule book: unsettled" in shown
    assert "Ask for Ms. Lee. Source: DMV Fairfax; checked 12 October 2026." in " ".join(
        shown.split()
    )


def test_a_county_counts_where_it_is_named(keigarage):
    keigarage(*NOTE)
    keigarage("state-note", "VA", "--county", "Fairfax County", "--body", "car", "--status",
              "prohibited", "--source", "x", "--checked", "2026")  # fmt: skip
    asked = {
        county: keigarage("state", "VA", "--county", county, "--json").document["status_for_body"]
        for county in ("", "fairfax", "Arlington")
    }
    assert asked == {"": "road", "fairfax": "prohibited", "Arlington": "road"}
    keigarage("add", "PP1-1100123", "--state", "VA", "--county", "Fairfax")
    state = keigarage("show", "1", "--json").document["state"]
    assert (state["status_for_body"], state["override"]["county"]) == (
        "prohibited", "Fairfax County",
    )  # fmt: skip
    assert len(state["notes"]) == 2
    assert keigarage("papers", "1", "--json").document["state"] == state
    for command in ("show", "papers"):
        told = keigarage(command, "1").out
        assert "Virginia: does not register it (yours, checked 2026)" in told
        assert "The rule book: unsettled" in told


def test_without_a_note_the_new_keys_are_there_and_empty(plain_keigarage, tmp_path):
    told = plain_keigarage("state", "TX", "--json").document
    assert (told["override"], told["notes"], told["from_pack"]) == (None, [], None)
    assert not (tmp_path / "home").exists()  # a question makes no garage


def test_notes_are_listed_changed_and_taken_away(keigarage, made):
    assert "noted nothing on Virginia" in keigarage("state-note", "VA").out
    keigarage(*NOTE)
    edited = keigarage("state-note", "VA", "--edit", "1", "--status", "limited", "--json")
    assert edited.document["note"]["status"] == "limited"
    assert edited.document["note"]["text"] == "Ask for Ms. Lee."
    assert "Registers it with limits." in keigarage("state-note", "VA").out
    assert keigarage("state-note", "VA", "--remove", "1").code == 0
    assert keigarage("state-note", "VA", "--json").document == {"notes": []}
    assert keigarage("undo").out == (
        "Took back: Remove the note for Virginia: registers it with limits\n"
    )
    assert keigarage("state", "VA", "--json").document["status_for_body"] == "limited"
    told = keigarage("history").out
    assert "Answer: road → limited" in told and "Source: DMV Fairfax" in told


@pytest.mark.parametrize("words, told", [
    (("ZZ", "--status", "road"), "two letters"),
    (("VA", "--status", "maybe"), "choose one of road"),
    (("VA", "--body", "boat"), "choose one of car, van, truck"),
    (("VA", "--status", "road", "--checked", "2026"), "where it comes from"),
    (("VA", "--status", "road", "--source", "x"), "when you checked it"),
    (("VA", "--status", "road", "--source", "x", "--checked", "1/2/2026"), "can mean"),
    (("VA", "--source", "x", "--checked", "2026"), "says nothing yet"),
    (("VA", "--remove", "9"), "no note 9 of yours: there are none"),
    (("TX", "--edit", "1", "--text", "x"), "no note 1 of yours"),
])  # fmt: skip
def test_a_note_that_cannot_be_kept_is_one_sentence(keigarage, made, words, told):
    assert told in keigarage("state-note", *words).sentence
    assert keigarage("history", "--json").document == {"changes": []}


def test_tariff_news(keigarage):
    saved = keigarage(
        "tariff-note", "--what", "Section 999", "--kind", "total_cap", "--rate", "20 %",
        "--body", "car", "--from", "2027-01-01", "--replaces", "fl301-car", "--cite", "91 FR 1",
        "--checked", "2026-11-01", "--json",
    ).document["row"]  # fmt: skip
    assert (saved["id"], saved["rate_pct"], saved["effective_from"]) == ("1", 20.0, "2027-01-01")
    assert saved["flat_usd"] is None
    shown = keigarage("tariff-note").out
    assert "Section 999" in shown and "20% total_cap car" in shown
    assert "2027-01-01 to …" in shown and "yours, checked 1 November 2026" in shown
    edited = keigarage("tariff-note", "--edit", "1", "--flat", "30.5", "--kind", "mpf", "--json")
    assert edited.document["row"]["flat_usd"] == "30.50"
    assert keigarage("tariff-note", "--remove", "1").code == 0
    assert "noted no rates" in keigarage("tariff-note").out
    for words, told in ((("--rate", "x"), "number of percent"), (("--remove", "1"), "no rate 1"),
                        (("--edit", "x", "--what", "y"), "no rate x")):  # fmt: skip
        assert told in keigarage("tariff-note", *words).sentence


# Age rules of other countries


def test_the_rules_are_listed_with_what_is_unknown_left_unknown(plain_keigarage):
    rules = {rule["id"]: rule for rule in plain_keigarage("rules", "--json").document["rules"]}
    assert {"us-nhtsa-25", "ca-15", "au-25", "gb-10", "de-30-h", "eu-9705-30", "ie-30", "nz",
            "mx", "ae"} <= set(rules)  # fmt: skip
    canada = rules["ca-15"]
    assert (canada["country"], canada["min_years"], canada["counted"], canada["confidence"]) == (
        "CA", 15, "month", "medium",
    )  # fmt: skip
    assert (rules["mx"]["min_years"], rules["mx"]["counted"]) == (None, "unknown")
    assert not any(rule["followed"] for rule in rules.values())
    told = plain_keigarage("rules").out.splitlines()
    assert told[0].split()[:4] == ["Rule", "Country", "Years", "Counted"]
    assert len(told) == len(rules) + 1


def test_a_rule_that_is_followed_comes_with_every_car(keigarage):
    keigarage("add", "PP1-1100123", "--built", "1991-05")
    keigarage("rules", "--follow", "ca-15", "--follow", "mx")
    ids = [rule["id"] for rule in keigarage("show", "1", "--json").document["eligibility"]["rules"]]
    assert ids == ["us-nhtsa-25", "us-epa-21", "ca-15", "mx"]
    assert "15 years counted by the month" in keigarage("show", "1").out
    assert "followed" in keigarage("rules").out
    keigarage("rules", "--drop", "ca-15", "--drop", "mx")
    assert len(keigarage("show", "1", "--json").document["eligibility"]["rules"]) == 2
    assert "choose from us-nhtsa-25" in keigarage("rules", "--follow", "zz").sentence


DUTY = ("duty", "--value", "3000", "--body", "car", "--built", "1991-05", "--entry", "2027-03-01")


def test_tariff_news_is_reckoned_with_and_told_as_theirs(keigarage):
    before = keigarage(*DUTY, "--json").document
    keigarage("tariff-note", "--what", "Section 301 raised", "--kind", "total_cap", "--rate", "20",
              "--from", "2027-01-01", "--replaces", "fl301-car", "--cite", "91 FR 1",
              "--checked", "2026-11-01")  # fmt: skip
    after = keigarage(*DUTY, "--json").document
    assert (before["total_usd"], after["total_usd"]) == ("413.33", "638.33")
    assert [row["what"] for row in after["rows"] if row["own"]] == ["Section 301 raised"]
