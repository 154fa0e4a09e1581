"""`keigarage duty`: the bill line by line, its keys, and every other reading."""

from decimal import Decimal

import pytest

LINE = {"what", "hts", "rate_pct", "amount_usd", "cite", "confidence"}


@pytest.fixture
def ask(plain_keigarage):
    """The JSON of a $3,000 kei of 1991, unless told otherwise."""

    def document(**words):
        words = {"value": "3000", "body": "car", "built": "1991-05", "entry": "2026-11-22"} | words
        options = [part for name, text in words.items() for part in (f"--{name}", text) if part]
        return plain_keigarage("duty", *options, "--json").document

    return document


def test_the_document_has_the_promised_keys(ask):
    told = ask()
    assert {"rows", "total_usd", "confidence", "alternatives"} <= set(told)
    assert all(set(row) >= LINE for row in told["rows"])
    assert (told["total_usd"], told["confidence"], told["alternatives"]) == (
        "413.33", "medium", [],
    )  # fmt: skip
    assert [(row["rate_pct"], row["amount_usd"]) for row in told["rows"]] == [
        (2.5, "75.00"), (10, "300.00"), (0.3464, "34.58"), (0.125, "3.75"),
    ]  # fmt: skip
    assert told["rows"][0]["hts"].startswith("8703.21")
    assert told["rows"][2]["hts"] is None
    assert all(row["cite"] for row in told["rows"])


def test_a_truck_and_its_other_readings(ask):
    assert ask(body="truck")["total_usd"] == "788.33"
    told = ask(body="truck", entry="2026-03-01")
    assert (told["total_usd"], told["confidence"]) == ("1087.33", "conflict")
    others = {other["total_usd"]: other["because"] for other in told["alternatives"]}
    assert set(others) == {"787.33", "1237.33"}
    assert "9903.94.04" in others["787.33"]


def test_a_van_for_goods_is_another_reading(ask):
    told = ask(body="van")
    assert told["total_usd"] == "413.33"
    (goods,) = told["alternatives"]
    assert set(goods) == {"total_usd", "because"}
    assert goods["total_usd"] == "788.33" and "no ruling" in goods["because"]


def test_informal_entry(ask):
    told = ask(value="2,000", informal="")
    assert told["total_usd"] == "255.27"
    assert told["rows"][2]["rate_pct"] is None


def test_fees_that_are_not_in_the_book_are_missing(ask):
    told = ask(entry="2025-05-05")
    assert told["confidence"] == "unknown"
    assert "fiscal year 2025" in told["missing"][0]
    assert Decimal(told["total_usd"]) == sum(Decimal(row["amount_usd"]) for row in told["rows"])


def test_dates_and_amounts_are_read_as_people_write_them(ask):
    same = ask(value="$3,000.00", built="平成3年5月", entry="22 Nov 2026")
    assert same == ask()


def test_people_get_the_bill_and_what_it_rests_on(plain_keigarage):
    told = plain_keigarage(
        "duty", "--value", "3000", "--body", "truck", "--built", "1995", "--entry", "2026-03-01"
    )
    assert told.code == 0
    assert "A kei truck built 1995, entered on 1 March 2026 at a value of $3,000.00" in told.out
    lines = told.out.splitlines()
    (total,) = [line for line in lines if line.startswith("Total")]
    (base,) = [line for line in lines if line.startswith("HTS column 1") and "25%" in line]
    # The amounts stand under each other.
    assert total.index("$1,087.33") + len("$1,087.33") == base.index("$750.00") + len("$750.00")
    for head in ("Other readings", "Rests on", "Worth knowing"):
        assert head in lines
    assert any(line.startswith("  - $787.33: Without Section 122") for line in lines)
    assert "Confidence conflict" in told.out


def test_people_are_told_what_the_total_lacks(plain_keigarage):
    told = plain_keigarage(
        "duty", "--value", "3000", "--body", "car", "--built", "1995", "--entry", "2025-05-05"
    ).out
    assert "Not in the total" in told
    assert "Confidence unknown, since the total lacks a line." in told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"--entry": "2026-11"}, "--entry needs a whole day"),
        ({"--entry": "1/2/2026"}, "2 January 2026 or 1 February 2026"),
        ({"--built": "soon"}, "not a date"),
        ({"--built": "2027"}, "before it was built"),
        ({"--value": "-3000"}, "not an amount"),
        ({"--value": "0"}, "at least one dollar"),
        ({"--value": "cheap"}, "not an amount"),
        ({"--informal": ""}, "Informal entry ends at a value of $2,500.00"),
    ],
)
def test_what_cannot_be_is_one_sentence(plain_keigarage, change, said):
    words = {"--value": "3000", "--body": "car", "--built": "1991", "--entry": "2026-11-22"}
    options = [part for option, text in (words | change).items() for part in (option, text) if part]
    assert said in plain_keigarage("duty", *options).sentence


@pytest.mark.parametrize("lacking", ["--value", "--body", "--built", "--entry"])
def test_each_of_the_four_has_to_be_given(plain_keigarage, lacking):
    words = {"--value": "3000", "--body": "car", "--built": "1991", "--entry": "2026-11-22"}
    del words[lacking]
    told = plain_keigarage("duty", *[part for pair in words.items() for part in pair])
    assert told.code == 2 and lacking in told.err
    assert plain_keigarage("duty", "--body", "boat").code == 2
