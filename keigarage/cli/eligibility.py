"""`keigarage eligibility`: what the age rules say of a date."""

import click

from keigarage.cli.ages import is_known, put_eligibility
from keigarage.cli.options import as_json
from keigarage.domain.words import say


@click.command(help=say(
    "Tell when a car built on the date BUILT may enter. BUILT is a day, a month or a year as the "
    "papers give it; `-` or `unknown` with --registered counts from first registration."
))  # fmt: skip
@click.argument("built", nargs=-1, required=True, metavar="BUILT")
@click.option("--registered", metavar="DATE", help=say("First registration (初度検査)."))
@click.option("--rule", "rules", metavar="ID", multiple=True,
              help=say("Ask this rule instead of the three of an American import; may be "
                       "repeated."))  # fmt: skip
@click.option("--on", metavar="DAY", help=say("Answer for this day instead of today."))
@click.option("--arrives", metavar="DATE",
              help=say("Also tell whether a ship that arrives then is late enough."))  # fmt: skip
@as_json
def eligibility(
    built: tuple[str, ...],
    registered: str | None,
    rules: tuple[str, ...],
    on: str | None,
    arrives: str | None,
    as_json: bool,
) -> None:
    text = " ".join(built)
    if not is_known(text) and not registered:
        raise click.UsageError(
            say("Without a date built, name the first registration with --registered.")
        )
    put_eligibility(
        text, registered=registered, rules=rules, on=on, arrives=arrives, as_json=as_json
    )
