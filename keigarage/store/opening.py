"""Before a garage is opened: lock, leftovers of a crash, the check, and the upgrade."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from keigarage.domain.errors import GarageDamaged, GarageReadOnly, NotFound
from keigarage.domain.words import say
from keigarage.store.damage import (
    DamagedFile,
    copy_with_sidecars,
    damaged_file,
    sidecars,
    way_back,
)
from keigarage.store.folder_lock import FolderLock
from keigarage.store.hot_journal import belongs
from keigarage.store.migrations import create, fresh_fingerprint, upgrade
from keigarage.store.safe_files import private_folder
from keigarage.store.snapshots import (
    BACKUPS_NAME,
    GARAGE_NAME,
    UPGRADE,
    newest_sound,
    stamp_text,
    take,
)
from keigarage.store.sqlite_edge import APPLICATION_ID, connected, faults, fingerprint, pragma
from keigarage.store.trouble import read_only, sentence_for, told

FILES_NAME = "files"
_TRIAL = ".trial-"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a garage may be opened: to write with the lock held, or to read, with the reason."""

    lock: FolderLock | None
    read_only_reason: str = ""
    notice: str = ""
    is_newer: bool = False


@dataclass(frozen=True, slots=True)
class Opener:
    """One attempt to open a garage folder; the schema it knows is `steps`."""

    folder: Path
    steps: Sequence[str]
    now: Callable[[], datetime]

    @property
    def live(self) -> Path:
        return self.folder / GARAGE_NAME

    def to_write(self) -> Opening:
        """The folder made, locked, recovered, checked and upgraded; read-only where it must be.

        raises -- GarageLocked, DamagedFile, UpgradeFailed, DiskTrouble
        """
        with told():
            lock = self._claim()
            if lock is None:
                return self._only_to_read(str(read_only()))
            try:
                opening = self._with_lock(lock)
            except BaseException:
                lock.release(clean=False)
                raise
            if opening.lock is None:
                lock.release()
            return opening

    def to_read(self, *, mends: bool = True) -> Opening:
        """Checked, and nothing made or changed, but for what only a writer can mend.

        An unfinished save is taken back and an older file upgraded first, as a window would;
        with `mends=False` neither is, and no lock is ever taken.
        raises -- NotFound where there is no garage, DamagedFile, GarageLocked, DiskTrouble;
                  GarageReadOnly where it wants mending and may not be
        """
        with told():
            if self.live.exists() and self._needs_a_writer():
                if not mends:
                    raise GarageReadOnly(
                        say("This garage has to be put in order first: open it in the window once.")
                    )
                opening = self.to_write()
                if opening.lock:
                    opening.lock.release()
            return self._only_to_read(say("This garage was opened to be read only."))

    def _claim(self) -> FolderLock | None:
        """The lock, or None where nothing may be written but there is a garage to read."""
        lock = FolderLock(self.folder)
        try:
            private_folder(self.folder)
            lock.acquire()
        except OSError as problem:
            if self.live.exists() and isinstance(sentence_for(problem), GarageReadOnly):
                return None
            raise
        if self.live.exists() and not all(os.access(p, os.W_OK) for p in (self.live, self.folder)):
            lock.release(clean=False)
            return None
        return lock

    def _with_lock(self, lock: FolderLock) -> Opening:
        backups = private_folder(self.folder / BACKUPS_NAME)
        private_folder(self.folder / FILES_NAME)
        for trial in backups.glob(f"{_TRIAL}*"):
            shutil.rmtree(trial, ignore_errors=True)
        if not self.live.exists():
            self._refuse_if_lost()
            create(self.live, self.steps)
            return Opening(lock)
        notice = self._settled()
        version = self._checked(full=lock.left_open or bool(notice), keep_copy=True)
        if version > len(self.steps):
            return Opening(None, newer_needed(), notice, is_newer=True)
        if version < len(self.steps):
            upgrade(self.live, self.steps, before=lambda: take(self, UPGRADE, self.now))
        return Opening(lock, "", notice)

    def _only_to_read(self, reason: str) -> Opening:
        if not self.live.exists():
            raise NotFound(say("There is no garage in {folder}: add a car to begin one there, or "
                               "choose another folder.", folder=self.folder))  # fmt: skip
        version = self._checked(full=False, keep_copy=False)
        if version < len(self.steps):
            raise GarageReadOnly(
                say("This garage comes from an older version of the program and its disk is "
                    "read-only: copy the folder to another disk and open it there.")
            )  # fmt: skip
        if version > len(self.steps):
            return Opening(None, newer_needed(), is_newer=True)
        return Opening(None, reason)

    def _needs_a_writer(self) -> bool:
        with suppress(sqlite3.Error), connected(self.live) as connection:
            if pragma(connection, "application_id") != APPLICATION_ID:
                return False
            return 0 < pragma(connection, "user_version") < len(self.steps)
        return bool(sidecars(self.live))

    def _checked(self, *, full: bool, keep_copy: bool) -> int:
        """The schema of the file, once its check found nothing; raises DamagedFile."""
        what = say("{file} is damaged", file=self.live)
        try:
            with connected(self.live) as connection:
                version = pragma(connection, "user_version")
                if pragma(connection, "application_id") != APPLICATION_ID:
                    if self.live.stat().st_size > 0:
                        what = say("{file} is not a Kei Garage file", file=self.live)
                elif self._schema_stands(connection, version) and not faults(connection, full=full):
                    return version
        except sqlite3.Error as problem:
            _refuse_unless_damage(problem)
        raise damaged_file(self.folder, what, self.now(), keep_copy=keep_copy)

    def _schema_stands(self, connection: sqlite3.Connection, version: int) -> bool:
        """Whether our tables are as the steps made them, and nothing works behind our back.

        A flipped bit in a column's name passes SQLite's own check, and a file from a stranger may
        hold a trigger. Tables and indexes that a tool added do no harm; `check` names them. The
        tables of a newer version are its own affair.
        """
        if not 0 < version <= len(self.steps):
            return version > 0
        found, made = fingerprint(connection), fresh_fingerprint(self.steps[:version])
        return made <= found and all(kind in ("table", "index") for kind, _, _ in found - made)

    def _refuse_if_lost(self) -> None:
        """Where backups lie but no garage, an empty one would look like the loss of every car."""
        snapshot = newest_sound(self.folder)
        if snapshot or sidecars(self.live):
            missing = say("{file} is missing, so no empty garage was made in its place.",
                          file=self.live)  # fmt: skip
            raise DamagedFile(f"{missing} {way_back(self.folder, snapshot)}", None, snapshot)

    def _settled(self) -> str:
        """Take back what a killed program left half done, once a trial on a copy went well."""
        beside = sidecars(self.live)
        if not beside:
            return ""
        journal = self.live.with_name(f"{GARAGE_NAME}-journal")
        foreign = journal in beside and not belongs(journal, self.live)
        if not self._trial_is_sound(with_sidecars=not foreign):
            what = say("{file} is damaged", file=self.live)
            raise damaged_file(self.folder, what, self.now(), keep_copy=True)
        if foreign:
            aside = copy_with_sidecars(
                self.folder, self.folder / BACKUPS_NAME / f"set-aside-{stamp_text(self.now())}"
            )
            for path in beside:
                path.unlink()
            return say("An unfinished save of another file lay beside this garage and was put in "
                       "{folder}.", folder=aside)  # fmt: skip
        with connected(self.live, write=True) as connection:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        return say("The program ended before its last save was finished; that save was taken back.")

    def _trial_is_sound(self, *, with_sidecars: bool) -> bool:
        """Whether a copy recovers and passes the full check; the file itself stays as it is."""
        import tempfile  # slow to import, and needed after a crash alone

        with tempfile.TemporaryDirectory(prefix=_TRIAL, dir=self.folder / BACKUPS_NAME) as folder:
            trial = copy_with_sidecars(self.folder, Path(folder) / "copy") / GARAGE_NAME
            if not with_sidecars:
                for path in sidecars(trial):
                    path.unlink()
            try:
                with connected(trial, write=True) as connection:
                    return not faults(connection, full=True)
            except sqlite3.Error as problem:
                _refuse_unless_damage(problem)
                return False


def newer_needed() -> str:
    return say("This garage was last opened with a newer version of the program: install that "
               "version to change it.")  # fmt: skip


def _refuse_unless_damage(problem: sqlite3.Error) -> None:
    """A busy file or a failing disk is no damage; it is raised as what it is."""
    sentence = sentence_for(problem)
    if sentence is not None and not isinstance(sentence, GarageDamaged):
        raise sentence from problem
