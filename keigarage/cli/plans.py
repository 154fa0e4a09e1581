"""`keigarage plan`: the import of one car, its milestones, deadlines and alarms."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from keigarage.cli.options import as_json, car_named, opened, readable, with_garage
from keigarage.cli.plan_answers import plan_document, plan_lines
from keigarage.cli.terminal import put
from keigarage.domain.errors import NotFound, UnreadableValue
from keigarage.domain.plan import Mode, Plan
from keigarage.domain.plan_fields import (
    PLAN_FIELDS,
    SAILING_FIELDS,
    with_milestone_fields,
    with_plan_fields,
)
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.app import App
    from keigarage.domain.car import CarId

_DATED = {"loads": "--loads", "arrives": "--arrives", "crossing": "--transit", "mode": "--mode"}
_SET = [field.name for field in (*PLAN_FIELDS, *SAILING_FIELDS) if field.name not in _DATED]


@click.command(help=say(
    "Show the import plan of a car: each milestone with its due day, when to load at the "
    "earliest, and an alarm where the ship would land too early. With options it is changed "
    "first, all in one step. Cars that share a sailing move together."
))  # fmt: skip
@click.argument("car")
@click.option("--mode", type=click.Choice(list(Mode), case_sensitive=False),
              help=say("Driven aboard, or in a container."))  # fmt: skip
@click.option("--loads", metavar="DATE", help=say("When the ship loads."))
@click.option("--arrives", metavar="DATE", help=say("When the ship arrives."))
@click.option("--transit", metavar="MIN-MAX",
              help=say("The fewest and the most days of the crossing, such as 14-30."))  # fmt: skip
@click.option("--done", metavar="MILESTONE=DATE", multiple=True,
              help=say("A milestone that was done; an empty date takes that back. May be "
                       "repeated."))  # fmt: skip
@click.option("--planned", metavar="MILESTONE=DATE", multiple=True,
              help=say("When a milestone is planned for. May be repeated."))  # fmt: skip
@click.option("--takes", metavar="MILESTONE=DAYS", multiple=True,
              help=say("How many days a milestone takes. May be repeated."))  # fmt: skip
@click.option("--set", "settings", metavar="FIELD=TEXT", multiple=True,
              help=say("Another field: {fields}. May be repeated.",
                       fields=", ".join(_SET)))  # fmt: skip
@click.option("--with", "other", metavar="CAR",
              help=say("Share the sailing of that car; \"\" leaves the one it is on."))  # fmt: skip
@click.option("--dismiss", metavar="REASON",
              help=say("Set the alarm aside; the reason is kept in the history."))  # fmt: skip
@as_json
@with_garage
def plan(
    garage: str | None,
    /,
    car: str,
    as_json: bool,
    done: tuple[str, ...],
    planned: tuple[str, ...],
    takes: tuple[str, ...],
    settings: tuple[str, ...],
    other: str | None,
    dismiss: str | None,
    **dated: str | None,
) -> None:
    names = {"transit": "crossing"}
    texts = {names.get(name, name): text for name, text in dated.items() if text is not None}
    texts |= dict(_pair(text, "--set") for text in settings)
    notes = [
        (*_pair(text, option), field)
        for given, option, field in ((done, "--done", "done"), (planned, "--planned", "planned"),
                                     (takes, "--takes", "duration_days"))
        for text in given
    ]  # fmt: skip
    changes = bool(texts or notes or other is not None)
    with opened(garage, write=changes or dismiss is not None) as app:
        car_id = car_named(app, car)
        if changes:
            app.shipping.save_plan(_changed(app, car_id, texts, notes, other))
        if dismiss is not None:
            _dismiss(app, car_id, dismiss)
        held, offer = app.garage.car(car_id), app.shipping.stage_offer(car_id)
        schedule = app.shipping.schedule_of(car_id)
        shared = _others(app, schedule.plan)
    put(as_json, plan_document(held, schedule, offer, shared),
        lambda: plan_lines(held, schedule, offer, shared))  # fmt: skip


def _pair(text: str, option: str) -> tuple[str, str]:
    name, equals, value = readable(text).partition("=")
    if not equals:
        raise click.UsageError(
            say("{option} takes a name and a value, such as {example}.", option=option,
                example={"--done": "buy=2026-09-30", "--planned": "entry=2026-12-05",
                         "--takes": "booking=14"}.get(option, "vessel=Morning"))
        )  # fmt: skip
    return name.strip().lower().replace("-", "_") if option == "--set" else name, value


def _changed(
    app: "App",
    car_id: "CarId",
    texts: dict[str, str],
    notes: list[tuple[str, str, str]],
    other: str | None,
) -> Plan:
    """The plan with all that the options ask for; nothing is written when one of them is wrong."""
    changed = app.shipping.plan_of(car_id)
    if other is not None:
        sailing = app.shipping.plan_of(car_named(app, other)).sailing if other.strip() else None
        if other.strip() and sailing is None:
            raise NotFound(say("{car} is on no sailing yet: give it a day of loading first.",
                               car=other))  # fmt: skip
        changed = replace(changed, sailing=sailing)
    with _option_named(_DATED):
        changed = with_plan_fields(changed, texts)
    for milestone_id, text, field in notes:
        option = {"duration_days": "--takes"}.get(field, f"--{field}")
        kind = app.shipping.milestone(milestone_id)
        with _option_named({field: f"{option} {kind.id}"}):
            changed = with_milestone_fields(changed, kind.id, {field: text})
    return changed


@contextmanager
def _option_named(options: dict[str, str]) -> Iterator[None]:
    """A value that is wrong is told with the option, or the field, it was given for."""
    try:
        yield
    except UnreadableValue as problem:
        name = options.get(problem.field, problem.field)
        raise UnreadableValue(f"{name}: {problem}" if name else str(problem)) from None


def _dismiss(app: "App", car_id: "CarId", reason: str) -> None:
    standing = app.shipping.schedule_of(car_id).alarms
    if not standing:
        raise NotFound(
            say("No alarm stands for {car}.", car=app.garage.car(car_id).title)
        )  # fmt: skip
    for alarm in standing:
        app.shipping.dismiss(car_id, alarm.kind, readable(reason))


def _others(app: "App", plan: Plan) -> list[str]:
    """The other cars on the same sailing."""
    if plan.sailing is None or plan.sailing.id is None:
        return []
    ids = app.shipping.cars_on(plan.sailing.id)
    return [app.garage.car(number).title for number in ids if number != plan.car_id]
