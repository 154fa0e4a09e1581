"""The ground of a row in the page's lists: soft under the pointer, marked while it has focus."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from keigarage.ui.look.palette import Palette, Role


def paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag, colors: Palette) -> None:
    """Paint what lies under a row's words; nothing for a row at rest."""
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if not focused and not state & QStyle.StateFlag.State_MouseOver:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(Role.SELECTION if focused else Role.HOVER))
    painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 5, 5)
    if focused:
        painter.setBrush(colors.color(Role.PLATE))
        bar = QRectF(area.left(), area.top() + 1, 3, area.height() - 2)
        painter.drawRoundedRect(bar, 1.5, 1.5)
