"""Everything the rules say of one car on one day: what the pane shows and the pages print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from keigarage.domain import evidence
from keigarage.domain.car import BodyClass, Car, Proof, body_class
from keigarage.domain.eligibility import AgeRule, Dated, Verdict, date_that_counts, decide
from keigarage.domain.knowledge import Confidence
from keigarage.domain.paperwork import (
    FEDERAL_DESKS,
    Paper,
    PaperRecord,
    PaperSpec,
    Progress,
    papers_of,
    progress,
)
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """One car, what each rule answers on `on`, its state's answer, and its papers.

    `federal` is the 25-year rule and `epa` the 21-year rule; `state` is None until one is chosen.
    """

    car: Car
    on: date
    proofs: tuple[Proof, ...]
    counts: Dated | None
    federal: Verdict
    epa: Verdict
    rests_on: str
    confidence: Confidence
    conflicts: tuple[str, ...]
    narrowing: tuple[str, ...]
    state: Jurisdiction | None
    papers: tuple[Paper, ...]

    @property
    def body(self) -> BodyClass:
        return body_class(self.car.body)

    @property
    def status(self) -> Status | None:
        """The state's status for this car's body; None until a state is chosen."""
        return self.state.status_for(self.body) if self.state else None

    @property
    def progress(self) -> Progress:
        return progress(self.papers)

    def papers_by_desk(self) -> dict[str, tuple[Paper, ...]]:
        """The papers of each desk, federal desks first, in the order the desks are met."""
        met = dict.fromkeys(paper.spec.desk for paper in self.papers)
        desks = sorted(met, key=lambda desk: desk not in FEDERAL_DESKS)
        return {desk: tuple(p for p in self.papers if p.spec.desk == desk) for desk in desks}


def look_ahead(
    car: Car,
    proofs: Iterable[Proof],
    *,
    federal: AgeRule,
    epa: AgeRule,
    state: Jurisdiction | None,
    specs: Iterable[PaperSpec],
    records: Mapping[str, PaperRecord],
    on: date,
) -> Outlook:
    """Put one car before the rules. `specs` are the federal papers and the state's."""
    held = tuple(proofs)
    built, registered = car.built, car.first_registered
    verdict = decide(federal, built, registered, on)
    open_window = verdict.certain is None or on < verdict.certain
    return Outlook(
        car=car,
        on=on,
        proofs=held,
        counts=date_that_counts(built, registered),
        federal=verdict,
        epa=decide(epa, built, registered, on),
        rests_on=evidence.rests_on(built, registered, held),
        confidence=evidence.confidence(held),
        conflicts=evidence.conflicts(built, registered, held),
        # Once every day the papers allow is old enough, a finer paper would change nothing.
        narrowing=evidence.how_to_narrow(built, registered, held, federal.min_years or 0)
        if open_window
        else (),
        state=state,
        papers=papers_of(specs, records),
    )
