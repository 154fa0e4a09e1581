"""A rule pack: files of the rule book from an owner or a club, checked whole before they count."""

import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.reference.files import BrokenFile
from keigarage.reference.pack_check import book_files, read_whole
from keigarage.reference.pack_json import strict
from keigarage.reference.pack_source import MANIFEST, RefusedPack, read_files, shown
from keigarage.reference.rulebook import RuleBook
from keigarage.reference.shapes import Row

_NAME = re.compile(r"(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9][a-z0-9-]{0,39}")


class Manifest(Row, frozen=True):
    """`pack.json` as its author writes it."""

    name: str
    version: str
    author: str
    date: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackInfo:
    """Whose pack it is. `name` is small letters, digits and dashes, since a folder bears it."""

    name: str
    version: str
    author: str
    date: PartialDate
    notes: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack read into memory: what was looked at is what is kept."""

    info: PackInfo
    files: dict[str, bytes]

    @property
    def book_files(self) -> tuple[str, ...]:
        """The files it lays over the book's, by name."""
        return tuple(sorted(name for name in self.files if name != MANIFEST))


def read_pack(path: Path) -> Pack:
    """The pack in a folder or a zip, each file of it sound JSON.

    raises -- RefusedPack naming the file and the key, NotFound
    """
    files = read_files(path)
    for name, raw in files.items():
        strict(raw, name)
    pack = Pack(_info(files[MANIFEST]), files)
    if not pack.book_files:
        raise RefusedPack(say("it changes no file of the rule book"))
    return pack


def _info(raw: bytes) -> PackInfo:
    try:
        told = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=Manifest)
    except msgspec.ValidationError as trouble:
        words, _, key = str(trouble).partition(" - at ")
        raise RefusedPack(words, MANIFEST, key.strip("`") or "$") from None
    if not _NAME.fullmatch(told.name):
        what = say("a name is up to 40 small letters, digits and dashes, such as va-kei-club")
        raise RefusedPack(what, MANIFEST, "$.name")
    for key in ("version", "author"):
        if not 0 < len(getattr(told, key).strip()) <= 100:
            raise RefusedPack(say("it has to be told in 1 to 100 letters"), MANIFEST, f"$.{key}")
    try:
        date = PartialDate.from_iso(told.date)
    except GarageError:
        what = say("{text} is no date such as 2026-11-22", text=shown(told.date, 40))
        raise RefusedPack(what, MANIFEST, "$.date") from None
    return PackInfo(name=told.name, version=told.version.strip(), author=told.author.strip(),
                    date=date, notes=told.notes)  # fmt: skip


def book_with(pack: Pack, under: Iterable[Path] = ()) -> RuleBook:
    """The whole book as it would read with the pack over it, read to the end.

    under  -- the folders of the packs that stay below it
    raises -- RefusedPack naming the file and the key
    """
    with tempfile.TemporaryDirectory(prefix="keigarage-pack-") as place:
        folder = Path(place) / pack.info.name
        write_files(pack, folder)
        book = RuleBook(overlays=(folder, *under))
        try:
            read_whole(book)
        except BrokenFile as trouble:
            file = trouble.file.removeprefix(f"{pack.info.name}/")
            raise RefusedPack(trouble.what, file, trouble.key) from None
    for name in pack.book_files:
        if name not in book_files(book):
            raise RefusedPack(say("the rule book has no such file and no index names it"), name)
    return book


def write_files(pack: Pack, folder: Path) -> None:
    """The files of the pack below a new folder."""
    for name, raw in pack.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_bytes(raw.removeprefix(b"\xef\xbb\xbf"))
