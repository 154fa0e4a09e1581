"""Auction sheets: marks as they are written, where they lie, and fields read from text."""

import pytest

from keigarage.domain.auction import (
    AuctionCard,
    DamageMark,
    View,
    checked_mark,
    place_words,
)
from keigarage.domain.auction_fields import (
    AUCTION_FIELDS,
    with_auction_fields,
    write_auction_field,
)
from keigarage.domain.car import OdometerUnit
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import UnreadableValue


@pytest.mark.parametrize(
    "view, x, y, told",
    [
        (View.LEFT, 0.1, 0.5, "left side, front"),
        (View.LEFT, 0.5, 0.5, "left side, middle"),
        (View.RIGHT, 0.9, 0.1, "right side, rear"),
        (View.TOP, 0.1, 0.1, "from above, front right"),
        (View.TOP, 0.9, 0.9, "from above, rear left"),
        (View.TOP, 0.5, 0.5, "from above, middle"),
    ],
)
def test_a_mark_tells_where_it_lies(view, x, y, told):
    assert place_words(DamageMark(car_id=1, letter="A", view=view, x=x, y=y)) == told


def test_a_mark_is_written_as_on_the_sheet():
    assert DamageMark(car_id=1, letter="U", size=2).code == "U2"
    assert DamageMark(car_id=1, letter="XX").code == "XX"


@pytest.mark.parametrize(
    "wrong",
    [
        {"letter": "Q"}, {"letter": "A", "size": 4}, {"letter": "A", "size": 0},
        {"letter": "X", "size": 1}, {"letter": "A", "x": 1.01}, {"letter": "A", "y": -0.1},
        {"letter": "A", "x": float("nan")},
    ],
)  # fmt: skip
def test_what_no_sheet_has_is_refused(wrong):
    with pytest.raises(UnreadableValue):
        checked_mark(DamageMark(car_id=1, **wrong))


def test_the_fields_are_read_as_typed_and_written_back():
    card = with_auction_fields(
        AuctionCard(car_id=1),
        {"held_on": "2026-11-04", "interior": "ｃ", "exterior": "b", "mileage": "123,456",
         "unit": "km", "doubt": "yes", "remarks": " new tyres ", "scan_id": "7"},
    )  # fmt: skip
    assert card == AuctionCard(
        car_id=1, held_on=PartialDate(2026, 11, 4), interior="C", exterior="B", mileage=123456,
        unit=OdometerUnit.KM, doubt=True, remarks="new tyres", scan_id=7,
    )  # fmt: skip
    texts = {field.name: write_auction_field(card, field.name) for field in AUCTION_FIELDS}
    assert with_auction_fields(AuctionCard(car_id=1), texts) == card
    empty = dict.fromkeys(texts, "")
    assert with_auction_fields(card, empty) == AuctionCard(car_id=1)


@pytest.mark.parametrize("name, text", [("mileage", "many"), ("doubt", "perhaps"),
                                        ("scan_id", "x"), ("held_on", "1/2/2001")])  # fmt: skip
def test_the_field_that_is_wrong_is_named(name, text):
    with pytest.raises(UnreadableValue) as told:
        with_auction_fields(AuctionCard(car_id=1), {name: text})
    assert told.value.field == name
