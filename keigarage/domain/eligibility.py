"""When a car may enter: age rules, the three answers, and the gate at the port."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keigarage.domain.dates import PartialDate, date_text, day_text, years_after
from keigarage.domain.knowledge import Confidence
from keigarage.domain.words import say


class Answer(StrEnum):
    YES = "yes"
    DEPENDS = "depends"
    NO = "no"
    UNKNOWN = "unknown"


class Counting(StrEnum):
    """How a rule counts its years."""

    DAY = "day"
    MONTH = "month"
    CALENDAR_YEAR = "calendar_year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Which date an answer rests on; the model year is never one."""

    BUILT = "built"
    FIRST_REGISTERED = "first_registered"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRule:
    """One rule of N years. `min_years` is None where no source states a number."""

    id: str
    country: str
    agency: str
    name: str
    min_years: int | None
    counted: Counting
    starts_from: Basis
    cite: str
    url: str
    as_of: str
    confidence: Confidence
    notes: str = ""
    from_pack: str = ""  # the rule pack that told it; empty for the program's own book


@dataclass(frozen=True, slots=True)
class Dated:
    """The date that counts for a car, and which of its dates that is."""

    value: PartialDate
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A rule's answer on one day; both dates are None where nothing can be counted."""

    rule: AgeRule
    answer: Answer
    earliest: date | None
    certain: date | None
    because: str
    basis: Basis | None
    on: date

    @property
    def days_left(self) -> int | None:
        """Whole days until the answer is certain; 0 once it is."""
        return None if self.certain is None else max(0, (self.certain - self.on).days)


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a car that arrives on a given date may enter."""

    answer: Answer
    because: str


def date_that_counts(
    built: PartialDate | None, first_registered: PartialDate | None, rule: AgeRule | None = None
) -> Dated | None:
    """Built rules; first registration stands in, since no car is registered before it is made.

    A rule that starts from first registration takes that date alone.
    """
    if rule is not None and rule.starts_from is Basis.FIRST_REGISTERED:
        return Dated(first_registered, Basis.FIRST_REGISTERED) if first_registered else None
    if built:
        return Dated(built, Basis.BUILT)
    return Dated(first_registered, Basis.FIRST_REGISTERED) if first_registered else None


def window(value: PartialDate, years: int, counted: Counting) -> tuple[date, date] | None:
    """`(earliest, certain)` of a rule of `years`; None for a counting no source states.

    By the day both ends are anniversaries; by the month the ends of the partial date move to the
    first of their month before the years are added, so that a known month leaves nothing open, 29
    February included; by calendar year both are 1 January of year + N.
    """
    match counted:
        case Counting.DAY:
            return years_after(value.first, years), years_after(value.last, years)
        case Counting.MONTH:
            first, last = value.first.replace(day=1), value.last.replace(day=1)
            return years_after(first, years), years_after(last, years)
        case Counting.CALENDAR_YEAR:
            day = date(value.year + years, 1, 1)
            return day, day
        case Counting.UNKNOWN:
            return None


def decide(
    rule: AgeRule, built: PartialDate | None, first_registered: PartialDate | None, on: date
) -> Verdict:
    """The rule's answer for a car on the day `on`: no, depends, yes, or unknown with the reason."""
    counts = date_that_counts(built, first_registered, rule)
    ends = counts and rule.min_years and window(counts.value, rule.min_years, rule.counted)
    if not counts or not ends:
        return Verdict(
            rule=rule,
            answer=Answer.UNKNOWN,
            earliest=None,
            certain=None,
            because=_why_unknown(rule, counts),
            basis=counts.basis if counts else None,
            on=on,
        )
    earliest, certain = ends
    answer = Answer.NO if on < earliest else Answer.DEPENDS if on < certain else Answer.YES
    return Verdict(rule=rule, answer=answer, earliest=earliest, certain=certain, on=on,
                   because=_because(rule, counts, earliest, certain, answer),
                   basis=counts.basis)  # fmt: skip


def arrival_gate(verdict: Verdict, arrives: PartialDate) -> Gate:
    """Whether the plan to arrive on `arrives` meets the rule.

    The gate is arrival: a car under age when the ship arrives can be seized, and growing older in
    the port does not cure it. So the strict end, `certain`, decides.
    """
    when = date_text(arrives)
    if verdict.certain is None or verdict.earliest is None:
        return Gate(Answer.UNKNOWN, verdict.because)
    certain, earliest = day_text(verdict.certain), day_text(verdict.earliest)
    if arrives.first >= verdict.certain:
        return Gate(Answer.YES, say(
            "Arrives {when}, on or after {certain}, when it is old enough whatever the papers "
            "leave open.",
            when=when, certain=certain))  # fmt: skip
    if arrives.last < verdict.earliest:
        return Gate(Answer.NO, say(
            "Arrives {when}, before {earliest}: under age at arrival it can be seized, and waiting "
            "in the port does not cure it. Ship later.", when=when, earliest=earliest))  # fmt: skip
    if earliest == certain:
        return Gate(Answer.DEPENDS, say(
            "Arrives {when}, which can be before {certain}, when it is old enough: find out the "
            "day of arrival, or ship later.", when=when, certain=certain))  # fmt: skip
    return Gate(Answer.DEPENDS, say(
        "Arrives {when}, but only from {certain} is it certainly old enough: better papers or a "
        "later ship make it safe.", when=when, certain=certain))  # fmt: skip


def _why_unknown(rule: AgeRule, counts: Dated | None) -> str:
    if rule.min_years is None:
        return say("No source read states an age in years for this rule.")
    if counts is not None:
        return say("{years} years, but no source read says how they are counted.",
                   years=rule.min_years)  # fmt: skip
    if rule.starts_from is Basis.FIRST_REGISTERED:
        return say("This rule counts from first registration, which is not recorded.")
    return say("Neither the date built nor first registration is recorded; add one of them.")


_COUNTED = {
    Counting.DAY: "counted by the day",
    Counting.MONTH: "counted by the month",
    Counting.CALENDAR_YEAR: "counted by calendar year",
}


def _because(rule: AgeRule, counts: Dated, earliest: date, certain: date, answer: Answer) -> str:
    years, how, when = rule.min_years, say(_COUNTED[rule.counted]), date_text(counts.value)
    if rule.starts_from is Basis.FIRST_REGISTERED:
        start = say("First registered {when};", when=when)
    elif counts.basis is Basis.FIRST_REGISTERED:
        # Built earlier, it is older than the figures say: they hold from registration.
        start = say("First registered {when}, and built no later: from then,", when=when)
    else:
        start = say("Built {when};", when=when)
    first, last = day_text(earliest), day_text(certain)
    if answer is Answer.YES:
        return say("{start} {years} years {how} were reached for certain on {last}.",
                   start=start, years=years, how=how, last=last)  # fmt: skip
    if earliest == certain:
        return say("{start} {years} years {how} are reached on {last}.",
                   start=start, years=years, how=how, last=last)  # fmt: skip
    if answer is Answer.DEPENDS:
        return say("{start} {years} years {how} fall between {first} and {last}, and the papers "
                   "do not say on which day.",
                   start=start, years=years, how=how, first=first, last=last)  # fmt: skip
    return say("{start} {years} years {how} are reached from {first} at the earliest and from "
               "{last} for certain.",
               start=start, years=years, how=how, first=first, last=last)  # fmt: skip
