"""What the commands share: their options, and the garage opened for one of them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keigarage.cli.terminal import complain
from keigarage.domain.car import CarId
from keigarage.domain.errors import NotFound, UnreadableValue
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.app import App

as_json = click.option(
    "--json", "as_json", is_flag=True, help=say("Print one JSON document instead of text.")
)
state_option = click.option(
    "--state", metavar="CODE", default="", help=say("Another state than the car's own.")
)
with_garage = click.pass_obj  # the folder that `--garage` named, or None


@contextmanager
def opened(garage: str | None, *, write: bool = False, makes: bool = False) -> "Iterator[App]":
    """The garage at hand, closed afterwards. Reading goes on beside a window that is open.

    makes  -- whether the command may begin a garage: a mistyped folder is told, not made, and
              the program's own folder, where it holds no garage yet, reads as an empty one
    raises -- NotFound where the folder named holds no garage; GarageError: in use, damaged,
              newer, or on a disk that cannot be read
    """
    from keigarage.app import open_app
    from keigarage.log import warnings_kept
    from keigarage.places import places

    here = places(garage)
    with ExitStack() as until_read:
        if not makes and not _holds_garage(here.garage):
            if garage is not None:
                raise NotFound(_no_garage(here.garage))
            if not write:
                here = replace(here, garage=_empty_folder(until_read))
        until_read.enter_context(warnings_kept(here.logs))
        app = until_read.enter_context(open_app(here, write=write, by="command line"))
        if app.file.notice:
            complain(app.file.notice)
        if app.file.is_newer and not write:  # writing is refused with the same sentence
            complain(app.file.read_only_reason)
        yield app


def _holds_garage(folder: Path) -> bool:
    """Whether there is a garage, or what is left of one that only opening it can tell of."""
    return any((folder / name).exists() for name in ("garage.sqlite", "backups"))


def _no_garage(folder: Path) -> str:
    return say("There is no garage in {folder}: check the path, or make one with `keigarage "
               "--garage {folder} add …`.", folder=folder)  # fmt: skip


def _empty_folder(until_read: ExitStack) -> Path:
    from tempfile import TemporaryDirectory  # slow to import, and needed before the first car alone

    return Path(until_read.enter_context(TemporaryDirectory(prefix="keigarage-"))) / "garage"


@contextmanager
def opened_if_there(garage: str | None) -> "Iterator[App | None]":
    """The garage at hand to read, or None where there is none: a question makes no garage."""
    from keigarage.places import places

    if not (places(garage).garage / "garage.sqlite").exists():
        yield None
        return
    with opened(garage) as app:
        yield app


def car_named(app: "App", text: str) -> CarId:
    """The car that CAR means. raises -- NotFound, with the cars to choose between"""
    car_id = app.garage.find(text).id
    assert car_id is not None
    return car_id


def readable(text: str) -> str:
    """The text as typed. raises -- UnreadableValue for bytes that are no letters"""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UnreadableValue(
            say("{text} holds bytes that are no text in UTF-8: type it again in a terminal that "
                "writes UTF-8.", text=text)
        ) from None  # fmt: skip
    return text
