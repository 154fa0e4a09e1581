"""The fields of a car as words: one table that the forms, the command line and files read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from keigarage.domain.car import Body, Car, Currency, OdometerUnit, Stage
from keigarage.domain.date_reading import read_date
from keigarage.domain.errors import GarageError, UnreadableValue
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.words import say

_CODES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
STATE_CODES = frozenset(_CODES.split())


def _line(text: str) -> str:
    """The text on one line: a name copied with its line breaks would break a table or a file."""
    return " ".join(part.strip() for part in text.splitlines() if part.strip())


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in files and options, its label, and how its text is read.

    `read` turns non-empty text into the value and raises a sentence; empty text is `empty`.
    """

    name: str
    label: str
    read: Callable[[str], Any] = _line
    empty: Any = ""
    choices: tuple[str, ...] = ()


def _whole(label: str, least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        digits = plain(text).replace(",", "").replace(" ", "")
        # Python refuses to read thousands of figures with an error of its own.
        short = digits.isascii() and digits.isdigit() and len(digits) <= 12
        if short and least <= int(digits) <= most:
            return int(digits)
        raise UnreadableValue(
            say("{label} must be a whole number from {least} to {most}, not {text}.",
                label=say(label), least=least, most=most, text=shortened(text))
        )  # fmt: skip

    return read


def _choice(label: str, kind: type[StrEnum], upper: bool = False) -> Callable[[str], StrEnum]:
    def read(text: str) -> StrEnum:
        word = plain(text)
        word = word.upper() if upper else word.lower().replace(" ", "_").replace("-", "_")
        try:
            return kind(word)
        except ValueError:
            raise UnreadableValue(
                say("{label} cannot be {text}: choose one of {choices}.",
                    label=say(label), text=shortened(text), choices=", ".join(kind))
            ) from None  # fmt: skip

    return read


def _cycle(text: str) -> int:
    word = plain(text).lower().removesuffix("s").removesuffix("stroke").strip(" -")
    if word in ("2", "4"):
        return int(word)
    raise UnreadableValue(say("Strokes cannot be {text}: write 2 or 4.", text=shortened(text)))


def _power(text: str) -> float:
    number = plain(text).replace(",", ".")
    # Python alone would also take nan, 1e3 and 6_4.
    value = float(number) if re.fullmatch(r"[0-9]+\.?[0-9]*", number) else 0.0
    if not 0 < value <= 2000:
        raise UnreadableValue(
            say("Power must be a number of PS, such as 64, not {text}.", text=shortened(text))
        )
    return value


def read_amount(text: str) -> Decimal:
    """An amount of money; thousands may be grouped, and either decimal mark is read.

    A single mark followed by exactly three digits groups thousands: `450,000` and `450.000`
    are both four hundred and fifty thousand, since no price has three decimals. More than two
    decimals are read below one (a rate, `0.0067`) and refused above it: `45,0000` is a slip.
    """
    typed = plain(text).removesuffix("円").lstrip("$¥").strip()
    number = _without_groups(typed) or typed.replace(",", ".")
    if re.fullmatch(_AMOUNT, number):
        return Decimal(number)
    raise UnreadableValue(
        say("{text} is not an amount: write a number such as 450000 or 3,150.00.",
            text=shortened(text))
    )  # fmt: skip


# Below a million million, and no exponents: 1e-999999 would be a megabyte when written out.
_AMOUNT = r"0*\.[0-9]{1,20}|[0-9]{1,12}(\.[0-9]{0,2})?"


def _without_groups(number: str) -> str | None:
    """`1,234,567.8` or `1.234.567,8` as `1234567.8`; None where no thousands are grouped."""
    for group in (",", ".", " ", "'"):
        mark = ",.".replace(group, "")
        pattern = rf"(?!0+[,.])[0-9]{{1,3}}({re.escape(group)}[0-9]{{3}})+([{mark}][0-9]{{0,2}})?"
        if re.fullmatch(pattern, number):
            return number.replace(group, "").replace(",", ".")
    return None


def _state(text: str) -> str:
    code = plain(text).upper()
    if code not in STATE_CODES:
        raise UnreadableValue(
            say(
                "{text} is not a state's code: write its two letters, such as TX, or DC.",
                text=shortened(text),
            )
        )
    return code


def _chassis(text: str) -> str:
    # Papers print chassis numbers in full-width letters too; spaces and long dashes are typing.
    return " ".join(plain(text).upper().split())


_YEAR = _whole("Model year", 1900, 2100)

FIELDS: tuple[Field, ...] = (
    Field("name", "Name"),
    Field("stage", "Stage", _choice("Stage", Stage), Stage.WANTED, tuple(Stage)),
    Field("make", "Make"),
    Field("model", "Model"),
    Field("variant", "Variant"),
    Field("body", "Body", _choice("Body", Body), None, tuple(Body)),
    Field("chassis_no", "Chassis number", _chassis),
    Field("state_vin", "State VIN"),
    Field("built", "Built", read_date, None),
    Field("first_registered", "First registered", read_date, None),
    Field("model_year", "Model year", _YEAR, None),
    Field("color", "Color"),
    Field("displacement_cc", "Displacement, cc", _whole("Displacement", 1, 10_000), None),
    Field("cycle", "Strokes", _cycle, None, ("2", "4")),
    Field("power_ps", "Power, PS", _power, None),
    Field("length_mm", "Length, mm", _whole("Length", 500, 20_000), None),
    Field("width_mm", "Width, mm", _whole("Width", 300, 5_000), None),
    Field("height_mm", "Height, mm", _whole("Height", 300, 5_000), None),
    Field("drivetrain", "Drivetrain"),
    Field("transmission", "Transmission"),
    Field("odometer", "Odometer", _whole("Odometer", 0, 9_999_999), None),
    Field("odometer_unit", "Odometer unit", _choice("Odometer unit", OdometerUnit), None,
          tuple(OdometerUnit)),
    Field("plate", "Plate"),
    Field("state", "State", _state),
    Field("county", "County"),
    Field("price", "Price", read_amount, None),
    Field("currency", "Currency", _choice("Currency", Currency, upper=True), None,
          tuple(Currency)),
    Field("seller", "Seller"),
    Field("auction_house", "Auction house"),
    Field("auction_lot", "Auction lot"),
    Field("auction_grade", "Auction grade"),
    Field("purchased_on", "Purchased on", read_date, None),
    Field("catalogue_id", "Catalogue entry"),
    Field("notes", "Notes", str),
)  # fmt: skip

FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in FIELDS}


def read_field(name: str, text: str) -> Any:
    """The value that `text` means in the field `name`; empty text clears the field.

    raises -- UnreadableValue, naming the field, with a sentence that says what to write
    """
    field = FIELD_BY_NAME.get(name)
    if field is None:
        raise UnreadableValue(
            say("A car has no field {name}: use one such as make, built or notes.",
                name=shortened(name)), field=name
        )  # fmt: skip
    # Notes keep their inner lines and spaces exactly as typed.
    text = text if name == "notes" else text.strip()
    if not text:
        return field.empty
    try:
        return field.read(text)
    except UnreadableValue as problem:
        problem.field = name
        raise
    except GarageError as problem:
        raise UnreadableValue(str(problem), field=name) from problem


def write_field(car: Car, name: str) -> str:
    """The field as text that `read_field` reads back to the same value; empty when unset."""
    value = getattr(car, name)
    if value is None:
        return ""
    if isinstance(value, float):
        # Written out: `repr` alone would give a tiny power as 1e-05.
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    if isinstance(value, Decimal):
        return _amount_text(value)
    return str(value)


def _amount_text(amount: Decimal) -> str:
    """The amount in figures, with no zeros beyond the cents, which `read_amount` would refuse."""
    whole, _, decimals = f"{amount:f}".partition(".")
    decimals = decimals[:2] + decimals[2:].rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def with_fields(car: Car, texts: Mapping[str, str]) -> Car:
    """The car with the named fields read from text; raises on the first that is wrong."""
    return checked(replace(car, **{name: read_field(name, text) for name, text in texts.items()}))


def checked(car: Car) -> Car:
    """The same car; raises when it has neither a name nor a make and a model."""
    if car.name or (car.make and car.model):
        return car
    raise UnreadableValue(say("A car needs a make and a model, or a name."), field="name")
