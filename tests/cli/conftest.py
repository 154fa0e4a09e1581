"""The command line as a person or a script meets it: words in; exit code, stdout, stderr out."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from keigarage.cli import run
from keigarage.store.garage_file import GarageFile

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        assert self.err == "", self.err
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one sentence on stderr of a command that could not; nothing else was said."""
        assert self.code == 1, self
        assert self.out == "", self.out
        told = self.err.rstrip("\n")
        assert told and "\n" not in told, self.err
        assert "Traceback" not in told
        return told


Command = Callable[..., Answer]


@pytest.fixture
def keigarage(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Runs a command in this process on the garage in `tmp_path/garage`."""

    def command(*words: str) -> Answer:
        capfd.readouterr()
        code = run(["--garage", str(tmp_path / "garage"), *words])
        told = capfd.readouterr()
        return Answer(code, told.out, told.err)

    return command


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The garage of `keigarage`, made and empty."""
    GarageFile.open(tmp_path / "garage").close()
    return tmp_path / "garage"


@pytest.fixture
def plain_keigarage(capfd: pytest.CaptureFixture[str]) -> Command:
    """The same without `--garage`, so that the road past click is taken where there is one."""

    def command(*words: str) -> Answer:
        capfd.readouterr()
        code = run(list(words))
        told = capfd.readouterr()
        return Answer(code, told.out, told.err)

    return command


@pytest.fixture
def process(tmp_path: Path) -> Command:
    """Runs `python -m keigarage` for real, with what a bare terminal would give it."""

    def command(*words: str | bytes, **environ: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "keigarage", *words],
            env=os.environ | {"PYTHONPATH": str(ROOT), "DISPLAY": ""} | environ,
            cwd=tmp_path, capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
        )  # fmt: skip
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return command


@pytest.fixture
def beat(keigarage: Command) -> str:
    """A Honda Beat in the garage; its id."""
    added = keigarage(
        "add", "PP1-1100123", "--built", "1991-05", "--state", "TX", "--json"
    )  # fmt: skip
    assert added.code == 0, added
    car_id: str = added.document["car"]["id"]
    return car_id
