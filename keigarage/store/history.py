"""The tables of the history: recording a change, and reading back what it did."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import peewee

from keigarage.domain.car import CarId
from keigarage.domain.changes import Change, ChangeId, FieldChange, Standing, Verb
from keigarage.store.database import Database, Row, in_parts
from keigarage.store.rows import COLUMNS, Step, StoredRow, insert
from keigarage.store.stored import as_iso, from_iso, readable
from keigarage.store.tables import RECORDS, ChangedRow, ChangeRow, PlanRow

MOST_ROWS = 200
# Kept for the program's sake, not an owner's doing; a plan's change names its sailing.
_LINKS = frozenset({"created_at", "car_id", "person_id", "sailing_id", "situation"})

_CHANGES = ChangeRow.select(ChangeRow.id, *(getattr(ChangeRow, name) for name in COLUMNS["change"]))
_STEPS = ChangedRow.select(
    ChangedRow.change_id, ChangedRow.table_name, ChangedRow.row_id, ChangedRow.before,
    ChangedRow.after,
).order_by(ChangedRow.id)  # fmt: skip


def record(database: Database, change: Change, steps: Sequence[Step]) -> None:
    """Write a change and its rows down."""
    named = (change.id, as_iso(change.at), str(change.verb), change.subject, change.detail,
             change.by, change.car_id, str(change.standing))  # fmt: skip
    insert(database, "change", COLUMNS["change"], [named])
    rows = [
        (number, change.id, step.table, step.key, step.car_id, _json(step.before),
         _json(step.after))
        for number, step in enumerate(steps, next_id(database, ChangedRow))
    ]  # fmt: skip
    insert(database, "change_row", COLUMNS["change_row"], rows)


def next_id(database: Database, model: type[peewee.Model]) -> int:
    """The id after the last; the history loses no rows, so none is given twice."""
    last: int = database.value(model.select(peewee.fn.MAX(model._meta.primary_key))) or 0
    return last + 1


def mark(database: Database, change: Change, standing: Standing) -> Change:
    """Write down that a change was taken back, or brought back."""
    database.write(ChangeRow.update(standing=str(standing)).where(ChangeRow.id == change.id))
    return replace(change, standing=standing)


def drop_undone(database: Database) -> None:
    """What was taken back can no longer be brought back: something new was done since."""
    database.write(
        ChangeRow.update(standing=str(Standing.DROPPED)).where(
            ChangeRow.standing == str(Standing.UNDONE)
        )
    )


def last_key(database: Database, table: str) -> int:
    """The highest id a row of `table` has or ever had."""
    model = RECORDS[table]
    stands = model.select(peewee.fn.MAX(model._meta.primary_key))
    stood = ChangedRow.select(peewee.fn.MAX(ChangedRow.row_id)).where(
        ChangedRow.table_name == table
    )
    return max(database.value(stands) or 0, database.value(stood) or 0)


def first(database: Database, standing: Standing, *, newest: bool) -> Change | None:
    """The newest or oldest change of a standing, without its fields."""
    order = ChangeRow.id.desc() if newest else ChangeRow.id
    query = _CHANGES.where(ChangeRow.standing == str(standing)).order_by(order).limit(1)
    with readable():
        return next((_change(row) for row in database.rows(query)), None)


def steps_of_change(database: Database, change_id: ChangeId) -> list[Step]:
    """The rows of one change in the order they were written."""
    with readable():
        steps = [step for _, step in _steps(database, _STEPS, [change_id])]
        for step in steps:
            RECORDS[step.table]  # a table that nobody knows is damage, like a row nobody can read
        return steps


def unreadable(database: Database) -> list[int]:
    """The changes with a row that cannot be read back, or with a word nobody knows."""
    bad = set()
    for row in database.rows(_CHANGES):
        try:
            _change(row)
        except ValueError:
            bad.add(row[0])
    for number, *_, before, after in database.rows(_STEPS):
        try:
            _row(before), _row(after)
        except ValueError:
            bad.add(number)
    return sorted(bad)


def ends(database: Database) -> tuple[int, int]:
    """The last change that holds and the first that was taken back; 0 where there is none."""
    done = first(database, Standing.DONE, newest=True)
    undone = first(database, Standing.UNDONE, newest=False)
    return (done.id if done else 0), (undone.id if undone else 0)


def read(database: Database, car_id: CarId | None, limit: int) -> list[Change]:
    """The changes of the garage or of one car, newest first, with their fields."""
    query, steps = _CHANGES, _STEPS
    if car_id is not None:
        theirs = _rows_of(car_id)
        touched = ChangedRow.select(ChangedRow.change_id).where(theirs)
        query = query.where((ChangeRow.car_id == car_id) | ChangeRow.id.in_(touched))
        steps = steps.where(theirs)
    with readable():
        rows = database.rows(query.order_by(ChangeRow.id.desc()).limit(limit))
        changes = [_change(row) for row in rows]
        told = [change.id for change in changes]
        if car_id is None:
            told = _small(database, told)
        fields: dict[ChangeId, list[FieldChange]] = {}
        for change_id, step in _steps(database, steps, told):
            fields.setdefault(change_id, []).extend(_fields(step))
    return [replace(change, fields=tuple(fields.get(change.id, ()))) for change in changes]


def told(change: Change, steps: Sequence[Step]) -> Change:
    """The change with its fields, as `read` tells it; one of very many rows goes without them."""
    if len(steps) > MOST_ROWS:
        return change
    return replace(change, fields=tuple(field for step in steps for field in _fields(step)))


def _rows_of(car_id: CarId) -> Any:
    """The rows that tell of a car: its own, and the sailing it is on, which cars may share."""
    sailing = PlanRow.select(PlanRow.sailing_id).where(
        (PlanRow.car_id == car_id) & PlanRow.sailing_id.is_null(False)
    )
    on_it = (ChangedRow.table_name == "sailing") & ChangedRow.row_id.in_(sailing)
    return (ChangedRow.car_id == car_id) | on_it


def _small(database: Database, ids: Iterable[ChangeId]) -> list[ChangeId]:
    """Those changes whose rows are few enough to be told one by one."""
    count = peewee.fn.COUNT(ChangedRow.id)
    query = ChangedRow.select(ChangedRow.change_id).group_by(ChangedRow.change_id)
    return [
        found
        for part in in_parts(ids)
        for (found,) in database.rows(
            query.where(ChangedRow.change_id << part).having(count <= MOST_ROWS)
        )
    ]


def _steps(
    database: Database, query: peewee.Query, ids: Iterable[ChangeId]
) -> Iterator[tuple[ChangeId, Step]]:
    for part in in_parts(ids):
        for number, table, key, before, after in database.rows(
            query.where(ChangedRow.change_id << part)
        ):
            yield number, Step(table, key, _row(before), _row(after))


def _change(row: Row) -> Change:
    number, at, verb, subject, detail, by, car_id, standing = row
    return Change(
        id=number, at=from_iso(at), verb=Verb(verb), subject=subject, detail=detail, by=by,
        car_id=car_id, standing=Standing(standing),
    )  # fmt: skip


def _fields(step: Step) -> Iterator[FieldChange]:
    """What an owner would call changed; of a row that came or went, what it held."""
    whole = step.before is None or step.after is None
    before: Mapping[str, Any] = step.before or {}
    after: Mapping[str, Any] = step.after or {}
    for name in dict.fromkeys((*before, *after)):
        was, became = before.get(name), after.get(name)
        empty = whole and (was in (None, "") and became in (None, ""))
        if was != became and not empty and name not in _LINKS:
            yield FieldChange(step.table, step.key, name, was, became)


def _json(row: StoredRow) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _row(text: str | None) -> StoredRow:
    if text is None:
        return None
    row = json.loads(text)
    if not isinstance(row, dict):
        raise ValueError("a recorded row is no row")
    return row
