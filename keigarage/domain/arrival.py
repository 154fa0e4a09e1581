"""The gate at the port: when to load at the earliest, and the alarm of a plan that lands early."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from keigarage.domain.dates import PartialDate, date_text, day_text
from keigarage.domain.eligibility import Answer, Verdict, arrival_gate
from keigarage.domain.plan import Days, Dismissal, MilestoneKind, Plan
from keigarage.domain.words import say

ARRIVAL, LOADING = "arrival", "loading"

ALARM_WORDS = {
    Answer.NO: "Lands too early",
    Answer.DEPENDS: "May land too early",
    Answer.UNKNOWN: "Age at arrival unknown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A plan that lands, or may land, before the car is certainly old enough.

    kind      -- `arrival`: the day of arrival is too early; `loading`: the shortest crossing is
    situation -- the dates it speaks of; a dismissal of other dates does not silence it
    dismissed -- the owner's reason for setting it aside; None while it stands
    """

    kind: str
    answer: Answer
    because: str
    cite: str
    situation: str
    dismissed: Dismissal | None = None

    @property
    def head(self) -> str:
        """A few words for a badge or a table cell."""
        return say(ALARM_WORDS[self.answer])


@dataclass(frozen=True, slots=True)
class Crossing:
    """The days from loading to arrival; `own` when the owner stated them, not a general range."""

    days: Days
    own: bool


def crossing_of(plan: Plan, kinds: Sequence[MilestoneKind]) -> Crossing | None:
    """The crossing to reckon with: the sailing's, else the owner's, else the rule book's range."""
    if plan.sailing and plan.sailing.crossing:
        return Crossing(plan.sailing.crossing, own=True)
    noted = plan.note("sail").duration_days
    if noted is not None:
        return Crossing(Days(noted, noted), own=True)
    typical = next((kind.typical for kind in kinds if kind.id == "sail"), None)
    return Crossing(typical, own=False) if typical else None


def load_not_before(certain: date | None, crossing: Crossing | None) -> date | None:
    """The first day to load, so that even the shortest crossing lands on or after `certain`."""
    if certain is None or crossing is None:
        return None
    return certain - timedelta(days=crossing.days.least)


def alarms(plan: Plan, verdict: Verdict, crossing: Crossing | None) -> tuple[Alarm, ...]:
    """What is wrong with the plan's landing, dismissed or not; nothing when it lands in time."""
    found = _of_arrival(plan, verdict) or _of_loading(plan, verdict, crossing)
    return (found,) if found else ()


def loads_early(plan: Plan, verdict: Verdict, crossing: Crossing | None) -> bool:
    """Whether loading stands before the day that even the shortest crossing allows."""
    first = load_not_before(verdict.certain, crossing)
    return bool(plan.loads and first and plan.loads.first < first and not plan.done("sail"))


def _of_arrival(plan: Plan, verdict: Verdict) -> Alarm | None:
    if plan.arrives is None:
        return None
    gate = arrival_gate(verdict, plan.arrives)
    if gate.answer is Answer.YES:
        return None
    situation = f"{plan.arrives} {verdict.certain}"
    return _alarm(plan, verdict, ARRIVAL, gate.answer, gate.because, situation)


def _of_loading(plan: Plan, verdict: Verdict, crossing: Crossing | None) -> Alarm | None:
    """Where the day of arrival is stated, a general range says nothing of that very ship."""
    if plan.loads is None or (plan.arrives and not (crossing and crossing.own)):
        return None
    if verdict.certain is None or verdict.earliest is None:
        return _alarm(plan, verdict, LOADING, Answer.UNKNOWN, verdict.because, f"{plan.loads}")
    if crossing is None or not loads_early(plan, verdict, crossing):
        return None
    days = crossing.days
    latest = plan.arrives.last if plan.arrives else plan.loads.last + timedelta(days=days.most)
    answer = Answer.NO if latest < verdict.earliest else Answer.DEPENDS
    because = _because_loading(plan.loads, days, verdict.certain)
    return _alarm(plan, verdict, LOADING, answer, because,
                  f"{plan.loads} {days.least} {verdict.certain}")  # fmt: skip


def _because_loading(loads: PartialDate, days: Days, certain: date) -> str:
    return say(
        "Loads {loads}: the shortest crossing, {least} days, lands on {lands}, before {certain}, "
        "when it is certainly old enough. Load on {first} or later.",
        loads=date_text(loads), least=days.least, certain=day_text(certain),
        lands=day_text(loads.first + timedelta(days=days.least)),
        first=day_text(certain - timedelta(days=days.least)),
    )  # fmt: skip


def _alarm(
    plan: Plan, verdict: Verdict, kind: str, answer: Answer, because: str, situation: str
) -> Alarm:
    held = plan.dismissals.get(kind)
    return Alarm(
        kind=kind,
        answer=answer,
        because=because,
        cite=verdict.rule.cite,
        situation=situation,
        dismissed=held if held and held.situation == situation else None,
    )
