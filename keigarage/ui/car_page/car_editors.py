"""The box for each field of a car, and the groups an owner would look for it under."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from keigarage.domain.car import Body, Currency, OdometerUnit
from keigarage.domain.car_fields import FIELD_BY_NAME, read_field
from keigarage.domain.words import say
from keigarage.ui.car_page.state_words import BODY_WORDS
from keigarage.ui.fields.choice_field import ChoiceField, Choices
from keigarage.ui.fields.date_box import DateBox
from keigarage.ui.fields.field import Field
from keigarage.ui.fields.line_field import LineField

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What it is", ("name", "make", "model", "variant", "body", "color")),
    ("Dates", ("built", "first_registered", "model_year")),
    ("Numbers", ("chassis_no", "plate", "state_vin", "catalogue_id")),
    ("Engine and size", ("displacement_cc", "cycle", "power_ps", "drivetrain", "transmission",
                         "length_mm", "width_mm", "height_mm", "odometer", "odometer_unit")),
    ("Where", ("state", "county")),
    ("Bought", ("price", "currency", "purchased_on", "seller", "auction_house", "auction_lot",
                "auction_grade")),
)  # fmt: skip

_DATES = frozenset({"built", "first_registered", "purchased_on"})
_UNIT_WORDS = {OdometerUnit.KM: "kilometers", OdometerUnit.MI: "miles"}
_CURRENCY_WORDS = {Currency.USD: "US dollars", Currency.JPY: "Japanese yen"}
_CYCLE_WORDS = {"2": "two-stroke", "4": "four-stroke"}
_HINTS = {
    "name": "make and model",
    "built": "1991-05, May 1991 or 平成3年5月",
    "first_registered": "初度検査, as the papers give it",
    "chassis_no": "as the papers print it",
    "price": "450000",
}


def make_editor(name: str, state_names: Mapping[str, str], parent: QWidget) -> Field:
    """A box for one field; stage and notes have boxes of their own kind elsewhere.

    state_names -- code to name of every state that can be chosen
    """
    label, check = say(FIELD_BY_NAME[name].label), partial(read_field, name)
    if name in _DATES:
        box: Field = DateBox(label, parent, saves=True, lines=1)
    elif choices := _choices(name, state_names):
        return ChoiceField(label, choices, check, parent)
    else:
        box = LineField(label, check, parent)
    if isinstance(box, LineField):
        box.set_hint(say(_HINTS.get(name, "–")))
    return box


def _choices(name: str, state_names: Mapping[str, str]) -> Choices:
    """What a field can hold, an empty choice first; nothing for a field of free text."""
    nothing = [("", "–")]
    match name:
        case "body":
            return nothing + [(body.value, say(BODY_WORDS[body])) for body in Body]
        case "state":
            return nothing + [(code, f"{code} {called}") for code, called in state_names.items()]
        case "odometer_unit":
            return nothing + [(unit.value, say(_UNIT_WORDS[unit])) for unit in OdometerUnit]
        case "currency":
            return nothing + [(kind.value, say(_CURRENCY_WORDS[kind])) for kind in Currency]
        case "cycle":
            return nothing + [(text, say(words)) for text, words in _CYCLE_WORDS.items()]
    return ()
