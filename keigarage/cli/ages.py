"""The `eligibility` answer: what the age rules say of a date, with no garage and no parser.

It is asked often and from scripts, so this module imports the rules and nothing else.
"""

from datetime import date

from keigarage.cli.terminal import put, wrapped
from keigarage.cli.the_book import book_at_hand
from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import Precision, date_text, day_text, era_text
from keigarage.domain.eligibility import Answer, Basis, arrival_gate, date_that_counts, decide
from keigarage.domain.errors import UnreadableDate
from keigarage.domain.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from keigarage.domain.dates import PartialDate
    from keigarage.domain.eligibility import Gate, Verdict

ANSWER_WORDS = {
    Answer.YES: "yes",
    Answer.DEPENDS: "depends",
    Answer.NO: "no",
    Answer.UNKNOWN: "unknown",
}
_NOT_KNOWN = ("-", "unknown")


def is_known(built_text: str) -> bool:
    """Whether BUILT is a date; `-` and `unknown` say that the papers do not tell."""
    return built_text.strip().lower() not in _NOT_KNOWN


def put_eligibility(
    built: str,
    *,
    registered: "str | None" = None,
    rules: "Sequence[str]" = (),
    on: "str | None" = None,
    arrives: "str | None" = None,
    as_json: bool = False,
) -> None:
    """Read the question, ask the rules and print their answers.

    raises -- GarageError: a date that cannot be read, a rule that is not in the book
    """
    built_on = read_date(built) if is_known(built) else None
    registered_on = read_date(registered) if registered else None
    day = _whole_day(on) if on else date.today()
    arrival = read_date(arrives) if arrives else None
    counts = date_that_counts(built_on, registered_on)
    assert counts is not None  # both parsers see to it that one of the dates is given
    text = built if counts.basis is Basis.BUILT else registered or ""
    book = book_at_hand()
    asked = [book.age_rule(rule) for rule in rules] or book.default_rules()
    verdicts = [decide(rule, built_on, registered_on, day) for rule in asked]
    # The gate is the first rule asked; without one that is NHTSA's, the first of the book.
    gate = arrival_gate(verdicts[0], arrival) if arrival else None

    quarrels = _conflicts(built_on, registered_on)

    document = {
        "built": date_document(counts.value, text),
        "basis": counts.basis.value,
        "rules": [verdict_document(verdict) for verdict in verdicts],
        "conflicts": list(quarrels),
    }
    if gate:
        document["arrival"] = {
            "date": str(arrival), "answer": gate.answer.value, "because": gate.because,
        }  # fmt: skip
    put(
        as_json,
        document,
        lambda: [*_lines(counts.value, counts.basis, day, verdicts, gate), *_told(quarrels)],
    )


def _conflicts(built: "PartialDate | None", registered: "PartialDate | None") -> "tuple[str, ...]":
    """What the two dates given say against each other."""
    if not built or not registered:
        return ()
    from keigarage.domain.evidence import conflicts  # slow to import, and seldom asked for

    return conflicts(built, registered, ())


def _told(quarrels: "Iterable[str]") -> "list[str]":
    return [line for sentence in quarrels for line in ("", *wrapped(sentence))]


def _whole_day(text: str) -> date:
    day = read_date(text)
    if day.precision is not Precision.DAY:
        raise UnreadableDate(
            say("--on needs a whole day, such as {example}, and {text} names none.",
                example="2026-11-22", text=text.strip())
        )  # fmt: skip
    return day.first


def date_document(value: "PartialDate", text: str) -> "dict[str, Any]":
    """A date as typed and as understood; `first` and `last` are the days it can mean."""
    return {
        "text": text,
        "value": str(value),
        "precision": value.precision.value,
        "first": value.first.isoformat(),
        "last": value.last.isoformat(),
    }


def verdict_document(verdict: "Verdict") -> "dict[str, Any]":
    """The answer of one rule; `from_pack` is there where a rule pack told the rule."""
    pack = verdict.rule.from_pack
    return {
        "id": verdict.rule.id,
        "agency": verdict.rule.agency,
        "answer": verdict.answer.value,
        "earliest": verdict.earliest and verdict.earliest.isoformat(),
        "certain": verdict.certain and verdict.certain.isoformat(),
        "days_left": verdict.days_left,
        "because": verdict.because,
        "cite": verdict.rule.cite,
        **({"from_pack": pack} if pack else {}),
    }


def verdict_lines(verdict: "Verdict") -> "list[str]":
    """The answer in a column of its own, then the rule, the reason and the citation."""
    rule, left = verdict.rule, verdict.days_left
    agency = f"{rule.agency}: " if rule.agency else ""
    wait = "" if not left else f" · {_days(left)}"
    answer = f"{say(ANSWER_WORDS[verdict.answer]):<9}"
    because = wrapped(verdict.because, len(answer))
    named = f"{rule.cite} ({rule.id})" if rule.cite else rule.id
    if rule.from_pack:
        named += " · " + say("told by the rule pack {pack}", pack=rule.from_pack)
    cite = wrapped(named, len(answer))
    return [f"{answer}{agency}{rule.name}{wait}", *because, *cite]


def _days(left: int) -> str:
    return say("1 day left") if left == 1 else say("{count} days left", count=f"{left:,}")


def _lines(
    value: "PartialDate",
    basis: Basis,
    day: date,
    verdicts: "Iterable[Verdict]",
    gate: "Gate | None",
) -> "list[str]":
    template = "First registered {when} ({era}), as of {day}"
    if basis is Basis.BUILT:
        template = "Built {when} ({era}), as of {day}"
    lines = [say(template, when=date_text(value), era=era_text(value), day=day_text(day))]
    for verdict in verdicts:
        lines += ["", *verdict_lines(verdict)]
    if gate:
        answer = f"{say(ANSWER_WORDS[gate.answer]):<9}"
        lines += ["", answer + say("on arrival"), *wrapped(gate.because, len(answer))]
    return lines
