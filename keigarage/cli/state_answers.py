"""A state's answer and whose word it is, as the commands print it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from keigarage.cli.documents import plain
from keigarage.cli.terminal import wrapped
from keigarage.domain.car import body_class
from keigarage.domain.outlook import Outlook
from keigarage.domain.own_rules import (
    StateAnswer,
    StateNote,
    note_place,
    note_words,
    own_words,
)
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import STATUS_WORDS
from keigarage.domain.words import say


def note_document(note: StateNote, on: date) -> dict[str, Any]:
    """A note of the owner's. An empty county is the whole state, `body` null every body."""
    return {
        "id": str(note.id),
        "code": note.code,
        "county": note.county,
        "body": plain(note.body),
        "status": plain(note.status),
        "text": note.text,
        "source": note.source,
        "checked_on": plain(note.checked_on),
        "stale": note.stale(on),
    }


def own_document(
    answer: StateAnswer, notes: Iterable[StateNote], known: Jurisdiction, on: date
) -> dict[str, Any]:
    """Whose word the answer is: the owner's note that holds, every note, and the rule pack."""
    return {
        "override": note_document(answer.note, on) if answer.note else None,
        "notes": [note_document(note, on) for note in notes],
        "from_pack": known.from_pack or None,
    }


def state_summary(outlook: Outlook) -> dict[str, Any] | None:
    """What a car's page says of its state; None where it has none."""
    state, answer = outlook.state, outlook.state_answer
    if state is None or answer is None:
        return None
    return {
        "code": state.code,
        "name": state.name,
        "status": state.status.value,
        "status_for_body": answer.status.value,
        "summary": state.summary,
        "as_of": plain(state.as_of),
        "confidence": state.confidence.value,
        "stale": state.stale(outlook.on),
        **own_document(answer, answer.notes, state, outlook.on),
    }


def answer_words(answer: StateAnswer) -> str:
    """`registers it for the road (yours, checked 12 October 2026)`."""
    words = say(STATUS_WORDS[answer.status])
    return f"{words} ({own_words(answer.note)})" if answer.note else words


def car_state_lines(outlook: Outlook) -> Iterator[str]:
    """The state's answer for a car, then what the owner noted of it."""
    state, answer = outlook.state, outlook.state_answer
    if state is None or answer is None:
        yield say("No state chosen yet.")
        return
    stale = answer.note.stale(outlook.on) if answer.note else state.stale(outlook.on)
    check = " " + say("(over a year old: check before you rely on it)") if stale else ""
    pack = " " + _pack(state) if state.from_pack and not answer.note else ""
    yield f"{state.name}: {answer_words(answer)}{pack}{check}"
    if answer.note:
        book = say(STATUS_WORDS[state.status_for(body_class(outlook.car.body))])
        yield say("The rule book: {answer}", answer=book)
    yield from note_lines(answer.notes, state)


def note_lines(notes: Iterable[StateNote], state: Jurisdiction) -> Iterator[str]:
    """Each note under its place, in a paragraph."""
    for note in notes:
        head, *more = wrapped(f"{note_place(note, state.name)}: {note_words(note)}", 4)
        yield "  - " + head[4:]
        yield from more


def _pack(state: Jurisdiction) -> str:
    return say("(told by the rule pack {pack})", pack=state.from_pack)
