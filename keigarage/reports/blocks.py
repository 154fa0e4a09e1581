"""A report as plain values: what a page says, before anything decides how it looks."""

from dataclasses import dataclass
from enum import StrEnum


class PageSize(StrEnum):
    """The paper to print on, by the word that settings and the command line use."""

    LETTER = "letter"
    A4 = "a4"


class Mark(StrEnum):
    """The sign beside an answer; words stand next to it, since a sign alone can be misread."""

    YES = "yes"
    DEPENDS = "depends"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The head of the first page. `running` heads the pages after it, in one short line."""

    text: str
    about: str
    printed: str
    running: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What must be read before anything else, in a frame of its own."""

    mark: Mark
    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value. `large` is for what is read out and copied, `strong` for names."""

    label: str
    text: str
    note: str = ""
    strong: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A rule's answer in one sentence, its reasons and limits below, and a word of caution."""

    mark: Mark
    text: str
    lines: tuple[str, ...] = ()
    caution: str = ""


@dataclass(frozen=True, slots=True)
class FactsCard:
    """The car on the left, what the rules answer on the right."""

    facts: tuple[Fact, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `quiet` sets it small and grey."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Pairs of a short word and what is to be said of it."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line with a box to tick.

    `name` names the box as a form field and must be the only one of its report; `form` stands in
    a column of its own (a form number, an amount), `aside` at the far side (how far a paper is);
    `lines` is the number of ruled lines for an answer written by hand.
    """

    name: str
    title: str
    form: str = ""
    note: str = ""
    aside: str = ""
    done: bool = False
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that belong together, under a small heading where one is given.

    `columns` sets short rows side by side; such rows show neither form nor aside.
    """

    rows: tuple[Row, ...]
    heading: str = ""
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `stub` heads the blank column kept for handwriting."""

    heading: str
    parts: tuple[Paragraph | Terms | Rows, ...]
    stub: str = ""


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Ruled lines to write on."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SourceFoot:
    """Where the page's facts come from, small and grey, at its end; `lead` is in black."""

    lead: str
    heading: str
    lines: tuple[str, ...]


Block = Title | Notice | FactsCard | Section | NoteLines | SourceFoot
