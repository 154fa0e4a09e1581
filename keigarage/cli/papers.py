"""`keigarage papers` and `keigarage paper`: what each desk wants, and how far it is."""

from collections.abc import Iterator

import click

from keigarage.cli.documents import paper_document
from keigarage.cli.options import as_json, car_named, opened, state_option, with_garage
from keigarage.cli.state_answers import car_state_lines, state_summary
from keigarage.cli.terminal import put, table
from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import date_text
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.outlook import Outlook
from keigarage.domain.paperwork import PAPER_WORDS, Paper, PaperState, read_paper_state
from keigarage.domain.plain_text import shortened
from keigarage.domain.status import Need
from keigarage.domain.words import say

_TICKS = {PaperState.HAVE: "x", PaperState.SUBMITTED: "x", PaperState.REQUESTED: "~",
          PaperState.NOT_NEEDED: "-", PaperState.NEEDED: " "}  # fmt: skip


@click.command(help=say("List the papers a car needs, desk by desk, and how far each one is."))
@click.argument("car")
@state_option
@as_json
@with_garage
def papers(garage: str | None, car: str, state: str, as_json: bool) -> None:
    with opened(garage) as app:
        outlook = app.outlooks.of(car_named(app, car), state or None)
    _put_papers(as_json, outlook)


@click.command(help=say(
    "Mark how far a paper is. PAPER is its id or its form's number, STATE one of: {states}.",
    states=", ".join(say(PAPER_WORDS[state]) for state in PaperState),
))  # fmt: skip
@click.argument("car")
@click.argument("paper")
@click.argument("state", metavar="STATE")
@click.option("--due", metavar="DATE", help=say("The day it is due by."))
@click.option("--state", "code", metavar="CODE", default="",
              help=say("Another state than the car's own."))  # fmt: skip
@as_json
@with_garage
def paper(
    garage: str | None,
    car: str,
    paper: str,
    state: str,
    due: str | None,
    code: str,
    as_json: bool,
) -> None:
    to = _paper_state(state)
    due_on = read_date(due) if due else None
    with opened(garage, write=True) as app:
        car_id = car_named(app, car)
        place = code or app.garage.car(car_id).state
        app.paperwork.mark(car_id, app.paperwork.spec(paper, place).id, to, due_on)
        outlook = app.outlooks.of(car_id, code or None)
    _put_papers(as_json, outlook)


def _paper_state(text: str) -> PaperState:
    """raises -- UnreadableValue, with the states a paper can be in"""
    state = read_paper_state(text)
    if state is None:
        raise UnreadableValue(
            say("A paper cannot be {text}: choose one of {choices}.",
                text=shortened(text), choices=_choices())
        )  # fmt: skip
    return state


def _choices() -> str:
    """The words as they are printed; those of two words in quotes, as a shell wants them."""
    words = [say(PAPER_WORDS[state]) for state in PaperState]
    return ", ".join(f"“{word}”" if " " in word else word for word in words)


def _put_papers(as_json: bool, outlook: Outlook) -> None:
    document = {
        "papers": [paper_document(paper) for paper in outlook.papers],
        "state": state_summary(outlook),
    }
    put(as_json, document, lambda: _lines(outlook))


def _lines(outlook: Outlook) -> Iterator[str]:
    progress = outlook.progress
    yield say("{car}: {done} of {needed} papers at hand", car=outlook.car.title,
              done=progress.done, needed=progress.needed)  # fmt: skip
    for desk, held in outlook.papers_by_desk().items():
        yield ""
        if outlook.state and desk == outlook.state.code:
            yield from car_state_lines(outlook)
            if outlook.notes:
                yield ""
        else:
            yield desk
        yield from table([_row(paper) for paper in held])


def _row(paper: Paper) -> list[str]:
    spec = paper.spec
    title = f"{spec.form}: {spec.title}" if spec.form else spec.title
    state = say(PAPER_WORDS[paper.state])
    if spec.need is not Need.REQUIRED:
        state += say(", if it applies")
    if spec.same_as:
        state += say(", the same sheet as {paper}", paper=spec.same_as)
    if paper.due:
        state += say(", due {when}", when=date_text(paper.due))
    return [f"[{_TICKS[paper.state]}]", title, state, spec.id]
