"""What the letters of an auction sheet mean, from the book."""

import pytest

from keigarage.domain.auction import LETTERS, DamageMark
from keigarage.domain.knowledge import Confidence


@pytest.fixture(scope="module")
def words():
    from keigarage.reference import RuleBook

    return RuleBook().auction_words()


@pytest.mark.parametrize(
    "letter, size, told",
    [
        ("A", 1, "scratch, small"),
        ("A", 3, "scratch, large"),
        ("U", 2, "dent without scratch, medium"),
        ("B", 1, "dent with scratch, small"),
        ("W", None, "wave from repair"),
        ("S", None, "rust"),
        ("C", None, "corrosion"),
        ("P", None, "paint mark"),
        ("Y", None, "crack"),
        ("X", None, "needs replacing"),
        ("XX", None, "replaced"),
    ],
)
def test_a_mark_in_words(words, letter, size, told):
    assert words.mark(DamageMark(car_id=1, letter=letter, size=size)) == told


def test_every_letter_that_can_be_placed_is_known(words):
    assert set(LETTERS) == set(words.marks)


@pytest.mark.parametrize(
    "typed, begins",
    [("3.5", "several places"), ("３．５点", "several places"), ("4.0", "some noticeable"),
     ("r", "repaired structure"), ("S", "as new"), ("x", "cannot be graded")],
)  # fmt: skip
def test_a_grade_in_words(words, typed, begins):
    assert words.grade(typed).meaning.startswith(begins)


def test_what_the_book_does_not_know_stays_as_it_is(words):
    assert words.grade("7.3") is None
    assert words.grade("") is None
    assert words.grade("RA").confidence is Confidence.LOW
    assert "House scales differ" in words.note
