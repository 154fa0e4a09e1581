"""What a person calls the fields of everything that is recorded, for the history."""

from collections.abc import Mapping

from keigarage.domain.auction_fields import AUCTION_FIELD_BY_NAME
from keigarage.domain.car_fields import FIELD_BY_NAME
from keigarage.domain.cost_fields import COST_FIELD_BY_NAME
from keigarage.domain.people import PART_FIELD_BY_NAME, PERSON_FIELD_BY_NAME
from keigarage.domain.plan_fields import (
    MILESTONE_FIELD_BY_NAME,
    PLAN_FIELD_BY_NAME,
    SAILING_FIELD_BY_NAME,
)
from keigarage.domain.words import say

_BY_TABLE = {
    "car": FIELD_BY_NAME,
    "plan": PLAN_FIELD_BY_NAME,
    "sailing": SAILING_FIELD_BY_NAME,
    "milestone": MILESTONE_FIELD_BY_NAME,
    "cost_line": COST_FIELD_BY_NAME,
    "auction_card": AUCTION_FIELD_BY_NAME,
    "person": PERSON_FIELD_BY_NAME,
    "person_car": PART_FIELD_BY_NAME,
}
_OTHERS: Mapping[tuple[str, str], str] = {
    ("paper", "state"): "Paper",
    ("paper", "due"): "Due",
    ("proof", "kind"): "Proof",
    ("proof", "date"): "Date",
    ("proof", "note"): "Note",
    ("attachment", "name"): "File",
    ("attachment", "kind"): "Kind",
    ("damage_mark", "letter"): "Mark",
    ("damage_mark", "size"): "Size",
    ("sailing", "shortest_days"): "Shortest crossing",
    ("sailing", "longest_days"): "Longest crossing",
    ("alarm_dismissal", "reason"): "Reason",
    ("state_note", "status"): "Answer",
    ("state_note", "text"): "Note",
    ("state_note", "source"): "Source",
    ("state_note", "checked_on"): "Checked on",
    ("own_tariff", "rate_pct"): "Rate, per cent",
    ("own_tariff", "effective_from"): "In force from",
    ("own_tariff", "effective_to"): "In force until",
    ("own_tariff", "cite"): "Act",
    ("own_tariff", "note"): "Note",
    ("own_tariff", "checked_on"): "Checked on",
    ("reminder", "text"): "Reminder",
    ("reminder", "due"): "Day",
    ("reminder", "repeats"): "Comes again",
    ("reminder", "every"): "After",
    ("reminder", "done_on"): "Done on",
    ("item_state", "done_for"): "Ticked off for",
    ("item_state", "snoozed_until"): "Put off until",
    ("item_state", "leads"): "Days ahead",
}


def field_label(table: str, field: str) -> str:
    """The label of a stored field; empty for what the change's own name tells already."""
    fields = _BY_TABLE.get(table, {})
    if field in fields:
        return say(fields[field].label)
    return say(_OTHERS[table, field]) if (table, field) in _OTHERS else ""
