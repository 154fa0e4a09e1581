"""Prose cut to a few lines, its last one ending in an ellipsis."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from keigarage.ui.fields.wrapping import Block, broken


def cut_lines(text: str, font: QFont, width: float, most: int) -> Block:
    """At most so many lines no wider than `width`; words stay apart where the cut runs on."""
    whole = broken(text, font, width)
    if len(whole.lines) <= most:
        return whole
    rest = " ".join(whole.lines[most - 1 :])
    last = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return replace(whole, lines=(*whole.lines[: most - 1], last))
