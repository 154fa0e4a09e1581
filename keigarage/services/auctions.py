"""What an owner notes from an auction sheet: its grades, and damage placed on the car's outline."""

from collections.abc import Mapping
from dataclasses import replace

from keigarage.domain.auction import (
    AuctionCard,
    AuctionWords,
    DamageMark,
    MarkId,
    checked_mark,
)
from keigarage.domain.auction_fields import AUCTION_FIELD_BY_NAME, with_auction_fields
from keigarage.domain.car import CarId
from keigarage.domain.changes import Change, Row, RowWrite, Verb
from keigarage.domain.errors import NotFound
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.store.garage_file import GarageFile


class Auctions:
    """The auction cards of one garage. Every write is recorded, announced and can be undone."""

    def __init__(self, file: GarageFile, book: RuleBook, announce: Announce = to_nobody) -> None:
        self._file = file
        self._book = book
        self._announce = announce

    def words(self) -> AuctionWords:
        """What the grades and marks mean."""
        return self._book.auction_words()

    def card(self, car_id: CarId) -> AuctionCard:
        return self._file.auctions.card(car_id)

    def marks(self, car_id: CarId) -> tuple[DamageMark, ...]:
        """In the order they were placed."""
        return tuple(self._file.auctions.marks(car_id))

    def edit_card(self, car_id: CarId, texts: Mapping[str, str]) -> AuctionCard:
        """Set fields from text as typed. raises -- UnreadableValue naming the field, NotFound"""
        with self._file.together():
            car = self._file.cars.get(car_id)
            card = with_auction_fields(self.card(car_id), texts)
            if "scan_id" in texts and card.scan_id is not None:
                self._refuse_foreign(card)
            store = self._file.auctions
            key = store.card_key(car_id)
            if key is None and card == AuctionCard(car_id=car_id):
                return card
            change = self._file.changes.write(
                Verb.SET_AUCTION,
                [RowWrite("auction_card", key or self._file.changes.new_key("auction_card"),
                          store.card_row(card))],
                subject=car.title,
                detail=", ".join(say(AUCTION_FIELD_BY_NAME[name].label) for name in texts),
                car_id=car_id,
            )  # fmt: skip
        self._tell(change)
        return card

    def place(self, mark: DamageMark) -> DamageMark:
        """Put a new mark on a car. raises -- UnreadableValue, NotFound"""
        checked_mark(mark)
        with self._file.together():
            mark = replace(mark, id=MarkId(self._file.changes.new_key("damage_mark")))
            change = self._write(Verb.ADD_MARK, mark, self._file.auctions.mark_row(mark))
        self._tell(change)
        return mark

    def change(self, mark: DamageMark) -> DamageMark:
        """Write over the mark of the same id. raises -- UnreadableValue, NotFound"""
        checked_mark(mark)
        assert mark.id is not None
        with self._file.together():
            self._file.auctions.mark(mark.id)
            change = self._write(Verb.EDIT_MARK, mark, self._file.auctions.mark_row(mark))
        self._tell(change)
        return mark

    def remove(self, mark: DamageMark) -> None:
        """raises -- NotFound"""
        assert mark.id is not None
        with self._file.together():
            self._file.auctions.mark(mark.id)
            change = self._write(Verb.REMOVE_MARK, mark, None)
        self._tell(change)

    def _refuse_foreign(self, card: AuctionCard) -> None:
        files = self._file.attachments.of(card.car_id)
        if card.scan_id not in {file.id for file in files}:
            raise NotFound(say("That file is not attached to this car: attach it first."))

    def _write(self, verb: Verb, mark: DamageMark, row: Row | None) -> Change | None:
        assert mark.id is not None
        return self._file.changes.write(
            verb, [RowWrite("damage_mark", mark.id, row)],
            subject=self._file.cars.get(mark.car_id).title, detail=mark.code, car_id=mark.car_id,
        )  # fmt: skip

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            self._announce(Happened(change, change.car_id))
