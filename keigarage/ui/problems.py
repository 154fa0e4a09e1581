"""Trouble the owner can mend is told in place; our own bugs are logged and shown once."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from keigarage.domain.errors import GarageError
from keigarage.domain.words import say

_log = logging.getLogger("keigarage")


class Problems(QObject):
    """Catches every exception no code expected: logs it, and shows it once in this run."""

    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: set[str] = set()
        # Queued: an exception may come from a paint event or another thread, where no dialog opens.
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over every road an exception can leave by."""
        sys.excepthook = self._from_code
        threading.excepthook = lambda args: self.caught(args.exc_value)
        sys.unraisablehook = lambda args: self.caught(args.exc_value)

    def caught(self, problem: BaseException | None) -> None:
        """Log a bug and show it, whatever thread it comes from."""
        if problem is None:
            return
        _log.error("unexpected: %s", _told(problem))
        self._raised.emit(problem)

    def _from_code(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> Any:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        self.caught(problem)

    def _show(self, problem: BaseException) -> None:
        told = _told(problem)
        if told in self._shown:
            return
        self._shown.add(told)
        if isinstance(problem, GarageError):
            warn(None, str(problem))
            return
        box = _box(QApplication.activeWindow(), say("Something went wrong inside the program."))
        box.setInformativeText(
            say("What was saved is safe. The report below names no car and no person; it helps "
                "whoever mends the program.")
        )  # fmt: skip
        box.setDetailedText(told)
        copy = box.addButton(say("Copy report"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(told))
        box.addButton(QMessageBox.StandardButton.Close)
        box.open()


def attempt(work: Callable[[], Any], tell: Callable[[str], None]) -> bool:
    """Do `work`; a trouble the owner can mend is told as its sentence. True when it went well."""
    try:
        work()
    except GarageError as problem:
        tell(str(problem))
        return False
    return True


def warn(parent: QWidget | None, sentence: str) -> None:
    """One sentence in a small window, for acts that have no place of their own to show it."""
    box = _box(parent, sentence)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()


_open_boxes: set[QMessageBox] = set()


def _box(parent: QWidget | None, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(say("Kei Garage"))
    box.setText(sentence)
    # Without a parent only this set holds it, and Python would take it off the screen at once.
    _open_boxes.add(box)
    box.finished.connect(lambda _: _open_boxes.discard(box))
    return box


def _told(problem: BaseException) -> str:
    from keigarage.log import told  # with the first trouble; a start without any should not wait

    return told(problem)
