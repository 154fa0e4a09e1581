"""Small things laid side by side, on as many lines as the width asks for."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Places its shown children like words on a page; its height follows its width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__(parent)
        self._gap, self._line_gap = gap, line_gap
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget, place: int | None = None) -> None:
        """Put a child last, or at the place given."""
        if part.parentWidget() is not self:
            part.setParent(self)
        self._parts.insert(len(self._parts) if place is None else place, part)
        self._again()

    def take(self, part: QWidget) -> None:
        """Let a child go; it is deleted once Qt has time."""
        self._parts.remove(part)
        part.hide()
        part.deleteLater()
        self._again()

    @property
    def parts(self) -> list[QWidget]:
        """The children, in the order they stand."""
        return list(self._parts)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for _, place in places), default=0)

    def sizeHint(self) -> QSize:
        width = sum(part.sizeHint().width() + self._gap for part in self._shown())
        return QSize(max(width - self._gap, 0), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        # A child was shown, hidden, or has other words now.
        if event.type() == QEvent.Type.LayoutRequest:
            self._again()
        return super().event(event)

    def _again(self) -> None:
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        for part, place in self._places(self.width()):
            part.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Where each shown child goes; those on one line share its middle."""
        placed: list[tuple[QWidget, QRect]] = []
        line: list[tuple[QWidget, QSize, int]] = []
        left = top = 0
        for part in self._shown():
            size = part.sizeHint().expandedTo(part.minimumSize())
            if size.width() > width:
                wraps = part.hasHeightForWidth()
                size = QSize(max(width, 1), part.heightForWidth(width) if wraps else size.height())
            if line and left + size.width() > width:
                top += _set(line, top, placed) + self._line_gap
                line, left = [], 0
            line.append((part, size, left))
            left += size.width() + self._gap
        if line:
            _set(line, top, placed)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return [(part, _mirrored(place, width)) for part, place in placed]
        return placed


def _set(
    line: list[tuple[QWidget, QSize, int]], top: int, placed: list[tuple[QWidget, QRect]]
) -> int:
    high = max(size.height() for _, size, _ in line)
    for part, size, left in line:
        down = (high - size.height()) // 2
        placed.append((part, QRect(left, top + down, size.width(), size.height())))
    return high


def _mirrored(place: QRect, width: int) -> QRect:
    return QRect(width - place.right() - 1, place.top(), place.width(), place.height())
