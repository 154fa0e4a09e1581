"""What every test stands on: no screen, no folder of the person who runs it, one fixed day."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

# Before anything imports Qt: the platform is read once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test writes by default lands in its own folder."""
    home = tmp_path / "home"
    monkeypatch.setenv("KEIGARAGE_HOME", str(home))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def today() -> date:
    return TODAY


@dataclass(frozen=True)
class Desktop:
    """A desktop whose programs are scripts that write down what they were called with."""

    programs: Path
    calls: Path

    def has(self, name: str, code: int = 0) -> None:
        """Install a program that ends with that exit code."""
        program = self.programs / name
        program.write_text(
            f"#!/bin/sh\nfor word in {name} \"$@\"; do printf '%s\\0' \"$word\"; done"
            f" >> '{self.calls}'\nprintf '\\n' >> '{self.calls}'\nexit {code}\n"
        )
        program.chmod(0o755)

    @property
    def called(self) -> list[list[str]]:
        """Every call so far: the program and its arguments."""
        if not self.calls.exists():
            return []
        return [line.split("\0")[:-1] for line in self.calls.read_text("utf-8").splitlines()]

    @property
    def shown(self) -> list[str]:
        """The text of every notification that notify-send was asked for."""
        return [words[-1] for words in self.called if words[0] == "notify-send"]


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """Linux with an empty PATH, so that no test ever speaks to a real desktop."""
    if os.name != "posix":
        pytest.skip("the desktop's programs are shell scripts here")
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr("sys.platform", "linux")
    return Desktop(programs, tmp_path / "calls.txt")
