"""Map and list leave the window: to the printer, or to a file of one of three kinds."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from keigarage.domain.words import say
from keigarage.reports.saving import save
from keigarage.ui.desk import Desk
from keigarage.ui.preview.dialog import file_name
from keigarage.ui.problems import attempt
from keigarage.ui.states import picture
from keigarage.ui.states.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT = "print"
_KINDS = {"pdf": "PDF (*.pdf)", "png": "Picture (*.png)", "svg": "Drawing (*.svg)"}

Tell = Callable[[str], None]


class Export:
    """Asks where to, then writes or prints.

    trouble -- is told the sentence of what went wrong, to show in place
    """

    def __init__(self, desk: Desk, parent: QWidget, trouble: Tell) -> None:
        self._desk, self._parent, self._trouble = desk, parent, trouble

    def ask(self, kind: str, sheet: Sheet) -> None:
        """Open the dialog of this kind: "print", "pdf", "png" or "svg"."""
        if kind == PRINT:
            self._ask_printer(sheet)
        else:
            self._ask_path(kind, sheet)

    def save(self, kind: str, sheet: Sheet, path: Path) -> bool:
        """Write the file whole, or not at all and say why; True when it was written."""
        size = self._desk.app.preferences.load().paper_size
        content = picture.pdf(sheet, size) if kind == "pdf" else _DRAW[kind](sheet)
        if not attempt(lambda: save(content, path), self._trouble):
            return False
        self._desk.app.preferences.save(last_folder=str(path.parent))
        self._desk.told.emit(say("Saved as {path}", path=path))
        return True

    def _ask_path(self, kind: str, sheet: Sheet) -> None:
        folder = self._desk.app.preferences.load().last_folder
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(folder or QStandardPaths.writableLocation(documents))
        proposed = start / f"{file_name(sheet.title)}.{kind}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, say("Save the map"), str(proposed), say(_KINDS[kind])
        )
        if chosen:
            path = Path(chosen)
            self.save(kind, sheet, path if path.suffix else path.with_suffix(f".{kind}"))

    def _ask_printer(self, sheet: Sheet) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet.title)
        printer.setPageLayout(picture.page_layout(self._desk.app.preferences.load().paper_size))
        dialog = QPrintDialog(printer, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print(printer, sheet))
        QDialog.open(dialog)  # its own `open` wants an old-style slot

    def _print(self, printer: "QPrinter", sheet: Sheet) -> None:
        if picture.print_on(printer, sheet):
            self._desk.told.emit(say("Sent to the printer."))
        else:
            self._trouble(say("The printer did not take the pages: check it and try again."))


_DRAW: dict[str, Callable[[Sheet], bytes]] = {"png": picture.png, "svg": picture.svg}
