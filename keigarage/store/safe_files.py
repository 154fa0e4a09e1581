"""Files that appear whole or not at all, for the owner's eyes alone."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

_CHUNK_BYTES = 1 << 20


def private_folder(folder: Path) -> Path:
    """The folder, made with its parents for the owner alone where it is missing."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def private_file(path: Path) -> Path:
    """A new empty file for the owner alone; SQLite gives its journals the same mode.

    raises -- FileExistsError
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in place of `path`: written beside it, synced, then renamed."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        private_file(part)
        with part.open("wb") as stream:
            stream.write(content)
        put_in_place(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def put_in_place(part: Path, path: Path) -> None:
    """Rename a finished file to its name, so that a power cut leaves the old one or the new."""
    _sync(part, os.O_RDWR)
    os.replace(part, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk remember which files the folder holds; Windows does so by itself."""
    if os.name != "nt":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_private(source: Path, target: Path) -> None:
    """Copy the bytes of a file to a new one for the owner alone, and sync it."""
    private_file(target)
    with source.open("rb") as old, target.open("r+b") as new:
        while chunk := old.read(_CHUNK_BYTES):
            new.write(chunk)
        new.flush()
        os.fsync(new.fileno())


def sha256(path: Path) -> str:
    """The hash of a file. Never of the live database: closing it would drop SQLite's locks."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
