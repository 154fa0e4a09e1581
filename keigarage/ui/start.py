"""The start of the window: Qt, the log, the garage, and what happens when it cannot be opened."""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from keigarage.domain.errors import GarageError, GarageLocked
from keigarage.places import Places, places, resource
from keigarage.reference import RuleBook
from keigarage.services.preferences import PreferenceFile
from keigarage.ui.desk import Desk
from keigarage.ui.look import palette
from keigarage.ui.problems import Problems, warn
from keigarage.ui.window import MainWindow
from keigarage.ui.words import speak_through_qt


def start(words: Sequence[str]) -> int:
    """Open the window and run until it is closed; gives the exit status.

    words -- nothing, or `--garage DIR`
    """
    where = places(_garage_in(words))
    application = QApplication.instance() or QApplication(["keigarage"])
    assert isinstance(application, QApplication)
    prepare(application, where)
    problems = Problems(application)
    problems.install()
    shell = Shell(where, application)
    if not shell.open(where.garage):
        return 0
    return application.exec()


def prepare(application: QApplication, where: Places) -> None:
    """Names, log, settings, language and look: all that must stand before the first window."""
    application.setApplicationName("keigarage")
    # No display name: Qt would hang it behind every window's own title.
    application.setOrganizationName("keigarage")
    application.setDesktopFileName("keigarage")
    keep_log(where.logs)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(where.config)
    )
    _translate(application)
    palette.set_scheme(PreferenceFile(where.config).load().scheme)
    palette.apply(application)


def keep_log(folder: Path) -> None:
    """Log to a file of the owner's alone, a megabyte at most three times over.

    The log holds what the program did, never what the owner wrote.
    """
    root = logging.getLogger("keigarage")
    if not root.handlers:
        root.addHandler(_LateLog(folder))
        root.setLevel(logging.INFO)


class _LateLog(logging.Handler):
    """Opens the log with its first line: most runs have nothing to say, and none waits for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._handler: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._handler is None:
            self._handler = self._opened()
        self._handler.emit(record)

    def _opened(self) -> logging.Handler:
        from keigarage.log import handler_in

        try:
            return handler_in(self._folder)
        except OSError:
            return logging.StreamHandler()  # a full disk must not keep the window from opening


class Shell(QObject):
    """Holds the one window that is open, and opens another garage in its place."""

    def __init__(self, where: Places, application: QApplication) -> None:
        super().__init__(application)
        self._where = where
        self._own = places().garage
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self.trouble: QWidget | None = None
        self._door: QObject | None = None

    def open(self, folder: Path) -> bool:
        """Open a garage's window and close the one before.

        False when another window of the same garage was brought to the front instead, or when the
        first garage cannot be opened and nothing is left to show.
        """
        where = Places(garage=folder, config=self._where.config, logs=self._where.logs)
        try:
            desk = Desk(where)
        except GarageLocked as problem:
            return self._locked(folder, problem)
        except GarageError as problem:
            self._tell(folder, problem)
            return True
        self._replace(desk)
        return True

    def open_sample(self) -> None:
        """Make the sample garage if it is not there yet, and open it."""
        from keigarage.services.sample import make_sample

        folder = self._where.sample
        try:
            if not (folder / "garage.sqlite").exists():
                make_sample(folder, RuleBook())
        except GarageError as problem:
            warn(self.window, str(problem))
            return
        self.open(folder)

    def _replace(self, desk: Desk) -> None:
        old = self.window
        self.desk, self.window = desk, MainWindow(desk)
        window = self.window
        window.open_wanted.connect(self.open)
        window.sample_wanted.connect(self.open_sample)
        window.own_wanted.connect(lambda: self.open(self._own))
        window.closed.connect(lambda: self._closed(desk))
        # Listening for a second start can wait until the first picture stands.
        window.settled.connect(self._keep_door)
        window.show()
        if old is not None:
            old.close()
        if self.trouble is not None:
            self.trouble.close()
            self.trouble = None

    def _keep_door(self) -> None:
        from keigarage.ui.instance import Doorkeeper

        if self.desk is None or self.window is None:
            return
        if isinstance(self._door, Doorkeeper):
            self._door.close()
        self._door = door = Doorkeeper(self.desk.app.places.garage, self)
        door.knocked.connect(self._come_forward)

    def _come_forward(self) -> None:
        if self.window is not None:
            # Out of the task bar, but no smaller than it was.
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _closed(self, desk: Desk) -> None:
        desk.close()
        if desk is self.desk:
            self.window = self.desk = None

    def _locked(self, folder: Path, problem: GarageError) -> bool:
        from keigarage.ui.instance import hand_over

        if self.window is not None:
            if folder == self.window.desk.app.places.garage:
                return True  # it is this very window's garage
            warn(self.window, str(problem))
            return True
        if hand_over(folder):
            return False
        self._tell(folder, problem)
        return True

    def _open_backup(self, problem: GarageError, damaged: Path) -> None:
        from keigarage.services.rescue import copy_backup

        try:
            folder = copy_backup(problem, damaged)
        except GarageError as trouble:
            warn(self.trouble, str(trouble))
            return
        self.open(folder)

    def _tell(self, folder: Path, problem: GarageError) -> None:
        """Say what is wrong with a garage; with no window yet, in one of its own."""
        if self.window is not None:
            warn(self.window, str(problem))
            return
        from keigarage.services.rescue import has_backup
        from keigarage.ui.trouble_window import TroubleWindow

        backed = has_backup(problem)
        self.trouble = trouble = TroubleWindow(folder, str(problem), has_backup=backed)
        trouble.backup_wanted.connect(lambda: self._open_backup(problem, folder))
        trouble.open_wanted.connect(self.open)
        trouble.again_wanted.connect(lambda: self.open(folder))
        trouble.sample_wanted.connect(self.open_sample)
        trouble.show()


def _translate(application: QApplication) -> None:
    """Load Qt's own words and the program's for the reader's language, where there are any."""
    locale = QLocale()
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("keigarage", str(resource("translations"))),
    ):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", folder):
            application.installTranslator(translator)
    speak_through_qt()


def _garage_in(words: Sequence[str]) -> str | None:
    return words[1] if len(words) >= 2 and words[0] == "--garage" else None
