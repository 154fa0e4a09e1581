"""Which rule packs are laid over the book: one small file, read by everything that asks a rule.

Read with the standard library alone, since the quickest command reads it too.
"""

import json
import os

from keigarage import __version__

FOLDER, LIST = "packs", "packs.json"


def listed(config: str) -> "tuple[list[str], list[str], str]":
    """The packs installed, those of them that are laid over the book (the first on top), and the
    version of the program that found them sound. Empty where there is no list or no sense in it.

    config -- the program's settings folder
    """
    try:
        with open(os.path.join(config, FOLDER, LIST), encoding="utf-8") as file:
            held = json.load(file)
        return _names(held["installed"]), _names(held["active"]), str(held["program"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return [], [], ""


def active_folders(config: str) -> "tuple[str, ...] | None":
    """The folders to lay over the book; None when another version checked them, or one is gone."""
    installed, active, program = listed(config)
    folders = tuple(os.path.join(config, FOLDER, name) for name in active)
    if installed and (program != __version__ or not all(map(os.path.isdir, folders))):
        return None
    return folders


def _names(names: "list[str]") -> "list[str]":
    """Names that can be nothing but a folder's own; whatever else stands there is passed over."""
    return [
        name for name in names
        if isinstance(name, str) and name.isascii() and name.replace("-", "").isalnum()
    ]  # fmt: skip
