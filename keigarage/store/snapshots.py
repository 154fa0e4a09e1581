"""Verified copies of the garage file in `backups/`, each with its hash beside it."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from keigarage.domain.errors import GarageDamaged
from keigarage.domain.words import say
from keigarage.store.rotation import to_keep
from keigarage.store.safe_files import (
    private_file,
    private_folder,
    put_in_place,
    sha256,
    sync_folder,
    write_whole,
)
from keigarage.store.sqlite_edge import APPLICATION_ID, connected, faults, pragma
from keigarage.store.stored import utc_now
from keigarage.store.trouble import told

GARAGE_NAME = "garage.sqlite"
BACKUPS_NAME = "backups"
UPGRADE = "upgrade"  # the way back to the version before, so the newest outlives every thinning

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"garage-(\d{8}T\d{6}Z)-([a-z0-9-]+)\.sqlite")
_LEFTOVER_AFTER_SECONDS = 3600


class InFolder(Protocol):
    @property
    def folder(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One copy, as its name tells; `at` is UTC."""

    path: Path
    at: datetime
    reason: str

    @property
    def hash_path(self) -> Path:
        return hash_of(self.path)


def stamp_text(at: datetime) -> str:
    return at.astimezone(UTC).strftime(_STAMP)


def take(file: InFolder, reason: str, now: Callable[[], datetime] = utc_now) -> Path:
    """Copy what is saved, check the copy in full, and only then give it its name.

    Works from any thread, beside a window that writes. What a `together` has not finished is not in
    it, so take it before and not within. `reason` becomes part of the name: `close`, `import`.
    raises -- DiskTrouble, GarageReadOnly, or GarageDamaged when the copy fails its check
    """
    with told():
        backups = private_folder(file.folder / BACKUPS_NAME)
        _sweep(backups)
        path = _free_name(backups, now(), reason)
        part = private_file(_part_of(path))
        try:
            _copy(file.folder / GARAGE_NAME, part)
            write_whole(hash_of(path), f"{sha256(part)}  {path.name}\n".encode())
            put_in_place(part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
                if not path.exists():
                    hash_of(path).unlink(missing_ok=True)
            raise
    return path


def hash_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _copy(live: Path, part: Path) -> None:
    with connected(live) as connection:
        version = pragma(connection, "user_version")
        connection.execute("VACUUM INTO ?", (str(part),))
    with connected(part) as connection:
        same = pragma(connection, "user_version") == version
        same = same and pragma(connection, "application_id") == APPLICATION_ID
        if not same or faults(connection, full=True):
            raise GarageDamaged(
                say("The copy of this garage failed its check, so no backup was made: close the "
                    "program and open it again to have the garage itself checked.")
            )  # fmt: skip


def _free_name(backups: Path, at: datetime, reason: str) -> Path:
    plain = re.sub(r"[^a-z0-9]+", "-", reason.lower()).strip("-") or "copy"
    stem, number = f"garage-{stamp_text(at)}-{plain}", 1
    path = backups / f"{stem}.sqlite"
    while path.exists() or _part_of(path).exists():  # of a copy under way, or that was killed
        number += 1
        path = backups / f"{stem}-{number}.sqlite"
    return path


def _part_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _sweep(backups: Path) -> None:
    """Remove what copies that were killed left behind; younger ones may be under way."""
    for part in backups.glob(".*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _LEFTOVER_AFTER_SECONDS:
                part.unlink()


def snapshots(folder: Path) -> list[Snapshot]:
    """Every snapshot of the garage, newest first, unchecked."""
    found = [snapshot for path in (folder / BACKUPS_NAME).glob("garage-*.sqlite")
             for snapshot in _named(path)]  # fmt: skip
    return sorted(found, key=lambda snapshot: (snapshot.at, snapshot.path.name), reverse=True)


def _named(path: Path) -> Iterator[Snapshot]:
    match = _NAME.fullmatch(path.name)
    if match:
        with suppress(ValueError):  # digits that are no date: not a name of ours
            at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
            yield Snapshot(path, at, match[2])


def is_intact(snapshot: Snapshot) -> bool:
    """Whether the copy still has the hash it was given when its check passed."""
    try:
        wanted = snapshot.hash_path.read_text("ascii").split()
        return bool(wanted) and wanted[0] == sha256(snapshot.path)
    except (OSError, ValueError):
        return False


def newest_sound(folder: Path) -> Snapshot | None:
    """The newest snapshot whose hash still holds."""
    return next((snapshot for snapshot in snapshots(folder) if is_intact(snapshot)), None)


def car_count(snapshot: Snapshot) -> int:
    """Cars in a snapshot, those in the trash left out; 0 where it cannot be read."""
    try:
        with connected(snapshot.path) as connection:
            count = connection.execute("SELECT COUNT(*) FROM car WHERE trashed_at IS NULL")
            return int(count.fetchone()[0])
    except sqlite3.Error:
        return 0


def thin(folder: Path, now: datetime) -> list[Path]:
    """Delete the snapshots that the rotation lets go, and name them.

    The newest sound one stays whatever its age, and so does the newest from before an upgrade.
    """
    found = snapshots(folder)
    keep = to_keep((snapshot.at for snapshot in found), now)
    pinned = {newest_sound(folder), next((s for s in found if s.reason == UPGRADE), None)}
    gone = [snapshot for snapshot in found if snapshot.at not in keep and snapshot not in pinned]
    with told():
        for snapshot in gone:
            snapshot.path.unlink(missing_ok=True)
            snapshot.hash_path.unlink(missing_ok=True)
        if gone:
            sync_folder(folder / BACKUPS_NAME)
    return [snapshot.path for snapshot in gone]
