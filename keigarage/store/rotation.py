"""Which snapshots to keep: all of two days, then one a day, a week and a month."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
DAYS, WEEKS, MONTHS = 14, 8, 12


def to_keep(stamps: Iterable[datetime], now: datetime) -> set[datetime]:
    """The stamps to keep of those given; the newest is always one of them.

    Days, weeks and months are counted by those that have a snapshot, so that a garage left alone
    for a year keeps its old ones. A stamp in the future means that the clock was set back, and
    nothing is known of its age: it stays.
    """
    known = sorted(stamps, reverse=True)
    keep = {stamp for stamp in known if stamp > now - ALL_OF}
    past = [stamp for stamp in known if stamp <= now]
    keep |= _newest_of_each(past, lambda stamp: stamp.date(), DAYS)
    keep |= _newest_of_each(past, lambda stamp: stamp.isocalendar()[:2], WEEKS)
    keep |= _newest_of_each(past, lambda stamp: (stamp.year, stamp.month), MONTHS)
    return keep


def _newest_of_each(
    newest_first: Iterable[datetime], span: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    chosen: dict[Hashable, datetime] = {}
    for stamp in newest_first:
        if len(chosen) == most:
            break
        chosen.setdefault(span(stamp), stamp)
    return set(chosen.values())
