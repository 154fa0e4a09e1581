"""Five states with one answer each, cut down from the kinds of record there are, and one car."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from keigarage.domain.car import Body, BodyClass, Car, CarId, OdometerUnit, Proof, ProofKind
from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule, Basis, Counting
from keigarage.domain.knowledge import Confidence, Source
from keigarage.domain.outlook import Outlook, look_ahead
from keigarage.domain.paperwork import PaperRecord, PaperSpec, PaperState, state_specs
from keigarage.domain.states import Citation, Event, Fee, Inspection, Jurisdiction, StatePaper
from keigarage.domain.status import Need, Status

ON = date(2026, 11, 22)


def _age(years: int, counted: Counting, cite: str) -> AgeRule:
    return AgeRule(
        id=f"rule-{years}", country="US", agency="", name="", min_years=years, counted=counted,
        starts_from=Basis.BUILT, cite=cite, url="", as_of="2026-08-22",
        confidence=Confidence.HIGH,
    )  # fmt: skip


FEDERAL = _age(25, Counting.DAY, "49 USC 30112(b)(9); form HS-7 box 1")
EPA = _age(21, Counting.CALENDAR_YEAR, "EPA form 3520-1 code E")


def _paper(
    form: str | None, title: str, kind: str, when: str | None = None, source: str = "an agency page"
) -> StatePaper:
    need = Need.CONDITIONAL if when else Need.REQUIRED
    return StatePaper(form=form, title=title, kind=kind, need=need, when=when, source=source)


TEXAS = Jurisdiction(
    code="TX",
    name="Texas",
    agency="Texas Department of Motor Vehicles (through county tax assessor-collectors)",
    agency_short="TxDMV",
    status=Status.ROAD,
    applies_to=frozenset(BodyClass),
    status_by_body=dict.fromkeys(BodyClass, Status.ROAD),
    summary="The 2025 Legislature passed SB 1816.",
    max_posted_mph=None,
    interstate_ok=True,
    min_age_years=None,
    local_option=None,
    local_note="No local opt-out seen.",
    plate_classes=("regular passenger", "antique (25 years)"),
    inspection=Inspection(safety=False, emissions="county", vin_verification=True, note=""),
    papers=(
        _paper("130-U", "Application for Texas Title", "title_application"),
        _paper("VTR-68-A", "Identification Number Inspection", "inspection"),
        _paper(None, "Original foreign proof of ownership", "ownership"),
        _paper(None, "Notarized English translation", "translation", "paper in another language"),
        _paper("HS-7", "DOT declaration", "safety_federal", "if it is asked for"),
        _paper(None, "Proof of liability insurance", "insurance", None, "general knowledge"),
    ),
    fees=(
        Fee(what="title application", usd=Decimal(33), note="28 or 33 by county", source=""),
        Fee(what="Sales tax", usd=None, note="6.25 percent", source=""),
        Fee(what="Local fee", usd=None, note="", source=""),
    ),
    legal_basis=(Citation(cite="Texas SB 1816 (2025)", effective=None, url=""),),
    pending=None,
    timeline=(),
    sources=(
        Source("https://capitol.example/sb1816", "SB 1816 as passed", "statute", "2025-05"),
        Source("https://county.example/list", "County checklist", "agency", None),
    ),
    as_of=PartialDate(2025, 5),
    confidence=Confidence.HIGH,
    conflicts="The effective date was not seen.",
)
_OTHER: dict[str, Any] = {"papers": TEXAS.papers[:3], "conflicts": None, "plate_classes": ()}


def _like_texas(code: str, name: str, status: Status, **fields: Any) -> Jurisdiction:
    everyone = dict.fromkeys(BodyClass, status)
    return replace(
        TEXAS, code=code, name=name, agency=f"{name} agency", agency_short=f"{code} DMV",
        status=status, **{"status_by_body": everyone, **_OTHER, **fields},
    )  # fmt: skip


STATES = {
    "TX": TEXAS,
    "CA": _like_texas(
        "CA", "California", Status.LIMITED, fees=(), as_of=PartialDate(2026, 10),
        summary="The gate is emissions.", max_posted_mph=35, interstate_ok=False, min_age_years=25,
        inspection=Inspection(safety=False, emissions=True, vin_verification=None, note=""),
    ),
    "KY": _like_texas(
        "KY", "Kentucky", Status.LOCAL, local_option=True,
        local_note="Without a local ordinance it may not use highways.",
        status_by_body={
            BodyClass.TRUCK: Status.LOCAL,
            BodyClass.CAR: Status.UNSETTLED,
            BodyClass.VAN: Status.UNSETTLED,
        },
    ),
    "GA": _like_texas(
        "GA", "Georgia", Status.PROHIBITED, interstate_ok=False, fees=(),
        pending="The 2026 session is to be confirmed.",
        legal_basis=(Citation(cite="Bulletin MVD-2023-05", effective=None, url=""),),
        timeline=(Event(date=PartialDate(2025, 5), event="Governor vetoed HB 308.", source=""),),
    ),
    "VA": _like_texas(
        "VA", "Virginia", Status.UNSETTLED, plate_classes=("regular, disputed", "antique"),
        conflicts="A dealer: titles are issued; a table: antique use only.",
    ),
}  # fmt: skip

_FEDERAL_PAPERS = (
    ("hs7", "NHTSA", "HS-7", "DOT declaration, box 1 (25 years or older)"),
    ("epa3520-1", "EPA", "EPA 3520-1", "EPA declaration, code E"),
    ("cbp7501", "CBP", "CBP 7501", "Entry summary"),
    ("bond", "CBP", "CBP 301", "Customs bond"),
    ("bos", "CBP", "", "Bill of sale or commercial invoice"),
    ("foreignreg", "CBP", "", "Foreign registration or export certificate"),
)
FEDERAL_SPECS = tuple(
    PaperSpec(
        id=paper_id, desk=desk, form=form, title=title, need=Need.REQUIRED, why="When: at entry.",
        source="", as_of="", confidence=Confidence.HIGH,
    )
    for paper_id, desk, form, title in _FEDERAL_PAPERS
)  # fmt: skip

BEAT = Car(
    id=CarId(1), make="Honda", model="Beat", body=Body.ROADSTER, chassis_no="PP1-1100123",
    built=PartialDate(1991, 5), color="yellow", odometer=84210, odometer_unit=OdometerUnit.KM,
)  # fmt: skip


@pytest.fixture
def beat() -> Car:
    return BEAT


@pytest.fixture
def outlook() -> Callable[..., Outlook]:
    """An outlook on 22 November 2026: `outlook("GA", hs7="have", built=…)`."""

    def make(state: str = "TX", car: Car = BEAT, due: PartialDate | None = None,
             papers: dict[str, str] | None = None, **fields: Any) -> Outlook:  # fmt: skip
        record = STATES[state]
        label = Proof(car_id=CarId(1), kind=ProofKind.DATE_LABEL, date=PartialDate(1991, 5))
        car = replace(car, **{"state": state, **fields})
        return look_ahead(
            car,
            (label,) if car.built == BEAT.built else (),
            federal=FEDERAL,
            epa=EPA,
            state=record,
            specs=FEDERAL_SPECS + state_specs(record),
            records={
                paper_id: PaperRecord(paper_id=paper_id, state=PaperState(word), due=due)
                for paper_id, word in (papers or {}).items()
            },
            on=ON,
        )

    return make


@pytest.fixture
def generation() -> Generation:
    return Generation(
        id="honda-beat-pp1", make="Honda", model="Beat", generation="PP1", variant=None,
        name_ja="ホンダ・ビート", body=Body.ROADSTER, chassis_codes=("PP1",),
        production_start=PartialDate(1991, 5), production_end=PartialDate(1996, 2),
        length_mm=3295, width_mm=1395, height_mm=1175, wheelbase_mm=2280, kerb_kg=760,
        engine_codes=("E07A",), displacement_cc=656, cylinders=3, cycle=4, induction="na",
        power_ps=64.0, power_rpm=8100, torque_nm=60.0, redline_rpm=8500, drivetrain=("RWD",),
        layout="", top_speed_kmh=None, kei_standard="660-1990", is_kei=True, market="JP",
        model_year=None, notes="", sources=(), confidence=Confidence.HIGH,
    )  # fmt: skip
