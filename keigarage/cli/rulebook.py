"""`keigarage rulebook`: the book's date, the rule packs over it, and laying one over or off."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from keigarage.cli.options import as_json, opened_if_there, with_garage
from keigarage.cli.terminal import put, table, wrapped
from keigarage.cli.the_book import book_at_hand
from keigarage.domain.dates import date_text
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.reference.packs import PackInfo
    from keigarage.services.rulepacks import InstalledPack, PackReport, RulePacks

_WITH_TARGET = ("check", "add", "remove")


@click.command(help=say(
    "Look at the rule book. `show` tells its date and the rule packs over it; `check PATH` what a "
    "pack, a folder or a zip, would change; `add PATH` lays it over the book; `remove NAME` takes "
    "it off again."
))  # fmt: skip
@click.argument("act", type=click.Choice(["show", *_WITH_TARGET]), default="show",
                metavar="[show|check|add|remove]")  # fmt: skip
@click.argument("target", required=False, metavar="[PATH|NAME]")
@as_json
@with_garage
def rulebook(garage: str | None, act: str, target: str | None, as_json: bool) -> None:
    if (act in _WITH_TARGET) != bool(target):
        raise click.UsageError(
            say("`rulebook remove` needs the pack's name, `check` and `add` its path, and `show` "
                "nothing.")
        )  # fmt: skip
    with opened_if_there(garage) as app:
        packs = app.packs if app else _packs()
        if act == "show" or not target:
            _show(packs, as_json)
        elif act == "remove":
            packs.remove(target)
            put(as_json, {"removed": target, "packs": [_document(p) for p in packs.installed()]},
                lambda: [say("Took the rule pack {name} off.", name=target)])  # fmt: skip
        else:
            report = packs.inspect(Path(target).expanduser())
            if act == "add":
                packs.install(report)
            put(as_json, _report(report, act == "add"), lambda: _lines(report, act == "add"))


def _packs() -> "RulePacks":
    from keigarage.places import places
    from keigarage.services.rulepacks import RulePacks

    return RulePacks(places().config, book_at_hand())


def _show(packs: "RulePacks", as_json: bool) -> None:
    from keigarage.reference.federal import Meta

    told, installed = book_at_hand().page(Meta).meta, packs.installed()
    document = {"as_of": told.as_of, "packs": [_document(pack) for pack in installed]}
    put(as_json, document, lambda: _book(told.as_of, told.caution, installed))


def _book(as_of: str, caution: str, installed: "Sequence[InstalledPack]") -> Iterator[str]:
    yield say("The rule book as of {when}", when=as_of)
    yield from wrapped(caution)
    yield ""
    if not installed:
        yield say("No rule pack lies over it.")
        return
    yield say("Rule packs over it, the one on top first")
    yield from table([
        [pack.name, pack.info.version if pack.info else "?",
         pack.info.author if pack.info else "?", ", ".join(pack.files),
         "" if pack.active else say("left out")]
        for pack in installed
    ])  # fmt: skip
    for pack in installed:
        if pack.trouble:
            yield from wrapped(f"{pack.name}: {pack.trouble}")


def _info(info: "PackInfo") -> dict[str, Any]:
    return {
        "name": info.name,
        "version": info.version,
        "author": info.author,
        "date": str(info.date),
        "notes": info.notes,
    }


def _document(pack: "InstalledPack") -> dict[str, Any]:
    about = _info(pack.info) if pack.info else {"name": pack.name}
    return about | {"files": list(pack.files), "active": pack.active, "trouble": pack.trouble}


def _report(report: "PackReport", added: bool) -> dict[str, Any]:
    """What a pack changes; `affected` are the cars of the garage that it concerns."""
    return {
        "pack": _info(report.pack.info),
        "files": list(report.pack.book_files),
        "replaces": _info(report.replaces) if report.replaces else None,
        "differences": list(report.differences),
        "affected": [
            {"id": str(one.car.id), "title": one.car.title, "because": list(one.because)}
            for one in report.affected
        ],
        "added": added,
    }


def _lines(report: "PackReport", added: bool) -> Iterator[str]:
    info = report.pack.info
    yield say("{name} {version} by {author}, {when}", name=info.name, version=info.version,
              author=info.author, when=date_text(info.date))  # fmt: skip
    if info.notes:
        yield from wrapped(info.notes)
    yield ""
    for line in report.differences or [say("It changes nothing that the book does not say.")]:
        head, *more = wrapped(line, 4)
        yield "  - " + head[4:]
        yield from more
    if report.affected:
        yield ""
        yield say("Your cars it concerns")
        yield from table([[str(one.car.id), one.car.title, " ".join(one.because)]
                          for one in report.affected])  # fmt: skip
    yield ""
    if added:
        yield say("It lies over the book now; `keigarage rulebook remove {name}` takes it off.",
                  name=info.name)  # fmt: skip
    else:
        yield say("It is sound. Nothing was changed; `keigarage rulebook add PATH` lays it over "
                  "the book.")  # fmt: skip
