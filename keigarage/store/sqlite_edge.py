"""Where SQLite shows: how its files are opened, marked and checked. All else is portable SQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from keigarage.domain.errors import GarageError
from keigarage.domain.words import say

APPLICATION_ID = 0x4B656947  # "KeiG"
BUSY_SECONDS = 5.0

# EXTRA also syncs the folder once the journal is gone: without it a power cut can bring the
# journal back, and with it the state before a save that was already acknowledged.
PRAGMAS = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "synchronous": 3,
    "journal_mode": "delete",
}


def _uri(path: Path, *, write: bool) -> str:
    # Never "rwc": a file that is gone must not come back empty.
    return f"{path.absolute().as_uri()}?mode={'rw' if write else 'ro'}"


@contextmanager
def connected(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection of its own for checking, copying and upgrading, closed at the end.

    Also where it must be sure to be closed before the file's bytes are read: closing a file
    drops the locks SQLite holds on it in this process.
    """
    connection = sqlite3.connect(
        _uri(path, write=write), uri=True, isolation_level=None, timeout=BUSY_SECONDS
    )
    # A row that cannot be decoded would stop half way and keep the connection's lock on the file.
    connection.text_factory = lambda stored: stored.decode(errors="replace")
    try:
        if write:
            for name, value in PRAGMAS.items():
                connection.execute(f"PRAGMA {name} = {value}")
        else:
            connection.execute("PRAGMA cell_size_check = 1")
            connection.execute("PRAGMA trusted_schema = 0")
        yield connection
    finally:
        connection.close()


def pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


class Engine(peewee.SqliteDatabase):
    """Peewee's SQLite, where each connection proves that it took every setting."""

    def __init__(self, path: Path, *, write: bool) -> None:
        super().__init__(
            _uri(path, write=write),
            uri=True,
            pragmas=PRAGMAS,
            timeout=BUSY_SECONDS,
            lock_type="IMMEDIATE",
            autoconnect=False,
        )

    def connect(self, reuse_if_open: bool = False) -> bool:
        opened = bool(super().connect(reuse_if_open))
        if opened:
            try:
                refuse_untaken({name: self.pragma(name) for name in PRAGMAS})
            except BaseException:
                self.close()
                raise
        return opened

    def writes_by_others(self) -> int:
        """A number that changes with every write through another connection."""
        return int(self.pragma("data_version"))

    def forbid_writing(self) -> None:
        """For the connection of a thread that only reads."""
        self.pragma("query_only", 1)


def refuse_untaken(found: dict[str, object]) -> None:
    """SQLite passes over a setting it does not take in silence, so each is read back.

    raises -- GarageError naming the setting
    """
    for name, wanted in PRAGMAS.items():
        # Where SQLite is built without memory maps it has nothing to say of their size.
        if found[name] != wanted and not (name == "mmap_size" and found[name] is None):
            raise GarageError(
                say("This computer's SQLite does not take the setting {name}, which keeps a garage "
                    "safe: install the program from its own package.", name=name)
            )  # fmt: skip


def faults(connection: sqlite3.Connection, *, full: bool) -> list[str]:
    """What SQLite's own check finds, and rows that point at nothing; empty when sound.

    The quick check leaves out whether each index agrees with its table.
    """
    check = "integrity_check" if full else "quick_check"
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(20)")]
    found = [] if found == ["ok"] else found
    if not found:
        broken = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
        found = [f"{table} {row}: no {parent}" for table, row, parent, _ in broken]
    return found


def fingerprint(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """Every table and index with its SQL, blanks evened out: equal for files of equal schema."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in rows)
