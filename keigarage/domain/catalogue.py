"""The catalogue: generations of kei cars, and finding one by name, chassis code or number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keigarage.domain.car import Body
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule, window
from keigarage.domain.knowledge import Confidence
from keigarage.domain.plain_text import folded, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One generation of one model, as the catalogue tells it. Lengths in mm, torque in Nm."""

    id: str
    make: str
    model: str
    generation: str
    variant: str | None
    name_ja: str | None
    body: Body
    chassis_codes: tuple[str, ...]
    production_start: PartialDate | None
    production_end: PartialDate | None
    length_mm: int | None
    width_mm: int | None
    height_mm: int | None
    wheelbase_mm: int | None
    kerb_kg: int | None
    engine_codes: tuple[str, ...]
    displacement_cc: int | None
    cylinders: int | None
    cycle: int | None
    induction: str | None
    power_ps: float | None
    power_rpm: int | None
    torque_nm: float | None
    redline_rpm: int | None
    drivetrain: tuple[str, ...]
    layout: str
    top_speed_kmh: int | None
    kei_standard: str
    is_kei: bool
    market: str
    model_year: int | None
    notes: str
    sources: tuple[str, ...]
    confidence: Confidence
    from_pack: str = ""  # the rule pack that told it; empty for the program's own book

    @property
    def title(self) -> str:
        return f"{self.make} {self.model}"

    def first_eligible(self, rule: AgeRule) -> date | None:
        """The day the first car built can be certain under `rule`; None where unknown."""
        return _certain(self.production_start, rule)

    def last_eligible(self, rule: AgeRule) -> date | None:
        """The day the last car built is certain under `rule`; None while in production."""
        return _certain(self.production_end, rule)


def _certain(value: PartialDate | None, rule: AgeRule) -> date | None:
    if value is None or rule.min_years is None:
        return None
    ends = window(value, rule.min_years, rule.counted)
    return ends and ends[1]


@dataclass(frozen=True, slots=True)
class Match:
    """A generation that answers a search; `chassis_code` is the code a number began with."""

    generation: Generation
    score: int
    chassis_code: str = ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A search made ready: all of it in one, its words, and the two sides of its last dash."""

    needle: str
    words: tuple[str, ...]
    head: str
    tail: str


def search(generations: Iterable[Generation], text: str) -> list[Match]:
    """Generations that match a name in either script, a chassis code or a whole chassis number.

    Best first: an exact code (with its emission prefix too, `E-PP1`), a number that begins with a
    code (the one before its dash, else the longest), names that start with the words, names that
    hold them all. Empty text gives every generation.
    """
    everything = list(generations)
    wanted = _wanted(text)
    if not wanted.needle:
        return [Match(generation, 0) for generation in everything]
    found = [match for match in (_match(g, wanted) for g in everything) if match]
    ranks = [_rank(match.chassis_code, wanted) for match in found if match.score == 90]
    kept = [m for m in found if m.score != 90 or _rank(m.chassis_code, wanted) == max(ranks)]
    return sorted(kept, key=lambda match: -match.score)


def _wanted(text: str) -> _Wanted:
    typed = plain(text)
    words = tuple(word for word in map(folded, typed.split()) if word)
    head, _, tail = typed.rpartition("-")
    return _Wanted(folded(typed), words, folded(head), folded(tail))


def _match(generation: Generation, wanted: _Wanted) -> Match | None:
    needle = wanted.needle
    for code in generation.chassis_codes:
        if folded(code) == needle or _is_prefixed(folded(code), wanted):
            return Match(generation, 100, code)
    code = max((c for c in generation.chassis_codes if _begins(folded(c), wanted)),
               key=lambda code: _rank(code, wanted), default="")  # fmt: skip
    if code:
        return Match(generation, 90, code)
    partial = next((c for c in generation.chassis_codes if folded(c).startswith(needle)), "")
    if partial and len(needle) >= 2:
        return Match(generation, 60, partial)
    name = folded(f"{generation.make} {generation.model}")
    if needle in (folded(generation.model), name):
        return Match(generation, 85)
    if name.startswith(needle) or folded(generation.model).startswith(needle):
        return Match(generation, 80)
    parts = (generation.generation, generation.variant or "", generation.name_ja or "",
             *generation.chassis_codes)  # fmt: skip
    everything = "\n".join((name, *map(folded, parts)))
    if needle in everything:
        return Match(generation, 70)
    return Match(generation, 50) if all(word in everything for word in wanted.words) else None


def _begins(code: str, wanted: _Wanted) -> bool:
    """Whether a chassis number begins with the code: what follows must be its serial digits."""
    if code == wanted.head:
        return wanted.tail.isdigit()
    serial = wanted.needle.removeprefix(code)
    return 2 <= len(code) < len(wanted.needle) - 2 and serial != wanted.needle and serial.isdigit()


def _rank(code: str, wanted: _Wanted) -> tuple[bool, int]:
    """The code that stands before the dash is meant, else the longest that fits."""
    return folded(code) == wanted.head, len(folded(code))


def _is_prefixed(code: str, wanted: _Wanted) -> bool:
    """Whether it is the code behind an emission class, as on papers: `E-PP1`, `GD-S200P`."""
    return code == wanted.tail and 0 < len(wanted.head) <= 3
