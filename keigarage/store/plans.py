"""The plans of cars with their milestones and dismissals, from rows to domain values and back."""

from collections.abc import Callable, Iterable
from typing import Any

import peewee

from keigarage.domain.car import CarId
from keigarage.domain.plan import Dismissal, MilestoneNote, Mode, Plan, Sailing, SailingId
from keigarage.store.database import Database, Row
from keigarage.store.sailings import SailingStore
from keigarage.store.stored import as_iso, date_or_none, from_iso, readable
from keigarage.store.tables import AlarmDismissalRow, MilestoneRow, PlanRow

_PLANS = PlanRow.select(
    PlanRow.car_id, PlanRow.mode, PlanRow.sailing_id, PlanRow.certificate_until
).order_by(PlanRow.car_id)
_NOTES = MilestoneRow.select(
    MilestoneRow.car_id, MilestoneRow.milestone_id, MilestoneRow.planned, MilestoneRow.done,
    MilestoneRow.duration_days,
).order_by(MilestoneRow.id)  # fmt: skip
_DISMISSALS = AlarmDismissalRow.select(
    AlarmDismissalRow.car_id, AlarmDismissalRow.kind, AlarmDismissalRow.situation,
    AlarmDismissalRow.reason, AlarmDismissalRow.at,
).order_by(AlarmDismissalRow.id)  # fmt: skip


class PlanStore:
    """What the owner planned and noted of each car's import."""

    def __init__(self, database: Database, sailings: SailingStore) -> None:
        self._database = database
        self._sailings = sailings

    def of(self, car_id: CarId) -> Plan:
        """The plan of one car; an empty one where nothing is planned."""
        found = self._plans(car_id)
        return found[0] if found else Plan(car_id=car_id)

    def all(self) -> dict[CarId, Plan]:
        """The plan of every car that has one, in a few queries however many there are."""
        return {plan.car_id: plan for plan in self._plans(None)}

    def key(self, car_id: CarId) -> int | None:
        """The row of a car's plan; None where there is none."""
        return self._key(PlanRow, PlanRow.car_id == car_id)

    def note_key(self, car_id: CarId, milestone_id: str) -> int | None:
        """The row of what was noted about a milestone; None where nothing was."""
        named = (MilestoneRow.car_id == car_id) & (MilestoneRow.milestone_id == milestone_id)
        return self._key(MilestoneRow, named)

    def dismissal_key(self, car_id: CarId, kind: str) -> int | None:
        """The row of a car's last dismissal of that kind; None where there is none."""
        named = (AlarmDismissalRow.car_id == car_id) & (AlarmDismissalRow.kind == kind)
        return self._key(AlarmDismissalRow, named)

    def row(self, plan: Plan) -> dict[str, Any]:
        """The row of a plan alone, for `RowWrite`; its sailing and its notes have their own."""
        return {
            "car_id": plan.car_id,
            "mode": plan.mode and str(plan.mode),
            "sailing_id": plan.sailing and plan.sailing.id,
            "certificate_until": _text(plan.certificate_until),
        }

    def note_row(self, car_id: CarId, note: MilestoneNote) -> dict[str, Any]:
        return {
            "car_id": car_id,
            "milestone_id": note.milestone_id,
            "planned": _text(note.planned),
            "done": _text(note.done),
            "duration_days": note.duration_days,
        }

    def dismissal_row(self, car_id: CarId, dismissal: Dismissal) -> dict[str, Any]:
        return {
            "car_id": car_id,
            "kind": dismissal.kind,
            "situation": dismissal.situation,
            "reason": dismissal.reason,
            "at": as_iso(dismissal.at),
        }

    def _key(self, model: type[peewee.Model], named: Any) -> int | None:
        key_field: Any = model._meta.primary_key
        found: int | None = self._database.value(model.select(key_field).where(named))
        return found

    def _plans(self, car_id: CarId | None) -> list[Plan]:
        with readable():
            plans = {row[0]: row for row in self._rows(_PLANS, PlanRow, car_id)}
            notes = _by_car(self._rows(_NOTES, MilestoneRow, car_id), _note)
            dismissals = _by_car(self._rows(_DISMISSALS, AlarmDismissalRow, car_id), _dismissal)
            sailings = self._needed(row[2] for row in plans.values())
            every = dict.fromkeys((*plans, *notes, *dismissals))
            return [
                _plan(number, plans.get(number), sailings, notes.get(number, {}),
                      dismissals.get(number, {}))
                for number in every
            ]  # fmt: skip

    def _rows(
        self, query: peewee.Query, model: type[peewee.Model], car_id: CarId | None
    ) -> list[Row]:
        if car_id is not None:
            query = query.where(model._meta.fields["car_id"] == car_id)
        return self._database.rows(query)

    def _needed(self, ids: Iterable[SailingId | None]) -> dict[SailingId | None, Sailing]:
        """Cars on one sailing hold the same value."""
        wanted = {number for number in ids if number is not None}
        if len(wanted) == 1:
            return {number: self._sailings.get(number) for number in wanted}
        return {sailing.id: sailing for sailing in self._sailings.all()} if wanted else {}


def _plan(
    car_id: CarId,
    row: Row | None,
    sailings: dict[SailingId | None, Sailing],
    notes: dict[str, MilestoneNote],
    dismissals: dict[str, Dismissal],
) -> Plan:
    _, mode, sailing_id, until = row or (car_id, None, None, None)
    return Plan(
        car_id=car_id,
        mode=None if mode is None else Mode(mode),
        sailing=None if sailing_id is None else sailings[sailing_id],
        certificate_until=date_or_none(until),
        notes=notes,
        dismissals=dismissals,
    )


def _by_car(rows: list[Row], read: Callable[[Row], Any]) -> dict[CarId, dict[str, Any]]:
    """What each car has, by the word that its second column holds."""
    by_car: dict[CarId, dict[str, Any]] = {}
    for car_id, *stored in rows:
        by_car.setdefault(car_id, {})[stored[0]] = read(tuple(stored))
    return by_car


def _note(row: Row) -> MilestoneNote:
    milestone_id, planned, done, duration_days = row
    return MilestoneNote(
        milestone_id=milestone_id,
        planned=date_or_none(planned),
        done=date_or_none(done),
        duration_days=duration_days,
    )


def _dismissal(row: Row) -> Dismissal:
    kind, situation, reason, at = row
    return Dismissal(kind=kind, situation=situation, reason=reason, at=from_iso(at))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
