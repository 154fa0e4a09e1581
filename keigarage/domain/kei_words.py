"""Why a car is or is not a kei, in sentences."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from keigarage.domain.eligibility import Answer
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.domain.kei import Criterion

CRITERION_WORDS = {
    "length": "length",
    "width": "width",
    "height": "height",
    "displacement": "displacement",
    "rated_output": "rated output",
    "power": "power",
}


def measure_text(value: float, unit: str) -> str:
    """`3,295 mm`; a figure keeps one decimal where it has one."""
    return f"{value:,.1f}".removesuffix(".0") + f" {unit}"


def margin_text(margin: float, unit: str) -> str:
    """`105 mm to spare`, `246 cc over`, or that it is exactly the limit."""
    if margin == 0:
        return say("exactly the limit")
    much = measure_text(abs(margin), unit)
    return say("{much} to spare", much=much) if margin > 0 else say("{much} over", much=much)


def because_of(since: str, is_kei: Answer, criteria: Sequence["Criterion"]) -> str:
    """The reason under one standard, the one in force since `since`."""
    counting = [criterion for criterion in criteria if criterion.decides]
    match is_kei:
        case Answer.NO:
            # Displacement first: no bumper or roof rack explains that away.
            failed = [criterion for criterion in counting if criterion.ok is False]
            failed.sort(key=lambda criterion: criterion.name != "displacement")
            return say("Not a kei under the limits from {since}: {what}.", since=since,
                       what="; ".join(map(_over, failed)))  # fmt: skip
        case Answer.UNKNOWN:
            return _unsettled(since, counting)
        case _:
            told = [criterion for criterion in criteria if not criterion.decides]
            words = say("Within every limit from {since} that can be compared.", since=since)
            if not told:
                words = say("Within every limit from {since}.", since=since)
            return words


def because_of_all(reasons: Iterable[str], *, agree: bool) -> str:
    """The reasons of several standards, oldest first."""
    if agree:
        start = say("More than one standard may have applied, with the same answer.")
    else:
        start = say("More than one standard may have applied, and the answers differ.")
    return " ".join([start, *reasons])


def _over(criterion: "Criterion") -> str:
    name, unit, value = CRITERION_WORDS[criterion.name], criterion.unit, criterion.value or 0
    return say("{name} {value}, {much} over the {limit} allowed", name=say(name),
               value=measure_text(value, unit), much=measure_text(value - criterion.limit, unit),
               limit=measure_text(criterion.limit, unit))  # fmt: skip


def _unsettled(since: str, counting: Sequence["Criterion"]) -> str:
    missing = [say(CRITERION_WORDS[criterion.name]) for criterion in counting
               if criterion.ok is None and criterion.value is None]  # fmt: skip
    words = []
    if missing:
        words.append(
            say("Nothing known is over the limits from {since}, but not known: {what}.",
                since=since, what=", ".join(missing))
        )  # fmt: skip
    words += [
        say("Under the limits from {since} the answer depends on the engine's strokes: {note}.",
            since=since, note=criterion.note)
        for criterion in counting if criterion.ok is None and criterion.value is not None
    ]  # fmt: skip
    return " ".join(words)
