"""The help names what there is and nothing else, and every command explains itself."""

import pytest

from keigarage import __version__

COMMANDS = (
    "eligibility", "kei", "duty", "catalogue", "state", "rules", "state-note", "tariff-note",
    "rulebook", "cars", "show", "add", "edit", "stage", "trash", "untrash", "attach",
    "papers", "paper", "plan", "costs", "cost", "agenda", "export", "notify", "report",
    "reports", "undo", "redo", "history", "check", "sample",
)  # fmt: skip

FIELDS = """
    name stage make model variant body chassis_no state_vin built first_registered model_year
    color displacement_cc cycle power_ps length_mm width_mm height_mm drivetrain transmission
    odometer odometer_unit plate state county price currency seller auction_house auction_lot
    auction_grade purchased_on catalogue_id notes
"""


def test_the_help_lists_every_command_and_no_other(plain_keigarage):
    told = plain_keigarage("--help")
    assert told.code == 0
    listed = told.out.split("Commands:\n")[1].split("\n\n")[0]
    assert tuple(line.split()[0] for line in listed.splitlines()) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(plain_keigarage, command):
    told = plain_keigarage(command, "--help")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"Usage: keigarage {command}")
    assert "--json" in told.out


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_is_wrong_usage(plain_keigarage, command):
    told = plain_keigarage(command, "--no-such-option")
    assert (told.code, told.out) == (2, "")


def test_an_unknown_command_is_wrong_usage(plain_keigarage):
    told = plain_keigarage("drive")
    assert told.code == 2
    assert "drive" in told.err


def test_the_version_is_told(plain_keigarage):
    assert plain_keigarage("--version").out == f"keigarage {__version__}\n"


def test_every_field_of_a_car_is_an_option(plain_keigarage):
    for command in ("add", "edit"):
        told = plain_keigarage(command, "--help").out
        for field in FIELDS.split():
            assert f"--{field.replace('_', '-')} " in told
