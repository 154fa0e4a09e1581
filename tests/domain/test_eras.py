"""The eras meet without a gap, and share their years as the papers do."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from keigarage.domain.eras import ERAS, era_named, eras_between


def test_each_era_begins_when_the_one_before_ends():
    for older, newer in pairwise(ERAS):
        assert older.end is not None
        assert newer.start - older.end in (timedelta(0), timedelta(days=1))
    assert ERAS[-1].end is None


@pytest.mark.parametrize("letter, ja, start, end, first_year, last_year", [
    ("T", "大正", date(1912, 7, 30), date(1926, 12, 25), 1912, 15),
    ("S", "昭和", date(1926, 12, 25), date(1989, 1, 7), 1926, 64),
    ("H", "平成", date(1989, 1, 8), date(2019, 4, 30), 1989, 31),
    ("R", "令和", date(2019, 5, 1), None, 2019, None),
])  # fmt: skip
def test_limits(letter, ja, start, end, first_year, last_year):
    era = era_named(letter)
    assert era is not None
    assert era_named(letter.lower()) is era is era_named(ja)
    assert (era.start, era.end, era.last_year) == (start, end, last_year)
    assert 1 + era.offset == first_year
    assert era.year_text(first_year) == f"{ja}元年"
    assert era.year_text(first_year + 1) == f"{ja}2年"


@pytest.mark.parametrize("mark", ["", "M", "明治", "X", "平成元", "HH"])
def test_other_marks_name_no_era(mark):
    assert era_named(mark) is None


def test_a_single_day_has_a_single_era():
    day = date(1912, 7, 30)
    while day < date(2030, 1, 1):
        assert len(eras_between(day, day)) == 1, day
        day += timedelta(days=1)


def test_a_year_of_change_has_both_the_older_first():
    names = [era.ja for era in eras_between(date(1989, 1, 1), date(1989, 12, 31))]
    assert names == ["昭和", "平成"]
