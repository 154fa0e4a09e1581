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
    """What a change did. Mostly its subject is the car's title, its detail the field or paper."""

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
    ADD_STATE_NOTE = "add_state_note"
    EDIT_STATE_NOTE = "edit_state_note"
    REMOVE_STATE_NOTE = "remove_state_note"
    ADD_TARIFF = "add_tariff"
    EDIT_TARIFF = "edit_tariff"
    REMOVE_TARIFF = "remove_tariff"
    SET_PLAN = "set_plan"
    MARK_MILESTONE = "mark_milestone"
    ADD_SAILING = "add_sailing"
    EDIT_SAILING = "edit_sailing"
    REMOVE_SAILING = "remove_sailing"
    DISMISS_ALARM = "dismiss_alarm"
    RAISE_ALARM = "raise_alarm"
    ADD_COST = "add_cost"
    EDIT_COST = "edit_cost"
    REMOVE_COST = "remove_cost"
    ATTACH_FILE = "attach_file"
    EDIT_FILE = "edit_file"
    REMOVE_FILE = "remove_file"
    SET_AUCTION = "set_auction"
    ADD_MARK = "add_mark"
    EDIT_MARK = "edit_mark"
    REMOVE_MARK = "remove_mark"
    ADD_PERSON = "add_person"
    EDIT_PERSON = "edit_person"
    REMOVE_PERSON = "remove_person"
    ADD_PART = "add_part"
    EDIT_PART = "edit_part"
    REMOVE_PART = "remove_part"
    ADD_REMINDER = "add_reminder"
    EDIT_REMINDER = "edit_reminder"
    REMOVE_REMINDER = "remove_reminder"
    TICK_ITEM = "tick_item"
    SNOOZE_ITEM = "snooze_item"
    WAKE_ITEM = "wake_item"
    SET_LEADS = "set_leads"


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
    Verb.ADD_STATE_NOTE: "Note for {subject}: {detail}",
    Verb.EDIT_STATE_NOTE: "Edit the note for {subject}: {detail}",
    Verb.REMOVE_STATE_NOTE: "Remove the note for {subject}: {detail}",
    Verb.ADD_TARIFF: "Add the rate {subject}",
    Verb.EDIT_TARIFF: "Edit the rate {subject}",
    Verb.REMOVE_TARIFF: "Remove the rate {subject}",
    Verb.SET_PLAN: "Plan {subject}: {detail}",
    Verb.MARK_MILESTONE: "Mark {detail} for {subject}",
    Verb.ADD_SAILING: "Add the sailing {subject}",
    Verb.EDIT_SAILING: "Edit the sailing {subject}: {detail}",
    Verb.REMOVE_SAILING: "Remove the sailing {subject}",
    Verb.DISMISS_ALARM: "Dismiss the alarm of {subject}: {detail}",
    Verb.RAISE_ALARM: "Raise the alarm of {subject} again",
    Verb.ADD_COST: "Add {detail} to the costs of {subject}",
    Verb.EDIT_COST: "Edit {detail} in the costs of {subject}",
    Verb.REMOVE_COST: "Remove {detail} from the costs of {subject}",
    Verb.ATTACH_FILE: "Attach {detail} to {subject}",
    Verb.EDIT_FILE: "Edit the file {detail} of {subject}",
    Verb.REMOVE_FILE: "Remove the file {detail} from {subject}",
    Verb.SET_AUCTION: "Edit the auction card of {subject}: {detail}",
    Verb.ADD_MARK: "Mark {detail} on {subject}",
    Verb.EDIT_MARK: "Change the mark {detail} on {subject}",
    Verb.REMOVE_MARK: "Remove the mark {detail} from {subject}",
    Verb.ADD_PERSON: "Add {subject} to the people",
    Verb.EDIT_PERSON: "Edit {subject}: {detail}",
    Verb.REMOVE_PERSON: "Remove {subject} from the people",
    Verb.ADD_PART: "Note what {detail} did for {subject}",
    Verb.EDIT_PART: "Edit what {detail} did for {subject}",
    Verb.REMOVE_PART: "Remove {detail} from {subject}",
    Verb.ADD_REMINDER: "Add the reminder {subject}",
    Verb.EDIT_REMINDER: "Edit the reminder {subject}",
    Verb.REMOVE_REMINDER: "Remove the reminder {subject}",
    Verb.TICK_ITEM: "Tick off {subject}",
    Verb.SNOOZE_ITEM: "Put off {subject} until {detail}",
    Verb.WAKE_ITEM: "Put {subject} off no longer",
    Verb.SET_LEADS: "Set the lead times of {subject}",
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
