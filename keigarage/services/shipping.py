"""The import of a car: its crossing, its dates and milestones, and the sailing it shares."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from keigarage.domain.car import CarId, Stage
from keigarage.domain.changes import Change, RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import NotFound, UnreadableValue
from keigarage.domain.plan import (
    Days,
    Dismissal,
    MilestoneKind,
    Mode,
    Plan,
    Sailing,
    SailingId,
    stage_offer,
)
from keigarage.domain.plan_fields import (
    checked_sailing,
    with_milestone_fields,
    with_plan_fields,
    with_sailing_fields,
)
from keigarage.domain.schedule import Schedule
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.services.plan_changes import moves_others, named, plan_writes, sailing_labels
from keigarage.services.schedules import Schedules
from keigarage.store.garage_file import GarageFile


class Shipping:
    """Plans imports. Every write is one named change, announced, and can be undone."""

    def __init__(
        self,
        file: GarageFile,
        book: RuleBook,
        announce: Announce = to_nobody,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.schedules = Schedules(file, book, today)
        self._file = file
        self._book = book
        self._announce = announce
        self._today = today
        self._now = now

    # Looking

    def plan_of(self, car_id: CarId) -> Plan:
        """The plan of a car; an empty one where nothing is planned."""
        return self._file.plans.of(car_id)

    def schedule_of(self, car_id: CarId, on: date | None = None) -> Schedule:
        """The plan put before the rules; raises NotFound."""
        return self.schedules.of(car_id, on)

    def stage_offer(self, car_id: CarId) -> Stage | None:
        """The stage to offer for what is done; None when the car is there already."""
        car = self._file.cars.get(car_id)
        return stage_offer(self.plan_of(car_id), car.stage, self._today())

    def milestone(self, milestone_id: str) -> MilestoneKind:
        """raises -- NotFound, naming the milestones there are"""
        kinds = {kind.id: kind for kind in self._book.milestones()}
        wanted = milestone_id.strip().lower()
        if wanted not in kinds:
            raise NotFound(
                say("There is no milestone {id}: choose one of {known}.",
                    id=milestone_id, known=", ".join(kinds))
            )  # fmt: skip
        return kinds[wanted]

    def sailings(self) -> list[Sailing]:
        return self._file.sailings.all()

    def sailing(self, sailing_id: SailingId) -> Sailing:
        """raises -- NotFound"""
        return self._file.sailings.get(sailing_id)

    def cars_on(self, sailing_id: SailingId) -> list[CarId]:
        """The cars that share a sailing."""
        return self._file.sailings.cars_on(sailing_id)

    # One car

    def set_mode(self, car_id: CarId, mode: Mode | None) -> Plan:
        return self.save_plan(replace(self.plan_of(car_id), mode=mode))

    def set_dates(
        self,
        car_id: CarId,
        *,
        loads: PartialDate | None,
        arrives: PartialDate | None,
        crossing: Days | None = None,
    ) -> Plan:
        """Set when the car's ship loads and arrives; every car on that sailing follows."""
        plan = self.plan_of(car_id)
        sailing = replace(plan.sailing or Sailing(), loads=loads, arrives=arrives)
        sailing = replace(sailing, crossing=crossing or sailing.crossing)
        return self.save_plan(replace(plan, sailing=sailing))

    def edit_plan(self, car_id: CarId, texts: Mapping[str, str]) -> Plan:
        """Set fields of the plan and of its sailing from text; the first wrong one is named."""
        return self.save_plan(with_plan_fields(self.plan_of(car_id), texts))

    def edit_milestone(self, car_id: CarId, milestone_id: str, texts: Mapping[str, str]) -> Plan:
        """Set when a milestone is planned or done, or how long it takes, from text as typed."""
        kind = self.milestone(milestone_id)
        return self.save_plan(with_milestone_fields(self.plan_of(car_id), kind.id, texts))

    def mark_done(self, car_id: CarId, milestone_id: str, done: PartialDate | None) -> Plan:
        """Mark a milestone as done on a day, or with None as not done."""
        plan, kind = self.plan_of(car_id), self.milestone(milestone_id)
        note = replace(plan.note(kind.id), done=done)
        return self.save_plan(replace(plan, notes={**plan.notes, kind.id: note}))

    def assign_sailing(self, car_id: CarId, sailing_id: SailingId | None) -> Plan:
        """Put the car on a sailing, or with None on none; raises NotFound."""
        sailing = None if sailing_id is None else self.sailing(sailing_id)
        return self.save_plan(replace(self.plan_of(car_id), sailing=sailing))

    def save_plan(self, plan: Plan) -> Plan:
        """Write a plan with its sailing and milestones as one change; raises UnreadableValue.

        A sailing that is not stored yet is added; one that is shared changes for all its cars.
        """
        if plan.sailing:
            checked_sailing(plan.sailing)
        with self._file.together():
            car, before = self._file.cars.get(plan.car_id), self.plan_of(plan.car_id)
            is_new = plan.sailing is not None and plan.sailing.id is None
            if plan.sailing and is_new:
                number = SailingId(self._file.changes.new_key("sailing"))
                plan = replace(plan, sailing=replace(plan.sailing, id=number))
            names = {kind.id: kind.name for kind in self._book.milestones()}
            verb, detail = named(before, plan, names, new_sailing=is_new)
            # Where several cars change with it, undoing it has to reach all of them.
            car_id = None if moves_others(self._file, plan) else car.id
            writes = plan_writes(self._file, before, plan)
            change = self._file.changes.write(
                verb, writes, subject=car.title, detail=detail, car_id=car_id
            )
        self._tell(change)
        return self.plan_of(plan.car_id)

    # Sailings

    def save_sailing(self, sailing: Sailing) -> Sailing:
        """Add a sailing, or write over the one of the same id; every car on it follows."""
        checked_sailing(sailing)
        with self._file.together():
            if sailing.id is None:
                number = SailingId(self._file.changes.new_key("sailing"))
                sailing, verb, detail = replace(sailing, id=number), Verb.ADD_SAILING, ""
            else:
                before = self.sailing(sailing.id)
                verb, detail = Verb.EDIT_SAILING, sailing_labels(before, sailing)
            change = self._write_sailing(verb, sailing, self._file.sailings.row(sailing), detail)
        self._tell(change)
        return sailing

    def edit_sailing(self, sailing_id: SailingId, texts: Mapping[str, str]) -> Sailing:
        """Set fields of a sailing from text as typed; the first wrong one is named."""
        return self.save_sailing(with_sailing_fields(self.sailing(sailing_id), texts))

    def remove_sailing(self, sailing_id: SailingId) -> None:
        """Take a sailing away; raises UnreadableValue while a car is on it."""
        sailing, cars = self.sailing(sailing_id), self.cars_on(sailing_id)
        if cars:
            raise UnreadableValue(
                say("{sailing} still carries {count} of your cars: put them on another first.",
                    sailing=sailing.title, count=len(cars))
            )  # fmt: skip
        with self._file.together():
            change = self._write_sailing(Verb.REMOVE_SAILING, sailing, None)
        self._tell(change)

    # Alarms

    def dismiss(self, car_id: CarId, kind: str, reason: str) -> None:
        """Set an alarm aside, with the reason, until its dates are others.

        raises -- UnreadableValue without a reason; NotFound when no such alarm stands
        """
        reason = " ".join(reason.split())
        if not any(letter.isalnum() for letter in reason):
            raise UnreadableValue(
                say("Say why the alarm may be set aside: the reason is kept in the history."),
                field="reason",
            )
        car, standing = self._file.cars.get(car_id), self.schedule_of(car_id).alarms
        alarm = next((alarm for alarm in standing if alarm.kind == kind), None)
        if alarm is None:
            raise NotFound(say("No alarm stands for {car}.", car=car.title))
        dismissal = Dismissal(
            kind=kind, situation=alarm.situation, reason=reason, at=self._now()
        )  # fmt: skip
        with self._file.together():
            held = self._file.plans.dismissal_key(car_id, kind)
            key = held or self._file.changes.new_key("alarm_dismissal")
            row = self._file.plans.dismissal_row(car_id, dismissal)
            change = self._file.changes.write(
                Verb.DISMISS_ALARM, [RowWrite("alarm_dismissal", key, row)],
                subject=car.title, detail=reason, car_id=car_id,
            )  # fmt: skip
        self._tell(change)

    def raise_again(self, car_id: CarId, kind: str) -> None:
        """Take a dismissal back, so that the alarm stands again."""
        car, key = self._file.cars.get(car_id), self._file.plans.dismissal_key(car_id, kind)
        if key is None:
            return
        with self._file.together():
            change = self._file.changes.write(
                Verb.RAISE_ALARM, [RowWrite("alarm_dismissal", key, None)],
                subject=car.title, car_id=car_id,
            )  # fmt: skip
        self._tell(change)

    # Writing

    def _write_sailing(
        self, verb: Verb, sailing: Sailing, row: Mapping[str, object] | None, detail: str = ""
    ) -> Change | None:
        assert sailing.id is not None
        return self._file.changes.write(
            verb, [RowWrite("sailing", sailing.id, row)], subject=sailing.title, detail=detail
        )

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            self._announce(Happened(change, change.car_id))
