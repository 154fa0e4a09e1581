"""Duty and fees: which rows hold, what they come to in cents, and what is not known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate
from keigarage.domain.duty import duty
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.knowledge import Confidence
from keigarage.domain.tariff import (
    DutyMode,
    DutyRow,
    FeeKind,
    FeeRow,
    Reading,
    fiscal_year,
    weakest,
)

CAR, TRUCK = frozenset({BodyClass.CAR}), frozenset({BodyClass.TRUCK})
BASE, ADD, CAP = DutyMode.BASE, DutyMode.ADD, DutyMode.TOTAL_CAP


def row(row_id, mode, rate, bodies, since=None, until=None, **more):
    return DutyRow(
        id=row_id, what=more.pop("what", row_id), mode=mode,
        rate_pct=None if rate is None else Decimal(rate), bodies=bodies, cite=f"act of {row_id}",
        effective_from=since and date.fromisoformat(since),
        effective_to=until and date.fromisoformat(until),
        **{"confidence": Confidence.HIGH, **more},
    )  # fmt: skip


def fee(fee_id, kind, since=None, until=None, **more):
    money = {name: Decimal(value) for name, value in more.items()}
    return FeeRow(id=fee_id, kind=kind, cite=f"act of {fee_id}", confidence=Confidence.HIGH,
                  effective_from=since and date.fromisoformat(since),
                  effective_to=until and date.fromisoformat(until), **money)  # fmt: skip


CONFLICT = Reading(Decimal(0), "Without the surcharge, says one.")
ROWS = (
    row("base-car", BASE, "2.5", CAR),
    row("base-truck", BASE, "25", TRUCK),
    row("list", ADD, "25", TRUCK, "2025-04-03", confidence=Confidence.MEDIUM),
    row("old", ADD, "0", TRUCK, "2025-04-03", min_years=25, replaces=frozenset({"list"})),
    row("surcharge", ADD, "10", CAR | TRUCK, "2026-02-24", "2026-07-23",
        confidence=Confidence.CONFLICT, readings=(CONFLICT,)),
    row("cap", CAP, "12.5", CAR, "2026-07-24", confidence=Confidence.MEDIUM),
    row("cap-truck", CAP, "12.5", TRUCK, "2026-07-24", confidence=Confidence.MEDIUM),
    row("remark", DutyMode.NOTE, None, CAR | TRUCK, "2026-02-24", detail="one duty ended"),
    row("sum", DutyMode.TOTAL, "12.5", CAR, "2026-07-24"),
)  # fmt: skip
FEES = (
    fee("mpf-26", FeeKind.MPF, "2025-10-01", "2026-09-30", rate_pct="0.3464", min_usd="33.58",
        max_usd="651.50"),
    fee("mpf-27", FeeKind.MPF, "2026-10-01", "2027-09-30", rate_pct="0.3464", min_usd="34.58",
        max_usd="670.86"),
    fee("inf-27", FeeKind.MPF_INFORMAL, "2026-10-01", "2027-09-30", flat_usd="2.77"),
    fee("hmf", FeeKind.HMF, "1991-01-01", rate_pct="0.125"),
    fee("limit", FeeKind.INFORMAL_LIMIT, limit_usd="2500"),
)  # fmt: skip


def ask(value="3000", body="car", built="1991-05", entry="2026-11-22", **more):
    return duty(
        value_usd=Decimal(value), body=BodyClass(body), built=PartialDate.from_iso(built),
        entry=date.fromisoformat(entry), **{"rows": ROWS, "fees": FEES, **more},
    )  # fmt: skip


def amounts(answer):
    return [(line.what, str(line.amount_usd)) for line in answer.rows]


def test_a_passenger_kei_line_by_line():
    answer = ask()
    assert amounts(answer) == [
        ("base-car", "75.00"), ("cap", "300.00"), ("Merchandise processing fee", "34.58"),
        ("Harbor maintenance fee", "3.75"),
    ]  # fmt: skip
    assert [line.rate_pct for line in answer.rows] == [
        Decimal("2.5"), Decimal(10), Decimal("0.3464"), Decimal("0.125"),
    ]  # fmt: skip
    assert str(answer.total_usd) == "413.33"
    assert (answer.alternatives, answer.missing, answer.because) == ((), (), "")
    assert answer.confidence is Confidence.MEDIUM
    assert [line.cite for line in answer.rows] == [
        "act of base-car", "act of cap", "act of mpf-27", "act of hmf",
    ]  # fmt: skip


def test_a_truck_pays_its_base_and_the_cap_adds_nothing():
    answer = ask(body="truck")
    assert str(answer.total_usd) == "788.33"
    assert dict(amounts(answer))["cap-truck"] == "0.00"


@pytest.mark.parametrize(
    ("built", "entry", "total"),
    [
        # The year of entry less the year built counts, not the birthday.
        ("2001-12", "2026-01-02", "750.00"),
        ("2002-01", "2026-12-31", "1500.00"),
        ("2001", "2025-12-31", "1500.00"),
        ("2005", "2025-04-02", "750.00"),
    ],
)
def test_the_tariff_counts_calendar_years(built, entry, total):
    answer = ask(body="truck", built=built, entry=entry)
    lines = [line for line in answer.rows if "fee" not in line.what]
    assert str(sum(line.amount_usd for line in lines)) == total


@pytest.mark.parametrize(("on", "certain"), [("2026-05-30", False), ("2026-05-31", True)])
def test_that_the_safety_rules_count_by_the_day_is_worth_knowing(on, certain, sentence):
    told = [note for note in ask(built="2001-05", entry=on).notes if "safety" in note]
    assert bool(told) != certain
    for note in told:
        sentence(note)


def test_rows_that_conflict_give_both_results_with_the_reason(sentence):
    answer = ask(entry="2026-03-01")
    assert str(answer.total_usd) == "412.33"
    (other,) = answer.alternatives
    assert (str(other.total_usd), other.because) == ("112.33", "Without the surcharge, says one.")
    assert "surcharge at 10%" in sentence(answer.because)
    assert answer.confidence is Confidence.CONFLICT


def test_two_conflicts_give_every_combination():
    twice = replace(ROWS[4], id="second", what="second",
                    readings=(Reading(Decimal(5), "Half, says another."),))  # fmt: skip
    answer = ask(entry="2026-03-01", rows=(*ROWS, twice))
    assert str(answer.total_usd) == "712.33"
    assert {str(o.total_usd): o.because for o in answer.alternatives} == {
        "562.33": "Half, says another.",
        "412.33": "Without the surcharge, says one.",
        "262.33": "Without the surcharge, says one. Half, says another.",
    }


def test_a_reading_may_end_before_its_row():
    early = Reading(Decimal(0), "Loaded before.", date(2026, 7, 27))
    rows = tuple(replace(r, readings=(early,)) if r.id == "cap" else r for r in ROWS)
    told = {day: ask(entry=f"2026-07-{day}", rows=rows).alternatives for day in (27, 28)}
    assert [str(other.total_usd) for other in told[27]] == ["112.33"]
    assert told[28] == ()


def test_a_reading_that_changes_nothing_is_no_alternative():
    same = (Reading(Decimal(10), "The same, says one."),)
    rows = tuple(replace(r, readings=same) if r.id == "cap-truck" else r for r in ROWS)
    assert ask(body="truck", rows=rows).alternatives == ()


def test_a_van_is_reckoned_for_persons_and_told_for_goods(sentence):
    van, car, truck = ask(body="van"), ask(), ask(body="truck")
    assert (van.total_usd, van.rows) == (car.total_usd, car.rows)
    (goods,) = van.alternatives
    assert goods.total_usd == truck.total_usd
    assert "no ruling on one was read" in sentence(goods.because)
    assert "NY N340362" in sentence(van.because)
    both = {str(other.total_usd) for other in ask(body="van", entry="2026-03-01").alternatives}
    assert both == {"112.33", "1087.33", "787.33"}


@pytest.mark.parametrize(("entry", "year"), [("2025-09-30", 2025), ("2027-10-01", 2028)])
def test_a_fee_the_book_lacks_is_said_and_left_out(entry, year, sentence):
    answer = ask(entry=entry)
    assert [line.what for line in answer.rows][-1] == "Harbor maintenance fee"
    assert answer.total_usd == sum(line.amount_usd for line in answer.rows)
    (missing,) = answer.missing
    told = sentence(missing)
    assert told.startswith("Merchandise processing fee:") and f"fiscal year {year}" in told
    assert answer.confidence is Confidence.UNKNOWN


def test_a_book_without_a_base_rate_says_so(sentence):
    answer = ask(rows=ROWS[4:])
    assert any("no rate of duty" in sentence(missing) for missing in answer.missing)
    assert answer.confidence is Confidence.UNKNOWN


def test_informal_entry_pays_its_flat_fee_up_to_the_limit(sentence):
    answer = ask("2500", informal=True)
    assert amounts(answer)[2] == ("Merchandise processing fee, informal entry", "2.77")
    assert answer.rows[2].rate_pct is None
    assert str(answer.total_usd) == "318.40"
    assert "$2,500.00 (act of limit)" in sentence(answer.notes[0])
    with pytest.raises(UnreadableValue, match=r"ends at a value of \$2,500\.00") as trouble:
        ask("2501", informal=True)
    assert trouble.value.field == "informal"
    sentence(trouble.value)


def test_customs_reckons_in_whole_dollars():
    for value in ("2999.50", "3000.49"):
        answer = ask(value)
        assert (answer.total_usd, answer.value_usd) == (Decimal("413.33"), Decimal(3000))
        assert "$3,000.00" in answer.notes[0]
    assert "dollars" not in ask().notes[0]


@pytest.mark.parametrize(
    ("value", "built", "entry", "field"),
    [("0", "1991", "2026-11-22", "value"), ("0.49", "1991", "2026-11-22", "value"),
     ("-3000", "1991", "2026-11-22", "value"), ("3000", "2026-12", "2026-11-22", "entry")],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_field(value, built, entry, field, sentence):
    with pytest.raises(UnreadableValue) as trouble:
        ask(value, built=built, entry=entry)
    assert trouble.value.field == field
    sentence(trouble.value)


def own(row_id, mode, rate, since, until=None, bodies=CAR):
    return row(row_id, mode, rate, bodies, since, until, own=True)


def test_the_owners_row_takes_the_place_of_its_namesake_while_it_holds():
    news = own("cap", ADD, "0", "2026-12-01", "2026-12-31")
    totals = {
        day: str(ask(entry=day, own_rows=[news]).total_usd)
        for day in ("2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01")
    }
    assert totals == {"2026-11-30": "413.33", "2026-12-01": "113.33", "2026-12-31": "113.33",
                      "2027-01-01": "413.33"}  # fmt: skip
    answer = ask(entry="2026-12-01", own_rows=[news])
    assert [line.own for line in answer.rows] == [False, True, False, False]


def test_the_owners_base_rate_wins_and_a_new_row_adds():
    added = ask(own_rows=[own("news", ADD, "5", "2026-11-01")])
    assert str(added.total_usd) == "563.33"
    based = ask(own_rows=[own("mine", BASE, "0", "2026-11-01")])
    assert [(line.what, line.own) for line in based.rows][:2] == [("mine", True), ("cap", False)]
    assert str(based.total_usd) == "413.33"  # 12.5 % in total all the same


def test_the_owners_fee_wins_and_is_whole_cents():
    mine = replace(fee("mine", FeeKind.MPF, "2025-01-01", flat_usd="30.005"), own=True)
    (line,) = [one for one in ask(fees=(*FEES, mine)).rows if "processing" in one.what]
    assert (str(line.amount_usd), line.own, line.rate_pct) == ("30.01", True, None)


def test_a_remark_in_force_is_told_and_a_summary_is_not():
    assert ask().notes == ("remark: one duty ended (act of remark).",)
    assert ask(entry="2026-01-05").notes == ()


@pytest.mark.parametrize(
    ("day", "year"), [("2026-09-30", 2026), ("2026-10-01", 2027), ("2027-01-01", 2027)]
)
def test_the_fiscal_year_begins_in_october(day, year):
    assert fiscal_year(date.fromisoformat(day)) == year


def test_the_weakest_word_counts():
    assert weakest([Confidence.HIGH, Confidence.LOW, Confidence.MEDIUM]) is Confidence.LOW
    assert weakest([Confidence.CONFLICT, Confidence.LOW]) is Confidence.CONFLICT
    assert weakest([]) is Confidence.UNKNOWN


VALUES = st.integers(1, 2_000_000)
ENTRIES = st.dates(date(2025, 10, 1), date(2027, 9, 30))
BODIES = st.sampled_from(list(BodyClass))
YEARS = st.integers(1960, 2024)


def reckon(value, body, year, entry):
    return duty(value_usd=Decimal(value), body=body, built=PartialDate(year), entry=entry,
                rows=ROWS, fees=FEES)  # fmt: skip


@given(VALUES, VALUES, BODIES, YEARS, ENTRIES)
def test_totals_rise_with_the_value(one, other, body, year, entry):
    less, more = (reckon(value, body, year, entry) for value in sorted((one, other)))
    assert less.total_usd <= more.total_usd
    assert all(a.total_usd <= b.total_usd
               for a, b in zip(less.alternatives, more.alternatives, strict=True))  # fmt: skip


@given(VALUES, BODIES, YEARS, ENTRIES)
def test_minimum_and_maximum_bind_and_the_lines_add_up_to_the_cent(value, body, year, entry):
    answer = reckon(value, body, year, entry)
    assert answer.total_usd == sum(line.amount_usd for line in answer.rows)
    assert all(line.amount_usd.as_tuple().exponent == -2 for line in answer.rows)
    assert answer.total_usd.as_tuple().exponent == -2
    (mpf,) = [line for line in answer.rows if line.what.startswith("Merchandise")]
    least, most = ("34.58", "670.86") if entry >= date(2026, 10, 1) else ("33.58", "651.50")
    assert Decimal(least) <= mpf.amount_usd <= Decimal(most)
    exact = Decimal("0.003464") * value
    if Decimal(least) < exact < Decimal(most):
        assert abs(mpf.amount_usd - exact) <= Decimal("0.005")
    else:
        assert str(mpf.amount_usd) in (least, most)


@given(VALUES)
def test_a_total_rate_is_that_rate_to_the_cent(value):
    answer = reckon(value, BodyClass.CAR, 1991, date(2026, 11, 22))
    base, cap = answer.rows[:2]
    exact = Decimal("0.125") * value
    assert -Decimal("0.005") < base.amount_usd + cap.amount_usd - exact <= Decimal("0.005")
