"""An auction card kept with its marks."""

from dataclasses import replace

import pytest

from keigarage.domain.auction import AuctionCard, DamageMark, View
from keigarage.domain.car import CarId, OdometerUnit
from keigarage.domain.errors import NotFound, UnreadableValue
from keigarage.services.auctions import Auctions
from keigarage.services.files import Files


@pytest.fixture
def auctions(bench) -> Auctions:
    return Auctions(bench.file, bench.book, bench.seen.append)


def test_a_card_is_kept_and_undone(bench, beat: CarId, auctions):
    auctions.edit_card(beat, {"interior": "C", "mileage": "98000", "unit": "km", "doubt": "yes"})
    card = auctions.card(beat)
    assert (card.interior, card.mileage, card.unit, card.doubt) == ("C", 98000, OdometerUnit.KM, 1)
    auctions.edit_card(beat, {"doubt": ""})
    assert auctions.card(beat) == replace(card, doubt=False)
    bench.garage.undo()
    assert auctions.card(beat) == card
    bench.garage.undo()
    assert auctions.card(beat) == AuctionCard(car_id=beat)
    assert bench.file.check() == []


def test_nothing_typed_makes_no_change(bench, beat, auctions):
    auctions.edit_card(beat, {"interior": ""})
    assert bench.seen == []


def test_marks_are_placed_moved_and_taken_away(bench, beat, auctions):
    first = auctions.place(DamageMark(car_id=beat, letter="A", size=2, x=0.2, y=0.6))
    second = auctions.place(DamageMark(car_id=beat, letter="XX", view=View.TOP))
    assert auctions.marks(beat) == (first, second)
    moved = auctions.change(replace(first, x=0.75, view=View.RIGHT))
    assert auctions.marks(beat)[0] == moved
    auctions.remove(second)
    assert auctions.marks(beat) == (moved,)
    assert [words for words, _ in bench.announced] == [
        "Mark A2 on Honda Beat", "Mark XX on Honda Beat", "Change the mark A2 on Honda Beat",
        "Remove the mark XX from Honda Beat",
    ]  # fmt: skip
    for _ in range(3):
        bench.garage.undo()
    assert auctions.marks(beat) == (first,)


def test_a_mark_that_no_sheet_has_is_refused(bench, beat, auctions):
    with pytest.raises(UnreadableValue):
        auctions.place(DamageMark(car_id=beat, letter="Z"))
    with pytest.raises(NotFound):
        auctions.place(DamageMark(car_id=CarId(99), letter="A"))
    with pytest.raises(NotFound):
        auctions.remove(DamageMark(id=5, car_id=beat, letter="A"))
    assert bench.seen == []


def test_only_a_file_of_this_car_is_its_sheet(bench, beat, auctions, tmp_path):
    sheet = tmp_path / "sheet.jpg"
    sheet.write_bytes(b"sheet")
    (file,) = Files(bench.file).attach(beat, [sheet])
    auctions.edit_card(beat, {"scan_id": str(file.id)})
    assert auctions.card(beat).scan_id == file.id
    with pytest.raises(NotFound, match="not attached to this car"):
        auctions.edit_card(beat, {"scan_id": "999"})
