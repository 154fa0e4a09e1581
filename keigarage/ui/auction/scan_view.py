"""The sheet's scan beside the outline; a click looks at it closely."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from keigarage.domain.attachments import Attachment
from keigarage.domain.words import say
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.files.pictures import Pictures
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.palette import Role

_PIXELS = 1200
_TALLEST_PX, _EMPTY_PX = 480, 96


class ScanView(QAbstractButton):
    """Shows one attached file as large as there is room."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.file: Attachment | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pictures.arrived.connect(self._on_arrived)

    def show_file(self, file: Attachment | None) -> None:
        self.file = file
        self.setVisible(file is not None)
        name = say("The sheet: {file}", file=file.name) if file else ""
        self.setAccessibleName(name)
        self.setToolTip(say("Look at the sheet closely (Enter)"))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(260, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as the scan is at this width, and no taller than a page can be read at."""
        picture = self._pictures.of(self.file, _PIXELS) if self.file else None
        high = _EMPTY_PX
        if picture is not None and picture.image is not None:
            shape = picture.image.size()
            high = round(min(shape.height() * self.width() / shape.width(), _TALLEST_PX))
        if high != self.height():
            self.setFixedHeight(high)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        colors, area = palette.current(), QRectF(self.rect())
        picture = self._pictures.of(self.file, _PIXELS) if self.file else None
        if picture is not None and picture.image is not None:
            size = picture.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            area = QRectF(0, 0, size.width(), size.height())
            painter.drawImage(area, picture.image)
        else:
            painter.fillRect(area, colors.color(Role.FIELD))
            words = picture.why if picture else say("Drawing…")
            told = broken(words, face(CAPTION), area.width() - 24)
            painter.setPen(colors.color(Role.QUIET))
            told.paint(painter, 12, (area.height() - told.height) / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colors.color(Role.FOCUS if self.hasFocus() else Role.HAIRLINE))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _on_arrived(self, sha256: str) -> None:
        if self.file is not None and self.file.sha256 == sha256:
            self._fit()
