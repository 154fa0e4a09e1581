"""A Japanese auction's sheet on a car: its grades, and the damage marked on the car's outline."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from keigarage.domain.attachments import AttachmentId
from keigarage.domain.car import CarId, OdometerUnit
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.knowledge import Confidence
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.words import say

MarkId = NewType("MarkId", int)

LETTERS = ("A", "U", "B", "W", "S", "C", "P", "Y", "X", "XX")
UNSIZED = frozenset(("X", "XX"))  # a panel is to be replaced or it is not
SIZES = (1, 2, 3)
_SIZE_WORDS = {1: "small", 2: "medium", 3: "large"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuctionCard:
    """What the sheet says; house, lot and grade are fields of the car itself.

    mileage -- in `unit`, as the sheet has it; `doubt` where the sheet says not to rely on it
    scan_id -- the attached file that is the sheet
    """

    car_id: CarId
    held_on: PartialDate | None = None
    interior: str = ""
    exterior: str = ""
    mileage: int | None = None
    unit: OdometerUnit | None = None
    doubt: bool = False
    remarks: str = ""
    scan_id: AttachmentId | None = None


class View(StrEnum):
    """A side of the car as it is drawn; each is shown with the front at a known end."""

    LEFT = "left"
    TOP = "top"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageMark:
    """One mark. `x` runs from the car's front (0) to its rear (1), `y` from the upper edge of the
    drawing (0) to the lower; seen from above the upper edge is the car's right side."""

    id: MarkId | None = None  # None until stored
    car_id: CarId
    letter: str
    size: int | None = None
    view: View = View.LEFT
    x: float = 0.5
    y: float = 0.5

    @property
    def code(self) -> str:
        """As the sheet writes it: `A2`."""
        return f"{self.letter}{self.size or ''}"


@dataclass(frozen=True, slots=True)
class GradeWord:
    """One grade of the rule book."""

    grade: str
    meaning: str
    confidence: Confidence
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuctionWords:
    """What grades and marks mean, by the letters of the sheet."""

    grades: Mapping[str, GradeWord]
    marks: Mapping[str, str]
    note: str
    url: str
    confidence: Confidence

    def grade(self, text: str) -> GradeWord | None:
        """The meaning of an overall grade as typed: `3.5`, `4.5点`, `ra`; None if unknown."""
        found = plain(text).upper().removesuffix("点").strip().removesuffix(".0")
        return self.grades.get(found)

    def mark(self, mark: DamageMark) -> str:
        """`scratch, medium`; the letter alone where the book does not know it."""
        meaning = self.marks.get(mark.letter)
        if meaning is None:
            return mark.code
        size = _SIZE_WORDS.get(mark.size or 0)
        return f"{say(meaning)}, {say(size)}" if size else say(meaning)


def checked_mark(mark: DamageMark) -> DamageMark:
    """The same mark; raises UnreadableValue for a letter, size or place that none has."""
    if mark.letter not in LETTERS:
        raise UnreadableValue(
            say("{text} is no mark of an auction sheet: choose one of {letters}.",
                text=shortened(mark.letter), letters=", ".join(LETTERS)), field="letter"
        )  # fmt: skip
    if mark.size is not None and (mark.size not in SIZES or mark.letter in UNSIZED):
        raise UnreadableValue(
            say("{letter} has no size {size}: sizes run from 1 to 3, and X and XX have none.",
                letter=mark.letter, size=mark.size), field="size"
        )  # fmt: skip
    if not (0 <= mark.x <= 1 and 0 <= mark.y <= 1):
        raise UnreadableValue(say("The mark lies beside the car: put it on the outline."))
    return mark


def place_words(mark: DamageMark) -> str:
    """Where a mark lies: `left side, front` or `from above, rear left`."""
    along = say("front") if mark.x < 1 / 3 else say("rear") if mark.x > 2 / 3 else say("middle")
    match mark.view:
        case View.LEFT:
            return say("left side, {along}", along=along)
        case View.RIGHT:
            return say("right side, {along}", along=along)
        case View.TOP:
            if mark.y < 1 / 3:
                return say("from above, {along} right", along=along)
            if mark.y > 2 / 3:
                return say("from above, {along} left", along=along)
            return say("from above, {along}", along=along)
