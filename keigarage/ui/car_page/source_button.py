"""A small button that shows where a fact is written."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget

from keigarage.domain.words import say
from keigarage.ui.car_page.source_popup import SourcePopup


class SourceButton(QPushButton):
    """Shows the address of its source when it is pressed; hidden while there is none."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Source"), parent)
        self.setProperty("kind", "link")
        self.setAccessibleName(say("Source of {what}", what=what))
        self.setToolTip(say("Show the address of the source"))
        self._address, self._title = "", ""
        self.clicked.connect(self._show)
        self.hide()

    def set_source(self, address: str, title: str = "") -> None:
        self._address, self._title = address, title
        self.setVisible(bool(address))

    def _show(self) -> None:
        popup = SourcePopup(self._address, self._title, self)
        popup.show_at(self.mapToGlobal(QPoint(0, self.height() + 4)))
