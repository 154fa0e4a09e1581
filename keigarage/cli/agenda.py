"""`keigarage agenda` and `keigarage export`: what comes when, in the terminal or a calendar."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from keigarage.cli.options import as_json, opened, readable, with_garage
from keigarage.cli.terminal import put, table
from keigarage.domain.agenda import URGENCY_WORDS, Item, Urgency, within
from keigarage.domain.dates import day_text
from keigarage.domain.reminders import read_day
from keigarage.domain.words import say

_DAYS = 90


@click.command(help=say(
    "List what is due over all cars: alarms, what is overdue, and what falls in the days ahead."
))  # fmt: skip
@click.option("--on", metavar="DATE", help=say("The agenda of that day instead of today's."))
@click.option("--days", metavar="N", type=click.IntRange(0, 36500), default=_DAYS,
              show_default=True, help=say("How many days ahead to look."))  # fmt: skip
@as_json
@with_garage
def agenda(garage: str | None, on: str | None, days: int, as_json: bool) -> None:
    asked = read_day(readable(on)) if on is not None else None
    with opened(garage) as app:
        day = asked or app.today()
        found = within(app.agenda.items(day), days, day)
    put(as_json, {"items": [_document(item) for item in found]}, lambda: _lines(found, days))


def _document(item: Item) -> dict[str, Any]:
    return {
        "date": item.day.isoformat(),
        "kind": item.kind.value,
        "car": None if item.car_id is None else str(item.car_id),
        "text": item.text,
        "overdue": item.overdue,
    }


def _lines(items: Sequence[Item], days: int) -> Iterator[str]:
    if not items:
        yield say("Nothing is overdue, and nothing falls in the next {days} days.", days=days)
    for number, urgency in enumerate(Urgency):
        held = [item for item in items if item.urgency is urgency]
        if held:
            if number and held[0] is not items[0]:
                yield ""
            yield say(URGENCY_WORDS[urgency])
            yield from table([[day_text(item.day), item.car, item.text] for item in held])


@click.command(help=say(
    "Write every open item of the agenda to FILE.ics, a calendar that other programs read. Over "
    "an earlier one of the same garage, what changed takes the place of what was."
))  # fmt: skip
@click.argument("file", metavar="FILE.ics")
@as_json
@with_garage
def export(garage: str | None, file: str, as_json: bool) -> None:
    with opened(garage) as app:
        written = app.calendar.export(Path(file))
    put(as_json, {"file": file, "cars": written.cars},
        lambda: [say("{file}: {events} events of {cars} cars", file=file, events=written.events,
                     cars=written.cars)])  # fmt: skip
