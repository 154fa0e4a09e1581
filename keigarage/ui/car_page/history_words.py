"""A car's history in words: what was done, from what to what, and when by the reader's clock."""

from dataclasses import dataclass

from keigarage.domain.car import ProofKind, Stage
from keigarage.domain.changes import Change, FieldChange, Standing, Verb
from keigarage.domain.dates import PartialDate, date_text, day_text
from keigarage.domain.errors import GarageError
from keigarage.domain.evidence import LABELS
from keigarage.domain.paperwork import PAPER_WORDS, PaperState
from keigarage.domain.record_fields import field_label
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.status import STATUS_WORDS, Status
from keigarage.domain.words import say

_STANDINGS = {
    Standing.DONE: "",
    Standing.UNDONE: "taken back",
    Standing.DROPPED: "taken back and overtaken",
}
_DATES = frozenset({
    "built", "first_registered", "purchased_on", "date", "due", "planned", "done", "loads",
    "arrives", "released_on", "free_storage_end", "general_order", "certificate_until", "rate_on",
    "paid_on", "checked_on", "done_on", "done_for", "snoozed_until",
})  # fmt: skip
# What a whole new row holds is told by its name; field by field it would bury the rest.
_WHOLE = frozenset({
    Verb.ADD_CAR, Verb.FILL_GARAGE, Verb.REMOVE_PROOF, Verb.ADD_SAILING, Verb.REMOVE_SAILING,
    Verb.ADD_COST, Verb.REMOVE_COST, Verb.DISMISS_ALARM, Verb.RAISE_ALARM, Verb.ADD_STATE_NOTE,
    Verb.REMOVE_STATE_NOTE, Verb.ATTACH_FILE, Verb.REMOVE_FILE, Verb.ADD_MARK, Verb.REMOVE_MARK,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One change as the history shows it."""

    when: str
    what: str
    fields: tuple[str, ...]
    standing: str

    @property
    def spoken(self) -> str:
        return ". ".join(
            part for part in (self.what, *self.fields, self.when, self.standing) if part
        )


def told(change: Change) -> Told:
    return Told(
        when=when_text(change),
        what=change.words,
        fields=tuple(_fields(change)),
        standing=say(_STANDINGS[change.standing]) if change.standing is not Standing.DONE else "",
    )


def when_text(change: Change) -> str:
    """`22 November 2026, 09:12` by the reader's clock."""
    local = change.at.astimezone()
    return say("{day}, {time}", day=day_text(local.date()), time=local.strftime("%H:%M"))


def _fields(change: Change) -> list[str]:
    if change.verb in _WHOLE:
        return []
    shown = (field for field in change.fields if field_label(field.table, field.field))
    # A paper that was never touched before is told whole by the name of the change.
    new_paper = change.verb is Verb.SET_PAPER
    return [_line(field) for field in shown if not (new_paper and field.before is None)]


def _line(field: FieldChange) -> str:
    return say("{label}: {before} → {after}", label=field_label(field.table, field.field),
               before=_value(field, field.before), after=_value(field, field.after))  # fmt: skip


def _value(field: FieldChange, stored: object) -> str:
    """A stored value as the page shows it; a dash where there was nothing."""
    if stored is None or stored == "":
        return "–"
    text = str(stored)
    try:
        if field.field in _DATES:
            return date_text(PartialDate.from_iso(text))
        if field.table == "paper" and field.field == "state":
            return say(PAPER_WORDS[PaperState(text)])
        if field.table == "proof" and field.field == "kind":
            return say(LABELS[ProofKind(text)])
        if field.table == "state_note" and field.field == "status":
            return say(STATUS_WORDS[Status(text)])
        if field.table in ("car", "cost_line") and field.field == "stage":
            return say(STAGE_WORDS[Stage(text)])
    except (GarageError, ValueError, KeyError):
        return text  # written by another version: shown as it is stored
    return text
