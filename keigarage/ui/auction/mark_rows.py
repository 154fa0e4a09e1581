"""The marks in words: `A2`, what it means, where it lies."""

from dataclasses import dataclass
from functools import lru_cache

from keigarage.domain.auction import DamageMark
from keigarage.ui.car_page.row_list import Drawn, Ink
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.palette import Role

_CODE_PX, _PAD_PX = 34, 4


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark with its words."""

    mark: DamageMark
    meaning: str
    place: str


@lru_cache(maxsize=512)
def measure(row: MarkRow, width: int) -> Drawn:
    """The code at left, its meaning, and beneath or beside it the place."""
    room = width - _CODE_PX
    code = broken(row.mark.code, face(TABLE, bold=True), _CODE_PX, most=1)
    meaning = broken(row.meaning, face(TABLE), room)
    place = broken(row.place, face(TABLE), room)
    inks = [Ink(code, 0, _PAD_PX), Ink(meaning, _CODE_PX, _PAD_PX)]
    if meaning.width + place.width + 12 <= room and len(meaning.lines) == 1:
        inks.append(Ink(place, width - place.width, _PAD_PX, Role.QUIET))
        return Drawn(meaning.height + 2 * _PAD_PX, tuple(inks))
    inks.append(Ink(place, _CODE_PX, _PAD_PX + meaning.height, Role.QUIET))
    return Drawn(meaning.height + place.height + 2 * _PAD_PX, tuple(inks))


def spoken(row: MarkRow) -> str:
    return f"{row.mark.code}: {row.meaning}, {row.place}"
