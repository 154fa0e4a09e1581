"""Japanese eras: which years each has, and how a date is written in them.

The limits are those of `reference/data/federal.json`; a test compares the two.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Era:
    """One reign. The western year is the era's year plus `offset`; year 1 is written 元."""

    name: str
    ja: str
    letter: str
    start: date
    end: date | None
    offset: int

    @property
    def last_year(self) -> int | None:
        """The number of the era's last year; None while the era runs."""
        return None if self.end is None else self.end.year - self.offset

    def holds(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last` lies in this era."""
        return last >= self.start and (self.end is None or first <= self.end)

    def year_text(self, western_year: int) -> str:
        number = western_year - self.offset
        return f"{self.ja}{'元' if number == 1 else number}年"


ERAS = (
    Era("Taishō", "大正", "T", date(1912, 7, 30), date(1926, 12, 25), 1911),
    Era("Shōwa", "昭和", "S", date(1926, 12, 25), date(1989, 1, 7), 1925),
    Era("Heisei", "平成", "H", date(1989, 1, 8), date(2019, 4, 30), 1988),
    Era("Reiwa", "令和", "R", date(2019, 5, 1), None, 2018),
)


def era_named(mark: str) -> Era | None:
    """The era behind `平成`, its short form `平` or `H` (either case); None for anything else."""
    return next((era for era in ERAS if mark.upper() in (era.ja, era.ja[0], era.letter)), None)


def eras_between(first: date, last: date) -> tuple[Era, ...]:
    """The eras the days from `first` to `last` touch, oldest first.

    25 December 1926 belongs to both Taishō and Shōwa; the newer name is the one in use.
    """
    touched = tuple(era for era in ERAS if era.holds(first, last))
    return touched[1:] if first == last and len(touched) > 1 else touched
