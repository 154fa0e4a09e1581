"""What the eligibility section says, as plain values: rows of facts, hints, a citation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import day_text
from keigarage.domain.eligibility import AgeRule, Answer, Basis, Dated, Verdict
from keigarage.domain.new_car import years_text
from keigarage.domain.outlook import Outlook
from keigarage.domain.words import say
from keigarage.ui.fields.date_box import both_texts
from keigarage.ui.words import days_text

ANSWER_WORDS = {
    Answer.YES: "yes",
    Answer.DEPENDS: "depends on the day",
    Answer.NO: "not yet",
    Answer.UNKNOWN: "no date yet",
}

_BASIS_WORDS = {Basis.BUILT: "Built", Basis.FIRST_REGISTERED: "First registered"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: a quiet label, what holds, and a quiet remark beneath it."""

    label: str
    words: str
    remark: str = ""
    answer: Answer | None = None


def facts(outlook: Outlook) -> tuple[Fact, Fact, Fact, Fact]:
    """The date that counts, NHTSA's rule, EPA's rule, and what the answer rests on."""
    return (
        _dated(outlook.counts),
        _federal(outlook.federal),
        Fact(rule_name(outlook.epa.rule), window_text(outlook.epa), answer=outlook.epa.answer),
        Fact(say("Rests on"), outlook.rests_on),
    )


def _dated(counts: Dated | None) -> Fact:
    if counts is None:
        return Fact(say("Built"), say("not recorded"))
    remark = ""
    if counts.basis is Basis.FIRST_REGISTERED:
        remark = say("stands in for the date built, which is not recorded")
    return Fact(say(_BASIS_WORDS[counts.basis]), both_texts(counts.value), remark)


def _federal(verdict: Verdict) -> Fact:
    return Fact(rule_name(verdict.rule), window_text(verdict), verdict.because, verdict.answer)


def rule_name(rule: AgeRule) -> str:
    """`25 years (NHTSA)`."""
    return say("{years} years ({agency})", years=rule.min_years, agency=rule.agency)


def window_text(verdict: Verdict) -> str:
    """`1 to 31 May 2016, passed`: from the earliest day to the certain one, and how it stands."""
    if verdict.earliest is None or verdict.certain is None or verdict.days_left is None:
        return say("cannot be counted yet")
    span = span_text(verdict.earliest, verdict.certain)
    match verdict.answer:
        case Answer.YES:
            return say("{span}, passed", span=span)
        case Answer.DEPENDS:
            return say("{span}, certain in {days}", span=span, days=days_text(verdict.days_left))
    return say("{span}, in {days}", span=span, days=days_text(verdict.days_left))


def span_text(first: date, last: date, day: Callable[[date], str] = day_text) -> str:
    """`1 to 31 May 2016`, with no month or year said twice; one day is said once.

    day -- writes one day, its year last
    """
    if first == last:
        return day(first)
    start = day(first)
    if first.year == last.year:
        start = start.removesuffix(str(first.year)).rstrip()
        if first.month == last.month:
            start = str(first.day)
    return say("{start} to {end}", start=start, end=day(last))


def catalogue_hint(outlook: Outlook, generation: Generation | None) -> str:
    """What the production years tell of an undated car: information, never an answer."""
    if outlook.counts is not None or generation is None or generation.production_start is None:
        return ""
    years = years_text(generation.production_start, generation.production_end)
    return say("Built {years} by the catalogue; write the month from its papers.", years=years)


def citation(rule: AgeRule) -> str:
    """The rule's law, how sure the reading is and how old."""
    return say("{cite} · as of {as_of} · confidence {confidence}",
               cite=rule.cite, as_of=rule.as_of, confidence=rule.confidence.value)  # fmt: skip


def answer_words(answer: Answer) -> str:
    return say(ANSWER_WORDS[answer])
