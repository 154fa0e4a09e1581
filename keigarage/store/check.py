"""Looking a garage over: what is wrong with it, each thing in a sentence."""

import os
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.store import history
from keigarage.store.database import Database
from keigarage.store.folder_lock import LOCK_NAME
from keigarage.store.migrations import fresh_fingerprint
from keigarage.store.opening import FILES_NAME
from keigarage.store.snapshots import BACKUPS_NAME, is_intact, snapshots
from keigarage.store.sqlite_edge import connected, faults, fingerprint
from keigarage.store.trouble import sentence_for

if TYPE_CHECKING:
    from keigarage.store.garage_file import GarageFile


def problems(file: "GarageFile", database: Database) -> list[str]:
    """Every problem found; a part of the check that cannot be done is one too."""
    found: list[str] = []
    parts = (_damage(file), _schema(file), _records(file), _history(database),
             _permissions(file), _files(file), _backups(file))  # fmt: skip
    for part in parts:
        try:
            found.extend(part)
        except GarageError as problem:
            found.append(str(problem))
        except (sqlite3.Error, OSError) as problem:
            found.append(str(sentence_for(problem) or problem))
    return found


def _damage(file: "GarageFile") -> Iterator[str]:
    with connected(file.path) as connection:
        for fault in faults(connection, full=True):
            yield say("{file} is damaged: {fault}.", file=file.path.name, fault=fault)


def _schema(file: "GarageFile") -> Iterator[str]:
    """A newer version's tables are its own affair; ours must be exactly as the steps make them."""
    if file.is_newer:
        return
    with connected(file.path) as connection:
        found = fingerprint(connection)
    fresh = fresh_fingerprint(file.steps)
    for kind, name, _ in sorted(found - fresh):
        yield say("The {kind} {name} is not as this program makes it.", kind=kind, name=name)
    for kind, name in sorted({part[:2] for part in fresh} - {part[:2] for part in found}):
        yield say("The {kind} {name} is missing.", kind=kind, name=name)


def _records(file: "GarageFile") -> Iterator[str]:
    try:
        file.cars.all(trashed=None)
    except GarageError:
        for car_id in file.cars.ids():
            try:
                file.cars.get(car_id)
            except GarageError as problem:
                yield say("Car {number}: {problem}", number=car_id, problem=problem)
    own = (file.state_notes.all, file.own_tariffs.all)
    imports = (file.sailings.all, file.plans.all, file.cost_lines.all_by_car)
    agenda = (file.reminders.all, file.item_states.all)
    for read in (file.proofs.all_by_car, file.papers.all_states, *own, *imports, *agenda,
                 file.auctions.cards, file.auctions.all_marks, file.people.all,
                 file.people.all_parts):  # fmt: skip
        try:
            read()
        except GarageError as problem:
            yield str(problem)


def _history(database: Database) -> Iterator[str]:
    for number in history.unreadable(database):
        yield say("Entry {number} of the history cannot be read, so it cannot be undone.",
                  number=number)  # fmt: skip
    done, undone = history.ends(database)
    if undone and done > undone:
        yield say("The history is out of order: something done stands after something undone.")


def _permissions(file: "GarageFile") -> Iterator[str]:
    if os.name == "nt":
        return
    kept = [file.path, file.folder / LOCK_NAME]
    for name in (BACKUPS_NAME, FILES_NAME):
        kept += [file.folder / name, *(file.folder / name).rglob("*")]
    for path in kept:
        if path.exists() and path.stat().st_mode & 0o077:
            yield say("Others on this computer may read {path}: change its permissions so that "
                      "only you may.", path=path)  # fmt: skip


def _files(file: "GarageFile") -> Iterator[str]:
    yield from file.check_files()


def _backups(file: "GarageFile") -> Iterator[str]:
    for snapshot in snapshots(file.folder):
        if not is_intact(snapshot):
            yield say("The backup {file} has changed since it was made: do not rely on it.",
                      file=snapshot.path.name)  # fmt: skip
