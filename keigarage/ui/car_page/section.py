"""A part of the page under a heading that opens and closes it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from keigarage.domain.words import say
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import FIELD
from keigarage.ui.look.marks import Mark, mark_color, paint_mark
from keigarage.ui.look.palette import Role

_HIGH_PX = 40
_CHEVRON_PX = 14
SIDE_PX = 18  # from the page's edge to its words
BLEED_PX = 6  # how far the grounds of rows and headings reach beyond their words
_MARGIN_PX = SIDE_PX - BLEED_PX


MakeBody = Callable[[QWidget], QWidget]  # of its parent


class SectionHead(QAbstractButton):
    """The heading: a chevron, the title, a quiet aside, and an answer at the right edge."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._aside, self._answer = "", ""
        self._mark: Mark | None = None

    def tell(self, aside: str = "", answer: str = "", mark: Mark | None = None) -> None:
        """What the closed section still says: `7 of 11 · Texas`, or an answer with its mark."""
        if (aside, answer, mark) != (self._aside, self._answer, self._mark):
            self._aside, self._answer, self._mark = aside, answer, mark
            self.setAccessibleDescription(", ".join(part for part in (aside, answer) if part))
            self.update()

    @property
    def told(self) -> str:
        return self.accessibleDescription()

    def sizeHint(self) -> QSize:
        return QSize(160, _HIGH_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right:
                self.setChecked(True)
            case Qt.Key.Key_Left:
                self.setChecked(False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.toggle()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = palette.current()
        if self.hasFocus():
            painter.setPen(colors.color(Role.FOCUS))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-1, 6.5, -4.5, -6.5), 4, 4)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color(Role.HOVER))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-4, 6, -4, -6), 4, 4)
        painter.fillPath(_chevron(self.height() / 2, self.isChecked()), colors.color(Role.INK))
        room = float(self.width())
        if self._answer:
            room -= self._paint_answer(painter) + 8
        title = broken(self.text(), face(FIELD, bold=True), room, most=1)
        painter.setPen(colors.color(Role.INK))
        top = (self.height() - title.height) / 2
        title.paint(painter, _CHEVRON_PX, top)
        left = _CHEVRON_PX + title.width + 6
        if self._aside and room - left > 20:
            aside = broken(self._aside, face(FIELD), room - left, most=1)
            painter.setPen(colors.color(Role.QUIET))
            aside.paint(painter, left, top)
        painter.end()

    def _paint_answer(self, painter: QPainter) -> float:
        """The answer at the right edge; gives the width it took."""
        colors = palette.current()
        words = broken(self._answer, face(FIELD, bold=True), 400, most=1)
        left, top = self.width() - words.width, (self.height() - words.height) / 2
        painter.setPen(mark_color(self._mark, colors) if self._mark else colors.color(Role.INK))
        words.paint(painter, left, top)
        if self._mark is None:
            return words.width
        paint_mark(painter, QRectF(left - 18, self.height() / 2 - 6.5, 13, 13), self._mark, colors)
        return words.width + 18


def _chevron(middle: float, opened: bool) -> QPainterPath:
    if opened:
        corners = (QPointF(0.5, middle - 2), QPointF(8.5, middle - 2), QPointF(4.5, middle + 3.5))
    else:
        corners = (QPointF(2, middle - 4), QPointF(2, middle + 4), QPointF(7.5, middle))
    path = QPainterPath(corners[0])
    for corner in corners[1:]:
        path.lineTo(corner)
    path.closeSubpath()
    return path


class Section(QWidget):
    """A heading and its body, which is made the first time it is opened.

    toggled -- it was opened, and its body waits to be filled, or closed
    """

    toggled = Signal(bool)

    def __init__(
        self,
        name: str,
        title: str,
        make_body: MakeBody,
        place: str,
        *,
        starts_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._make_body, self._key = make_body, f"car_page/{place}/{name}"
        self.body: QWidget | None = None
        self.head = SectionHead(title, self)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        self._line.addWidget(self.head, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._line)
        kept = QSettings().value(self._key)
        self.head.setChecked(starts_open if kept is None else kept in (True, "true"))
        self.head.toggled.connect(self._on_toggled)
        self._show_body(self.is_open)

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def open(self) -> None:
        self.head.setChecked(True)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a button at the right edge of the heading."""
        self._line.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(palette.current().color(Role.HAIRLINE))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
        painter.end()

    def _on_toggled(self, opened: bool) -> None:
        QSettings().setValue(self._key, opened)
        self._show_body(opened)

    def _show_body(self, opened: bool) -> None:
        if opened and self.body is None:
            self.body = self._make_body(self)
            self._layout.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(opened)
        self._layout.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 14 if opened else 0)
        self.head.setToolTip(say("Close (Enter)") if opened else say("Open (Enter)"))
        self.toggled.emit(opened)
