"""Which papers a car needs, grouped by the desk that asks, and how far each one is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate
from keigarage.domain.knowledge import Confidence
from keigarage.domain.plain_text import plain
from keigarage.domain.status import Need
from keigarage.domain.words import say

if TYPE_CHECKING:  # a table of cars opens before any state is read
    from keigarage.domain.states import Jurisdiction, StatePaper

FEDERAL_DESKS = ("NHTSA", "EPA", "CBP")


class PaperState(StrEnum):
    """How far a paper is; a click or a key moves it on in this order."""

    NEEDED = "needed"
    REQUESTED = "requested"
    HAVE = "have"
    SUBMITTED = "submitted"
    NOT_NEEDED = "not_needed"

    @property
    def next(self) -> "PaperState":
        states = tuple(PaperState)
        return states[(states.index(self) + 1) % len(states)]

    @property
    def done(self) -> bool:
        return self in (PaperState.HAVE, PaperState.SUBMITTED)


PAPER_WORDS = {
    PaperState.NEEDED: "needed",
    PaperState.REQUESTED: "requested",
    PaperState.HAVE: "in hand",
    PaperState.SUBMITTED: "submitted",
    PaperState.NOT_NEEDED: "not needed",
}


def read_paper_state(text: str) -> PaperState | None:
    """The state that `have`, `in hand` or `not needed` means; None for other words."""
    word = plain(text).lower().replace("_", " ").replace("-", " ")
    for state, words in PAPER_WORDS.items():
        if word in (state.value.replace("_", " "), words, say(words).lower()):
            return state
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSpec:
    """A paper as the rule book knows it. `desk` is NHTSA, EPA, CBP or a state's code.

    same_as -- the id of the federal paper that is the same sheet; empty for a sheet of its own
    decided -- whether its condition holds for the car at hand, in words; empty where that is open
    """

    id: str
    desk: str
    form: str
    title: str
    need: Need
    why: str
    source: str
    as_of: str
    confidence: Confidence
    same_as: str = ""
    decided: str = ""

    @property
    def sheet(self) -> str:
        """The id of the sheet of paper: two desks may ask for the same one."""
        return self.same_as or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """What the owner noted about one paper of one car."""

    paper_id: str
    state: PaperState
    due: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper a car needs and how far it is."""

    spec: PaperSpec
    state: PaperState
    due: PartialDate | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Sheets at hand, of sheets that are needed."""

    done: int
    needed: int


def state_specs(state: "Jurisdiction") -> tuple[PaperSpec, ...]:
    """The papers of one state, with ids that stay the same when the record is reordered."""
    return tuple(
        PaperSpec(
            id=paper_id,
            desk=state.code,
            form=paper.form or "",
            title=paper.title,
            need=paper.need,
            why=paper.when or "",
            source=paper.source,
            as_of=str(state.as_of),
            confidence=state.confidence,
            same_as=_same_as(paper),
        )
        for paper, paper_id in zip(state.papers, _ids(state), strict=True)
    )


# What a state's line says when it names a federal paper, in bare letters and figures, and the kind
# of paper it has to be; an empty kind is any. The ids are those of the federal papers.
_FEDERAL = (
    ("hs7", "hs7", ""),
    ("epa3520-1", "35201", ""),
    ("cbp7501", "7501", ""),
    ("bos", "billofsale", "bill_of_sale"),
    ("foreignreg", "exportcertificate", "ownership"),
)
# More than the seller's one sheet: certified besides, several of them, or with another paper.
_MORE_THAN_THE_BILL = r"notari[sz]ed|chain|bills of|bill of lading"


def _same_as(paper: "StatePaper") -> str:
    """The federal paper that a state's line asks for again; empty where it names none, or two.

    A state's own form of a bill of sale is a sheet of its own.
    """
    bare = _bare(f"{paper.form or ''} {paper.title}")
    found = [
        paper_id for paper_id, mark, kind in _FEDERAL if mark in bare and kind in ("", paper.kind)
    ]
    more = paper.form or re.search(_MORE_THAN_THE_BILL, paper.title, re.IGNORECASE)
    if found == ["bos"] and more:
        return ""
    return found[0] if len(found) == 1 else ""


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


# A body that a record names: at the start of the condition, or in the title outside brackets.
_TRUCK_CONDITION = r"(?:imported )?(?:mini[- ]?)?trucks?\b"
_TRUCK_TITLE = r"\bmini[- ]?trucks?\b"
_CAR_CONDITION = r"(?:imported )?passenger cars?\b"
_BRACKETS = r"\([^)]*\)"


def named_bodies(spec: PaperSpec) -> frozenset[BodyClass]:
    """The bodies a state's record says a paper is for; empty where it names none.

    Only literal words count: a condition that begins with trucks, minitrucks or passenger cars, or
    a title that is a minitruck's. What is told in brackets or further on is a remark, as in
    "insurance (mini-trucks must be registered)", which every car needs.
    """
    why, title = spec.why.lower(), re.sub(_BRACKETS, "", spec.title.lower())
    if re.match(_TRUCK_CONDITION, why) or re.search(_TRUCK_TITLE, title):
        with_vans = re.search(r"\bvans?\b", f"{why} {title}")
        return frozenset({BodyClass.TRUCK, BodyClass.VAN} if with_vans else {BodyClass.TRUCK})
    return frozenset({BodyClass.CAR}) if re.match(_CAR_CONDITION, why) else frozenset()


def for_body(spec: PaperSpec, body: BodyClass) -> PaperSpec:
    """The paper as a vehicle of `body` needs it: one for other bodies only is conditional."""
    named = named_bodies(spec)
    if not named or body in named:
        return spec
    if BodyClass.CAR in named:
        whom = say("for passenger cars")
    elif "mini" in f"{spec.why} {spec.title}".lower():
        whom = say("for minitrucks")
    else:
        whom = say("for trucks")
    why = say("{whom}: {condition}", whom=whom, condition=spec.why) if spec.why else whom
    return replace(spec, need=Need.CONDITIONAL, why=why)


def _ids(state: "Jurisdiction") -> list[str]:
    """One id per paper, from its form, else its title; namesakes are numbered by what they say."""
    wanted = [
        f"{state.code.lower()}-{_slug(paper.form or '') or _slug(paper.title) or 'paper'}"
        for paper in state.papers
    ]
    taken: set[str] = set()
    ids = [""] * len(wanted)
    # Whoever has the plain name to himself keeps it, so that no namesake's number collides.
    for place in sorted(range(len(wanted)), key=lambda place: _order(wanted, state, place)):
        ids[place] = _unique(wanted[place], taken)
    return ids


def _order(wanted: list[str], state: "Jurisdiction", place: int) -> tuple[bool, str, str, str, str]:
    paper = state.papers[place]
    return (wanted.count(wanted[place]) > 1, paper.form or "", paper.title, paper.when or "",
            paper.source)  # fmt: skip


def papers_of(specs: Iterable[PaperSpec], records: Mapping[str, PaperRecord]) -> tuple[Paper, ...]:
    """Each paper with its state; what the owner has not touched is needed.

    A state's line that asks for a federal paper again follows that paper once it is in hand or
    submitted, unless the owner has marked the line itself.
    """
    return tuple(_paper(spec, records) for spec in specs)


_UNTOUCHED = PaperRecord(paper_id="", state=PaperState.NEEDED)


def _paper(spec: PaperSpec, records: Mapping[str, PaperRecord]) -> Paper:
    record = records.get(spec.id)
    if record is not None:
        return Paper(spec, record.state, record.due)
    federal = records.get(spec.same_as, _UNTOUCHED)
    return Paper(spec, federal.state if federal.state.done else PaperState.NEEDED, None)


def progress(papers: Iterable[Paper]) -> Progress:
    """Done of needed, each sheet once; what the owner marked as not needed counts in neither.

    A sheet that two desks want is done when neither has a line open for it.
    """
    sheets: dict[str, bool] = {}
    for paper in papers:
        if paper.state is not PaperState.NOT_NEEDED:
            sheet = paper.spec.sheet
            sheets[sheet] = sheets.get(sheet, True) and paper.state.done
    return Progress(sum(sheets.values()), len(sheets))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].rstrip("-")


def _unique(wanted: str, taken: set[str]) -> str:
    candidate, number = wanted, 2
    while candidate in taken:
        candidate, number = f"{wanted}-{number}", number + 1
    taken.add(candidate)
    return candidate
