"""A file looked at closely: a picture, or a PDF page by page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.attachments import Attachment
from keigarage.domain.words import say
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.files.file_list import told
from keigarage.ui.files.pictures import Picture, Pictures
from keigarage.ui.files.taking_out import TakingOut
from keigarage.ui.look.icons import icon

_PIXELS = 2400  # on the longer side: enough to read a scan of Letter at twice its size
_ZOOMS = (1.0, 1.5, 2.0, 3.0)  # of what fits the window


class FilePreview(QDialog):
    """Page Up and Down turn pages, arrow keys go to the file before or after."""

    def __init__(
        self,
        desk: Desk,
        pictures: Pictures,
        files: Sequence[Attachment],
        file: Attachment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 760)
        self._pictures, self._files, self._file = pictures, tuple(files), file
        self._page, self._zoom = 0, 1.0
        self._picture: Picture | None = None
        self.note = Note(parent=self)
        self._out = TakingOut(desk, self, self.note.show_problem)
        self.sheet = QLabel()
        self.sheet.setTextFormat(Qt.TextFormat.PlainText)
        self.sheet.setWordWrap(True)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea()
        self.about, self.place = QLabel(), QLabel()
        self.before, self.after = QPushButton("‹"), QPushButton("›")
        self.smaller, self.larger = QPushButton("−"), QPushButton("+")
        self.open_it = QPushButton(say("&Open"))
        self.save = QPushButton(icon("save"), say("&Save a copy…"))
        self._lay_out()
        self._connect()
        self._show_file(file)

    @property
    def file(self) -> Attachment:
        return self._file

    @property
    def picture(self) -> QImage | None:
        """What is on show; None while it is drawn or where nothing can be."""
        return self._picture.image if self._picture else None

    def turn(self, step: int) -> None:
        """Go to another page of the same file."""
        pages = self._picture.pages if self._picture else 1
        page = min(max(self._page + step, 0), pages - 1)
        if page != self._page:
            self._page = page
            self._look()

    def go(self, step: int) -> None:
        """Go to the file before or after, as the list has them."""
        at = self._files.index(self._file) + step
        if 0 <= at < len(self._files):
            self._show_file(self._files[at])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_file(self, file: Attachment) -> None:
        self._file, self._page, self._zoom = file, 0, 1.0
        self.note.clear()
        self.setWindowTitle(file.name)
        self.about.setText(told(file))
        self.open_it.setEnabled(file.may_be_opened)
        self._look()

    def _look(self) -> None:
        self._picture = self._pictures.of(self._file, _PIXELS, self._page)
        if self._picture is None:
            self.sheet.setText(say("Drawing…"))
        elif self._picture.image is None:
            self.sheet.setText(self._picture.why)
        pages = self._picture.pages if self._picture else 1
        for part in (self.before, self.place, self.after):
            part.setVisible(pages > 1 or self._page > 0)
        self.place.setText(say("Page {number} of {of}", number=self._page + 1, of=pages))
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page + 1 < pages)
        for button in (self.smaller, self.larger):
            button.setEnabled(self.picture is not None)
        self.sheet.setAccessibleName(f"{self._file.name}. {self.place.text()}")
        self._fit()

    def _fit(self) -> None:
        image = self.picture
        if image is None:
            return
        room, ratio = self._scroll.viewport().size(), self.devicePixelRatioF()
        scale = min(room.width() / image.width(), room.height() / image.height(), 1 / ratio)
        size = image.size() * (scale * self._zoom * ratio)
        shown = image.scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(QPixmap.fromImage(shown))

    def _set_zoom(self, step: int) -> None:
        at = min(max(_ZOOMS.index(self._zoom) + step, 0), len(_ZOOMS) - 1)
        self._zoom = _ZOOMS[at]
        self._fit()

    def _on_arrived(self, sha256: str) -> None:
        if sha256 == self._file.sha256 and self._picture is None:
            self._look()

    def _connect(self) -> None:
        self._pictures.arrived.connect(self._on_arrived)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self._set_zoom(-1))
        self.larger.clicked.connect(lambda: self._set_zoom(1))
        self.open_it.clicked.connect(lambda: self._out.open(self._file))
        self.save.clicked.connect(lambda: self._out.ask_and_save(self._file))
        for key, act in (
            (Qt.Key.Key_PageUp, lambda: self.turn(-1)),
            (Qt.Key.Key_PageDown, lambda: self.turn(1)),
            (Qt.Key.Key_Left, lambda: self.go(-1)),
            (Qt.Key.Key_Right, lambda: self.go(1)),
            (QKeySequence.StandardKey.ZoomIn, lambda: self._set_zoom(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self._set_zoom(-1)),
            (QKeySequence.StandardKey.Save, lambda: self._out.ask_and_save(self._file)),
        ):
            QShortcut(QKeySequence(key), self, act)

    def _lay_out(self) -> None:
        for button, name, tip in (
            (self.before, say("Page before"), say("Page before (Page Up)")),
            (self.after, say("Next page"), say("Next page (Page Down)")),
            (self.smaller, say("Smaller"), say("Smaller (Ctrl+-)")),
            (self.larger, say("Larger"), say("Larger (Ctrl++)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
            button.setFixedWidth(36)
        self.open_it.setToolTip(say("Open a copy in the program that shows such files"))
        self.save.setToolTip(say("Save a copy (Ctrl+S)"))
        for label in (self.about, self.place):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty("role", "quiet")
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(8)
        for part in (self.before, self.place, self.after, self.smaller, self.larger):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.open_it)
        top.addWidget(self.save)
        self.sheet.setObjectName("paperDesk")
        self._scroll.setWidget(self.sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(say("Preview"))
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.about)
        foot.addWidget(self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)
