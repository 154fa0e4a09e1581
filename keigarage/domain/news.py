"""What changed since the owner last looked: days that passed, days that drew near, rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from keigarage.domain.agenda import CarDates, Item, Kind, Urgency
from keigarage.domain.car import CarId, Stage
from keigarage.domain.dates import MONTHS, day_text
from keigarage.domain.words import say


@dataclass(frozen=True, slots=True)
class News:
    """One thing that changed, and the car it is about."""

    text: str
    car_id: CarId | None = None


def news_of_cars(cars: Iterable[CarDates], last: date, today: date) -> list[News]:
    """The windows that opened and the cars that came of age after `last`, up to today."""
    found: list[tuple[date, News]] = []
    for dates in cars:
        car, window = dates.car, dates.window
        if window is None or car.stage is Stage.SOLD:
            continue
        earliest, certain = window
        if last < certain <= today:
            told = say("{car} may enter since {day}", car=car.title, day=_near(certain, today))
            found.append((certain, News(told, car.id)))
        elif last < earliest <= today:
            told = say("the window of {car} opened on {day}", car=car.title,
                       day=_near(earliest, today))  # fmt: skip
            found.append((earliest, News(told, car.id)))
    return [news for _, news in sorted(found, key=lambda pair: pair[0])]


def news_of_items(items: Iterable[Item], last: date, today: date) -> list[News]:
    """What became overdue after `last`, then what a lead time brought up."""
    late, near = [], []
    for item in items:
        if item.kind in (Kind.ALARM, Kind.WINDOW_OPENS):
            continue
        about = f"{item.car}: {item.text}" if item.car else item.text
        if item.urgency is Urgency.OVERDUE:
            if item.day >= last:
                late.append(News(say("{what} is overdue", what=about), item.car_id))
        elif any(last < day <= today for day in item.notices):
            told = say("{what} on {day}", what=about, day=_near(item.day, today))
            near.append(News(told, item.car_id))
    return late + near


def news_of_rules(
    before: Mapping[str, str], now: Mapping[str, str], names: Mapping[str, str]
) -> list[News]:
    """The rules that read otherwise than they did; one never seen before is no news."""
    return [
        News(say("the rule book has news of {place}", place=names.get(code, code)))
        for code, told in now.items()
        if code in before and before[code] != told
    ]


def _near(day: date, today: date) -> str:
    """`24 November`, with its year where that is another than today's."""
    return day_text(day) if day.year != today.year else f"{day.day} {say(MONTHS[day.month - 1])}"
