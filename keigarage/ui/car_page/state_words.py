"""What the papers section says of the car's state, as plain values."""

from dataclasses import dataclass
from datetime import date

from keigarage.domain.car import Body, BodyClass
from keigarage.domain.dates import date_text
from keigarage.domain.own_rules import StateAnswer as OwnAnswer
from keigarage.domain.own_rules import StateNote, own_words
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import STATUS_WORDS, Status
from keigarage.domain.words import say

BODY_WORDS = {
    Body.CAR: "Car",
    Body.HATCHBACK: "Hatchback",
    Body.SEDAN: "Sedan",
    Body.WAGON: "Wagon",
    Body.COUPE: "Coupe",
    Body.ROADSTER: "Roadster",
    Body.SUV: "SUV",
    Body.MICROVAN: "Microvan",
    Body.VAN: "Van",
    Body.TRUCK: "Truck",
}
_CLASS_WORDS = {BodyClass.CAR: "a car", BodyClass.VAN: "a van", BodyClass.TRUCK: "a truck"}


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """A state's answer for one body: the headline, its limits, how old and how sure it is.

    `own` says whose word it is where it is the owner's, and what the book says instead.
    """

    status: Status
    headline: str
    limits: str
    standing: str
    warning: str
    more: tuple[str, ...]
    own: str = ""


def state_answer(
    state: Jurisdiction, body: BodyClass, on: date, answer: OwnAnswer | None = None
) -> StateAnswer:
    """The record put in words for a car, van or truck on the day `on`.

    answer -- what holds for this car, where the owner's own notes were asked too
    """
    status = answer.status if answer else state.status_for(body)
    note = answer.note if answer else None
    standing = say("as of {as_of} · confidence {confidence} · ask {agency} to be sure",
                   as_of=date_text(state.as_of), confidence=state.confidence.value,
                   agency=state.agency_short or state.agency)  # fmt: skip
    stale = note.stale(on) if note else state.stale(on)
    warning = say("over a year old: check before you rely on it") if stale else ""
    return StateAnswer(
        status=status,
        headline=say("{state}: {answer}", state=state.name, answer=say(STATUS_WORDS[status])),
        limits=" · ".join(limits(state)),
        standing=standing,
        warning=warning,
        more=tuple(part for part in _more(state, body) if part),
        own=_own(note, answer.book) if note and answer else "",
    )


def _own(note: StateNote, book: Status) -> str:
    """`yours, checked 12 October 2026: … The book says: …`"""
    whose, asked = own_words(note), note.source.rstrip(".")
    told = say("{whose} · source: {source}", whose=whose, source=asked)
    if note.county:
        told = say("{told} · for {county}", told=told, county=note.county)
    if book is note.status:
        return told
    return say("{told}\nThe rule book says: {answer}", told=told, answer=say(STATUS_WORDS[book]))


def limits(state: Jurisdiction) -> list[str]:
    """What the state's answer is bound to; nothing where the record names no limit."""
    found = []
    if state.max_posted_mph is not None:
        found.append(say("roads posted up to {mph} mph", mph=state.max_posted_mph))
    if state.interstate_ok is not None:
        found.append(say("interstates allowed") if state.interstate_ok else say("no interstates"))
    if state.min_age_years is not None:
        found.append(say("from {years} years of age", years=state.min_age_years))
    if state.local_option:
        found.append(say("counties and towns may decide"))
    return found


def _more(state: Jurisdiction, body: BodyClass) -> list[str]:
    """The record's own words, for the reader who wants to know why."""
    named = say("This is the answer for {body}.", body=say(_CLASS_WORDS[body]))
    split = named if len(set(state.status_by_body.values())) > 1 else ""
    pending = say("Pending: {what}", what=state.pending) if state.pending else ""
    conflicts = say("Sources differ: {what}", what=state.conflicts) if state.conflicts else ""
    law = "; ".join(basis.cite for basis in state.legal_basis)
    # "None seen." is no news; an option that exists, or is refused by name, is.
    local = state.local_note if state.local_option is not None else ""
    return [split, state.summary, local, pending, conflicts, law and say("Law: {cites}", cites=law)]
