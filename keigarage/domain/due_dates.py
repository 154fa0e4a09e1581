"""By when each milestone of an import is due, and why.

The law's days and the trade's are kept apart: an owner may plan otherwise than the second, while
the first stands whatever is planned. Where papers or plans leave a day open, the strict end counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from keigarage.domain.arrival import Crossing
from keigarage.domain.dates import PartialDate, date_text, day_text
from keigarage.domain.eligibility import Verdict, arrival_gate
from keigarage.domain.plan import Days, MilestoneKind, Mode, Plan
from keigarage.domain.words import say

# 19 CFR 142.2; the export certificate's two by the kei inspection office (軽自動車検査協会).
ENTRY_DAYS, CERTIFICATE_MONTHS, CERTIFICATE_RETURN_DAYS = 15, 6, 15

_BEFORE_LOADING = ("search", "buy", "inland", "dereg", "booking")


@dataclass(frozen=True, slots=True)
class Due:
    """A due day, None where nothing fixes one, and the reason; `law` when a rule sets it."""

    day: date | None
    because: str
    law: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What the due days hang on. `latest` is by when each step before loading must be done."""

    plan: Plan
    verdict: Verdict
    crossing: Crossing | None
    latest: Mapping[str, date]


def frame(
    plan: Plan, kinds: tuple[MilestoneKind, ...], verdict: Verdict, crossing: Crossing | None
) -> Frame:
    return Frame(plan, verdict, crossing, _latest(plan, kinds))


def takes(plan: Plan, kind: MilestoneKind) -> Days | None:
    """How long a milestone takes: as the owner noted it, else as it typically does."""
    noted = plan.note(kind.id).duration_days
    return kind.typical if noted is None else Days(noted, noted)


def due_of(kind: MilestoneKind, frame: Frame) -> Due:
    """When `kind` is due. A planned day takes the place of the trade's, never of the law's."""
    rule = _RULES.get(kind.id)
    due = rule(frame) if rule else Due(None, "")
    planned = frame.plan.note(kind.id).planned
    if planned is None:
        return due
    late = due.day is not None and planned.last > due.day
    day = due.day if due.law and due.day else planned.last
    return Due(day, _planned(planned, due.because, late), due.law)


def months_before(day: date, months: int) -> date:
    """The same day `months` earlier, or the first of the next month where that month lacks it."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year, month + 2, 1)  # never after November: December has 31 days


def certificate_opens(loads: PartialDate) -> date:
    """From when the export certificate may be applied for."""
    return months_before(loads.last, CERTIFICATE_MONTHS)


def _latest(plan: Plan, kinds: tuple[MilestoneKind, ...]) -> dict[str, date]:
    if plan.loads is None:
        return {}
    day, found = plan.loads.first, {}
    for kind in reversed([kind for kind in kinds if kind.id in _BEFORE_LOADING]):
        found[kind.id] = day
        span = takes(plan, kind)
        day -= timedelta(days=span.most if span else 0)
    return found


def _planned(planned: PartialDate, because: str, late: bool) -> str:
    told = (
        say("Planned for {when}, which is later than it should be.", when=date_text(planned))
        if late
        else say("Planned for {when}.", when=date_text(planned))
    )
    return f"{told} {because}".strip()


def _step(milestone_id: str) -> Callable[[Frame], Due]:
    def rule(frame: Frame) -> Due:
        loads = frame.plan.loads
        if loads is None or milestone_id not in frame.latest:
            return Due(None, _no_loading())
        return Due(
            frame.latest[milestone_id],
            say("So that what follows fits before loading on {loads}.", loads=date_text(loads)),
        )

    return rule


def _dereg(frame: Frame) -> Due:
    loads = frame.plan.loads
    if loads is None:
        return Due(None, _no_loading())
    because = say(
        "Apply for the export certificate from {opens}, six months before export, and early "
        "enough that the booking fits before loading on {loads}. Once it lapses it must be "
        "returned within {days} days.",
        opens=day_text(certificate_opens(loads)), loads=date_text(loads),
        days=CERTIFICATE_RETURN_DAYS,
    )  # fmt: skip
    return Due(frame.latest.get("dereg"), because)


def _booking(frame: Frame) -> Due:
    loads = frame.plan.loads
    if loads is None:
        return Due(None, _no_loading())
    return Due(loads.first, say("Done by the day of loading, {loads}.", loads=date_text(loads)))


def _isf(frame: Frame) -> Due:
    loads = frame.plan.loads
    if loads is None:
        return Due(None, say("Due the day before loading; there is no loading date yet."), law=True)
    because = say(
        "Due the day before loading on {loads}, since customs wants it 24 hours before lading; "
        "filed late it can cost $5,000.", loads=date_text(loads),
    )  # fmt: skip
    if frame.plan.mode is Mode.RORO:
        because += " " + say(
            "RoRo may count as break-bulk cargo, due only 24 hours before arrival; that depends "
            "on the carrier, so filing before loading is the safe way."
        )
    return Due(loads.first - timedelta(days=1), because, law=True)


def _sail(frame: Frame) -> Due:
    plan, crossing = frame.plan, frame.crossing
    arrives = plan.sailing.arrives if plan.sailing else None
    if plan.loads and arrives:
        told = say("Loads {loads}, arrives {arrives}.",
                   loads=date_text(plan.loads), arrives=date_text(arrives))  # fmt: skip
        return Due(arrives.last, told)
    if arrives:
        return Due(arrives.last, say("Arrives {arrives}.", arrives=date_text(arrives)))
    if plan.loads and crossing:
        return Due(
            plan.loads.last + timedelta(days=crossing.days.most),
            say("Loads {loads}; the crossing takes {days} days.",
                loads=date_text(plan.loads), days=crossing.days),
        )  # fmt: skip
    return Due(None, say("No sailing yet."))


def _gate(frame: Frame) -> Due:
    arrives, certain = frame.plan.arrives, frame.verdict.certain
    if arrives:
        return Due(arrives.first, arrival_gate(frame.verdict, arrives).because, law=True)
    if certain is None:
        return Due(None, frame.verdict.because, law=True)
    return Due(None, say("No arrival date yet; the ship must not land before {certain}.",
                         certain=day_text(certain)), law=True)  # fmt: skip


def _arrival_notice(frame: Frame) -> Due:
    arrives = frame.plan.arrives
    because = say("It comes with the ship; no delivery order before its charges are paid.")
    return Due(arrives.last if arrives else None, because)


def entry_due(plan: Plan) -> date | None:
    """The last day to make entry; after it the car goes to a general order warehouse."""
    return plan.arrives.first + timedelta(days=ENTRY_DAYS) if plan.arrives else None


def _entry(frame: Frame) -> Due:
    arrives, day = frame.plan.arrives, entry_due(frame.plan)
    if arrives is None or day is None:
        return Due(None, say("Due {days} calendar days after arrival; there is no arrival date "
                             "yet.", days=ENTRY_DAYS), law=True)  # fmt: skip
    return Due(day, say(
        "Due {days} calendar days after arrival on {arrives}; later the car goes to a general "
        "order warehouse.", days=ENTRY_DAYS, arrives=date_text(arrives)), law=True)  # fmt: skip


def _release(frame: Frame) -> Due:
    sailing = frame.plan.sailing
    free = sailing.free_storage_end if sailing else None
    if free:
        return Due(free.first, say("Storage is free until {day}.", day=date_text(free)))
    return Due(None, say("The arrival notice says until when storage is free."))


def _stamp(frame: Frame) -> Due:
    because = say("CBP stamps the 7501 only on request, so ask for it with the entry.")
    return Due(entry_due(frame.plan), because)


def _title(frame: Frame) -> Due:
    return Due(None, say("No deadline is on record; the state wants the stamped 7501 first."))


def _no_loading() -> str:
    return say("There is no loading date yet: with one, this gets its day.")


_RULES: Mapping[str, Callable[[Frame], Due]] = {
    **{milestone_id: _step(milestone_id) for milestone_id in ("search", "buy", "inland")},
    "dereg": _dereg,
    "booking": _booking,
    "isf": _isf,
    "sail": _sail,
    "eligible-check": _gate,
    "arrival-notice": _arrival_notice,
    "entry": _entry,
    "release": _release,
    "stamp": _stamp,
    "title": _title,
}
