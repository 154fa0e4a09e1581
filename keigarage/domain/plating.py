"""Where a car can be plated: each state's answer for this very car.

A record answers for a kei of 25 years. Here that answer is held against one car: its body, its age
and the measures the record itself names. A car outside a measured class is not thereby refused:
the record's answer is no answer for it, so it becomes unsettled, with the measure as the reason.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keigarage.domain.car import Car, body_class
from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import day_text
from keigarage.domain.eligibility import Answer, Counting, date_that_counts, window
from keigarage.domain.knowledge import Confidence
from keigarage.domain.own_rules import StateNote, answer_for, note_words
from keigarage.domain.plating_checks import Check, Fit, Vehicle, checks_of
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say

# The age that every record answers for; a state may ask for more.
RECORD_AGE_YEARS = 25

# From the best answer to the worst, as a list of states ranks them.
RANKS = (Status.ROAD, Status.LIMITED, Status.LOCAL, Status.UNSETTLED, Status.OFFROAD,
         Status.PROHIBITED)  # fmt: skip

PLATES = frozenset({Status.ROAD, Status.LIMITED, Status.LOCAL})

# The glyph that stands for an answer wherever one is drawn.
MARKS = {
    Status.ROAD: "yes",
    Status.LIMITED: "depends",
    Status.LOCAL: "local",
    Status.UNSETTLED: "unsettled",
    Status.OFFROAD: "offroad",
    Status.PROHIBITED: "no",
}

_SURE = (Confidence.HIGH, Confidence.MEDIUM, Confidence.DERIVED, Confidence.LOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateAnswer:
    """What one state answers for one car on one day.

    recorded   -- the record's own answer for the body; `status` differs where a measure decides
    reasons    -- sentences, the most telling first; the last is the record's own opening
    years      -- the age that the answer is for
    ripe       -- whether the car has it
    ripe_from  -- the day it has it for certain; None where no date is known
    waiting    -- what that means, as a sentence; empty once the car has the age
    own        -- the owner's note whose answer this is; None where it is the book's
    """

    state: Jurisdiction
    status: Status
    recorded: Status
    reasons: tuple[str, ...]
    confidence: Confidence
    stale: bool
    checks: tuple[Check, ...]
    years: int
    ripe: Answer
    ripe_from: date | None
    waiting: str
    own: StateNote | None = None

    @property
    def mark(self) -> str:
        return MARKS[self.status]

    @property
    def excluded(self) -> bool:
        """Whether a measure puts the car outside what the record answers for."""
        outside = (check for check in self.checks if check.fit is Fit.OUTSIDE)
        return self.own is None and any(check.measure.decides for check in outside)


def vehicle_of(car: Car, generation: Generation | None = None) -> Vehicle:
    """A car as the measures see it; what its owner left out comes from its generation."""
    length = car.length_mm or (generation.length_mm if generation else None)
    width = car.width_mm or (generation.width_mm if generation else None)
    height = car.height_mm or (generation.height_mm if generation else None)
    engine = car.displacement_cc or (generation.displacement_cc if generation else None)
    body = car.body or (generation.body if generation else None)
    return Vehicle(
        name=car.title,
        body=body_class(body),
        built=car.built,
        first_registered=car.first_registered,
        model_year=car.model_year,
        length_mm=length,
        width_mm=width,
        height_mm=height,
        displacement_cc=engine,
        kerb_kg=generation.kerb_kg if generation else None,
        state=car.state,
        county=car.county,
    )


def age_needed(state: Jurisdiction) -> int:
    """The years that a state's answer is for."""
    return max(RECORD_AGE_YEARS, state.min_age_years or 0)


def plate(
    state: Jurisdiction, vehicle: Vehicle, on: date, notes: Iterable[StateNote] = ()
) -> PlateAnswer:
    """The state's answer for this car on the day `on`; the owner's own word, in `notes`, wins."""
    county = vehicle.county if vehicle.state == state.code else ""
    held = answer_for(state, vehicle.body, county, notes)
    checks = checks_of(state, vehicle)
    outside = [check for check in checks if check.fit is Fit.OUTSIDE]
    decided = not held.is_own and any(check.measure.decides for check in outside)
    status = Status.UNSETTLED if decided else held.status
    years = age_needed(state)
    ripe, earliest, certain = _ripe(vehicle, years, on)
    reasons = [note_words(held.note)] if held.note else []
    reasons += [check.because for check in outside]
    if decided:
        reasons.append(_ask(state, outside))
    if status in PLATES:
        reasons += limit_sentences(state, status)
        reasons += _unknown(checks)
    return PlateAnswer(
        state=state,
        status=status,
        recorded=held.book,
        reasons=(*reasons, opening(state.summary)),
        confidence=_confidence(state, decided),
        stale=held.note.stale(on) if held.note else state.stale(on),
        checks=checks,
        years=years,
        ripe=ripe,
        ripe_from=certain,
        waiting=_waiting(ripe, earliest, certain, years),
        own=held.note,
    )


def rank(
    states: Iterable[Jurisdiction], vehicle: Vehicle, on: date, notes: Iterable[StateNote] = ()
) -> list[PlateAnswer]:
    """Every state's answer, best first: yes, limited, local, unsettled, no.

    Among equals the surer answer comes first, then the fresher one, then the alphabet.
    """
    held = tuple(notes)
    return sorted((plate(state, vehicle, on, held) for state in states), key=rank_key)


def rank_key(answer: PlateAnswer) -> tuple[int, int, bool, str]:
    """What answers are ranked by."""
    sure = _SURE.index(answer.confidence) if answer.confidence in _SURE else len(_SURE)
    return RANKS.index(answer.status), sure, answer.stale, answer.state.name


def limit_sentences(state: Jurisdiction, status: Status) -> list[str]:
    """What a plate of the state is bound to, a sentence for each limit the record names."""
    found = []
    if state.max_posted_mph is not None:
        found.append(say("Roads posted up to {mph} mph.", mph=state.max_posted_mph))
    if state.interstate_ok is False:
        found.append(say("No interstates."))
    if state.local_option and status is not Status.LOCAL:
        found.append(say("Counties and towns may decide otherwise."))
    return found


# A full stop ends a sentence before a capital or a figure, but not after these.
_SENTENCE = re.compile(r".*?[a-z0-9)](?<!\bDel)(?<!\bStat)(?<!\bNo)\.(?=\s+[A-Z0-9]|$)", re.DOTALL)


def opening(text: str) -> str:
    """The first sentence of a record's prose."""
    found = _SENTENCE.match(text)
    return found[0] if found else text


def _ripe(vehicle: Vehicle, years: int, on: date) -> tuple[Answer, date | None, date | None]:
    counts = date_that_counts(vehicle.built, vehicle.first_registered)
    ends = window(counts.value, years, Counting.DAY) if counts else None
    if ends is None:
        return Answer.UNKNOWN, None, None
    earliest, certain = ends
    if on >= certain:
        return Answer.YES, earliest, certain
    return (Answer.DEPENDS if on >= earliest else Answer.NO), earliest, certain


def _waiting(ripe: Answer, earliest: date | None, certain: date | None, years: int) -> str:
    if ripe is Answer.YES:
        return ""
    if earliest is None or certain is None:
        return say("Its age is not recorded: the answer is for one of {years} years.", years=years)
    if ripe is Answer.DEPENDS:
        return say("{years} years old between {earliest} and {certain}; the answer holds from "
                   "then.", years=years, earliest=day_text(earliest),
                   certain=day_text(certain))  # fmt: skip
    return say("{years} years old for certain on {day}; the answer holds from then.",
               years=years, day=day_text(certain))  # fmt: skip


def _unknown(checks: Iterable[Check]) -> list[str]:
    """What cannot be told of the car, a sentence for each figure; both ends of a range in one."""
    undecided = [check for check in checks if check.fit is Fit.UNKNOWN]
    by_figure = {check.measure.quantity: check.because for check in reversed(undecided)}
    return list(reversed(by_figure.values()))


def _ask(state: Jurisdiction, outside: Iterable[Check]) -> str:
    [of, *_] = [check.measure.of for check in outside if check.measure.decides]
    return say("How {agency} treats one outside its {of} is not on record: ask there.",
               agency=state.agency_short or state.agency, of=say(of))  # fmt: skip


def _confidence(state: Jurisdiction, decided: bool) -> Confidence:
    """A reckoned answer is derived, and never surer than the record it is reckoned from."""
    if decided and state.confidence in (Confidence.HIGH, Confidence.MEDIUM):
        return Confidence.DERIVED
    return state.confidence
