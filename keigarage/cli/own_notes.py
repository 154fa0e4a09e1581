"""`keigarage state-note`: what a state or county told the owner."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from keigarage.cli.options import as_json, opened, readable, with_garage
from keigarage.cli.state_answers import note_document, note_lines
from keigarage.cli.terminal import put
from keigarage.domain.car import BodyClass
from keigarage.domain.errors import NotFound
from keigarage.domain.own_rules import StateNote, read_note
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.app import App


@click.command("state-note", help=say(
    "Note what a state or county told you. With --status your answer takes the place of the "
    "book's, and shows as yours; with --text alone it stands beside it. Without options your "
    "notes on the state are listed."
))  # fmt: skip
@click.argument("code")
@click.option("--status", metavar="ANSWER", help=say("One of: {choices}.",
                                                     choices=", ".join(Status)))  # fmt: skip
@click.option("--text", help=say("What was said, in your own words."))
@click.option("--source", help=say("Who said it: an office and a name, a letter, an address."))
@click.option("--checked", "checked_on", metavar="DATE", help=say("When you checked it."))
@click.option("--county", metavar="NAME", help=say("A county; otherwise the whole state."))
@click.option("--body", metavar="BODY", help=say("One of: {choices}; otherwise all.",
                                                 choices=", ".join(BodyClass)))  # fmt: skip
@click.option("--edit", "edit_id", metavar="ID", help=say("Change this note instead."))
@click.option("--remove", "remove_id", metavar="ID", help=say("Take this note away."))
@as_json
@with_garage
def state_note(
    garage: str | None,
    /,
    code: str,
    edit_id: str | None,
    remove_id: str | None,
    as_json: bool,
    **fields: str | None,
) -> None:
    given = {name: readable(text) for name, text in fields.items() if text is not None}
    with opened(garage, write=bool(given or remove_id), makes=bool(given)) as app:
        state, today = app.book.state(code), app.today()
        if remove_id:
            note = _note_named(app, remove_id, state)
            assert note.id is not None
            app.notebook.remove_note(note.id)
            sentence = say("Removed the note:")
        elif given:
            base = _note_named(app, edit_id, state) if edit_id else None
            note = app.notebook.save_note(read_note(given | {"code": state.code}, today, base))
            sentence = say("Noted as number {id}:", id=note.id)
        else:
            _list_notes(as_json, app.notebook.state_notes(state.code), state, today)
            return
    put(as_json, {"note": note_document(note, today)},
        lambda: [sentence, *note_lines([note], state)])  # fmt: skip


def _note_named(app: "App", text: str, state: Jurisdiction) -> StateNote:
    """raises -- NotFound, with the notes there are"""
    notes = app.notebook.state_notes(state.code)
    found = next((note for note in notes if str(note.id) == text.strip()), None)
    if found is None:
        known = ", ".join(str(note.id) for note in notes) or say("none")
        raise NotFound(say("{state} has no note {number} of yours: there are {known}.",
                           state=state.name, number=text, known=known))  # fmt: skip
    return found


def _list_notes(
    as_json: bool, notes: Sequence[StateNote], state: Jurisdiction, today: date
) -> None:
    document = {"notes": [note_document(note, today) for note in notes]}
    put(as_json, document, lambda: _note_list(notes, state))


def _note_list(notes: Sequence[StateNote], state: Jurisdiction) -> Iterator[str]:
    if not notes:
        yield say("You have noted nothing on {state}.", state=state.name)
    for note in notes:
        yield say("Note {id}", id=note.id)
        yield from note_lines([note], state)
