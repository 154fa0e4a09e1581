"""A garage file that fails its check: copied aside, never repaired, its newest backup named."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from keigarage.domain.dates import day_text
from keigarage.domain.errors import GarageDamaged
from keigarage.domain.words import say
from keigarage.store.folder_lock import FolderLock
from keigarage.store.safe_files import copy_private, private_folder, put_in_place, sha256
from keigarage.store.snapshots import (
    BACKUPS_NAME,
    GARAGE_NAME,
    Snapshot,
    car_count,
    is_intact,
    newest_sound,
    stamp_text,
)
from keigarage.store.stored import utc_now
from keigarage.store.trouble import told

SIDECARS = ("-journal", "-wal")  # an -shm is made anew whenever it is needed


class DamagedFile(GarageDamaged):
    """The garage file failed its check; `copy` is where it was copied, `snapshot` the way back."""

    def __init__(self, message: str, copy: Path | None, snapshot: Snapshot | None) -> None:
        super().__init__(message)
        self.copy = copy
        self.snapshot = snapshot


def damaged_file(folder: Path, what: str, now: datetime, *, keep_copy: bool) -> DamagedFile:
    """Set a copy aside and say what was found and how to go back.

    what      -- what is wrong, as a clause: "garage.sqlite is damaged"
    keep_copy -- False where nothing may be written
    Call it only when no connection to the file is open: reading it drops SQLite's locks.
    """
    copy = _copied_aside(folder, now) if keep_copy else None
    snapshot = newest_sound(folder)
    parts = [say("{what}, so it was not opened and nothing in it was changed.", what=what)]
    if copy:
        parts.append(say("A copy lies in {copy}.", copy=copy))
    parts.append(way_back(folder, snapshot))
    return DamagedFile(" ".join(parts), copy, snapshot)


def way_back(folder: Path, snapshot: Snapshot | None) -> str:
    """How to go back to the newest sound snapshot; where there is none, what else to do."""
    if snapshot is None:
        return say("There is no sound backup beside it: restore a backup of yours into another "
                   "folder and open that.")  # fmt: skip
    return say("To go back to the newest sound backup, of {day} {time} with {count} cars, put a "
               "copy of {backup} in place of {file}.",
               day=day_text(snapshot.at.date()), time=f"{snapshot.at:%H:%M} UTC",
               count=car_count(snapshot), backup=snapshot.path,
               file=folder / GARAGE_NAME)  # fmt: skip


def sidecars(database: Path) -> list[Path]:
    """The journals that lie beside a database, empty ones left out: they say nothing."""
    beside = (database.with_name(database.name + suffix) for suffix in SIDECARS)
    return [path for path in beside if path.exists() and path.stat().st_size > 0]


def _copied_aside(folder: Path, now: datetime) -> Path | None:
    """The folder with the damaged file and its journals; None where there is no room for it.

    Opening the same damaged file again finds the copy of the first time.
    """
    live = folder / GARAGE_NAME
    with suppress(OSError):
        wanted = {path.name: sha256(path) for path in (live, *sidecars(live))}
        for old in (folder / BACKUPS_NAME).glob("damaged-*"):
            if {path.name: sha256(path) for path in old.iterdir()} == wanted:
                return old
        return copy_with_sidecars(folder, folder / BACKUPS_NAME / f"damaged-{stamp_text(now)}")
    return None


def copy_with_sidecars(folder: Path, target: Path) -> Path:
    """Copy the garage file and its journals to a new folder: `target`, or `target-2` and so on."""
    live = folder / GARAGE_NAME
    private_folder(target.parent)
    wanted, number = target.name, 1
    while target.exists():
        number += 1
        target = target.with_name(f"{wanted}-{number}")
    target.mkdir(mode=0o700)
    try:
        for path in (live, *sidecars(live)):
            if path.exists():
                copy_private(path, target / path.name)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return target


def put_back(folder: Path, snapshot: Snapshot, now: Callable[[], datetime] = utc_now) -> Path:
    """Put a copy of a snapshot in place of the garage file; the file itself is kept.

    returns -- the folder that holds the former file and its journals
    raises  -- GarageLocked while the garage is open, GarageDamaged when the snapshot has lost its
               hash, DiskTrouble; nothing has changed then
    """
    live = folder / GARAGE_NAME
    part = live.with_name(f".{live.name}.new")
    lock = FolderLock(folder)
    with told():
        lock.acquire()
        try:
            if not is_intact(snapshot):
                raise GarageDamaged(say("{file} is damaged: choose another backup.",
                                        file=snapshot.path))  # fmt: skip
            part.unlink(missing_ok=True)
            copy_private(snapshot.path, part)
            aside = copy_with_sidecars(
                folder, folder / BACKUPS_NAME / f"replaced-{stamp_text(now())}"
            )
            for path in sidecars(live):
                path.unlink()
            put_in_place(part, live)
        finally:
            lock.release()
    return aside
