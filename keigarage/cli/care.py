"""`check` and `sample`: the garage's own health, and a garage to try the program on."""

from pathlib import Path

import click

from keigarage.cli.options import as_json, opened, with_garage
from keigarage.cli.terminal import complain, put
from keigarage.domain.errors import GarageDamaged, NotFound
from keigarage.domain.words import say
from keigarage.places import places


@click.command(help=say("Check the garage file from end to end; nothing is changed."))
@as_json
@with_garage
def check(garage: str | None, as_json: bool) -> int:
    folder = places(garage).garage
    if not (folder / "garage.sqlite").exists():
        # To the other commands a folder without one is an empty garage; its check means nothing.
        raise NotFound(say("There is no garage in {folder}: name one with --garage.",
                           folder=folder))  # fmt: skip
    problems = _problems(garage)
    put(as_json, {"ok": not problems, "problems": problems},
        lambda: problems or [say("The garage in {folder} is sound.", folder=folder)])  # fmt: skip
    if problems:
        complain(say("The garage in {folder} did not pass its check.", folder=folder))
    return 1 if problems else 0


def _problems(garage: str | None) -> list[str]:
    try:
        with opened(garage) as app:
            return [str(problem) for problem in app.file.check()]
    except GarageDamaged as problem:
        return [str(problem)]


@click.command(help=say("Make a garage of real cars in DIR to try the program on."))
@click.argument("folder", metavar="DIR")
@as_json
def sample(folder: str, as_json: bool) -> None:
    from keigarage.cli.the_book import book_at_hand
    from keigarage.services.sample import make_sample

    place = Path(folder).expanduser().absolute()
    cars = make_sample(place, book_at_hand())
    put(as_json, {"garage": str(place), "cars": cars},
        lambda: [say("{count} cars in {folder}: look at them with `keigarage --garage {folder}`.",
                     count=cars, folder=place)])  # fmt: skip
