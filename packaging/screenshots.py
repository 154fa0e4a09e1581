"""Takes the README's pictures from the real program:  .venv/bin/python packaging/screenshots.py

Makes a sample garage in a temporary folder, opens its window and saves each screen to
resources/screenshots/. Needs a display; a virtual one does (`xvfb-run -a`).
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from keigarage.ui.window import MainWindow

SHOTS = Path(__file__).resolve().parent.parent / "resources" / "screenshots"


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        os.environ["KEIGARAGE_HOME"] = home
        take_all(Path(home))
    return 0


def take_all(home: Path) -> None:
    from keigarage.places import places
    from keigarage.reference import RuleBook
    from keigarage.services.sample import make_sample
    from keigarage.ui.look import palette
    from keigarage.ui.start import Shell, prepare

    folder = home / "sample"
    make_sample(folder, RuleBook())
    where = places(folder)
    application = QApplication([])
    prepare(application, where)
    shell = Shell(where, application)
    shell.open(folder)
    window = shell.window
    assert window is not None
    window.resize(1280, 800)
    window.settle()
    SHOTS.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        palette.set_scheme(scheme)
        for name, show in _scenes(window):
            shown = show()
            _wait(1200)
            shown.grab().save(str(SHOTS / f"{name}-{scheme}.png"))
            if shown is not window:
                shown.close()
    window.close()


def _scenes(window: "MainWindow") -> Iterator[tuple[str, Callable[[], QWidget]]]:
    from keigarage.ui.preview.dialog import PreviewDialog

    things = window.view.model.things
    by_title = {line.car.title: line.car.id for line in things if line.car.id is not None}

    def place(name: str) -> QWidget:
        window.navigation.choose(name)
        return window

    def garage() -> QWidget:
        place("all")
        window.view.choose(by_title["Suzuki Carry"])
        return window

    def states() -> QWidget:
        from keigarage.ui.states.screen import StatesScreen

        place("states")
        for screen in window.findChildren(StatesScreen):
            screen.set_car(by_title["Suzuki Carry"])
            screen.choose_state("NC")
        return window

    def car() -> QWidget:
        window.show_car(by_title["Honda Beat"])
        return window._cars[by_title["Honda Beat"]]

    def checklist() -> QWidget:
        dialog = PreviewDialog(window.desk, by_title["Honda Beat"], window)
        dialog.show()
        return dialog

    yield "garage", garage
    yield "home", lambda: place("home")
    yield "states", states
    yield "catalogue", lambda: place("catalogue")
    yield "car", car
    yield "checklist", checklist


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
