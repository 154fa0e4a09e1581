"""What the owner found out about a state or a county: it wins over the rule book, and says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType

from keigarage.domain.car import BodyClass
from keigarage.domain.car_fields import STATE_CODES
from keigarage.domain.dates import PartialDate, date_text, years_after
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.own_reading import must_be_checked, must_have, read_checked_on, read_choice
from keigarage.domain.plain_text import folded, plain, shortened
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import STATUS_WORDS, Status
from keigarage.domain.words import say

StateNoteId = NewType("StateNoteId", int)

BODY_CLASS_WORDS = {
    BodyClass.CAR: "kei cars",
    BodyClass.VAN: "kei vans",
    BodyClass.TRUCK: "kei trucks",
}
_FIELDS = ("code", "county", "body", "status", "text", "source", "checked_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateNote:
    """One thing the owner noted. An empty county means the whole state, no body all of them.

    With a `status` it takes the place of the book's answer; without one it is text beside it.
    """

    id: StateNoteId | None = None  # None until stored
    code: str
    county: str = ""
    body: BodyClass | None = None
    status: Status | None = None
    text: str = ""
    source: str
    checked_on: PartialDate

    def stale(self, on: date) -> bool:
        """Whether it was checked over a year ago, so that it must be checked before it is used."""
        return on > years_after(self.checked_on.last, 1)


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """What holds for one body in one county, and whose word that is.

    note  -- the owner's note whose status holds; None where the book's does
    notes -- every note that applies, the one that counts most first
    book  -- what the rule book alone would answer
    """

    status: Status
    note: StateNote | None
    notes: tuple[StateNote, ...]
    book: Status

    @property
    def is_own(self) -> bool:
        return self.note is not None


def answer_for(
    jurisdiction: Jurisdiction, body: BodyClass, county: str, notes: Iterable[StateNote]
) -> StateAnswer:
    """The answer of a state for a body and a county ("" where it is not known).

    A county's note wins over the state's, one for a body over one for all, a newer over an older.
    """
    place = _place(county)
    applying = [note for note in notes if _applies(note, jurisdiction.code, body, place)]
    applying.sort(key=_weight, reverse=True)
    winner = next((note for note in applying if note.status is not None), None)
    book = jurisdiction.status_for(body)
    status = winner.status if winner and winner.status else book
    return StateAnswer(status, winner, tuple(applying), book)


def _applies(note: StateNote, code: str, body: BodyClass, place: str) -> bool:
    here = not note.county or _place(note.county) == place
    return note.code == code and here and note.body in (None, body)


def _weight(note: StateNote) -> tuple[bool, bool, date, date, int]:
    # By the first day it can mean: "2026" is no newer than 12 October 2026.
    checked = note.checked_on
    return bool(note.county), note.body is not None, checked.first, checked.last, note.id or 0


def _place(county: str) -> str:
    """A county as it is compared. A city may bear its county's name and keep rules of its own."""
    name = folded(county)
    for kind in ("county", "parish", "borough"):
        if name != kind:
            name = name.removesuffix(kind)
    return name


# Words


def own_words(note: StateNote) -> str:
    """`yours, checked 12 October 2026`: what stands beside an answer that is the owner's."""
    return say("yours, checked {when}", when=date_text(note.checked_on))


def note_place(note: StateNote, state_name: str) -> str:
    """`Fairfax, Virginia, kei trucks`: where the note holds, and for which bodies."""
    where = f"{note.county}, {state_name}" if note.county else state_name
    return f"{where}, {say(BODY_CLASS_WORDS[note.body])}" if note.body else where


def note_words(note: StateNote) -> str:
    """The note in one paragraph: its answer, its text, its source and the day it was checked."""
    answer = say(STATUS_WORDS[note.status]) if note.status else ""
    answer = answer[:1].upper() + answer[1:]
    told = " ".join(_sentence(part) for part in (answer, note.text) if part)
    return say("{told} Source: {source}; checked {when}.", told=told,
               source=note.source.rstrip("."), when=date_text(note.checked_on))  # fmt: skip


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "。", "…")) else f"{text}."


# Reading what was typed


def read_note(texts: Mapping[str, str], on: date, base: StateNote | None = None) -> StateNote:
    """A note from what was typed, by field: what is left out stays as in `base`, or empty.

    on     -- today, since nothing was checked in the future
    raises -- UnreadableValue, naming the first field that is wrong or missing
    """
    held = _held(base) | {name: text.strip() for name, text in texts.items()}
    note = StateNote(
        id=base.id if base else None,
        code=plain(held["code"]).upper(),
        county=" ".join(held["county"].split()),
        body=read_choice(BodyClass, held["body"], "body", say("Body")),
        status=read_choice(Status, held["status"], "status", say("Answer")),
        text=held["text"],
        source=held["source"],
        checked_on=read_checked_on(held["checked_on"]),
    )
    return checked_note(note, on)


def checked_note(note: StateNote, on: date) -> StateNote:
    """The same note; raises UnreadableValue where it lacks what makes it worth relying on."""
    if note.code not in STATE_CODES:
        raise UnreadableValue(
            say("{text} is not a state's code: write its two letters, such as TX, or DC.",
                text=shortened(note.code) or "“”"), field="code"
        )  # fmt: skip
    if note.status is None:
        must_have(note.text, "text", say(
            "The note says nothing yet: choose an answer, write a text, or both."
        ))  # fmt: skip
    must_have(note.source, "source", say(
        "Say where it comes from: an office and a name, a letter, or an address."
    ))  # fmt: skip
    must_be_checked(note.checked_on, on)
    return note


def _held(base: StateNote | None) -> dict[str, str]:
    if base is None:
        return dict.fromkeys(_FIELDS, "")
    return {name: str(getattr(base, name) or "") for name in _FIELDS}
