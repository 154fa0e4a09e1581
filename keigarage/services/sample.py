"""A garage of real cars to try the program on: every stage, five kinds of state answer.

Models, codes and production months are the catalogue's; the serial numbers, prices and sellers
are made up, and every date lies inside its model's production.
"""

from dataclasses import dataclass, field
from pathlib import Path

from keigarage.domain.car import Car, CarId, Proof, ProofKind
from keigarage.domain.car_fields import with_fields
from keigarage.domain.catalogue import search
from keigarage.domain.date_reading import read_date
from keigarage.domain.errors import DiskTrouble, NotFound
from keigarage.domain.new_car import car_of
from keigarage.domain.paperwork import PaperSpec, PaperState
from keigarage.domain.status import Need
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.services.garage import Garage
from keigarage.services.money import Money
from keigarage.services.paperwork import Paperwork
from keigarage.services.sample_imports import IMPORTS, SampleImport
from keigarage.services.shipping import Shipping
from keigarage.store.garage_file import GarageFile

_HAVE, _SENT, _ASKED = PaperState.HAVE, PaperState.SUBMITTED, PaperState.REQUESTED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """One car: the code it is found by in the catalogue, its fields as typed, its papers."""

    code: str
    make: str
    fields: dict[str, str]
    yen: int | None = None
    plated: bool = False  # its state has every paper it requires
    proofs: tuple[tuple[ProofKind, str], ...] = ()
    papers: dict[str, PaperState] = field(default_factory=dict)


_ENTERED = {
    "hs7": _SENT, "epa3520-1": _SENT, "cbp7501": _HAVE, "cbp3461": _SENT, "isf": _SENT,
    "bond": _HAVE, "poa5291": _SENT, "bol": _HAVE, "bos": _HAVE, "foreignreg": _HAVE,
    "arrival": _HAVE, "do": _HAVE, "cleaning": _HAVE,
}  # fmt: skip
_AT_SEA = {"bol": _HAVE, "bos": _HAVE, "foreignreg": _HAVE, "poa5291": _HAVE, "cleaning": _HAVE,
           "isf": _SENT, "bond": _ASKED}  # fmt: skip

SAMPLES = (
    _Sample(
        code="AS285", make="Honda", yen=4_200_000, plated=True,
        fields={"stage": "owned", "model_year": "1965", "chassis_no": "AS285-1004512",
                "built": "1965", "color": "red", "state": "WA", "odometer": "61200",
                "odometer_unit": "km", "notes": "Filed under kei by many; at 606 cc it is not."},
        proofs=((ProofKind.HISTORICAL_SOCIETY, "1965"),), papers=_ENTERED,
    ),
    _Sample(
        code="K111", make="Subaru", yen=1_650_000, plated=True,
        fields={"stage": "owned", "variant": "Deluxe", "chassis_no": "K111-298811",
                "built": "昭和44年4月", "color": "pale green", "state": "WA",
                "odometer": "38400", "odometer_unit": "km"},
        proofs=((ProofKind.OLD_REGISTRATION, "1969-05"),), papers=_ENTERED,
    ),
    _Sample(
        code="LJ10", make="Suzuki", yen=1_980_000, plated=True,
        fields={"stage": "owned", "chassis_no": "LJ10-104410", "built": "1970-06",
                "color": "olive", "state": "CA", "odometer": "45100", "odometer_unit": "km"},
        proofs=((ProofKind.DATE_LABEL, "1970-06"),), papers=_ENTERED,
    ),
    _Sample(
        code="H26A", make="Mitsubishi",
        fields={"stage": "wanted", "name": "Minica Dangan ZZ-4", "variant": "Dangan ZZ-4",
                "built": "1989", "color": "black", "state": "GA",
                "notes": "First Dangan: the certificate shows only the year."},
    ),
    _Sample(
        code="PP1", make="Honda", yen=780_000,
        fields={"stage": "titling", "chassis_no": "PP1-1100123", "built": "平成3年5月",
                "first_registered": "1991-06", "color": "yellow", "state": "TX",
                "county": "Travis", "odometer": "84210", "odometer_unit": "km",
                "transmission": "5-speed manual", "auction_house": "USS Nagoya",
                "auction_lot": "30412", "auction_grade": "3.5", "purchased_on": "2026-08-19"},
        proofs=((ProofKind.DATE_LABEL, "1991-05"), (ProofKind.SEAT_BELT_TAG, "1991-04")),
        papers=_ENTERED | {"tx-130-u": _HAVE, "tx-vtr-68-a": _ASKED},
    ),
    _Sample(
        code="PG6SA", make="Autozam",
        fields={"stage": "wanted", "chassis_no": "PG6SA-100777", "built": "1992-10",
                "color": "red", "state": "VA", "seller": "Ask the owner again in January"},
    ),
    _Sample(
        code="DA62T", make="Suzuki", yen=310_000,
        fields={"stage": "in_transit", "variant": "KC 4WD", "chassis_no": "DA62T-120045",
                "built": "2001-11", "color": "white", "state": "TX", "drivetrain": "4WD",
                "odometer": "71800", "odometer_unit": "km", "auction_house": "JU Gifu",
                "auction_lot": "2207", "auction_grade": "4", "purchased_on": "2026-09-30",
                "notes": "Certainly 25 on 30 November 2026; the ship must not land before."},
        proofs=((ProofKind.OLD_REGISTRATION, "2001-11"),), papers=_AT_SEA,
    ),
    _Sample(
        code="L880K", make="Daihatsu",
        fields={"stage": "wanted", "variant": "Active Top", "chassis_no": "L880K-0001204",
                "built": "2002-06", "color": "silver green", "state": "CA"},
    ),
    _Sample(
        code="KK4", make="Subaru", yen=420_000,
        fields={"stage": "bought", "variant": "RX-R", "chassis_no": "KK4-012345",
                "built": "1993-08", "color": "blue", "state": "KY", "purchased_on": "2026-11-06",
                "auction_house": "TAA Kinki", "auction_lot": "8150", "auction_grade": "4"},
        papers={"bos": _HAVE, "foreignreg": _ASKED},
    ),
    _Sample(
        code="EA11R", make="Suzuki", yen=890_000,
        fields={"stage": "at_port", "chassis_no": "EA11R-102345", "built": "1992-07",
                "color": "silver", "state": "TX", "odometer": "96300", "odometer_unit": "km",
                "purchased_on": "2026-08-02"},
        proofs=((ProofKind.FIRST_SALE_INVOICE, "1992-09"),),
        papers=_AT_SEA | {"arrival": _HAVE, "cbp3461": _ASKED, "hs7": _ASKED},
    ),
    _Sample(
        code="KV4", make="Subaru", yen=350_000, plated=True,
        fields={"stage": "owned", "chassis_no": "KV4-056123", "built": "1998-03",
                "color": "green", "state": "TX", "plate": "KEI 0398", "odometer": "120400",
                "odometer_unit": "km"},
        proofs=((ProofKind.OLD_REGISTRATION, "1998-03"),), papers=_ENTERED,
    ),
    _Sample(
        code="S110P", make="Daihatsu", yen=180_000,
        fields={"stage": "titling", "chassis_no": "S110P-045678", "built": "1996-02",
                "color": "white", "state": "NC", "purchased_on": "2026-06-11"},
        papers=_ENTERED,
    ),
    _Sample(
        code="HA4", make="Honda", yen=260_000, plated=True,
        fields={"stage": "sold", "chassis_no": "HA4-2208841", "built": "1994-09",
                "color": "white", "state": "KY"},
        papers=_ENTERED,
    ),
    _Sample(
        code="U71V", make="Nissan",
        # One entry tells of truck (T), van (V) and wagon (W), with the truck's body.
        fields={"stage": "wanted", "body": "van", "chassis_no": "U71V-0100416", "built": "2003-10",
                "color": "white", "state": "TX"},
    ),
)  # fmt: skip


def make_sample(folder: Path, book: RuleBook) -> int:
    """Make the sample garage in `folder`, and say how many cars it holds.

    raises -- DiskTrouble when a garage stands there already: nothing of an owner's is overwritten;
              NotFound when the catalogue lacks one of the cars
    """
    if (folder / "garage.sqlite").exists():
        raise DiskTrouble(
            say("{folder} already holds a garage: choose an empty folder.", folder=folder)
        )
    cars = [_car(sample, book) for sample in SAMPLES]
    with GarageFile.open(folder) as file, file.together():
        garage, paperwork = Garage(file), Paperwork(file, book)
        for sample, fields_given in zip(SAMPLES, cars, strict=True):
            car = garage.add(fields_given)
            assert car.id is not None
            for kind, text in sample.proofs:
                garage.save_proof(Proof(car_id=car.id, kind=kind, date=read_date(text)))
            done = {spec.id: _SENT for spec in _plated(car, book)} if sample.plated else {}
            for paper_id, state in (sample.papers | done).items():
                paperwork.mark(car.id, paper_id, state)
            if sample.code in IMPORTS:
                _import(car.id, IMPORTS[sample.code], Shipping(file, book), Money(file, book))
    return len(SAMPLES)


def _import(car_id: CarId, given: SampleImport, shipping: Shipping, money: Money) -> None:
    """The plan in one change, then the milestones, then each cost."""
    shipping.edit_plan(car_id, given.plan)
    for milestone_id, text in given.done.items():
        shipping.edit_milestone(car_id, milestone_id, {"done": text})
    for label, texts in given.costs.items():
        money.put(car_id, label, texts)


def _plated(car: Car, book: RuleBook) -> list[PaperSpec]:
    """What the car's state requires of everyone."""
    own = [spec for spec in book.papers_for(car.state) if spec.desk == car.state]
    return [spec for spec in own if spec.need is Need.REQUIRED]


def _car(sample: _Sample, book: RuleBook) -> Car:
    matches = search(book.generations(), sample.code)
    found = [match.generation for match in matches if match.generation.make == sample.make]
    if not found:
        raise NotFound(
            say("The catalogue has no {make} {code}, which the sample garage needs: install the "
                "program again.", make=sample.make, code=sample.code)
        )  # fmt: skip
    texts = dict(sample.fields)
    if sample.yen is not None:
        texts |= {"price": str(sample.yen), "currency": "JPY"}
    return with_fields(car_of(found[0]), texts)
