"""Which papers a car needs, grouped by the desk that asks, and how far each one is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from keigarage.domain.dates import PartialDate
from keigarage.domain.knowledge import Confidence
from keigarage.domain.status import Need

if TYPE_CHECKING:  # a table of cars opens before any state is read
    from keigarage.domain.states import Jurisdiction

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSpec:
    """A paper as the rule book knows it. `desk` is NHTSA, EPA, CBP or a state's code."""

    id: str
    desk: str
    form: str
    title: str
    need: Need
    why: str
    source: str
    as_of: str
    confidence: Confidence


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
    """Papers at hand, of papers that are needed."""

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
        )
        for paper, paper_id in zip(state.papers, _ids(state), strict=True)
    )


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
    """Each paper with its state; what the owner has not touched is needed."""
    untouched = PaperRecord(paper_id="", state=PaperState.NEEDED)
    return tuple(
        Paper(spec, record.state, record.due)
        for spec in specs
        for record in (records.get(spec.id, untouched),)
    )


def progress(papers: Iterable[Paper]) -> Progress:
    """Done of needed; what the owner marked as not needed counts in neither."""
    wanted = [paper for paper in papers if paper.state is not PaperState.NOT_NEEDED]
    return Progress(sum(paper.state.done for paper in wanted), len(wanted))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].rstrip("-")


def _unique(wanted: str, taken: set[str]) -> str:
    candidate, number = wanted, 2
    while candidate in taken:
        candidate, number = f"{wanted}-{number}", number + 1
    taken.add(candidate)
    return candidate
