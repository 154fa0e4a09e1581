"""`keigarage cars` and `keigarage show`: the garage looked at."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from keigarage.cli.ages import verdict_document, verdict_lines
from keigarage.cli.documents import (
    car_document,
    progress_document,
    proof_document,
)
from keigarage.cli.options import as_json, car_named, opened, with_garage
from keigarage.cli.plan_answers import alarm_document, alarm_lines
from keigarage.cli.state_answers import car_state_lines, state_summary
from keigarage.cli.terminal import put, table, wrapped
from keigarage.domain.arrival import Alarm
from keigarage.domain.car import Car, CarId
from keigarage.domain.car_fields import FIELDS, write_field
from keigarage.domain.dates import PartialDate, date_text, era_text
from keigarage.domain.eligibility import Verdict
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.outlook import Outlook
from keigarage.domain.query import kept, read_query
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say


@click.command(help=say(
    "List the cars of the garage. QUERY holds words in any order and terms such as stage:wanted, "
    "state:TX or 'built<1992'; a dash before one leaves out what answers it ('beat -stage:sold')."
))  # fmt: skip
@click.argument("query", nargs=-1, metavar="[QUERY]")
@click.option("--trash", "trashed", is_flag=True, help=say("List the cars in the trash."))
@as_json
@with_garage
def cars(garage: str | None, query: tuple[str, ...], trashed: bool, as_json: bool) -> None:
    wanted = " ".join(query)
    asked = read_query(wanted)
    if asked.unread:
        raise UnreadableValue(asked.unread[0])
    with opened(garage) as app:
        found = kept(app.garage.cars(trashed=trashed), asked)
        alarms = app.outlooks.alarms(found)
    document = {"cars": [_car(car, alarms.get(car.id, ())) for car in found]}
    put(as_json, document, lambda: _list(found, wanted, trashed, alarms))


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
    counts = outlook.counts
    return {
        "car": car_document(outlook.car),
        "eligibility": {
            "basis": counts and counts.basis.value,
            "rules": [verdict_document(verdict) for verdict in _verdicts(outlook)],
            "rests_on": outlook.rests_on,
            "confidence": outlook.confidence.value,
            "conflicts": list(outlook.conflicts),
            "narrowing": list(outlook.narrowing),
        },
        "state": state_summary(outlook),
        "alarms": [alarm_document(alarm) for alarm in outlook.alarms],
        "notices": list(outlook.notices),
        "papers": progress_document(outlook.progress),
        "proofs": [proof_document(proof) for proof in outlook.proofs],
    }


def _car(car: Car, alarms: tuple[Alarm, ...]) -> dict[str, Any]:
    """The car, and `alarms` where its ship lands, or may land, too early."""
    told = car_document(car)
    return told | {"alarms": [alarm_document(alarm) for alarm in alarms]} if alarms else told


def _list(
    found: Sequence[Car],
    wanted: str,
    trashed: bool,
    alarms: Mapping[CarId | None, tuple[Alarm, ...]],
) -> list[str]:
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
         car.chassis_no, car.state, *(f"*** {alarm.head}" for alarm in alarms.get(car.id, ()))]
        for car in found
    ]  # fmt: skip
    most = max(map(len, rows))  # only where a ship lands too early is there a column for it
    heads += [""] * (most - len(heads))
    return table([row + [""] * (most - len(row)) for row in rows], heads)


def _page(outlook: Outlook) -> Iterator[str]:
    car = outlook.car
    trashed = " " + say("(in the trash)") if car.trashed else ""
    yield f"{car.id}  {car.title}{trashed}"
    yield from alarm_lines(outlook.alarms)
    for sentence in (*outlook.conflicts, *outlook.notices):
        yield from wrapped(sentence)
    yield ""
    yield from table([[say(field.label), _shown(car, field.name)] for field in FIELDS
                      if field.name != "notes" and write_field(car, field.name)])  # fmt: skip
    if car.notes:
        yield ""
        yield from wrapped(car.notes)
    for verdict in _verdicts(outlook):
        yield ""
        yield from verdict_lines(verdict)
    yield ""
    if outlook.counts:
        yield from wrapped(say("Rests on: {what}.", what=outlook.rests_on))
    for sentence in outlook.narrowing:
        yield from wrapped(sentence)
    yield ""
    yield from car_state_lines(outlook)
    progress = outlook.progress
    yield say("Papers: {done} of {needed} at hand", done=progress.done, needed=progress.needed)


def _shown(car: Car, name: str) -> str:
    value = getattr(car, name)
    if isinstance(value, PartialDate):
        return f"{date_text(value)} ({era_text(value)})"
    if name == "price":
        return f"{value:,.2f}"
    return say(STAGE_WORDS[car.stage]) if name == "stage" else write_field(car, name)


def _verdicts(outlook: Outlook) -> tuple[Verdict, ...]:
    """NHTSA's, EPA's, then the rules the owner follows besides."""
    return outlook.federal, outlook.epa, *outlook.others
