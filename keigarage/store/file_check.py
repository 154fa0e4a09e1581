"""Reading every attached file again: which are missing, which have changed, which nobody names."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from keigarage.domain.attachments import Attachment
from keigarage.domain.plain_text import shortened
from keigarage.domain.words import say
from keigarage.store.attachments import AttachmentStore, hash_of
from keigarage.store.database import Database
from keigarage.store.opening import FILES_NAME
from keigarage.store.tables import ChangedRow


def file_problems(attachments: AttachmentStore, database: Database) -> Iterator[str]:
    """A sentence for each file that is not as it was attached; nothing where all are whole.

    A file whose row was removed is kept for Undo and is no problem while it is whole.
    """
    rows = attachments.all()
    sound, seen = set(), set()
    folder = attachments.folder.folder
    for path in sorted(_files_in(folder)):
        digest = path.name
        if _is_whole(path):
            sound.add(digest)
        else:
            seen.add(digest)
    for row in rows:
        if row.sha256 not in sound:
            yield _trouble(row, there=row.sha256 in seen)
    named = {row.sha256 for row in rows}
    once = _named_once(database)
    for digest in sorted(seen - named):
        yield say("{file} in {folder} is not what was attached: delete it.",
                  file=shortened(digest), folder=folder.name)  # fmt: skip
    for digest in sorted(sound - named - once):
        yield say("{file} in {folder} belongs to no car: attach it again, or delete it.",
                  file=digest, folder=folder.name)  # fmt: skip


def _trouble(row: Attachment, *, there: bool) -> str:
    words = {"file": shortened(row.name, 60), "number": row.car_id}
    if there:
        return say("The file {file} of car {number} has changed since it was attached: attach the "
                   "original again, or go back to a backup.", **words)  # fmt: skip
    return say("The file {file} of car {number} is missing: attach the original again, or go back "
               "to a backup.", **words)  # fmt: skip


def _files_in(folder: Path) -> Iterator[Path]:
    """Everything in the store but what a copy under way has not finished yet."""
    for above, folders, names in os.walk(folder):
        for name in names:
            if not (Path(above) == folder and name.startswith(".") and name.endswith(".part")):
                yield Path(above) / name
        for name in folders:
            if (Path(above) / name).is_symlink():  # never followed, so never read
                yield Path(above) / name


def _is_whole(path: Path) -> bool:
    """Whether the file lies at its place and holds what its name says."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        in_place = path.parent.name == path.name[:2] and path.parent.parent.name == FILES_NAME
        return in_place and hash_of(path) == path.name
    except OSError:
        return False


def _named_once(database: Database) -> set[str]:
    """The contents that rows of the history name."""
    query = ChangedRow.select(ChangedRow.before, ChangedRow.after).where(
        ChangedRow.table_name == "attachment"
    )
    found: set[str] = set()
    for texts in database.rows(query):
        for text in filter(None, texts):
            try:
                found.add(str(json.loads(text)["sha256"]))
            except (ValueError, KeyError, TypeError):
                continue  # the check of the history names this entry
    return found
