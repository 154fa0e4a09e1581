"""Ink for outlines: three levels of detail, from a table row to a whole card."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from keigarage.ui.look.outline_build import Outline, Wheel
from keigarage.ui.look.paints import mixed
from keigarage.ui.look.palette import Palette, Role

_SMALL_PX = 64.0
_LARGE_PX = 130.0
# The level of detail from which a kind of part is worth its pixels; all others always are.
_WORTH = {"line": 2, "amber": 2, "shade": 2, "seat": 1, "rod": 1, "chrome": 1}

_WHITE, _BLACK = QColor("white"), QColor("black")
_MATERIALS = {
    "under": QColor("#3B3C3E"),
    "seat": QColor("#3A3836"),
    "spare": QColor("#2C2D2F"),
    "canvas": QColor("#4B4A47"),
    "dark": QColor("#3A3B3D"),
    "flare": QColor("#46474A"),
    "rod": QColor("#3A3B3D"),
    "tyre": QColor("#2A2A2A"),
    "grey": QColor("#7D8186"),
    "chrome": QColor("#D5D7D9"),
    "head": QColor("#FBF6DF"),
    "amber": QColor("#F0932B"),
    "tail": QColor("#C3322B"),
    "shade": QColor(0, 0, 0, 52),
    "plate": QColor("#F5C518"),
}
# Rubber and iron would sink into a dark page, so they are lifted there by this share.
_LIFTED = dict.fromkeys(("under", "seat", "spare", "canvas", "dark", "flare", "tyre"), 0.22) | {
    "rod": 0.35
}
_HAIRED = frozenset({"glass", "head", "tail", "chrome", "amber", "plate"})
_EDGED = frozenset({"body", "panel", "canvas", "well"})


def paint_outline(
    painter: QPainter, rect: QRectF, outline: Outline, color: QColor, palette: Palette
) -> None:
    """Draw the car as large as `rect` allows, centred, a side view a little below the middle."""
    margin = 1.0 if rect.width() < _SMALL_PX else 2.0
    box = rect.adjusted(margin, margin, -margin, -margin)
    scale = min(box.width() / outline.length, box.height() / outline.height)
    spare = max(box.height() - outline.height * scale, 0.0)
    below = 0.36 if outline.view == "side" else 0.5
    foot = QPointF(box.center().x() - outline.length * scale / 2, box.bottom() - spare * below)
    paint_to_scale(painter, foot, scale, outline, color, palette)


def paint_to_scale(
    painter: QPainter,
    foot: QPointF,
    px_per_mm: float,
    outline: Outline,
    color: QColor,
    palette: Palette,
) -> None:
    """Draw the car with its front on the ground at `foot`, at a scale other cars can share."""
    _Ink(painter, outline, color, palette, px_per_mm).draw(foot)


@dataclass(slots=True)
class _Ink:
    """One car going onto one painter."""

    painter: QPainter
    outline: Outline
    paint: QColor
    palette: Palette
    px_per_mm: float

    @property
    def width_px(self) -> float:
        return self.outline.length * self.px_per_mm

    @property
    def level(self) -> int:
        """0 in a table row, 1 on a small card, 2 where there is room."""
        return (self.width_px >= _SMALL_PX) + (self.width_px >= _LARGE_PX)

    def draw(self, foot: QPointF) -> None:
        painter, level = self.painter, self.level
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.px_per_mm
        painter.setTransform(QTransform(scale, 0, 0, -scale, foot.x(), foot.y()), True)
        if self.outline.view == "side" and level:
            self._shadow()
        for part in self.outline.parts:
            if _WORTH.get(part.kind, 0) <= level:
                self._part(part.kind, part.path)
        for wheel in self.outline.wheels:
            self._wheel(wheel)
        painter.restore()

    def _part(self, kind: str, path: QPainterPath) -> None:
        edge = min(max(self.width_px / 150.0, 0.8), 1.5)
        seam = mixed(self.paint, _BLACK, 0.45)
        if kind == "line":
            self.painter.strokePath(path, _pen(seam, edge * 0.65))
            return
        if kind == "rod":
            pen = QPen(self._fill(kind), 26)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            self.painter.strokePath(path, pen)
            return
        self.painter.fillPath(path, self._fill(kind))
        if self.level == 2:
            self._gleam(kind, path)
        if kind in _EDGED:
            self.painter.strokePath(path, _pen(self._edge(), edge))
        elif kind in _HAIRED:
            self.painter.strokePath(path, _pen(mixed(seam, _BLACK, 0.4), edge * 0.6))

    def _fill(self, kind: str) -> QBrush:
        if kind in ("body", "panel"):
            return self._lacquer()
        if kind == "glass":
            return self._sky()
        if kind == "well":
            return QBrush(mixed(self.paint, QColor("#121314"), 0.86))
        color = _MATERIALS[kind]
        if self.palette.is_dark and kind in _LIFTED:
            color = mixed(color, QColor("#9A9CA0"), _LIFTED[kind])
        return QBrush(color)

    def _lacquer(self) -> QBrush:
        """Lit from above: a bright shoulder, a plain flank, a darker sill."""
        light = QLinearGradient(0, self.outline.height, 0, 0)
        light.setColorAt(0.0, mixed(self.paint, _WHITE, 0.30))
        light.setColorAt(0.42, mixed(self.paint, _WHITE, 0.06))
        light.setColorAt(0.62, self.paint)
        light.setColorAt(0.9, mixed(self.paint, _BLACK, 0.22))
        return QBrush(light)

    def _sky(self) -> QBrush:
        """One sky over all panes: bright under the roof, deeper at the belt."""
        glass = self.palette.color(Role.GLASS)
        panes = self.outline.part("glass").boundingRect()
        sky = QLinearGradient(0, panes.bottom(), 0, panes.top())
        sky.setColorAt(0.0, mixed(glass, _WHITE, 0.30))
        sky.setColorAt(1.0, mixed(glass, QColor("#2F4654"), 0.38))
        return QBrush(sky)

    def _edge(self) -> QColor:
        """The contour: dark on a light page, on a dark one whatever parts the car from it."""
        if not self.palette.is_dark:
            return mixed(self.paint, QColor("#141414"), 0.72)
        if self.paint.lightnessF() > 0.55:
            return mixed(self.paint, QColor("#141414"), 0.45)
        return mixed(self.paint, QColor("#F4F3EE"), 0.55)

    def _gleam(self, kind: str, path: QPainterPath) -> None:
        if kind == "body" and self.outline.view == "side":
            lit = path.subtracted(path.translated(0, -28))
            self.painter.fillPath(lit, QColor(255, 255, 255, 62))
        elif kind == "glass":
            self._reflections(path)

    def _reflections(self, pane: QPainterPath) -> None:
        """A seat seen through the glass, and two slanting lights on it."""
        box = pane.boundingRect()
        if min(box.width(), box.height()) < 240:
            return
        painter = self.painter
        painter.save()
        painter.setClipPath(pane)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.outline.view == "side":
            self._seat(box)
        painter.setBrush(QColor(255, 255, 255, 46))
        tall, left = box.height(), box.left() + box.width() * 0.30
        for x, wide in ((left, tall * 0.22), (left + tall * 0.3, tall * 0.08)):
            low, high = box.top(), box.bottom()
            slant = tall * 0.6
            painter.drawPolygon(
                [
                    QPointF(x, low),
                    QPointF(x + wide, low),
                    QPointF(x + wide + slant, high),
                    QPointF(x + slant, high),
                ]
            )
        painter.restore()

    def _seat(self, box: QRectF) -> None:
        """A backrest with its headrest, as one shade."""
        rise = box.height()
        seat, head = QPainterPath(), QPainterPath()
        seat.setFillRule(Qt.FillRule.WindingFill)
        seat.addRoundedRect(QRectF(-95, -300, 190, 300 + rise * 0.30), 50, 50)
        seat.addRect(QRectF(-30, rise * 0.2, 60, rise * 0.2))
        head.addRoundedRect(QRectF(-66, rise * 0.34, 132, rise * 0.16), 34, 34)
        self.painter.save()
        self.painter.translate(box.left() + min(box.width() * 0.74, 640), box.top())
        self.painter.rotate(-9)  # seats lean back
        self.painter.fillPath(seat.united(head), QColor(24, 34, 40, 56))
        self.painter.restore()

    def _shadow(self) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(0, 0, 0, 90 if self.palette.is_dark else 36))
        middle = QPointF(self.outline.length / 2, 6)
        self.painter.drawEllipse(middle, self.outline.length * 0.49, 34)

    def _wheel(self, wheel: Wheel) -> None:
        hub = QPointF(wheel.x, wheel.y)
        rim = wheel.radius * (0.66 if wheel.rim == "alloy" else 0.60)
        self.painter.setPen(_pen(QColor("#5C5E62" if self.palette.is_dark else "#111111"), 0.8))
        self._disc(hub, wheel.radius, self.palette.hex(Role.TYRE))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self._disc(hub, rim, "#C9CBCE")
        if self.level == 0:
            return
        if wheel.rim == "alloy":
            self._spokes(hub, rim)
            return
        self._disc(hub, rim * 0.72, "#E9EAEC" if wheel.rim == "cap" else "#8E9195")
        if wheel.rim == "steel" and self.level == 2:
            self._vents(hub, rim)
        self._disc(hub, rim * 0.34, "#C9CBCE")

    def _disc(self, middle: QPointF, radius: float, color: str) -> None:
        self.painter.setBrush(QColor(color))
        self.painter.drawEllipse(middle, radius, radius)

    def _vents(self, hub: QPointF, rim: float) -> None:
        for turn in range(8):
            at = QTransform().rotate(45 * turn).map(QPointF(rim * 0.54, 0))
            self._disc(hub + at, rim * 0.09, "#55585C")

    def _spokes(self, hub: QPointF, rim: float) -> None:
        self._disc(hub, rim * 0.86, "#6C6F74")
        self.painter.save()
        self.painter.translate(hub)
        self.painter.setBrush(QColor("#D9DBDD"))
        for _ in range(5):
            self.painter.drawRect(QRectF(-rim * 0.11, 0, rim * 0.22, rim * 0.9))
            self.painter.rotate(72)
        self.painter.restore()
        self._disc(hub, rim * 0.26, "#D9DBDD")


def _pen(color: QColor, width_px: float) -> QPen:
    """A round pen as wide as that on the screen, whatever the scale of the drawing."""
    pen = QPen(color, width_px)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
