"""Whole rows as the history moves them: read as they stand, written from what to what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from keigarage.domain.changes import RowWrite
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.words import say
from keigarage.store.database import Database, in_parts
from keigarage.store.tables import HISTORY, RECORDS, blank, columns

StoredRow = dict[str, Any] | None  # without its id; None where there is none
Place = tuple[str, int]  # table and id

COLUMNS = {name: columns(model) for name, model in (RECORDS | HISTORY).items()}
_BLANKS = {name: blank(model) for name, model in RECORDS.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """One row from what to what."""

    table: str
    key: int
    before: StoredRow
    after: StoredRow

    @property
    def place(self) -> Place:
        return self.table, self.key

    @property
    def back(self) -> "Step":
        return Step(self.table, self.key, self.after, self.before)

    @property
    def car_id(self) -> int | None:
        """The car this row belongs to, for that car's own history."""
        if self.table == "car":
            return self.key
        found: int | None = (self.after or self.before or {}).get("car_id")
        return found


def standing(database: Database, places: Iterable[Place]) -> dict[Place, StoredRow]:
    """The rows as they stand now."""
    found: dict[Place, StoredRow] = dict.fromkeys(places)
    for table in {table for table, _ in found}:
        model, names = RECORDS[table], COLUMNS[table]
        key_field: Any = model._meta.primary_key
        query = model.select(key_field, *(getattr(model, name) for name in names))
        for part in in_parts(key for held, key in found if held == table):
            for key, *values in database.rows(query.where(key_field << part)):
                found[table, key] = dict(zip(names, values, strict=True))
    return found


def steps_of(database: Database, writes: Sequence[RowWrite]) -> list[Step]:
    """What the writes come to; a row that stands as wanted makes no step."""
    current = standing(database, ((write.table, write.key) for write in writes))
    steps = []
    for write in writes:
        place = (write.table, write.key)
        before = current[place]
        after = None if write.after is None else _whole(write.table, write.after, before)
        if before != after:
            steps.append(Step(*place, before, after))
            current[place] = after
    return steps


def _whole(table: str, given: Mapping[str, Any], before: StoredRow) -> dict[str, Any]:
    base = before or _BLANKS[table]
    unknown = given.keys() - base.keys()
    if unknown:
        raise ValueError(f"{table} has no {', '.join(sorted(unknown))}")
    return {name: given.get(name, base[name]) for name in COLUMNS[table]}


def put(database: Database, steps: Sequence[Step]) -> None:
    """Write the steps in order; neighbours alike go to the database as one statement."""
    for (table, had, names), run in groupby(steps, key=_kind):
        if names is None:
            database.write_many(f'DELETE FROM "{table}" WHERE "id" = ?', [(s.key,) for s in run])
        elif had:
            rows = [(*(step.after or {}).values(), step.key) for step in run]
            pairs = ", ".join(f'"{name}" = ?' for name in names)
            database.write_many(f'UPDATE "{table}" SET {pairs} WHERE "id" = ?', rows)
        else:
            rows = [(step.key, *(step.after or {}).values()) for step in run]
            insert(database, table, names, rows)


def _kind(step: Step) -> tuple[str, bool, tuple[str, ...] | None]:
    return step.table, step.before is not None, None if step.after is None else tuple(step.after)


def insert(
    database: Database, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """New rows, each with its id first."""
    listed = ", ".join(f'"{name}"' for name in ("id", *names))
    marks = ", ".join("?" * (len(names) + 1))
    database.write_many(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', rows)


@contextmanager
def storable(steps: Sequence[Step]) -> Iterator[None]:
    """Half a character, as a broken paste or file name leaves it, is no text a file can keep."""
    try:
        yield
    except UnicodeEncodeError as problem:
        named = (name for step in steps for name, value in (step.after or {}).items()
                 if isinstance(value, str) and not _is_text(value))  # fmt: skip
        field = next(named, "")
        raise UnreadableValue(
            say("{field} holds half a character, which cannot be stored: type it anew.",
                field=field or say("The text")), field=field
        ) from problem  # fmt: skip


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
