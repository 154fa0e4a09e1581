"""Reminders come again on the day an owner would count out, early or late as they were done."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.errors import GarageError, UnreadableValue
from keigarage.domain.reminders import (
    Reminder,
    Repeat,
    checked_reminder,
    months_after,
    read_day,
    read_every,
)

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))


def reminder(due: date, repeat: Repeat = Repeat.ONCE, every: int = 1) -> Reminder:
    return Reminder(text="oil", due=due, repeat=repeat, every=every)


def test_once_is_over_once_it_is_done():
    once = reminder(date(2026, 11, 30))
    assert once.next_due == date(2026, 11, 30)
    assert once.done(date(2026, 11, 1)).next_due is None


@pytest.mark.parametrize("repeat, every, due, done, again", [
    (Repeat.DAYS, 90, date(2026, 11, 30), date(2026, 11, 30), date(2027, 2, 28)),
    (Repeat.DAYS, 90, date(2026, 11, 30), date(2026, 12, 10), date(2027, 3, 10)),  # late
    (Repeat.MONTHS, 1, date(2027, 1, 31), date(2027, 1, 31), date(2027, 2, 28)),
    (Repeat.MONTHS, 12, date(2028, 2, 29), date(2028, 2, 29), date(2029, 2, 28)),
    (Repeat.YEARLY, 1, date(2026, 11, 30), date(2026, 11, 30), date(2027, 11, 30)),
    (Repeat.YEARLY, 1, date(2026, 11, 30), date(2026, 11, 1), date(2027, 11, 30)),  # early
    (Repeat.YEARLY, 1, date(2024, 11, 30), date(2026, 11, 22), date(2026, 11, 30)),  # 2 years late
    (Repeat.YEARLY, 1, date(2024, 2, 29), date(2024, 2, 29), date(2025, 3, 1)),
])  # fmt: skip
def test_when_it_comes_again(repeat, every, due, done, again):
    assert reminder(due, repeat, every).done(done).next_due == again


def test_29_february_comes_back_to_29_february():
    held, days = reminder(date(2024, 2, 29), Repeat.YEARLY), []
    for _ in range(5):
        days.append(held.next_due)
        held = held.done(held.next_due)
    assert days == [date(2024, 2, 29), date(2025, 3, 1), date(2026, 3, 1), date(2027, 3, 1),
                    date(2028, 2, 29)]  # fmt: skip


@given(DAYS, st.lists(st.integers(-400, 400), max_size=12))
def test_a_yearly_one_keeps_its_day_and_never_comes_back_at_once(due, delays):
    held = reminder(due, Repeat.YEARLY)
    for delay in delays:
        before = held.next_due
        done = before + timedelta(days=delay)
        held = held.done(done)
        again = held.next_due
        assert again > before and again > done
        assert again - max(before, done) <= timedelta(days=366)
        leap_gap = (due.month, due.day) == (2, 29) and (again.month, again.day) == (3, 1)
        assert (again.month, again.day) == (due.month, due.day) or leap_gap


@given(DAYS, st.integers(1, 3650), DAYS)
def test_a_rolling_one_counts_from_the_day_it_was_done(due, every, done):
    again = reminder(due, Repeat.DAYS, every).done(done).next_due
    assert (again - done).days == every


@given(DAYS, st.integers(1, 120))
def test_months_keep_the_day_or_the_months_last(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize("wrong, field", [
    (reminder(date(2026, 1, 1), Repeat.DAYS, 0), "every"),
    (reminder(date(2026, 1, 1), Repeat.MONTHS, 121), "every"),
    (Reminder(text=" \n ", due=date(2026, 1, 1)), "text"),
    (Reminder(text="x" * 201, due=date(2026, 1, 1)), "text"),
    (reminder(date(2100, 1, 1)), "due"),
])  # fmt: skip
def test_what_cannot_be_kept_names_its_field(wrong, field):
    with pytest.raises(UnreadableValue) as problem:
        checked_reminder(wrong)
    assert problem.value.field == field


def test_words_of_several_lines_become_one():
    kept = checked_reminder(Reminder(text=" ask\n  again ", due=date(2026, 1, 1)))
    assert kept.text == "ask again"


def test_a_day_is_read_as_people_write_it_and_a_month_is_not_enough():
    assert read_day("5 Nov 2026") == read_day("令和8年11月5日") == date(2026, 11, 5)
    with pytest.raises(UnreadableValue, match="2026-11-30"):
        read_day("Nov 2026")
    with pytest.raises(GarageError):
        read_day("soon")
    assert read_every(" 90 ") == 90
    for text in ("", "-3", "3.5", "九", "1" * 9):
        with pytest.raises(UnreadableValue):
            read_every(text)
