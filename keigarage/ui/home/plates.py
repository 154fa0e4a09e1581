"""The nearest countdowns: each a card with the car's plate, its outline and its name."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from keigarage.domain.words import say
from keigarage.ui.car_picture import paint_car
from keigarage.ui.fields.prose import face
from keigarage.ui.home.facts import MOST_PLATES, Countdown
from keigarage.ui.look.fonts import FIELD, px
from keigarage.ui.look.palette import Role, current
from keigarage.ui.look.plate import paint_plate
from keigarage.ui.rows_model import plain_tip

_HIGH, _LEAST = 114, 300
_PLATE = QSize(190, 86)
_GAP = 14


class PlateCard(QAbstractButton):
    """One countdown; pressing it goes to the car."""

    def __init__(self, shown: Countdown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = say("{car}: {plate}", car=shown.car.title, plate=shown.face.spoken)
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))

    def sizeHint(self) -> QSize:
        return QSize(px(_LEAST), px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, area = current(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = Role.FOCUS if self.hasFocus() else Role.EDGE if self.underMouse() else Role.HAIRLINE
        thick = 2 if self.hasFocus() else 1
        painter.setPen(QPen(colors.color(edge), thick))
        painter.setBrush(colors.color(Role.SURFACE))
        painter.drawRoundedRect(area.adjusted(thick - 1, thick - 1, 1 - thick, 1 - thick), 12, 12)
        plate = QRectF(16, (self.height() - _PLATE.height()) / 2, _PLATE.width(), _PLATE.height())
        paint_plate(painter, plate, self.shown.face, colors)
        right = QRectF(plate.right() + 16, 0, self.width() - plate.right() - 30, self.height())
        if right.width() > 40:
            self._paint_car(painter, right)
        painter.end()

    def _paint_car(self, painter: QPainter, area: QRectF) -> None:
        """The outline above its name, both from the left edge of the room they have."""
        shown, colors = self.shown, current()
        font = face(FIELD, True)
        room = QFontMetricsF(font)
        name = QRectF(area.left(), area.bottom() - 18 - room.height(), area.width(), room.height())
        wide = min(area.width(), px(120))
        picture = QRectF(area.left(), 18, wide, max(name.top() - 26, 20))
        paint_car(painter, picture, shown.car, shown.generation, colors)
        painter.setFont(font)
        painter.setPen(colors.color(Role.INK))
        cut = room.elidedText(shown.car.title, Qt.TextElideMode.ElideRight, area.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(name, flags, cut)


class PlateRow(QWidget):
    """As many countdowns as stand side by side.

    wanted -- the CarId whose card was pressed
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Nearest countdowns"))
        self.cards: list[PlateCard] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_countdowns(self, shown: Sequence[Countdown]) -> None:
        """Show these, the nearest first; without any the row takes no room."""
        if [card.shown for card in self.cards] != list(shown):
            focused = next((card.shown.car.id for card in self.cards if card.hasFocus()), None)
            for card in self.cards:
                self._row.removeWidget(card)
                card.deleteLater()
            self.cards = [self._card(one) for one in shown[:MOST_PLATES]]
            again = (card for card in self.cards if focused and card.shown.car.id == focused)
            for card in again:
                card.setFocus()
        self._fit()
        self.setVisible(bool(self.cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(220, px(_HIGH))

    def _card(self, shown: Countdown) -> PlateCard:
        card = PlateCard(shown, self)
        card.clicked.connect(lambda: self.wanted.emit(shown.car.id))
        self._row.addWidget(card, 1)
        return card

    def _fit(self) -> None:
        fit = max(1, (self.width() + _GAP) // (px(_LEAST) + _GAP))
        for number, card in enumerate(self.cards):
            card.setVisible(number < fit)
