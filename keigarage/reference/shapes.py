"""Decoding a rule book file into a strict shape, so that a misspelt key stops the load."""

import re
from typing import ClassVar, TypeVar

import msgspec

from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import UnreadableDate
from keigarage.domain.words import say
from keigarage.reference.files import (
    Folders,
    label,
    missing_key,
    not_json,
    read,
    unknown_key,
    wrong,
)


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object: these keys and no others, each of its own type."""


class Page(Row, frozen=True):
    """A whole file that holds a few families of facts, and its name in the rule book."""

    file: ClassVar[str]


Shape = TypeVar("Shape", bound=Row)

_KEY_TROUBLE = re.compile(
    r"Object (contains unknown|missing required) field `(.*?)`(?: - at `(.*)`)?"
)
_VALUE_TROUBLE = re.compile(r"(.*?)(?: - at `(.*)`)?", re.DOTALL)


def decode(folders: Folders, name: str, shape: type[Shape]) -> Shape:
    """The file `name` as `shape`. raises -- BrokenRuleBook naming the file and the key"""
    raw = read(folders, name)
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.ValidationError as trouble:
        name, words = label(folders, name), str(trouble)
        if found := _KEY_TROUBLE.fullmatch(words):
            key = f"{found[3] or '$'}.{found[2]}"
            blame = unknown_key if found[1] == "contains unknown" else missing_key
            raise blame(name, key) from None
        found = _VALUE_TROUBLE.fullmatch(words)
        assert found is not None  # the pattern takes any text
        raise wrong(name, found[2] or "$", found[1][:1].lower() + found[1][1:]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as trouble:
        raise not_json(label(folders, name), trouble) from None


def stored_date(text: str, name: str, key: str) -> PartialDate:
    """A date of a row. raises -- BrokenRuleBook when it is not on the calendar"""
    try:
        return PartialDate.from_iso(text)
    except UnreadableDate:
        raise wrong(name, key, say("{text} is no date", text=text)) from None
