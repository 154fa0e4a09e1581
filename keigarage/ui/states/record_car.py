"""The part of a record about one car: each measure the record names, put to it, and its age."""

from keigarage.domain.dates import day_text
from keigarage.domain.eligibility import Answer
from keigarage.domain.knowledge import Source
from keigarage.domain.plating import PLATES, PlateAnswer
from keigarage.domain.plating_checks import Check, Fit, Vehicle
from keigarage.domain.plating_measures import Quantity, law_of
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import STATUS_WORDS
from keigarage.domain.words import say
from keigarage.ui.look.marks import Mark
from keigarage.ui.states.record_types import Fact, Heading
from keigarage.ui.words import short_day

_QUANTITY = {
    Quantity.LENGTH: "Length",
    Quantity.WIDTH: "Width",
    Quantity.DISPLACEMENT: "Engine",
    Quantity.WEIGHT: "Weight",
    Quantity.MODEL_YEAR: "Model year",
}


def car_part(answer: PlateAnswer, vehicle: Vehicle) -> tuple[Heading, list[Fact]]:
    """The heading with the answer in a word or two, and the figures and reasons below it."""
    facts = [_check(check, answer.state) for check in answer.checks]
    facts.append(_age(answer))
    facts += [Fact("car", "", why) for why in answer.reasons[:-1] if _says_more(why, answer)]
    mark, words = _in_short(answer)
    return Heading("car", say("Your {car}", car=vehicle.name), words, mark), facts


def _says_more(reason: str, answer: PlateAnswer) -> bool:
    """A reason that no row above it already gives."""
    return reason not in {check.because for check in answer.checks if check.fit is Fit.UNKNOWN}


def _in_short(answer: PlateAnswer) -> tuple[Mark, str]:
    decisive = [c for c in answer.checks if c.fit is Fit.OUTSIDE and c.measure.decides]
    if decisive and answer.own is None:
        mark = Mark.UNSETTLED if decisive[0].measure.binds else Mark.NO
        return mark, _outside_in_short(decisive[0])
    if answer.status in PLATES and answer.waiting and answer.ripe_from:
        return Mark.DEPENDS, say("from {day}", day=short_day(answer.ripe_from))
    return Mark(answer.mark), say(STATUS_WORDS[answer.status])


def _outside_in_short(check: Check) -> str:
    match check.measure.quantity, check.measure.at_most:
        case Quantity.LENGTH, True:
            return say("too long")
        case Quantity.WIDTH, True:
            return say("too wide")
        case Quantity.WIDTH, False:
            return say("too narrow")
        case Quantity.WEIGHT, True:
            return say("too heavy")
        case Quantity.WEIGHT, False:
            return say("too light")
        case Quantity.DISPLACEMENT, True:
            return say("engine too large")
    return say("outside the rule")


def _check(check: Check, state: Jurisdiction) -> Fact:
    measure = check.measure
    law = law_of(measure, state)
    sources = (Source(law.url, law.cite, as_of=str(state.as_of)),) if law and law.url else ()
    words = check.shown or say("not recorded")
    return Fact("car", say(_QUANTITY[measure.quantity]), f"{words} · {check.bound}",
                say("the record says: “{quote}”", quote=measure.quote),
                _check_mark(check), sources)  # fmt: skip


def _check_mark(check: Check) -> Mark:
    if check.fit is Fit.UNKNOWN:
        return Mark.UNSETTLED
    good = (check.fit is Fit.FITS) is not check.measure.binds
    if good:
        return Mark.YES
    return Mark.NO if check.measure.decides and not check.measure.binds else Mark.DEPENDS


def _age(answer: PlateAnswer) -> Fact:
    mark = {Answer.YES: Mark.YES, Answer.DEPENDS: Mark.DEPENDS, Answer.NO: Mark.DEPENDS,
            Answer.UNKNOWN: Mark.UNSETTLED}[answer.ripe]  # fmt: skip
    if answer.ripe_from is None:
        words = say("not recorded · {years} years", years=answer.years)
    elif answer.ripe is Answer.YES:
        words = say("{years} years since {day}", years=answer.years, day=day_text(answer.ripe_from))
    else:
        words = say("{years} years for certain on {day}",
                    years=answer.years, day=day_text(answer.ripe_from))  # fmt: skip
    return Fact("car", say("Age"), words, "", mark)
