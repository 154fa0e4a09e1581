"""The tables as peewee knows them. What each column holds is in `steps`; a test compares the two.

No model is bound to a database: a query is handed to the garage file it is for, so that two files
can be open at once.
"""

from typing import Any

import peewee

from keigarage.domain.dates import PartialDate


class PartialDateField(peewee.TextField):
    """Kept as "1993-05": readable in any SQLite tool, and it sorts."""

    def db_value(self, value: PartialDate | None) -> str | None:
        return None if value is None else str(value)

    def python_value(self, value: str | None) -> PartialDate | None:
        return None if value is None else PartialDate.from_iso(value)


def _text() -> Any:
    return peewee.TextField(default="")


def _unknown_text() -> Any:
    return peewee.TextField(null=True)


def _number() -> Any:
    return peewee.IntegerField(null=True)


def _date() -> Any:
    return PartialDateField(null=True)


class CarRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    name = _text()
    stage = peewee.TextField(default="wanted")
    make = _text()
    model = _text()
    variant = _text()
    body = _unknown_text()
    chassis_no = _text()
    state_vin = _text()
    built = _date()
    first_registered = _date()
    model_year = _number()
    color = _text()
    displacement_cc = _number()
    cycle = _number()
    power_ps = peewee.DoubleField(null=True)
    length_mm = _number()
    width_mm = _number()
    height_mm = _number()
    drivetrain = _text()
    transmission = _text()
    odometer = _number()
    odometer_unit = _unknown_text()
    plate = _text()
    state = _text()
    county = _text()
    price = _unknown_text()
    currency = _unknown_text()
    seller = _text()
    auction_house = _text()
    auction_lot = _text()
    auction_grade = _text()
    purchased_on = _date()
    catalogue_id = _text()
    notes = _text()
    trashed_at = _unknown_text()
    created_at = peewee.TextField()

    class Meta:
        table_name = "car"


class PaperRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    paper_id = peewee.TextField()
    state = peewee.TextField()
    due = _date()

    class Meta:
        table_name = "paper"


class ProofRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    kind = peewee.TextField()
    date = PartialDateField()
    note = _text()

    class Meta:
        table_name = "proof"


class StateNoteRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    code = peewee.TextField()
    county = _text()
    body = _unknown_text()
    status = _unknown_text()
    text = _text()
    source = peewee.TextField()
    checked_on = PartialDateField()

    class Meta:
        table_name = "state_note"


class OwnTariffRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    what = peewee.TextField()
    kind = peewee.TextField()
    hts = _text()
    body = _unknown_text()
    rate_pct = _unknown_text()
    min_usd = _unknown_text()
    max_usd = _unknown_text()
    flat_usd = _unknown_text()
    effective_from = _date()
    effective_to = _date()
    replaces = _text()
    cite = peewee.TextField()
    note = _text()
    checked_on = PartialDateField()

    class Meta:
        table_name = "own_tariff"


class SailingRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    vessel = _text()
    voyage = _text()
    booking = _text()
    bill_of_lading = _text()
    port_from = _text()
    port_to = _text()
    container_no = _text()
    carrier = _text()
    broker = _text()
    entry_no = _text()
    isf_no = _text()
    loads = _date()
    arrives = _date()
    shortest_days = _number()
    longest_days = _number()
    released_on = _date()
    free_storage_end = _date()
    general_order = _date()

    class Meta:
        table_name = "sailing"


class PlanRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    mode = _unknown_text()
    sailing_id = _number()
    certificate_until = _date()

    class Meta:
        table_name = "plan"


class MilestoneRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    milestone_id = peewee.TextField()
    planned = _date()
    done = _date()
    duration_days = _number()

    class Meta:
        table_name = "milestone"


class AlarmDismissalRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    kind = peewee.TextField()
    situation = peewee.TextField()
    reason = peewee.TextField()
    at = peewee.TextField()

    class Meta:
        table_name = "alarm_dismissal"


class CostLineRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    label = peewee.TextField()
    stage = peewee.TextField()
    kind = peewee.TextField(default="cost")
    estimate = _unknown_text()
    actual = _unknown_text()
    currency = peewee.TextField(default="USD")
    rate = _unknown_text()
    rate_on = _date()
    payee = _text()
    paid_on = _date()

    class Meta:
        table_name = "cost_line"


class AttachmentRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    kind = peewee.TextField()
    name = peewee.TextField()
    sha256 = peewee.TextField()
    bytes = peewee.BigIntegerField()
    added_at = peewee.TextField()

    class Meta:
        table_name = "attachment"


class ReminderRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = _number()
    text = peewee.TextField()
    due = PartialDateField()
    repeats = peewee.TextField(default="once")
    every = peewee.IntegerField(default=1)
    done_on = _date()
    done_for = _date()

    class Meta:
        table_name = "reminder"


class ItemStateRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = _number()
    item = peewee.TextField()
    done_for = _date()
    snoozed_until = _date()
    leads = _unknown_text()

    class Meta:
        table_name = "item_state"


class SeenRow(peewee.Model):
    """What the agenda showed when it was last looked at. One row, and not for undo."""

    id = peewee.IntegerField(primary_key=True)
    told = peewee.TextField()

    class Meta:
        table_name = "seen"


class AuctionCardRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    held_on = _date()
    interior = _text()
    exterior = _text()
    mileage = _number()
    unit = _unknown_text()
    doubt = peewee.IntegerField(default=0)
    remarks = _text()
    scan_id = _number()

    class Meta:
        table_name = "auction_card"


class DamageMarkRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    car_id = peewee.IntegerField()
    letter = peewee.TextField()
    size = _number()
    view = peewee.TextField()
    x = peewee.DoubleField()
    y = peewee.DoubleField()

    class Meta:
        table_name = "damage_mark"


class PersonRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    name = peewee.TextField()
    kind = peewee.TextField()
    email = _text()
    phone = _text()
    address = _text()
    notes = _text()

    class Meta:
        table_name = "person"


class PersonCarRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    person_id = peewee.IntegerField()
    car_id = peewee.IntegerField()
    did = _text()
    open_with_them = _text()

    class Meta:
        table_name = "person_car"


class ChangeRow(peewee.Model):
    id = peewee.IntegerField(primary_key=True)
    at = peewee.TextField()
    verb = peewee.TextField()
    subject = peewee.TextField()
    detail = _text()
    by = peewee.TextField()
    car_id = _number()
    standing = peewee.TextField()

    class Meta:
        table_name = "change"


class ChangedRow(peewee.Model):
    """One row of one change. `car_id` is the car it belongs to, for that car's own history."""

    id = peewee.IntegerField(primary_key=True)
    change_id = peewee.IntegerField()
    table_name = peewee.TextField()
    row_id = peewee.IntegerField()
    car_id = _number()
    before = _unknown_text()
    after = _unknown_text()

    class Meta:
        table_name = "change_row"


# What an owner records; each of these is written through the history alone.
RECORDS: dict[str, type[peewee.Model]] = {
    "car": CarRow,
    "paper": PaperRow,
    "proof": ProofRow,
    "state_note": StateNoteRow,
    "own_tariff": OwnTariffRow,
    "sailing": SailingRow,
    "plan": PlanRow,
    "milestone": MilestoneRow,
    "alarm_dismissal": AlarmDismissalRow,
    "cost_line": CostLineRow,
    "attachment": AttachmentRow,
    "auction_card": AuctionCardRow,
    "damage_mark": DamageMarkRow,
    "person": PersonRow,
    "person_car": PersonCarRow,
    "reminder": ReminderRow,
    "item_state": ItemStateRow,
}
# Kept beside the records by the program itself.
HISTORY: dict[str, type[peewee.Model]] = {
    "change": ChangeRow,
    "change_row": ChangedRow,
    "seen": SeenRow,
}


def columns(model: type[peewee.Model]) -> tuple[str, ...]:
    """The columns of a table without its id, in the models' order."""
    return tuple(name for name in model._meta.sorted_field_names if name != "id")


def blank(model: type[peewee.Model]) -> dict[str, Any]:
    """A row with nothing in it: what a new row holds where it is not told otherwise."""
    return {name: model._meta.fields[name].default for name in columns(model)}
