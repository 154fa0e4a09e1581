"""What a change of a plan comes to: the rows it writes, and the words the history has for it."""

from collections.abc import Mapping
from dataclasses import fields, replace

from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.plan import Plan, Sailing
from keigarage.domain.plan_fields import PLAN_FIELD_BY_NAME, SAILING_FIELD_BY_NAME
from keigarage.domain.words import say
from keigarage.store.garage_file import GarageFile

# A sailing that has no more than these was made for one car, and is nothing without it.
_DATES_ALONE = frozenset({"id", "loads", "arrives", "crossing"})


def plan_writes(file: GarageFile, before: Plan, plan: Plan) -> list[RowWrite]:
    """The rows of a change, in an order in which each finds what it points at."""
    writes = []
    if plan.sailing and plan.sailing.id is not None:
        writes.append(RowWrite("sailing", plan.sailing.id, file.sailings.row(plan.sailing)))
    key, row = file.plans.key(plan.car_id), file.plans.row(plan)
    if key or row != file.plans.row(Plan(car_id=plan.car_id)):
        writes.append(RowWrite("plan", key or file.changes.new_key("plan"), row))
    for milestone_id, note in plan.notes.items():
        if note != before.note(milestone_id):
            held = file.plans.note_key(plan.car_id, milestone_id)
            noted = None if note.is_empty else file.plans.note_row(plan.car_id, note)
            writes.append(RowWrite("milestone", held or file.changes.new_key("milestone"), noted))
    left = before.sailing
    if left and left.id and left.id != (plan.sailing and plan.sailing.id):
        named = {field.name for field in fields(Sailing) if getattr(left, field.name)}
        if named <= _DATES_ALONE and len(file.sailings.cars_on(left.id)) == 1:
            writes.append(RowWrite("sailing", left.id, None))
    return writes


def moves_others(file: GarageFile, plan: Plan) -> bool:
    """Whether other cars change with this one, because they share the sailing."""
    sailing = plan.sailing
    if sailing is None or sailing.id is None:
        return False
    others = set(file.sailings.cars_on(sailing.id)) - {plan.car_id}
    return bool(others) and file.sailings.get(sailing.id) != sailing


def named(
    before: Plan, plan: Plan, milestones: Mapping[str, str], *, new_sailing: bool
) -> tuple[Verb, str]:
    """What the history calls the change; `milestones` are their names by id."""
    marked = [mid for mid, note in plan.notes.items() if note != before.note(mid)]
    names = ", ".join(milestones.get(mid, mid) for mid in marked)
    if _only_done(before, plan, marked):
        undone = plan.note(marked[0]).done is None
        template = "{milestones} as not done" if undone else "{milestones} as done"
        return Verb.MARK_MILESTONE, say(template, milestones=names)
    labels = [
        say(field.label)
        for name, field in PLAN_FIELD_BY_NAME.items()
        if getattr(before, name) != getattr(plan, name)
    ]
    told = (*labels, _sailing_words(before.sailing, plan.sailing, new_sailing), names)
    return Verb.SET_PLAN, ", ".join(part for part in told if part)


def sailing_labels(before: Sailing, after: Sailing) -> str:
    """The fields in which two sailings differ."""
    return ", ".join(
        say(field.label)
        for name, field in SAILING_FIELD_BY_NAME.items()
        if getattr(before, name) != getattr(after, name)
    )


def _only_done(before: Plan, plan: Plan, marked: list[str]) -> bool:
    """Whether all that differs is that milestones were done, or all of them not after all."""
    notes = [(before.note(mid), plan.note(mid)) for mid in marked]
    alone = all(replace(was, done=note.done) == note for was, note in notes)
    one_way = len({note.done is None for _, note in notes}) == 1
    return alone and one_way and replace(before, notes=plan.notes) == plan


def _sailing_words(before: Sailing | None, after: Sailing | None, is_new: bool) -> str:
    """One made along with the plan is told by its fields, one chosen for the car by its name."""
    if after is None:
        return say("no sailing") if before else ""
    if before and before.id == after.id:
        return sailing_labels(before, after)
    own = sailing_labels(Sailing(), after) if is_new else ""
    return own or say("sailing {name}", name=after.title)
