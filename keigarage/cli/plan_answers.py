"""An import plan as a JSON document and as lines for people; its alarms come first."""

from collections.abc import Iterator
from typing import Any

from keigarage.cli.documents import plain
from keigarage.cli.terminal import table, wrapped
from keigarage.domain.arrival import Alarm
from keigarage.domain.car import Car, Stage
from keigarage.domain.dates import date_text, day_text
from keigarage.domain.plan import MODE_WORDS, Plan
from keigarage.domain.plan_fields import SAILING_FIELDS
from keigarage.domain.schedule import Milestone, Schedule
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say


def alarm_document(alarm: Alarm) -> dict[str, Any]:
    return {
        "kind": alarm.kind,
        "answer": alarm.answer.value,
        "because": alarm.because,
        "cite": alarm.cite,
    }


def alarm_lines(alarms: tuple[Alarm, ...]) -> Iterator[str]:
    """Each alarm in capitals first, since it must not be missed."""
    for alarm in alarms:
        yield f"*** {alarm.head.upper()} ***"
        yield from wrapped(alarm.because, 4)


def plan_document(
    car: Car, schedule: Schedule, offer: Stage | None, shared: list[str]
) -> dict[str, Any]:
    plan, crossing, upcoming = schedule.plan, schedule.crossing, schedule.next
    return {
        "car": str(car.id),
        "title": car.title,
        "mode": plan.mode and plan.mode.value,
        "sailing": _sailing_document(plan, shared),
        "certificate_until": plain(plan.certificate_until),
        "milestones": [_milestone_document(milestone) for milestone in schedule.milestones],
        "next": upcoming and upcoming.id,
        "deadlines": [
            {"id": held.id, "name": held.name, "due": plain(held.due), "because": held.because,
             "cite": held.cite, "late": held.late}
            for held in schedule.deadlines
        ],
        "certain": plain(schedule.verdict.certain),
        "transit": crossing and str(crossing.days),
        "transit_own": bool(crossing and crossing.own),
        "load_not_before": plain(schedule.load_not_before),
        "alarms": [alarm_document(alarm) for alarm in schedule.alarms],
        "dismissed": [
            {**alarm_document(alarm), "reason": alarm.dismissed.reason}
            for alarm in schedule.dismissed if alarm.dismissed
        ],
        "cautions": list(schedule.cautions),
        "stage": car.stage.value,
        "stage_offer": offer and offer.value,
    }  # fmt: skip


def _sailing_document(plan: Plan, shared: list[str]) -> dict[str, Any] | None:
    if plan.sailing is None:
        return None
    told = {field.name: plain(getattr(plan.sailing, field.name)) for field in SAILING_FIELDS}
    crossing = plan.sailing.crossing
    return {"id": str(plan.sailing.id), **told, "crossing": crossing and str(crossing),
            "shared_with": shared}  # fmt: skip


def _milestone_document(milestone: Milestone) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "name": milestone.name,
        "planned": plain(milestone.planned),
        "due": plain(milestone.due),
        "done": plain(milestone.done),
        "because": milestone.because,
        "cite": milestone.cite,
        "source": milestone.kind.url,
        "law": milestone.law,
        "settled": milestone.settled,
        "late": milestone.late,
        "takes": milestone.takes and str(milestone.takes),
        "needs": list(milestone.kind.needs),
        "yields": list(milestone.kind.yields),
    }


def plan_lines(
    car: Car, schedule: Schedule, offer: Stage | None, shared: list[str]
) -> Iterator[str]:
    plan = schedule.plan
    mode = f", {say(MODE_WORDS[plan.mode])}" if plan.mode else ""
    yield f"{car.title}{mode}"
    yield from _sailing_lines(plan, shared)
    yield from wrapped(_window(schedule))
    if schedule.alarms:
        yield ""
        yield from alarm_lines(schedule.alarms)
    for alarm in schedule.dismissed:
        if alarm.dismissed:
            told = say("Alarm set aside ({alarm}): {reason}", alarm=alarm.head.lower(),
                       reason=alarm.dismissed.reason)  # fmt: skip
            yield from wrapped(told)
    yield ""
    yield from table([_row(milestone) for milestone in schedule.milestones])
    upcoming = [m for m in schedule.milestones if not m.settled and (m.law or m is schedule.next)]
    for told in (*(f"{m.id}: {m.because}" for m in upcoming),
                 *(f"{held.name}, {day_text(held.due)}: {held.because}"
                   for held in schedule.deadlines),
                 *schedule.cautions):  # fmt: skip
        yield ""
        yield from wrapped(told)
    if offer:
        yield ""
        yield from wrapped(say("Going by what is done, it may move on: keigarage stage {car} "
                               "{stage} ({words}).", car=car.id, stage=offer.value,
                               words=say(STAGE_WORDS[offer])))  # fmt: skip


def _sailing_lines(plan: Plan, shared: list[str]) -> Iterator[str]:
    sailing = plan.sailing
    if sailing is None:
        yield say("No sailing yet: plan one with --loads and --arrives.")
        return
    ports = " → ".join(port for port in (sailing.port_from, sailing.port_to) if port)
    ship = " ".join(part for part in (sailing.vessel, sailing.voyage) if part)
    if ship or ports:
        yield ", ".join(part for part in (ship, ports) if part)
    if sailing.loads:
        yield say("Loads {when}", when=date_text(sailing.loads))
    if plan.arrives:
        when = date_text(plan.arrives)
        yield (
            say("Arrived {when}", when=when)
            if plan.done("sail")
            else say("Arrives {when}", when=when)
        )
    if shared:
        yield from wrapped(say("Shared with {cars}: they move together.", cars=", ".join(shared)))


def _window(schedule: Schedule) -> str:
    certain, crossing = schedule.verdict.certain, schedule.crossing
    if certain is None or crossing is None or schedule.load_not_before is None:
        return schedule.verdict.because
    return say("Certainly old enough from {certain}. With a crossing of {days} days, load on "
               "{first} or later.", certain=day_text(certain), days=crossing.days,
               first=day_text(schedule.load_not_before))  # fmt: skip


def _row(milestone: Milestone) -> list[str]:
    when = ""
    if milestone.done:
        when = say("done {when}", when=date_text(milestone.done))
    elif milestone.due and not milestone.settled:
        template = "late since {when}" if milestone.late else "due {when}"
        when = say(template, when=day_text(milestone.due))
    tick = "[x]" if milestone.done else "[-]" if milestone.settled else "[ ]"
    tick = "[!]" if milestone.late else tick
    return [tick, milestone.name, when, milestone.id]
