"""The search over cars: words in any order, and `field:value` or `built<1992` terms."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import ge, gt, le, lt

from keigarage.domain.car import Car
from keigarage.domain.car_fields import FIELD_BY_NAME, write_field
from keigarage.domain.errors import GarageError
from keigarage.domain.plain_text import folded, shortened
from keigarage.domain.words import say

_TERM = re.compile(r"([a-z_]+)(:|<=|>=|<|>|=)(\S*)", re.IGNORECASE)
_DATES = ("built", "first_registered", "purchased_on")
_SHORT = {"chassis": "chassis_no", "registered": "first_registered", "year": "built"}


@dataclass(frozen=True, slots=True)
class Query:
    """A search, read once and asked of every car.

    without -- words that leave a car out
    unread  -- a sentence for each term that could not be read; such a term keeps every car, or
               was taken as a word
    """

    words: tuple[str, ...]
    tests: tuple[Callable[[Car], bool], ...]
    without: tuple[str, ...] = ()
    unread: tuple[str, ...] = field(default=(), compare=False)

    def keeps(self, car: Car, text: str) -> bool:
        """Whether `car`, whose searchable text is `text`, answers the query."""
        return (
            all(word in text for word in self.words)
            and not any(word in text for word in self.without)
            and all(test(car) for test in self.tests)
        )


def searchable(car: Car) -> str:
    """Everything a plain word is looked for in, folded; built once per car, since it is slow."""
    parts = (car.name, car.make, car.model, car.variant, car.chassis_no, car.state_vin, car.plate,
             car.color, car.state, car.county, car.seller, car.auction_lot, car.notes,
             str(car.built or ""))  # fmt: skip
    return " ".join(folded(part) for part in parts if part)


def read_query(text: str) -> Query:
    """Read a search: nothing is refused, since most searches are read half typed.

    `-word` and `-state:TX` leave out what answers them. A term that names no field is a word; one
    that names a field but no value to compare it with (`built<19`, `state:`) waits for the rest
    and keeps every car. Who wants to refuse either finds a sentence on it in `unread`.
    """
    words: list[str] = []
    without: list[str] = []
    tests: list[Callable[[Car], bool]] = []
    unread: list[str] = []
    # A Japanese keyboard writes ： and ＜, and a wide space between words.
    for piece in unicodedata.normalize("NFKC", text).split():
        bare = piece.removeprefix("-")
        leave_out = bare != piece
        found = _TERM.fullmatch(bare)
        test = _test(found[1].lower(), found[2], found[3]) if found else None
        if found and not test:
            unread.append(_unread(found[1], bare))
        if test:
            tests.append(_not(test) if leave_out else test)
        elif not (found and _field(found[1])) and folded(bare):
            (without if leave_out else words).append(folded(bare))
    return Query(tuple(words), tuple(tests), tuple(without), tuple(unread))


def matching(cars: Iterable[Car], text: str) -> list[Car]:
    return kept(cars, read_query(text))


def kept(cars: Iterable[Car], query: Query) -> list[Car]:
    """The cars that answer a query already read."""
    return [car for car in cars if query.keeps(car, searchable(car))]


def _not(test: Callable[[Car], bool]) -> Callable[[Car], bool]:
    return lambda car: not test(car)


def _unread(name: str, term: str) -> str:
    """Why a term could not be read, as a sentence that says what to write."""
    shown, field_name = shortened(term), _field(name)
    if not field_name:
        return say("{term} names no field of a car: write one of {fields}.",
                   term=shown, fields=", ".join((*FIELD_BY_NAME, *_SHORT)))  # fmt: skip
    if field_name in _DATES:
        return say("{term} holds no date that can be read: write it as {field}<1992 or "
                   "{field}:1991-05.", term=shown, field=name.lower())  # fmt: skip
    if term.rstrip(":<>=").lower() == name.lower():
        return say("{term} says nothing to look for: write it as {field}:text.",
                   term=shown, field=name.lower())  # fmt: skip
    return say("{term} holds no number to compare with: write a number, or {field}:text.",
               term=shown, field=name.lower())  # fmt: skip


def _test(name: str, sign: str, value: str) -> Callable[[Car], bool] | None:
    """`:` asks how the field begins, `=` what it is, and the rest compare dates or numbers."""
    name = _field(name)
    if not name or not value:
        return None
    test = _date_test(name, sign, value) if name in _DATES else _number_test(name, sign, value)
    if test is None and sign in ":=":
        needle = folded(value)
        if sign == "=":
            return lambda car: folded(write_field(car, name)) == needle
        return lambda car: folded(write_field(car, name)).startswith(needle)
    return test


def _field(name: str) -> str:
    """The field that a term names by its name or a short one; empty when there is none."""
    name = _SHORT.get(name.lower(), name.lower())
    return name if name in FIELD_BY_NAME else ""


def _number_test(name: str, sign: str, value: str) -> Callable[[Car], bool] | None:
    compare = {"<": lt, ">": gt, "<=": le, ">=": ge}.get(sign)
    if compare is None:
        return None
    try:
        limit = float(value.replace(",", ""))
    except ValueError:
        return None

    def test(car: Car) -> bool:
        try:
            return bool(compare(float(getattr(car, name)), limit))
        except (TypeError, ValueError):
            return False

    return test


def _date_test(name: str, sign: str, value: str) -> Callable[[Car], bool] | None:
    """Before means every day the car's date allows is before the first day named; and so on.

    `:` and `=` mean every such day lies within the date named.
    """
    from keigarage.domain.date_reading import read_date

    try:
        limit = read_date(value)
    except GarageError:
        return None

    def test(car: Car) -> bool:
        date = getattr(car, name)
        if date is None:
            return False
        if sign in ":=":
            return bool(limit.first <= date.first and date.last <= limit.last)
        if sign == "<":
            return bool(date.last < limit.first)
        if sign == "<=":
            return bool(date.last <= limit.last)
        return bool(date.first > limit.last if sign == ">" else date.first >= limit.first)

    return test
