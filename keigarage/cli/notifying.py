"""`keigarage notify`: what is due as notifications of the desktop, for the start at login too."""

from typing import TYPE_CHECKING

import click

from keigarage import notify as desktop
from keigarage.cli.options import as_json, with_garage
from keigarage.cli.terminal import put
from keigarage.domain.errors import GarageError, NotFound
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.places import Places


@click.command(help=say(
    "Show what is overdue or within its lead time as notifications of the desktop: each item once, "
    "and five a day at most. The garage is only read."
))  # fmt: skip
@click.option("--quiet", is_flag=True,
              help=say("Print nothing, and end well whatever hinders it."))  # fmt: skip
@as_json
@with_garage
def notify(garage: str | None, quiet: bool, as_json: bool) -> None:
    try:
        sent = _sent(garage)
    except GarageError:
        if not quiet:
            raise
        return
    if not quiet:
        put(as_json, {"sent": sent}, lambda: sent or [say("Nothing new is due.")])


def _sent(garage: str | None) -> list[str]:
    from keigarage.places import places

    here = places(garage)
    if (here.garage / "garage.sqlite").exists():
        return _told(here)
    if garage is not None:
        raise NotFound(say("There is no garage in {folder}: check the path.", folder=here.garage))
    return []


def _told(here: "Places") -> list[str]:
    from keigarage.app import open_app
    from keigarage.log import warnings_kept
    from keigarage.services.reminding import Notified, tell

    with warnings_kept(here.logs):
        with open_app(here, write=False, mends=False, by="command line") as app:
            items, today = app.agenda.items(), app.today()
        return tell(items, Notified(here.config, here.garage), today, desktop.send)
