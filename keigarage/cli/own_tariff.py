"""`keigarage tariff-note`: tariff news that an owner has before the rule book has them."""

from collections.abc import Sequence
from typing import Any

import click

from keigarage.cli.documents import plain
from keigarage.cli.options import as_json, opened, readable, with_garage
from keigarage.cli.terminal import put, table
from keigarage.domain.dates import date_text
from keigarage.domain.errors import NotFound
from keigarage.domain.money import rate_text, usd_text
from keigarage.domain.own_tariff import OwnTariff, OwnTariffId, TariffKind, read_tariff
from keigarage.domain.words import say

_TARIFF_HELP = {
    "what": "What it is, such as Section 301.",
    "hts": "Its number in the tariff.",
    "body": "car or truck; otherwise both.",
    "rate_pct": "Its rate in per cent.",
    "min_usd": "The least of a fee, in dollars.",
    "max_usd": "The most of a fee, in dollars.",
    "flat_usd": "A flat fee, or the limit of informal entry, in dollars.",
    "effective_from": "The first day it holds.",
    "effective_to": "The last day it holds.",
    "replaces": "The id of the book's rate that gives way to it.",
    "cite": "The act it rests on, or an address.",
    "note": "What else there is to say.",
}
_OPTIONS = {"rate_pct": "--rate", "min_usd": "--min", "max_usd": "--max", "flat_usd": "--flat",
            "effective_from": "--from", "effective_to": "--to"}  # fmt: skip


def _tariff_options(command: Any) -> Any:
    for name, words in reversed(_TARIFF_HELP.items()):
        option = _OPTIONS.get(name, f"--{name}")
        command = click.option(option, name, help=say(words))(command)
    return command


@click.command("tariff-note", help=say(
    "Note tariff news of your own: a dated rate or fee beside the book's, or in place of one. "
    "Without options your rates are listed."
))  # fmt: skip
@click.option("--kind", metavar="KIND", help=say("One of: {choices}; add unless given.",
                                                 choices=", ".join(TariffKind)))  # fmt: skip
@_tariff_options
@click.option("--checked", "checked_on", metavar="DATE", help=say("When you checked it."))
@click.option("--edit", "edit_id", metavar="ID", help=say("Change this rate instead."))
@click.option("--remove", "remove_id", metavar="ID", help=say("Take this rate away."))
@as_json
@with_garage
def tariff_note(
    garage: str | None,
    /,
    edit_id: str | None,
    remove_id: str | None,
    as_json: bool,
    **fields: str | None,
) -> None:
    given = {name: readable(text) for name, text in fields.items() if text is not None}
    with opened(garage, write=bool(given or remove_id), makes=bool(given)) as app:
        if remove_id:
            row = app.notebook.remove_tariff(_number(remove_id))
            sentence = say("Removed the rate:")
        elif given:
            base = app.notebook.tariff_row(_number(edit_id)) if edit_id else None
            row = app.notebook.save_tariff(read_tariff(given, app.today(), base))
            sentence = say("Noted as number {id}:", id=row.id)
        else:
            rows = app.notebook.tariff_rows()
            put(as_json, {"rows": [tariff_document(row) for row in rows]},
                lambda: _rates(rows) or [say("You have noted no rates.")])  # fmt: skip
            return
    put(as_json, {"row": tariff_document(row)}, lambda: [sentence, *_rates([row])])


def _number(text: str) -> OwnTariffId:
    """raises -- NotFound"""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotFound(say("There is no rate {number} in this garage.", number=text))
    return OwnTariffId(int(text))


def tariff_document(row: OwnTariff) -> dict[str, Any]:
    """A rate or fee of the owner's: dollars as text with two decimals, the rate as a number."""
    return {
        "id": str(row.id),
        "what": row.what,
        "kind": row.kind.value,
        "hts": row.hts,
        "body": plain(row.body),
        "rate_pct": None if row.rate_pct is None else float(row.rate_pct),
        **{name: plain(getattr(row, name)) for name in ("min_usd", "max_usd", "flat_usd")},
        "effective_from": plain(row.effective_from),
        "effective_to": plain(row.effective_to),
        "replaces": row.replaces,
        "cite": row.cite,
        "note": row.note,
        "checked_on": plain(row.checked_on),
    }


def _rates(rows: Sequence[OwnTariff]) -> list[str]:
    return table([
        [str(row.id), row.what, _amount(row),
         say("{start} to {end}", start=row.effective_from or "…", end=row.effective_to or "…"),
         row.cite, say("yours, checked {when}", when=date_text(row.checked_on))]
        for row in rows
    ]) if rows else []  # fmt: skip


def _amount(row: OwnTariff) -> str:
    parts = (
        rate_text(row.rate_pct) if row.rate_pct is not None else "",
        usd_text(row.flat_usd) if row.flat_usd is not None else "",
        row.kind.value,
        row.body.value if row.body else "",
    )
    return " ".join(part for part in parts if part)
