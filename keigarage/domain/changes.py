"""The history of a garage: named changes, what each found and what it left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from keigarage.domain.car import CarId
from keigarage.domain.words import say

ChangeId = NewType("ChangeId", int)


class Verb(StrEnum):
    """What a change did; its subject is the car's title, its detail the field, stage or paper."""

    ADD_CAR = "add_car"
    EDIT_CAR = "edit_car"
    MOVE_STAGE = "move_stage"
    TRASH_CAR = "trash_car"
    UNTRASH_CAR = "untrash_car"
    SET_PAPER = "set_paper"
    ADD_PROOF = "add_proof"
    EDIT_PROOF = "edit_proof"
    REMOVE_PROOF = "remove_proof"
    FILL_GARAGE = "fill_garage"


class Standing(StrEnum):
    """Whether a change holds, was taken back, or was taken back and overtaken by a newer one."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


_WORDS = {
    Verb.ADD_CAR: "Add {subject}",
    Verb.EDIT_CAR: "Edit {subject}: {detail}",
    Verb.MOVE_STAGE: "Move {subject} to {detail}",
    Verb.TRASH_CAR: "Put {subject} in the trash",
    Verb.UNTRASH_CAR: "Take {subject} out of the trash",
    Verb.SET_PAPER: "Mark {detail} for {subject}",
    Verb.ADD_PROOF: "Add {detail} to {subject}",
    Verb.EDIT_PROOF: "Edit {detail} of {subject}",
    Verb.REMOVE_PROOF: "Remove {detail} from {subject}",
    Verb.FILL_GARAGE: "Fill the garage with {detail}",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field from what to what, as stored; None where there was or is nothing."""

    table: str
    key: int
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One named change. `at` is UTC; `by` tells the window from the command line."""

    id: ChangeId
    at: datetime
    verb: Verb
    subject: str
    detail: str
    by: str
    car_id: CarId | None
    standing: Standing
    fields: tuple[FieldChange, ...] = ()

    @property
    def words(self) -> str:
        """What the menu and the history call it: `Edit Honda Beat: built`."""
        return say(_WORDS[self.verb], subject=self.subject, detail=self.detail)


Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowWrite:
    """A row to write through the history: the whole row by column, or None to take it away."""

    table: str
    key: int
    after: Row | None
