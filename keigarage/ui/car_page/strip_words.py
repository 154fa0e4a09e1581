"""The stations of an import as its strip shows them: done, late, next or still to come."""

from dataclasses import dataclass
from enum import StrEnum

from keigarage.domain.dates import PartialDate, date_text
from keigarage.domain.plan import MODE_WORDS
from keigarage.domain.schedule import Milestone, Schedule
from keigarage.domain.words import say
from keigarage.ui.look.marks import Mark
from keigarage.ui.words import days_text


class Standing(StrEnum):
    DONE = "done"
    LATE = "late"
    NEXT = "next"
    LATER = "later"


STANDING_WORDS = {
    Standing.DONE: "done",
    Standing.LATE: "late",
    Standing.NEXT: "next",
    Standing.LATER: "to come",
}


@dataclass(frozen=True, slots=True)
class Station:
    """One station: what it is, its day as known, and how it stands."""

    words: str
    date: PartialDate | None
    standing: Standing

    @property
    def spoken(self) -> str:
        when = date_text(self.date) if self.date else say("no date")
        return f"{self.words} {when}, {say(STANDING_WORDS[self.standing])}"


# The milestone, and its words before and after it is done.
_STATIONS = (
    ("buy", "buy", "bought"),
    ("dereg", "export cert.", "export cert."),
    ("isf", "ISF", "ISF"),
    ("booking", "loads", "sailed"),
    ("sail", "arrives", "arrived"),
    ("entry", "entry by", "entered"),
)


def stations(schedule: Schedule) -> tuple[Station, ...]:
    """The six that an importer asks after, in their order; what is behind the car counts as done.

    The ship has sailed once it is booked and its day of loading is past.
    """
    found: list[Station] = []
    waits = True
    reached = _furthest(schedule)
    for milestone_id, ahead, behind in _STATIONS:
        milestone = schedule.milestone(milestone_id)
        date, done = _day(schedule, milestone)
        if done:
            standing = Standing.DONE
        elif milestone.late:
            standing, waits = Standing.LATE, False
        elif milestone.kind.order < reached:
            standing = Standing.DONE  # overtaken: nobody noted the day
        else:
            standing, waits = (Standing.NEXT, False) if waits else (Standing.LATER, False)
        words = say(behind if standing is Standing.DONE else ahead)
        found.append(Station(words, date, standing))
    return tuple(found)


def _furthest(schedule: Schedule) -> int:
    return max((m.kind.order for m in schedule.milestones if m.done), default=0)


def _day(schedule: Schedule, milestone: Milestone) -> tuple[PartialDate | None, bool]:
    """The day a station shows, and whether it is behind the car."""
    plan = schedule.plan
    if milestone.id == "booking":
        past = plan.loads is not None and plan.loads.last <= schedule.on
        return plan.loads or milestone.done, bool(milestone.done and (past or not plan.loads)) or (
            past and bool(plan.done("sail")))  # fmt: skip
    if milestone.done:
        return milestone.done, True
    if milestone.id == "sail" and plan.arrives:
        return plan.arrives, False
    if milestone.due is not None:
        return PartialDate.of(milestone.due), False
    return milestone.planned, False


def head_words(schedule: Schedule) -> str:
    """`container · 11 days to arrival`."""
    plan = schedule.plan
    if plan.is_empty:
        return say("not planned yet")
    mode = say(MODE_WORDS[plan.mode]) if plan.mode else ""
    late = sum(milestone.late for milestone in schedule.milestones)
    behind = say("{count} late", count=late) if late else ""
    return " · ".join(part for part in (mode, _where(schedule), behind) if part)


def _where(schedule: Schedule) -> str:
    """How far it is, told by the newest thing that is known."""
    plan, arrived = schedule.plan, schedule.plan.done("sail")
    if plan.done("title"):
        return say("plated")
    if plan.done("release"):
        return say("released")
    if arrived:
        return say("arrived {day}", day=date_text(arrived))
    if plan.arrives:
        left = (plan.arrives.first - schedule.on).days
        if left > 0:
            return say("{days} to arrival", days=days_text(left))
        return say("due to arrive {day}", day=date_text(plan.arrives))
    if plan.loads:
        return say("loads {day}", day=date_text(plan.loads))
    return say("next: {what}", what=schedule.next.name) if schedule.next else ""


def head_answer(schedule: Schedule) -> tuple[str, Mark | None]:
    """The alarm that stands, or that one was set aside; nothing when the plan lands in time."""
    if schedule.alarms:
        return schedule.alarms[0].head, Mark.NO
    return (say("alarm set aside"), Mark.DEPENDS) if schedule.dismissed else ("", None)
