"""Auction cards and damage marks, from rows to domain values and back."""

from typing import Any

import peewee

from keigarage.domain.auction import AuctionCard, DamageMark, MarkId, View
from keigarage.domain.car import CarId, OdometerUnit
from keigarage.domain.errors import NotFound
from keigarage.domain.words import say
from keigarage.store.database import Database, Row
from keigarage.store.rows import COLUMNS
from keigarage.store.stored import date_or_none, readable
from keigarage.store.tables import AuctionCardRow, DamageMarkRow

_CARD_NAMES = COLUMNS["auction_card"]
_CARDS = AuctionCardRow.select(*(getattr(AuctionCardRow, name) for name in _CARD_NAMES))
_MARK_NAMES = ("id", *COLUMNS["damage_mark"])
_MARKS = DamageMarkRow.select(*(getattr(DamageMarkRow, name) for name in _MARK_NAMES)).order_by(
    DamageMarkRow.id
)


class AuctionStore:
    """What the auction sheets of the cars say."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def card(self, car_id: CarId) -> AuctionCard:
        """The card of one car; an empty one where nothing is noted."""
        found = self._cards(_CARDS.where(AuctionCardRow.car_id == car_id))
        return found[0] if found else AuctionCard(car_id=car_id)

    def cards(self) -> list[AuctionCard]:
        return self._cards(_CARDS.order_by(AuctionCardRow.car_id))

    def card_key(self, car_id: CarId) -> int | None:
        """The row of a car's card; None where there is none."""
        found: int | None = self._database.value(
            AuctionCardRow.select(AuctionCardRow.id).where(AuctionCardRow.car_id == car_id)
        )
        return found

    def mark(self, mark_id: MarkId) -> DamageMark:
        """One mark; raises NotFound."""
        found = self._marks(_MARKS.where(DamageMarkRow.id == mark_id))
        if not found:
            raise NotFound(say("There is no mark {number} in this garage.", number=mark_id))
        return found[0]

    def marks(self, car_id: CarId) -> list[DamageMark]:
        """The marks of one car in the order they were placed."""
        return self._marks(_MARKS.where(DamageMarkRow.car_id == car_id))

    def all_marks(self) -> list[DamageMark]:
        return self._marks(_MARKS)

    def card_row(self, card: AuctionCard) -> dict[str, Any]:
        """The row of one card, for `RowWrite`."""
        return {
            "car_id": card.car_id,
            "held_on": None if card.held_on is None else str(card.held_on),
            "interior": card.interior,
            "exterior": card.exterior,
            "mileage": card.mileage,
            "unit": None if card.unit is None else str(card.unit),
            "doubt": int(card.doubt),
            "remarks": card.remarks,
            "scan_id": card.scan_id,
        }

    def mark_row(self, mark: DamageMark) -> dict[str, Any]:
        """The row of one mark, for `RowWrite`."""
        row = {name: getattr(mark, name) for name in COLUMNS["damage_mark"]}
        return row | {"view": str(mark.view)}

    def _cards(self, query: peewee.Query) -> list[AuctionCard]:
        with readable():
            return [_card(row) for row in self._database.rows(query)]

    def _marks(self, query: peewee.Query) -> list[DamageMark]:
        with readable():
            return [_mark(row) for row in self._database.rows(query)]


def _card(row: Row) -> AuctionCard:
    held = dict(zip(_CARD_NAMES, row, strict=True))
    held["held_on"] = date_or_none(held["held_on"])
    held["unit"] = None if held["unit"] is None else OdometerUnit(held["unit"])
    held["doubt"] = bool(held["doubt"])
    return AuctionCard(**held)


def _mark(row: Row) -> DamageMark:
    held = dict(zip(_MARK_NAMES, row, strict=True))
    return DamageMark(**held | {"view": View(held["view"])})
