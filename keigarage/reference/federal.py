"""The federal files an import is worked from: papers, proofs, milestones, duty, fees, costs.

`RuleBook.page(Duty)` reads one file. Keys that not every row of a family has are optional here;
every other key must be there, and no further one may be. Money is US dollars unless named `_jpy`,
rates are per cent, and `as_of` is the source's own wording.
"""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from keigarage.domain.knowledge import Confidence
from keigarage.reference.shapes import Page, Row


class BookRow(Row, frozen=True):
    as_of: str
    confidence_words: dict[Confidence, str]
    caution: str


class Meta(Page, frozen=True):
    """The date of the whole book and what its confidence words mean."""

    file: ClassVar[str] = "federal/meta.json"
    meta: BookRow


class PaperRow(Row, frozen=True):
    id: str
    name: str
    when: str
    url: str | None
    as_of: str
    confidence: Confidence
    box_or_code: str | None = None
    revision: str | None = None
    needs: tuple[str, ...] = ()
    filed: str | None = None
    via: str | None = None
    notes: str | None = None
    penalty_usd: Decimal | None = None
    other_urls: tuple[str, ...] = ()
    cite: str | None = None


class Papers(Page, frozen=True):
    """The papers of entry into the United States."""

    file: ClassVar[str] = "federal/papers.json"
    documents_federal: tuple[PaperRow, ...]


class MakersLetterRow(Row, frozen=True):
    listed_by_nhtsa: bool
    confidence: Confidence
    notes: str


class LabelPrecisionRow(Row, frozen=True):
    value: str
    cite: str
    urls: tuple[str, ...]
    confidence: Confidence
    notes: str


class AgeProofRow(Row, frozen=True):
    """What NHTSA takes as proof of age, best first."""

    order: tuple[str, ...]
    label_required: bool
    cite: str
    url: str
    confidence: Confidence
    manufacturer_letter: MakersLetterRow
    label_precision: LabelPrecisionRow
    via: str


class Proofs(Page, frozen=True):
    file: ClassVar[str] = "federal/proofs.json"
    age_proof_us: AgeProofRow


class DaysRow(Row, frozen=True):
    min: int
    max: int


class MilestoneRow(Row, frozen=True):
    """`order` 0 is the whole path; `yields` and `needs` name papers by id or in words."""

    order: int
    id: str
    name: str
    typical_days: DaysRow | None
    yields: tuple[str, ...]
    needs: tuple[str, ...]
    url: str | None
    confidence: Confidence
    notes: str | None = None
    other_urls: tuple[str, ...] = ()


class Milestones(Page, frozen=True):
    file: ClassVar[str] = "federal/milestones.json"
    milestones: tuple[MilestoneRow, ...]


class DutyRow(Row, frozen=True):
    """In force from `effective_from` to `effective_to`, both included; None leaves it open."""

    id: str
    vehicle: str
    effective_from: date | None
    effective_to: date | None
    body: str
    hts: str
    rate_pct: Decimal | None
    mode: Literal["base", "add", "total_cap", "total", "note", "conflict", "unknown"]
    what: str
    cite: str | None
    url: str | None
    confidence: Confidence
    as_of: str
    other_urls: tuple[str, ...] = ()
    notes: str | None = None
    via: str | None = None
    status_checked: str | None = None


class RefundRow(Row, frozen=True):
    fact: str
    url: str
    other_urls: tuple[str, ...]
    as_of: str
    confidence: Confidence
    notes: str


class Duty(Page, frozen=True):
    file: ClassVar[str] = "federal/duty.json"
    duty_rates: tuple[DutyRow, ...]
    ieepa_refunds: RefundRow


class FeeRow(Row, frozen=True):
    """A rate with its limits, a flat fee, an amount that is a threshold, or a remark."""

    id: str
    name: str
    url: str
    confidence: Confidence
    rate_pct: Decimal | None = None
    min_usd: Decimal | None = None
    max_usd: Decimal | None = None
    flat_usd: Decimal | None = None
    usd: Decimal | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    cite: str | None = None
    as_of: str | None = None
    via: str | None = None
    other_urls: tuple[str, ...] = ()
    notes: str | None = None


class Fees(Page, frozen=True):
    file: ClassVar[str] = "federal/fees.json"
    fees: tuple[FeeRow, ...]


class CostRow(Row, frozen=True):
    item: str
    low_usd: Decimal | None
    high_usd: Decimal | None
    source: str | None
    confidence: Confidence
    low_jpy: int | None = None
    high_jpy: int | None = None
    other: str | None = None
    notes: str | None = None


class Costs(Page, frozen=True):
    file: ClassVar[str] = "federal/costs.json"
    costs_typical: tuple[CostRow, ...]
