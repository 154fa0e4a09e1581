"""A partial date keeps the precision it was given, and nothing pads it."""

from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import (
    MONTHS,
    NEWEST_YEAR,
    OLDEST_YEAR,
    PartialDate,
    Precision,
    date_text,
    day_text,
    era_text,
    years_after,
)
from keigarage.domain.errors import UnreadableDate

MANY = settings(deadline=None, max_examples=300)


@st.composite
def partial_dates(draw, oldest=OLDEST_YEAR, newest=NEWEST_YEAR):
    year = draw(st.integers(oldest, newest))
    month = draw(st.none() | st.integers(1, 12))
    if month is None:
        return PartialDate(year)
    return PartialDate(year, month, draw(st.none() | st.integers(1, monthrange(year, month)[1])))


@pytest.mark.parametrize("value, precision, first, last, stored, words", [
    (PartialDate(2001), Precision.YEAR, date(2001, 1, 1), date(2001, 12, 31), "2001", "2001"),
    (PartialDate(2001, 11), Precision.MONTH, date(2001, 11, 1), date(2001, 11, 30), "2001-11",
     "November 2001"),
    (PartialDate(2000, 2), Precision.MONTH, date(2000, 2, 1), date(2000, 2, 29), "2000-02",
     "February 2000"),
    (PartialDate(2001, 2), Precision.MONTH, date(2001, 2, 1), date(2001, 2, 28), "2001-02",
     "February 2001"),
    (PartialDate(2001, 11, 5), Precision.DAY, date(2001, 11, 5), date(2001, 11, 5), "2001-11-05",
     "5 November 2001"),
])  # fmt: skip
def test_precision_and_ends(value, precision, first, last, stored, words):
    assert (value.precision, value.first, value.last) == (precision, first, last)
    assert str(value) == stored
    assert date_text(value) == words


@MANY
@given(partial_dates())
def test_no_round_trip_changes_the_precision(value):
    assert PartialDate.from_iso(str(value)) == value
    assert read_date(str(value)) == value
    assert read_date(date_text(value)) == value
    assert value.first <= value.last


@MANY
@given(partial_dates(oldest=1913))
def test_an_era_is_read_back_where_there_is_one(value):
    words = era_text(value)
    if "／" not in words:
        assert read_date(words) == value
    else:
        for name in words.split("／"):
            assert read_date(name) == value


@pytest.mark.parametrize("value, words", [
    (PartialDate(1991, 5), "平成3年5月"),
    (PartialDate(2001, 11, 5), "平成13年11月5日"),
    (PartialDate(1989), "昭和64年／平成元年"),
    (PartialDate(1989, 1), "昭和64年1月／平成元年1月"),
    (PartialDate(1989, 1, 7), "昭和64年1月7日"),
    (PartialDate(1989, 1, 8), "平成元年1月8日"),
    (PartialDate(1989, 2), "平成元年2月"),
    (PartialDate(2019), "平成31年／令和元年"),
    (PartialDate(2019, 4, 30), "平成31年4月30日"),
    (PartialDate(2019, 5, 1), "令和元年5月1日"),
    (PartialDate(2026), "令和8年"),
    (PartialDate(1926, 12, 24), "大正15年12月24日"),
    (PartialDate(1926, 12, 25), "昭和元年12月25日"),
    (PartialDate(1926, 12), "大正15年12月／昭和元年12月"),
    (PartialDate(1973), "昭和48年"),
])  # fmt: skip
def test_era_names(value, words):
    assert era_text(value) == words


@pytest.mark.parametrize("parts, says", [
    ((2001, 13), "1 to 12"),
    ((2001, 0), "1 to 12"),
    ((2001, 2, 29), "28"),
    ((2000, 2, 30), "29"),
    ((2001, 11, 31), "30"),
    ((2001, 11, 0), "30"),
    ((1900, 2, 29), "28"),
    ((2001, None, 5), "month"),
    ((1899,), "1900"),
    ((2101,), "2100"),
    ((0,), "1900"),
])  # fmt: skip
def test_what_no_calendar_has_is_refused(parts, says, sentence):
    with pytest.raises(UnreadableDate) as caught:
        PartialDate(*parts)
    assert says in sentence(caught.value)
    assert "write" in str(caught.value)


@pytest.mark.parametrize("text", [
    "", "2001-", "2001-1", "01-2001", "2001/11", "2001-11-5", "2001-13", "2001-02-29",
    "2001-11-05-",
    "20011105", "2001-+1", "2001- 1", "+201", " 201", "2_01", "２００１", "2001-11-05T00:00",
])  # fmt: skip
def test_only_the_stored_form_is_read_as_stored(text, sentence):
    with pytest.raises(UnreadableDate) as caught:
        PartialDate.from_iso(text)
    sentence(caught.value)


def test_29_february_comes_to_1_march_where_the_year_has_none():
    assert years_after(date(2000, 2, 29), 25) == date(2025, 3, 1)
    assert years_after(date(2000, 2, 29), 28) == date(2028, 2, 29)
    assert years_after(date(2000, 2, 28), 25) == date(2025, 2, 28)
    assert years_after(date(2072, 2, 29), 28) == date(2100, 3, 1)


def test_an_anniversary_never_comes_before_an_earlier_days_own():
    for years in (1, 4, 21, 25):
        day = date(1995, 1, 1)
        while day < date(2005, 1, 1):
            after = day + timedelta(days=1)
            assert years_after(day, years) <= years_after(after, years)
            plain = not (day.month == 2 and day.day == 29) or isleap(day.year + years)
            if plain:
                assert (years_after(day, years).month, years_after(day, years).day) == (
                    day.month, day.day)  # fmt: skip
            day = after


def test_a_day_is_said_with_its_month_in_words():
    assert day_text(date(2016, 5, 31)) == "31 May 2016"
    assert len(set(MONTHS)) == 12


def test_a_partial_date_of_a_day_and_no_other_is_equal():
    assert PartialDate.of(date(2001, 11, 5)) == PartialDate(2001, 11, 5)
    assert len({PartialDate(2001), PartialDate(2001, 1), PartialDate(2001, 1, 1)}) == 3
