"""The boxes of an auction card; each saves by itself."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from keigarage.domain.attachments import Attachment
from keigarage.domain.auction import AuctionCard
from keigarage.domain.auction_fields import (
    AUCTION_FIELD_BY_NAME,
    DOUBT,
    write_auction_field,
)
from keigarage.domain.car import CarId, OdometerUnit
from keigarage.domain.plan_fields import read_from
from keigarage.domain.words import say
from keigarage.ui.car_page.car_editors import make_editor
from keigarage.ui.car_page.editing import Boxes
from keigarage.ui.car_page.form import Form
from keigarage.ui.desk import Desk
from keigarage.ui.fields.choice_field import ChoiceField, Choices
from keigarage.ui.fields.date_box import DateBox
from keigarage.ui.fields.field import Field
from keigarage.ui.fields.line_field import LineField

OF_THE_CAR = ("auction_house", "auction_lot", "auction_grade")
_UNIT_WORDS = {OdometerUnit.KM: "kilometers", OdometerUnit.MI: "miles"}
_HINTS = {"interior": "A to E", "exterior": "A to E", "mileage": "as the sheet has it"}


class CardEditing(Boxes):
    """Reads the boxes from a card, and stores what they commit."""

    _thing: AuctionCard | None

    def _car_id(self) -> CarId | None:
        return self._thing.car_id if self._thing else None

    def _read(self, name: str) -> str:
        return write_auction_field(self._thing, name) if self._thing else ""

    def _write(self, name: str, text: str) -> AuctionCard:
        assert self._thing is not None
        return self._desk.app.auctions.edit_card(self._thing.car_id, {name: text})


class CardBoxes(Form):
    """`of_the_car` are boxes of the car's own fields, for the page to fill and store."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: AuctionCard | None = None
        self.editing = CardEditing(desk, self)
        self.of_the_car: dict[str, Field] = {
            name: make_editor(name, {}, self) for name in OF_THE_CAR
        }
        self.boxes: dict[str, Field] = {name: self._box(name) for name in AUCTION_FIELD_BY_NAME}
        for name, box in self.boxes.items():
            self.editing.adopt(name, box)
        first = [self.of_the_car[name] for name in OF_THE_CAR]
        self.add_group("", [*first, *self.boxes.values()])

    def show_card(self, card: AuctionCard, files: Sequence[Attachment]) -> None:
        fresh = self._card is None or self._card.car_id != card.car_id
        self._card = card
        sheets = [file for file in files if file.is_picture or file.is_pdf]
        scan = self.boxes["scan_id"]
        assert isinstance(scan, ChoiceField)
        scan.set_choices([("", "–"), *((str(file.id), file.name) for file in sheets)])
        if fresh:
            self.editing.start(card)
        else:
            self.editing.refresh(card)

    def set_editable(self, editable: bool) -> None:
        self.editing.set_editable(editable)

    def flush(self) -> None:
        self.editing.flush()

    def _box(self, name: str) -> Field:
        label = say(AUCTION_FIELD_BY_NAME[name].label)
        check = partial(_checked, name)
        if name == "held_on":
            box: LineField = DateBox(label, self, saves=True, lines=1)
        elif choices := _choices(name):
            field = ChoiceField(label, choices, check, self)
            if name == "doubt":
                field.editor.setPlaceholderText(choices[0][1])  # type: ignore[attr-defined]
            return field
        else:
            box = LineField(label, check, self)
        box.set_hint(say(_HINTS.get(name, "–")))
        return box


def _checked(name: str, text: str) -> object:
    return read_from(AUCTION_FIELD_BY_NAME, name, text)


def _choices(name: str) -> Choices:
    nothing = [("", "–")]
    match name:
        case "unit":
            return nothing + [(unit.value, say(_UNIT_WORDS[unit])) for unit in OdometerUnit]
        case "doubt":
            return [("", say("as shown")), (DOUBT, say("not to be relied on"))]
        case "scan_id":
            return nothing
    return ()
