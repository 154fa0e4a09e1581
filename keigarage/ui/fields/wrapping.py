"""Text broken into lines for a width, so that no name, however long, widens a page."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one font that fit one width. Sizes in device-independent pixels."""

    lines: tuple[str, ...]
    font: QFont
    line_height: int
    ascent: float
    width: float

    @property
    def height(self) -> int:
        return self.line_height * len(self.lines)

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw with the painter's pen, the first line's upper edge at `top`."""
        painter.setFont(self.font)
        lead = (self.line_height - QFontMetricsF(self.font).height()) / 2
        for number, line in enumerate(self.lines):
            base = top + number * self.line_height + lead + self.ascent
            painter.drawText(QPointF(left, base), line)

    def area(self, left: float, top: float) -> QRectF:
        return QRectF(left, top, self.width, self.height)


def broken(text: str, font: QFont, width: float, most: int = 0, spread: float = 1.3) -> Block:
    """`text` in lines no wider than `width`; after `most` lines (0: any number) an ellipsis.

    spread -- line height as a multiple of the font's pixel size
    """
    metrics = QFontMetricsF(font)
    high = max(ceil(font.pixelSize() * spread), ceil(metrics.height()))
    lines, wide = [], 0.0
    uncut: list[str] = []  # with the spaces that a line's end swallows
    for paragraph in text.split("\n"):
        whole = _lines(paragraph, font, max(width, 8.0))
        uncut += (*whole[:-1], f"{whole[-1]} ")
        for line in map(str.rstrip, whole):
            lines.append(line)
            wide = max(wide, metrics.horizontalAdvance(line))
    if most and len(lines) > most:
        rest = "".join(uncut[most - 1 :]).rstrip()
        lines = lines[: most - 1]
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        wide = max(metrics.horizontalAdvance(line) for line in lines)
    return Block(tuple(lines), font, high, metrics.ascent(), wide)


def _lines(paragraph: str, font: QFont, width: float) -> list[str]:
    if not paragraph:
        return [""]
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(_ANYWHERE)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # Qt counts in UTF-16; a rare character outside the first plane takes two.
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    units = paragraph.encode("utf-16-le", "surrogatepass")
    return [
        units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")
        for start, length in found
    ]
