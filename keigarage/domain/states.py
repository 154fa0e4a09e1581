"""What a state answers for a kei vehicle: status by body, limits, papers, fees, sources."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate, years_after
from keigarage.domain.knowledge import Confidence, Source
from keigarage.domain.status import Need, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePaper:
    """One paper a state's agency asks for. `when` is the condition, or a remark, as sourced."""

    form: str | None
    title: str
    kind: str
    need: Need
    when: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A fee in dollars; None where it is a rate or unknown, told in the note."""

    what: str
    usd: Decimal | None
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    cite: str
    effective: str | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    date: PartialDate | None
    event: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """Which inspections apply: True, False, None for unknown, or "county" where it varies."""

    safety: bool | str | None
    emissions: bool | str | None
    vin_verification: bool | str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """One of the 51: fifty states and the District of Columbia."""

    code: str
    name: str
    agency: str
    agency_short: str
    status: Status
    applies_to: frozenset[BodyClass]
    status_by_body: dict[BodyClass, Status]
    summary: str
    max_posted_mph: int | None
    interstate_ok: bool | None
    min_age_years: int | None
    local_option: bool | None
    local_note: str
    plate_classes: tuple[str, ...]
    inspection: Inspection
    papers: tuple[StatePaper, ...]
    fees: tuple[Fee, ...]
    legal_basis: tuple[Citation, ...]
    pending: str | None
    timeline: tuple[Event, ...]
    sources: tuple[Source, ...]
    as_of: PartialDate
    confidence: Confidence
    conflicts: str | None
    from_pack: str = ""  # the rule pack that told it; empty for the program's own book

    def status_for(self, body: BodyClass) -> Status:
        return self.status_by_body.get(body, self.status)

    def stale(self, on: date) -> bool:
        """Whether the record is over a year old, so that it must be checked before it is used."""
        return on > years_after(self.as_of.last, 1)
