"""An import on one day: its milestones with their due days, its deadlines and its alarms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from keigarage.domain.arrival import (
    Alarm,
    Crossing,
    alarms,
    crossing_of,
    load_not_before,
    loads_early,
)
from keigarage.domain.car import Stage
from keigarage.domain.dates import PartialDate, date_text, day_text
from keigarage.domain.due_dates import (
    CERTIFICATE_RETURN_DAYS,
    certificate_opens,
    due_of,
    frame,
    takes,
)
from keigarage.domain.eligibility import Verdict
from keigarage.domain.plan import Days, MilestoneKind, Plan
from keigarage.domain.words import say

# Whatever else is done, the law's two stay open until customs has the entry, or has let the car go;
# the gate is behind a car that has landed.
_SETTLED_BY = {
    "eligible-check": ("sail", "arrival-notice", "entry", "release", "stamp", "title"),
    "isf": ("entry", "release", "stamp", "title"),
    "entry": ("release", "stamp", "title"),
}
# What a car's stage leaves behind it, up to and with that milestone, noted as done or not.
_BEHIND = {
    Stage.BOUGHT: "buy",
    Stage.IN_TRANSIT: "booking",
    Stage.AT_PORT: "eligible-check",
    Stage.TITLING: "release",
    Stage.OWNED: "title",
    Stage.SOLD: "title",
}
_PAST_CUSTOMS = (Stage.TITLING, Stage.OWNED, Stage.SOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One milestone of one car. `law` is True where a rule sets the due day, not the trade.

    `settled` when it is done, or overtaken by a later one or by the car's stage; `late` while it
    is overdue and not settled.
    """

    kind: MilestoneKind
    planned: PartialDate | None
    done: PartialDate | None
    takes: Days | None
    own_duration: bool
    due: date | None
    because: str
    law: bool
    settled: bool
    late: bool

    @property
    def id(self) -> str:
        return self.kind.id

    @property
    def name(self) -> str:
        return self.kind.name

    @property
    def cite(self) -> str:
        return self.kind.cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day that is no milestone but must not be missed."""

    id: str
    name: str
    due: date
    because: str
    cite: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A plan put before the rules on the day `on`.

    alarms    -- those that stand; no screen that shows the car may leave them out
    dismissed -- those the owner set aside, each with the reason
    cautions  -- what is worth a look, in sentences
    """

    plan: Plan
    on: date
    verdict: Verdict
    crossing: Crossing | None
    milestones: tuple[Milestone, ...]
    deadlines: tuple[Deadline, ...]
    load_not_before: date | None
    alarms: tuple[Alarm, ...]
    dismissed: tuple[Alarm, ...]
    cautions: tuple[str, ...]

    @property
    def next(self) -> Milestone | None:
        """The first milestone that is not settled; None once all are."""
        return next((held for held in self.milestones if not held.settled), None)

    def milestone(self, milestone_id: str) -> Milestone:
        """raises -- KeyError"""
        for milestone in self.milestones:
            if milestone.id == milestone_id:
                return milestone
        raise KeyError(milestone_id)


def schedule(
    plan: Plan,
    kinds: tuple[MilestoneKind, ...],
    verdict: Verdict,
    on: date,
    stage: Stage = Stage.WANTED,
) -> Schedule:
    """Everything the dates of a plan come to on the day `on`, for a car at `stage`.

    verdict -- the 25-year rule's answer for this car
    """
    crossing = crossing_of(plan, kinds)
    raised = alarms(plan, verdict, crossing)
    return Schedule(
        plan=plan,
        on=on,
        verdict=verdict,
        crossing=crossing,
        milestones=tuple(_milestones(plan, kinds, verdict, crossing, on, stage)),
        deadlines=tuple(_deadlines(plan, on)),
        load_not_before=load_not_before(verdict.certain, crossing),
        alarms=tuple(alarm for alarm in raised if not alarm.dismissed),
        dismissed=tuple(alarm for alarm in raised if alarm.dismissed),
        cautions=tuple(_cautions(plan, verdict, crossing, raised)),
    )


def _milestones(
    plan: Plan,
    kinds: tuple[MilestoneKind, ...],
    verdict: Verdict,
    crossing: Crossing | None,
    on: date,
    stage: Stage,
) -> Iterator[Milestone]:
    hangs_on = frame(plan, kinds, verdict, crossing)
    for place, kind in enumerate(kinds):
        note, done, due = plan.note(kind.id), plan.done(kind.id), due_of(kind, hangs_on)
        later = _SETTLED_BY.get(kind.id) or tuple(other.id for other in kinds[place + 1 :])
        settled = bool(done) or plan.passed(later) or _is_behind(kind, kinds, stage)
        yield Milestone(
            kind=kind,
            planned=note.planned,
            done=done,
            takes=takes(plan, kind),
            own_duration=note.duration_days is not None,
            due=due.day,
            because=due.because,
            law=due.law,
            settled=settled,
            late=due.day is not None and due.day < on and not settled,
        )


def _is_behind(kind: MilestoneKind, kinds: tuple[MilestoneKind, ...], stage: Stage) -> bool:
    if kind.id in ("isf", "entry"):
        return stage in _PAST_CUSTOMS
    reached = next((other.order for other in kinds if other.id == _BEHIND.get(stage)), 0)
    return kind.order <= reached


def _deadlines(plan: Plan, on: date) -> Iterator[Deadline]:
    until, ordered = plan.certificate_until, plan.sailing and plan.sailing.general_order
    if until and not plan.passed(("booking", "sail", "entry", "release", "title")):
        due = until.first + timedelta(days=CERTIFICATE_RETURN_DAYS)
        yield Deadline(
            id="certificate-return",
            name=say("Return the export certificate if it lapses"),
            due=due,
            because=say("It is valid until {until}; not exported by then, it goes back within "
                        "{days} days.", until=date_text(until), days=CERTIFICATE_RETURN_DAYS),
            cite="軽自動車検査協会",
            late=due < on,
        )  # fmt: skip
    if ordered and not plan.passed(("entry", "release", "title")):
        yield Deadline(
            id="general-order",
            name=say("General order"),
            due=ordered.first,
            because=say("Without an entry by {day} the car goes to a general order warehouse.",
                        day=date_text(ordered)),
            cite="19 CFR 142.2",
            late=ordered.first < on,
        )  # fmt: skip


def _cautions(
    plan: Plan, verdict: Verdict, crossing: Crossing | None, raised: tuple[Alarm, ...]
) -> Iterator[str]:
    first = load_not_before(verdict.certain, crossing)
    if crossing and first and not raised and loads_early(plan, verdict, crossing):
        yield say(
            "A ship can be early: the shortest crossing on record, {least} days, would be safe "
            "only when loading on {first} or later. Enter this route's own days to be sure.",
            least=crossing.days.least, first=day_text(first),
        )  # fmt: skip
    if plan.loads is None or plan.passed(("sail", "release", "title")):
        return
    certificate, opens = plan.done("dereg"), certificate_opens(plan.loads)
    if certificate and certificate.last < opens:
        yield say("The export certificate may be applied for only from {opens}, six months before "
                  "loading.", opens=day_text(opens))  # fmt: skip
    if plan.certificate_until and plan.certificate_until.last < plan.loads.first:
        yield say("The export certificate lapses on {until}, before loading on {loads}: apply "
                  "for a new one.", until=date_text(plan.certificate_until),
                  loads=date_text(plan.loads))  # fmt: skip
