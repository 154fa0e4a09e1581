"""Opens Kei Garage, after installing what is missing:  python3 packaging/start.py

Words after the command go to the program. Without a display, and without such words, it makes a
sample garage and prints a checklist from it instead of opening a window.
"""

import os
import subprocess
import sys

from old_python import turn_away_if_old

turn_away_if_old()

import shutil
from collections.abc import Mapping
from pathlib import Path

import system_libraries
from environment import Need
from problems import SetupProblem
from setup_machine import prepare


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can open here; Windows and macOS always have somewhere to put it."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def main(words: list[str]) -> int:
    display = has_display(sys.platform, os.environ)
    python = prepare(Need.PROGRAM, system_libraries.WINDOW if display else {})
    # -P: a json.py in the folder the user happens to be in is none of the program's.
    program = [str(python), "-P", "-m", "keigarage"]
    if words or display:
        return hand_over([*program, *words])
    print(
        "There is no display here, so instead of opening its window Kei Garage makes a sample "
        "garage and prints a checklist from it.",
        flush=True,
    )
    checklist = print_sample(program, Path.cwd() / "build" / "keigarage-sample")
    print(f"The Texas title checklist of the sample's Honda Beat: {checklist}")
    print(f"The sample garage: {checklist.parent / 'garage'}")
    return 0


def hand_over(command: list[str]) -> int:
    """Becomes `command`; on Windows, where that would free the console too early, waits for it."""
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)


def print_sample(program: list[str], folder: Path) -> Path:
    """Makes `folder`/garage unless it stands, and the checklist of its Honda Beat beside it."""
    garage, checklist = folder / "garage", folder / "Honda-Beat-Texas-checklist.pdf"
    if not garage.exists():
        # Under another name until whole, so that a half-made one is never taken for a garage.
        making = folder / "garage-being-made"
        shutil.rmtree(making, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        _quietly([*program, "sample", str(making)])
        making.rename(garage)
    report = ["report", "dmv-checklist", "Honda Beat", "--state", "TX"]
    fresh = folder / "checklist-being-made.pdf"
    fresh.unlink(missing_ok=True)
    _quietly([*program, "--garage", str(garage), *report, "-o", str(fresh)])
    fresh.replace(checklist)
    return checklist


def _quietly(command: list[str]) -> None:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if done.returncode != 0:
        raise SetupProblem(done.stderr.decode("utf-8", "replace").strip())


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupProblem as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
