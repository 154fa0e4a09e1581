"""The catalogue's own terms in words: bodies, standards, drives, confidence."""

from keigarage.domain.car import Body
from keigarage.domain.catalogue_filter import Induction, Kind, Order
from keigarage.domain.knowledge import Confidence
from keigarage.domain.words import say

BODY_WORDS = {
    Body.CAR: "Car",
    Body.HATCHBACK: "Hatchback",
    Body.SEDAN: "Sedan",
    Body.WAGON: "Wagon",
    Body.COUPE: "Coupe",
    Body.ROADSTER: "Roadster",
    Body.SUV: "SUV",
    Body.MICROVAN: "Microvan",
    Body.VAN: "Van",
    Body.TRUCK: "Truck",
}
STANDARD_WORDS = {
    "360": "360 cc, 1955 to 1975",
    "550": "550 cc, 1976 to 1989",
    "660-1990": "660 cc, 1990 to 1998",
    "660-1998": "660 cc, since October 1998",
    "not-kei": "No kei standard",
}
DRIVE_WORDS = {"FWD": "Front wheels", "RWD": "Rear wheels", "AWD": "All wheels"}
INDUCTION_WORDS = {
    Induction.NATURAL: "Naturally aspirated",
    Induction.FORCED: "Turbo or supercharged",
}
KIND_WORDS = {
    Kind.KEI: "Kei cars",
    Kind.BESIDE: "Often filed with kei",
    Kind.AMERICAN: "American cars",
}
ORDER_WORDS = {
    Order.RELEVANCE: "Best match",
    Order.NAME: "Name",
    Order.YEAR: "Year built",
    Order.NEXT: "Becoming eligible next",
}
_BREATHING_WORDS = {
    "na": "naturally aspirated",
    "turbo": "turbocharged",
    "mixed": "with and without turbo or supercharger",
}


def say_standard(name: str) -> str:
    return say(STANDARD_WORDS[name]) if name in STANDARD_WORDS else name


def say_drive(name: str) -> str:
    return say(DRIVE_WORDS[name]) if name in DRIVE_WORDS else name


def say_breathing(induction: str | None) -> str:
    return say(_BREATHING_WORDS[induction]) if induction in _BREATHING_WORDS else ""


def say_confidence(confidence: Confidence) -> str:
    return say("confidence {level}", level=say(confidence.value))
