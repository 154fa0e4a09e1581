"""The kei class, duty and fees as the bundled book has them: worked examples and coverage."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate
from keigarage.domain.duty import duty
from keigarage.domain.eligibility import Answer
from keigarage.domain.errors import BrokenRuleBook
from keigarage.domain.kei import CUSTOM_PS, kei_answer_of_generation, standard_on
from keigarage.domain.knowledge import Confidence
from keigarage.domain.tariff import DutyMode, FeeKind
from keigarage.reference import RuleBook, background

# Headings of the measures that followed one another: IEEPA, IEEPA Japan, sections 122 and 301.
MEASURES = ("9903.01", "9903.02", "9903.03", "9903.05")

# The kei class


def test_every_standard_is_read_in_millimetres(book):
    told = [
        (str(one.since), one.length_mm, one.width_mm, one.height_mm, one.cc_4st, one.cc_2st,
         one.power_limit_kw)
        for one in book.kei_standards()
    ]  # fmt: skip
    assert told == [
        ("1949-07-08", 2800, 1000, 2000, 150, 100, Decimal("1.2")),
        ("1950-07-26", 3000, 1300, 2000, 300, 200, Decimal("2.0")),
        ("1951-08-16", 3000, 1300, 2000, 360, 240, Decimal("2.0")),
        ("1955-04-04", 3000, 1300, 2000, 360, 360, Decimal("2.0")),
        ("1976-01-01", 3200, 1400, 2000, 550, 550, None),
        ("1990-01-01", 3300, 1400, 2000, 660, 660, None),
        ("1998-10-01", 3400, 1480, 2000, 660, 660, None),
    ]
    assert [one.day_known for one in book.kei_standards()] == [True] * 5 + [False, True]


def test_the_standards_the_sources_quarrel_over_say_so(book):
    quarrels = {str(one.since): one.note for one in book.kei_standards()
                if one.confidence is Confidence.CONFLICT}  # fmt: skip
    assert "350 cc" in quarrels["1951-08-16"]
    assert "1 April" in quarrels["1955-04-04"]
    # The program ends the limit on rated output where that note does.
    assert "Rated-output limit abolished July 1960" in quarrels["1955-04-04"]
    assert all(one.url.startswith("http") for one in book.kei_standards())


def test_the_custom_is_the_one_of_the_book(book):
    (note,) = [one for one in book.page(background.Kei).kei_notes if one.topic == "64 PS"]
    assert f"{CUSTOM_PS} PS" in note.text and "February 1987" in note.text
    assert "not in the law" in note.text


def test_no_generation_is_contradicted_by_the_class(book):
    """What the catalogue calls a kei is within the limits of its day, as far as it is measured."""
    standards = book.kei_standards()
    for one in book.generations():
        answer = kei_answer_of_generation(one, standards)
        if one.is_kei:
            assert answer.is_kei is not Answer.NO, (one.id, answer.because)
        else:
            assert answer.is_kei is Answer.NO or one.displacement_cc is None, one.id


@pytest.mark.parametrize(
    ("generation", "over"),
    [("honda-s500-as280", "531 cc, 171 cc over"), ("honda-s600-as285", "606 cc, 246 cc over"),
     ("honda-s800-as800", "791 cc, 431 cc over")],
)  # fmt: skip
def test_the_three_hondas_say_why_not(book, generation, over):
    answer = kei_answer_of_generation(book.generation(generation), book.kei_standards())
    assert answer.is_kei is Answer.NO
    assert f"displacement {over} the 360 cc allowed" in answer.because


def test_a_generation_made_under_one_standard_names_it(book):
    answer = kei_answer_of_generation(book.generation("honda-beat-pp1"), book.kei_standards())
    assert (answer.is_kei, answer.standard.since.year) == (Answer.YES, 1990)


def test_the_class_reads_one_file(copy):
    for file in copy.rglob("*.json"):
        if file.name != "kei.json":
            file.write_text("broken", "utf-8")
    book = RuleBook(copy)
    assert standard_on(date(1980, 1, 1), book.kei_standards()).cc_4st == 550
    assert book.kei_standards() is book.kei_standards()


# Duty


def ask(book, body, entry, built=1991, value="3000", **more):
    return duty(
        value_usd=Decimal(value), body=BodyClass(body), built=PartialDate(built),
        entry=date.fromisoformat(entry), rows=book.duty_rows(), fees=book.fee_rows(), **more,
    )  # fmt: skip


def duties(answer):
    """What the duty alone comes to, without the fees."""
    return str(sum(line.amount_usd for line in answer.rows if line.hts))


def other_duties(answer):
    fees = sum(line.amount_usd for line in answer.rows if not line.hts)
    return {str(other.total_usd - fees) for other in answer.alternatives}


def test_the_checked_example_of_november_2026(book):
    car, truck = ask(book, "car", "2026-11-22"), ask(book, "truck", "2026-11-22")
    assert duties(car) == "375.00"
    fees = [str(line.amount_usd) for line in car.rows if not line.hts]
    assert fees == ["34.58", "3.75"]
    assert (str(car.total_usd), str(truck.total_usd)) == ("413.33", "788.33")
    assert (car.confidence, truck.confidence) == (Confidence.MEDIUM, Confidence.MEDIUM)
    assert not (car.alternatives or car.missing or truck.alternatives or truck.missing)


# What $3,000 pays in each window, first and last day, and what other sources make of it.
WINDOWS = [
    ("car", "2025-04-04", "75.00", set()),
    ("car", "2025-04-05", "375.00", set()),
    ("car", "2025-08-06", "375.00", set()),
    ("car", "2025-08-07", "450.00", set()),
    ("car", "2026-02-23", "450.00", set()),
    ("car", "2026-02-24", "375.00", {"75.00", "525.00"}),
    ("car", "2026-07-23", "375.00", {"75.00", "525.00"}),
    ("car", "2026-07-24", "375.00", {"75.00"}),
    ("car", "2026-07-27", "375.00", {"75.00"}),
    ("car", "2026-07-28", "375.00", set()),
    ("truck", "2025-04-04", "750.00", set()),
    ("truck", "2025-04-05", "1050.00", {"750.00"}),
    ("truck", "2025-08-06", "1050.00", {"750.00"}),
    ("truck", "2025-08-07", "750.00", set()),
    ("truck", "2026-02-23", "750.00", set()),
    ("truck", "2026-02-24", "1050.00", {"750.00", "1200.00"}),
    ("truck", "2026-07-23", "1050.00", {"750.00", "1200.00"}),
    ("truck", "2026-07-24", "750.00", set()),
]


@pytest.mark.parametrize(("body", "entry", "usd", "others"), WINDOWS)
def test_each_dated_window(book, body, entry, usd, others):
    answer = ask(book, body, entry)
    assert (duties(answer), other_duties(answer)) == (usd, others)
    assert bool(answer.because) == bool(others)
    quarrel = any(line.confidence is Confidence.CONFLICT for line in answer.rows)
    assert not quarrel or others
    for other in answer.alternatives:
        assert other.because.endswith(".")


def test_a_truck_under_25_pays_section_232_until_the_cap_for_japan(book):
    days = ("2025-04-02", "2025-04-03", "2025-09-15", "2025-09-16", "2026-11-22")
    told = [duties(ask(book, "truck", entry, built=2003)) for entry in days]
    assert told == ["750.00", "1500.00", "1500.00", "750.00", "750.00"]
    # No section 232 for a passenger kei: its number is not on the list.
    car = ask(book, "car", "2026-11-22", built=2003)
    assert not [line for line in car.rows if line.hts.startswith("9903.94")]


def test_the_25_years_of_section_232_are_calendar_years(book):
    exempt = ask(book, "truck", "2026-01-02", built=2001)
    listed = ask(book, "truck", "2025-12-31", built=2001)
    assert [line.hts for line in exempt.rows if line.hts.startswith("9903.94")] == ["9903.94.04"]
    assert [line.hts for line in listed.rows if line.hts.startswith("9903.94")] == [
        "9903.94.40 / .41"
    ]


@given(st.dates(date(2025, 4, 1), date(2030, 12, 31)), st.sampled_from(["car", "truck", "van"]),
       st.integers(1960, 2000))  # fmt: skip
def test_no_day_is_without_a_rate_and_every_line_cites_its_act(book, entry, body, built):
    answer = ask(book, body, str(entry), built=built)
    assert answer.rows[0].what.startswith("HTS column 1")
    assert all(line.cite and line.url.startswith("http") for line in answer.rows)
    assert not [sentence for sentence in answer.missing if "rate of duty" in sentence]
    # From 5 April 2025 some act beside the tariff itself speaks of every vehicle on every day.
    acts = [line for line in answer.rows if line.hts.startswith(MEASURES)]
    assert len(acts) == (entry >= date(2025, 4, 5))


def test_every_measure_begins_the_day_after_the_one_before_it_ends(book):
    for body in ("car", "truck"):
        spans = sorted(
            (row.effective_from, row.effective_to)
            for row in book.duty_rows()
            if row.mode.counts and BodyClass(body) in row.bodies
            and row.hts.startswith(MEASURES)
        )  # fmt: skip
        assert [since for since, _ in spans[1:]] == [
            until + timedelta(1) for _, until in spans[:-1]
        ]
        assert spans[-1][1] is None


def test_the_sums_the_book_states_are_those_reckoned(book):
    rows = {row.id: row for row in book.duty_rows()}
    for row_id, body in (("now-car", "car"), ("now-truck", "truck")):
        assert rows[row_id].mode is DutyMode.TOTAL
        told = rows[row_id].rate_pct * 30
        assert Decimal(duties(ask(book, body, "2026-11-22"))) == told


def test_what_was_paid_under_ieepa_may_come_back(book):
    def told(entry):
        return any("CAPE" in note for note in ask(book, "car", entry).notes)

    assert [told(day) for day in ("2025-04-04", "2025-04-05", "2026-02-23", "2026-02-24")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_the_rows_keep_their_confidence_and_source(book, written):
    facts = {row["id"]: row for row in written("federal/duty.json")["duty_rates"]}
    for row in book.duty_rows()[:-1]:
        assert row.confidence == facts[row.id]["confidence"]
        assert (row.url, row.as_of) == (facts[row.id]["url"] or "", facts[row.id]["as_of"])
    assert {row.id for row in book.duty_rows()} - facts.keys() == {"ieepa_refunds"}


# Fees


@pytest.mark.parametrize(
    ("entry", "value", "mpf"),
    [
        ("2025-10-01", "3000", "33.58"), ("2026-09-30", "3000", "33.58"),
        ("2026-10-01", "3000", "34.58"), ("2027-09-30", "3000", "34.58"),
        # Below $9,983 of value the minimum bites.
        ("2026-11-22", "9982", "34.58"), ("2026-11-22", "9984", "34.58"),
        ("2026-11-22", "9985", "34.59"), ("2026-11-22", "190000", "658.16"),
        ("2026-11-22", "193666", "670.86"), ("2026-11-22", "500000", "670.86"),
        ("2026-03-01", "500000", "651.50"),
    ],
)  # fmt: skip
def test_the_merchandise_fee_by_fiscal_year(book, entry, value, mpf):
    answer = ask(book, "car", entry, value=value)
    assert [str(r.amount_usd) for r in answer.rows if "processing" in r.what] == [mpf]


@pytest.mark.parametrize(("entry", "mpf"), [("2026-09-30", "2.69"), ("2026-10-01", "2.77")])
def test_the_fee_of_an_informal_entry(book, entry, mpf):
    answer = ask(book, "car", entry, value="2500", informal=True)
    assert [str(r.amount_usd) for r in answer.rows if "processing" in r.what] == [mpf]


@pytest.mark.parametrize("entry", ["2025-05-05", "2027-10-01"])
def test_a_year_whose_fees_are_not_in_the_book_is_told(book, entry):
    answer = ask(book, "car", entry)
    assert len(answer.missing) == 1 and answer.confidence is Confidence.UNKNOWN
    assert not [line for line in answer.rows if "processing" in line.what]


def test_the_fees_are_known_by_kind(book):
    kinds = {fee.id: fee.kind for fee in book.fee_rows()}
    assert kinds == {
        "mpf-fy26": FeeKind.MPF, "mpf-fy27": FeeKind.MPF,
        "mpf-inf-fy26": FeeKind.MPF_INFORMAL, "mpf-inf-fy27": FeeKind.MPF_INFORMAL,
        "hmf": FeeKind.HMF, "informal-limit": FeeKind.INFORMAL_LIMIT,
        "rounding": FeeKind.COMPUTATION,
    }  # fmt: skip


def test_duty_and_fees_read_one_file_each(copy):
    for file in copy.rglob("*.json"):
        if file.name != "duty.json":
            file.write_text("broken", "utf-8")
    book = RuleBook(copy)
    assert book.duty_rows() is book.duty_rows()
    with pytest.raises(BrokenRuleBook, match=r"federal/fees\.json"):
        book.fee_rows()


# Spoilt files


@pytest.mark.parametrize(
    ("name", "family", "number", "changes", "key"),
    [
        ("duty", "duty_rates", 0, {"vehicle": "boats"}, "vehicle"),
        ("duty", "duty_rates", 0, {"rate_pct": None}, "rate_pct"),
        ("duty", "duty_rates", 5, {"rate_pct": -10}, "rate_pct"),
        ("duty", "duty_rates", 5, {"rate_pct": "NaN"}, "rate_pct"),
        ("duty", "duty_rates", 5, {"rate_pct": "1e999999"}, "rate_pct"),
        ("fees", "fees", 0, {"id": "stamp"}, "id"),
        ("fees", "fees", 0, {"rate_pct": None}, "rate_pct"),
        ("fees", "fees", 0, {"min_usd": "Infinity"}, "min_usd"),
        ("fees", "fees", 2, {"flat_usd": -1}, "flat_usd"),
        ("fees", "fees", 5, {"usd": "1e999999"}, "usd"),
        ("kei", "kei_standards", 2, {"length_m": "NaN"}, "length_m"),
        ("kei", "kei_standards", 2, {"width_m": 1.3001}, "width_m"),
        ("kei", "kei_standards", 2, {"height_m": 2000}, "height_m"),
        ("kei", "kei_standards", 0, {"power_limit_kw": "-Infinity"}, "power_limit_kw"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_named(copy, name, family, number, changes, key):
    file = copy / f"federal/{name}.json"
    page = json.loads(file.read_text("utf-8"))
    page[family][number] |= changes
    file.write_text(json.dumps(page), "utf-8")
    book = RuleBook(copy)
    ask_for = {"duty": book.duty_rows, "fees": book.fee_rows, "kei": book.kei_standards}[name]
    with pytest.raises(BrokenRuleBook) as trouble:
        ask_for()
    told = str(trouble.value)
    assert f"federal/{name}.json is wrong at `$.{family}[{number}].{key}`: " in told
    assert told.endswith("install Kei Garage again.") and len(told) < 300


def test_a_new_row_of_a_pack_is_understood_by_its_own_words(copy):
    file = copy / "federal/duty.json"
    page = json.loads(file.read_text("utf-8"))
    sample = next(row for row in page["duty_rates"] if row["id"] == "fl301-truck")
    page["duty_rates"].append(sample | {
        "id": "new-2027", "vehicle": "kei truck 30+", "effective_from": "2027-01-01",
        "rate_pct": 4, "confidence": "conflict", "cite": None, "what": "4% or nothing",
    })  # fmt: skip
    file.write_text(json.dumps(page), "utf-8")
    book = RuleBook(copy)
    assert duties(ask(book, "truck", "2027-01-01", built=1998)) == "750.00"
    answer = ask(book, "truck", "2027-01-01", built=1997)
    assert (duties(answer), other_duties(answer)) == ("870.00", {"750.00"})
    # It rests on the act of the measure it belongs to.
    assert answer.rows[-3].cite == "91 FR 47318; US note 52"
