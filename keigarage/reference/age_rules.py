"""Age rules from federal/rules.json.

Read with the standard library alone: importing msgspec, which the other readers use, would take a
fifth of all the time the `eligibility` command may have. The check is as strict as theirs.
"""

from __future__ import annotations

import json

from keigarage.domain.eligibility import AgeRule, Basis, Counting
from keigarage.domain.knowledge import Confidence
from keigarage.domain.words import say
from keigarage.reference.files import (
    label,
    missing_key,
    not_json,
    pack_of,
    read,
    unknown_key,
    wrong,
)

TYPE_CHECKING = False  # importing typing, only to ask it, would cost as much as the reading
if TYPE_CHECKING:
    from typing import Any

    from keigarage.reference.files import Folders

FILE = "federal/rules.json"

_TEXT, _TEXT_OR_NONE = (str,), (str, type(None))
_REQUIRED: dict[str, tuple[type, ...]] = {
    "id": _TEXT,
    "country": _TEXT,
    "agency": _TEXT_OR_NONE,
    "name": _TEXT,
    "min_years": (int, type(None)),
    "counted": _TEXT,
    "from": _TEXT_OR_NONE,
    "cite": _TEXT_OR_NONE,
    "url": _TEXT_OR_NONE,
    "as_of": _TEXT,
    "confidence": _TEXT,
    "notes": _TEXT,
}
_OPTIONAL: dict[str, tuple[type, ...]] = {
    "precision_of_evidence": _TEXT,
    "to": _TEXT,
    "via": _TEXT,
    "conflict": (bool,),
    "other_urls": (list,),
    "fallback_from": (list,),
}
_KINDS = _REQUIRED | _OPTIONAL
_WORDS = {str: "str", int: "int", bool: "bool", list: "array", dict: "object", type(None): "null"}

_STARTS = {"manufacture": Basis.BUILT, "first_registration": Basis.FIRST_REGISTERED}
_COUNTINGS = {str(counting): counting for counting in Counting}
_CONFIDENCES = {str(confidence): confidence for confidence in Confidence}


def load(folders: Folders) -> dict[str, AgeRule]:
    """The age rules by id, in the order of the file.

    A row without a start that is counted all the same says when an age is measured, not from
    when (the date of importation): it is no age rule. A country of which nothing is known stays,
    with no number of years.

    raises -- BrokenRuleBook naming the file and the key
    """
    rules: dict[str, AgeRule] = {}
    name, pack = label(folders, FILE), pack_of(folders, FILE)
    for number, row in enumerate(_rows(folders, name)):
        place = f"$.rules[{number}]"
        _check(row, name, place)
        rule = _rule(row, name, place, pack)
        if rule.id in rules:
            raise wrong(name, f"{place}.id", say("{id} stands there twice", id=rule.id))
        if row["from"] is not None or rule.counted is Counting.UNKNOWN:
            rules[rule.id] = rule
    return rules


def _rows(folders: Folders, name: str) -> list[Any]:
    raw = read(folders, FILE)
    try:
        page = json.loads(raw)
    except (ValueError, RecursionError) as trouble:
        raise not_json(name, trouble) from None
    if type(page) is not dict:
        raise _expected(name, "$", (dict,), page)
    for key in page:
        if key != "rules":
            raise unknown_key(name, f"$.{key}")
    if "rules" not in page:
        raise missing_key(name, "$.rules")
    rows = page["rules"]
    if type(rows) is not list:
        raise _expected(name, "$.rules", (list,), rows)
    return rows


def _check(row: Any, name: str, place: str) -> None:
    if type(row) is not dict:
        raise _expected(name, place, (dict,), row)
    for key, value in row.items():
        kinds = _KINDS.get(key)
        if kinds is None:
            raise unknown_key(name, f"{place}.{key}")
        if type(value) not in kinds:
            raise _expected(name, f"{place}.{key}", kinds, value)
        if type(value) is list:
            for number, item in enumerate(value):
                if type(item) is not str:
                    raise _expected(name, f"{place}.{key}[{number}]", _TEXT, item)
    for key in _REQUIRED:
        if key not in row:
            raise missing_key(name, f"{place}.{key}")


def _expected(name: str, key: str, kinds: tuple[type, ...], value: object) -> Exception:
    wanted = " | ".join(_WORDS[kind] for kind in kinds)
    got = _WORDS.get(type(value), "float")
    return wrong(name, key, say("expected `{wanted}`, got `{got}`", wanted=wanted, got=got))


def _rule(row: dict[str, Any], name: str, place: str, pack: str) -> AgeRule:
    return AgeRule(
        id=row["id"],
        country=row["country"],
        agency=row["agency"] or "",
        name=row["name"],
        min_years=row["min_years"],
        counted=_one_of(_COUNTINGS, row, "counted", name, place),
        starts_from=Basis.BUILT
        if row["from"] is None
        else _one_of(_STARTS, row, "from", name, place),
        cite=row["cite"] or "",
        url=row["url"] or "",
        as_of=row["as_of"],
        confidence=_one_of(_CONFIDENCES, row, "confidence", name, place),
        notes=row["notes"],
        from_pack=pack,
    )


def _one_of(values: dict[str, Any], row: dict[str, Any], key: str, name: str, place: str) -> Any:
    try:
        return values[row[key]]
    except KeyError:
        what = say("the program knows no {value} here", value=row[key])
        raise wrong(name, f"{place}.{key}", what) from None
