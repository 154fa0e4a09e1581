"""What people and papers write is read to the precision written, or refused with a way out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import MONTHS, PartialDate, day_text
from keigarage.domain.errors import UnreadableDate

YEAR, MONTH, DAY = PartialDate(2001), PartialDate(2001, 11), PartialDate(2001, 11, 5)

MANY = settings(deadline=None, max_examples=300)


def refusal(text: str) -> str:
    with pytest.raises(UnreadableDate) as caught:
        read_date(text)
    return str(caught.value)


@pytest.mark.parametrize("text, value", [
    # A year, a month, a day, with the year first.
    ("2001", YEAR), ("2001-11", MONTH), ("2001-11-05", DAY), ("2001/11", MONTH), ("2001.11", MONTH),
    ("2001/11/5", DAY), ("2001.11.5", DAY), ("2001-1", PartialDate(2001, 1)),
    ("2001.1", PartialDate(2001, 1)), ("2001.01", PartialDate(2001, 1)),
    ("2001 - 11 - 05", DAY), ("2001 11 05", DAY), ("2001 11", MONTH),
    ("2001年", YEAR), ("2001年11月", MONTH), ("2001年11月5日", DAY), ("2001 年 11 月 5 日", DAY),
    # The month in figures, the year last.
    ("11/2001", MONTH), ("11-2001", MONTH), ("11.2001", MONTH), ("5/2001", PartialDate(2001, 5)),
    # The month in words.
    ("Nov 2001", MONTH), ("nov 2001", MONTH), ("NOVEMBER 2001", MONTH), ("Nov. 2001", MONTH),
    ("Nov-2001", MONTH), ("Nov/2001", MONTH), ("November, 2001", MONTH), ("Nov2001", MONTH),
    ("2001 Nov", MONTH), ("2001-Nov", MONTH), ("2001 November", MONTH), ("2001, Nov.", MONTH),
    ("5 Nov 2001", DAY), ("05-Nov-2001", DAY), ("5 November 2001", DAY),
    ("5th November, 2001", DAY),
    ("05NOV2001", DAY), ("5. November 2001", DAY), ("5th of November 2001", DAY),
    ("Nov 5, 2001", DAY), ("Nov 5 2001", DAY), ("Nov 5,2001", DAY), ("November 5th, 2001", DAY),
    ("Nov-5-2001", DAY), ("2001 Nov 5", DAY), ("2001-Nov-05", DAY),
    ("1st Nov 2001", PartialDate(2001, 11, 1)), ("2nd Nov 2001", PartialDate(2001, 11, 2)),
    ("Sept 2001", PartialDate(2001, 9)), ("Sep 2001", PartialDate(2001, 9)),
    ("May 2001", PartialDate(2001, 5)), ("May 5 2001", PartialDate(2001, 5, 5)),
    # Year last, where only one order is a date or both are the same.
    ("13/11/2001", PartialDate(2001, 11, 13)), ("11/13/2001", PartialDate(2001, 11, 13)),
    ("5/5/2001", PartialDate(2001, 5, 5)), ("31.12.2001", PartialDate(2001, 12, 31)),
    # Eras.
    ("H13", YEAR), ("h13", YEAR), ("H13.11", MONTH), ("H13.11.5", DAY), ("H13/11/05", DAY),
    ("H13-11-5", DAY), ("H.13.11.5", DAY), ("H 13.11", MONTH), ("H13年11月", MONTH),
    ("H13年11月5日", DAY), ("平成13", YEAR), ("平成13年", YEAR), ("平成13年11月", MONTH),
    ("平成13年11月5日", DAY), ("平成13年11月5日 ", DAY), ("平成 13 年 11 月 5 日", DAY),
    ("平成13.11.5", DAY), ("平13.11.5", DAY), ("昭63.4", PartialDate(1988, 4)),
    ("昭和64年", PartialDate(1989)), ("昭和64年1月", PartialDate(1989, 1)),
    ("昭和64年1月7日", PartialDate(1989, 1, 7)), ("S64.1.7", PartialDate(1989, 1, 7)),
    ("S64", PartialDate(1989)), ("平成元年", PartialDate(1989)),
    ("平成元年1月8日", PartialDate(1989, 1, 8)), ("H元.1.8", PartialDate(1989, 1, 8)),
    ("H1", PartialDate(1989)), ("H1.1", PartialDate(1989, 1)), ("平成1年2月", PartialDate(1989, 2)),
    ("H31", PartialDate(2019)), ("H31.4", PartialDate(2019, 4)),
    ("H31.4.30", PartialDate(2019, 4, 30)), ("R1.5.1", PartialDate(2019, 5, 1)),
    ("令和元年", PartialDate(2019)), ("令和元年5月", PartialDate(2019, 5)),
    ("令和元", PartialDate(2019)),
    ("R8.11.22", PartialDate(2026, 11, 22)), ("大正15年12月25日", PartialDate(1926, 12, 25)),
    ("昭和元年12月25日", PartialDate(1926, 12, 25)), ("T15", PartialDate(1926)),
    # Full width, one-character eras, Japanese marks, odd spaces and long dashes.
    ("２００１", YEAR), ("２００１－１１", MONTH), ("２００１／１１／０５", DAY),
    ("５／２００１", PartialDate(2001, 5)),
    ("Ｎｏｖ　２００１", MONTH), ("Ｈ１３．１１．５", DAY), ("平成１３年１１月", MONTH),
    ("平成１３年１１月５日", DAY),
    ("㍻13年11月", MONTH), ("㍻１３", YEAR), ("㍼64年1月7日", PartialDate(1989, 1, 7)),
    ("㋿元年5月", PartialDate(2019, 5)), ("H13・11・5", DAY), ("平成13ー11ー5", DAY),
    ("2001–11–05", DAY), ("2001‐11", MONTH), ("2001−11", MONTH), ("2001—11", MONTH),
    ("　平成１３年　１１月　", MONTH), ("\u00a02001-11\n", MONTH), ("\t2001\t", YEAR),
])  # fmt: skip
def test_read(text, value):
    assert read_date(text) == value


@pytest.mark.parametrize("text, start, end", [
    ("昭和65年", "25 December 1926", "7 January 1989"),
    ("昭和64年1月8日", "25 December 1926", "7 January 1989"),
    ("S64.2", "25 December 1926", "7 January 1989"),
    ("S64.1.8", "25 December 1926", "7 January 1989"),
    ("S0", "25 December 1926", "7 January 1989"),
    ("昭和元年12月24日", "25 December 1926", "7 January 1989"),
    ("S1.11", "25 December 1926", "7 January 1989"),
    ("平成元年1月7日", "8 January 1989", "30 April 2019"),
    ("Ｈ１．１．７", "8 January 1989", "30 April 2019"),
    ("H31.5", "8 January 1989", "30 April 2019"),
    ("平成31年5月1日", "8 January 1989", "30 April 2019"),
    ("H32", "8 January 1989", "30 April 2019"),
    ("H130", "8 January 1989", "30 April 2019"),
    ("T16", "30 July 1912", "25 December 1926"),
    ("大正15年12月26日", "30 July 1912", "25 December 1926"),
    ("T1.7.29", "30 July 1912", "25 December 1926"),
    ("令和元年4月", "1 May 2019", ""),
    ("R1.4.30", "1 May 2019", ""),
    ("R0", "1 May 2019", ""),
])  # fmt: skip
def test_outside_its_era_the_limits_are_named(text, start, end, sentence):
    words = sentence(refusal(text))
    assert start in words
    assert end in words
    assert "check the era" in words


@pytest.mark.parametrize("text, understood", [
    ("昭和64年1月8日", "昭和64年1月8日 (8 January 1989)"),
    ("S64.2", "昭和64年2月 (February 1989)"),
    ("平成元年1月7日", "平成元年1月7日 (7 January 1989)"),
    ("昭和65年", "昭和65年"),
])  # fmt: skip
def test_the_refusal_says_how_the_era_was_understood(text, understood):
    assert f"so {understood} is not in it" in refusal(text)


@pytest.mark.parametrize("text", [
    "1/2/2001", "01/02/2001", "1-2-2001", "1.2.2001", "１／２／２００１", " 1/2/2001 ", "1 2 2001",
])  # fmt: skip
def test_two_readings_are_both_shown(text, sentence):
    words = sentence(refusal(text))
    for reading in ("2 January 2001", "1 February 2001", "2001-01-02", "2001-02-01"):
        assert reading in words
    assert words.startswith(text.strip())


def test_every_ambiguous_pair_is_refused_and_no_other():
    for one in range(1, 32):
        for two in range(1, 32):
            text = f"{one}/{two}/2001"
            days = set()
            for month, day in ((one, two), (two, one)):
                try:
                    days.add(date(2001, month, day))
                except ValueError:
                    continue
            if len(days) == 1:
                assert read_date(text) == PartialDate.of(days.pop())
            else:
                words = refusal(text)
                assert all(day_text(day) in words and day.isoformat() in words for day in days)


@pytest.mark.parametrize("text, says", [
    ("2001-13", "1 to 12"), ("2001-00", "1 to 12"), ("13/2001", "1 to 12"), ("H13.13", "1 to 12"),
    ("2001-02-29", "28"), ("2001-02-30", "28"), ("29 Feb 2001", "28"), ("H13.2.29", "28"),
    ("Nov 31 2001", "30"), ("平成13年11月31日", "30"), ("29/2/2001", "2001-11-05"),
    ("32/1/2001", "2001-11-05"), ("1899", "1900"), ("3001-01", "2100"), ("Nov 0001", "1900"),
    ("令和99年", "2100"),
])  # fmt: skip
def test_impossible_dates_are_refused_with_what_to_write(text, says, sentence):
    assert says in sentence(refusal(text))


@pytest.mark.parametrize("text", [
    "01/11", "1/2/01", "13.11.5", "13.11", "Nov 01", "Nov '01", "5 Nov 01", "Nov 5", "13年11月",
    "元年5月", "１３．１１",
])  # fmt: skip
def test_without_a_sure_year_the_way_to_write_it_is_told(text, sentence):
    words = sentence(refusal(text))
    assert "which year" in words
    assert text in words


@pytest.mark.parametrize("text", ["", "   ", "　", "\n", "\u200b"])
def test_nothing_written_is_answered_with_examples(text, sentence):
    words = sentence(refusal(text))
    assert "2001-11" in words
    assert "平成13年11月" in words


@pytest.mark.parametrize("text", [
    "yesterday", "2001?", "c. 2001", "2001年式", "平成13年度", "20011", "2001-11-05-06",
    "Novem 2001",
    "平成", "年", "元", "H", "M45", "明治45年", "X13", "H1 3", "平成 1 3 年", "2001 or 2002",
    "-2001",
    "11/5/2001/3", "½/2001", "2001-1x", "1st 2001", "Mai 2001", "None", "1e3", "0x7d1", "🚗",
    "PP1-1100123", "'; DROP TABLE car; --", "../../etc/passwd", "%s%n", "{text}", "{0}",
])  # fmt: skip
def test_anything_else_is_refused_and_shown_as_typed(text, sentence):
    words = refusal(text)
    assert text in words
    assert "2001-11" in words
    assert words.endswith(".")


def test_a_long_text_is_cut_in_the_sentence():
    words = refusal("tomorrow " * 10_000)
    assert len(words) < 250
    assert "…" in words


@MANY
@given(st.text(max_size=30) | st.from_regex(r"[0-9年月日平成昭和HSR./ -]{1,14}", fullmatch=True))
def test_any_text_is_read_or_refused_in_one_way_only(text):
    try:
        value = read_date(text)
    except UnreadableDate as refused:
        assert str(refused)
    else:
        assert read_date(str(value)) == value


@MANY
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.data())
def test_every_way_of_writing_a_day_means_that_day(day, data):
    name, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    written = data.draw(st.sampled_from([
        f"{day.year}-{day.month}-{day.day}", f"{day.year}/{day.month:02}/{day.day:02}",
        f"{day.year}年{day.month}月{day.day}日", f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}", f"{day.day:02}{short.upper()}{day.year}",
        f"{day.year}-{short}-{day.day:02}",
    ]))  # fmt: skip
    assert read_date(written) == PartialDate.of(day)
    assert read_date(f"{name} {day.year}") == PartialDate(day.year, day.month)
