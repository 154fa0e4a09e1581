"""Brings a machine to where the program, or its tests, can run. Standard library only.

Once all is there, a call costs no more than reading three small files and asking the system's
loader for Qt's libraries.
"""

import importlib.util
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import system_libraries
from environment import ROOT, Environment, Need
from problems import SetupProblem, tell


def prepare(need: Need, libraries: Mapping[str, str]) -> Path:
    """The Python that has all of `need`, on a system that has Qt's `libraries` (none: {}).

    raises -- SetupProblem, with a sentence or two for the user
    """
    environment = Environment(ROOT / ".venv")
    try:
        ready = environment.has(need)
        _see_to_the_system(libraries, for_the_first_time=not ready and not environment.works())
        if not ready:
            with _one_at_a_time(need.lock):
                if not environment.has(need):  # another start may have seen to it meanwhile
                    _set_up(environment, need)
    except OSError as error:
        raise SetupProblem(
            f"Kei Garage could not set itself up in {ROOT} ({error}): move it to a folder that "
            "you can write to, with 500 MB free, and run the command again."
        ) from error
    return environment.python


def _set_up(environment: Environment, need: Need) -> None:
    tell("Setting up Kei Garage; the first time, about 100 MB are fetched …")
    if not environment.works():
        environment.build()
    environment.install(need)
    tell("Kei Garage is set up.")


def _see_to_the_system(libraries: Mapping[str, str], for_the_first_time: bool) -> None:
    """Gets what only the system's own packages can bring."""
    lacks_pip = for_the_first_time and importlib.util.find_spec("ensurepip") is None
    lacking = system_libraries.missing(libraries) if sys.platform == "linux" else {}
    if not lacks_pip and not lacking:
        return
    if system_libraries.on_debian():
        pip = [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"] if lacks_pip else []
        system_libraries.install([*lacking.values(), *pip])
    elif lacks_pip:
        raise SetupProblem(
            "This Python cannot make virtual environments: install your system's package for "
            "that (its name often ends in -venv) and run the command again."
        )
    elif for_the_first_time:
        tell(f"Should no window open: this system lacks {', '.join(lacking)}.")


@contextmanager
def _one_at_a_time(beside: Path) -> Iterator[None]:
    """Waits until no other start is setting up; the system lets go even if that one is killed."""
    with beside.open("rb") as held:
        if sys.platform == "win32":
            import msvcrt

            held.seek(1 << 30)  # far past the text, which pip must be able to read
            while True:
                try:
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:
                    continue  # it gives up after ten seconds; a download takes longer
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield
