"""One writer per garage: a lock of the operating system, which dies with its process."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from keigarage.domain.errors import DiskTrouble, GarageLocked
from keigarage.domain.words import say

LOCK_NAME = "lock"
# Far beyond the mark, since a locked byte cannot be read by others on Windows.
_LOCKED_BYTE = 1 << 20
_OPEN_MARK = b"open\n"

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as problem:
            raise BlockingIOError from problem
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def in_use() -> GarageLocked:
    """What an owner is told when another window or command writes to this garage."""
    return GarageLocked(
        say("This garage is open in another window or command: close it there first.")
    )


class FolderLock:
    """The right to write to a garage folder, held until `release` or the end of the process.

    `left_open` tells after `acquire` that the holder before ended without `release`: it was
    killed, or the power failed, so the garage file deserves its full check.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_NAME
        self._handle: int | None = None
        self.left_open = False

    def acquire(self) -> None:
        """Take the lock at once or not at all.

        raises -- GarageLocked while another holds it, DiskTrouble where the disk knows no locks,
                  OSError when the lock file cannot be made
        """
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except BlockingIOError:
            os.close(handle)
            raise in_use() from None
        except OSError as problem:
            os.close(handle)
            raise DiskTrouble(
                say("{folder} is on a disk that cannot keep two programs apart: move the garage to "
                    "a local disk.", folder=self._path.parent)
            ) from problem  # fmt: skip
        self.left_open = os.fstat(handle).st_size > 0
        with suppress(OSError):  # a full disk has no room for the mark, but the garage must open
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, _OPEN_MARK)
        self._handle = handle

    def release(self, *, clean: bool = True) -> None:
        """Let the next one write; doing so twice is harmless.

        clean -- False keeps the mark of an unclean end, so that the next opening checks in full
        """
        handle, self._handle = self._handle, None
        if handle is not None:
            if clean:
                os.ftruncate(handle, 0)
            os.close(handle)
