"""A car at any stage, wanted ones included, and the papers that prove its age."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from keigarage.domain.dates import PartialDate

CarId = NewType("CarId", int)
ProofId = NewType("ProofId", int)


class Stage(StrEnum):
    """Where a car stands; any stage may follow any."""

    WANTED = "wanted"
    BOUGHT = "bought"
    IN_TRANSIT = "in_transit"
    AT_PORT = "at_port"
    TITLING = "titling"
    OWNED = "owned"
    SOLD = "sold"


class Body(StrEnum):
    CAR = "car"
    HATCHBACK = "hatchback"
    SEDAN = "sedan"
    WAGON = "wagon"
    COUPE = "coupe"
    ROADSTER = "roadster"
    SUV = "suv"
    MICROVAN = "microvan"
    VAN = "van"
    TRUCK = "truck"


class BodyClass(StrEnum):
    """The three bodies that state rules and the tariff tell apart."""

    CAR = "car"
    VAN = "van"
    TRUCK = "truck"


_CLASSES = {Body.MICROVAN: BodyClass.VAN, Body.VAN: BodyClass.VAN, Body.TRUCK: BodyClass.TRUCK}


def body_class(body: Body | None) -> BodyClass:
    """The class a body falls in; a car whose body is not recorded counts as a passenger car."""
    return _CLASSES.get(body, BodyClass.CAR) if body else BodyClass.CAR


class OdometerUnit(StrEnum):
    KM = "km"
    MI = "mi"


class Currency(StrEnum):
    USD = "USD"
    JPY = "JPY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Car:
    """One car. Only a make and a model, or a name, are required.

    The three dates stay apart: `built` counts, `first_registered` (初度検査) may stand in for it,
    `model_year` never counts. `cycle` is the engine's strokes, 2 or 4. `state` is the two-letter
    code of the state that is to plate it.
    """

    id: CarId | None = None  # None until stored
    name: str = ""
    stage: Stage = Stage.WANTED
    make: str = ""
    model: str = ""
    variant: str = ""
    body: Body | None = None
    chassis_no: str = ""
    state_vin: str = ""
    built: PartialDate | None = None
    first_registered: PartialDate | None = None
    model_year: int | None = None
    color: str = ""
    displacement_cc: int | None = None
    cycle: int | None = None
    power_ps: float | None = None
    length_mm: int | None = None
    width_mm: int | None = None
    height_mm: int | None = None
    drivetrain: str = ""
    transmission: str = ""
    odometer: int | None = None
    odometer_unit: OdometerUnit | None = None
    plate: str = ""
    state: str = ""
    county: str = ""
    price: Decimal | None = None
    currency: Currency | None = None
    seller: str = ""
    auction_house: str = ""
    auction_lot: str = ""
    auction_grade: str = ""
    purchased_on: PartialDate | None = None
    catalogue_id: str = ""
    notes: str = ""
    trashed: bool = False

    @property
    def title(self) -> str:
        """What the owner calls it: its name, else make and model."""
        return self.name or f"{self.make} {self.model}".strip()


class ProofKind(StrEnum):
    """The evidence of age that an officer may be shown."""

    DATE_LABEL = "date_label"
    SEAT_BELT_TAG = "seat_belt_tag"
    GLASS_CODE = "glass_code"
    FIRST_SALE_INVOICE = "first_sale_invoice"
    OLD_REGISTRATION = "old_registration"
    MAKERS_LETTER = "makers_letter"
    HISTORICAL_SOCIETY = "historical_society"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One piece of evidence and the date it supports."""

    id: ProofId | None = None
    car_id: CarId
    kind: ProofKind
    date: PartialDate
    note: str = ""
