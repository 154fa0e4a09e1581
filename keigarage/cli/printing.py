"""`keigarage report` and `keigarage reports`: the printed pages as PDF files."""

from pathlib import Path

import click

from keigarage.cli.options import as_json, car_named, opened, state_option, with_garage
from keigarage.cli.terminal import put, table
from keigarage.domain.errors import NotFound
from keigarage.domain.words import say


@click.command(help=say(
    "Write a report as a PDF file. KIND is one that `keigarage reports` lists; a DMV checklist "
    "is for one CAR and for its state, or the one named."
))  # fmt: skip
@click.argument("kind")
@click.argument("cars", nargs=-1, metavar="[CAR]...")
@state_option
@click.option("--size", type=click.Choice(["letter", "a4"], case_sensitive=False),
              help=say("The paper's size; otherwise the one the settings name."))  # fmt: skip
@click.option("-o", "--output", metavar="FILE.pdf", required=True,
              help=say("The file to write; one that is there is replaced."))  # fmt: skip
@as_json
@with_garage
def report(
    garage: str | None,
    kind: str,
    cars: tuple[str, ...],
    state: str,
    size: str | None,
    output: str,
    as_json: bool,
) -> None:
    _known(kind)
    if len(cars) != 1:
        raise click.UsageError(say("A DMV checklist is for one car: name one."))
    with opened(garage) as app:
        car = car_named(app, cars[0])
        size = size or app.preferences.load().paper_size
        pages = app.printing.save(app.printing.dmv_checklist(car, state, size), Path(output))
    sentence = "{file}: 1 page" if pages == 1 else "{file}: {pages} pages"
    put(as_json, {"file": output, "pages": pages},
        lambda: [say(sentence, file=output, pages=pages)])  # fmt: skip


@click.command(help=say("List the reports there are."))
@as_json
def reports(as_json: bool) -> None:
    from keigarage.reports.kinds import REPORTS

    known = [
        {"kind": report.kind, "title": say(report.title), "about": say(report.about)}
        for report in REPORTS.values()
    ]
    put(as_json, {"reports": known}, lambda: table([list(told.values()) for told in known]))


def _known(kind: str) -> None:
    """raises -- NotFound, with the reports there are"""
    from keigarage.reports.kinds import REPORTS

    if kind not in REPORTS:
        raise NotFound(
            say("There is no report {kind}: choose one of {known}.",
                kind=kind, known=", ".join(REPORTS))
        )  # fmt: skip
