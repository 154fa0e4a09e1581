"""Attached files: their content in `files/` under its own hash, and the rows that name it."""

import hashlib
import os
import re
import stat
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import peewee

from keigarage.domain.attachments import MOST_BYTES, Attachment, AttachmentId, FileKind
from keigarage.domain.car import CarId
from keigarage.domain.errors import DiskTrouble, NotFound, UnreadableValue
from keigarage.domain.plain_text import shortened
from keigarage.domain.words import say
from keigarage.store.database import Database, Row
from keigarage.store.opening import FILES_NAME
from keigarage.store.rows import COLUMNS
from keigarage.store.safe_files import private_file, private_folder, put_in_place, sync_folder
from keigarage.store.stored import readable
from keigarage.store.tables import AttachmentRow
from keigarage.store.trouble import told

_CHUNK_BYTES = 1 << 20
_LEFTOVER_AFTER_SECONDS = 3600
_HASH = re.compile(r"[0-9a-f]{64}")
_NAMES = ("id", *COLUMNS["attachment"])
_QUERY = AttachmentRow.select(*(getattr(AttachmentRow, name) for name in _NAMES)).order_by(
    AttachmentRow.id
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Content that lies safely in the garage; no row names it yet."""

    name: str
    sha256: str
    bytes: int


class FileFolder:
    """The contents in `files/ab/abcdef…`, one of each, never changed. Works on any thread."""

    def __init__(self, garage: Path) -> None:
        self.folder = garage / FILES_NAME

    def path(self, sha256: str) -> Path:
        """Where content of that hash lies, or would. raises -- ValueError for what is no hash"""
        if not _HASH.fullmatch(sha256):
            raise ValueError("a file's hash is no hash")
        return self.folder / sha256[:2] / sha256

    def keep(self, source: Path) -> Kept:
        """Copy a file in: synced, read again from the disk and compared, and only then named.

        The original is only read. The same content is kept once.
        raises -- NotFound, UnreadableValue for what is no plain file or too large, DiskTrouble
        """
        before = _plain_file(source)
        try:
            stream = source.open("rb")
        except OSError as problem:
            raise _unreadable(source, problem) from problem
        with stream, told():
            kept = self._kept(stream, source)
        _refuse_if_changed(source, before)
        return kept

    def keep_bytes(self, name: str, content: bytes) -> Kept:
        """Keep what was pasted; raises as `keep`."""
        import io

        with told():
            return self._kept(io.BytesIO(content), Path(name))

    def _kept(self, stream: BinaryIO, source: Path) -> Kept:
        self._sweep()
        part = private_file(private_folder(self.folder) / f".{uuid.uuid4().hex}.part")
        try:
            digest, count = _copy(stream, part, source)
            if _read_again(part) != digest:
                raise DiskTrouble(
                    say("{file} did not arrive whole on the disk, so it was not attached: check "
                        "the disk and try again.", file=shortened(source.name))
                )  # fmt: skip
            self._put(part, digest)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return Kept(source.name, digest, count)

    def _put(self, part: Path, digest: str) -> None:
        path = self.path(digest)
        if path.is_file() and not path.is_symlink() and hash_of(path) == digest:
            return  # attached before; a copy that has changed since is replaced by this one
        private_folder(path.parent)
        put_in_place(part, path)
        sync_folder(self.folder)

    def _sweep(self) -> None:
        """Remove what copies that were killed left behind; younger ones may be under way."""
        for part in self.folder.glob(".*.part"):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime > _LEFTOVER_AFTER_SECONDS:
                    part.unlink()


class AttachmentStore:
    """The rows of the attached files, in the order they were attached."""

    def __init__(self, database: Database, garage: Path) -> None:
        self._database = database
        self.folder = FileFolder(garage)

    def get(self, attachment_id: AttachmentId) -> Attachment:
        """One file's row; raises NotFound."""
        found = self._attachments(_QUERY.where(AttachmentRow.id == attachment_id))
        if not found:
            raise NotFound(say("There is no file {number} in this garage.", number=attachment_id))
        return found[0]

    def of(self, car_id: CarId) -> list[Attachment]:
        return self._attachments(_QUERY.where(AttachmentRow.car_id == car_id))

    def all(self) -> list[Attachment]:
        return self._attachments(_QUERY)

    def row(self, attachment: Attachment) -> dict[str, Any]:
        """The row of one file, for `RowWrite`."""
        row = {name: getattr(attachment, name) for name in COLUMNS["attachment"]}
        return row | {"kind": str(attachment.kind)}

    def _attachments(self, query: peewee.Query) -> list[Attachment]:
        with readable():
            return [_attachment(row) for row in self._database.rows(query)]


def hash_of(path: Path) -> str:
    """The hash of a file's content."""
    with path.open("rb") as stream:
        return _digest(stream)


def _attachment(row: Row) -> Attachment:
    held = dict(zip(_NAMES, row, strict=True))
    if not _HASH.fullmatch(held["sha256"]):  # it becomes a path
        raise ValueError("a file's hash is no hash")
    return Attachment(**held | {"kind": FileKind(held["kind"])})


def _plain_file(source: Path) -> os.stat_result:
    try:
        found = source.stat()
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        raise _unreadable(source, problem) from problem
    name = shortened(source.name)
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableValue(say("{file} is a folder: choose the files in it.", file=name))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableValue(say("{file} is no plain file: choose another.", file=name))
    if found.st_size > MOST_BYTES:
        raise _too_large(name)
    return found


def _refuse_if_changed(source: Path, before: os.stat_result) -> None:
    """A scanner that was still writing would leave half a page attached."""
    after = _plain_file(source)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise UnreadableValue(
            say("{file} changed while it was read: wait until it is finished and attach it again.",
                file=shortened(source.name))
        )  # fmt: skip


def _copy(stream: BinaryIO, part: Path, source: Path) -> tuple[str, int]:
    """The hash and length of what was written and synced."""
    digest, count = hashlib.sha256(), 0
    with part.open("r+b") as new:
        while chunk := _read(stream, source):
            count += len(chunk)
            if count > MOST_BYTES:
                raise _too_large(shortened(source.name))
            digest.update(chunk)
            new.write(chunk)
        new.flush()
        os.fsync(new.fileno())
    return digest.hexdigest(), count


def _read(stream: BinaryIO, source: Path) -> bytes:
    try:
        return stream.read(_CHUNK_BYTES)
    except OSError as problem:  # of the original, not of the garage's disk
        raise _unreadable(source, problem) from problem


def _read_again(part: Path) -> str:
    with part.open("rb") as stream:
        if hasattr(os, "posix_fadvise"):
            # Otherwise the memory that was just written would answer, and not the disk.
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return _digest(stream)


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()


def _too_large(name: str) -> UnreadableValue:
    return UnreadableValue(
        say("{file} is larger than 2 GB: attach a smaller copy of it.", file=name)
    )


def _unreadable(source: Path, problem: Exception) -> NotFound | DiskTrouble:
    name = shortened(source.name or str(source))
    if isinstance(problem, FileNotFoundError | NotADirectoryError | ValueError):
        return NotFound(say("There is no file {file}: check its name and folder.", file=name))
    if isinstance(problem, PermissionError):
        return DiskTrouble(
            say("You may not read {file}: give yourself the right to, or attach a copy.",
                file=name)
        )  # fmt: skip
    why = getattr(problem, "strerror", None) or problem
    return DiskTrouble(
        say("{file} could not be read ({why}): check the disk it is on.", file=name, why=why)
    )
