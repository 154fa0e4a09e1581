"""`keigarage rules`: the age rules of every country the book knows, and following some of them."""

from collections.abc import Sequence
from typing import Any

import click

from keigarage.cli.options import as_json
from keigarage.cli.terminal import put, table
from keigarage.cli.the_book import book_at_hand
from keigarage.domain.eligibility import AgeRule, Counting
from keigarage.domain.words import say

_COUNTED = {
    Counting.DAY: "by the day",
    Counting.MONTH: "by the month",
    Counting.CALENDAR_YEAR: "by calendar year",
    Counting.UNKNOWN: "unknown",
}


@click.command(help=say(
    "List the age rules, of other countries too. Those you follow are shown with every car beside "
    "the American ones; `eligibility --rule ID` asks any of them."
))  # fmt: skip
@click.option("--follow", metavar="ID", multiple=True, help=say("Show this rule with every car."))
@click.option("--drop", metavar="ID", multiple=True, help=say("Tell it no longer."))
@as_json
def rules(follow: tuple[str, ...], drop: tuple[str, ...], as_json: bool) -> None:
    from keigarage.places import places
    from keigarage.services.preferences import PreferenceFile

    book, preferences = book_at_hand(), PreferenceFile(places().config)
    followed = preferences.load().extra_rules
    if follow or drop:
        for rule_id in follow:
            book.age_rule(rule_id)
        wanted = dict.fromkeys((*followed, *follow))
        followed = tuple(rule_id for rule_id in wanted if rule_id not in drop)
        followed = preferences.save(extra_rules=followed).extra_rules
    known = tuple(book.age_rules().values())
    document = {"rules": [_document(rule, rule.id in followed) for rule in known]}
    put(as_json, document, lambda: _lines(known, followed))


def _document(rule: AgeRule, followed: bool) -> dict[str, Any]:
    return {
        "id": rule.id,
        "country": rule.country,
        "agency": rule.agency,
        "name": rule.name,
        "min_years": rule.min_years,
        "counted": rule.counted.value,
        "from": rule.starts_from.value,
        "confidence": rule.confidence.value,
        "cite": rule.cite,
        "url": rule.url,
        "as_of": rule.as_of,
        "notes": rule.notes,
        "followed": followed,
        "from_pack": rule.from_pack or None,
    }


def _lines(known: Sequence[AgeRule], followed: Sequence[str]) -> list[str]:
    heads = [say("Rule"), say("Country"), say("Years"), say("Counted"), say("Confidence"),
             say("What it is"), ""]  # fmt: skip
    rows = [
        [rule.id, rule.country, str(rule.min_years or say("unknown")),
         say(_COUNTED[rule.counted]), rule.confidence.value, rule.name,
         say("followed") if rule.id in followed else ""]
        for rule in known
    ]  # fmt: skip
    return table(rows, heads)
