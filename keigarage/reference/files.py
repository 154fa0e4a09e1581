"""The files of the rule book: opening one, and saying in a sentence what is wrong with it."""

import os

from keigarage.domain.errors import BrokenRuleBook
from keigarage.domain.words import say

# os.path and not pathlib: the eligibility command reads one file and ends, and importing pathlib
# would take longer than the reading.
BUNDLED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def read(root: str, name: str) -> bytes:
    """The bytes of the file `name`, such as `states/TX.json`, below the folder `root`.

    raises -- BrokenRuleBook when it is missing or cannot be opened
    """
    try:
        with open(_path(root, name), "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise BrokenRuleBook(
            say("The rule book file {file} is missing: put it back or install Kei Garage again.",
                file=name)
        ) from None  # fmt: skip
    except OSError as trouble:
        raise BrokenRuleBook(
            say("The rule book file {file} cannot be opened ({why}): allow reading it or install "
                "Kei Garage again.", file=name, why=trouble.strerror or trouble)
        ) from trouble  # fmt: skip


def has(root: str, name: str) -> bool:
    return os.path.lexists(_path(root, name))


def _path(root: str, name: str) -> str:
    return os.path.join(root, *name.split("/"))


def not_json(name: str, why: object) -> BrokenRuleBook:
    """The error for a file that is no JSON at all."""
    return BrokenRuleBook(
        say("The rule book file {file} is not JSON ({why}): take the changed file off or install "
            "Kei Garage again.", file=name, why=why)
    )  # fmt: skip


def wrong(name: str, key: str, what: str) -> BrokenRuleBook:
    """The error for one key of a file; `key` is its path, such as `$.documents[0].title`."""
    return BrokenRuleBook(
        say("The rule book file {file} is wrong at `{key}`: {what}, so take the changed file off "
            "or install Kei Garage again.", file=name, key=key, what=what)
    )  # fmt: skip


def unknown_key(name: str, key: str) -> BrokenRuleBook:
    return wrong(name, key, say("the program knows no such key"))


def missing_key(name: str, key: str) -> BrokenRuleBook:
    return wrong(name, key, say("the key is missing"))
