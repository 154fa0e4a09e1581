"""What every fact of the rule book carries: its source, its date and how sure it is."""

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How far a fact may be relied on, in the rule book's own words."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    DERIVED = "derived"
    CONFLICT = "conflict"
    UNCHECKED = "unchecked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. `as_of` is the source's own wording: a month, or "stored copy"."""

    url: str
    title: str = ""
    kind: str = ""
    as_of: str | None = None
