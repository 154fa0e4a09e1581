"""Runs every test of Kei Garage without a window:  python3 packaging/test.py

Installs what is missing, then checks the style (ruff) and the types (mypy) and runs the tests
(pytest). --soak, or CI=true as on a build server, adds the tests that take minutes. Other words go
to pytest, whose closing line stands last.
"""

import os
import subprocess
import sys

from old_python import turn_away_if_old

turn_away_if_old()

import system_libraries
from environment import ROOT, Need
from problems import SetupProblem, tell
from setup_machine import prepare


def main(words: list[str]) -> int:
    python = str(prepare(Need.TESTS, system_libraries.OFFSCREEN))
    # One test drives a real window on a virtual screen; without these it is skipped.
    system_libraries.wish_for({"Xvfb": "xvfb", "xdotool": "xdotool"}, system_libraries.WINDOW)
    checks = ([python, "-m", "ruff", "check"], [python, "-m", "mypy"])
    unhappy = [check[2] for check in checks if _run(check) != 0]
    if unhappy:
        tell(f"Failed: {' and '.join(unhappy)}, see above. The tests run all the same.")
    tests = _run([python, "-m", "pytest", *pytest_words(words, os.environ.get("CI") == "true")])
    return tests or (1 if unhappy else 0)


def pytest_words(words: list[str], on_build_server: bool) -> list[str]:
    """pytest's arguments; the last -m counts, so the user's own comes after ours."""
    everything = on_build_server or "--soak" in words
    choice = ["-m", "not benchmark"] if everything else []
    return [*choice, *(word for word in words if word != "--soak")]


def _run(command: list[str]) -> int:
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    sys.stdout.flush()
    return subprocess.call(command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupProblem as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
