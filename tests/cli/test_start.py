"""`keigarage` alone opens the window, on the garage named; words go to the commands."""

import gc
import os
import sys
from types import ModuleType

import pytest

from keigarage import __main__ as program


@pytest.fixture
def started(monkeypatch):
    """The words each window was opened with, without a window."""
    seen: list[list[str]] = []
    start = ModuleType("keigarage.ui.start")
    start.start = lambda words: seen.append(list(words)) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keigarage.ui.start", start)
    umask, threshold = os.umask(0o022), gc.get_threshold()
    yield seen
    os.umask(umask)
    gc.set_threshold(*threshold)


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ([], []),
        (["--garage", "/cars"], ["--garage", "/cars"]),
        (["--garage=/cars"], ["--garage", "/cars"]),
    ],
)
def test_no_command_opens_the_window(started, monkeypatch, words, opened):
    monkeypatch.setattr(sys, "argv", ["keigarage", *words])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 0
    assert started == [opened]


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--help"], 0), (["--garage", "--help"], 2), (["--garage"], 2), (["--garage=/x", "-h"], 0),
     (["eligibility", "2001"], 0), (["--version"], 0), (["drive"], 2)],
)  # fmt: skip
def test_words_go_to_the_commands(started, monkeypatch, words, code):
    monkeypatch.setattr(sys, "argv", ["keigarage", *words])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == code
    assert started == []
