"""Domain values as the JSON documents other tools rely on: keys are added, never renamed.

Dates are ISO text with the precision they were given in, money is text with two decimals, ids
are text, and what is not known is null.
"""

from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from keigarage.domain.car import Car, Proof
from keigarage.domain.car_fields import FIELDS
from keigarage.domain.catalogue import Generation
from keigarage.domain.changes import Change, FieldChange
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule
from keigarage.domain.paperwork import Paper, Progress

_MONEY = frozenset({"price", "estimate", "actual"})


def plain(value: Any) -> Any:
    """One value as JSON holds it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, PartialDate | date):
        return str(value)
    if isinstance(value, tuple | frozenset):
        return [plain(item) for item in value]
    return value


def car_document(car: Car) -> dict[str, Any]:
    """Every field under its own name, with the car's id, title and whether it is in the trash."""
    return {
        "id": str(car.id),
        "title": car.title,
        **{field.name: plain(getattr(car, field.name)) for field in FIELDS},
        "trashed": car.trashed,
    }


def generation_document(generation: Generation, rule: AgeRule) -> dict[str, Any]:
    """Every field of the catalogue, and the certain days of its first and its last car."""
    told = {field.name: plain(getattr(generation, field.name)) for field in fields(generation)}
    told["first_eligible"] = plain(generation.first_eligible(rule))
    told["last_eligible"] = plain(generation.last_eligible(rule))
    return told


def paper_document(paper: Paper) -> dict[str, Any]:
    spec = paper.spec
    return {
        "id": spec.id,
        "desk": spec.desk,
        "form": spec.form,
        "title": spec.title,
        "need": spec.need.value,
        "state": paper.state.value,
        "due": plain(paper.due),
        "why": spec.why,
        "source": spec.source,
        "same_as": spec.same_as or None,
    }


def progress_document(progress: Progress) -> dict[str, Any]:
    return {"done": progress.done, "needed": progress.needed}


def proof_document(proof: Proof) -> dict[str, Any]:
    return {
        "id": str(proof.id),
        "kind": proof.kind.value,
        "date": plain(proof.date),
        "note": proof.note,
    }


def change_document(change: Change) -> dict[str, Any]:
    """A named change and its fields from what to what, as stored."""
    return {
        "at": _utc(change.at),
        "what": change.words,
        "by": change.by,
        "standing": change.standing.value,
        "car": None if change.car_id is None else str(change.car_id),
        "fields": [field_document(field) for field in change.fields],
    }


def field_document(field: FieldChange) -> dict[str, Any]:
    return {
        "field": field.field,
        "before": _stored(field.field, field.before),
        "after": _stored(field.field, field.after),
    }


def _stored(field: str, value: Any) -> Any:
    if field in _MONEY and value is not None:
        try:
            return f"{Decimal(str(value)):.2f}"
        except InvalidOperation:
            return str(value)
    return plain(value)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
