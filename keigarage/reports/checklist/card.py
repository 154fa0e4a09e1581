"""The card at the head of the checklist: the car, and what the rules answer for it."""

from keigarage.domain.car import BodyClass, Car
from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import PartialDate, date_text, day_text, era_text
from keigarage.domain.eligibility import Answer as RuleAnswer
from keigarage.domain.eligibility import Basis, Verdict
from keigarage.domain.outlook import Outlook
from keigarage.domain.own_rules import StateAnswer
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.reports.blocks import Answer, Fact, FactsCard, Mark
from keigarage.reports.checklist.own_word import answer_of, book_line, checked_line

MARKS = {
    RuleAnswer.YES: Mark.YES,
    RuleAnswer.DEPENDS: Mark.DEPENDS,
    RuleAnswer.NO: Mark.NO,
    RuleAnswer.UNKNOWN: Mark.UNKNOWN,
}
STATUS_MARKS = {
    Status.ROAD: Mark.YES,
    Status.LIMITED: Mark.DEPENDS,
    Status.LOCAL: Mark.DEPENDS,
    Status.OFFROAD: Mark.NO,
    Status.PROHIBITED: Mark.NO,
    Status.UNSETTLED: Mark.UNKNOWN,
}
_STATUS_SENTENCES = {
    Status.ROAD: "{state} registers it for the road.",
    Status.LIMITED: "{state} registers it with limits.",
    Status.LOCAL: "{state} leaves it to the county or town.",
    Status.OFFROAD: "{state} keeps it off the road.",
    Status.PROHIBITED: "{state} does not register it.",
    Status.UNSETTLED: "{state}: unsettled, the sources disagree.",
}
KEI_WORDS = {
    BodyClass.CAR: "kei car",
    BodyClass.VAN: "kei van",
    BodyClass.TRUCK: "kei truck",
}


def vehicle(car: Car) -> str:
    """`1991 Honda Beat`: the year it was built, or first registered, before make and model."""
    dated = car.built or car.first_registered
    year = str(dated.year) if dated else ""
    named = f"{car.make} {car.model} {car.variant}".strip() or car.name
    return f"{year} {named}".strip()


def facts_card(outlook: Outlook, generation: Generation | None, state: Jurisdiction) -> FactsCard:
    """The car on the left, the federal answers and the state's on the right."""
    return FactsCard(
        facts=_facts(outlook, generation),
        answers=(_federal(outlook.federal), _epa(outlook.epa), _state(outlook, state)),
    )


def _facts(outlook: Outlook, generation: Generation | None) -> tuple[Fact, ...]:
    car = outlook.car
    japanese = (generation.name_ja or "") if generation else ""
    own_name = car.name if car.make and car.model else ""
    called = say("called {name}", name=own_name) if own_name else ""
    facts = (
        Fact(say("Vehicle"), f"{vehicle(car)} {japanese}".strip(), called, strong=True),
        Fact(say("Chassis no."), car.chassis_no or say("not recorded"), large=bool(car.chassis_no)),
        Fact(say("State VIN"), car.state_vin, strong=True),
        _built(outlook),
        Fact(say("Engine"), _engine(car, generation)),
        Fact(say("Color"), car.color),
        Fact(say("Odometer"), _odometer(car)),
        Fact(say("County"), outlook.county),
    )
    return tuple(fact for fact in facts if fact.text)


def _built(outlook: Outlook) -> Fact:
    rests = say("rests on {evidence}", evidence=outlook.rests_on)
    if outlook.counts is None:
        return Fact(say("Built"), say("not recorded"), "")
    when = _both_calendars(outlook.counts.value)
    if outlook.counts.basis is Basis.FIRST_REGISTERED:
        stands_in = say("stands in for the date built, which is not recorded")
        return Fact(say("First reg."), when, f"{stands_in}; {rests}")
    return Fact(say("Built"), when, rests)


def _both_calendars(value: PartialDate) -> str:
    era = era_text(value)
    return f"{date_text(value)} ({era})" if era else date_text(value)


def _engine(car: Car, generation: Generation | None) -> str:
    """The car's own figures first; the catalogue's where the owner has entered none."""
    codes = " / ".join(generation.engine_codes) if generation else ""
    cc = car.displacement_cc or (generation.displacement_cc if generation else None)
    ps = car.power_ps or (generation.power_ps if generation else None)
    cycle = car.cycle or (generation.cycle if generation else None)
    parts = (
        codes,
        say("{cc} cc", cc=cc) if cc else "",
        say("two-stroke") if cycle == 2 else "",
        say("{ps} PS", ps=f"{ps:g}") if ps else "",
    )
    return ", ".join(part for part in parts if part)


def _odometer(car: Car) -> str:
    if car.odometer is None:
        return ""
    return f"{car.odometer:,} {car.odometer_unit or ''}".strip()


def _federal(verdict: Verdict) -> Answer:
    # Where the answer is not yes, the notice above the card has given the reason.
    lines = (verdict.because, verdict.rule.cite)
    shown = lines if verdict.answer is RuleAnswer.YES else lines[1:]
    return Answer(MARKS[verdict.answer], _may_enter(verdict), shown)


def _may_enter(verdict: Verdict) -> str:
    if verdict.earliest is None or verdict.certain is None:
        return say("Federal: the age cannot be counted yet.")
    earliest, certain = day_text(verdict.earliest), day_text(verdict.certain)
    match verdict.answer:
        case RuleAnswer.YES:
            return say("Federal: may enter since {day}.", day=certain)
        case RuleAnswer.DEPENDS:
            return say("Federal: depends on the day it was built; for certain from {day}.",
                       day=certain)  # fmt: skip
        case _ if earliest == certain:
            return say("Federal: may not enter before {day}.", day=certain)
        case _:
            return say("Federal: not before {first}, for certain from {last}.",
                       first=earliest, last=certain)  # fmt: skip


def _epa(verdict: Verdict) -> Answer:
    if verdict.certain is None:
        text = say("EPA: code E cannot be counted yet.")
    elif verdict.answer is RuleAnswer.YES:
        text = say("EPA: code E since {day}.", day=day_text(verdict.certain))
    else:
        text = say("EPA: code E from {day}.", day=day_text(verdict.certain))
    return Answer(
        MARKS[verdict.answer], text, (say("Form 3520-1, with its original, unmodified engine."),)
    )


def _state(outlook: Outlook, state: Jurisdiction) -> Answer:
    held = answer_of(outlook, state)
    stale = held.note.stale(outlook.on) if held.note else state.stale(outlook.on)
    return Answer(
        STATUS_MARKS[held.status],
        say(_STATUS_SENTENCES[held.status], state=state.name),
        tuple(line for line in _reasons(outlook, state, held) if line),
        caution=say("Over a year old: check before you rely on it.") if stale else "",
    )


def _reasons(outlook: Outlook, state: Jurisdiction, held: StateAnswer) -> tuple[str, ...]:
    trust = say("Confidence {word}, as of {when}.", word=state.confidence.value,
                when=date_text(state.as_of))  # fmt: skip
    pack = say("Told by the rule pack {pack}.", pack=state.from_pack) if state.from_pack else ""
    # The book's limits go with the book's answer; another answer has its own, in the note.
    bound = limits(state) if held.status is held.book else ()
    if held.note:
        return (checked_line(held.note, state), *bound, book_line(held), f"{trust} {pack}".strip())
    differs = len(set(state.status_by_body.values())) > 1
    for_whom = say("This is its answer for a {kei}.", kei=say(KEI_WORDS[outlook.body]))
    return (for_whom if differs else "", *bound, trust, pack)


def limits(state: Jurisdiction) -> tuple[str, ...]:
    """What the record says of where and how the car may be driven; nothing where it is silent."""
    lines = []
    if state.max_posted_mph is not None:
        lines.append(say("Roads posted up to {mph} mph.", mph=state.max_posted_mph))
    if state.interstate_ok is not None:
        lines.append(say("Interstates: yes.") if state.interstate_ok else say("Interstates: no."))
    if state.min_age_years is not None:
        lines.append(say("Minimum age in this state: {years} years.", years=state.min_age_years))
    if state.plate_classes:
        lines.append(say("Plates: {classes}.", classes="; ".join(state.plate_classes)))
    return tuple(lines)
