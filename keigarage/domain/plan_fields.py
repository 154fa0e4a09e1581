"""The fields of a sailing and of a milestone as words, for forms, the command line and history."""

import re
from collections.abc import Mapping
from dataclasses import replace

from keigarage.domain.car_fields import Field
from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import date_text
from keigarage.domain.errors import GarageError, UnreadableValue
from keigarage.domain.plain_text import plain, shortened
from keigarage.domain.plan import Days, Mode, Plan, Sailing
from keigarage.domain.words import say

LONGEST_DAYS = 365


def read_days(text: str) -> Days:
    """A span of days: `14-30`, `14 to 30` or `21`."""
    found = re.fullmatch(r"([0-9]{1,4})(?:\s*(?:-|to)\s*([0-9]{1,4}))?(?:\s*days?)?",
                         plain(text).lower())  # fmt: skip
    if found:
        least, most = int(found[1]), int(found[2] or found[1])
        if least <= most <= LONGEST_DAYS:
            return Days(least, most)
    raise UnreadableValue(
        say("{text} is not a number of days: write the fewest and the most, such as 14-30, up to "
            "{longest}.", text=shortened(text), longest=LONGEST_DAYS)
    )  # fmt: skip


def read_duration(text: str) -> int:
    """One whole number of days."""
    span = read_days(text)
    if span.least != span.most:
        raise UnreadableValue(
            say("{text} is a span: write one number of days, such as 7.", text=shortened(text))
        )
    return span.most


def read_mode(text: str) -> Mode:
    word = plain(text).lower().replace("-", "").replace("/", "").replace(" ", "")
    try:
        return Mode(word)
    except ValueError:
        raise UnreadableValue(
            say("A car crosses by {choices}, not by {text}.",
                choices=say(" or ").join(Mode), text=shortened(text)), field="mode"
        ) from None  # fmt: skip


SAILING_FIELDS: tuple[Field, ...] = (
    Field("vessel", "Vessel"),
    Field("voyage", "Voyage"),
    Field("booking", "Booking"),
    Field("bill_of_lading", "Bill of lading"),
    Field("port_from", "From port"),
    Field("port_to", "To port"),
    Field("container_no", "Container number"),
    Field("carrier", "Carrier"),
    Field("broker", "Customs broker"),
    Field("entry_no", "Entry number"),
    Field("isf_no", "ISF number"),
    Field("loads", "Loads", read_date, None),
    Field("arrives", "Arrives", read_date, None),
    Field("crossing", "Days of crossing", read_days, None),
    Field("released_on", "Released on", read_date, None),
    Field("free_storage_end", "Free storage ends", read_date, None),
    Field("general_order", "General order", read_date, None),
)
SAILING_FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in SAILING_FIELDS}

MILESTONE_FIELDS: tuple[Field, ...] = (
    Field("planned", "Planned", read_date, None),
    Field("done", "Done", read_date, None),
    Field("duration_days", "Days it takes", read_duration, None),
)
MILESTONE_FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in MILESTONE_FIELDS}

PLAN_FIELDS: tuple[Field, ...] = (
    Field("mode", "Crosses by", read_mode, None, tuple(Mode)),
    Field("certificate_until", "Export certificate valid until", read_date, None),
)
PLAN_FIELD_BY_NAME: Mapping[str, Field] = {field.name: field for field in PLAN_FIELDS}


def read_from(fields: Mapping[str, Field], name: str, text: str) -> object:
    """The value that `text` means in one of `fields`; empty text clears it.

    raises -- UnreadableValue, naming the field
    """
    field = fields.get(name)
    if field is None:
        raise UnreadableValue(
            say("There is no field {name}: use one of {known}.",
                name=shortened(name), known=", ".join(fields)), field=name
        )  # fmt: skip
    if not text.strip():
        return field.empty
    try:
        return field.read(text.strip())
    except UnreadableValue as problem:
        problem.field = name
        raise
    except GarageError as problem:
        raise UnreadableValue(str(problem), field=name) from problem


def written(value: object) -> str:
    """A field's value as text that is read back to the same; empty when unset."""
    return "" if value is None else str(value)


def with_sailing_fields(sailing: Sailing, texts: Mapping[str, str]) -> Sailing:
    """The sailing with the named fields read from text; raises on the first that is wrong."""
    read = {name: read_from(SAILING_FIELD_BY_NAME, name, text) for name, text in texts.items()}
    return checked_sailing(replace(sailing, **read))  # type: ignore[arg-type]


def checked_sailing(sailing: Sailing) -> Sailing:
    """The same sailing; raises when it arrives before it loads."""
    loads, arrives = sailing.loads, sailing.arrives
    if loads and arrives and arrives.last < loads.first:
        raise UnreadableValue(
            say("The ship cannot arrive on {arrives}, before it loads on {loads}: change one of "
                "the two.", arrives=date_text(arrives), loads=date_text(loads)), field="arrives"
        )  # fmt: skip
    return sailing


def with_plan_fields(plan: Plan, texts: Mapping[str, str]) -> Plan:
    """The plan with the named fields read from text; raises on the first that is wrong.

    Fields of the sailing are taken too: a plan without a sailing gets one of its own.
    """
    own = {name: text for name, text in texts.items() if name not in SAILING_FIELD_BY_NAME}
    read = {name: read_from(PLAN_FIELD_BY_NAME, name, text) for name, text in own.items()}
    plan = replace(plan, **read)  # type: ignore[arg-type]
    if len(own) == len(texts):
        return plan
    sailing = plan.sailing or Sailing()
    shared = {name: text for name, text in texts.items() if name not in own}
    return replace(plan, sailing=with_sailing_fields(sailing, shared))


def with_milestone_fields(plan: Plan, milestone_id: str, texts: Mapping[str, str]) -> Plan:
    """The plan with what is noted about one milestone read from text."""
    read = {name: read_from(MILESTONE_FIELD_BY_NAME, name, text) for name, text in texts.items()}
    note = replace(plan.note(milestone_id), **read)  # type: ignore[arg-type]
    return replace(plan, notes={**plan.notes, milestone_id: note})
