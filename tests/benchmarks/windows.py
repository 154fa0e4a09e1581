"""Run as a program: open one window, say when its table has painted, and close it again.

`bare` or `garage DIR`. Prints the monotonic clock, in seconds, at the first picture and after each
step until all stands, then its peak memory in KiB.
"""

import gc
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


def say_when(*_: object) -> None:
    print(time.monotonic(), flush=True)


def peak_kib() -> int:
    """This program's own peak memory; what wait() tells counts the one that started it too."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0


class Painted(QObject):
    """Says when the widget it watches has painted itself for the first time."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, say_when)
        return False


def bare() -> None:
    """The least a PySide6 program with a table can be."""
    application = QApplication([])
    window, table, painted = QMainWindow(), QTableView(), Painted()
    window.setCentralWidget(table)
    window.resize(1280, 800)
    table.viewport().installEventFilter(painted)
    window.show()
    QTimer.singleShot(300, window, window.close)
    application.exec()


def garage(folder: str) -> None:
    """Kei Garage itself, by the road its own command takes."""
    gc.disable()  # as the command does
    from keigarage.ui import start
    from keigarage.ui.garage.screen import GarageScreen

    step = GarageScreen.settle_step

    def watched(self: GarageScreen) -> None:
        say_when()  # the window goes on as soon as its table has painted
        step(self)
        say_when()
        if not self.to_settle:
            QTimer.singleShot(300, self.window(), self.window().close)

    GarageScreen.settle_step = watched  # type: ignore[method-assign]
    start.start(["--garage", folder])


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else garage(sys.argv[2])
    print(peak_kib(), flush=True)
