"""`costs` and `cost`: money as typed, totals to the cent, and duty that follows the plan."""

import pytest


@pytest.fixture
def carry(keigarage) -> str:
    """A Suzuki Carry that lands on 3 December 2026; its id."""
    added = keigarage("add", "DA62T-120045", "--make", "Suzuki", "--built", "2001-11",
                      "--price", "310000", "--currency", "JPY", "--json")  # fmt: skip
    car_id = added.document["car"]["id"]
    keigarage("plan", car_id, "--loads", "2026-11-11", "--arrives", "2026-12-03")
    return car_id


def test_a_line_has_the_keys_that_other_tools_rely_on(keigarage, carry):
    told = keigarage("cost", carry, "Ocean freight", "--estimate", "1200", "--actual", "1.350,50",
                     "--json").document  # fmt: skip
    assert {"lines", "estimate_usd", "actual_usd", "duty"} <= set(told)
    (line,) = told["lines"]
    assert {"label", "stage", "estimate", "actual", "currency", "rate", "estimate_usd",
            "actual_usd"} <= set(line)  # fmt: skip
    assert (line["estimate"], line["actual"], line["currency"], line["rate"]) == (
        "1200.00", "1350.50", "USD", None
    )  # fmt: skip
    assert (told["estimate_usd"], told["actual_usd"]) == ("1200.00", "1350.50")
    assert keigarage("costs", carry, "--json").document == told


def test_yen_are_told_in_dollars_by_their_rate(keigarage, carry):
    keigarage("cost", carry, "Auction fee", "--estimate", "15,000", "--currency", "jpy",
              "--rate", "0,0067", "--rate-on", "2026-10-02")  # fmt: skip
    told = keigarage("cost", carry, "Recycling fee", "--actual", "-9000", "--currency", "JPY",
                     "--json").document  # fmt: skip
    fee, refund = told["lines"]
    assert (fee["estimate"], fee["rate"], fee["estimate_usd"]) == ("15000.00", "0.0067", "100.50")
    assert fee["rate_on"] == "2026-10-02"
    assert (refund["actual"], refund["actual_usd"]) == ("-9000.00", None)
    assert told["unconverted"] == ["Recycling fee"] and told["actual_usd"] == "0.00"


def test_duty_is_told_as_the_duty_command_tells_it(keigarage, carry):
    told = keigarage("cost", carry, "Purchase price", "--actual", "3000", "--json").document
    asked = keigarage("duty", "--value", "3000", "--body", "truck", "--built", "2001-11",
                      "--entry", "2026-12-03", "--json").document  # fmt: skip
    assert told["duty"] == asked
    assert told["landed"] == {
        "total_usd": "3788.33", "price_usd": None, "duty_usd": "788.33", "missing": []
    }  # fmt: skip


def test_duty_that_cannot_be_reckoned_is_null_with_the_reason(keigarage, carry):
    told = keigarage("costs", carry, "--json").document
    assert told["duty"] is None and "price in dollars" in told["duty_because"]
    assert told["landed"]["missing"] == ["Purchase price", "Duty and fees"]


def test_people_see_columns_sums_and_what_is_missing(keigarage, carry):
    keigarage("cost", carry, "Purchase price", "--estimate", "300000", "--actual", "310000",
              "--currency", "JPY", "--rate", "0.0066")  # fmt: skip
    keigarage("cost", carry, "Customs broker", "--estimate", "350")
    told = keigarage("cost", carry, "Sale price", "--actual", "7500").out
    lines = {text.split("  ")[0]: text for text in told.splitlines()}
    assert "¥310,000 = $2,046.00" in lines["Purchase price"]
    assert lines["Customs broker"].split("  ")[1] == "At port" or "At port" in told
    assert lines["Total in dollars"].split()[-3:] == ["$2,330.00", "$2,046.00", "$66.00"]
    assert lines["Landed cost"].endswith("$2,944.64")  # 2,046 + 350 + 548.64
    assert "Gain on the sale: $4,555.36" in told


def test_a_line_is_changed_cleared_and_removed(keigarage, carry):
    keigarage("cost", carry, "Freight", "--estimate", "1200", "--payee", "Tokai")
    keigarage("cost", carry, "FREIGHT", "--estimate", "")
    (line,) = keigarage("costs", carry, "--json").document["lines"]
    assert (line["label"], line["estimate"], line["payee"]) == ("Freight", None, "Tokai")
    assert keigarage("cost", carry, "freight", "--remove", "--json").document["lines"] == []
    keigarage("undo")
    assert len(keigarage("costs", carry, "--json").document["lines"]) == 1
    assert "among" in keigarage("cost", carry, "Insurance", "--remove").sentence


def test_usual_lines_are_placeholders(keigarage, carry):
    keigarage("plan", carry, "--mode", "roro")
    keigarage("cost", carry, "customs broker", "--estimate", "1")
    found = keigarage("costs", carry, "--usual", "--json").document["templates"]
    labels = {template["label"]: template for template in found}
    assert labels["Ocean freight, RoRo"]["low"] == "900.00"
    assert all(template["placeholder"] for template in found)
    assert not {"Ocean freight, container", "Customs broker"} & set(labels)
    told = keigarage("costs", carry, "--usual").out
    assert "$900 – $2,500" in told and "placeholders" in told


def test_the_history_tells_amounts_with_their_labels(keigarage, carry):
    keigarage("cost", carry, "Freight", "--estimate", "1200")
    keigarage("cost", carry, "Freight", "--estimate", "1300")
    told = keigarage("history", carry).out
    assert "Edit Freight in the costs of Suzuki Carry" in told
    assert "    Estimate: 1200.00 → 1300.00" in told


@pytest.mark.parametrize(("words", "said"), [
    (["--estimate", "lots"], "Estimate: lots is not an amount"),
    (["--actual", "1..2"], "Actual: 1..2 is not an amount"),
    (["--estimate", "5", "--currency", "JPY", "--rate", "150"], "Dollars per unit: 150"),
    (["--estimate", "5", "--rate", "0.0067"], "needs no rate"),
    (["--estimate", "5", "--stage", "afloat"], "Stage"),
    (["--estimate", "5", "--paid-on", "1/2/2026"], "Paid on: 1/2/2026 can mean"),
])  # fmt: skip
def test_the_faulty_field_is_named_in_one_sentence(keigarage, carry, words, said):
    assert said in keigarage("cost", carry, "Freight", *words).sentence
    assert keigarage("costs", carry, "--json").document["lines"] == []


@pytest.mark.parametrize("words", [
    ["Freight"], ["Freight", "--estimate", "5", "--remove"], ["Freight", "--currency", "EUR"], [],
])  # fmt: skip
def test_what_is_no_amount_is_wrong_usage(keigarage, carry, words):
    told = keigarage("cost", carry, *words)
    assert (told.code, told.out) == (2, "")


def test_a_car_without_costs_is_told_how_to_begin(keigarage, beat):
    assert "keigarage cost" in keigarage("costs", beat).out
    assert keigarage("costs", beat, "--json").document["lines"] == []
