"""What a rule pack changes, in words: `Virginia: status changed from unsettled to road`."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import date_text
from keigarage.domain.own_rules import BODY_CLASS_WORDS
from keigarage.domain.states import Fee, Jurisdiction, StatePaper
from keigarage.domain.words import say
from keigarage.reference.pack_source import shown
from keigarage.reference.rulebook import RuleBook

Read = Callable[[str], bytes]
Item = TypeVar("Item")

_LIMITS = {
    "max_posted_mph": "speed limit",
    "interstate_ok": "interstates",
    "min_age_years": "least age",
    "local_option": "local option",
    "confidence": "confidence",
}
_PROSE = {
    "name": "name",
    "agency": "agency",
    "agency_short": "agency's short name",
    "applies_to": "bodies",
    "summary": "summary",
    "local_note": "local note",
    "plate_classes": "plates",
    "inspection": "inspections",
    "legal_basis": "law",
    "pending": "pending",
    "timeline": "timeline",
    "sources": "sources",
    "conflicts": "conflicts",
}

# What a row of each family of the federal files is called, and what it is known by.
_FAMILIES = {
    "rules": "Age rule",
    "duty_rates": "Rate",
    "fees": "Fee",
    "documents_federal": "Federal paper",
    "milestones": "Milestone",
    "costs_typical": "Usual cost",
    "documents_japan": "Japanese paper",
    "eras": "Era",
    "kei_standards": "Kei standard",
    "kei_notes": "Kei note",
    "eligibility_examples": "Example",
    "title_basics": "Title basics",
}
_KEYS = ("id", "from", "item", "topic", "fact", "name", "manufacture", "grade", "mark")


def differences(old: RuleBook, new: RuleBook, files: Iterable[str],
                before: Read, after: Read) -> Iterator[str]:  # fmt: skip
    """A sentence for everything that differs between two books in the files named.

    before, after -- give the bytes of a file; before gives b"" for one that was not there
    """
    for file in files:
        family, _, stem = file.removesuffix(".json").partition("/")
        if stem == "index":
            continue  # states are always the same 51; a maker comes with its generations
        if family == "states":
            yield from state_changes(old.state(stem), new.state(stem))
        elif family == "federal":
            yield from _page_changes(json.loads(before(file) or b"{}"), json.loads(after(file)))
    if any(file.startswith("catalogue/") for file in files):
        yield from generation_changes(old.generations(), new.generations())


# States


def state_changes(old: Jurisdiction, new: Jurisdiction) -> Iterator[str]:
    """What differs between two records of one state, the answer first."""
    name = new.name
    yield from _status_changes(old, new)
    yield from _paper_changes(old, new)
    yield from _fee_changes(old, new)
    for field, word in _LIMITS.items():
        was, became = getattr(old, field), getattr(new, field)
        if was != became:
            yield say("{state}: {what} changed from {old} to {new}", state=name, what=say(word),
                      old=_text(was), new=_text(became))  # fmt: skip
    changed = [say(word) for field, word in _PROSE.items()
               if getattr(old, field) != getattr(new, field)]  # fmt: skip
    if changed:
        yield say("{state}: changed in words: {what}", state=name, what=", ".join(changed))
    if old.as_of != new.as_of:
        yield say("{state}: as of {new} instead of {old}", state=name,
                  new=date_text(new.as_of), old=date_text(old.as_of))  # fmt: skip


def _status_changes(old: Jurisdiction, new: Jurisdiction) -> Iterator[str]:
    was, became = old.status_by_body, new.status_by_body
    if len(set(was.values())) == len(set(became.values())) == 1 and was != became:
        (one,), (other,) = set(was.values()), set(became.values())
        yield say("{state}: status changed from {old} to {new}", state=new.name, old=one.value,
                  new=other.value)  # fmt: skip
        return
    for body, status in became.items():
        if status != was[body]:
            yield say("{state}, {bodies}: status changed from {old} to {new}", state=new.name,
                      bodies=say(BODY_CLASS_WORDS[body]), old=was[body].value,
                      new=status.value)  # fmt: skip
    if was == became and old.status != new.status:
        yield say("{state}: status changed from {old} to {new}", state=new.name,
                  old=old.status.value, new=new.status.value)  # fmt: skip


def _paper_changes(old: Jurisdiction, new: Jurisdiction) -> Iterator[str]:
    for name, was, became in _pairs(old.papers, new.papers, _paper_name):
        if was is None:
            yield say("{state}: {paper} added", state=new.name, paper=name)
        elif became is None:
            yield say("{state}: {paper} left out", state=new.name, paper=name)
        elif was.need is not became.need:
            yield say("{state}: {paper} is now {need}", state=new.name, paper=name,
                      need=became.need.value)  # fmt: skip
        else:
            yield say("{state}: {paper} changed in words", state=new.name, paper=name)


def _paper_name(paper: StatePaper) -> str:
    if paper.form:
        return say("form {form}", form=shown(paper.form))
    return say("paper “{title}”", title=shown(paper.title))


def _fee_changes(old: Jurisdiction, new: Jurisdiction) -> Iterator[str]:
    for name, was, became in _pairs(old.fees, new.fees, lambda fee: shown(fee.what)):
        if was is None:
            yield say("{state}: fee “{fee}” added, {usd}", state=new.name, fee=name,
                      usd=_usd(became))  # fmt: skip
        elif became is None:
            yield say("{state}: fee “{fee}” left out", state=new.name, fee=name)
        elif was.usd != became.usd:
            yield say("{state}: fee “{fee}” changed from {old} to {new}", state=new.name, fee=name,
                      old=_usd(was), new=_usd(became))  # fmt: skip
        else:
            yield say("{state}: fee “{fee}” changed in words", state=new.name, fee=name)


def _usd(fee: Fee | None) -> str:
    return say("no fixed amount") if fee is None or fee.usd is None else f"${fee.usd:,.2f}"


# The catalogue


def generation_changes(old: Sequence[Generation], new: Sequence[Generation]) -> Iterator[str]:
    """What differs between two catalogues, entry by entry."""
    for entry, was, became in _pairs(old, new, lambda generation: generation.id):
        car = became or was
        named = say("{car} ({id})", car=shown(car.title) if car else "", id=shown(entry))
        if was is None:
            yield say("{car}: new in the catalogue", car=named)
        elif became is None:
            yield say("{car}: left out of the catalogue", car=named)
        else:
            told = _field_changes(_held(was), _held(became))
            if told:
                yield say("{car}: {what}", car=named, what=told)


def _held(generation: Generation) -> dict[str, Any]:
    names = (field.name for field in fields(Generation) if field.name != "from_pack")
    return {name: getattr(generation, name) for name in names}


# The federal files


def _page_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for family in {**old, **new}:
        was, became = old.get(family), new.get(family)
        if was == became:
            continue
        if isinstance(became, list) and isinstance(was, list | None):
            word = say(_FAMILIES.get(family, family))
            for name, one, other in _pairs(was or [], became, _row_name):
                row = say("{family} “{name}”", family=word, name=name)
                if one is None:
                    yield say("{row}: new", row=row)
                elif other is None:
                    yield say("{row}: left out", row=row)
                else:
                    yield say("{row}: {what}", row=row, what=_field_changes(one, other))
        else:
            yield say("Changed: {what}", what=shown(family))


def _row_name(row: Mapping[str, Any]) -> str:
    return shown(str(next((row[key] for key in _KEYS if row.get(key)), "")))


# Both


def _pairs(
    old: Iterable[Item], new: Iterable[Item], name: Callable[[Item], str]
) -> Iterator[tuple[str, Item | None, Item | None]]:
    """Rows that differ, by name, in the new order; namesakes are matched one by one."""
    was, became = _by_name(old, name), _by_name(new, name)
    for key in {**became, **was}:
        one, other = was.get(key), became.get(key)
        if _plain(one) != _plain(other):
            yield key[0], one, other


def _by_name(rows: Iterable[Item], name: Callable[[Item], str]) -> dict[tuple[str, int], Item]:
    found: dict[tuple[str, int], Item] = {}
    met: dict[str, int] = {}
    for row in rows:
        key = name(row)
        met[key] = met.get(key, 0) + 1
        found[key, met[key]] = row
    return found


def _plain(row: object) -> object:
    """What is compared: whose pack an entry comes from is no difference of its own."""
    return _held(row) if isinstance(row, Generation) else row


def _field_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """`rate_pct 12.5 → 15, notes`: short values from what to what, of long ones the name."""
    told = []
    for name in {**old, **new}:
        was, became = old.get(name), new.get(name)
        if was != became:
            short = _is_short(was) and _is_short(became)
            change = f" {_text(was)} → {_text(became)}" if short else ""
            told.append(shown(name) + change)
    return ", ".join(told)


def _is_short(value: object) -> bool:
    kinds = str | int | float | Decimal | date | None
    plain = isinstance(value, kinds) or hasattr(value, "precision")
    return plain and len(str(value)) <= 40


def _text(value: object) -> str:
    if value is None:
        return say("unknown")
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    return shown(value.value if isinstance(value, StrEnum) else str(value), 60)
