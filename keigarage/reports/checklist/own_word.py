"""The owner's own word on a state, as the checklist tells it beside the rule book's."""

from dataclasses import replace

from keigarage.domain.dates import date_text
from keigarage.domain.outlook import Outlook
from keigarage.domain.own_rules import StateAnswer, StateNote, answer_for, note_place, note_words
from keigarage.domain.plain_text import shortened
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import STATUS_WORDS, Status
from keigarage.domain.words import say

_LONG = 400  # letters of a note in the frame at the head of the page


def answer_of(outlook: Outlook, state: Jurisdiction) -> StateAnswer:
    """What holds for this car in this state, and whose word it is."""
    return answer_for(state, outlook.body, outlook.county, outlook.notes)


def checked_line(note: StateNote, state: Jurisdiction) -> str:
    """On the card: whose answer it is, where it holds, and from whom."""
    return say("Your own answer for {place}, checked {when}. Source: {source}.",
               place=note_place(note, state.name), when=date_text(note.checked_on),
               source=note.source.rstrip("."))  # fmt: skip


def own_reason(answer: StateAnswer) -> str:
    """The note whose answer holds; empty where the book's does. The rule tells a long one whole."""
    if answer.note is None:
        return ""
    brief = replace(answer.note, text=shortened(answer.note.text, _LONG))
    return say("Your own note: {note}", note=note_words(brief))


def book_line(answer: StateAnswer) -> str:
    return say("The rule book: {answer}.", answer=say(STATUS_WORDS[answer.book]))


def own_pairs(answer: StateAnswer, state: Jurisdiction) -> tuple[tuple[str, str], ...]:
    """The notes in full, the one that holds first, and then what the book says to it.

    Where a notice at the head of the page has told the one that holds whole, it is not told again.
    """
    silent = answer.status is answer.book is Status.ROAD
    cut = answer.note is not None and len(answer.note.text) > _LONG
    notes = sorted(answer.notes, key=lambda note: note is not answer.note)
    pairs = [
        (say("Your answer") if note is answer.note else say("Your note"), _told(note, state))
        for note in notes
        if silent or cut or note is not answer.note
    ]
    if answer.is_own:
        book = say("{answer}. {summary}", answer=say(STATUS_WORDS[answer.book]),
                   summary=state.summary)  # fmt: skip
        pairs.append((say("Rule book"), book[:1].upper() + book[1:]))
    return tuple(pairs)


def source_lines(answer: StateAnswer, state: Jurisdiction) -> tuple[str, ...]:
    """Each note as a source of the page, with its own date."""
    return tuple(
        say("Your own note on {place}: {source}, checked {when}.",
            place=note_place(note, state.name), source=note.source.rstrip("."),
            when=date_text(note.checked_on))
        for note in answer.notes
    )  # fmt: skip


def _told(note: StateNote, state: Jurisdiction) -> str:
    narrower = note.county or note.body
    return f"{note_place(note, state.name)}: {note_words(note)}" if narrower else note_words(note)
