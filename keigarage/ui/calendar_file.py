"""The calendar in the window: written once where the owner says, or kept current from then on."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from keigarage.domain.words import say
from keigarage.ui.desk import Desk
from keigarage.ui.problems import attempt

if TYPE_CHECKING:  # the window of an owner who keeps no calendar never reads how one is written
    from keigarage.services.calendar import Written
    from keigarage.ui.window import MainWindow

_log = logging.getLogger(__name__)
_QUIET_MS = 2_000  # several changes in a row are written as one


class CalendarKeeper(QObject):
    """Writes the kept file anew, elsewhere, after each change and each midnight."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told = ""
        self._soon = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._soon.timeout.connect(self.write)
        desk.changed.connect(lambda _: self._soon.start())
        desk.day_changed.connect(self._soon.start)
        # The command line may have changed something while no window was open.
        self._soon.start()

    def write(self) -> None:
        """Write it now, unless none is kept."""
        self._soon.stop()
        if not self._desk.app.preferences.load().calendar_file:
            return
        calendar = self._desk.app.calendar
        self._desk.background.run(calendar.refresh, self._written, self._failed)

    def finish(self) -> None:
        """The garage is about to close: what still waits is written before it does."""
        if self._soon.isActive():
            self.write()

    def _written(self, written: "Written | None") -> None:
        self._told = ""

    def _failed(self, problem: Exception) -> None:
        if str(problem) != self._told:  # once, not after every change
            self._told = str(problem)
            _log.warning("the kept calendar could not be written")
            self._desk.told.emit(self._told)


def export_calendar(window: "MainWindow") -> None:
    """Ask for a file and write the calendar there."""
    path = _asked(window, say("Export the calendar"))
    calendar = window.desk.app.calendar
    if path and attempt(partial(calendar.export, path), window.banner.trouble):
        window.banner.news(say("The calendar is written to {file}.", file=path))


def keep_calendar(window: "MainWindow", wanted: bool) -> bool:
    """Ask for the file to keep current, or keep none; True when one is kept afterwards."""
    calendar = window.desk.app.calendar
    if not wanted:
        kept = calendar.kept
        calendar.keep(None)
        if kept:
            window.banner.news(say("{file} stays as it is; it is kept current no longer.",
                                   file=kept))  # fmt: skip
        return False
    path = _asked(window, say("Keep a calendar file current"))
    if path is None or not attempt(partial(calendar.keep, path), window.banner.trouble):
        return calendar.kept is not None
    window.banner.news(say("{file} is kept current from now on.", file=path))
    return True


def _asked(window: "MainWindow", title: str) -> Path | None:
    preferences = window.desk.app.preferences
    folder = Path(preferences.load().last_folder or Path.home())
    chosen, _ = QFileDialog.getSaveFileName(
        window, title, str(folder / "keigarage.ics"), say("Calendar (*.ics)")
    )
    if not chosen:
        return None
    preferences.save(last_folder=str(Path(chosen).parent))
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".ics")
