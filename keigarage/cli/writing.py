"""`add`, `edit`, `stage`, `trash` and `untrash`: the commands that write a car."""

from collections.abc import Callable

import click

from keigarage.cli.cars import put_car
from keigarage.cli.options import as_json, car_named, opened, readable, with_garage
from keigarage.domain.car import Car, Stage
from keigarage.domain.car_fields import FIELDS, Field, read_field, with_fields
from keigarage.domain.catalogue import Match, search
from keigarage.domain.errors import NotFound
from keigarage.domain.new_car import car_of, chassis_no_in
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.reference import RuleBook

_MOST_LISTED = 8
_DATES = ("built", "first_registered", "purchased_on")


def _field_options(command: Callable[..., None]) -> Callable[..., None]:
    """One option for each field of a car, named as the field with dashes."""
    for field in reversed(FIELDS):
        option = f"--{field.name.replace('_', '-')}"
        metavar = "DATE" if field.name in _DATES else "TEXT"
        command = click.option(option, field.name, metavar=metavar, help=_help(field))(command)
    return command


def _help(field: Field) -> str:
    label = say(field.label)
    return f"{label}: {', '.join(field.choices)}." if field.choices else f"{label}."


def _given(fields: dict[str, str | None]) -> dict[str, str]:
    return {name: readable(text) for name, text in fields.items() if text is not None}


@click.command(help=say(
    "Add a car. TEXT is a name, a chassis code or a whole chassis number that the catalogue "
    "knows: it fills the fields of that car, and options win over it. Without TEXT a make and a "
    "model, or a name, are needed."
))  # fmt: skip
@click.argument("text", nargs=-1, metavar="[TEXT]")
@_field_options
@as_json
@with_garage
def add(
    garage: str | None, /, text: tuple[str, ...], as_json: bool, **fields: str | None
) -> None:
    given = _given(fields)
    with opened(garage, write=True, makes=True) as app:
        filled = _filled(app.book, readable(" ".join(text)), given.get("catalogue_id", ""))
        added = app.garage.add(with_fields(filled, given))
    put_car(as_json, added, say("Added {car} as number {id}.", car=added.title, id=added.id))


@click.command(help=say(
    'Set fields of a car; empty text ("") clears a field. The first field that is wrong is named '
    "and nothing is changed."
))  # fmt: skip
@click.argument("car")
@_field_options
@as_json
@with_garage
def edit(garage: str | None, /, car: str, as_json: bool, **fields: str | None) -> None:
    given = _given(fields)
    if not given:
        raise click.UsageError(say("Name a field to set, such as --built 1991-05."))
    with opened(garage, write=True) as app:
        edited = app.garage.edit(car_named(app, car), given)
    put_car(as_json, edited, say("Edited {id} {car}.", car=edited.title, id=edited.id))


@click.command(help=say(
    "Move a car to a stage. STAGE is one of: {stages}.", stages=", ".join(Stage)
))  # fmt: skip
@click.argument("car")
@click.argument("stage")
@as_json
@with_garage
def stage(garage: str | None, car: str, stage: str, as_json: bool) -> None:
    # Empty text would otherwise mean the stage of a new car.
    to = read_field("stage", stage) if stage.strip() else None
    if to is None:
        raise click.UsageError(say("Name a stage: {stages}.", stages=", ".join(Stage)))
    with opened(garage, write=True) as app:
        moved = app.garage.move(car_named(app, car), to)
    put_car(as_json, moved, say("Moved {id} {car} to {stage}.", id=moved.id, car=moved.title,
                                stage=say(STAGE_WORDS[moved.stage])))  # fmt: skip


@click.command(help=say("Put a car in the trash; its papers and proofs stay with it."))
@click.argument("car")
@as_json
@with_garage
def trash(garage: str | None, car: str, as_json: bool) -> None:
    with opened(garage, write=True) as app:
        trashed = app.garage.trash(car_named(app, car))
    put_car(as_json, trashed, say("{id} {car} is in the trash; `keigarage untrash {id}` takes it "
                                  "out.", id=trashed.id, car=trashed.title))  # fmt: skip


@click.command(help=say("Take a car out of the trash."))
@click.argument("car")
@as_json
@with_garage
def untrash(garage: str | None, car: str, as_json: bool) -> None:
    with opened(garage, write=True) as app:
        back = app.garage.untrash(car_named(app, car))
    put_car(as_json, back, say("{id} {car} is back in the garage.", id=back.id, car=back.title))


def _filled(book: RuleBook, text: str, catalogue_id: str) -> Car:
    """The car that the catalogue tells of; an empty one when neither is given."""
    if not text:
        return car_of(book.generation(catalogue_id)) if catalogue_id else Car()
    matches = search(book.generations(), text)
    if catalogue_id:
        wanted = book.generation(catalogue_id)
        match = next((found for found in matches if found.generation.id == wanted.id), None)
        return car_of(wanted, chassis_no=chassis_no_in(text, match) if match else "")
    match = _only_best(matches, text)
    return car_of(match.generation, chassis_no=chassis_no_in(text, match))


def _only_best(matches: list[Match], text: str) -> Match:
    """raises -- NotFound with the entries to choose between, or when there is none"""
    best = [match for match in matches if match.score == matches[0].score]
    if len(best) == 1:
        return best[0]
    if not best:
        raise NotFound(
            say("The catalogue knows no {text}: give --make and --model instead.", text=text)
        )
    shown = ", ".join(match.generation.id for match in best[:_MOST_LISTED])
    more = "" if len(best) <= _MOST_LISTED else ", …"
    raise NotFound(
        say("{text} fits {count} entries of the catalogue: choose one with --catalogue-id "
            "({shown}).", text=text, count=len(best), shown=shown + more)
    )  # fmt: skip
