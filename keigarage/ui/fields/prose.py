"""Labels that show text as typed, in the palette's ink, wrapped wherever they must."""

import html
from functools import lru_cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import FIELD, interface_font
from keigarage.ui.look.palette import Role


@lru_cache(maxsize=16)
def face(size: int, bold: bool = False) -> QFont:
    """The interface's face at a size of the scale; the same object each time, do not change it."""
    return interface_font(size, bold)


class Prose(QLabel):
    """Words that are never markup. They wrap inside any width, or end in an ellipsis.

    most -- lines shown at most; 0 shows them all
    reserve -- lines the label keeps free even while it is empty
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.INK,
        size: int = FIELD,
        *,
        bold: bool = False,
        most: int = 0,
        reserve: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role, self._face = role, face(size, bold)
        self._most, self._reserve = most, reserve
        self._blocks: dict[int, Block] = {}  # by width: a layout asks for several
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(most != 1)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        if text == self.text():
            return
        super().setText(text)
        self._forget()

    def say_as(self, text: str, role: Role) -> None:
        """Change the words and their ink together."""
        if role is not self._role:
            self._role = role
            self.update()
        self.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(self._natural_width(), self._height(self._natural_width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height(max(self.width(), 1)) if self._most == 1 else 0)

    def hasHeightForWidth(self) -> bool:
        return self._most != 1

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self._most and "".join(self._at(self.width()).lines).endswith("…")
        # A tool tip is markup to Qt unless it cannot be mistaken for it.
        self.setToolTip(as_tip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        block = self._at(self.width())
        painter = QPainter(self)
        painter.setPen(palette.current().color(self._role))
        block.paint(painter, self._left(block), self._top(block))
        painter.end()

    def _top(self, block: Block) -> float:
        spare = max(self.height() - block.height, 0)
        if self.alignment() & Qt.AlignmentFlag.AlignBottom:
            return spare
        return spare // 2 if self._most == 1 else 0

    def _left(self, block: Block) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return self.width() - block.width
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return (self.width() - block.width) / 2
        return 0.0

    def _at(self, width: int) -> Block:
        block = self._blocks.get(width)
        if block is None:
            block = self._blocks[width] = broken(self.text(), self._face, width, self._most)
        return block

    def _height(self, width: int) -> int:
        block = self._at(width)
        lines = len(block.lines) if self.text() else 0
        return max(lines, self._reserve) * block.line_height

    def _natural_width(self) -> int:
        return min(round(broken(self.text(), self._face, 100_000).width) + 1, 480)

    def _forget(self) -> None:
        self._blocks.clear()
        self.updateGeometry()
        self.update()


def as_tip(text: str) -> str:
    """`text` as a tool tip that shows it literally, whatever brackets it holds."""
    return f"<p>{html.escape(text).replace(chr(10), '<br>')}</p>" if text else ""
