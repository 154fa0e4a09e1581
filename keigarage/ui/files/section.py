"""The files of a car on its page: a list, and the ways in by button, drop and paste."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from keigarage.domain.attachments import FILE_KIND_WORDS, Attachment, FileKind
from keigarage.domain.car import CarId
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.files import incoming
from keigarage.ui.files.file_form import FileForm
from keigarage.ui.files.file_list import FileList
from keigarage.ui.files.pictures import Pictures
from keigarage.ui.files.preview import FilePreview
from keigarage.ui.files.taking_out import TakingOut
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.palette import Role


class CarFiles(QWidget):
    """Shows one car's files. What comes in is copied; Undo takes any of it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._car_id: CarId | None = None
        self._editable, self._dragged = True, False
        self._form: FileForm | None = None
        self.pictures = Pictures(desk, self)
        self.list = FileList(self.pictures, self)
        self.note = Note(parent=self)
        self.add = QPushButton(say("Add files…"), self)
        self.add.setToolTip(say("Choose photos, scans and papers to copy into the garage"))
        self.hint = Prose("", Role.QUIET, CAPTION, parent=self)
        self.out = TakingOut(desk, self, self.note.show_problem)
        self.setAcceptDrops(True)
        self._lay_out()
        self.add.clicked.connect(self._choose)
        self.list.chosen.connect(self.look_at)
        self.list.removed.connect(self._remove)
        self.list.edit_wanted.connect(self._open_form)
        self.list.menu_wanted.connect(lambda file, at: self.menu_of(file).popup(at))

    @property
    def form(self) -> FileForm:
        """The form to rename a file; made when it is first asked for."""
        if self._form is None:
            self._form = FileForm(self)
            self._layout.insertWidget(1, self._form)
            self._form.accepted.connect(self._save)
            self._form.cancelled.connect(self._close_form)
        return self._form

    def show_car(self, car_id: CarId) -> None:
        if car_id != self._car_id:
            self._car_id = car_id
            self._close_form()
            self.note.clear()
        files = self._desk.app.files.of(car_id)
        self.list.set_files(files)
        self.list.setVisible(bool(files))
        self.hint.setText(
            say("or drop them here, or paste with Ctrl+V") if files
            else say("Photos, scans and papers of this car: drop them here, or paste with Ctrl+V")
        )  # fmt: skip

    @property
    def target(self) -> QWidget:
        """Where the focus goes: to the list once there is something in it."""
        return self.list if self.list.files else self.add

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.add.setEnabled(editable)
        self.hint.setVisible(editable)
        self.setAcceptDrops(editable)
        if not editable:
            self._close_form()

    # Ways in

    def attach(self, paths: list[Path]) -> None:
        """Copy files in, away from the window's thread, and make them this car's."""
        self._bring_in(partial(self._desk.app.files.keep, paths))

    def paste(self) -> bool:
        """Take what was copied elsewhere; False where that is neither a file nor a picture."""
        mime = QGuiApplication.clipboard().mimeData()
        paths = incoming.paths_in(mime)
        if paths:
            self.attach(paths)
            return True
        content = incoming.picture_in(mime)
        if content:
            name = incoming.pasted_name(datetime.now())
            files = self._desk.app.files
            self._bring_in(lambda: (files.keep_bytes(name, content),))
        return bool(content)

    def _choose(self) -> None:
        folder = self._desk.app.preferences.load().last_folder
        chosen, _ = QFileDialog.getOpenFileNames(self, say("Add files to this car"), folder or "")
        if chosen:
            self._desk.app.preferences.save(last_folder=str(Path(chosen[0]).parent))
            self.attach([Path(path) for path in chosen])

    def _bring_in(self, work: Callable[[], Any]) -> None:
        if self._car_id is None or not self._editable:
            return
        self.note.say_quietly(say("Copying…"))
        self._desk.background.run(work, partial(self._record, self._car_id), self._failed)

    def _record(self, car_id: CarId, contents: Any) -> None:
        try:
            self._desk.app.files.record(car_id, contents)
        except GarageError as problem:
            self._failed(problem)
        else:
            self._tell("")

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, GarageError):
            self._tell("")
            raise problem
        self._tell(str(problem))

    def _tell(self, problem: str) -> None:
        """The page may have been closed while files were copied."""
        if not isValid(self):
            self._desk.told.emit(problem)
        elif problem:
            self.note.show_problem(problem)
        else:
            self.note.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._editable and incoming.paths_in(event.mimeData()):
            # A copy, or a file manager would delete the original after a move.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._set_dragged(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dragged(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dragged(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.attach(incoming.paths_in(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._dragged:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.current().color(Role.SELECTION))
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.end()

    def _set_dragged(self, dragged: bool) -> None:
        self._dragged = dragged
        self.update()

    # One file

    def menu_of(self, file: Attachment) -> QMenu:
        """Everything that can be done with a file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        other = FileKind.SCAN if file.kind is FileKind.PHOTO else FileKind.PHOTO
        menu.addAction(say("&Look at it"), lambda: self.look_at(file))
        opens = menu.addAction(say("&Open in another program"), lambda: self.out.open(file))
        opens.setEnabled(file.may_be_opened)
        menu.addAction(say("&Save a copy…"), lambda: self.out.ask_and_save(file))
        menu.addSeparator()
        writes = (
            menu.addAction(say("&Rename…"), lambda: self._open_form(file)),
            menu.addAction(
                say("It is a {kind}", kind=say(FILE_KIND_WORDS[other]).lower()),
                lambda: self._attempt(partial(self._desk.app.files.edit, file.id, kind=other)),
            ),
            menu.addAction(say("Re&move"), lambda: self._remove(file)),
        )
        for action in writes:
            action.setEnabled(self._editable)
        return menu

    def look_at(self, file: Attachment) -> FilePreview:
        """Show a file in a window of its own."""
        dialog = FilePreview(self._desk, self.pictures, self.list.files, file, self)
        dialog.show()
        return dialog

    def _remove(self, file: Attachment) -> None:
        if self._editable:
            self._attempt(partial(self._desk.app.files.remove, file.id))

    def _open_form(self, file: Attachment) -> None:
        if self._editable:
            self.form.show()
            self.form.start(file)

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()

    def _save(self) -> None:
        form, file = self.form, self.form.file
        if file is None:
            return
        try:
            self._desk.app.files.edit(file.id, name=form.name.text(), kind=form.chosen_kind)
        except GarageError as problem:
            form.name.show_problem(str(problem))
            return
        self._close_form()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _attempt(self, work: Callable[[], object]) -> None:
        try:
            work()
        except GarageError as problem:
            self.note.show_problem(str(problem))
        else:
            self.note.clear()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(BLEED_PX, 4, BLEED_PX, 0)
        below.setSpacing(8)
        below.addWidget(self.add)
        below.addWidget(self.hint, 1)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        trouble.addWidget(self.note)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.list)
        self._layout.addLayout(trouble)
        self._layout.addLayout(below)
