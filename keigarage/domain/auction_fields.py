"""The fields of an auction card as words, for its form and the history."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from keigarage.domain.attachments import AttachmentId
from keigarage.domain.auction import AuctionCard
from keigarage.domain.car_fields import FIELD_BY_NAME, Field
from keigarage.domain.date_reading import read_date
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.plan_fields import read_from, written
from keigarage.domain.words import say

DOUBT = "yes"


def _letter_grade(text: str) -> str:
    return plain(text).upper()


def _mileage(text: str) -> Any:
    return FIELD_BY_NAME["odometer"].read(text)


def _doubt(text: str) -> bool:
    if plain(text).lower() == DOUBT:
        return True
    raise UnreadableValue(
        say("Doubt cannot be {text}: write yes, or leave it empty.", text=shortened(text))
    )


def _scan(text: str) -> AttachmentId:
    if text.isascii() and text.isdigit():
        return AttachmentId(int(text))
    raise UnreadableValue(say("{text} is no file: choose one of the car's.", text=shortened(text)))


AUCTION_FIELDS: tuple[Field, ...] = (
    Field("held_on", "Auction day", read_date, None),
    Field("interior", "Interior grade", _letter_grade),
    Field("exterior", "Exterior grade", _letter_grade),
    Field("mileage", "Mileage", _mileage, None),
    Field("unit", "Unit", FIELD_BY_NAME["odometer_unit"].read, None),
    Field("doubt", "Mileage in doubt", _doubt, False),
    Field("remarks", "Remarks"),
    Field("scan_id", "The sheet", _scan, None),
)
AUCTION_FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in AUCTION_FIELDS}


def with_auction_fields(card: AuctionCard, texts: Mapping[str, str]) -> AuctionCard:
    """The card with the named fields read from text; raises on the first that is wrong."""
    read: dict[str, Any] = {
        name: read_from(AUCTION_FIELD_BY_NAME, name, text) for name, text in texts.items()
    }
    return replace(card, **read)


def write_auction_field(card: AuctionCard, name: str) -> str:
    """A field as text that is read back to the same; empty when unset."""
    value = getattr(card, name)
    return (DOUBT if value else "") if isinstance(value, bool) else written(value)
