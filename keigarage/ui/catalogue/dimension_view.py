"""A car drawn with its measures: the outline, and thin lines with figures about it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.words import say
from keigarage.ui.catalogue.dimensions import (
    STEP_PX,
    Line,
    Plan,
    front_plan,
    plan_height,
    side_plan,
    spoken_measures,
)
from keigarage.ui.catalogue.picture import color_for, outline_for
from keigarage.ui.fields.prose import face
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, tabular
from keigarage.ui.look.outline import paint_to_scale
from keigarage.ui.look.palette import Role

_TICK_PX = 4.0


class DimensionView(QWidget):
    """The side view with length, wheelbase and height, or the front view with its width.

    beside -- for a front view, the side view whose scale it shares
    """

    def __init__(
        self, parent: QWidget | None = None, *, beside: "DimensionView | None" = None
    ) -> None:
        super().__init__(parent)
        self._beside = beside
        self._generation: Generation | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_generation(self, generation: Generation) -> None:
        self._generation = generation
        if self._beside is None:
            told = spoken_measures(generation)
            self.setAccessibleName(
                say("{car} from the side; {measures}", car=generation.title, measures=told)
            )
        else:
            self.setAccessibleName(say("{car} from the front", car=generation.title))
        self.updateGeometry()
        self.update()

    def plan(self, width: int) -> Plan | None:
        """Where everything goes at that width; None without a car."""
        one = self._generation
        if one is None:
            return None
        if self._beside is None:
            return side_plan(one, outline_for(one), width)
        side = self._beside.plan(self._beside.width())
        scale = side.px_per_mm if side else 0.06
        return front_plan(one, outline_for(one, "front"), width, scale)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        plan = self.plan(width)
        return plan_height(plan) if plan else 0

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        plan, one = self.plan(self.width()), self._generation
        if plan is None or one is None:
            return
        colors = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = plan.foot[1] + 0.5
        painter.setPen(QPen(colors.color(Role.EDGE), 1))
        painter.drawLine(QPointF(0, ground), QPointF(self.width(), ground))
        view = "side" if self._beside is None else "front"
        paint_to_scale(painter, QPointF(*plan.foot), plan.px_per_mm, outline_for(one, view),
                       color_for(one), colors)  # fmt: skip
        painter.setFont(tabular(face(CAPTION)))
        for line in plan.lines:
            if line.upright:
                _paint_upright(painter, line, colors)
            else:
                _paint_level(painter, line, colors)
        painter.end()


def _paint_level(painter: QPainter, line: Line, colors: palette.Palette) -> None:
    """A line with its figures in a gap in its middle, or beside it where it is too short."""
    at = round(line.at) + 0.5
    _pen(painter, colors.color(Role.HAIRLINE))
    for x, y in zip((line.start, line.end), line.reaches, strict=True):
        painter.drawLine(QPointF(x, y + 4), QPointF(x, at + _TICK_PX))
    _pen(painter, colors.color(Role.QUIET))
    text = f"{line.mm} · {line.feet}"
    wide = QFontMetricsF(painter.font()).horizontalAdvance(text) + 10
    room = line.end - line.start
    if wide > room - 16:
        text = line.mm
        wide = QFontMetricsF(painter.font()).horizontalAdvance(text) + 10
    middle = (line.start + line.end) / 2
    painter.drawLine(QPointF(line.start, at), QPointF(middle - wide / 2, at))
    painter.drawLine(QPointF(middle + wide / 2, at), QPointF(line.end, at))
    for x in (line.start, line.end):
        _slash(painter, x, at)
    painter.setPen(colors.color(Role.INK))
    box = QRectF(middle - wide / 2, at - STEP_PX / 2, wide, STEP_PX)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _paint_upright(painter: QPainter, line: Line, colors: palette.Palette) -> None:
    at = round(line.at) + 0.5
    _pen(painter, colors.color(Role.HAIRLINE))
    for y, x in zip((line.start, line.end), line.reaches, strict=True):
        painter.drawLine(QPointF(x - 30, y), QPointF(at + _TICK_PX, y))
    _pen(painter, colors.color(Role.QUIET))
    painter.drawLine(QPointF(at, line.start), QPointF(at, line.end))
    for y in (line.start, line.end):
        _slash(painter, at, y)
    painter.setPen(colors.color(Role.INK))
    high = QFontMetricsF(painter.font()).height()
    middle = (line.start + line.end) / 2
    for number, text in enumerate((line.mm, line.feet)):
        box = QRectF(at + 8, middle - high + number * high, 80, high)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _pen(painter: QPainter, color: QColor) -> None:
    painter.setPen(QPen(color, 1))


def _slash(painter: QPainter, x: float, y: float) -> None:
    """The draughtsman's oblique stroke at the end of a line."""
    painter.drawLine(QPointF(x - 3, y + 3), QPointF(x + 3, y - 3))
