"""Everything the rules say of one car on one day, put together."""

from datetime import date

from keigarage.domain.car import Body, BodyClass, Car, CarId, Proof, ProofKind
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule, Answer, Basis, Counting
from keigarage.domain.knowledge import Confidence
from keigarage.domain.outlook import Outlook, look_ahead
from keigarage.domain.paperwork import PaperRecord, PaperSpec, PaperState, Progress
from keigarage.domain.states import Inspection, Jurisdiction
from keigarage.domain.status import Need, Status

FEDERAL = AgeRule(
    id="us-nhtsa-25", country="US", agency="NHTSA", name="25 years", min_years=25,
    counted=Counting.DAY, starts_from=Basis.BUILT, cite="49 USC 30112(b)(9)", url="",
    as_of="2026-08-22", confidence=Confidence.HIGH,
)  # fmt: skip
EPA = AgeRule(
    id="us-epa-21", country="US", agency="EPA", name="21 years", min_years=21,
    counted=Counting.CALENDAR_YEAR, starts_from=Basis.BUILT, cite="40 CFR 85.1502", url="",
    as_of="2026-08-22", confidence=Confidence.MEDIUM,
)  # fmt: skip
TEXAS = Jurisdiction(
    code="TX", name="Texas", agency="Texas DMV", agency_short="TxDMV", status=Status.ROAD,
    applies_to=frozenset(BodyClass), status_by_body={BodyClass.TRUCK: Status.LIMITED}, summary="",
    max_posted_mph=None, interstate_ok=None, min_age_years=None, local_option=None, local_note="",
    plate_classes=(), papers=(), fees=(), legal_basis=(), pending=None, timeline=(), sources=(),
    inspection=Inspection(safety=None, emissions=None, vin_verification=None, note=""),
    as_of=PartialDate(2025, 11, 22), confidence=Confidence.HIGH, conflicts=None,
)  # fmt: skip
COPEN = Car(
    id=CarId(1), make="Daihatsu", model="Copen", body=Body.ROADSTER, built=PartialDate(2002, 6),
    model_year=2001,
)  # fmt: skip


def spec(paper_id: str, desk: str) -> PaperSpec:
    return PaperSpec(id=paper_id, desk=desk, form="", title=paper_id, need=Need.REQUIRED, why="",
                     source="", as_of="", confidence=Confidence.HIGH)  # fmt: skip


def outlook(car: Car = COPEN, *, on: date = date(2026, 11, 22), proofs=(), state=TEXAS,
            specs=(), records=None) -> Outlook:  # fmt: skip
    return look_ahead(car, proofs, federal=FEDERAL, epa=EPA, state=state, specs=specs,
                      records=records or {}, on=on)  # fmt: skip


def test_a_car_with_a_month_has_its_window_reason_and_hints():
    seen = outlook()
    assert seen.federal.answer is Answer.NO
    assert (seen.federal.earliest, seen.federal.certain) == (date(2027, 6, 1), date(2027, 6, 30))
    assert seen.federal.rule.cite == "49 USC 30112(b)(9)"
    assert (seen.epa.answer, seen.epa.certain) == (Answer.YES, date(2023, 1, 1))
    assert seen.counts.value == PartialDate(2002, 6)
    assert seen.rests_on == "your entry alone; no proof of age is recorded"
    assert seen.confidence is Confidence.UNCHECKED
    assert any("names the day" in hint for hint in seen.narrowing)
    assert seen.conflicts == ()
    assert seen.status is Status.ROAD


def test_the_model_year_never_counts():
    only_model_year = Car(make="Daihatsu", model="Copen", model_year=1991)
    seen = outlook(only_model_year)
    assert seen.counts is None
    assert seen.federal.answer is Answer.UNKNOWN
    assert seen.epa.answer is Answer.UNKNOWN
    assert "add one of them" in seen.federal.because
    assert seen.narrowing != ()


def test_proofs_set_the_confidence_and_quarrel_in_the_open():
    proofs = [
        Proof(car_id=CarId(1), kind=ProofKind.DATE_LABEL, date=PartialDate(2002, 6)),
        Proof(car_id=CarId(1), kind=ProofKind.SEAT_BELT_TAG, date=PartialDate(2003)),
    ]
    seen = outlook(proofs=iter(proofs))
    assert seen.proofs == tuple(proofs)
    assert seen.confidence is Confidence.CONFLICT and seen.conflicted
    assert seen.rests_on == "maker's date label, June 2002 · your records contradict each other"
    alone = outlook(proofs=proofs[:1])
    assert alone.confidence is Confidence.HIGH and not alone.conflicted
    assert len(seen.conflicts) == 2  # the tag against the date built, and against the label


def test_once_certain_no_better_paper_is_asked_for():
    assert outlook(on=date(2027, 6, 29)).narrowing != ()
    assert outlook(on=date(2027, 6, 30)).narrowing == ()


def test_the_body_asks_the_state():
    truck = Car(make="Suzuki", model="Carry", body=Body.TRUCK)
    assert (outlook(truck).body, outlook(truck).status) == (BodyClass.TRUCK, Status.LIMITED)
    assert outlook(truck, state=None).status is None


def test_papers_are_grouped_by_desk_with_the_federal_ones_first():
    specs = [spec("tx-title", "TX"), spec("hs7", "NHTSA"), spec("3520", "EPA"), spec("7501", "CBP"),
             spec("tx-tax", "TX")]  # fmt: skip
    records = {"hs7": PaperRecord(paper_id="hs7", state=PaperState.HAVE)}
    seen = outlook(specs=specs, records=records)
    desks = {desk: [p.spec.id for p in papers] for desk, papers in seen.papers_by_desk().items()}
    assert list(desks) == ["NHTSA", "EPA", "CBP", "TX"]
    assert desks["TX"] == ["tx-title", "tx-tax"]
    assert seen.progress == Progress(done=1, needed=5)
