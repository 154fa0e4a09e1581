"""The main job in a real window on a virtual screen, by real key strokes from another program.

Needs Xvfb and xdotool; `packaging/test.py` installs both where it may.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from keigarage.domain.car import Stage
from keigarage.domain.paperwork import PaperState
from keigarage.store.garage_file import GarageFile

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="Xvfb and xdotool are not installed",
)

PATIENCE_S = 30.0


class Screen:
    """A virtual screen, and the hands at its keyboard."""

    def __init__(self, number: str, home: Path) -> None:
        self.environment = os.environ | {
            "DISPLAY": number,
            "QT_QPA_PLATFORM": "xcb",
            "KEIGARAGE_HOME": str(home),
            "HOME": str(home),
        }

    def start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "keigarage"], env=self.environment)

    def window(self, title: str) -> None:
        """Wait for a window of that title and give it the keyboard."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            found = self._tool("search", "--onlyvisible", "--name", title)
            if found.returncode == 0 and found.stdout.split():
                window = found.stdout.split()[-1]
                if self._tool("windowfocus", "--sync", window).returncode == 0:
                    time.sleep(0.4)
                    return
            time.sleep(0.1)
        raise AssertionError(f"no window called {title!r} appeared")

    def keys(self, *names: str) -> None:
        self._tool("key", "--clearmodifiers", "--delay", "60", *names, check=True)
        time.sleep(0.2)

    def type(self, text: str) -> None:
        self._tool("type", "--clearmodifiers", "--delay", "25", text, check=True)
        time.sleep(0.2)

    def _tool(self, *words: str, check: bool = False) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words], env=self.environment, text=True, capture_output=True, check=check
        )


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24"],
        pass_fds=[writer], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    yield Screen(f":{number}", tmp_path / "home")
    server.terminate()
    server.wait()


def until(true: object, what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)


def test_from_a_first_start_to_a_saved_checklist(screen: Screen, tmp_path: Path) -> None:
    pdf = tmp_path / "beat.pdf"
    program = screen.start()
    try:
        screen.window("Kei Garage")
        time.sleep(2)  # a window is on the screen before it listens, on a busy machine long before
        screen.keys("ctrl+n")
        screen.window("Add a car")
        screen.type("PP1-1100123")
        screen.keys("Return")  # to the date built
        screen.type("H3.5")
        screen.keys("Tab", "Tab", "Tab", "Tab", "Tab")  # to the state
        screen.type("TX")
        screen.keys("Return")
        screen.window("Kei Garage")
        screen.keys("ctrl+3", "ctrl+l")
        screen.keys("space")
        screen.keys("ctrl+p")
        screen.window("DMV checklist")
        time.sleep(2)  # the pages are drawn away from the window
        screen.keys("ctrl+s")
        screen.window("Save the checklist")
        screen.keys("ctrl+a")
        screen.type(str(pdf))
        screen.keys("Return")
        until(pdf.exists, "the checklist")
        screen.window("DMV checklist")
        screen.keys("Escape")
        screen.window("Kei Garage")
        screen.keys("ctrl+q")
        assert program.wait(PATIENCE_S) == 0
    finally:
        program.kill()
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "PP1-1100123" in text and "May 1991" in text and "130-U" in text
    with GarageFile.open(tmp_path / "home" / "garage", write=False) as file:
        [car] = file.cars.all()
        assert (car.title, str(car.built), car.state) == ("Honda Beat", "1991-05", "TX")
        assert car.stage is Stage.IN_TRANSIT
        assert car.id is not None
        assert [r.state for r in file.papers.of(car.id).values()] == [PaperState.REQUESTED]
