"""`undo`, `redo` and `history`: what changed, and taking it back."""

from collections.abc import Iterator, Sequence

import click

from keigarage.cli.documents import change_document, field_document
from keigarage.cli.options import as_json, car_named, opened, with_garage
from keigarage.cli.terminal import put
from keigarage.domain.changes import Change, Standing
from keigarage.domain.record_fields import field_label
from keigarage.domain.words import say

_EVERY = 1_000_000
_LONGEST = 70
_STANDING = {
    Standing.UNDONE: "taken back",
    Standing.DROPPED: "taken back, and can no longer be brought back",
}


@click.command(help=say("Take the last change back; it may be one of yesterday's."))
@as_json
@with_garage
def undo(garage: str | None, as_json: bool) -> None:
    with opened(garage, write=True) as app:
        change = app.garage.undo()
    put(as_json, {"changes": [change_document(change)]},
        lambda: [say("Took back: {what}", what=change.words)])  # fmt: skip


@click.command(help=say("Bring back the change that was last taken back."))
@as_json
@with_garage
def redo(garage: str | None, as_json: bool) -> None:
    with opened(garage, write=True) as app:
        change = app.garage.redo()
    put(as_json, {"changes": [change_document(change)]},
        lambda: [say("Brought back: {what}", what=change.words)])  # fmt: skip


@click.command(help=say("List what changed, the newest first. CAR keeps to one car."))
@click.argument("car", required=False)
@as_json
@with_garage
def history(garage: str | None, car: str | None, as_json: bool) -> None:
    with opened(garage) as app:
        changes = app.garage.history(car_named(app, car) if car else None, _EVERY)
    document = {"changes": [change_document(change) for change in changes]}
    put(as_json, document, lambda: _lines(changes))


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        yield say("Nothing has changed yet.")
    for change in changes:
        when = f"{change.at.astimezone():%Y-%m-%d %H:%M}"
        standing = _STANDING.get(change.standing)
        yield f"{when}  {change.words}" + (f" ({say(standing)})" if standing else "")
        for field in change.fields:
            label, told = field_label(field.table, field.field), field_document(field)
            before, after = _short(told["before"]), _short(told["after"])
            if label and before:
                yield f"    {label}: {before} → {after or say('nothing')}"
            elif label and after:
                yield f"    {label}: {after}"


def _short(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
