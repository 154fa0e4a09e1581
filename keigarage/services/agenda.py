"""The agenda of a garage: what comes when, ticking it off, putting it off, own reminders."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from keigarage.domain.agenda import (
    KIND_WORDS,
    CarDates,
    Item,
    ItemState,
    Kind,
    agenda,
    awake,
    kind_key,
    leads_of,
)
from keigarage.domain.car import Car
from keigarage.domain.changes import Change, RowWrite, Verb
from keigarage.domain.dates import PartialDate, day_text
from keigarage.domain.errors import GarageError, UnreadableValue
from keigarage.domain.news import News, news_of_cars, news_of_items, news_of_rules
from keigarage.domain.paperwork import Paper, PaperRecord, PaperState, papers_of
from keigarage.domain.reminders import Reminder, ReminderId, checked_reminder
from keigarage.domain.words import say
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.services.outlooks import Outlooks
from keigarage.services.paperwork import Paperwork
from keigarage.services.schedules import Schedules
from keigarage.services.shipping import Shipping
from keigarage.store.garage_file import GarageFile

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SinceLastTime:
    """What changed since the owner last looked on another day; `last` is None the first time."""

    last: date | None
    news: tuple[News, ...]


class Agenda:
    """Every write is one named change, announced, and can be undone."""

    def __init__(
        self, file: GarageFile, outlooks: Outlooks, announce: Announce = to_nobody
    ) -> None:
        self._file = file
        self._outlooks = outlooks
        self._book = outlooks.book
        self._announce = announce

    @property
    def today(self) -> date:
        return self._outlooks.today()

    # Looking

    def items(self, on: date | None = None, *, put_off: bool = False) -> list[Item]:
        """The open items by day. put_off -- those that are put off as well"""
        day = on or self.today
        found = self._items(self._cars(day), day)
        return found if put_off else awake(found, day)

    def look(self, cars: Sequence[Car]) -> tuple[list[Item], SinceLastTime]:
        """All open items of today and what changed, for cars that were read already.

        It is remembered that the owner has looked; what they saw before stays news all day.
        """
        today = self.today
        dates = self._dates(cars, today)
        items = self._items(dates, today)
        since = self._since(dates, items)
        self._remember(dates)
        return items, since

    def reminders(self) -> list[Reminder]:
        return self._file.reminders.all()

    def reminder(self, reminder_id: ReminderId) -> Reminder:
        """raises -- NotFound"""
        return self._file.reminders.get(reminder_id)

    def leads_of(self, kind: Kind) -> tuple[int, ...]:
        """The lead times of a kind: the owner's, else the usual ones."""
        return leads_of(kind, self._file.item_states.all())

    def state_of(self, item: Item) -> ItemState:
        """What the owner did with an item so far."""
        return self._file.item_states.of(item.key)

    # Ticking off and putting off

    def tick(self, item: Item) -> None:
        """What the item asks for is done: its milestone, its paper, its reminder, or itself.

        raises -- GarageError: an alarm goes only with a reason, in the car's plan
        """
        subject, _, number = item.key.partition(":")
        match subject:
            case "alarm":
                raise GarageError(
                    say("An alarm cannot be ticked off: change the plan of {car}, or set the "
                        "alarm aside there with a reason.", car=item.car)
                )  # fmt: skip
            case "milestone":
                self._tick_milestone(item)
            case "paper":
                assert item.car_id is not None
                paper_id = number.partition(":")[2]
                Paperwork(self._file, self._book, self._announce).mark(
                    item.car_id, paper_id, PaperState.HAVE
                )
            case "reminder":
                self._tick_reminder(item, ReminderId(int(number)))
            case _:
                state = self._file.item_states.of(item.key)
                self._put_state(Verb.TICK_ITEM, item, replace(state, done_for=item.day))

    def snooze(self, item: Item, until: date) -> None:
        """Put the item off: it comes back on the day `until`. raises -- UnreadableValue"""
        if until <= self.today:
            raise UnreadableValue(say("Put it off until a day that is still to come."))
        if item.kind is Kind.ALARM:
            raise GarageError(say("An alarm cannot be put off."))
        state = self._file.item_states.of(item.key)
        told = day_text(until)
        self._put_state(Verb.SNOOZE_ITEM, item, replace(state, snoozed_until=until), told)

    def wake(self, item: Item) -> None:
        """Put the item off no longer."""
        state = self._file.item_states.of(item.key)
        self._put_state(Verb.WAKE_ITEM, item, replace(state, snoozed_until=None))

    def set_leads(self, item: Item, leads: tuple[int, ...] | None) -> None:
        """Give the item lead times of its own, or with None those of its kind."""
        state = self._file.item_states.of(item.key)
        self._put_state(Verb.SET_LEADS, item, replace(state, leads=leads))

    def set_kind_leads(self, kind: Kind, leads: tuple[int, ...] | None) -> None:
        """Give a kind other lead times, or with None the usual ones."""
        state = ItemState(key=kind_key(kind), leads=leads)
        self._tell(self._write_state(Verb.SET_LEADS, state, say(KIND_WORDS[kind])))

    # The owner's reminders

    def save_reminder(self, reminder: Reminder) -> Reminder:
        """Keep a new reminder, or write over the one of the same id.

        raises -- UnreadableValue, naming the field that is wrong; NotFound
        """
        reminder = checked_reminder(reminder)
        if reminder.car_id is not None:
            self._file.cars.get(reminder.car_id)
        with self._file.together():
            verb = Verb.EDIT_REMINDER if reminder.id else Verb.ADD_REMINDER
            if reminder.id:
                self._file.reminders.get(reminder.id)
            else:
                number = ReminderId(self._file.changes.new_key("reminder"))
                reminder = replace(reminder, id=number)
            change = self._write_reminder(verb, reminder, self._file.reminders.row(reminder))
        self._tell(change)
        return reminder

    def remove_reminder(self, reminder_id: ReminderId) -> None:
        """Take a reminder away. raises -- NotFound"""
        with self._file.together():
            reminder = self._file.reminders.get(reminder_id)
            change = self._write_reminder(Verb.REMOVE_REMINDER, reminder, None)
        self._tell(change)

    # Since last time

    def since_last_time(self) -> SinceLastTime:
        """What changed since the last day before today on which the owner looked."""
        cars = self._cars(self.today)
        return self._since(cars, self._items(cars, self.today))

    def looked(self) -> None:
        """Remember that the owner has looked today."""
        self._remember(self._cars(self.today))

    # How it is done

    def _since(self, cars: list[CarDates], items: list[Item]) -> SinceLastTime:
        seen, today = self._file.seen.get(), self.today
        before = seen if seen.get("day") != today.isoformat() else seen.get("before", {})
        last = _day(before.get("day"))
        if last is None or last >= today:
            return SinceLastTime(None, ())
        told = before.get("rules")
        rules = {str(key): str(value) for key, value in told.items()} if isinstance(
            told, dict) else {}  # fmt: skip
        news = (
            *news_of_cars(cars, last, today),
            *news_of_rules(rules, self._rules(cars), self._book.state_names()),
            *news_of_items(awake(items, today), last, today),
        )
        return SinceLastTime(last, news)

    def _remember(self, cars: list[CarDates]) -> None:
        """What was seen before today stays beside what is seen now: it is news all day."""
        seen, today = self._file.seen.get(), self.today.isoformat()
        if seen.get("day") == today or self._file.read_only_reason:
            return
        before = {name: seen[name] for name in ("day", "rules") if name in seen}
        try:
            self._file.seen.put({"day": today, "rules": self._rules(cars), "before": before})
        except GarageError as problem:
            _log.warning("what was seen could not be remembered: %s", problem)

    def _items(self, cars: list[CarDates], day: date) -> list[Item]:
        states = self._file.item_states.all()
        return agenda(cars, self._file.reminders.all(), states, self._book.federal, day)

    def _cars(self, day: date) -> list[CarDates]:
        return self._dates(self._file.cars.all(), day)

    def _dates(self, cars: Sequence[Car], day: date) -> list[CarDates]:
        windows = self._outlooks.windows_of(cars)
        schedules = Schedules(self._file, self._book, self._outlooks.today).all(day)
        records = self._file.papers.all_states()
        return [
            CarDates(
                car=car,
                window=window,
                schedule=schedules.get(car.id) if car.id else None,
                papers=self._due(car, records[car.id]) if car.id in records else (),
            )
            for car, window in zip(cars, windows, strict=True)
        ]

    def _due(self, car: Car, records: Mapping[str, PaperRecord]) -> tuple[Paper, ...]:
        dated = {paper_id for paper_id, record in records.items() if record.due}
        if not dated:
            return ()
        return papers_of(
            (spec for spec in self._book.papers_for(car.state) if spec.id in dated), records
        )

    def _rules(self, cars: list[CarDates]) -> dict[str, str]:
        """How the rule of each car's state reads now, in a few words that change with it."""
        codes = sorted({dates.car.state for dates in cars if dates.car.state})
        found = {}
        for code in codes:
            state = self._book.state(code)
            found[state.code] = f"{state.status} {state.max_posted_mph} {state.as_of}"
        return found

    def _tick_milestone(self, item: Item) -> None:
        assert item.car_id is not None
        milestone_id = item.key.split(":", 2)[2]
        # Late, a ship is taken to have come when it was due: entry is counted from that day.
        late_ship = item.kind is Kind.SHIP and item.day < self.today
        day = item.day if late_ship else self.today
        shipping = Shipping(self._file, self._book, self._announce, self._outlooks.today)
        shipping.mark_done(item.car_id, milestone_id, PartialDate.of(day))

    def _tick_reminder(self, item: Item, reminder_id: ReminderId) -> None:
        with self._file.together():
            done = self._file.reminders.get(reminder_id).done(self.today)
            writes = [RowWrite("reminder", reminder_id, self._file.reminders.row(done))]
            state = self._file.item_states.of(item.key)
            if state.snoozed_until:  # that was about this time, not the next
                writes.append(self._state_write(replace(state, snoozed_until=None)))
            change = self._file.changes.write(
                Verb.TICK_ITEM, writes, subject=_named(item), car_id=item.car_id
            )
        self._tell(change)

    def _put_state(self, verb: Verb, item: Item, state: ItemState, detail: str = "") -> None:
        state = replace(state, car_id=item.car_id)
        self._tell(self._write_state(verb, state, _named(item), detail))

    def _write_state(
        self, verb: Verb, state: ItemState, subject: str, detail: str = ""
    ) -> Change | None:
        with self._file.together():
            return self._file.changes.write(
                verb, [self._state_write(state)], subject=subject, detail=detail,
                car_id=state.car_id,
            )  # fmt: skip

    def _state_write(self, state: ItemState) -> RowWrite:
        key = self._file.item_states.key(state.key) or self._file.changes.new_key("item_state")
        row = None if state.is_empty else self._file.item_states.row(state)
        return RowWrite("item_state", key, row)

    def _write_reminder(
        self, verb: Verb, reminder: Reminder, row: Mapping[str, object] | None
    ) -> Change | None:
        assert reminder.id is not None
        writes = [RowWrite("reminder", reminder.id, row)]
        held = self._file.item_states.key(f"reminder:{reminder.id}")
        if row is None and held is not None:
            writes.append(RowWrite("item_state", held, None))
        return self._file.changes.write(verb, writes, subject=reminder.text, car_id=reminder.car_id)

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            self._announce(Happened(change, change.car_id))


def _named(item: Item) -> str:
    return f"{item.car}: {item.text}" if item.car else item.text


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
