"""The log: where the program's own faults are written, with nothing of the owner's in it."""

import logging
import os
import platform
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath

from keigarage import __version__

_LARGEST_BYTES, _OLDER_FILES = 1_000_000, 2
_FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"


class _PrivateFile(RotatingFileHandler):
    """A log that nobody but the owner can read, whatever the umask."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return open(handle, self.mode, encoding=self.encoding)  # type: ignore[return-value]

    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be written must not print a traceback of its own."""


def _log_file(folder: Path) -> Path:
    return folder / "keigarage.log"


def handler_in(folder: Path) -> logging.Handler:
    """Writes to the log in `folder`, a megabyte at most, and two older ones kept.

    raises -- OSError when the folder cannot be made
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = _PrivateFile(_log_file(folder), "a", _LARGEST_BYTES, _OLDER_FILES, "utf-8", True)
    handler.setFormatter(logging.Formatter(_FORM))
    return handler


@contextmanager
def warnings_kept(folder: Path) -> Iterator[None]:
    """While it lasts, what the services warn of goes to the log instead of to the terminal."""
    logger = logging.getLogger("keigarage")
    handler: logging.Handler
    try:
        handler = handler_in(folder)
    except OSError:
        handler = logging.NullHandler()  # a folder that cannot be made stops no command
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


def write_down(folder: Path, problem: BaseException) -> Path:
    """Write a fault of the program's own to the log, and say which file that is.

    raises -- OSError when the log cannot be written
    """
    handler = handler_in(folder)
    try:
        # The handler keeps its failures to itself; here they must be known.
        os.close(os.open(_log_file(folder), os.O_WRONLY | os.O_CREAT, 0o600))
        words = f"Kei Garage {__version__}, Python {platform.python_version()}\n{told(problem)}"
        record = logging.LogRecord(
            "keigarage.cli", logging.ERROR, __file__, 0, words, (), exc_info=None
        )
        handler.handle(record)
    finally:
        handler.close()
    return _log_file(folder)


def told(problem: BaseException) -> str:
    """What went wrong and where in the program, without a message or a value: those may hold a
    chassis number, a name or a note."""
    lines: list[str] = []
    trouble: BaseException | None = problem
    while trouble is not None:
        lines.append(_kind(trouble))
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
                  for frame in traceback.extract_tb(trouble.__traceback__)]  # fmt: skip
        trouble = trouble.__cause__ or trouble.__context__
    return "\n".join(lines)


def _kind(trouble: BaseException) -> str:
    # The codes of the system and of SQLite tell a full disk from a damaged file, and no more.
    codes = (getattr(trouble, "errno", None), getattr(trouble, "sqlite_errorname", None))
    return " ".join([type(trouble).__name__, *(str(code) for code in codes if code is not None)])


def _place(filename: str) -> str:
    # Folders above the package would name the owner's home.
    return "/".join(PurePath(filename).parts[-2:])
