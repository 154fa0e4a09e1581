"""What the commands share: their options, and the garage opened for one of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from keigarage.cli.terminal import complain
from keigarage.domain.car import CarId
from keigarage.domain.errors import UnreadableValue
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
def opened(garage: str | None, *, write: bool = False) -> "Iterator[App]":
    """The garage at hand, closed afterwards. Reading goes on beside a window that is open.

    raises -- GarageError: in use, damaged, newer, or on a disk that cannot be read
    """
    from keigarage.app import open_app
    from keigarage.log import warnings_kept
    from keigarage.places import places

    here = places(garage)
    with warnings_kept(here.logs), open_app(here, write=write, by="command line") as app:
        if app.file.notice:
            complain(app.file.notice)
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
