"""`keigarage cars` and `keigarage show`: the garage looked at."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from keigarage.cli.ages import verdict_document, verdict_lines
from keigarage.cli.documents import (
    car_document,
    progress_document,
    proof_document,
    state_summary,
)
from keigarage.cli.options import as_json, car_named, opened, with_garage
from keigarage.cli.terminal import put, table, wrapped
from keigarage.domain.car import Car
from keigarage.domain.car_fields import FIELDS, write_field
from keigarage.domain.dates import PartialDate, date_text, era_text
from keigarage.domain.outlook import Outlook
from keigarage.domain.query import matching
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.status import STATUS_WORDS
from keigarage.domain.words import say


@click.command(help=say(
    "List the cars of the garage. QUERY holds words in any order and terms such as stage:wanted, "
    "state:TX or built<1992."
))  # fmt: skip
@click.argument("query", nargs=-1, metavar="[QUERY]")
@click.option("--trash", "trashed", is_flag=True, help=say("List the cars in the trash."))
@as_json
@with_garage
def cars(garage: str | None, query: tuple[str, ...], trashed: bool, as_json: bool) -> None:
    wanted = " ".join(query)
    with opened(garage) as app:
        found = matching(app.garage.cars(trashed=trashed), wanted)
    document = {"cars": [car_document(car) for car in found]}
    put(as_json, document, lambda: _list(found, wanted, trashed))


@click.command(help=say(
    "Show one car with its dates, its state and its papers."
))  # fmt: skip
@click.argument("car")
@as_json
@with_garage
def show(garage: str | None, car: str, as_json: bool) -> None:
    with opened(garage) as app:
        outlook = app.outlooks.of(car_named(app, car))
    put(as_json, _document(outlook), lambda: _page(outlook))


def put_car(as_json: bool, car: Car, sentence: str) -> None:
    """The answer of a command that wrote one car."""
    put(as_json, {"car": car_document(car)}, lambda: [sentence])


def _document(outlook: Outlook) -> dict[str, Any]:
    counts, state = outlook.counts, outlook.state
    return {
        "car": car_document(outlook.car),
        "eligibility": {
            "basis": counts and counts.basis.value,
            "rules": [verdict_document(verdict) for verdict in (outlook.federal, outlook.epa)],
            "rests_on": outlook.rests_on,
            "confidence": outlook.confidence.value,
            "conflicts": list(outlook.conflicts),
            "narrowing": list(outlook.narrowing),
        },
        "state": state and state_summary(state, outlook.car, outlook.on),
        "papers": progress_document(outlook.progress),
        "proofs": [proof_document(proof) for proof in outlook.proofs],
    }


def _list(found: Sequence[Car], wanted: str, trashed: bool) -> list[str]:
    if not found and wanted:
        return [say("No car answers {query}.", query=wanted)]
    if not found and trashed:
        return [say("The trash is empty.")]
    if not found:
        return [say("No cars yet: add one with `keigarage add`, or make a garage to try with "
                    "`keigarage sample DIR`.")]  # fmt: skip
    heads = [say("No."), say("Car"), say("Stage"), say("Built"), say("Chassis number"),
             say("State")]  # fmt: skip
    rows = [
        [str(car.id), car.title, say(STAGE_WORDS[car.stage]), write_field(car, "built"),
         car.chassis_no, car.state]
        for car in found
    ]  # fmt: skip
    return table(rows, heads)


def _page(outlook: Outlook) -> Iterator[str]:
    car = outlook.car
    trashed = " " + say("(in the trash)") if car.trashed else ""
    yield f"{car.id}  {car.title}{trashed}"
    yield ""
    yield from table([[say(field.label), _shown(car, field.name)] for field in FIELDS
                      if field.name != "notes" and write_field(car, field.name)])  # fmt: skip
    if car.notes:
        yield ""
        yield from wrapped(car.notes)
    for verdict in (outlook.federal, outlook.epa):
        yield ""
        yield from verdict_lines(verdict)
    yield ""
    yield from wrapped(say("Rests on {what}.", what=outlook.rests_on))
    for sentence in (*outlook.conflicts, *outlook.narrowing):
        yield from wrapped(sentence)
    yield ""
    yield from _state(outlook)
    progress = outlook.progress
    yield say("Papers: {done} of {needed} at hand", done=progress.done, needed=progress.needed)


def _shown(car: Car, name: str) -> str:
    value = getattr(car, name)
    if isinstance(value, PartialDate):
        return f"{date_text(value)} ({era_text(value)})"
    if name == "price":
        return f"{value:,.2f}"
    return say(STAGE_WORDS[car.stage]) if name == "stage" else write_field(car, name)


def _state(outlook: Outlook) -> list[str]:
    if outlook.state is None or outlook.status is None:
        return [say("No state chosen yet.")]
    answer = say(STATUS_WORDS[outlook.status])
    stale = outlook.state.stale(outlook.on)
    check = " " + say("(over a year old: check before you rely on it)") if stale else ""
    return [f"{outlook.state.name}: {answer}{check}"]
