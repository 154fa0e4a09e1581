"""The virtual environment in `.venv`, made from the locked files and stamped with what it holds."""

import hashlib
import os
import shutil
import subprocess
import sys
from enum import Enum
from pathlib import Path

from problems import SetupProblem, sentence_for, tell

ROOT = Path(__file__).resolve().parent.parent


class Need(Enum):
    """What the environment is wanted for, with the file that pins what that takes."""

    PROGRAM = "requirements.lock"
    TESTS = "requirements-test.lock"  # all of the program's, and more

    @property
    def lock(self) -> Path:
        return ROOT / "packaging" / self.value


class Environment:
    """One virtual environment, in whatever state an earlier run left it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        # Stands while something is being installed, so it is found after an interruption only.
        self.unfinished = folder / "unfinished-setup"

    def has(self, need: Need) -> bool:
        """Whether everything for `need` is installed, as pinned today."""
        stamp = self._stamp(need)
        return (
            stamp.is_file()
            and not self.unfinished.exists()
            and self._base_stands()
            and stamp.read_text(encoding="ascii") == self._digest(need)
        )

    def works(self) -> bool:
        """Whether packages can be installed into it: not half-made, and its Python still there."""
        if self.unfinished.exists() or not self.python.exists():
            return False
        return _run([str(self.python), "-c", "import pip"]).returncode == 0

    def build(self) -> None:
        """Makes it anew, over whatever is there."""
        if self.folder.exists():
            tell("Clearing away an unfinished or outdated set-up …")
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        self.unfinished.touch()
        # Inside another environment the link would be to that one's Python, and break with it.
        base = getattr(sys, "_base_executable", None) or sys.executable
        done = _run([base, "-m", "venv", str(self.folder)])
        if done.returncode != 0:
            raise SetupProblem(sentence_for(done.stdout))

    def install(self, need: Need) -> None:
        """Installs what `need` pins, and this checkout as the program; then stamps it."""
        self.unfinished.touch()
        try:
            # Nothing is compiled here, and nothing comes in that the lock does not name.
            self._pip("--no-deps", "--only-binary=:all:", "-r", str(need.lock))
            self._pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
        except SetupProblem:
            self.unfinished.unlink()  # pip gave up in good order; the next run carries on
            raise
        for met in {Need.PROGRAM, need}:
            self._stamp(met).write_text(self._digest(met), encoding="ascii")
        self.unfinished.unlink()

    def _pip(self, *arguments: str) -> None:
        options = ("--disable-pip-version-check", "--no-input", "--progress-bar=off")
        output = ""
        with subprocess.Popen(
            [str(self.python), "-m", "pip", "install", *options, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            # A user's own "install for me only" setting would be refused in an environment.
            env=os.environ | {"PIP_USER": "0", "PYTHONIOENCODING": "utf-8"},
        ) as pip:
            for line in pip.stdout or ():
                output += line
                if line.lstrip().startswith("Downloading "):
                    tell(f"  {line.strip()}")
        if pip.returncode != 0:
            raise SetupProblem(sentence_for(output))

    def _stamp(self, need: Need) -> Path:
        return self.folder / f"installed-{need.name.lower()}"

    def _digest(self, need: Need) -> str:
        """What is pinned, and where it was put: a checkout that was moved is set up again."""
        place = f"{self.folder}\n{os.path.realpath(self.python)}\n".encode()
        pinned = need.lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
        return hashlib.sha256(place + pinned).hexdigest()

    def _base_stands(self) -> bool:
        """Whether the Python it was made from is still installed."""
        lines = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        settings = dict(line.split(" = ", 1) for line in lines if " = " in line)
        return self.python.exists() and Path(settings.get("home", "")).is_dir()


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
