"""The commands by name. Each lives in a module that is imported when it is asked for."""

from importlib import import_module

import click

from keigarage import __version__
from keigarage.domain.words import say

# In the order of the help: questions, cars, papers, the import, printed pages, the history, the
# garage.
_HOMES = {
    "eligibility": "eligibility",
    "kei": "kei",
    "duty": "duty",
    "catalogue": "catalogue",
    "state": "states",
    "rules": "rules",
    "state-note": "own_notes",
    "tariff-note": "own_tariff",
    "rulebook": "rulebook",
    "cars": "cars",
    "show": "cars",
    "add": "writing",
    "edit": "writing",
    "stage": "writing",
    "trash": "writing",
    "untrash": "writing",
    "attach": "attaching",
    "papers": "papers",
    "paper": "papers",
    "plan": "plans",
    "costs": "costs",
    "cost": "costs",
    "agenda": "agenda",
    "export": "agenda",
    "notify": "notifying",
    "report": "printing",
    "reports": "printing",
    "undo": "history",
    "redo": "history",
    "history": "history",
    "check": "care",
    "sample": "care",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        home = _HOMES.get(cmd_name)
        if home is None:
            return None
        module = import_module(f"keigarage.cli.{home}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command


@click.group(
    cls=_Commands,
    help=say("Kei cars owned and wanted: when each may enter the United States, which state plates "
             "it, and the papers each desk wants. Without a command the window opens."),
    epilog=say("Dates are read as 2001, 2001-11, 2001-11-05, Nov 2001, H13.11 or 平成13年11月. "
               "CAR is a car's number, chassis number or name, or a part that fits one car only."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)  # fmt: skip
@click.option("--garage", metavar="DIR",
              help=say("The garage folder to use; otherwise the program's own."))  # fmt: skip
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def keigarage(ctx: click.Context, garage: str | None) -> None:
    ctx.obj = garage


def run_command(words: list[str]) -> int:
    """Run the command the words name, and give its exit code; usage that is wrong is told.

    raises -- GarageError, and whatever else goes wrong in the command
    """
    # Not `keigarage.main`: it would end the process itself on a closed pipe.
    try:
        with keigarage.make_context("keigarage", list(words)) as context:
            code = keigarage.invoke(context)
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    return code if isinstance(code, int) else 0
