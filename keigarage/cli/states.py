"""`keigarage state`: what one state answers, with its papers, fees and sources."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from keigarage.cli.documents import plain
from keigarage.cli.options import as_json
from keigarage.cli.terminal import put, table, wrapped
from keigarage.domain.car import BodyClass
from keigarage.domain.dates import date_text
from keigarage.domain.states import Fee, Jurisdiction, StatePaper
from keigarage.domain.status import STATUS_WORDS
from keigarage.domain.words import say

_BODIES = [body.value for body in BodyClass]
_NEED = {"required": "needed", "conditional": "sometimes"}


@click.command(help=say(
    "Tell what a state does with a kei vehicle. CODE is its two letters, or DC; told are its "
    "answer by body, its limits, papers, fees and sources. Nothing here is legal advice."
))  # fmt: skip
@click.argument("code")
@click.option("--body", type=click.Choice(_BODIES), default=_BODIES[0],
              help=say("The body the answer is for; a passenger car unless told."))  # fmt: skip
@as_json
def state(code: str, body: str, as_json: bool) -> None:
    from keigarage.reference import RuleBook

    book, today = RuleBook(), date.today()
    known = book.state(code)
    document = _document(book.state_record(code), known, BodyClass(body), today)
    put(as_json, document, lambda: _lines(known, BodyClass(body), today))


def _document(
    record: dict[str, Any], known: Jurisdiction, body: BodyClass, on: date
) -> dict[str, Any]:
    """The record as the rule book writes it, but for its money; then what it means for `body`."""
    fees = [
        {**written, "usd": plain(fee.usd)}
        for written, fee in zip(record["fees"], known.fees, strict=True)
    ]
    return {
        **record,
        "fees": fees,
        "body": body.value,
        "status_for_body": known.status_for(body).value,
        "stale": known.stale(on),
    }


def _lines(known: Jurisdiction, body: BodyClass, on: date) -> Iterator[str]:
    answer = say(STATUS_WORDS[known.status_for(body)])
    yield say("{state} ({code}), a kei {body}", state=known.name, code=known.code, body=body.value)
    yield answer[:1].upper() + answer[1:]
    yield ""
    yield from wrapped(known.summary)
    if known.conflicts:
        yield ""
        yield from wrapped(known.conflicts)
    if known.pending:
        yield from wrapped(say("Pending: {what}", what=known.pending))
    yield ""
    yield from table(list(_facts(known, body)))
    yield from _section(say("Papers"), [_paper(paper) for paper in known.papers])
    yield from _section(say("Fees"), [_fee(fee) for fee in known.fees])
    yield from _section(say("Law"), [law.cite for law in known.legal_basis])
    yield from _section(say("Sources"), [source.url for source in known.sources])
    yield ""
    yield from wrapped(_as_of(known, on))


def _facts(known: Jurisdiction, body: BodyClass) -> Iterator[tuple[str, str]]:
    for other in BodyClass:
        if other is not body:
            yield say("A kei {body}", body=other.value), say(STATUS_WORDS[known.status_for(other)])
    if known.max_posted_mph is not None:
        yield say("Fastest road"), say("{mph} mph posted", mph=known.max_posted_mph)
    if known.interstate_ok is not None:
        yield say("Interstate"), say("allowed") if known.interstate_ok else say("not allowed")
    if known.min_age_years is not None:
        yield say("Least age"), say("{years} years", years=known.min_age_years)
    if known.local_option:
        yield say("Counties and towns"), known.local_note or say("may allow or refuse")
    if known.plate_classes:
        yield say("Plates"), ", ".join(known.plate_classes)
    yield say("Ask"), known.agency


def _section(head: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield ""
        yield head
        for entry in entries:
            first, *more = wrapped(entry, 4)
            yield "  - " + first[4:]
            yield from more


def _paper(paper: StatePaper) -> str:
    form = f"{paper.form}: " if paper.form else ""
    when = f"; {paper.when}" if paper.when else ""
    return f"{form}{paper.title} ({say(_NEED[paper.need])}{when})"


def _fee(fee: Fee) -> str:
    amount = say("not a fixed amount") if fee.usd is None else f"${fee.usd:,.2f}"
    return f"{fee.what}: {amount}" + (f" ({fee.note})" if fee.note else "")


def _as_of(known: Jurisdiction, on: date) -> str:
    told = say("As of {when}, confidence {confidence}.",
               when=date_text(known.as_of), confidence=known.confidence.value)  # fmt: skip
    if known.stale(on):
        told += " " + say("That is over a year old: check before you rely on it.")
    return told
