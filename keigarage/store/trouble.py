"""What went wrong below, as a sentence for the owner: told by SQLite's codes, never by its text."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from keigarage.domain.errors import DiskTrouble, GarageDamaged, GarageError, GarageReadOnly
from keigarage.domain.words import say
from keigarage.store.folder_lock import in_use

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def told() -> Iterator[None]:
    """Turn trouble of the database or the disk into its sentence; bugs pass unchanged."""
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error, OSError) as problem:
        sentence = sentence_for(problem)
        if sentence is None:
            raise
        raise sentence from problem


def sentence_for(problem: BaseException) -> GarageError | None:
    """The sentence for a failed statement or file; None where it is no trouble of the owner's.

    A full disk undoes the transaction behind peewee's back, and what surfaces is peewee's failure
    to roll back; so the whole chain is searched for the first cause.
    """
    found = None
    for link in _chain(problem):
        if isinstance(link, GarageError):
            return link
        if isinstance(link, sqlite3.Error):
            found = _for_sqlite(link) or found
        elif isinstance(link, OSError):
            found = _for_disk(link) or found
    return found


def _chain(problem: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [problem]
    while waiting:
        link = waiting.pop()
        if id(link) not in seen:
            seen.add(id(link))
            yield link
            waiting += [near for near in (link.__context__, link.__cause__) if near is not None]


def _for_sqlite(problem: sqlite3.Error) -> GarageError | None:
    name = getattr(problem, "sqlite_errorname", None)
    if name is None:
        # Python's own complaint that a stored text is no UTF-8 carries no code of SQLite.
        return damaged() if isinstance(problem, sqlite3.OperationalError) else None
    family = "_".join(name.split("_")[:2])
    match family:
        case "SQLITE_FULL":
            return disk_full()
        case "SQLITE_IOERR":
            return DiskTrouble(
                say("The disk did not answer as it should, so this was not saved; everything saved "
                    "before is safe. Check the disk and try again.")
            )  # fmt: skip
        case "SQLITE_CANTOPEN":
            return DiskTrouble(
                say("The garage file cannot be opened: check that its folder is there and that you "
                    "may write in it.")
            )  # fmt: skip
        case "SQLITE_READONLY" | "SQLITE_PERM":
            return read_only()
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return in_use()
        case "SQLITE_CORRUPT" | "SQLITE_NOTADB":
            return damaged()
        case _:
            return None


def _for_disk(problem: OSError) -> GarageError | None:
    if problem.errno in _FULL:
        return disk_full()
    if problem.errno in _FORBIDDEN:
        return read_only()
    if problem.errno is None:
        return None
    return DiskTrouble(
        say("{file} could not be used: {why}. Check the disk and try again.",
            file=problem.filename or say("A file"), why=problem.strerror)
    )  # fmt: skip


def disk_full() -> DiskTrouble:
    return DiskTrouble(
        say("The disk is full, so this was not saved; everything saved before is safe. Free some "
            "space and try again.")
    )  # fmt: skip


def read_only() -> GarageReadOnly:
    return GarageReadOnly(
        say("This garage can be read but not changed: its disk is read-only, or you may not write "
            "in its folder.")
    )  # fmt: skip


def damaged() -> GarageDamaged:
    return GarageDamaged(
        say("The garage file cannot be read properly: close the program and open it again, and it "
            "names the newest sound backup.")
    )  # fmt: skip
