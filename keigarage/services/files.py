"""What an owner does with a car's files: attach, rename, remove, look at, take a copy out."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from keigarage.domain.attachments import (
    Attachment,
    AttachmentId,
    FileKind,
    checked_name,
    file_name,
    kind_of,
)
from keigarage.domain.car import CarId
from keigarage.domain.changes import Change, RowWrite, Verb
from keigarage.domain.errors import DiskTrouble, GarageReadOnly, NotFound, UnreadableValue
from keigarage.domain.plain_text import shortened
from keigarage.domain.words import say
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.store.attachments import Kept, hash_of
from keigarage.store.garage_file import GarageFile
from keigarage.store.safe_files import copy_private, put_in_place
from keigarage.store.stored import as_iso, utc_now
from keigarage.store.trouble import told

__all__ = ["Files", "Kept"]


class Files:
    """The files of the cars of one garage. Every write is recorded, announced and can be undone.

    A file's content is never changed and stays when its row goes, so that Undo can bring it back.
    """

    def __init__(
        self,
        file: GarageFile,
        announce: Announce = to_nobody,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._file = file
        self._announce = announce
        self._now = now

    def of(self, car_id: CarId) -> tuple[Attachment, ...]:
        """The files of a car in the order they were attached."""
        return tuple(self._file.attachments.of(car_id))

    def get(self, attachment_id: AttachmentId) -> Attachment:
        """raises -- NotFound"""
        return self._file.attachments.get(attachment_id)

    def attach(
        self, car_id: CarId, paths: Sequence[Path], kind: FileKind | None = None
    ) -> tuple[Attachment, ...]:
        """Attach copies of files to a car: all of them or, where one cannot be read, none.

        kind   -- what they are; otherwise each is told by its ending
        raises -- NotFound, UnreadableValue, DiskTrouble, GarageReadOnly
        """
        self._file.cars.get(car_id)
        return self.record(car_id, self.keep(paths), kind)

    def keep(self, paths: Iterable[Path]) -> tuple[Kept, ...]:
        """Bring the contents in, on any thread; `record` then makes them a car's files."""
        self._refuse_if_read_only()
        return tuple(self._file.attachments.folder.keep(path) for path in paths)

    def keep_bytes(self, name: str, content: bytes) -> Kept:
        """Bring in what was pasted, under a name."""
        self._refuse_if_read_only()
        return self._file.attachments.folder.keep_bytes(name, content)

    def record(
        self, car_id: CarId, contents: Sequence[Kept], kind: FileKind | None = None
    ) -> tuple[Attachment, ...]:
        """Make contents that were brought in the files of a car, as one change."""
        if not contents:
            return ()
        with self._file.together():
            car = self._file.cars.get(car_id)
            added = tuple(self._made(car_id, kept, kind) for kept in contents)
            writes = [
                RowWrite("attachment", file.id, self._file.attachments.row(file)) for file in added
            ]
            one = shortened(added[0].name)
            detail = one if len(added) == 1 else say("{count} files", count=len(added))
            change = self._file.changes.write(
                Verb.ATTACH_FILE, writes, subject=car.title, detail=detail, car_id=car_id
            )
        self._tell(change)
        return added

    def edit(
        self, attachment_id: AttachmentId, *, name: str | None = None, kind: FileKind | None = None
    ) -> Attachment:
        """Give a file another name or kind; its ending stays. raises -- UnreadableValue"""
        with self._file.together():
            held = self.get(attachment_id)
            after = replace(
                held,
                name=held.name if name is None else checked_name(name, held.name),
                kind=kind or held.kind,
            )
            change = self._write(Verb.EDIT_FILE, held, after)
        self._tell(change)
        return after

    def remove(self, attachment_id: AttachmentId) -> Attachment:
        """Take a file from its car; its content stays in the garage for Undo."""
        with self._file.together():
            held = self.get(attachment_id)
            change = self._write(Verb.REMOVE_FILE, held, None)
        self._tell(change)
        return held

    # Looking at contents; nothing here lets the stored file itself out of hand

    def content(self, file: Attachment) -> Path:
        """Where the content lies, to be read alone. raises -- NotFound where it is missing"""
        path = self._file.attachments.folder.path(file.sha256)
        if not path.is_file():
            raise NotFound(
                say("The content of {file} is missing from the garage: attach the original again.",
                    file=shortened(file.name))
            )  # fmt: skip
        return path

    def copy_to_open(self, file: Attachment) -> Path:
        """A copy that other programs can read and nobody can write; it goes when we end.

        raises -- UnreadableValue for a type that could act by itself when opened, DiskTrouble
        """
        if not file.may_be_opened:
            raise UnreadableValue(
                say("{file} is of a kind that is not opened from here: save a copy and look at it "
                    "where it is safe.", file=shortened(file.name))
            )  # fmt: skip
        with told():
            folder = Path(tempfile.mkdtemp(dir=_reading_room().name))
            copy = folder / file_name(file.name)
            self._copy_whole(file, copy)
            copy.chmod(0o400)
        return copy

    def save_copy(self, file: Attachment, target: Path) -> None:
        """Put a copy in place of `target`, whole or not at all. raises -- DiskTrouble"""
        part = target.with_name(f".{target.name[:100]}.part")
        with told():
            part.unlink(missing_ok=True)
            try:
                self._copy_whole(file, part)
                put_in_place(part, target)
            except BaseException:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
                raise

    def verify(self) -> list[str]:
        """Read every file again; a sentence for each that is not as it was attached."""
        with self._file.visit() as file:
            return file.check_files()

    def _copy_whole(self, file: Attachment, target: Path) -> None:
        """raises -- DiskTrouble when the content is not what was attached"""
        copy_private(self.content(file), target)
        if hash_of(target) != file.sha256:
            raise DiskTrouble(
                say("{file} has changed since it was attached, so no copy was made: go back to a "
                    "backup.", file=shortened(file.name))
            )  # fmt: skip

    def _made(self, car_id: CarId, kept: Kept, kind: FileKind | None) -> Attachment:
        return Attachment(
            id=AttachmentId(self._file.changes.new_key("attachment")),
            car_id=car_id,
            kind=kind or kind_of(kept.name),
            name=file_name(kept.name),
            sha256=kept.sha256,
            bytes=kept.bytes,
            added_at=as_iso(self._now()),
        )

    def _write(self, verb: Verb, held: Attachment, after: Attachment | None) -> Change | None:
        row = None if after is None else self._file.attachments.row(after)
        return self._file.changes.write(
            verb, [RowWrite("attachment", held.id, row)],
            subject=self._file.cars.get(held.car_id).title, detail=shortened(held.name),
            car_id=held.car_id,
        )  # fmt: skip

    def _refuse_if_read_only(self) -> None:
        if self._file.read_only_reason:
            raise GarageReadOnly(self._file.read_only_reason)

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            self._announce(Happened(change, change.car_id))


@cache
def _reading_room() -> "tempfile.TemporaryDirectory[str]":
    """Where copies to look at lie until this program ends; its owner's alone."""
    return tempfile.TemporaryDirectory(prefix="keigarage-", ignore_cleanup_errors=True)
