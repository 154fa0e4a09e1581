"""What the car's page says, as plain values."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from keigarage.domain.car import BodyClass, Car, CarId, Proof, ProofKind
from keigarage.domain.changes import Change, ChangeId, FieldChange, Standing, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.outlook import Outlook, look_ahead
from keigarage.domain.own_rules import StateNote, StateNoteId, answer_for
from keigarage.domain.status import Status
from keigarage.reference import RuleBook
from keigarage.ui.car_page.eligibility_words import catalogue_hint, facts, span_text
from keigarage.ui.car_page.history_words import told
from keigarage.ui.car_page.state_words import state_answer
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.words import short_day

TODAY = date(2026, 11, 22)
BOOK = RuleBook()


def outlook(car: Car, *proofs: Proof) -> Outlook:
    return look_ahead(car, proofs, federal=BOOK.federal, epa=BOOK.epa, state=None, specs=(),
                      records={}, on=TODAY)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2016, 5, 31), date(2016, 5, 31), "31 May 2016"),
        (date(2016, 5, 1), date(2016, 5, 31), "1 to 31 May 2016"),
        (date(2014, 1, 1), date(2014, 12, 31), "1 January to 31 December 2014"),
        (date(2021, 2, 28), date(2022, 3, 1), "28 February 2021 to 1 March 2022"),
    ],
)
def test_a_span_says_no_month_or_year_twice(first: date, last: date, text: str) -> None:
    assert span_text(first, last) == text


def test_a_small_plate_gets_short_months() -> None:
    assert span_text(date(2026, 11, 1), date(2026, 11, 30), short_day) == "1 to 30 Nov 2026"
    assert span_text(date(2014, 1, 1), date(2014, 12, 31), short_day) == "1 Jan to 31 Dec 2014"


@pytest.mark.parametrize(
    ("built", "federal", "epa"),
    [
        ("1991-05", "1 to 31 May 2016, passed", "1 January 2012, passed"),
        ("2001-11", "1 to 30 November 2026, certain in 8 days", "1 January 2022, passed"),
        ("2001-11-23", "23 November 2026, in 1 day", "1 January 2022, passed"),
        ("2002-06", "1 to 30 June 2027, in 220 days", "1 January 2023, passed"),
    ],
)
def test_the_window_says_how_it_stands(built: str, federal: str, epa: str) -> None:
    rows = facts(outlook(Car(name="x", built=PartialDate.from_iso(built))))
    assert [row.words for row in rows[1:3]] == [federal, epa]
    assert rows[1].label == "25 years (NHTSA)"


def test_first_registration_is_named_when_it_stands_in() -> None:
    row = facts(outlook(Car(name="x", first_registered=PartialDate(1991, 6))))[0]
    assert (row.label, row.words) == ("First registered", "June 1991 · 平成3年6月")
    assert "stands in" in row.remark


def test_what_the_answer_rests_on_names_the_best_proof() -> None:
    label = Proof(car_id=CarId(1), kind=ProofKind.DATE_LABEL, date=PartialDate(1991, 5))
    row = facts(outlook(Car(name="x", built=PartialDate(1991, 5)), label))[3]
    assert row.words == "maker's date label, May 1991 · confidence high"


def test_the_catalogue_only_hints_while_there_is_no_date() -> None:
    beat = BOOK.generation("honda-beat-pp1")
    undated = outlook(Car(name="x"))
    assert catalogue_hint(undated, beat).startswith("Built May 1991 to ")
    assert catalogue_hint(undated, None) == ""
    assert catalogue_hint(outlook(Car(name="x", built=PartialDate(1991))), beat) == ""


def test_limits_come_from_the_record() -> None:
    carolina = state_answer(BOOK.state("NC"), BodyClass.TRUCK, TODAY)
    assert "roads posted up to 55 mph" in carolina.limits and "no interstates" in carolina.limits
    assert carolina.warning  # the record is of 2019
    assert any(part.startswith("Law: ") for part in carolina.more)
    florida = state_answer(BOOK.state("FL"), BodyClass.TRUCK, TODAY)
    assert "counties and towns may decide" in florida.limits


def change(verb: Verb, *fields: FieldChange, standing: Standing = Standing.DONE) -> Change:
    return Change(id=ChangeId(1), at=datetime(2026, 11, 22, 17, 5, tzinfo=UTC), verb=verb,
                  subject="Honda Beat", detail="HS-7 as in hand", by="window", car_id=CarId(1),
                  standing=standing, fields=fields)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (FieldChange("car", 1, "built", "1991", "1991-05"), "Built: 1991 → May 1991"),
        (FieldChange("car", 1, "color", "", "red"), "Color: – → red"),
        (FieldChange("car", 1, "stage", "wanted", "in_transit"), "Stage: Wanted → In transit"),
        (FieldChange("proof", 1, "kind", "glass_code", "date_label"),
         "Proof: glass code → maker's date label"),
        (FieldChange("car", 1, "stage", "wanted", "orbiting"), "Stage: Wanted → orbiting"),
    ],
)  # fmt: skip
def test_history_tells_values_as_the_page_shows_them(field: FieldChange, line: str) -> None:
    assert told(change(Verb.EDIT_CAR, field)).fields == (line,)


def test_history_tells_the_hour_of_the_readers_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        line = told(change(Verb.ADD_CAR, standing=Standing.UNDONE))
        assert line.when == "22 November 2026, 09:05"
        assert line.standing == "taken back"
        assert line.spoken == "Add Honda Beat. 22 November 2026, 09:05. taken back"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_text_breaks_inside_a_word_that_is_too_long(qapp: QApplication) -> None:
    font = QFont()
    font.setPixelSize(12)
    block = broken("x" * 200, font, 120)
    assert len(block.lines) > 3 and block.width <= 121
    assert "".join(block.lines) == "x" * 200
    assert broken("x" * 200, font, 120, most=2).lines[1].endswith("…")
    assert broken("one\ntwo", font, 500).lines == ("one", "two")
    assert "".join(broken("𠮷野家" * 30, font, 100).lines) == "𠮷野家" * 30


def test_history_tells_plans_costs_and_notes_in_the_words_of_their_boxes() -> None:
    moved = FieldChange("sailing", 3, "arrives", "2026-12-03", "2026-12-10")
    assert told(change(Verb.EDIT_SAILING, moved)).fields == (
        "Arrives: 3 December 2026 → 10 December 2026",
    )
    done = FieldChange("milestone", 5, "done", None, "2026-11")
    linked = FieldChange("milestone", 5, "milestone_id", None, "buy")
    assert told(change(Verb.MARK_MILESTONE, linked, done)).fields == ("Done: – → November 2026",)
    paid = FieldChange("cost_line", 7, "actual", None, "950")
    assert told(change(Verb.EDIT_COST, paid)).fields == ("Actual: – → 950",)
    assert told(change(Verb.ADD_COST, paid)).fields == ()
    answer = FieldChange("state_note", 9, "status", "road", "prohibited")
    assert told(change(Verb.EDIT_STATE_NOTE, answer)).fields == (
        "Answer: registers it for the road → does not register it",
    )
    why = FieldChange("alarm_dismissal", 2, "reason", None, "a show car")
    assert told(change(Verb.DISMISS_ALARM, why)).fields == ()


def test_an_owners_answer_says_whose_it_is_and_what_the_book_says() -> None:
    note = StateNote(id=StateNoteId(1), code="TX", county="Travis", status=Status.LIMITED,
                     source="Tax office.", checked_on=PartialDate(2025, 10, 12))  # fmt: skip
    state = BOOK.state("TX")
    own = state_answer(state, BodyClass.CAR, TODAY, answer_for(state, BodyClass.CAR, "Travis",
                                                               [note]))  # fmt: skip
    assert own.headline == "Texas: registers it with limits"
    assert own.own.splitlines() == [
        "yours, checked 12 October 2025 · source: Tax office · for Travis",
        "The rule book says: registers it for the road",
    ]
    assert own.warning.startswith("over a year old")
    assert state_answer(state, BodyClass.CAR, TODAY).own == ""
