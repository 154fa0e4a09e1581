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
RECORDS: dict[str, type[peewee.Model]] = {"car": CarRow, "paper": PaperRow, "proof": ProofRow}
HISTORY: dict[str, type[peewee.Model]] = {"change": ChangeRow, "change_row": ChangedRow}


def columns(model: type[peewee.Model]) -> tuple[str, ...]:
    """The columns of a table without its id, in the models' order."""
    return tuple(name for name in model._meta.sorted_field_names if name != "id")


def blank(model: type[peewee.Model]) -> dict[str, Any]:
    """A row with nothing in it: what a new row holds where it is not told otherwise."""
    return {name: model._meta.fields[name].default for name in columns(model)}
