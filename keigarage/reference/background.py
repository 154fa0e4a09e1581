"""The federal files an import is understood from: Japan, eras, auctions, limits, notes.

They are read as those of `federal` are: `RuleBook.page(Kei)`.
"""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from keigarage.domain.knowledge import Confidence
from keigarage.reference.shapes import Page, Row


class JapanPaperRow(Row, frozen=True):
    """`kei` is None where it was not found out whether a kei needs the paper."""

    id: str
    name_ja: str
    name_en: str
    kei: bool | None
    url: str | None
    as_of: str
    confidence: Confidence
    issued_by: str | None = None
    fields: tuple[str, ...] = ()
    other_urls: tuple[str, ...] = ()
    notes: str | None = None
    when: str | None = None
    needs: tuple[str, ...] = ()
    fee_jpy: int | None = None
    fee_url: str | None = None
    fee_confidence: Confidence | None = None
    form: str | None = None
    earliest_apply: str | None = None
    if_lapsed: str | None = None
    refund: str | None = None


class Japan(Page, frozen=True):
    """The papers of the Japanese side."""

    file: ClassVar[str] = "federal/japan.json"
    documents_japan: tuple[JapanPaperRow, ...]


class EraRow(Row, frozen=True):
    """The western year is the era's year plus `offset`."""

    name: str
    ja: str
    letter: str
    start: date
    end: date | None
    offset: int
    url: str
    confidence: Confidence


class Eras(Page, frozen=True):
    file: ClassVar[str] = "federal/eras.json"
    eras: tuple[EraRow, ...]
    eras_notes: str


class GradeRow(Row, frozen=True):
    grade: str
    meaning: str
    url: str | None
    confidence: Confidence | None = None


class MarkRow(Row, frozen=True):
    mark: str
    meaning: str


class AuctionRow(Row, frozen=True):
    scale_note: str
    grades: tuple[GradeRow, ...]
    marks: tuple[MarkRow, ...]
    marks_url: str
    confidence: Confidence
    as_of: str


class Auction(Page, frozen=True):
    """Grades and marks of Japanese auction sheets."""

    file: ClassVar[str] = "federal/auction.json"
    auction_grades: AuctionRow


class KeiStandardRow(Row, frozen=True, rename={"since": "from"}):
    """The class limits in force from the day `since`; `day_known` False: only the month is."""

    since: date
    length_m: Decimal
    width_m: Decimal
    height_m: Decimal
    cc_4st: int
    cc_2st: int
    power_limit_kw: Decimal | None
    url: str
    confidence: Confidence
    notes: str | None = None
    via: tuple[str, ...] = ()
    other_urls: tuple[str, ...] = ()
    day_known: bool = True


class KeiNoteRow(Row, frozen=True):
    topic: str
    text: str
    url: str
    confidence: Confidence
    other_urls: tuple[str, ...] = ()
    notes: str | None = None


class Kei(Page, frozen=True):
    file: ClassVar[str] = "federal/kei.json"
    kei_standards: tuple[KeiStandardRow, ...]
    kei_notes: tuple[KeiNoteRow, ...]


class ExampleRow(Row, frozen=True):
    """A 25-year or 21-year count as somebody published it; the dates are their own wording."""

    manufacture: str
    precision: str
    eligible: str | None
    rule: str
    url: str | None
    confidence: Confidence
    via: str | None = None


class OfficialExampleRow(Row, frozen=True):
    found: bool
    notes: str


class Examples(Page, frozen=True):
    file: ClassVar[str] = "federal/examples.json"
    eligibility_examples: tuple[ExampleRow, ...]
    official_worked_example_25: OfficialExampleRow


class FactRow(Row, frozen=True):
    fact: str
    url: str | None
    as_of: str
    confidence: Confidence
    via: str | None = None


class EarlyArrivalRow(Row, frozen=True):
    facts: tuple[FactRow, ...]


class OffroadRow(Row, frozen=True):
    url: str
    as_of: str
    confidence: Confidence
    text: str
    other_urls: tuple[str, ...]


class Notes(Page, frozen=True):
    """Early arrival, off-road import under 25, and what a title rests on."""

    file: ClassVar[str] = "federal/notes.json"
    early_arrival: EarlyArrivalRow
    offroad_under_25: OffroadRow
    title_basics: tuple[FactRow, ...]
