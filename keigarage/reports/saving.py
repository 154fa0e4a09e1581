"""Putting a finished file in its place: whole or not at all."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from keigarage.domain.errors import DiskTrouble
from keigarage.domain.words import say


def save(content: bytes, path: Path) -> None:
    """Write a file beside its place, then move it there, so that no half file is ever found.

    raises -- DiskTrouble, naming the path; what stood there before is then untouched
    """
    try:
        _replace(content, path)
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        raise DiskTrouble(_sentence(path, problem)) from problem


def _replace(content: bytes, path: Path) -> None:
    # The name is not derived from the target's, which may use all the bytes a name may have.
    handle, part = tempfile.mkstemp(prefix=".keigarage-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:  # mkstemp has made it readable to its owner alone
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the move itself last through a power cut; Windows has no such call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as problem:
        # Some network folders cannot be synced; the file itself already was.
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def _sentence(path: Path, problem: OSError | ValueError) -> str:
    match getattr(problem, "errno", None):
        case errno.ENOSPC | errno.EDQUOT:
            return say("Could not write {path}: the disk is full; free some space or choose "
                       "another folder.", path=path)  # fmt: skip
        case errno.ENOENT:
            return say("Could not write {path}: its folder does not exist; choose another folder.",
                       path=path)  # fmt: skip
        case errno.EACCES | errno.EPERM:
            return say("Could not write {path}: you may not write there; choose another folder.",
                       path=path)  # fmt: skip
        case errno.EROFS:
            return say("Could not write {path}: the disk is read-only; choose another folder.",
                       path=path)  # fmt: skip
        case errno.EISDIR:
            return say("Could not write {path}: it is a folder; add a file name.", path=path)
        case _:
            reason = getattr(problem, "strerror", None) or str(problem)
            return say("Could not write {path}: {reason}; choose another folder or name.",
                       path=path, reason=reason)  # fmt: skip
