"""One agenda over all cars: what comes when, why, and what is late.

Everything here follows from the cars' values and the day; nothing asks a clock or a file.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.dates import date_text
from keigarage.domain.eligibility import AgeRule, decide
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.paperwork import Paper, PaperState
from keigarage.domain.reminders import Reminder, Repeat
from keigarage.domain.schedule import Schedule
from keigarage.domain.words import say


class Kind(StrEnum):
    ALARM = "alarm"
    ELIGIBLE = "eligible"
    WINDOW_OPENS = "window_opens"
    DEADLINE = "deadline"
    SHIP = "ship"
    PAPER_DUE = "paper_due"
    REMINDER = "reminder"


KIND_WORDS = {
    Kind.ALARM: "Alarms",
    Kind.ELIGIBLE: "Eligible days",
    Kind.WINDOW_OPENS: "Windows that open",
    Kind.DEADLINE: "Deadlines",
    Kind.SHIP: "Ships",
    Kind.PAPER_DUE: "Papers due",
    Kind.REMINDER: "Reminders",
}


class Urgency(StrEnum):
    ALARM = "alarm"
    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    LATER = "later"


URGENCY_WORDS = {
    Urgency.ALARM: "Alarm",
    Urgency.OVERDUE: "Overdue",
    Urgency.WEEK: "Next 7 days",
    Urgency.MONTH: "Next 30 days",
    Urgency.QUARTER: "Next 90 days",
    Urgency.LATER: "Later",
}
_WITHIN = ((7, Urgency.WEEK), (30, Urgency.MONTH), (90, Urgency.QUARTER))

# How many days ahead each kind is announced; the day itself always is.
LEADS: Mapping[Kind, tuple[int, ...]] = {
    Kind.ALARM: (),
    Kind.ELIGIBLE: (365, 90, 30, 7),
    Kind.WINDOW_OPENS: (30, 7),
    Kind.DEADLINE: (14, 7, 1),
    Kind.SHIP: (14, 3),
    Kind.PAPER_DUE: (30, 7),
    Kind.REMINDER: (7,),
}
MOST_LEAD_DAYS = 3650
# Days that come by themselves: nothing is left undone once they are past.
_EVENTS = (Kind.ELIGIBLE, Kind.WINDOW_OPENS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """What the owner did with an item: ticked it off, put it off, or set its own lead times.

    done_for -- the day it was ticked off for; an item that moves to another day is open again
    leads    -- days ahead to be told of it; None takes those of its kind
    """

    key: str
    car_id: CarId | None = None
    done_for: date | None = None
    snoozed_until: date | None = None
    leads: tuple[int, ...] | None = None

    @property
    def is_empty(self) -> bool:
        return self.done_for is None and self.snoozed_until is None and self.leads is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the agenda. `key` names it for good, whatever day it moves to."""

    key: str
    day: date
    kind: Kind
    car_id: CarId | None
    car: str
    text: str
    because: str = ""
    cite: str = ""
    leads: tuple[int, ...] = ()
    snoozed_until: date | None = None
    overdue: bool = False
    urgency: Urgency = Urgency.LATER

    @property
    def notices(self) -> tuple[date, ...]:
        """The days on which to speak of it, the earliest first; none while it is put off."""
        days = sorted({self.day - timedelta(days=lead) for lead in (*self.leads, 0)})
        until = self.snoozed_until
        if until is None:
            return tuple(days)
        # Put off beyond its own day, it speaks again when that is over.
        return tuple(day for day in days if day >= until) or (until,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarDates:
    """One car and what bears dates: its window `(earliest, certain)`, its plan, papers with a due
    day."""

    car: Car
    window: tuple[date, date] | None = None
    schedule: Schedule | None = None
    papers: Sequence[Paper] = ()


def agenda(
    cars: Iterable[CarDates],
    reminders: Iterable[Reminder],
    states: Mapping[str, ItemState],
    rule: AgeRule,
    today: date,
) -> list[Item]:
    """Every open item by day, those put off included; `snoozed` tells which they are.

    rule   -- the federal rule of 25 years that the windows come from
    states -- by key; a kind's own lead times stand under `kind_key`
    """
    held = list(cars)
    titles = {dates.car.id: dates.car.title for dates in held}
    found = [item for dates in held for item in _of_car(dates, rule, today)]
    # A reminder for a car in the trash waits there with it.
    titles[None] = ""
    own = (reminder for reminder in reminders if reminder.car_id in titles)
    reminded = (_of_reminder(reminder, titles[reminder.car_id]) for reminder in own)
    found += filter(None, reminded)
    opened = (_with_state(item, states, today) for item in found)
    return sorted((item for item in opened if item), key=_order)


def _order(item: Item) -> tuple[bool, date, str, str]:
    return item.urgency is not Urgency.ALARM, item.day, item.car, item.key


def kind_key(kind: Kind) -> str:
    """Under which key the lead times of a whole kind are kept."""
    return f"kind:{kind}"


def urgency_of(day: date, today: date) -> Urgency:
    if day < today:
        return Urgency.OVERDUE
    ahead = (day - today).days
    return next((urgency for days, urgency in _WITHIN if ahead <= days), Urgency.LATER)


def snoozed(item: Item, today: date) -> bool:
    return item.snoozed_until is not None and item.snoozed_until > today


def awake(items: Iterable[Item], today: date) -> list[Item]:
    """Those that are not put off."""
    return [item for item in items if not snoozed(item, today)]


def within(items: Iterable[Item], days: int, today: date) -> list[Item]:
    """What falls in so many days from today; alarms and what is overdue never drop off."""
    last = today + timedelta(days=days)
    return [item for item in items if item.day <= last or item.urgency is Urgency.ALARM]


def chosen(
    items: Iterable[Item],
    *,
    car_id: CarId | None = None,
    kinds: Collection[Kind] = (),
    urgencies: Collection[Urgency] = (),
) -> list[Item]:
    """Those of one car, of some kinds, of some urgencies; what is left out narrows nothing."""
    return [
        item
        for item in items
        if (car_id is None or item.car_id == car_id)
        and (not kinds or item.kind in kinds)
        and (not urgencies or item.urgency in urgencies)
    ]


def told_on(items: Iterable[Item], day: date) -> list[Item]:
    """The items that one of their lead times, or their own day, brings up on that day."""
    return [item for item in items if day in item.notices]


def read_leads(text: str) -> tuple[int, ...]:
    """`90, 30, 7`: days ahead, the longest first; empty text means the day itself alone."""
    words = [word for word in text.replace(";", ",").replace(" ", ",").split(",") if word]
    if not all(word.isascii() and word.isdigit() and len(word) < 6 for word in words):
        raise UnreadableValue(say("Write days ahead such as 90, 30, 7."), field="leads")
    days = {int(word) for word in words} - {0}
    if len(days) > 12 or any(day > MOST_LEAD_DAYS for day in days):
        raise UnreadableValue(
            say("Write at most twelve numbers of days, each up to {most}.", most=MOST_LEAD_DAYS),
            field="leads",
        )
    return tuple(sorted(days, reverse=True))


def leads_text(leads: Iterable[int]) -> str:
    return ", ".join(map(str, leads))


def leads_of(kind: Kind, states: Mapping[str, ItemState]) -> tuple[int, ...]:
    """The lead times of a kind: the owner's, else the usual ones."""
    own = states.get(kind_key(kind))
    return LEADS[kind] if own is None or own.leads is None else own.leads


# What each car brings


def _of_car(dates: CarDates, rule: AgeRule, today: date) -> Iterator[Item]:
    car = dates.car
    if car.stage is Stage.SOLD or car.trashed:
        return
    if dates.window and dates.window[1] >= today:
        yield from _age(car, dates.window, rule, today)
    if dates.schedule:
        yield from _plan(car, dates.schedule)
    for paper in dates.papers:
        if paper.due and paper.state in (PaperState.NEEDED, PaperState.REQUESTED):
            name = paper.spec.form or paper.spec.title
            yield Item(
                key=f"paper:{car.id}:{paper.spec.id}", day=paper.due.first, kind=Kind.PAPER_DUE,
                car_id=car.id, car=car.title, text=say("{paper} is due", paper=name),
                because=say("You set it due by {when}.", when=date_text(paper.due)),
                cite=paper.spec.source,
            )  # fmt: skip


def _age(car: Car, window: tuple[date, date], rule: AgeRule, today: date) -> Iterator[Item]:
    because = decide(rule, car.built, car.first_registered, today).because
    earliest, certain = window
    yield Item(
        key=f"eligible:{car.id}", day=certain, kind=Kind.ELIGIBLE, car_id=car.id, car=car.title,
        text=say("Certain to be {years} years old", years=rule.min_years), because=because,
        cite=rule.cite,
    )  # fmt: skip
    if earliest != certain and earliest >= today:
        yield Item(
            key=f"window_opens:{car.id}", day=earliest, kind=Kind.WINDOW_OPENS, car_id=car.id,
            car=car.title, text=say("May be {years} years old from this day", years=rule.min_years),
            because=because, cite=rule.cite,
        )  # fmt: skip


def _plan(car: Car, schedule: Schedule) -> Iterator[Item]:
    plan = schedule.plan
    for alarm in schedule.alarms:
        day = plan.arrives or plan.loads
        if day:
            yield Item(
                key=f"alarm:{car.id}:{alarm.kind}", day=day.first, kind=Kind.ALARM, car_id=car.id,
                car=car.title, text=alarm.head, because=alarm.because, cite=alarm.cite,
            )  # fmt: skip
    for milestone in schedule.milestones:
        # The age at the gate is the eligible day, and an alarm where the plan is too early.
        if milestone.due and not milestone.settled and milestone.id != "eligible-check":
            ship = milestone.id == "sail"
            port = plan.sailing.port_to if plan.sailing else ""
            due = say("Ship due at {port}", port=port) if port else say("Ship due")
            yield Item(
                key=f"milestone:{car.id}:{milestone.id}", day=milestone.due,
                kind=Kind.SHIP if ship else Kind.DEADLINE, car_id=car.id, car=car.title,
                text=due if ship else milestone.name, because=milestone.because,
                cite=milestone.cite,
            )  # fmt: skip
    for deadline in schedule.deadlines:
        yield Item(
            key=f"deadline:{car.id}:{deadline.id}", day=deadline.due, kind=Kind.DEADLINE,
            car_id=car.id, car=car.title, text=deadline.name, because=deadline.because,
            cite=deadline.cite,
        )  # fmt: skip


def _of_reminder(reminder: Reminder, car: str) -> Item | None:
    day = reminder.next_due
    if day is None:
        return None
    return Item(
        key=f"reminder:{reminder.id}", day=day, kind=Kind.REMINDER, car_id=reminder.car_id,
        car=car, text=reminder.text,
        because=say("Your own reminder.") if reminder.repeat is Repeat.ONCE
        else say("Your own reminder, {rhythm}.", rhythm=reminder.rhythm),
    )  # fmt: skip


def _with_state(item: Item, states: Mapping[str, ItemState], today: date) -> Item | None:
    """The item as it stands today; None once it is ticked off or over."""
    state = states.get(item.key)
    if item.kind is Kind.ALARM:  # only a reason in the car's plan sets one aside
        return replace(item, urgency=Urgency.ALARM)
    if state and state.done_for == item.day:
        return None
    if item.kind in _EVENTS and item.day < today:
        return None
    own = state.leads if state else None
    return replace(
        item,
        leads=leads_of(item.kind, states) if own is None else own,
        snoozed_until=state.snoozed_until if state else None,
        overdue=item.day < today,
        urgency=urgency_of(item.day, today),
    )
