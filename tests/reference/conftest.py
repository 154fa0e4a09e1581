"""The bundled rule book, and copies of it that a test may spoil."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import keigarage.reference
from keigarage.reference import RuleBook

DATA = Path(keigarage.reference.__file__).parent / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def written() -> Callable[[str], Any]:
    """What a file of the bundled book says, as plain JSON."""
    return lambda name: json.loads((DATA / name).read_text("utf-8"))


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return RuleBook()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the whole book."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))
