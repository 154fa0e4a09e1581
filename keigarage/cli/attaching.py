"""`keigarage attach`: files brought to a car, as copies."""

from pathlib import Path
from typing import Any

import click

from keigarage.cli.options import as_json, car_named, opened, with_garage
from keigarage.cli.terminal import put, table
from keigarage.domain.attachments import FILE_KIND_WORDS, Attachment, FileKind, size_text
from keigarage.domain.words import say


@click.command(help=say(
    "Attach copies of files to a car: all of them, or none where one cannot be read. The originals "
    "stay as they are."
))  # fmt: skip
@click.argument("car")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--kind", type=click.Choice(list(FileKind), case_sensitive=False),
              help=say("What they are; otherwise its ending decides."))  # fmt: skip
@as_json
@with_garage
def attach(
    garage: str | None, car: str, files: tuple[str, ...], kind: str | None, as_json: bool
) -> None:
    with opened(garage, write=True) as app:
        car_id = car_named(app, car)
        paths = [Path(file).expanduser().absolute() for file in files]
        added = app.files.attach(car_id, paths, FileKind(kind.lower()) if kind else None)
    put(as_json, {"files": [file_document(file) for file in added]},
        lambda: table([_row(file) for file in added]))  # fmt: skip


def file_document(file: Attachment) -> dict[str, Any]:
    return {
        "id": str(file.id),
        "name": file.name,
        "sha256": file.sha256,
        "bytes": file.bytes,
        "kind": file.kind.value,
        "added_at": file.added_at,
    }


def _row(file: Attachment) -> list[str]:
    return [str(file.id), file.name, say(FILE_KIND_WORDS[file.kind]), size_text(file.bytes),
            file.sha256]  # fmt: skip
