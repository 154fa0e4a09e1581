"""What is a kei? The points a newcomer asks for, with figures from the rule book."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from keigarage.domain.catalogue import Generation
from keigarage.domain.kei import CUSTOM_PS, KeiStandard
from keigarage.domain.knowledge import Confidence
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.reference.background import Kei, KeiNoteRow
from keigarage.ui.catalogue.units import feet_text, horsepower, mm_text, pound_feet

ACCENT, CIVIC, PICKUP = "hyundai-accent-rb", "honda-civic-hatchback-fl1", "ford-f-150-p702"
TODAYS_KEI = "suzuki-jimny-jb64"


class Picture(StrEnum):
    """What is drawn on a card."""

    LADDER = "ladder"  # the standards, each longer than the one before
    PARADE = "parade"  # a kei before American cars
    PLATE = "plate"
    NONE = ""


class Action(StrEnum):
    """Where a card leads."""

    COMPARE = "compare"
    MAKERS = "makers"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a card's figures were read: an address, or the name of a printed text."""

    address: str
    words: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Point:
    """One card of the primer."""

    title: str
    paragraphs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    picture: Picture = Picture.NONE
    action: Action = Action.NONE


def points(book: RuleBook) -> tuple[Point, ...]:
    """Every card, in the order they are read."""
    standards, notes = book.kei_standards(), book.page(Kei).kei_notes
    by_id = {one.id: one for one in book.generations()}
    found = (
        _word(standards),
        _box(standards),
        _beside(standards, by_id),
        _custom(notes, book.generations()),
        _makers(),
        _japan(notes),
        _plates(notes),
        _age(book),
        _state(book),
    )
    return tuple(point for point in found if point is not None)


def _word(standards: Sequence[KeiStandard]) -> Point | None:
    if not standards:
        return None
    first = standards[0]
    return Point(
        say("Kei, said “kay”"),
        (
            say("Short for keijidōsha (軽自動車), light vehicle. The class has stood since {day}, "
                "when Japan was rebuilding and rode motorcycles, and was meant to put it on four "
                "wheels.", day=first.since_text),
            say("The first limits, {length} m long and {cc} cc, or {two} cc for a two-stroke, "
                "left room for little more than a motorcycle with a roof.",
                length=_metres(first.length_mm), cc=first.cc_4st, two=first.cc_2st),
        ),
        (_of_standard(first),),
    )  # fmt: skip


def _box(standards: Sequence[KeiStandard]) -> Point | None:
    if not standards:
        return None
    now = standards[-1]
    return Point(
        say("The box it has to fit"),
        (
            say("Since {day}: {length} × {width} × {height} m and {cc} cc. That is {feet} long, "
                "{wide} wide and {high} high.", day=now.since_text,
                length=_metres(now.length_mm), width=_metres(now.width_mm),
                height=_metres(now.height_mm), cc=now.cc_4st, feet=feet_text(now.length_mm),
                wide=feet_text(now.width_mm), high=feet_text(now.height_mm)),
            say("The box grew with the years, and here each car is held against the limits of the "
                "day it was built."),
        ),
        tuple(_of_standard(one) for one in standards),
        Picture.LADDER,
    )  # fmt: skip


def _beside(standards: Sequence[KeiStandard], by_id: dict[str, Generation]) -> Point | None:
    accent, civic = by_id.get(ACCENT), by_id.get(CIVIC)
    if not standards or not accent or not civic:
        return None
    length, width = standards[-1].length_mm, standards[-1].width_mm
    told = (accent.length_mm, accent.width_mm, civic.length_mm, civic.width_mm)
    if None in told:
        return None
    a_long, a_wide, c_long, c_wide = (mm or 0 for mm in told)
    return Point(
        say("Small beside the small"),
        (
            say("The largest kei the law allows is {short} shorter and {narrow} narrower than a "
                "{year} {car}.", short=feet_text(a_long - length),
                narrow=feet_text(a_wide - width), year=accent.model_year,
                car=f"{accent.title} hatchback"),
            say("A {year} {car} is {longer} % longer, by {feet}, and {wider} % wider, by {inches}. "
                "Pickups are spared here, though not in the comparison.", year=civic.model_year,
                car=civic.title.lower().replace("honda civic", "Honda Civic"),
                longer=round((c_long / length - 1) * 100), feet=feet_text(c_long - length),
                wider=round((c_wide / width - 1) * 100), inches=feet_text(c_wide - width)),
        ),
        tuple(_of_generation(one) for one in (accent, civic)),
        Picture.PARADE,
        Action.COMPARE,
    )  # fmt: skip


def _custom(notes: Sequence[KeiNoteRow], generations: Sequence[Generation]) -> Point:
    strongest = max(
        (one for one in generations if one.is_kei and one.torque_nm and one.displacement_cc),
        key=lambda one: one.torque_nm or 0,
        default=None,
    )
    torque = say("Torque is left alone: of those that burn petrol the strongest here is the {car} "
                 "with {nm} Nm, {lbft} lb-ft.", car=strongest.title,
                 nm=f"{strongest.torque_nm:g}",
                 lbft=round(pound_feet(strongest.torque_nm or 0))) if strongest else ""  # fmt: skip
    return Point(
        say("{ps} PS: a custom, not a law", ps=CUSTOM_PS),
        tuple(filter(None, (
            say("No law limits the power of a kei. The makers stop at {ps} PS, {hp} hp, by an "
                "understanding among themselves that goes back to the Suzuki Alto Works of "
                "February 1987.", ps=CUSTOM_PS,
                hp=round(horsepower(CUSTOM_PS))),
            torque,
        ))),
        _of_notes(notes, "64 PS"),
    )  # fmt: skip


def _makers() -> Point:
    return Point(
        say("Nearly everybody built one"),
        (
            say("Suzuki, Daihatsu, Honda, Mitsubishi, Mazda, Subaru, Nissan and Toyota all did at "
                "one time or another, and small makers long gone: Aichi with its Cony, Hope, and "
                "Tokyu Kurogane."),
        ),
        (),
        action=Action.MAKERS,
    )  # fmt: skip


def _japan(notes: Sequence[KeiNoteRow]) -> Point:
    tax = next((note.text for note in notes if note.topic == "tax"), "")
    magazine = Evidence("", say("MotorTrend, 23 July 2025, for the shares"), Confidence.UNCHECKED)
    return Point(
        say("At home in Japan"),
        tuple(filter(None, (
            say("About four in ten cars sold at the peak in 2013, nearer three in ten now; "
                "Daihatsu, Suzuki, Honda and Nissan sell the most. They park where others cannot, "
                "drink little and are taxed less."),
            say("Tax: {rate}", rate=tax) if tax else "",
        ))),
        (magazine, *_of_notes(notes, "tax")),
    )  # fmt: skip


def _plates(notes: Sequence[KeiNoteRow]) -> Point | None:
    note = next((note for note in notes if note.topic == "plates"), None)
    if note is None:
        return None
    return Point(say("Black on yellow"), (note.text,), _of_notes(notes, "plates"), Picture.PLATE)


def _age(book: RuleBook) -> Point:
    federal, epa = book.federal, book.epa
    return Point(
        say("At {years} it may come in", years=federal.min_years),
        (
            say("A vehicle at least {years} years old is exempt from the federal safety standards. "
                "The count starts with manufacture; the model year never counts.",
                years=federal.min_years),
            say("The gate is the day it arrives: one that lands too young can be seized, and "
                "waiting in the port does not cure that. Emissions are a rule of their own: "
                "{years} calendar years and the original engine.", years=epa.min_years),
        ),
        (Evidence(federal.url, federal.agency, federal.confidence),
         Evidence(epa.url, epa.agency, epa.confidence)),
    )  # fmt: skip


def _state(book: RuleBook) -> Point:
    return Point(
        say("Landed is not yet plated"),
        (
            say("Customs lets a car in; a state plates it, or does not. Several refuse kei "
                "vehicles, some keep them off fast roads, and inside a friendly state a county may "
                "still say no. Read your state's record first: {count} are in this program, each "
                "with its sources and its date.", count=len(book.state_codes())),
        ),
        (),
    )  # fmt: skip


def _of_standard(one: KeiStandard) -> Evidence:
    return Evidence(one.url, str(one.since.year), one.confidence)


def _of_generation(one: Generation) -> Evidence:
    address = next((text for text in one.sources if text.startswith("http")), "")
    return Evidence(address, one.title, one.confidence)


def _of_notes(notes: Sequence[KeiNoteRow], topic: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(note.url, "", note.confidence) for note in notes if note.topic == topic)


def _metres(mm: int) -> str:
    return f"{mm / 1000:.2f}"


def sizes_text(one: KeiStandard) -> str:
    """`3.40 × 1.48 × 2.00 m`."""
    return say("{length} × {width} × {height} m", length=_metres(one.length_mm),
               width=_metres(one.width_mm), height=_metres(one.height_mm))  # fmt: skip


def standard_words(one: KeiStandard) -> str:
    """One rung of the ladder for a screen reader."""
    return say("{year}: {sizes}, {cc}", year=one.since.year, sizes=sizes_text(one),
               cc=cc_words(one))  # fmt: skip


def cc_words(one: KeiStandard) -> str:
    """`660 cc`, or `150 cc, 100 two-stroke` where the two had limits of their own."""
    if one.cc_4st == one.cc_2st:
        return say("{cc} cc", cc=one.cc_4st)
    return say("{cc} cc, two-strokes {two}", cc=one.cc_4st, two=one.cc_2st)


def longest_words(one: Generation) -> str:
    return f"{one.title}: {mm_text(one.length_mm)}" if one.length_mm else one.title
