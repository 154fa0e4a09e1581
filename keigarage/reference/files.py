"""The files of the rule book: opening one, and saying in a sentence what is wrong with it."""

import os

from keigarage.domain.errors import BrokenRuleBook
from keigarage.domain.words import say

# The folders a book is read from: rule packs first, the newest before the older, and last the book
# itself. A file is taken from the first folder that has it.
Folders = tuple[str, ...]

# os.path and not pathlib: the eligibility command reads one file and ends, and importing pathlib
# would take longer than the reading.
BUNDLED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


class BrokenFile(BrokenRuleBook):
    """Which file of the book is wrong, at which key, and what is wrong there."""

    def __init__(self, message: str, file: str, key: str, what: str) -> None:
        super().__init__(message)
        self.file = file
        self.key = key
        self.what = what


def read(folders: Folders, name: str) -> bytes:
    """The bytes of the file `name`, such as `states/TX.json`, from the first folder that has it.

    raises -- BrokenRuleBook when it is missing or cannot be opened
    """
    for folder in folders:
        try:
            with open(_path(folder, name), "rb") as file:
                return file.read()
        except FileNotFoundError:
            continue
        except OSError as trouble:
            named, why = label(folders, name), str(trouble.strerror or trouble)
            raise BrokenFile(
                say("The rule book file {file} cannot be opened ({why}): allow reading it or "
                    "install Kei Garage again.", file=named, why=why), named, "", why
            ) from trouble  # fmt: skip
    raise BrokenFile(
        say("The rule book file {file} is missing: put it back or install Kei Garage again.",
            file=name), name, "", say("it is missing")
    )  # fmt: skip


def has(folders: Folders, name: str) -> bool:
    return any(os.path.lexists(_path(folder, name)) for folder in folders)


def pack_of(folders: Folders, name: str) -> str:
    """The rule pack that the file comes from; empty where it is the book's own."""
    for folder in folders[:-1]:
        if os.path.lexists(_path(folder, name)):
            return os.path.basename(folder)
    return ""


def label(folders: Folders, name: str) -> str:
    """The file as trouble names it: `states/TX.json`, or with its rule pack before it."""
    pack = pack_of(folders, name)
    return f"{pack}/{name}" if pack else name


def _path(folder: str, name: str) -> str:
    return os.path.join(folder, *name.split("/"))


def not_json(name: str, why: object) -> BrokenRuleBook:
    """The error for a file that is no JSON at all."""
    return BrokenFile(
        say("The rule book file {file} is not JSON ({why}): take the changed file off or install "
            "Kei Garage again.", file=name, why=why),
        name, "", say("it is not JSON ({why})", why=why)
    )  # fmt: skip


def wrong(name: str, key: str, what: str) -> BrokenRuleBook:
    """The error for one key of a file; `key` is its path, such as `$.documents[0].title`."""
    return BrokenFile(
        say("The rule book file {file} is wrong at `{key}`: {what}, so take the changed file off "
            "or install Kei Garage again.", file=name, key=key, what=what), name, key, what
    )  # fmt: skip


def unknown_key(name: str, key: str) -> BrokenRuleBook:
    return wrong(name, key, say("the program knows no such key"))


def missing_key(name: str, key: str) -> BrokenRuleBook:
    return wrong(name, key, say("the key is missing"))
