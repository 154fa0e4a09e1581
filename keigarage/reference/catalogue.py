"""The catalogue: one file a maker, read together into generations."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from keigarage.domain.car import Body
from keigarage.domain.catalogue import Generation
from keigarage.domain.knowledge import Confidence
from keigarage.domain.plain_text import shortened
from keigarage.domain.words import say
from keigarage.reference.files import Folders, label, pack_of, wrong
from keigarage.reference.shapes import Row, decode, stored_date

INDEX = "catalogue/index.json"
_CYCLES = {"2-stroke": 2, "4-stroke": 4, None: None}


class Index(Row, frozen=True):
    """Every maker and the name of its file, so that a lost file is missed. `as_of` is ISO."""

    as_of: str
    makers: dict[str, str]


class Record(Row, frozen=True):
    """One generation as the file writes it. Lengths in mm, torque in Nm, power in PS."""

    id: str
    make: str
    model: str
    generation: str
    sport_or_notable_variant: str | None
    name_ja: str | None
    body: Body
    chassis_codes: tuple[str, ...]
    production_start: str | None
    production_end: str | None
    length_mm: int | None
    width_mm: int | None
    height_mm: int | None
    wheelbase_mm: int | None
    kerb_kg: int | None
    engine_codes: tuple[str, ...]
    displacement_cc: int | None
    cylinders: int | None
    cycle: Literal["2-stroke", "4-stroke"] | None
    induction: str | None
    power_ps: float | None
    power_rpm: int | None
    torque_nm: float | None
    redline_rpm: int | None
    drivetrain: tuple[str, ...]
    layout: str
    top_speed_kmh: int | None
    kei_standard: str
    is_kei: bool
    notes: str
    sources: tuple[str, ...]
    confidence: Confidence
    market: str
    model_year: int | None


class Page(Row, frozen=True):
    """One maker's file."""

    as_of: str
    records: tuple[Record, ...]


def load(folders: Folders) -> tuple[Generation, ...]:
    """Every generation, by make, model and the start of production (unknown starts last).

    raises -- BrokenRuleBook naming the file and the key
    """
    found: dict[str, Generation] = {}
    for stem in makers(folders).values():
        for generation in _generations(folders, stem):
            if generation.id in found:
                what = say("{id} stands there twice", id=generation.id)
                raise wrong(label(folders, f"catalogue/{stem}.json"), "$.records", what)
            found[generation.id] = generation
    return tuple(sorted(found.values(), key=_order))


def makers(folders: Folders) -> dict[str, str]:
    """Every maker and the name of its file, without its ending."""
    found = decode(folders, INDEX, Index).makers
    for maker, stem in found.items():
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", stem):
            what = say("{text} is no name for a file", text=shortened(stem))
            raise wrong(label(folders, INDEX), f"$.makers.{maker}", what)
    return found


def _order(generation: Generation) -> tuple[str, str, date, str]:
    start = generation.production_start
    first = start.first if start else date.max
    return generation.make.casefold(), generation.model.casefold(), first, generation.id


def _generations(folders: Folders, maker: str) -> Iterator[Generation]:
    name = f"catalogue/{maker}.json"
    pack = pack_of(folders, name)
    for number, record in enumerate(decode(folders, name, Page).records):
        yield _generation(record, label(folders, name), f"$.records[{number}]", pack)


def _generation(record: Record, name: str, place: str, pack: str) -> Generation:
    start, end = record.production_start, record.production_end
    return Generation(
        id=record.id,
        make=record.make,
        model=record.model,
        generation=record.generation,
        variant=record.sport_or_notable_variant,
        name_ja=record.name_ja,
        body=record.body,
        chassis_codes=record.chassis_codes,
        production_start=stored_date(start, name, f"{place}.production_start")
        if start is not None
        else None,
        production_end=stored_date(end, name, f"{place}.production_end")
        if end is not None
        else None,
        length_mm=record.length_mm,
        width_mm=record.width_mm,
        height_mm=record.height_mm,
        wheelbase_mm=record.wheelbase_mm,
        kerb_kg=record.kerb_kg,
        engine_codes=record.engine_codes,
        displacement_cc=record.displacement_cc,
        cylinders=record.cylinders,
        cycle=_CYCLES[record.cycle],
        induction=record.induction,
        power_ps=record.power_ps,
        power_rpm=record.power_rpm,
        torque_nm=record.torque_nm,
        redline_rpm=record.redline_rpm,
        drivetrain=record.drivetrain,
        layout=record.layout,
        top_speed_kmh=record.top_speed_kmh,
        kei_standard=record.kei_standard,
        is_kei=record.is_kei,
        market=record.market,
        model_year=record.model_year,
        notes=record.notes,
        sources=record.sources,
        confidence=record.confidence,
        from_pack=pack,
    )
