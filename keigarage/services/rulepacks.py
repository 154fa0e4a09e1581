"""Rule packs: looked at, laid over the book, and taken off again."""

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keigarage import __version__
from keigarage.domain.car import Car
from keigarage.domain.errors import GarageError, NotFound
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.reference.active_packs import FOLDER, LIST, active_folders, listed
from keigarage.reference.pack_changes import differences
from keigarage.reference.packs import Pack, PackInfo, book_with, read_pack, write_files
from keigarage.services.pack_effects import AffectedCar, affected_cars
from keigarage.store.safe_files import private_folder, sync_folder, write_whole
from keigarage.store.trouble import told

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PackReport:
    """What a pack would change. It holds the pack, so that what was shown is what is installed.

    differences -- sentences, against the book as it reads now
    affected    -- the cars of the garage whose answers or papers would change, and why
    replaces    -- the version of the same pack that is installed now
    """

    pack: Pack
    differences: tuple[str, ...]
    affected: tuple[AffectedCar, ...]
    replaces: PackInfo | None


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack in the settings folder. `trouble` says why one is not laid over the book."""

    name: str
    info: PackInfo | None
    files: tuple[str, ...]
    active: bool
    trouble: str = ""


def ready_folders(config: Path) -> tuple[str, ...]:
    """The folders to lay over the rule book.

    Packs that another version of the program found sound are checked anew; one that no longer fits
    is left out, with a word in the log, and `installed` tells why.
    """
    found = active_folders(os.fspath(config))
    if found is not None:
        return found
    names = listed(os.fspath(config))[0]
    active = _sound(config, names)
    try:
        _write_list(config, names, active)
    except GarageError as problem:
        _log.warning("the list of rule packs could not be written: %s", problem)
    return tuple(os.fspath(_home(config, name)) for name in active)


class RulePacks:
    """The packs laid over one rule book.

    cars    -- gives the cars to look through for what a pack changes
    changed -- called once the book reads otherwise
    """

    def __init__(
        self,
        config: Path,
        book: RuleBook,
        cars: Callable[[], Iterable[Car]] = tuple,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._config = config
        self._book = book
        self._cars = cars
        self._changed = changed

    def inspect(self, path: Path, cars: Iterable[Car] | None = None) -> PackReport:
        """Check a folder or zip whole and say what it would change; nothing is kept.

        cars -- the cars to look through, where another thread than the garage's own asks
        raises -- RefusedPack naming the file and the key, NotFound
        """
        pack = read_pack(path)
        after = book_with(pack, self._under(pack.info.name))
        before = RuleBook(overlays=self._folders(self._active()))
        looked_at = self._cars() if cars is None else cars
        told_of = differences(
            before, after, pack.book_files, before.bytes_of, pack.files.__getitem__
        )
        return PackReport(
            pack=pack,
            differences=tuple(told_of),
            affected=tuple(affected_cars(looked_at, before, after, pack.book_files)),
            replaces=_info_in(_home(self._config, pack.info.name)),
        )

    def install(self, report: PackReport) -> None:
        """Lay a pack over the book, on top of those there are; an older one of its name goes.

        raises -- DiskTrouble, GarageReadOnly; the book then reads as before
        """
        pack, name = report.pack, report.pack.info.name
        with told():
            self._put(pack)
            installed = [name, *(other for other in self._installed() if other != name)]
            self._settle(installed, trusted=name)

    def remove(self, name: str) -> None:
        """Take a pack off, and its folder away. raises -- NotFound, DiskTrouble"""
        installed = self._installed()
        if name not in installed:
            known = ", ".join(installed) or say("none")
            raise NotFound(
                say("There is no rule pack {name}: installed are {known}.", name=name, known=known)
            )
        with told():
            self._settle([other for other in installed if other != name])
            shutil.rmtree(_home(self._config, name), ignore_errors=True)

    def installed(self) -> list[InstalledPack]:
        """Every pack there is, the one on top first."""
        active = self._active()
        return [self._told_of(name, name in active) for name in self._installed()]

    def _told_of(self, name: str, active: bool) -> InstalledPack:
        folder = _home(self._config, name)
        trouble = ""
        try:
            pack = read_pack(folder)
            if not active:
                book_with(pack, self._folders(self._active()))
        except GarageError as problem:
            trouble = str(problem)
        info = _info_in(folder)
        files = pack.book_files if info and not trouble else ()
        return InstalledPack(name, info, files, active, trouble)

    def _put(self, pack: Pack) -> None:
        home = private_folder(self._config / FOLDER)
        target = _home(self._config, pack.info.name)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=home) as place:
            write_files(pack, Path(place) / "new")
            if target.exists():
                os.replace(target, Path(place) / "old")
            os.replace(Path(place) / "new", target)
        sync_folder(home)

    def _settle(self, installed: Sequence[str], trusted: str = "") -> None:
        """Write which packs hold, each checked on top of the ones below it, and read the book so.

        `trusted` is a pack that was checked a moment ago, over the very packs below it.
        """
        if trusted:
            active = [trusted, *(name for name in self._active() if name != trusted)]
        else:
            active = _sound(self._config, installed)
        _write_list(self._config, installed, active)
        self._book.lay_over(self._folders(active))
        self._changed()

    def _under(self, name: str) -> tuple[Path, ...]:
        return self._folders([other for other in self._active() if other != name])

    def _folders(self, names: Iterable[str]) -> tuple[Path, ...]:
        return tuple(_home(self._config, name) for name in names)

    def _installed(self) -> list[str]:
        return listed(os.fspath(self._config))[0]

    def _active(self) -> list[str]:
        return [Path(folder).name for folder in ready_folders(self._config)]


def _home(config: Path, name: str) -> Path:
    return config / FOLDER / name


def _info_in(folder: Path) -> PackInfo | None:
    try:
        return read_pack(folder).info
    except GarageError:
        return None


def _sound(config: Path, names: Sequence[str]) -> list[str]:
    """Those packs with which the book can be read whole, built up from the lowest."""
    active: list[str] = []
    for name in reversed(names):
        try:
            book_with(read_pack(_home(config, name)), [_home(config, held) for held in active])
        except GarageError as problem:
            _log.warning("the rule pack %s is left out: %s", name, problem)
        else:
            active.insert(0, name)
    return active


def _write_list(config: Path, installed: Sequence[str], active: Sequence[str]) -> None:
    held: dict[str, Any] = {
        "program": __version__, "installed": list(installed), "active": list(active),
    }  # fmt: skip
    with told():
        folder = private_folder(config / FOLDER)
        write_whole(folder / LIST, json.dumps(held, indent=2).encode())
