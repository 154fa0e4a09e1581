"""Files attached to a car: photos and scans, named for people, found by what is in them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import NewType

from keigarage.domain.car import CarId
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.words import say

AttachmentId = NewType("AttachmentId", int)

MOST_BYTES = 2 * 1024**3  # of one file: a garage has to fit on a stick with its backups
_MOST_NAME_BYTES = 200  # file systems take 255, and a number may have to stand before the ending


class FileKind(StrEnum):
    """What a file is to its car."""

    PHOTO = "photo"
    SCAN = "scan"


FILE_KIND_WORDS = {FileKind.PHOTO: "Photo", FileKind.SCAN: "Scan"}

PICTURE_SUFFIXES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"))
HEIF_SUFFIXES = frozenset((".heic", ".heif"))  # what telephones take; few programs read them
PDF_SUFFIX = ".pdf"
# Other programs may be asked to open these; a page or a script could act on its own.
OPENABLE_SUFFIXES = PICTURE_SUFFIXES | HEIF_SUFFIXES | {PDF_SUFFIX, ".txt"}
_PHOTO_SUFFIXES = HEIF_SUFFIXES | {".jpg", ".jpeg", ".png", ".webp", ".gif"}

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One file of a car. `sha256` names its content in the garage, `added_at` is UTC in ISO."""

    id: AttachmentId
    car_id: CarId
    kind: FileKind
    name: str
    sha256: str
    bytes: int
    added_at: str = ""

    @property
    def suffix(self) -> str:
        """The ending in small letters: `.pdf`."""
        return PurePath(self.name).suffix.lower()

    @property
    def is_picture(self) -> bool:
        return self.suffix in PICTURE_SUFFIXES

    @property
    def is_pdf(self) -> bool:
        return self.suffix == PDF_SUFFIX

    @property
    def may_be_opened(self) -> bool:
        """Whether another program may be handed this file; scripts and pages may not."""
        return self.suffix in OPENABLE_SUFFIXES


def kind_of(name: str) -> FileKind:
    """What a file most likely is: a camera's picture is a photo, all else a scan.

    >>> kind_of("title.PDF").value
    'scan'
    """
    return FileKind.PHOTO if PurePath(name).suffix.lower() in _PHOTO_SUFFIXES else FileKind.SCAN


def file_name(text: str) -> str:
    """Text as a name that every file system takes; its ending outlives the cutting.

    >>> file_name("../etc/pass:wd?.pdf")
    'etc pass wd.pdf'
    """
    plain = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode()
    plain = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]+', " ", plain).lstrip(" .-").rstrip(" .")
    plain = plain or say("file")
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    suffix = PurePath(plain).suffix
    if len(suffix.encode()) > 20:
        suffix = ""
    stem = plain[: len(plain) - len(suffix)].encode()[: _MOST_NAME_BYTES - len(suffix.encode())]
    return f"{stem.decode(errors='ignore').rstrip(' .')}{suffix}"


def checked_name(text: str, before: str) -> str:
    """A new name for a file; it keeps the ending that it had where none is typed.

    raises -- UnreadableValue for a name of no letters
    """
    if not text.strip():
        raise UnreadableValue(say("A file needs a name: type one."), field="name")
    name, suffix = file_name(text.strip()), PurePath(before).suffix
    return name if PurePath(name).suffix.lower() == suffix.lower() else f"{name}{suffix}"


def size_text(count: int) -> str:
    """Bytes as people read them.

    >>> size_text(1536000)
    '1.5 MB'
    """
    if count < 1000:
        return say("{count} bytes", count=count)
    for unit, share in (("KB", 1e3), ("MB", 1e6)):
        if count < 999.5 * share:
            figure = f"{count / share:.1f}" if count < 9.95 * share else f"{count / share:.0f}"
            return f"{figure} {unit}"
    return f"{count / 1e9:.1f} GB"
