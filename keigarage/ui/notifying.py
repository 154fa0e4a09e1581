"""Notifications while the window runs, and the start at login that only notifies."""

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from keigarage import notify
from keigarage.domain.errors import GarageError, NothingShows
from keigarage.domain.words import say
from keigarage.places import places
from keigarage.services.at_login import AtLogin
from keigarage.services.reminding import Notified, tell
from keigarage.ui.problems import attempt

if TYPE_CHECKING:
    from keigarage.ui.window import MainWindow

_FIRST_MS = 60_000  # who has just opened the window is looking at it


class Notifier(QObject):
    """Looks a minute after the start and each midnight, where the owner chose so."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._sending = False
        self._first = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._first.timeout.connect(self.look)
        self._desk.day_changed.connect(self.look)
        self._first.start()
        chosen = self._desk.app.preferences.load().notify
        window.menus.actions["tools.notify"].setChecked(chosen)
        window.menus.actions["tools.login"].setChecked(AtLogin().on)

    def look(self) -> None:
        """Notify of what is due and was not said yet, unless the owner wants none of it."""
        if self._sending or not self._desk.app.preferences.load().notify:
            return
        app = self._desk.app
        try:
            items = app.agenda.items()
        except GarageError as problem:
            self._window.banner.trouble(str(problem))
            return
        self._sending = True
        notified = Notified(app.places.config, app.places.garage)
        work = partial(tell, items, notified, self._desk.today, notify.send)
        self._desk.background.run(work, self._sent, self._failed)

    def _sent(self, texts: Sequence[str]) -> None:
        self._sending = False

    def _failed(self, problem: Exception) -> None:
        self._sending = False
        if not isinstance(problem, NothingShows):
            raise problem
        self._desk.app.preferences.save(notify=False)
        if isValid(self._window):  # it may have been closed meanwhile
            self._window.menus.actions["tools.notify"].setChecked(False)
            self._window.banner.trouble(str(problem))


def choose_notifying(window: "MainWindow", wanted: bool) -> None:
    """Notify from now on, beginning at once, or no longer."""
    window.desk.app.preferences.save(notify=wanted)
    if wanted:
        window.banner.news(say("You are notified of what is due while this window is open."))
        if window.notifier is not None:
            window.notifier.look()


def choose_at_login(window: "MainWindow", wanted: bool) -> bool:
    """Start at login from now on, or no longer; whether it does afterwards."""
    at_login = AtLogin()
    folder = window.desk.app.places.garage
    # A login knows neither the --garage nor the environment of today.
    own = folder == places().garage and not os.environ.get("KEIGARAGE_HOME")
    garage = None if own else folder
    if attempt(partial(at_login.switch, wanted, garage), window.banner.trouble):
        window.banner.news(
            say("You are notified of what is due at each login; no window opens then.") if wanted
            else say("Nothing of the program starts at login any more.")
        )  # fmt: skip
    return at_login.on
