"""The rule book as this owner reads it: the program's own with their rule packs over it."""

from __future__ import annotations

import os

from keigarage.reference import RuleBook
from keigarage.reference.active_packs import active_folders


def open_book(config: str | os.PathLike[str]) -> RuleBook:
    """The book with the packs that the settings folder `config` lists; nothing is read yet."""
    folders = active_folders(os.fspath(config))
    if folders is None:
        # Seldom: the program is newer than the last check of the packs, or one of them is gone.
        from pathlib import Path

        from keigarage.services.rulepacks import ready_folders

        folders = ready_folders(Path(config))
    return RuleBook(overlays=folders)
