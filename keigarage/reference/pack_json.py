"""JSON from strangers, read more strictly than the book's own: each refusal names file and key."""

import json
import math
import re
from typing import Any

from keigarage.domain.words import say
from keigarage.reference.pack_source import RefusedPack, shown

_MOST_ROWS = 2_000  # in one list or object; the book's longest has 82
_MOST_VALUES = 100_000  # in one file; the book's largest has 3,607
_MOST_LETTERS = 10_000  # of one text; the book's longest has 554
_DEEPEST = 20
_MOST_DIGITS = 15

# Letters that steer a terminal or turn the direction of the text around them; no line's end or tab.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ADDRESS = re.compile(r"(https?://[^\s<>\"']+)?")
_OTHER_SCHEME = re.compile(r"\s*(?!https?://)[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)


class _Wrong(Exception):
    """What is wrong with a value that the reader of JSON has no place for."""


def strict(raw: bytes, file: str) -> Any:
    """The page that the bytes hold. raises -- RefusedPack naming the file and the key"""
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        page = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number,
                          parse_float=_finite, parse_int=_whole)  # fmt: skip
    except _Wrong as trouble:
        raise RefusedPack(str(trouble), file) from None
    except RecursionError:
        raise RefusedPack(_too_deep(), file) from None
    except ValueError as trouble:
        raise RefusedPack(say("it is not JSON ({why})", why=shown(str(trouble))), file) from None
    _look_through(page, file)
    return page


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Wrong(say("its key `{key}` stands twice in one place", key=shown(name)))
        found[name] = value
    return found


def _no_number(text: str) -> Any:
    raise _Wrong(say("{text} is no number", text=text))


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value) or abs(value) >= 10**_MOST_DIGITS or len(text) > 40:
        raise _Wrong(say("{text} is too large or too long for a number", text=shown(text, 40)))
    return value


def _whole(text: str) -> int:
    if len(text.lstrip("-")) > _MOST_DIGITS:
        raise _Wrong(say("{text} is too large or too long for a number", text=shown(text, 40)))
    return int(text)


def _look_through(page: Any, file: str) -> None:
    waiting: list[tuple[Any, str, str, int]] = [(page, "$", "", 0)]
    count = 0
    while waiting:
        value, place, key, depth = waiting.pop()
        count += 1
        if count > _MOST_VALUES:
            raise RefusedPack(say("it holds more than {count} values", count=_MOST_VALUES), file)
        if depth > _DEEPEST:
            raise RefusedPack(_too_deep(), file, place)
        if isinstance(value, str):
            _look_at(value, place, key, file)
        elif isinstance(value, dict):
            _not_too_many(value, place, file)
            for name, inner in value.items():
                _look_at(name, place, "", file)
                waiting.append((inner, f"{place}.{name}", name, depth + 1))
        elif isinstance(value, list):
            _not_too_many(value, place, file)
            waiting += [
                (inner, f"{place}[{number}]", key, depth + 1) for number, inner in enumerate(value)
            ]


def _look_at(text: str, place: str, key: str, file: str) -> None:
    if len(text) > _MOST_LETTERS:
        what = say("a text there has more than {count} letters", count=_MOST_LETTERS)
        raise RefusedPack(what, file, place)
    if _STEERING.search(text):
        raise RefusedPack(say("a text there holds a control character"), file, place)
    # An address is opened by a click, so it may lead to the web alone.
    if "url" in key and not _ADDRESS.fullmatch(text):
        raise RefusedPack(say("an address begins with https:// or http://"), file, place)
    if key in ("source", "sources", "via") and _OTHER_SCHEME.match(text):
        raise RefusedPack(say("an address begins with https:// or http://"), file, place)


def _not_too_many(rows: Any, place: str, file: str) -> None:
    if len(rows) > _MOST_ROWS:
        what = say("it has more than {count} entries", count=_MOST_ROWS)
        raise RefusedPack(what, file, place)


def _too_deep() -> str:
    return say("it is nested more than {count} deep", count=_DEEPEST)
