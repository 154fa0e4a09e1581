"""`keigarage costs` and `keigarage cost`: what a car costs, estimated and as paid."""

from typing import TYPE_CHECKING

import click

from keigarage.cli.cost_answers import (
    costs_document,
    costs_lines,
    template_document,
    usual_lines,
)
from keigarage.cli.options import as_json, car_named, opened, readable, with_garage
from keigarage.cli.terminal import put
from keigarage.domain.car import Currency
from keigarage.domain.cost_fields import COST_FIELD_BY_NAME
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.app import App
    from keigarage.domain.car import CarId


@click.command(help=say(
    "List what a car costs, estimated and as paid, with duty and fees worked out from its plan."
))  # fmt: skip
@click.argument("car")
@click.option("--usual", is_flag=True,
              help=say("List the usual lines it lacks, with what others paid."))  # fmt: skip
@as_json
@with_garage
def costs(garage: str | None, car: str, usual: bool, as_json: bool) -> None:
    with opened(garage) as app:
        car_id = car_named(app, car)
        if usual:
            templates = app.money.templates(car_id)
            put(as_json, {"templates": [template_document(held) for held in templates]},
                lambda: usual_lines(templates))  # fmt: skip
        else:
            _put_costs(app, car_id, as_json)


@click.command(help=say(
    "Set one line of a car's costs; it is added where it is missing. LABEL is its name, such as "
    "\"Ocean freight\". Empty text (\"\") clears a field. Purchase price, Duty and fees and Sale "
    "price are counted as what they are."
))  # fmt: skip
@click.argument("car")
@click.argument("label")
@click.option("--estimate", metavar="N", help=say("What it is expected to cost."))
@click.option("--actual", metavar="N", help=say("What it cost; with a minus, money back."))
@click.option("--currency", type=click.Choice(list(Currency), case_sensitive=False),
              help=say("Dollars unless told."))  # fmt: skip
@click.option("--rate", metavar="USD_PER_UNIT",
              help=say("Dollars for one yen, such as 0.0067."))  # fmt: skip
@click.option("--rate-on", metavar="DATE", help=say("The day of the rate; today unless given."))
@click.option("--stage", metavar="STAGE", help=say("The stage it belongs to."))
@click.option("--payee", metavar="TEXT", help=say("Who is paid."))
@click.option("--paid-on", metavar="DATE", help=say("When it was paid."))
@click.option("--remove", is_flag=True, help=say("Take the line away."))
@as_json
@with_garage
def cost(
    garage: str | None, /, car: str, label: str, remove: bool, as_json: bool, **fields: str | None
) -> None:
    texts = {name: readable(text) for name, text in fields.items() if text is not None}
    if bool(texts) == remove:
        raise click.UsageError(
            say("Name an amount, such as --estimate 1200, or --remove the line.")
        )  # fmt: skip
    with opened(garage, write=True) as app:
        car_id = car_named(app, car)
        if remove:
            app.money.remove_line(app.money.the_line(car_id, label))
        else:
            _put_line(app, car_id, readable(label), texts)
        _put_costs(app, car_id, as_json)


def _put_line(app: "App", car_id: "CarId", label: str, texts: dict[str, str]) -> None:
    try:
        app.money.put(car_id, label, texts)
    except UnreadableValue as problem:
        field = COST_FIELD_BY_NAME.get(problem.field)
        named = f"{say(field.label)}: {problem}" if field else str(problem)
        raise UnreadableValue(named, field=problem.field) from None


def _put_costs(app: "App", car_id: "CarId", as_json: bool) -> None:
    held = app.money.costs(car_id)
    put(as_json, costs_document(held), lambda: costs_lines(held))
