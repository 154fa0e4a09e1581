"""Everything the rules say of one car on one day: what the pane shows and the pages print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from keigarage.domain import evidence
from keigarage.domain.car import BodyClass, Car, Proof, body_class
from keigarage.domain.eligibility import AgeRule, Dated, Verdict, date_that_counts, decide
from keigarage.domain.knowledge import Confidence
from keigarage.domain.notices import date_notices
from keigarage.domain.own_rules import StateAnswer, StateNote, answer_for
from keigarage.domain.paper_conditions import decided_for
from keigarage.domain.paperwork import (
    FEDERAL_DESKS,
    Paper,
    PaperRecord,
    PaperSpec,
    Progress,
    for_body,
    papers_of,
    progress,
)
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status

if TYPE_CHECKING:  # most cars have no plan that could alarm anybody
    from keigarage.domain.arrival import Alarm
    from keigarage.domain.catalogue import Generation


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """One car, what each rule answers on `on`, its state's answer, and its papers.

    `federal` is the 25-year rule and `epa` the 21-year rule; `others` are rules the owner follows
    besides, such as another country's. `state` is None until one is chosen; `notes` are the
    owner's on that state. `alarms` are those of its plan that stand; `notices` are sentences on
    what deserves a second look, such as a date built in the future.
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
    others: tuple[Verdict, ...] = ()
    notes: tuple[StateNote, ...] = ()
    alarms: "tuple[Alarm, ...]" = ()
    notices: tuple[str, ...] = ()

    @property
    def conflicted(self) -> bool:
        """Whether its dates and papers cannot all be true."""
        return bool(self.conflicts)

    @property
    def county(self) -> str:
        """The car's county where the state asked about is its own; elsewhere it means nothing."""
        return self.car.county if self.state and self.state.code == self.car.state else ""

    @property
    def body(self) -> BodyClass:
        return body_class(self.car.body)

    @property
    def status(self) -> Status | None:
        """What holds for this car's body and county, by the owner's word where they have one."""
        answer = self.state_answer
        return answer.status if answer else None

    @property
    def state_answer(self) -> StateAnswer | None:
        """The state's answer for this car and whose word it is; None until a state is chosen."""
        if self.state is None:
            return None
        return answer_for(self.state, self.body, self.county, self.notes)

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
    others: Iterable[AgeRule] = (),
    notes: Iterable[StateNote] = (),
    alarms: "Iterable[Alarm]" = (),
    generation: "Generation | None" = None,
    notices: Iterable[str] = (),
) -> Outlook:
    """Put one car before the rules. `specs` are the federal papers and the state's.

    generation -- the car's entry in the catalogue, whose production its date must lie in
    notices    -- what the garage itself gives to think of, such as a number used twice
    """
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
        confidence=evidence.confidence(held, built, registered),
        conflicts=evidence.conflicts(built, registered, held),
        # Once every day the papers allow is old enough, a finer paper would change nothing.
        narrowing=evidence.how_to_narrow(built, registered, held, federal.min_years or 0)
        if open_window
        else (),
        state=state,
        papers=papers_of(
            [decided_for(for_body(spec, body_class(car.body)), car, on) for spec in specs], records
        ),
        others=tuple(decide(rule, built, registered, on) for rule in others),
        notes=tuple(notes),
        alarms=tuple(alarms),
        notices=(*date_notices(car, generation, on), *notices),
    )
