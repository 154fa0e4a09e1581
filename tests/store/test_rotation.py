"""Which snapshots stay: two days whole, 14 days, 8 weeks, 12 months."""

from datetime import UTC, datetime, timedelta

import pytest

from keigarage.store.rotation import to_keep

START = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


def four_hundred_days() -> tuple[set[datetime], datetime]:
    """Four snapshots a day, thinned after each as the program does."""
    kept: set[datetime] = set()
    now = START
    for day in range(400):
        for hour in (0, 3, 6, 9):
            now = START + timedelta(days=day, hours=hour)
            kept = to_keep(kept | {now}, now)
    return kept, now


def test_after_four_hundred_days():
    kept, now = four_hundred_days()
    newest_first = sorted(kept, reverse=True)
    two_days = [stamp for stamp in kept if now - stamp < timedelta(days=2)]
    assert len(two_days) == 8  # every one of them
    days = sorted({stamp.date() for stamp in kept}, reverse=True)
    assert days[:14] == [(now - timedelta(days=back)).date() for back in range(14)]
    weeks = sorted({stamp.isocalendar()[:2] for stamp in kept}, reverse=True)
    assert weeks[:8] == [(now - timedelta(weeks=back)).isocalendar()[:2] for back in range(8)]
    months = sorted({(stamp.year, stamp.month) for stamp in kept}, reverse=True)
    assert len(months) == 12 and months[0] == (2027, 2) and months[-1] == (2026, 3)
    assert len(kept) <= 8 + 14 + 8 + 12
    assert newest_first[0] == now


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=30), timedelta(days=365)])
def test_a_clock_set_back_deletes_nothing(back):
    kept, now = four_hundred_days()
    assert to_keep(kept, now - back) == kept


def test_a_garage_left_alone_keeps_its_old_ones():
    kept, now = four_hundred_days()
    later = now + timedelta(days=1000)
    left = to_keep(kept | {later}, later)
    assert later in left and now in left
    assert len({stamp.date() for stamp in left}) >= 14


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_are_all_kept(count):
    stamps = {START + timedelta(days=400 * number) for number in range(count)}
    assert to_keep(stamps, START + timedelta(days=2000)) == stamps
