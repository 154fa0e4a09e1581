"""Where a fact is written: the address in full, to copy, or to open once it has been seen."""

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.words import say
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.palette import Role

_WIDTH_PX = 360


def can_open(address: str) -> bool:
    """Only web addresses are handed to the browser; anything else could start a program."""
    return QUrl(address).scheme().lower() in ("http", "https")


class SourcePopup(QFrame):
    """Shows one address, whole; Escape or a click elsewhere closes it."""

    def __init__(self, address: str, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(say("Source"))
        self.address = address
        self.copy = QPushButton(say("&Copy"), self)
        self.copy.setToolTip(say("Copy the address"))
        self.copy.clicked.connect(self._copy)
        self.open = QPushButton(say("&Open in the browser"), self)
        self.open.setToolTip(say("Open this address in the browser"))
        self.open.setVisible(can_open(address))
        self.open.clicked.connect(self._open)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        if title:
            layout.addWidget(Prose(title, bold=True, parent=self))
        layout.addWidget(Prose(address, Role.QUIET, CAPTION, parent=self))
        layout.addLayout(buttons)
        self.setFixedWidth(_WIDTH_PX)

    def show_at(self, point: QPoint) -> None:
        """Open with the upper left corner at `point`, or as near as the screen allows."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(point.x(), room.right() - self.width())
        top = min(point.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address)
        self.close()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self.address))
        self.close()
