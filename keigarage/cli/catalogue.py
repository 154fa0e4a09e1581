"""`keigarage catalogue`: generations by name, chassis code or chassis number."""

from collections.abc import Sequence

import click

from keigarage.cli.documents import generation_document
from keigarage.cli.options import as_json
from keigarage.cli.terminal import put, table
from keigarage.cli.the_book import book_at_hand
from keigarage.domain.catalogue import Generation, search
from keigarage.domain.eligibility import AgeRule
from keigarage.domain.words import say


@click.command(help=say(
    "List generations of the catalogue. TEXT is a name in either script, a chassis code or a "
    "whole chassis number; without it the whole catalogue is listed."
))  # fmt: skip
@click.argument("text", nargs=-1, metavar="[TEXT]")
@as_json
def catalogue(text: tuple[str, ...], as_json: bool) -> None:
    book = book_at_hand()
    rule, wanted = book.federal, " ".join(text)
    found = [match.generation for match in search(book.generations(), wanted)]
    document = {"results": [generation_document(generation, rule) for generation in found]}
    put(as_json, document, lambda: _lines(found, rule, wanted))


def _lines(found: Sequence[Generation], rule: AgeRule, wanted: str) -> list[str]:
    if not found:
        return [
            say("The catalogue knows no {text}: try its model's name or the letters and digits "
                "that its chassis number begins with.", text=wanted)
        ]  # fmt: skip
    heads = [say("Car"), say("Chassis codes"), say("Built"), say("Eligible for certain"),
             say("Entry")]  # fmt: skip
    rows = [
        [_named(generation), ", ".join(generation.chassis_codes),
         _span(generation.production_start, generation.production_end),
         _span(generation.first_eligible(rule), generation.last_eligible(rule)), generation.id]
        for generation in found
    ]  # fmt: skip
    return table(rows, heads)


def _named(generation: Generation) -> str:
    years = f" {generation.model_year}" if generation.model_year else ""
    return generation.title + years


def _span(start: object, end: object) -> str:
    """`1991-05 to 1996-02`; an end that is not known stays open."""
    if start is None and end is None:
        return say("unknown")
    return say("{start} to {end}", start=start or "?", end=end or "…")
