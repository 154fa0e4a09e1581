"""The checklist as it will print: choose state and paper, look, save or print."""

import re
import unicodedata
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPageSize, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import CarId
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.services.happened import Happened
from keigarage.services.printing import draw
from keigarage.ui.desk import Desk
from keigarage.ui.look.icons import icon
from keigarage.ui.preview.pages import pictures
from keigarage.ui.problems import attempt

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LETTER = QPageSize.PageSizeId.Letter
_SCREEN_DPI, _PRINTER_DPI = 96.0, 300.0
_ZOOMS = (0.75, 1.0, 1.25, 1.5, 2.0)


class PreviewDialog(QDialog):
    """The real PDF of one car's DMV checklist. `saved` gives the path it was written to."""

    saved = Signal(object)
    drawn = Signal()

    def __init__(self, desk: Desk, car_id: CarId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._car_id = desk, car_id
        self._car = desk.app.garage.car(car_id)
        self._pdf = b""
        self._turn = 0
        self._zoom = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("DMV checklist: {car}", car=self._car.title))
        self.resize(940, 900)
        self.state, self.paper = QComboBox(), QComboBox()
        self.zoom_out, self.zoom_in = QPushButton("−"), QPushButton("+")
        self.save = QPushButton(icon("save"), say("&Save PDF…"))
        self.print = QPushButton(say("&Print…"))
        self.told = QLabel()
        self._pages = QVBoxLayout()
        self._scroll = QScrollArea()
        self._fill()
        self._lay_out()
        self._connect()
        # The pages take the keys: in the state box a Page Down would print another state.
        self._scroll.setFocus()
        self.redraw()

    @property
    def pdf(self) -> bytes:
        """The PDF on show; empty while it is being drawn."""
        return self._pdf

    def redraw(self) -> None:
        """Draw the pages anew, away from the window's thread."""
        self._pdf = b""
        self._set_ready(False)
        self._turn += 1
        if not self.state.currentData():
            self._tell_problem(say("Choose the state that is to plate this car."))
            return
        try:
            manuscript = self._desk.app.printing.compose(self._car_id, self.state.currentData())
        except GarageError as problem:
            self.told.setText(str(problem))
            return
        self.told.setText(say("Drawing the pages…"))
        size = self.paper.currentData()
        dpi = _SCREEN_DPI * self._zoom * self.devicePixelRatioF()

        def work() -> tuple[bytes, list[QImage]]:
            pdf = draw(manuscript, size)
            return pdf, pictures(pdf, dpi)

        self._desk.background.run(work, partial(self._show, self._turn), self._failed)

    def save_to(self, path: Path) -> None:
        """Write the PDF on show; a path that cannot be written is told here."""
        if attempt(lambda: self._desk.app.printing.save(self._pdf, path), self._tell_problem):
            self._tell(say("Saved as {path}", path=path))
            self._desk.app.preferences.save(last_folder=str(path.parent))
            self.saved.emit(path)

    def _fill(self) -> None:
        preferences = self._desk.app.preferences.load()
        self.state.addItem(say("Choose a state"), "")
        for code, name in self._desk.app.book.state_names().items():
            self.state.addItem(name, code)
        wanted = self._car.state or preferences.home_state
        self.state.setCurrentIndex(max(0, self.state.findData(wanted)))
        self.paper.addItem(say("Letter"), "letter")
        self.paper.addItem(say("A4"), "a4")
        self.paper.setCurrentIndex(max(0, self.paper.findData(preferences.paper_size)))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(12)
        for words, field in ((say("S&tate"), self.state), (say("Pap&er"), self.paper)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            top.addWidget(label)
            top.addWidget(field)
        self.zoom_out.setAccessibleName(say("Smaller"))
        self.zoom_out.setToolTip(say("Smaller (Ctrl+-)"))
        self.zoom_in.setAccessibleName(say("Larger"))
        self.zoom_in.setToolTip(say("Larger (Ctrl++)"))
        for button in (self.zoom_out, self.zoom_in):
            button.setFixedWidth(36)
            top.addWidget(button)
        top.addStretch(1)
        self.save.setToolTip(say("Save the PDF (Ctrl+S)"))
        self.print.setToolTip(say("Print (Ctrl+P)"))
        self.print.setProperty("kind", "primary")
        self.print.setDefault(True)
        top.addWidget(self.save)
        top.addWidget(self.print)
        ground = QWidget()
        ground.setObjectName("paperDesk")
        ground.setLayout(self._pages)
        self._pages.setContentsMargins(24, 24, 24, 24)
        self._pages.setSpacing(20)
        self._pages.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(ground)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(say("Pages"))
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setContentsMargins(16, 8, 16, 8)
        self.told.setProperty("role", "quiet")
        self.told.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.told)

    def _connect(self) -> None:
        self.state.currentIndexChanged.connect(self.redraw)
        self.paper.currentIndexChanged.connect(self._on_size)
        self.zoom_in.clicked.connect(lambda: self._set_zoom(1))
        self.zoom_out.clicked.connect(lambda: self._set_zoom(-1))
        self.save.clicked.connect(self._ask_path)
        self.print.clicked.connect(self._ask_printer)
        self._desk.day_changed.connect(self.redraw)
        self._desk.changed.connect(self._on_changed)
        for key, act in (
            (QKeySequence.StandardKey.Save, self._ask_path),
            (QKeySequence.StandardKey.Print, self._ask_printer),
            (QKeySequence.StandardKey.ZoomIn, lambda: self._set_zoom(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self._set_zoom(-1)),
        ):
            QShortcut(QKeySequence(key), self, act)

    def _show(self, turn: int, drawn: tuple[bytes, list[QImage]]) -> None:
        if turn != self._turn:
            return  # another state was chosen while this one was drawn
        self._pdf, images = drawn
        while item := self._pages.takeAt(0):
            if page := item.widget():
                page.deleteLater()
        for number, image in enumerate(images, 1):
            self._pages.addWidget(self._page(image, number, len(images)))
        self._set_ready(True)
        self._tell(say("1 page") if len(images) == 1 else say("{count} pages", count=len(images)))
        self.drawn.emit()

    def _page(self, image: QImage, number: int, of: int) -> QLabel:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        page = QLabel()
        page.setObjectName("paper")
        page.setPixmap(QPixmap.fromImage(image))
        page.setAccessibleName(say("Page {number} of {of}", number=number, of=of))
        return page

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, GarageError):
            self._tell_problem(str(problem))
            return
        self._tell_problem(say("The pages could not be drawn."))
        raise problem

    def _on_changed(self, happened: Happened) -> None:
        if happened.car_id in (None, self._car_id):
            self.redraw()

    def _set_ready(self, ready: bool) -> None:
        self.save.setEnabled(ready)
        self.print.setEnabled(ready)

    def _set_zoom(self, step: int) -> None:
        place = min(max(_ZOOMS.index(self._zoom) + step, 0), len(_ZOOMS) - 1)
        if _ZOOMS[place] != self._zoom:
            self._zoom = _ZOOMS[place]
            self.redraw()

    def _on_size(self) -> None:
        self._desk.app.preferences.save(paper_size=self.paper.currentData())
        self.redraw()

    def _ask_path(self) -> None:
        if not self._pdf:
            return
        folder = self._desk.app.preferences.load().last_folder
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(folder or QStandardPaths.writableLocation(documents))
        name = file_name(f"{self._car.title} {self.state.currentData()} checklist")
        dialog = QFileDialog(self, say("Save the checklist"), str(start), say("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # The dialog adds the ending before it asks whether to write over a file.
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{name}.pdf")
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.open()

    def _ask_printer(self) -> None:
        if not self._pdf:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        paper = QPageSize.PageSizeId.A4 if self.paper.currentData() == "a4" else _LETTER
        printer.setPageSize(QPageSize(paper))
        printer.setFullPage(True)  # the page brings its own margins
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print_on(printer))
        QDialog.open(dialog)  # its own `open` wants an old-style slot

    def _print_on(self, printer: "QPrinter") -> None:
        self._tell(say("Sending the pages to the printer…"))
        self._desk.background.run(
            partial(pictures, self._pdf, _PRINTER_DPI),
            lambda images: self._send(printer, images),
            self._failed,
        )

    def _send(self, printer: "QPrinter", images: list[QImage]) -> None:
        painter = QPainter()
        if not painter.begin(printer):
            self._tell_problem(say("The printer did not take the pages: check it and try again."))
            return
        first, last = printer.fromPage() or 1, printer.toPage() or len(images)
        for number, image in enumerate(images[first - 1 : last]):
            if number:
                printer.newPage()
            area: QRect = painter.viewport()
            size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(area.topLeft(), size), image)
        painter.end()
        self._tell(say("Sent to the printer."))

    def _tell(self, words: str) -> None:
        self._say(words, "quiet")

    def _tell_problem(self, words: str) -> None:
        self._say(words, "error")

    def _say(self, words: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(words)


def file_name(text: str) -> str:
    """Text as a name every file system takes: at most 180 bytes, no reserved signs."""
    plain = unicodedata.normalize("NFC", text)
    plain = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]+', " ", plain).strip(" .-") or "checklist"
    if re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", plain):
        plain = f"_{plain}"
    return plain.encode()[:180].decode(errors="ignore").strip()
