"""`keigarage kei`: a car beside the limits of the kei class of its day."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click

from keigarage.cli.options import as_json, car_named, opened, with_garage
from keigarage.cli.terminal import put, table, wrapped
from keigarage.cli.the_book import book_at_hand
from keigarage.domain.car import Car
from keigarage.domain.car_fields import read_field
from keigarage.domain.dates import date_text, era_text
from keigarage.domain.eligibility import Answer, date_that_counts
from keigarage.domain.kei import Criterion, KeiAnswer, KeiStandard, kei_answer_of_car
from keigarage.domain.kei_words import CRITERION_WORDS, margin_text, measure_text
from keigarage.domain.words import say

_ANSWERS = {
    Answer.YES: "yes",
    Answer.NO: "no",
    Answer.DEPENDS: "depends",
    Answer.UNKNOWN: "unknown",
}
_MARKS = {True: "within", False: "over", None: "unknown"}


@click.command(help=say(
    "Compare a car built on the date BUILT with the kei class of its day. Measures that are not "
    "given stay unknown; --car takes them, and the date, from a car of the garage."
))  # fmt: skip
@click.argument("built", nargs=-1, metavar="[BUILT]")
@click.option("--car", "named", metavar="CAR", help=say("A car of the garage."))
@click.option("--length-mm", metavar="MM", help=say("Length in millimetres."))
@click.option("--width-mm", metavar="MM", help=say("Width in millimetres."))
@click.option("--height-mm", metavar="MM", help=say("Height in millimetres."))
@click.option("--cc", "displacement_cc", metavar="CC", help=say("Displacement."))
@click.option("--cycle", metavar="2/4", help=say("Strokes, which counted until 1955."))
@click.option("--power-ps", metavar="PS", help=say("Peak power."))
@as_json
@with_garage
def kei(
    garage: str | None,
    /,
    built: tuple[str, ...],
    named: str | None,
    as_json: bool,
    **measures: str | None,
) -> None:
    if not built and named is None:
        raise click.UsageError(say("Tell when it was built, or name a car of the garage."))
    car = Car(name="")
    if named is not None:
        with opened(garage) as app:
            car = app.garage.car(car_named(app, named))
    given = {name: text for name, text in measures.items() if text is not None}
    if built:
        given["built"] = " ".join(built)
    car = replace(car, **{name: read_field(name, text) for name, text in given.items()})

    answer = kei_answer_of_car(car, book_at_hand().kei_standards())
    put(as_json, answer_document(answer), lambda: _lines(car, answer))


def answer_document(answer: KeiAnswer) -> dict[str, Any]:
    """`is_kei` is null where the answer depends or is unknown; `answer` tells those apart."""
    return {
        "standard": answer.standard and _standard_document(answer.standard),
        "is_kei": {Answer.YES: True, Answer.NO: False}.get(answer.is_kei),
        "answer": answer.is_kei.value,
        "criteria": [_criterion_document(criterion) for criterion in answer.criteria],
        "customs": [_criterion_document(criterion) for criterion in answer.customs],
        "because": answer.because,
        "parts": [answer_document(part) for part in answer.parts],
    }


def _standard_document(standard: KeiStandard) -> dict[str, Any]:
    limit = standard.power_limit_kw
    return {
        "since": standard.since.isoformat(),
        "day_known": standard.day_known,
        "length_mm": standard.length_mm,
        "width_mm": standard.width_mm,
        "height_mm": standard.height_mm,
        "cc_4st": standard.cc_4st,
        "cc_2st": standard.cc_2st,
        "rated_output_kw": None if limit is None else float(limit),
        "confidence": standard.confidence.value,
        "note": standard.note,
        "source": standard.url,
    }


def _criterion_document(criterion: Criterion) -> dict[str, Any]:
    return {
        "name": criterion.name,
        "value": criterion.value,
        "limit": criterion.limit,
        "margin": criterion.margin,
        "ok": criterion.ok,
        "unit": criterion.unit,
        "decides": criterion.decides,
        "note": criterion.note,
    }


def _lines(car: Car, answer: KeiAnswer) -> Iterator[str]:
    counts = date_that_counts(car.built, car.first_registered)
    if car.title:
        yield car.title
    if counts:
        when, era = date_text(counts.value), era_text(counts.value)
        template = "Built {when} ({era})" if car.built else "First registered {when} ({era})"
        yield say(template, when=when, era=era)
    yield from ("", *_told(say(_ANSWERS[answer.is_kei]), answer.because))
    for part in answer.parts or (answer,):
        if part.standard:
            yield ""
            yield from _under(part, part.standard)


def _under(part: KeiAnswer, standard: KeiStandard) -> Iterator[str]:
    yield say("Limits from {since}, confidence {confidence}",
              since=standard.since_text, confidence=standard.confidence.value)  # fmt: skip
    rows = [_row(criterion) for criterion in (*part.criteria, *part.customs)]
    heads = [say("Measure"), say("Car"), say("Limit"), say("Answer"), say("Margin")]
    yield from table(rows, heads)
    for criterion in (*part.criteria, *part.customs):
        if criterion.note:
            name = say(CRITERION_WORDS[criterion.name])
            yield from wrapped(f"{name}: {criterion.note}")
    if standard.note:
        yield from wrapped(say("Sources: {note}", note=standard.note))
    yield from wrapped(standard.url)


def _row(criterion: Criterion) -> list[str]:
    value, margin, unit = criterion.value, criterion.margin, criterion.unit
    mark = _MARKS[criterion.ok] if criterion.name != "rated_output" else "not compared"
    return [
        say(CRITERION_WORDS[criterion.name]),
        measure_text(value, unit) if value is not None else say("not known"),
        measure_text(criterion.limit, unit),
        say(mark),
        "" if margin is None else margin_text(margin, unit),
    ]


def _told(answer: str, because: str) -> list[str]:
    """The answer in a column of its own before its reason."""
    lead = f"{answer:<9}"
    first, *more = wrapped(because, len(lead))
    return [lead + first[len(lead) :], *more]
