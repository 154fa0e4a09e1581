"""A state's record as rows of plain values: headings, and facts each with where it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from keigarage.domain.car import BodyClass
from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import date_text
from keigarage.domain.knowledge import Source
from keigarage.domain.own_rules import StateNote, note_place, note_words, own_words
from keigarage.domain.plating import PlateAnswer
from keigarage.domain.plating_checks import Vehicle
from keigarage.domain.plating_takes import Taken, Takes
from keigarage.domain.states import Fee, Jurisdiction, StatePaper
from keigarage.domain.status import Need
from keigarage.domain.words import say
from keigarage.ui.look.marks import Mark
from keigarage.ui.states.record_car import car_part
from keigarage.ui.states.record_types import Fact, Heading, Row
from keigarage.ui.words import short_day

_INSPECTIONS = {True: "required", False: "none", None: "not known", "county": "by county"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the panel is about: a state, a body, perhaps a car, on a day."""

    state: Jurisdiction
    body: BodyClass
    on: date
    takes: Takes
    notes: tuple[StateNote, ...] = ()
    vehicle: Vehicle | None = None
    answer: PlateAnswer | None = None


def rows_of(shown: Shown) -> list[Row]:
    """Every part that has something to say, each under its heading."""
    state = shown.state
    answer, vehicle = shown.answer, shown.vehicle
    parts: tuple[tuple[Heading, list[Fact]], ...] = (
        *([car_part(answer, vehicle)] if answer and vehicle else []),
        _notes(shown),
        _limits(state),
        (_counted("papers", say("Papers"), state.papers), [_paper(p, state) for p in state.papers]),
        (Heading("pending", say("Pending")), _prose("pending", state.pending)),
        (Heading("conflicts", say("Where sources differ")), _prose("conflicts", state.conflicts)),
        (_counted("fees", say("Fees"), state.fees), [_fee(fee, state) for fee in state.fees]),
        _plates(state),
        _inspection(state),
        (Heading("local", say("Counties and towns"), _local(state)),
         _prose("local", state.local_note)),
        _law(state),
        _timeline(state),
        _takes(shown.takes),
        _sources(state),
    )  # fmt: skip
    rows: list[Row] = []
    for heading, facts in parts:
        if facts:
            rows += [heading, *facts]
    return rows


def sources_of(fact: Fact, state: Jurisdiction) -> tuple[Source, ...]:
    """Where a fact is written: its own sources, else those the whole record rests on."""
    return fact.sources or tuple(source for source in state.sources if source.url)


def standing(state: Jurisdiction) -> str:
    """`as of June 2019 · confidence high`, and whose pack told it where one did."""
    told = say("as of {as_of} · confidence {confidence}",
               as_of=date_text(state.as_of), confidence=state.confidence.value)  # fmt: skip
    if state.from_pack:
        told += " · " + say("from the rule pack {pack}", pack=state.from_pack)
    return told


def age_warning(state: Jurisdiction, on: date) -> str:
    """`7 years old: check before you rely on it` of a record over a year old; else empty."""
    if not state.stale(on):
        return ""
    years = on.year - state.as_of.last.year
    if years < 2:
        return say("over a year old: check before you rely on it")
    return say("{years} years old: check before you rely on it", years=years)


# The parts


def _notes(shown: Shown) -> tuple[Heading, list[Fact]]:
    facts = [
        Fact("notes", "", note_words(note),
             f"{note_place(note, shown.state.name)} · {own_words(note)}",
             sources=(Source(note.source, own_words(note)),), confidence=say("yours"))
        for note in shown.notes
    ]  # fmt: skip
    return Heading("notes", say("My notes"), str(len(facts))), facts


def _limits(state: Jurisdiction) -> tuple[Heading, list[Fact]]:
    facts = []
    if state.max_posted_mph is not None:
        words = say("roads posted up to {mph} mph", mph=state.max_posted_mph)
        facts.append(Fact("limits", say("Speed"), words))
    if state.interstate_ok is not None:
        words = say("allowed") if state.interstate_ok else say("not allowed")
        facts.append(Fact("limits", say("Interstates"), words))
    if state.min_age_years is not None:
        words = say("from {years} years", years=state.min_age_years)
        facts.append(Fact("limits", say("Age"), words))
    return Heading("limits", say("Limits")), facts


def _paper(paper: StatePaper, state: Jurisdiction) -> Fact:
    remark = paper.when or ""
    if paper.need is Need.CONDITIONAL:
        remark = say("if needed · {why}", why=remark) if remark else say("if needed")
    return Fact("papers", paper.form or "—", paper.title, remark,
                sources=_one(paper.source, paper.title, state))  # fmt: skip


def _fee(fee: Fee, state: Jurisdiction) -> Fact:
    amount = f"${fee.usd:,.2f}" if fee.usd is not None else "—"
    return Fact("fees", amount, fee.what, fee.note, sources=_one(fee.source, fee.what, state))


def _plates(state: Jurisdiction) -> tuple[Heading, list[Fact]]:
    facts = [Fact("plates", "", plate) for plate in state.plate_classes]
    return _counted("plates", say("Plates"), facts), facts


def _inspection(state: Jurisdiction) -> tuple[Heading, list[Fact]]:
    found = state.inspection
    asked = ((say("Safety"), found.safety), (say("Emissions"), found.emissions),
             (say("VIN check"), found.vin_verification))  # fmt: skip
    facts = [Fact("inspection", label, say(_INSPECTIONS[value])) for label, value in asked]
    needed = [label for label, value in asked if value]
    return Heading("inspection", say("Inspection"), ", ".join(needed).lower()), [
        *facts,
        *_prose("inspection", found.note),
    ]


def _local(state: Jurisdiction) -> str:
    if state.local_option is None:
        return say("not known")
    return say("may decide") if state.local_option else say("may not")


def _law(state: Jurisdiction) -> tuple[Heading, list[Fact]]:
    facts = [
        Fact("law", "", law.cite,
             say("effective {when}", when=law.effective) if law.effective else "",
             sources=_one(law.url, law.cite, state))
        for law in state.legal_basis
    ]  # fmt: skip
    return _counted("law", say("Law"), facts), facts


def _timeline(state: Jurisdiction) -> tuple[Heading, list[Fact]]:
    facts = [
        Fact("timeline", date_text(event.date) if event.date else "—", event.event,
             sources=_one(event.source, event.event, state))
        for event in state.timeline
    ]  # fmt: skip
    return _counted("timeline", say("Timeline"), facts), facts


def _takes(takes: Takes) -> tuple[Heading, list[Fact]]:
    facts = [_taken(one, one.generation.generation) for one in takes.today]
    for one in takes.coming:
        remark = say("not yet · {generation}", generation=one.generation.generation)
        facts.append(_taken(one, remark, Mark.DEPENDS))
    for left in takes.left:
        facts.append(Fact("takes", "—", left.generation.title, left.because, Mark.NO,
                          _written(left.generation), say("derived")))  # fmt: skip
    count = len(takes.today)
    aside = say("1 generation") if count == 1 else say("{count} generations", count=count)
    return Heading("takes", say("Takes today"), aside), facts


def _taken(one: Taken, remark: str, mark: Mark | None = None) -> Fact:
    generation = one.generation
    return Fact("takes", short_day(one.since), generation.title, remark, mark,
                _written(generation), generation.confidence.value)  # fmt: skip


def _written(generation: Generation) -> tuple[Source, ...]:
    return tuple(Source(address) for address in generation.sources)


def _sources(state: Jurisdiction) -> tuple[Heading, list[Fact]]:
    facts = [
        Fact("sources", source.kind, source.title or source.url, _host(source),
             sources=(source,))
        for source in state.sources
    ]  # fmt: skip
    return _counted("sources", say("Sources"), facts), facts


def _host(source: Source) -> str:
    host = urlsplit(source.url).hostname or source.url
    return say("{host} · {as_of}", host=host, as_of=source.as_of) if source.as_of else host


def _counted(part: str, words: str, things: Iterable[object]) -> Heading:
    return Heading(part, words, str(len(tuple(things))))


def _prose(part: str, text: str | None) -> list[Fact]:
    return [Fact(part, "", text)] if text else []


def _one(address: str, title: str, state: Jurisdiction) -> tuple[Source, ...]:
    """The fact's own source, dated as the record's list of sources dates it."""
    if not address:
        return ()
    known = next((one for one in state.sources if one.url == address), None)
    return (known or Source(address, title),)
