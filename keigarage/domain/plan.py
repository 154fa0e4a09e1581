"""The plan of one import: its milestones, the sailing it shares, and what the owner noted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from keigarage.domain.car import CarId, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.knowledge import Confidence
from keigarage.domain.words import say

SailingId = NewType("SailingId", int)


class Mode(StrEnum):
    """How the car crosses: driven aboard, or in a container."""

    RORO = "roro"
    CONTAINER = "container"


MODE_WORDS = {Mode.RORO: "RoRo", Mode.CONTAINER: "container"}


@dataclass(frozen=True, slots=True)
class Days:
    """A span of whole days, both ends included."""

    least: int
    most: int

    def __str__(self) -> str:
        """`14-30`, or `21` where both ends are one; `read_days` reads it back."""
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneKind:
    """A milestone as the rule book knows it; `needs` and `yields` name papers.

    `typical` is how many days it takes, None where it is a day rather than a stretch of time, or
    where no source read says.
    """

    id: str
    order: int
    name: str
    typical: Days | None = None
    needs: tuple[str, ...] = ()
    yields: tuple[str, ...] = ()
    cite: str = ""
    url: str = ""
    confidence: Confidence = Confidence.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Sailing:
    """One ship's crossing, shared by every car on it; moving it moves them all.

    `crossing` is the days from loading to arrival, each counted on its own port's calendar.
    `general_order` is the day from which customs may move unentered cargo to a warehouse, as the
    carrier's notice gives it.
    """

    id: SailingId | None = None
    vessel: str = ""
    voyage: str = ""
    booking: str = ""
    bill_of_lading: str = ""
    port_from: str = ""
    port_to: str = ""
    container_no: str = ""
    carrier: str = ""
    broker: str = ""
    entry_no: str = ""
    isf_no: str = ""
    loads: PartialDate | None = None
    arrives: PartialDate | None = None
    crossing: Days | None = None
    released_on: PartialDate | None = None
    free_storage_end: PartialDate | None = None
    general_order: PartialDate | None = None

    @property
    def title(self) -> str:
        """What it is called in a list: its ship, else its ports, else its booking or number."""
        ship = f"{self.vessel} {self.voyage}".strip()
        ports = " → ".join(port for port in (self.port_from, self.port_to) if port)
        named = ship or ports or self.container_no or self.booking or self.bill_of_lading
        return named or (say("sailing {number}", number=self.id) if self.id else say("sailing"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneNote:
    """What the owner noted about one milestone of one car."""

    milestone_id: str
    planned: PartialDate | None = None
    done: PartialDate | None = None
    duration_days: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.planned is None and self.done is None and self.duration_days is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """An alarm the owner set aside, why, and when (UTC).

    `situation` is what was set aside: once the dates are others the alarm stands again.
    """

    kind: str
    situation: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The import of one car. `certificate_until` is the last day the export certificate holds."""

    car_id: CarId
    mode: Mode | None = None
    sailing: Sailing | None = None
    certificate_until: PartialDate | None = None
    notes: Mapping[str, MilestoneNote] = field(default_factory=dict)
    dismissals: Mapping[str, Dismissal] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the owner has planned nothing yet."""
        return not (self.mode or self.sailing or self.certificate_until or self.notes)

    @property
    def loads(self) -> PartialDate | None:
        return self.sailing.loads if self.sailing else None

    @property
    def arrives(self) -> PartialDate | None:
        """When the ship arrives: the day it did, once the crossing is done, else the planned."""
        return self.done("sail") or (self.sailing.arrives if self.sailing else None)

    def note(self, milestone_id: str) -> MilestoneNote:
        return self.notes.get(milestone_id) or MilestoneNote(milestone_id=milestone_id)

    def done(self, milestone_id: str) -> PartialDate | None:
        """When a milestone was done; the release is also done once the sailing says so."""
        done = self.note(milestone_id).done
        if done is None and milestone_id == "release" and self.sailing:
            return self.sailing.released_on
        return done

    def passed(self, milestone_ids: Iterable[str]) -> bool:
        """Whether any of these milestones is done."""
        return any(self.done(milestone_id) for milestone_id in milestone_ids)


# What a milestone, once done, says of where the car is. The bill of lading, which the booking
# yields, is given once the car is aboard.
_STAGES = {
    "buy": Stage.BOUGHT,
    "booking": Stage.IN_TRANSIT,
    "sail": Stage.AT_PORT,
    "release": Stage.TITLING,
    "title": Stage.OWNED,
}


def stage_offer(plan: Plan, stage: Stage, on: date) -> Stage | None:
    """The stage to offer for what is done by `on`; None when the car is there or further.

    An offer only: nothing moves before the owner takes it.
    """
    reached = [
        offered
        for milestone_id, offered in _STAGES.items()
        if (done := plan.done(milestone_id)) and done.first <= on
    ]
    aboard = plan.loads is None or plan.loads.last <= on or plan.passed(("sail", "release"))
    if Stage.IN_TRANSIT in reached and not aboard:
        reached.remove(Stage.IN_TRANSIT)
    order = tuple(Stage)
    furthest = max(reached, key=order.index, default=stage)
    return furthest if order.index(furthest) > order.index(stage) else None
