"""Pictures of attached files, drawn elsewhere and remembered by their content."""

import json
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from keigarage.domain.attachments import HEIF_SUFFIXES, Attachment
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.ui.desk import Desk
from keigarage.ui.files import child

_MOST_SECONDS = 15
_MOST_KEPT = 192 * 1024**2  # bytes of pictures in memory
_MOST_ANSWER = 200 * 1024**2


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a file. `image` is None where none could be drawn, and `why` says so."""

    image: QImage | None = None
    pages: int = 1
    why: str = ""


Key = tuple[str, int, int]  # content, page, pixels


class Pictures(QObject):
    """Asks a process for each picture it does not know yet.

    arrived -- the content's hash: a picture of it is there now
    """

    arrived = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: OrderedDict[Key, Picture] = OrderedDict()
        self._asked: set[Key] = set()

    def of(self, file: Attachment, pixels: int, page: int = 0) -> Picture | None:
        """The picture, or None while it is being drawn; `arrived` tells when it is there.

        pixels -- its longer side at most, in real pixels
        """
        key = (file.sha256, page, pixels)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if not can_be_drawn(file):
            return Picture(why=say("There is no preview of this kind of file."))
        if key not in self._asked:
            self._ask(key, file)
        return None

    def _ask(self, key: Key, file: Attachment) -> None:
        try:
            path = self._desk.app.files.content(file)
        except GarageError as problem:
            self._known[key] = Picture(why=str(problem))
            self.arrived.emit(file.sha256)
            return
        self._asked.add(key)
        work = partial(drawn, path, file.is_pdf, key[1], key[2])
        self._desk.background.run(work, partial(self._keep, key), partial(self._failed, key))

    def _keep(self, key: Key, picture: Picture) -> None:
        self._asked.discard(key)
        self._known[key] = picture
        while len(self._known) > 1 and sum(map(_size, self._known.values())) > _MOST_KEPT:
            self._known.popitem(last=False)
        if isValid(self):  # its window may have been closed meanwhile
            self.arrived.emit(key[0])

    def _failed(self, key: Key, problem: Exception) -> None:
        self._keep(key, Picture(why=_broken()))


def can_be_drawn(file: Attachment) -> bool:
    """Pictures and PDFs; a telephone's HEIF where the package that reads it is installed."""
    if file.suffix in HEIF_SUFFIXES:
        return find_spec("pillow_heif") is not None
    return file.is_picture or file.is_pdf


def drawn(
    path: Path,
    is_pdf: bool,
    page: int,
    pixels: int,
    run: Callable[..., "subprocess.CompletedProcess[bytes]"] = subprocess.run,
) -> Picture:
    """One page of a file, at most `pixels` wide and high; on any thread."""
    words = ["pdf" if is_pdf else "picture", str(path), str(page), str(pixels)]
    # -P: nothing that happens to lie beside the script is taken for a module.
    command = [sys.executable, "-P", str(Path(child.__file__)), *words]
    try:
        done = run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=_MOST_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Picture(why=say("Drawing this file took too long: open it or save a copy instead."))
    except OSError:
        return Picture(why=_broken())
    return _read(done.stdout[:_MOST_ANSWER])


def _size(picture: Picture) -> int:
    return picture.image.sizeInBytes() if picture.image is not None else 0


def _read(answer: bytes) -> Picture:
    head, _, pixels = answer.partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError:
        return Picture(why=_broken())
    if told.get("trouble") == "large":
        return Picture(
            why=say("This picture is too large to be shown; it is kept whole as a file.")
        )
    # Nothing but a PNG is looked at, whatever the reader was brought to answer.
    image = QImage.fromData(pixels) if pixels.startswith(b"\x89PNG\r\n") else QImage()
    if "trouble" in told or image.isNull():
        return Picture(why=_broken())
    return Picture(image, max(1, int(told.get("pages", 1))))


def _broken() -> str:
    return say("This file cannot be shown; it is kept as it was attached.")
