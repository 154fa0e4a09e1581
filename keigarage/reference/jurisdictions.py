"""The 51 state records, one file each."""

from decimal import Decimal
from typing import Any, Literal

import msgspec

from keigarage.domain.car import BodyClass
from keigarage.domain.errors import NotFound
from keigarage.domain.knowledge import Confidence, Source
from keigarage.domain.states import Citation, Event, Fee, Inspection, Jurisdiction, StatePaper
from keigarage.domain.status import Need, Status
from keigarage.domain.words import say
from keigarage.reference.files import Folders, has, label, pack_of, read, wrong
from keigarage.reference.shapes import Row, decode, stored_date

INDEX = "states/index.json"
_BODIES = {
    "kei_car": BodyClass.CAR,
    "kei_van": BodyClass.VAN,
    "kei_truck": BodyClass.TRUCK,
}
_CENT, _MOST_USD = Decimal("0.01"), Decimal(1_000_000)


class Index(Row, frozen=True):
    """The name of every state by its code, so that no record has to be opened for it."""

    as_of: str
    names: dict[str, str]


class AgencyRow(Row, frozen=True):
    name: str
    short: str


class StatusRow(Row, frozen=True):
    kei_car: Status
    kei_van: Status
    kei_truck: Status


class LocalRow(Row, frozen=True):
    allowed: bool | None
    note: str


class InspectionRow(Row, frozen=True):
    safety: bool | Literal["county"] | None
    emissions: bool | Literal["county"] | None
    vin_verification: bool | Literal["county"] | None
    note: str


class PaperRow(Row, frozen=True):
    form: str | None
    title: str
    kind: str
    need: Need
    when: str | None
    source: str


class FeeRow(Row, frozen=True):
    what: str
    usd: Decimal | None
    note: str
    source: str


class CitationRow(Row, frozen=True):
    cite: str
    effective: str | None
    url: str


class EventRow(Row, frozen=True):
    date: str | None
    event: str
    source: str


class SourceRow(Row, frozen=True):
    url: str
    title: str
    kind: str
    as_of: str | None


class Record(Row, frozen=True):
    """One state as its file writes it."""

    code: str
    name: str
    agency: AgencyRow
    status: Status
    applies_to: tuple[Literal["kei_car", "kei_van", "kei_truck"], ...]
    status_by_body: StatusRow
    summary: str
    max_posted_mph: int | None
    interstate_ok: bool | None
    min_age_years: int | None
    local_option: LocalRow
    plate_classes: tuple[str, ...]
    inspection: InspectionRow
    documents: tuple[PaperRow, ...]
    fees: tuple[FeeRow, ...]
    legal_basis: tuple[CitationRow, ...]
    pending: str | None
    timeline: tuple[EventRow, ...]
    sources: tuple[SourceRow, ...]
    as_of: str
    confidence: Confidence
    conflicts: str | None


def names(folders: Folders) -> dict[str, str]:
    """Code to name, by code."""
    return dict(sorted(decode(folders, INDEX, Index).names.items()))


def load(folders: Folders, code: str) -> Jurisdiction:
    """The state of that code, in either case.

    raises -- NotFound for any other text; BrokenRuleBook naming the file and the key
    """
    name, record = _record(folders, code)
    return _jurisdiction(record, label(folders, name), pack_of(folders, name))


def raw(folders: Folders, code: str) -> dict[str, Any]:
    """The record as the file writes it, checked. raises -- as `load` does"""
    name, _ = _record(folders, code)
    return msgspec.json.decode(read(folders, name), type=dict[str, Any])


def _record(folders: Folders, code: str) -> tuple[str, Record]:
    wanted = code.strip().upper()
    name = f"states/{wanted}.json"
    # Asking the disk first spares a known state the index; only two letters become a file name.
    plain = len(wanted) == 2 and wanted.isascii() and wanted.isalpha()
    if not plain or (not has(folders, name) and wanted not in names(folders)):
        raise NotFound(
            say("{code} is not a state: write its two letters, such as TX, or DC.",
                code=code.strip() or "“”")
        )  # fmt: skip
    record = decode(folders, name, Record)
    if record.code != wanted:
        raise wrong(label(folders, name), "$.code", say("it should be {code}", code=wanted))
    return name, record


def _jurisdiction(record: Record, name: str, pack: str) -> Jurisdiction:
    by_body = record.status_by_body
    return Jurisdiction(
        code=record.code,
        name=record.name,
        agency=record.agency.name,
        agency_short=record.agency.short,
        status=record.status,
        applies_to=frozenset(_BODIES[body] for body in record.applies_to),
        status_by_body={
            BodyClass.CAR: by_body.kei_car,
            BodyClass.VAN: by_body.kei_van,
            BodyClass.TRUCK: by_body.kei_truck,
        },
        summary=record.summary,
        max_posted_mph=record.max_posted_mph,
        interstate_ok=record.interstate_ok,
        min_age_years=record.min_age_years,
        local_option=record.local_option.allowed,
        local_note=record.local_option.note,
        plate_classes=record.plate_classes,
        inspection=_inspection(record.inspection),
        papers=tuple(_paper(row) for row in record.documents),
        fees=tuple(
            _fee(row, name, f"$.fees[{number}].usd") for number, row in enumerate(record.fees)
        ),
        legal_basis=tuple(
            Citation(cite=row.cite, effective=row.effective, url=row.url)
            for row in record.legal_basis
        ),
        pending=record.pending,
        timeline=tuple(
            _event(row, name, f"$.timeline[{number}].date")
            for number, row in enumerate(record.timeline)
        ),
        sources=tuple(Source(row.url, row.title, row.kind, row.as_of) for row in record.sources),
        as_of=stored_date(record.as_of, name, "$.as_of"),
        confidence=record.confidence,
        conflicts=record.conflicts,
        from_pack=pack,
    )


def _inspection(row: InspectionRow) -> Inspection:
    return Inspection(
        safety=row.safety,
        emissions=row.emissions,
        vin_verification=row.vin_verification,
        note=row.note,
    )


def _paper(row: PaperRow) -> StatePaper:
    return StatePaper(
        form=row.form,
        title=row.title,
        kind=row.kind,
        need=row.need,
        when=row.when,
        source=row.source,
    )


def _fee(row: FeeRow, name: str, key: str) -> Fee:
    usd = row.usd
    if usd is not None and not (usd.is_finite() and abs(usd) < _MOST_USD):
        raise wrong(name, key, say("{amount} is no amount", amount=usd))
    return Fee(
        what=row.what,
        usd=None if usd is None else usd.quantize(_CENT),
        note=row.note,
        source=row.source,
    )


def _event(row: EventRow, name: str, key: str) -> Event:
    day = None if row.date is None else stored_date(row.date, name, key)
    return Event(date=day, event=row.event, source=row.source)
