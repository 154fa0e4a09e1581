"""A file let out of the garage: opened as a copy, or saved where the owner says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from keigarage.domain.attachments import Attachment, file_name
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.ui.desk import Desk

Tell = Callable[[str], None]


class TakingOut:
    """Works away from the window's thread; `tell` is given why it could not, as a sentence."""

    def __init__(self, desk: Desk, window: QWidget, tell: Tell) -> None:
        self._desk, self._window, self._tell = desk, window, tell

    def open(self, file: Attachment) -> None:
        """Hand a copy that cannot be written to the program that shows such files."""
        work = partial(self._desk.app.files.copy_to_open, file)
        self._desk.background.run(work, self._open, self._failed)

    def ask_and_save(self, file: Attachment) -> None:
        folder = self._desk.app.preferences.load().last_folder
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(folder or QStandardPaths.writableLocation(documents))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, say("Save a copy"), str(start / file_name(file.name))
        )
        if chosen:
            self.save(file, Path(chosen))

    def save(self, file: Attachment, path: Path) -> None:
        work = partial(self._desk.app.files.save_copy, file, path)
        self._desk.background.run(work, partial(self._saved, path), self._failed)

    def _open(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._told(say("No program on this computer opens such files: save a copy instead."))

    def _saved(self, path: Path, _: object) -> None:
        self._desk.app.preferences.save(last_folder=str(path.parent))
        self._desk.told.emit(say("Saved as {path}", path=path))

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, GarageError):
            raise problem
        self._told(str(problem))

    def _told(self, sentence: str) -> None:
        if isValid(self._window):
            self._tell(sentence)
        else:  # it was closed while the copy was made
            self._desk.told.emit(sentence)
