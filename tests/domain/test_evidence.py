"""Proof of age: the best paper sets the confidence, and papers that quarrel are shown."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keigarage.domain.car import CarId, Proof, ProofKind
from keigarage.domain.dates import PartialDate
from keigarage.domain.evidence import (
    LABELS,
    STRENGTH,
    best_proof,
    confidence,
    conflicts,
    how_to_narrow,
    rests_on,
)
from keigarage.domain.knowledge import Confidence

LABEL, BELT, GLASS = ProofKind.DATE_LABEL, ProofKind.SEAT_BELT_TAG, ProofKind.GLASS_CODE
INVOICE, OLD = ProofKind.FIRST_SALE_INVOICE, ProofKind.OLD_REGISTRATION
LETTER, SOCIETY = ProofKind.MAKERS_LETTER, ProofKind.HISTORICAL_SOCIETY

MAY = PartialDate(1991, 5)


def proof(kind: ProofKind, text: str) -> Proof:
    return Proof(car_id=CarId(1), kind=kind, date=PartialDate.from_iso(text))


def on(text: str) -> PartialDate | None:
    return PartialDate.from_iso(text) if text else None


def test_every_kind_has_a_name_and_a_strength():
    assert set(LABELS) == set(STRENGTH) == set(ProofKind)


@pytest.mark.parametrize("kind, strength", [
    (LABEL, Confidence.HIGH), (INVOICE, Confidence.HIGH), (OLD, Confidence.HIGH),
    (SOCIETY, Confidence.HIGH), (LETTER, Confidence.MEDIUM), (BELT, Confidence.LOW),
    (GLASS, Confidence.LOW),
])  # fmt: skip
def test_the_best_proof_sets_the_confidence(kind, strength):
    weaker = [proof(GLASS, "1991")]
    for order in permutations([proof(kind, "1991-05"), *weaker]):
        assert confidence(order) is strength


def test_without_proof_the_date_is_unchecked():
    assert best_proof([]) is None
    assert confidence([]) is Confidence.UNCHECKED


def test_between_equals_the_finer_date_is_better():
    year, month, day = (proof(LABEL, text) for text in ("1991", "1991-05", "1991-05-20"))
    for order in permutations([year, month, day]):
        assert best_proof(order) is day


def test_a_label_is_better_than_a_finer_invoice():
    label = proof(LABEL, "1991")
    assert best_proof([proof(INVOICE, "1991-05-20"), label]) is label


@pytest.mark.parametrize("built, registered, proofs, count", [
    # A part dated after the car.
    ("1991-05", "", [(BELT, "1991-06")], 1),
    ("1991", "", [(GLASS, "1992")], 1),
    ("", "1991-05", [(BELT, "1991-06")], 1),
    ("", "", [(LABEL, "1991-05"), (GLASS, "1992")], 1),
    ("", "", [(INVOICE, "1991-05"), (BELT, "1991-06")], 1),
    # Sold or registered before it was built.
    ("1991-05", "", [(INVOICE, "1991-04")], 1),
    ("1991-05-20", "", [(INVOICE, "1991-05-19")], 1),
    ("1991-05", "", [(OLD, "1991-04-30")], 1),
    ("1991-05", "1991-04", [], 1),
    ("1992", "1991", [], 1),
    ("", "", [(LABEL, "1991-05"), (INVOICE, "1991-03")], 1),
    # Two papers that each name the date built.
    ("1991-05", "", [(LABEL, "1991-06")], 1),
    ("1991", "", [(LETTER, "1990-12")], 1),
    ("", "", [(LABEL, "1991-05"), (LETTER, "1991-06")], 1),
    ("", "", [(SOCIETY, "1990"), (LETTER, "1991-06")], 1),
    ("", "1991-05", [(LABEL, "1991-06")], 1),
    # Registered before it was first registered.
    ("", "1991-05", [(OLD, "1991-04")], 1),
    # Several at once: label against built, against registration, and the tag against each.
    ("1991-05", "1991-06", [(LABEL, "1991-07")], 2),
    ("1991-05", "1991-06", [(LABEL, "1991-05"), (BELT, "1991-07")], 3),
])  # fmt: skip
def test_what_cannot_both_be_true_is_shown(built, registered, proofs, count, sentence):
    held = [proof(*each) for each in proofs]
    found = conflicts(on(built), on(registered), held)
    assert len(found) == count
    for words in found:
        assert "contradict each other" in sentence(words)
        assert "find out which is wrong" in words


@pytest.mark.parametrize("built, registered, proofs", [
    ("", "", []),
    ("1991-05", "", []),
    ("1991-05", "1991-05", [(LABEL, "1991-05"), (LETTER, "1991"), (SOCIETY, "1991-05-20")]),
    # Parts lie on the shelf for a while, cars at the dealer's for longer.
    ("1991-05", "1994-03", [(BELT, "1990-11"), (GLASS, "1989"), (INVOICE, "1994-02"),
                            (OLD, "1999")]),
    # Coarse papers that merely leave it open.
    ("1991-05", "", [(LABEL, "1991")]),
    ("1991", "", [(LABEL, "1991-05-20")]),
    ("1991-05", "", [(BELT, "1991"), (INVOICE, "1991"), (OLD, "1991")]),
    ("1991-05-20", "1991-05", [(BELT, "1991-05"), (INVOICE, "1991-05-20")]),
    ("1991-05-20", "1991-05-20", [(BELT, "1991-05-20")]),
    # Two parts, or two later papers, never quarrel with each other.
    ("", "", [(BELT, "1990"), (GLASS, "1991-05")]),
    ("", "", [(INVOICE, "1990"), (OLD, "1995")]),
    ("", "1991-05", [(OLD, "1991")]),
    # An old registration may be a renewal, and the sale may come before or after registration.
    ("", "1991-05", [(OLD, "1998-05"), (INVOICE, "1991-04"), (INVOICE, "1991-08")]),
])  # fmt: skip
def test_what_can_be_true_together_is_left_in_peace(built, registered, proofs):
    assert conflicts(on(built), on(registered), [proof(*each) for each in proofs]) == ()


def test_both_sides_of_a_conflict_are_named_with_their_dates():
    (words,) = conflicts(MAY, None, [proof(INVOICE, "1991-04")])
    for part in ("date built (May 1991)", "first-sale invoice (April 1991)"):
        assert part in words


def test_a_younger_part_may_have_been_replaced():
    (words,) = conflicts(MAY, None, [proof(BELT, "1999")])
    assert "replaced" in words
    (words,) = conflicts(MAY, PartialDate(1990), [])
    assert "replaced" not in words


dates = st.builds(
    lambda year, month, day: PartialDate(year, month, day if month else None),
    st.integers(1988, 1992), st.none() | st.integers(1, 12), st.none() | st.integers(1, 28),
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(dates, dates, st.lists(st.tuples(st.sampled_from(ProofKind), dates), max_size=4))
def test_the_order_of_papers_does_not_matter_and_nothing_here_raises(built, registered, kinds):
    held = [Proof(car_id=CarId(1), kind=kind, date=value) for kind, value in kinds]
    there, back = (conflicts(built, registered, order) for order in (held, list(reversed(held))))
    assert len(there) == len(back)
    for first in (built, None):
        for second in (registered, None):
            for words in how_to_narrow(first, second, held, 25):
                assert words.endswith(".")
            assert rests_on(first, second, held)


@pytest.mark.parametrize("built, registered, proofs, words", [
    ("1991-05", "", [(LABEL, "1991-05")], "maker's date label, May 1991 · confidence high"),
    ("1991-05", "", [], "your entry alone; no proof of age is recorded"),
    ("", "1991-05", [], "first registration alone; no proof of age is recorded"),
    ("", "", [], "no date yet"),
    ("", "", [(LABEL, "1991-05")], "no date yet"),  # a proof counts for nothing until it is entered
])  # fmt: skip
def test_what_the_answer_rests_on(built, registered, proofs, words):
    assert rests_on(on(built), on(registered), [proof(*each) for each in proofs]) == words


def hints(built: str, registered: str = "", *proofs: tuple[ProofKind, str]) -> str:
    held = [proof(*each) for each in proofs]
    return " ".join(how_to_narrow(on(built), on(registered), held, 25))


def test_a_known_day_needs_no_better_paper():
    assert hints("1991-05-20") == ""
    assert hints("1991-05-20", "1991-06-01", (LABEL, "1991-05")) == ""


def test_without_any_date_the_owner_is_told_where_to_find_one(sentence):
    assert "label" in sentence(hints(""))
    assert "Enter" in hints("")


def test_a_year_asks_for_a_month_and_a_month_for_a_day(sentence):
    assert "names the month" in sentence(hints("1991"))
    assert "names the day" in sentence(hints("1991-05"))
    assert "完成検査終了証" in hints("1991-05")


@pytest.mark.parametrize("built, registered, proofs, by, certain", [
    ("2001", "2001-03", [], "31 March 2001", "31 March 2026"),
    ("2001", "", [(INVOICE, "2001-03-09")], "9 March 2001", "9 March 2026"),
    ("2001", "2001-06", [(OLD, "2001-04")], "30 April 2001", "30 April 2026"),
    ("2000", "2000-02-29", [], "29 February 2000", "1 March 2025"),
    ("", "2001-06", [(INVOICE, "2001-03-09")], "9 March 2001", "9 March 2026"),
])  # fmt: skip
def test_a_later_paper_puts_an_end_to_the_window(built, registered, proofs, by, certain):
    words = hints(built, registered, *proofs)
    assert f"built by {by}" in words
    assert certain in words


def test_a_paper_that_contradicts_shortens_nothing():
    assert "built by" not in hints("2001", "2000-03")
    assert "built by" not in hints("2001", "2002-03")
    assert "built by" not in hints("2001", "", (BELT, "2000-03"))


def test_a_finer_paper_is_offered_for_entry():
    words = hints("1991", "", (LABEL, "1991-05"))
    assert "maker's date label gives May 1991" in words
    assert "gives" not in hints("1991", "", (LABEL, "1992-05"))
    assert "gives" not in hints("1991", "", (BELT, "1991-05"))
    assert "gives" not in hints("1991", "", (LABEL, "1991"))


def test_where_registration_stands_in_an_earlier_date_built_is_worth_finding(sentence):
    """Even to the day: the car may have stood at the dealer's for months."""
    assert "may be earlier" in sentence(hints("", "1991-05-20"))
    words = hints("", "1991-05-20", (LABEL, "1990-12"))
    assert "maker's date label gives December 1990" in words
    assert "gives" not in hints("", "1991-05-20", (LABEL, "1991-06"))


@pytest.mark.parametrize(("built", "registered", "proofs", "words"), [
    ("1991-05", "", [(LABEL, "1993-02")], "your entry alone, which your records contradict"),
    ("1991-05", "", [(LABEL, "1993-02"), (INVOICE, "1991-09")],
     "first-sale invoice, September 1991 · your records contradict each other"),
    ("", "1991-05", [(LABEL, "1993-02")],
     "first registration alone, which your records contradict"),
    ("1991-05", "1990-01", [], "your entry alone, which your records contradict"),
])  # fmt: skip
def test_an_answer_never_rests_on_what_contradicts_it(built, registered, proofs, words):
    held = [proof(*each) for each in proofs]
    assert rests_on(on(built), on(registered), held) == words
    assert confidence(held, on(built), on(registered)) is Confidence.CONFLICT
