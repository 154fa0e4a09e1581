"""Cards of unlike heights in as many columns as fit, each put where the page is shortest."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Columns(QWidget):
    """Places its children in columns of one width.

    least -- width below which a column is not made
    most -- columns made at most
    """

    def __init__(
        self, parent: QWidget | None = None, *, least: int, most: int, gap: int = 16
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._gap = least, most, gap
        self._cards: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, card: QWidget) -> None:
        if card.parentWidget() is not self:
            card.setParent(self)
        self._cards.append(card)
        self._place()
        self.updateGeometry()

    def count(self, width: int) -> int:
        """How many columns stand side by side at that width."""
        fit = (width + self._gap) // (self._least + self._gap)
        return max(1, min(fit, self._most))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(self._least, self.heightForWidth(max(self.width(), self._least)))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, 200), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def _place(self) -> None:
        for card, place in self._places(self.width()):
            card.setGeometry(place)

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        number = self.count(width)
        wide = (width - self._gap * (number - 1)) // number
        feet = [0] * number
        placed = []
        for card in self._cards:
            high = card.heightForWidth(wide) if card.hasHeightForWidth() else -1
            high = high if high >= 0 else card.sizeHint().height()
            column = feet.index(min(feet))
            placed.append((card, QRect(column * (wide + self._gap), feet[column], wide, high)))
            feet[column] += high + self._gap
        return placed
