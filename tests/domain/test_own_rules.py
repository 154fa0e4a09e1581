"""The owner's word against the book's: whose holds, and what makes a note worth keeping."""

from dataclasses import replace
from datetime import date

import pytest

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.knowledge import Confidence
from keigarage.domain.own_rules import (
    StateNote,
    answer_for,
    checked_note,
    note_place,
    note_words,
    own_words,
    read_note,
)
from keigarage.domain.states import Inspection, Jurisdiction
from keigarage.domain.status import Status

ON = date(2026, 11, 22)
VIRGINIA = Jurisdiction(
    code="VA", name="Virginia", agency="", agency_short="VA DMV", status=Status.UNSETTLED,
    applies_to=frozenset(BodyClass),
    status_by_body={
        BodyClass.CAR: Status.UNSETTLED, BodyClass.VAN: Status.UNSETTLED,
        BodyClass.TRUCK: Status.OFFROAD,
    },
    summary="", max_posted_mph=None, interstate_ok=None, min_age_years=None, local_option=None,
    local_note="", plate_classes=(),
    inspection=Inspection(safety=None, emissions=None, vin_verification=None, note=""),
    papers=(), fees=(), legal_basis=(), pending=None, timeline=(), sources=(),
    as_of=PartialDate(2024, 11), confidence=Confidence.LOW, conflicts=None,
)  # fmt: skip
STATE = StateNote(
    id=1, code="VA", status=Status.ROAD, source="a letter", checked_on=PartialDate(2026, 10, 12)
)
COUNTY = replace(STATE, id=2, county="Fairfax County", status=Status.PROHIBITED)


def answer(*notes: StateNote, county: str = "", body: BodyClass = BodyClass.CAR):
    return answer_for(VIRGINIA, body, county, notes)


def test_without_notes_the_book_answers():
    held = answer()
    assert (held.status, held.note, held.notes, held.is_own) == (Status.UNSETTLED, None, (), False)
    assert answer(body=BodyClass.TRUCK).status is Status.OFFROAD


def test_the_owners_word_wins_and_the_books_is_kept_beside_it():
    held = answer(STATE)
    assert (held.status, held.note, held.is_own) == (Status.ROAD, STATE, True)
    assert held.book is Status.UNSETTLED


def test_a_county_wins_over_its_state_and_is_silent_elsewhere():
    assert answer(STATE, COUNTY, county="fairfax").status is Status.PROHIBITED
    assert answer(STATE, COUNTY, county="fairfax").notes == (COUNTY, STATE)
    for county in ("", "Arlington", "Fairfax City"):
        assert answer(STATE, COUNTY, county=county).notes == (STATE,)


@pytest.mark.parametrize("noted, asked", [
    ("St. Louis", "st louis county"), ("Orleans Parish", "Orleans"), ("Ｆairfax", "Fairfax"),
    ("Fairfax", " FAIRFAX  COUNTY "), ("County", "county"),
])  # fmt: skip
def test_a_county_is_known_however_it_is_written(noted, asked):
    assert answer(replace(COUNTY, county=noted), county=asked).is_own


def test_a_body_wins_over_all_bodies_but_not_over_a_county():
    for_trucks = replace(STATE, id=3, body=BodyClass.TRUCK, status=Status.LIMITED)
    truck = {"body": BodyClass.TRUCK, "county": "Fairfax"}
    assert answer(for_trucks, STATE, **truck).status is Status.LIMITED
    assert answer(for_trucks, STATE).status is Status.ROAD
    assert answer(for_trucks, STATE, COUNTY, **truck).status is Status.PROHIBITED


@pytest.mark.parametrize("older, newer", [
    (PartialDate(2026, 10, 11), PartialDate(2026, 10, 12)),
    (PartialDate(2026, 10), PartialDate(2026, 10, 2)),
    (PartialDate(2026), PartialDate(2026, 1, 2)),
    (PartialDate(2026, 10, 12), PartialDate(2026, 10, 12)),  # the one noted last
])  # fmt: skip
def test_a_newer_note_wins_over_an_older(older, newer):
    one = replace(STATE, id=4, checked_on=older)
    two = replace(STATE, id=5, checked_on=newer, status=Status.OFFROAD)
    assert answer(two, one).note == answer(one, two).note == two


def test_a_text_alone_stands_beside_the_answer():
    text = replace(COUNTY, status=None, text="Bring two copies.")
    held = answer(text, STATE, county="Fairfax")
    assert (held.note, held.notes) == (STATE, (text, STATE))
    alone = answer(text, county="Fairfax")
    assert (alone.status, alone.is_own, alone.notes) == (Status.UNSETTLED, False, (text,))


def test_another_states_note_has_no_say():
    assert not answer(replace(STATE, code="TX")).is_own


def test_after_a_year_a_note_wants_checking_again():
    assert not STATE.stale(date(2027, 10, 12)) and STATE.stale(date(2027, 10, 13))


def test_the_words():
    assert own_words(STATE) == "yours, checked 12 October 2026"
    place = replace(COUNTY, body=BodyClass.TRUCK, county="Fairfax")
    assert note_place(place, "Virginia") == "Fairfax, Virginia, kei trucks"
    assert note_words(replace(STATE, text="ask for Ms. Lee")) == (
        "Registers it for the road. ask for Ms. Lee. Source: a letter; checked 12 October 2026."
    )


# Reading what was typed

TYPED = {"code": "va", "status": "road", "source": "a letter", "checked_on": "12 Oct 2026"}


def test_what_was_typed_becomes_a_note():
    note = read_note(TYPED | {"county": " Fair  fax ", "body": "Truck", "text": " a\nb "}, ON)
    assert note == StateNote(
        code="VA", county="Fair fax", body=BodyClass.TRUCK, status=Status.ROAD, text="a\nb",
        source="a letter", checked_on=PartialDate(2026, 10, 12),
    )  # fmt: skip


def test_what_is_left_out_stays_as_it_was():
    edited = read_note({"text": "more"}, ON, COUNTY)
    assert edited == replace(COUNTY, text="more")
    assert read_note({"status": "", "text": "x"}, ON, COUNTY).status is None


@pytest.mark.parametrize("change, field, words", [
    ({"code": "ZZ"}, "code", "two letters"),
    ({"status": "maybe"}, "status", "choose one of road, limited, local, offroad"),
    ({"body": "boat"}, "body", "choose one of car, van, truck"),
    ({"status": ""}, "text", "says nothing yet"),
    ({"source": "  "}, "source", "where it comes from"),
    ({"checked_on": ""}, "checked_on", "when you checked it"),
    ({"checked_on": "1/2/2026"}, "checked_on", "can mean"),
    ({"checked_on": "2026-11-23"}, "checked_on", "still to come"),
])  # fmt: skip
def test_a_note_that_cannot_be_relied_on_is_refused(sentence, change, field, words):
    with pytest.raises(UnreadableValue) as refused:
        read_note(TYPED | change, ON)
    assert refused.value.field == field
    assert words in sentence(refused.value)


def test_a_note_made_by_hand_is_checked_alike():
    with pytest.raises(UnreadableValue, match="where it comes from"):
        checked_note(replace(STATE, source=""), ON)
    assert checked_note(STATE, ON) == STATE
