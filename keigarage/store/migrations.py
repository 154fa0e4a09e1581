"""Bringing a garage file up the numbered steps: all that it lacks in one transaction, or none."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.store.safe_files import private_file, put_in_place
from keigarage.store.sqlite_edge import APPLICATION_ID, connected, fingerprint, pragma
from keigarage.store.steps import STEPS
from keigarage.store.trouble import sentence_for


class UpgradeFailed(GarageError):
    """A step did not go through; the file is as it was."""


def create(path: Path, steps: Sequence[str] = STEPS) -> None:
    """A new garage file. It takes the same steps as an old one, under another name until whole."""
    part = path.with_name(f".{path.name}.new")
    part.unlink(missing_ok=True)
    private_file(part)
    upgrade(part, steps)
    put_in_place(part, path)


def upgrade(path: Path, steps: Sequence[str] = STEPS,
            before: Callable[[], object] = lambda: None) -> bool:  # fmt: skip
    """Apply the steps this file lacks; whether there were any.

    before -- takes the snapshot; called only when a step is due
    raises -- UpgradeFailed or DiskTrouble, and the file is as it was
    """
    with connected(path, write=True) as connection:
        if pragma(connection, "user_version") >= len(steps):
            return False
        before()
        # Rebuilding a table drops it, and with foreign keys on the drop would reach the rows that
        # point at it. SQLite takes this setting only outside a transaction.
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for number in range(pragma(connection, "user_version") + 1, len(steps) + 1):
                _apply(connection, number, steps[number - 1])
            connection.execute("COMMIT")
        except (sqlite3.Error, UpgradeFailed) as problem:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise sentence_for(problem) or _failed() from problem
    return True


def fresh_fingerprint(steps: Sequence[str] = STEPS) -> frozenset[tuple[str, str, str]]:
    """What the schema of a file made today looks like."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in steps:
            for statement in _statements(step):
                connection.execute(statement)
        return fingerprint(connection)


def _apply(connection: sqlite3.Connection, number: int, step: str) -> None:
    before = _row_counts(connection)
    for statement in _statements(step):
        connection.execute(statement)
    after = _row_counts(connection)
    lost = any(after[table] < count for table, count in before.items() if table in after)
    if lost or connection.execute("PRAGMA foreign_key_check").fetchone():
        raise _failed()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def _failed() -> UpgradeFailed:
    return UpgradeFailed(
        say("This garage could not be brought to this version of the program and is as it was: "
            "open it with the version you had before.")
    )  # fmt: skip


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        table: connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]
        for (table,) in tables
    }


def _statements(step: str) -> Iterator[str]:
    # Python's own executescript would commit first, and the step would no longer be whole.
    statement = ""
    for line in step.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
