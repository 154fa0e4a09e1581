"""A source as a small link: it shows the whole address, and opens it from there."""

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtWidgets import QPushButton, QWidget

from keigarage.domain.words import say
from keigarage.ui.car_page.source_popup import SourcePopup


class SourceLink(QPushButton):
    """Named by its site, or by the words given."""

    def __init__(
        self, address: str, title: str = "", words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "link")
        self.address = self._title = ""
        self.point_to(address, title, words)
        self.clicked.connect(self.show_address)

    def point_to(self, address: str, title: str = "", words: str = "") -> None:
        """Stand for another source."""
        self.address, self._title = address, title
        site = words or site_of(address)
        self.setText(site.replace("&", "&&"))
        self.setAccessibleName(say("Source: {site}", site=site))
        self.setToolTip(say("Show the address of this source"))

    def show_address(self) -> SourcePopup:
        popup = SourcePopup(self.address, self._title, self)
        popup.show_at(self.mapToGlobal(QPoint(0, self.height() + 4)))
        return popup


def site_of(address: str) -> str:
    """`suzuki.co.jp` of an address; all of it where it names no site."""
    return QUrl(address).host().removeprefix("www.") or address
