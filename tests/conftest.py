"""What every test stands on: no screen, no folder of the person who runs it, one fixed day."""

import os
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
