"""What a record is shown as: headings, and facts each with where it is written."""

from dataclasses import dataclass

from keigarage.domain.knowledge import Source
from keigarage.ui.look.marks import Mark


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the record; `aside` says at its right what it holds. It folds under its `id`."""

    id: str
    words: str
    aside: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: a quiet label, the fact, a quiet remark, its mark, and its sources.

    A fact without sources of its own rests on those of the record, and is as sure as the record
    unless `confidence` says otherwise.
    """

    part: str
    label: str
    words: str
    remark: str = ""
    mark: Mark | None = None
    sources: tuple[Source, ...] = ()
    confidence: str = ""


Row = Heading | Fact

# The parts that stand open at first: what the counter will ask. The rest waits under its heading.
OPEN = frozenset({"car", "notes", "limits", "papers", "pending", "conflicts"})


def spoken(row: Row) -> str:
    """The whole row for a screen reader."""
    if isinstance(row, Heading):
        return f"{row.words}, {row.aside}" if row.aside else row.words
    named = f"{row.label}: {row.words}" if row.label else row.words
    return ". ".join(part.rstrip(".") for part in (named, row.remark) if part)
