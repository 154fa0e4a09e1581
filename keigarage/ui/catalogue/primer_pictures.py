"""The drawings of the primer: the ladder of standards, a kei before American cars, a plate."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.kei import KeiStandard
from keigarage.domain.words import say
from keigarage.ui.catalogue.picture import color_for, outline_for
from keigarage.ui.catalogue.primer import cc_words, longest_words, sizes_text, standard_words
from keigarage.ui.fields.prose import face
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, px, tabular
from keigarage.ui.look.outline import paint_color, paint_to_scale
from keigarage.ui.look.palette import Role
from keigarage.ui.look.plate import PlateFace, PlateWidget

_RUNG_PX = 22
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Ladder(QWidget):
    """Each standard as a bar as long, to scale, as the longest car it allowed."""

    def __init__(self, standards: Sequence[KeiStandard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standards = tuple(standards)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = "; ".join(map(standard_words, self._standards))
        self.setAccessibleName(say("The limits by year. {rows}", rows=told))

    def sizeHint(self) -> QSize:
        return QSize(240, px(_RUNG_PX) * len(self._standards))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(face(CAPTION)))
        longest = max(one.length_mm for one in self._standards)
        high, year = px(_RUNG_PX), px(34)
        for number, one in enumerate(self._standards):
            top = number * high
            now = number == len(self._standards) - 1
            bar = QRectF(year, top + 2, (self.width() - year) * one.length_mm / longest, high - 4)
            path = QPainterPath()
            path.addRoundedRect(bar, 4, 4)
            painter.fillPath(path, colors.color(Role.PLATE if now else Role.PRESSED))
            painter.setPen(colors.color(Role.QUIET))
            painter.drawText(QRectF(0, top, year, high), _MIDDLE, str(one.since.year))
            painter.setPen(colors.color(Role.PLATE_INK if now else Role.INK))
            words = f"{sizes_text(one)} · {cc_words(one)}"
            # The oldest bars are shorter than their words, which go on beyond them.
            painter.drawText(QRectF(bar.left() + 8, top, self.width(), high), _MIDDLE, words)
        painter.end()


class Parade(QWidget):
    """Cars behind each other with their noses on one line, the smallest in front."""

    def __init__(self, generations: Sequence[Generation], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cars = sorted(generations, key=lambda one: -(one.length_mm or 0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = "; ".join(map(longest_words, self._cars))
        self.setAccessibleName(say("At one scale: {cars}", cars=told))

    def sizeHint(self) -> QSize:
        return QSize(240, px(128))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._cars:
            return
        colors = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlines = [outline_for(one) for one in self._cars]
        scale = min((self.width() - 8) / outlines[0].length,
                    (self.height() - 12) / max(one.height for one in outlines))  # fmt: skip
        ground = self.height() - 4.5
        painter.setPen(QPen(colors.color(Role.EDGE), 1))
        painter.drawLine(QPointF(0, ground), QPointF(self.width(), ground))
        for one, outline in zip(self._cars, outlines, strict=True):
            front = one is self._cars[-1]
            painter.setOpacity(1.0 if front else 0.42)
            color = paint_color("yellow") if front else color_for(one)
            paint_to_scale(painter, QPointF(4, ground), scale, outline, color, colors)
        painter.end()


def kei_plate(parent: QWidget | None = None) -> PlateWidget:
    """A plate of our own making, black on yellow."""
    plate = PlateWidget(PlateFace("countdown", "660", "cc", "軽自動車"), parent)
    plate.setFixedSize(152, 76)
    plate.setAccessibleName(say("A yellow plate with black characters"))
    return plate
