"""What the pane says of one generation: groups of facts, as plain values."""

from dataclasses import dataclass
from datetime import date

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Kind, Standing, entry_days, kind_of
from keigarage.domain.dates import PartialDate, date_text, day_text, era_text
from keigarage.domain.eligibility import AgeRule, Answer, decide
from keigarage.domain.kei import Criterion, KeiAnswer
from keigarage.domain.kei_words import CRITERION_WORDS, margin_text, measure_text
from keigarage.domain.knowledge import Source
from keigarage.domain.new_car import years_text
from keigarage.domain.words import say
from keigarage.ui.catalogue.units import (
    cc_text,
    power_text,
    speed_text,
    torque_text,
    weight_text,
)
from keigarage.ui.catalogue.words import (
    BODY_WORDS,
    say_breathing,
    say_confidence,
    say_drive,
    say_standard,
)
from keigarage.ui.look.plate import PlateFace
from keigarage.ui.words import days_text, short_day


@dataclass(frozen=True, slots=True)
class Told:
    """One fact: a quiet label, what holds, how it stands (None: it merely is), a remark."""

    label: str
    words: str
    answer: Answer | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts under a heading. `aside` is the answer at the heading's end, `foot` its standing."""

    title: str
    facts: tuple[Told, ...]
    answer: Answer | None = None
    aside: str = ""
    lead: str = ""
    foot: str = ""
    sources: tuple[Source, ...] = ()


def groups(generation: Generation, rule: AgeRule, kei: KeiAnswer, on: date) -> tuple[Group, ...]:
    """All that is told of the generation, in the order of the pane."""
    found = (
        entry_group(generation, rule, on),
        kei_group(generation, kei),
        engine_group(generation),
        made_group(generation),
    )
    return tuple(group for group in found if group.facts or group.lead)


def entry_group(generation: Generation, rule: AgeRule, on: date) -> Group:
    """The first and the last day of entry, and the reason the first is what it is."""
    days = entry_days(generation, rule)
    title = say("May enter at {years} years", years=rule.min_years)
    if days is None:
        lead = say("Sold in America, and here to be compared with: no rule of age asks about it.")
        return Group(title, (), lead=lead)
    start, end = generation.production_start, generation.production_end
    facts = (
        _entry(say("First built"), start, rule, on, ""),
        _entry(say("Last built"), end, rule, on,
               say("still in production") if start else say("not known")),
    )  # fmt: skip
    reason = decide(rule, start, None, on).because if start else ""
    lead = say("{reason} The day that a car's own papers prove decides.", reason=reason).strip()
    foot = say("{cite} · as of {as_of} · confidence {confidence}", cite=rule.cite,
               as_of=rule.as_of, confidence=say(rule.confidence.value))  # fmt: skip
    stands = days.standing(on)
    return Group(title, facts, _ANSWERS[stands], say(_STANDING_WORDS[stands]), lead, foot,
                 (Source(rule.url, rule.name),))  # fmt: skip


_ANSWERS = {
    Standing.ALL: Answer.YES,
    Standing.SOME: Answer.DEPENDS,
    Standing.NEAR: Answer.DEPENDS,
    Standing.NONE: Answer.NO,
    Standing.UNKNOWN: Answer.UNKNOWN,
}
_STANDING_WORDS = {
    Standing.ALL: "all of them",
    Standing.SOME: "some of them",
    Standing.NEAR: "depends on the papers",
    Standing.NONE: "not yet",
    Standing.UNKNOWN: "not known",
}


def _entry(label: str, built: PartialDate | None, rule: AgeRule, on: date, otherwise: str) -> Told:
    if built is None:
        return Told(label, otherwise or say("not known"))
    verdict = decide(rule, built, None, on)
    when = date_text(built)
    if verdict.certain is None:
        return Told(label, when, remark=verdict.because)
    day = short_day(verdict.certain)
    if verdict.answer is Answer.YES:
        return Told(label, say("{when}: since {day}", when=when, day=day), Answer.YES)
    left = days_text(verdict.days_left or 0)
    # What is merely to come is no fault, so it stands in plain ink.
    answer = None if verdict.answer is Answer.NO else verdict.answer
    return Told(label, say("{when}: on {day}, in {left}", when=when, day=day, left=left), answer)


def entry_face(generation: Generation, rule: AgeRule, on: date) -> PlateFace | None:
    """The plate beside the car: a countdown to the first, or since when; None for no rule."""
    days = entry_days(generation, rule)
    if days is None:
        return None
    if days.first is None:
        return PlateFace("unknown", "?", "", say("start unknown"))
    if days.first > on:
        left = (days.first - on).days
        unit = say("day") if left == 1 else say("days")
        if days.standing(on) is Standing.NEAR and days.opens:
            span = f"{short_day(days.opens)} – {short_day(days.first)}"
            return PlateFace("window", f"{left:,}", unit, span)
        return PlateFace("countdown", f"{left:,}", unit, day_text(days.first))
    if days.standing(on) is Standing.ALL:
        return PlateFace("eligible", say("all may enter"), "",
                         say("since {day}", day=short_day(days.last or on)))  # fmt: skip
    return PlateFace("eligible", say("first may enter"), "",
                     say("since {day}", day=short_day(days.first)))  # fmt: skip


def kei_group(generation: Generation, kei: KeiAnswer) -> Group:
    """Whether it is a kei under the limits of its day, measure by measure."""
    if kei.standard is None or kind_of(generation) is Kind.AMERICAN:
        return Group(say("Kei class"), (), lead="" if kei.standard else kei.because,
                     answer=Answer.NO if kei.standard else kei.is_kei,
                     aside=say("not a kei") if kei.standard else "")  # fmt: skip
    shown = _shown_part(kei)
    assert shown.standard is not None
    facts = [_criterion(one) for one in (*shown.criteria, *shown.customs)]
    facts.insert(0, Told(say("Built to"), say_standard(generation.kei_standard)))
    foot = say("limits from {since} · {confidence}", since=shown.standard.since_text,
               confidence=say_confidence(shown.standard.confidence))  # fmt: skip
    return Group(say("Kei class"), tuple(facts), kei.is_kei, _kei_words(generation, kei),
                 kei.because, foot, (Source(shown.standard.url, shown.standard.note),))  # fmt: skip


def _shown_part(kei: KeiAnswer) -> KeiAnswer:
    """Of several standards the one it meets; else the answer's own, which is the strictest."""
    return next((part for part in kei.parts if part.is_kei is Answer.YES), kei)


def _kei_words(generation: Generation, kei: KeiAnswer) -> str:
    match kei.is_kei:
        case Answer.YES:
            return say("a kei")
        case Answer.NO:
            return say("not a kei")
        case Answer.DEPENDS:
            return say("depends on the day built")
    return say("filed as a kei") if generation.is_kei else say("not known")


def _criterion(one: Criterion) -> Told:
    name = say(CRITERION_WORDS[one.name])
    label = name[:1].upper() + name[1:]
    limit = measure_text(one.limit, one.unit)
    if one.value is None or one.margin is None:
        value = measure_text(one.value, one.unit) if one.value is not None else say("not known")
        return Told(label, say("{value}; the limit is {limit}", value=value, limit=limit),
                    remark=one.note)  # fmt: skip
    words = say("{value} of {limit}, {margin}", value=f"{one.value:,g}", limit=limit,
                margin=margin_text(one.margin, one.unit))  # fmt: skip
    answer = None if one.ok is None else Answer.YES if one.ok else Answer.NO
    return Told(label, words, answer if one.decides else None, one.note)


def engine_group(generation: Generation) -> Group:
    one = generation
    engine = [cc_text(one.displacement_cc) if one.displacement_cc else "",
              _cylinders(one.cylinders),
              say("{cycle}-stroke", cycle=one.cycle) if one.cycle else "",
              say_breathing(one.induction)]  # fmt: skip
    drives = " · ".join(map(say_drive, one.drivetrain))
    facts = (
        Told(say("Engine"), ", ".join(filter(None, engine))),
        Told(say("Engine codes"), ", ".join(one.engine_codes)),
        Told(say("Power"), _at_speed(power_text(one.power_ps), one.power_rpm)
             if one.power_ps else ""),
        Told(say("Torque"), torque_text(one.torque_nm) if one.torque_nm else ""),
        Told(say("Red line"), say("{rpm} rpm", rpm=f"{one.redline_rpm:,}")
             if one.redline_rpm else ""),
        Told(say("Driven"), drives),
        Told(say("Layout"), one.layout),
        Told(say("Weight"), weight_text(one.kerb_kg) if one.kerb_kg else ""),
        Told(say("Top speed"), speed_text(one.top_speed_kmh) if one.top_speed_kmh else ""),
    )  # fmt: skip
    return Group(say("Engine and drive"), _known(facts))


def made_group(generation: Generation) -> Group:
    one = generation
    start, end = one.production_start, one.production_end
    eras = " – ".join(era_text(day) for day in (start, end) if day)
    facts = (
        Told(say("Built"), years_text(start, end), remark=eras),
        Told(say("Generation"), one.generation),
        Told(say("Variant"), one.variant or ""),
        Told(say("Body"), say(BODY_WORDS[one.body])),
        Told(say("Chassis codes"), ", ".join(one.chassis_codes)),
        Told(say("Model year"), str(one.model_year or "")),
        Told(say("Notes"), one.notes),
    )
    return Group(say("Production"), _known(facts))


def sources_note(generation: Generation, as_of: str) -> str:
    """How sure and how old the record is, and whether a part of it rests on no source read."""
    confidence = say_confidence(generation.confidence)
    words = say("{confidence} · as of {as_of}", confidence=confidence, as_of=as_of)
    if generation.from_pack:
        words = say("{words} · told by the rule pack {pack}", words=words,
                    pack=generation.from_pack)  # fmt: skip
    if any(not is_address(source) for source in generation.sources):
        return say("{words} · in part general knowledge, for which no source was read", words=words)
    return words


def is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _known(facts: tuple[Told, ...]) -> tuple[Told, ...]:
    return tuple(fact for fact in facts if fact.words)


def _cylinders(number: int | None) -> str:
    if number is None:
        return ""
    return say("one cylinder") if number == 1 else say("{number} cylinders", number=number)


def _at_speed(words: str, rpm: int | None) -> str:
    return say("{power} at {rpm} rpm", power=words, rpm=f"{rpm:,}") if rpm else words
