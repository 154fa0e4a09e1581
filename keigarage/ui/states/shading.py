"""What the map and the list say of each state, as plain values: answer, words, tally."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import date_text, day_text
from keigarage.domain.own_rules import (
    BODY_CLASS_WORDS,
    StateNote,
    answer_for,
    note_words,
    own_words,
)
from keigarage.domain.plating import (
    MARKS,
    PLATES,
    RANKS,
    RECORD_AGE_YEARS,
    PlateAnswer,
    limit_sentences,
    opening,
)
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import STATUS_WORDS, Status
from keigarage.domain.words import say
from keigarage.ui.look.marks import Mark

# The words of the legend and of narrow cells; `STATUS_WORDS` has the sentences.
BRIEF = {
    Status.ROAD: "road",
    Status.LIMITED: "limited",
    Status.LOCAL: "local option",
    Status.UNSETTLED: "unsettled",
    Status.OFFROAD: "off road",
    Status.PROHIBITED: "refused",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """One state as the map and the list show it.

    answer -- the reckoned answer for a car; None while the map is for a body in general
    own    -- the owner's note whose answer it is; None where it is the book's
    """

    state: Jurisdiction
    status: Status
    stale: bool
    answer: PlateAnswer | None = None
    own: StateNote | None = None

    @property
    def code(self) -> str:
        return self.state.code

    @property
    def mark(self) -> Mark:
        return Mark(MARKS[self.status])

    @property
    def words(self) -> str:
        """`registers it with limits`; a reckoned answer that differs from the record says so."""
        if self.answer is not None and self.answer.excluded:
            return say("outside its rule; treatment not on record")
        words = say(STATUS_WORDS[self.status])
        return f"{words} ({own_words(self.own)})" if self.own else words

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, or within which limits; the record's opening where there is nothing else."""
        if self.answer is not None:
            return self.answer.reasons[:-1] or self.answer.reasons
        found = [note_words(self.own)] if self.own else []
        if self.status in PLATES:
            found += limit_sentences(self.state, self.status)
        return tuple(found) or (opening(self.state.summary),)


def shade_body(
    states: Iterable[Jurisdiction], body: BodyClass, on: date, notes: Iterable[StateNote] = ()
) -> dict[str, Shade]:
    """Every state by code, answering for any kei of this body."""
    held = tuple(notes)
    return {state.code: _shade_of(state, body, on, held) for state in states}


def _shade_of(
    state: Jurisdiction, body: BodyClass, on: date, notes: tuple[StateNote, ...]
) -> Shade:
    found = answer_for(state, body, "", notes)
    stale = found.note.stale(on) if found.note else state.stale(on)
    return Shade(state=state, status=found.status, stale=stale, own=found.note)


def shade(answers: Iterable[PlateAnswer]) -> dict[str, Shade]:
    """Every state by code, answering for one car."""
    return {one.state.code: _shade(one) for one in answers}


def _shade(one: PlateAnswer) -> Shade:
    return Shade(state=one.state, status=one.status, stale=one.stale, answer=one, own=one.own)


def tally(shades: Mapping[str, Shade]) -> tuple[tuple[Status, int], ...]:
    """How many states give each answer, best first; answers that none gives are left out."""
    counted = Counter(one.status for one in shades.values())
    return tuple((status, counted[status]) for status in RANKS if counted[status])


def tally_words(shades: Mapping[str, Shade]) -> str:
    """`road 11, limited 15, …` for those who hear the legend."""
    return ", ".join(f"{say(BRIEF[status])} {count}" for status, count in tally(shades))


def note_for(body: BodyClass, answers: Iterable[PlateAnswer]) -> str:
    """What the answers are for and when: under the map and on its pages."""
    some = next(iter(answers), None)
    if some is None:
        return say(
            "answers for {kei} of 25 years; as of each record's date",
            kei=say(BODY_CLASS_WORDS[body]),
        )
    if some.ripe_from is None:
        return say("its age is not recorded; answers as of each record's date")
    return say("{years} years old for certain on {day}; answers as of each record's date",
               years=RECORD_AGE_YEARS, day=day_text(some.ripe_from))  # fmt: skip


def spoken(one: Shade) -> str:
    """The whole answer in one breath, for a screen reader and the tool tip's second line on."""
    parts = [one.words, *one.reasons]
    if one.stale:
        parts.append(say("As of {when}: check before you rely on it.",
                         when=date_text(one.state.as_of)))  # fmt: skip
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts)


def tip(one: Shade) -> str:
    """The tool tip: name and answer, then each reason on a line of its own."""
    lines = [f"{one.state.name}: {one.words}", *one.reasons]
    if one.stale:
        lines.append(say("As of {when}: check before you rely on it.",
                         when=date_text(one.state.as_of)))  # fmt: skip
    return "\n".join(lines)
