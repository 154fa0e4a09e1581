"""`keigarage state`: what one state answers, with its papers, fees and sources."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import click

from keigarage.cli.documents import plain
from keigarage.cli.options import as_json, opened_if_there, with_garage
from keigarage.cli.state_answers import answer_words, note_lines, own_document
from keigarage.cli.terminal import put, table, wrapped
from keigarage.cli.the_book import book_at_hand
from keigarage.domain.car import BodyClass
from keigarage.domain.dates import date_text
from keigarage.domain.own_rules import StateAnswer, StateNote, answer_for
from keigarage.domain.states import Fee, Jurisdiction, StatePaper
from keigarage.domain.status import STATUS_WORDS
from keigarage.domain.words import say

_BODIES = [body.value for body in BodyClass]
_NEED = {"required": "needed", "conditional": "sometimes"}


@click.command(help=say(
    "Tell what a state does with a kei vehicle. CODE is its two letters, or DC. It shows the "
    "answer by body, the limits, papers, fees and sources. Nothing here is legal advice."
))  # fmt: skip
@click.argument("code")
@click.option("--body", type=click.Choice(_BODIES), default=_BODIES[0],
              help=say("The body the answer is for; a passenger car unless given."))  # fmt: skip
@click.option("--county", metavar="NAME", default="",
              help=say("A county, where your own note of one is to count."))  # fmt: skip
@as_json
@with_garage
def state(garage: str | None, code: str, body: str, county: str, as_json: bool) -> None:
    book, today = book_at_hand(), date.today()
    known = book.state(code)
    with opened_if_there(garage) as app:
        notes = app.notebook.state_notes(known.code) if app else []
    asked = BodyClass(body)
    answers = {each: answer_for(known, each, county, notes) for each in BodyClass}
    document = _document(book.state_record(code), known, asked, today)
    document |= {"status_for_body": answers[asked].status.value}
    document |= own_document(answers[asked], notes, known, today)
    put(as_json, document, lambda: _lines(known, asked, today, answers, notes))


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
        "stale": known.stale(on),
    }


def _lines(
    known: Jurisdiction,
    body: BodyClass,
    on: date,
    answers: Mapping[BodyClass, StateAnswer],
    notes: Sequence[StateNote],
) -> Iterator[str]:
    told = answer_words(answers[body])
    yield say("{state} ({code}), a kei {body}", state=known.name, code=known.code, body=body.value)
    yield told[:1].upper() + told[1:]
    if answers[body].is_own:
        yield say("The rule book: {answer}", answer=say(STATUS_WORDS[answers[body].book]))
    if notes:
        yield ""
        yield say("Your notes")
        yield from note_lines(notes, known)
    yield ""
    yield from wrapped(known.summary)
    if known.conflicts:
        yield ""
        yield from wrapped(known.conflicts)
    if known.pending:
        yield from wrapped(say("Pending: {what}", what=known.pending))
    yield ""
    others = [(other, answer) for other, answer in answers.items() if other is not body]
    rows = [(say("A kei {body}", body=other.value), answer_words(answer))
            for other, answer in others]  # fmt: skip
    yield from table([*rows, *_facts(known)])
    yield from _section(say("Papers"), [_paper(paper) for paper in known.papers])
    yield from _section(say("Fees"), [_fee(fee) for fee in known.fees])
    yield from _section(say("Law"), [law.cite for law in known.legal_basis])
    yield from _section(say("Sources"), [source.url for source in known.sources])
    yield ""
    yield from wrapped(_as_of(known, on))


def _facts(known: Jurisdiction) -> Iterator[tuple[str, str]]:
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
    if known.from_pack:
        told += " " + say("Told by the rule pack {pack}.", pack=known.from_pack)
    if known.stale(on):
        told += " " + say("That is over a year old: check before you rely on it.")
    return told
