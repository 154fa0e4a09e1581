"""`keigarage duty`: duty and fees of one vehicle, line by line, with their sources."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import click

from keigarage.cli.documents import plain
from keigarage.cli.options import as_json, opened_if_there, with_garage
from keigarage.cli.terminal import put, table, width, wrapped
from keigarage.cli.the_book import book_at_hand
from keigarage.domain.car import BodyClass
from keigarage.domain.car_fields import read_amount
from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import PartialDate, Precision, date_text, day_text
from keigarage.domain.duty import DutyAnswer, DutyLine
from keigarage.domain.duty import duty as reckoned
from keigarage.domain.errors import UnreadableDate
from keigarage.domain.money import rate_text, usd_text
from keigarage.domain.words import say

_BODIES = [body.value for body in BodyClass]


@click.command(help=say(
    "Work out duty and fees of one vehicle from Japan that comes by ship. Rates hold by the day of "
    "entry, the body and the year built; where sources disagree every result is shown. Customs "
    "decides, and nothing here is legal advice."
))  # fmt: skip
@click.option("--value", metavar="USD", required=True,
              help=say("Price of the vehicle alone, in dollars."))  # fmt: skip
@click.option("--body", type=click.Choice(_BODIES), required=True,
              help=say("A van with rear seats counts as a car; one for goods is shown as an "
                       "alternative."))  # fmt: skip
@click.option("--built", metavar="DATE", required=True,
              help=say("Date built; the tariff counts its year."))  # fmt: skip
@click.option("--entry", metavar="DAY", required=True, help=say("Day of entry at customs."))
@click.option("--informal", is_flag=True, help=say("Informal entry, up to $2,500."))
@as_json
@with_garage
def duty(
    garage: str | None,
    value: str,
    body: str,
    built: str,
    entry: str,
    informal: bool,
    as_json: bool,
) -> None:
    amount, built_on, day = read_amount(value), read_date(built), _whole_day(entry)
    book = book_at_hand()
    with opened_if_there(garage) as app:
        own_rows = app.notebook.duty_rows() if app else ()
        own_fees = app.notebook.fee_rows() if app else ()
    answer = reckoned(
        value_usd=amount, body=BodyClass(body), built=built_on, entry=day, informal=informal,
        rows=book.duty_rows(), fees=(*book.fee_rows(), *own_fees), own_rows=own_rows,
    )  # fmt: skip
    put(as_json, duty_document(answer), lambda: _lines(answer, BodyClass(body), built_on, day))


def _whole_day(text: str) -> date:
    day = read_date(text)
    if day.precision is not Precision.DAY:
        raise UnreadableDate(
            say("--entry needs a whole day, such as {example}, and {text} names none.",
                example="2026-11-22", text=text.strip())
        )  # fmt: skip
    return day.first


def duty_document(answer: DutyAnswer) -> dict[str, Any]:
    return {
        "value_usd": plain(answer.value_usd),
        "rows": [_line_document(line) for line in answer.rows],
        "total_usd": plain(answer.total_usd),
        "confidence": answer.confidence.value,
        "alternatives": [
            {"total_usd": plain(other.total_usd), "because": other.because}
            for other in answer.alternatives
        ],
        "because": answer.because,
        "missing": list(answer.missing),
        "notes": list(answer.notes),
    }


def _line_document(line: DutyLine) -> dict[str, Any]:
    return {
        "what": line.what,
        "hts": line.hts or None,
        "rate_pct": None if line.rate_pct is None else float(line.rate_pct),
        "amount_usd": plain(line.amount_usd),
        "cite": line.cite,
        "confidence": line.confidence.value,
        "own": line.own,
        "note": line.note,
        "source": line.url,
    }


def _lines(answer: DutyAnswer, body: BodyClass, built: PartialDate, entry: date) -> Iterator[str]:
    yield say("A kei {body} built {when}, entered on {day} at a value of {value}",
              body=body.value, when=date_text(built), day=day_text(entry),
              value=usd_text(answer.value_usd))  # fmt: skip
    yield ""
    yield from _bill(answer)
    yield from wrapped(say("Confidence {confidence}, that of the weakest line.",
                           confidence=answer.confidence.value)
                       if not answer.missing else
                       say("Confidence unknown, since the total lacks a line."))  # fmt: skip
    yield from _section(say("Not in the total"), answer.missing)
    if answer.alternatives:
        told = (f"{usd_text(other.total_usd)}: {other.because}" for other in answer.alternatives)
        yield from _section(say("Other readings"), (answer.because, *told))
    yield from _section(say("Rests on"), map(_rests_on, answer.rows))
    yield from _section(say("Worth knowing"), answer.notes)


def _bill(answer: DutyAnswer) -> list[str]:
    """What, rate, amount and confidence; the amounts stand under each other by their cents."""
    rates = ["" if line.rate_pct is None else rate_text(line.rate_pct) for line in answer.rows]
    names = [line.what for line in answer.rows]
    left = table([*zip(names, rates, strict=True), (say("Total"), "")])
    amounts = [usd_text(line.amount_usd) for line in answer.rows] + [usd_text(answer.total_usd)]
    sure = [line.confidence.value for line in answer.rows] + [""]
    wide, most = max(map(width, left)), max(map(len, amounts))
    return [
        f"{words}{' ' * (wide - width(words))}  {amount:>{most}}  {word}".rstrip()
        for words, amount, word in zip(left, amounts, sure, strict=True)
    ]


def _rests_on(line: DutyLine) -> str:
    told = "; ".join(part for part in (line.hts, line.cite, line.note) if part)
    yours = " " + say("(yours)") if line.own else ""
    return f"{line.what}{yours}: {told}"


def _section(head: str, entries: Iterable[str]) -> Iterator[str]:
    shown = [entry for entry in entries if entry]
    if shown:
        yield ""
        yield head
        for entry in shown:
            first, *more = wrapped(entry, 4)
            yield "  - " + first[4:]
            yield from more
