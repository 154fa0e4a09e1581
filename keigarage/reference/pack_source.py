"""Reading a rule pack from a folder or a zip that nobody vouches for: names, sizes, and no more.

Everything is read once into memory under caps, so what is checked afterwards is what is kept.
"""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from keigarage.domain.errors import GarageError, NotFound
from keigarage.domain.words import say

MOST_FILE_BYTES = 5_000_000
MOST_BYTES = 20_000_000
MOST_ENTRIES = 2_000
MOST_RATIO = 100  # of a zip's entry; the book's own files pack to about a fifth
_SMALL_BYTES = 100_000  # no ratio is asked of what is harmless at its full size
_DEEPEST = 5

MANIFEST = "pack.json"
_BELONGS = re.compile(r"pack\.json|(catalogue|states|federal)/[A-Za-z0-9][A-Za-z0-9-]{0,59}\.json")
# What people and their computers leave beside the files; it is neither read nor kept.
_PASSED_OVER = re.compile(r"(.*/)?(__MACOSX/.*|Thumbs\.db|desktop\.ini|[^/]+\.(md|txt)|LICENSE)")
Read = Callable[[], bytes]
_CENTRAL = b"PK\x01\x02"  # begins each entry of a zip's list of contents


class RefusedPack(GarageError):
    """The rule pack is not taken; nothing of it was kept.

    file, key -- where it is wrong; empty for what concerns the whole pack
    """

    def __init__(self, what: str, file: str = "", key: str = "") -> None:
        self.file, self.key, self.what = shown(file), shown(key), what
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        if self.key:
            return say(
                "The rule pack is refused: {file} is wrong at `{key}`, {what}. Ask whoever made "
                "it to mend that.", file=self.file, key=self.key, what=self.what,
            )  # fmt: skip
        if self.file:
            return say("The rule pack is refused: {file}, {what}. Ask whoever made it to mend "
                       "that.", file=self.file, what=self.what)  # fmt: skip
        return say("The rule pack is refused: {what}.", what=self.what)


def shown(name: str, most: int = 90) -> str:
    """A stranger's name as a sentence may hold it: no letter that steers, and not too many."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def read_files(path: Path) -> dict[str, bytes]:
    """The files of the pack by name, such as `states/VA.json`.

    A folder around them all, as a zip of a folder has it, is left out of the names.
    raises -- RefusedPack naming the file, NotFound
    """
    if not path.exists():
        raise NotFound(say("There is no rule pack at {path}: check the name.", path=path))
    entries = _in_folder(path) if path.is_dir() else _in_zip(path)
    # Every name is judged before the first file is opened.
    listed = _belonging(_each_once(entries))
    files, total = {}, 0
    for name, read in listed.items():
        files[name] = read()
        total += len(files[name])
        if total > MOST_BYTES:
            raise RefusedPack(_too_big(MOST_BYTES))
    return files


def _each_once(entries: Iterator[tuple[str, Read]]) -> dict[str, Read]:
    found: dict[str, Read] = {}
    folded: dict[str, str] = {}
    for name, read in entries:
        twin = folded.setdefault(name.casefold(), name)
        if name in found:
            raise RefusedPack(say("it stands there twice"), name)
        if twin != name:
            raise RefusedPack(say("{twin} differs from it by capitals alone", twin=shown(twin)),
                              name)  # fmt: skip
        found[name] = read
    return found


def _belonging(files: dict[str, Read]) -> dict[str, Read]:
    tops = {name.split("/")[0] for name in files}
    if MANIFEST not in files and len(tops) == 1:
        top = f"{tops.pop()}/"
        files = {name.removeprefix(top): read for name, read in files.items()}
    if MANIFEST not in files:
        raise RefusedPack(say("it has no {file} that says whose it is", file=MANIFEST))
    for name in files:
        if not _BELONGS.fullmatch(name):
            raise RefusedPack(say("a rule book has no such file"), name)
    return files


def _wanted(name: str) -> bool:
    """Whether to read an entry; raises where its name leads elsewhere."""
    parts = name.split("/")
    if "\\" in name:
        raise RefusedPack(say("its name holds a backslash"), name)
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        raise RefusedPack(say("its name begins at the root of a disk"), name)
    if any(part in ("", ".", "..") for part in parts):
        raise RefusedPack(say("its name leads out of the pack"), name)
    if not name.isprintable():
        raise RefusedPack(say("its name holds a control character"), name)
    hidden = any(part.startswith(".") for part in parts)
    return not hidden and not _PASSED_OVER.fullmatch(name)


# Folders


def _in_folder(path: Path) -> Iterator[tuple[str, Read]]:
    count = 0
    waiting = [("", os.fspath(path))]
    while waiting:
        prefix, folder = waiting.pop()
        if prefix.count("/") > _DEEPEST:
            raise RefusedPack(say("its folders are too deep"), prefix)
        with _readable(prefix), os.scandir(folder) as inside:
            found = sorted(inside, key=lambda entry: entry.name)
        for entry in found:
            name = prefix + entry.name
            count += 1
            if count > MOST_ENTRIES:
                raise RefusedPack(_too_many())
            if not _wanted(name):
                continue
            if entry.is_symlink():
                raise RefusedPack(say("it is a link to another place"), name)
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{name}/", entry.path))
            else:
                yield name, partial(_plain_file, name, entry.path)


def _plain_file(name: str, path: str) -> bytes:
    # A pipe would keep a reader waiting for ever, and a link may have come in since the listing.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with _readable(name):
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise RefusedPack(say("it is no plain file"), name)
            return _capped(file.read(MOST_FILE_BYTES + 1), name)


# Zips


def _in_zip(path: Path) -> Iterator[tuple[str, Read]]:
    with _readable(path.name), path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise RefusedPack(_too_big(MOST_BYTES))
    # Counted before the list of contents is read, which would make an object of each.
    if raw.count(_CENTRAL) > MOST_ENTRIES:
        raise RefusedPack(_too_many())
    with _readable(path.name):
        archive = zipfile.ZipFile(BytesIO(raw))
    for entry in archive.infolist():
        if _wanted(entry.orig_filename.removesuffix("/")) and not entry.is_dir():
            yield entry.filename, partial(_unpacked, archive, entry)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name = entry.filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise RefusedPack(say("it is a link to another place"), name)
    if kind not in (0, stat.S_IFREG):
        raise RefusedPack(say("it is no plain file"), name)
    if entry.flag_bits & 0x1:
        raise RefusedPack(say("it is locked with a password"), name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedPack(say("it is packed in a way that is not read here"), name)
    _capped(b"", name, entry.file_size)
    if entry.file_size > max(_SMALL_BYTES, MOST_RATIO * entry.compress_size):
        raise RefusedPack(say("it unpacks to more than {times} times its size", times=MOST_RATIO),
                          name)  # fmt: skip
    # The size it claims is a claim: no more is unpacked than a file may have.
    with _readable(name), archive.open(entry) as file:
        return _capped(file.read(MOST_FILE_BYTES + 1), name)


def _capped(content: bytes, name: str, size: int = 0) -> bytes:
    if max(size, len(content)) > MOST_FILE_BYTES:
        raise RefusedPack(_too_big(MOST_FILE_BYTES), name)
    return content


class _readable:
    """Turns whatever a disk or a broken zip raises into the refusal of that file."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        if isinstance(problem, _TROUBLE):
            why = shown(getattr(problem, "strerror", None) or str(problem) or "?")
            raise RefusedPack(say("it cannot be read ({why})", why=why), self._name) from problem


_TROUBLE = (
    OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip


def _too_big(most: int) -> str:
    return say("it is larger than {size} MB", size=most // 1_000_000)


def _too_many() -> str:
    return say("it holds more than {count} entries", count=f"{MOST_ENTRIES:,}")
