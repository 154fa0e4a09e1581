"""Whole commands from exec to exit, beside what they cannot do without."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

RUNS = 15


def seconds(*words: str) -> float:
    """Wall seconds of one whole process."""
    environment = os.environ.copy()
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.monotonic()
    subprocess.run([sys.executable, *words], env=environment, check=True, capture_output=True)
    return time.monotonic() - start


def ratio(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The median of `ours` over `theirs`, run in pairs so that a busy moment meets both."""
    seconds(*ours), seconds(*theirs)
    return statistics.median(seconds(*ours) / seconds(*theirs) for _ in range(RUNS))


@pytest.mark.benchmark
def test_eligibility_answers_at_once() -> None:
    found = ratio(("-m", "keigarage", "eligibility", "2001-11"), ("-c", "pass"))
    print(f"\nkeigarage eligibility: {found:.2f} x python -c pass (budget 6)")
    assert found <= 6


@pytest.mark.benchmark
def test_a_checklist_costs_little_more_than_reportlab_itself(tmp_path: Path) -> None:
    garage, pdf = str(tmp_path / "sample"), str(tmp_path / "beat.pdf")
    seconds("-m", "keigarage", "sample", garage)
    ours = ("-m", "keigarage", "--garage", garage, "report", "dmv-checklist", "Honda Beat",
            "-o", pdf)  # fmt: skip
    found = ratio(ours, ("-c", "import reportlab.platypus"))
    print(f"\none DMV checklist: {found:.2f} x import reportlab.platypus (budget 3)")
    assert found <= 3
