"""Rows of the People screen: somebody in the list, and their part in a car."""

from functools import lru_cache

from keigarage.domain.people import PERSON_KIND_WORDS
from keigarage.domain.words import say
from keigarage.services.people import Involved, Record
from keigarage.ui.car_page.row_list import Drawn, Ink
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role

_PAD_PX = 7


def about(record: Record) -> str:
    """`Exporter · 2 cars`"""
    count = len({held.car.id for held in record.parts})
    cars = say("1 car") if count == 1 else say("{count} cars", count=count) if count else ""
    kind = say(PERSON_KIND_WORDS[record.person.kind])
    return f"{kind} · {cars}" if cars else kind


def open_words(record: Record) -> str:
    """What is open with somebody, in one line; empty when nothing is."""
    return "; ".join(held.part.open_with_them for held in record.open)


@lru_cache(maxsize=1024)
def measure_record(record: Record, width: int) -> Drawn:
    name = broken(record.person.name, face(TABLE, bold=True), width, most=2)
    below = broken(about(record), face(CAPTION), width, most=1)
    inks = [Ink(name, 0, _PAD_PX), Ink(below, 0, _PAD_PX + name.height, Role.QUIET)]
    high = name.height + below.height
    if words := open_words(record):
        left = broken(say("◐ open: {what}", what=words), face(CAPTION), width, most=2)
        inks.append(Ink(left, 0, _PAD_PX + high, Role.DEPENDS))
        high += left.height
    return Drawn(high + 2 * _PAD_PX, tuple(inks))


def spoken_record(record: Record) -> str:
    words = open_words(record)
    left = say("open: {what}", what=words) if words else ""
    return ", ".join(part for part in (record.person.name, about(record), left) if part)


@lru_cache(maxsize=1024)
def measure_part(held: Involved, width: int) -> Drawn:
    car = broken(held.car.title, face(TABLE, bold=True), width, most=2)
    inks, high = [Ink(car, 0, _PAD_PX)], float(car.height)
    for text, role in (
        (held.part.did, Role.INK),
        (_open(held), Role.DEPENDS),
    ):
        if text:
            block = broken(text, face(TABLE), width)
            inks.append(Ink(block, 0, _PAD_PX + high, role))
            high += block.height
    return Drawn(round(high) + 2 * _PAD_PX, tuple(inks))


def _open(held: Involved) -> str:
    what = held.part.open_with_them
    return say("◐ open: {what}", what=what) if what else ""


def spoken_part(held: Involved) -> str:
    left = say("open: {what}", what=held.part.open_with_them) if held.part.open_with_them else ""
    return ", ".join(part for part in (held.car.title, held.part.did, left) if part)
