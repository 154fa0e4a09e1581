"""The countdown, drawn as a kei number plate: black on yellow, small, square, cheerful."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from keigarage.ui.look.fonts import plate_font
from keigarage.ui.look.marks import Mark, paint_mark
from keigarage.ui.look.palette import Palette, Role, current

KINDS = ("countdown", "window", "eligible", "unknown")
_USUAL = QSize(168, 84)
_SMALLEST_PX = 9.0


@dataclass(frozen=True, slots=True)
class PlateFace:
    """What stands on a plate, in the reader's language; its glyph is drawn, not written.

    kind -- "countdown" (plain yellow), "window" (hatched: the papers leave a window open),
            "eligible" (green edge and tick) or "unknown" (no date yet)
    big, unit, small -- "220", "days", "30 June 2027"; "may enter", "", "since 31 May 2016"; or for
            no date "?" alone, "", "no date yet"
    """

    kind: str
    big: str
    unit: str = ""
    small: str = ""

    @property
    def spoken(self) -> str:
        """The face as one line, for a screen reader or a tooltip."""
        head = " ".join(part for part in (self.big, self.unit) if part)
        return ", ".join(part for part in (head, self.small) if part)


def paint_plate(painter: QPainter, rect: QRectF, face: PlateFace, palette: Palette) -> None:
    """Draw the plate to fill `rect`, at any size from 88 by 24 up."""
    yellow = face.kind in ("countdown", "window")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if yellow:
        _paint_metal(painter, rect, face.kind == "window", palette)
    else:
        _paint_edge(painter, rect, face.kind, palette)
    ink = palette.color(
        Role.PLATE_INK if yellow else Role.YES if face.kind == "eligible" else Role.QUIET
    )
    if rect.height() >= 48:
        _paint_screws(painter, rect, yellow, palette)
    painter.setClipRect(rect)
    _paint_words(painter, rect, face, ink, palette)
    painter.restore()


def paint_chip(painter: QPainter, rect: QRectF, text: str, hatched: bool, palette: Palette) -> None:
    """The plate as a table cell shows it: one bold line on yellow, in the painter's font."""
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = _rounded(box, 4.0)
    painter.fillPath(shape, palette.color(Role.PLATE))
    if hatched:
        painter.fillPath(shape, _stripes(palette, 5))
    painter.strokePath(shape, QPen(_line(palette, 110), 1.0))
    painter.setFont(_bold(painter.font()))
    painter.setPen(palette.color(Role.PLATE_INK))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def chip_width(text: str, font: QFont) -> float:
    """How wide a chip needs to be for that text, in pixels."""
    return QFontMetricsF(_bold(font)).horizontalAdvance(text) + 18.0


class PlateWidget(QWidget):
    """A plate standing on a card or in the car's pane; clicks pass through it."""

    def __init__(self, face: PlateFace | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face or PlateFace("unknown", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._face.spoken)

    def face(self) -> PlateFace:
        return self._face

    def set_face(self, face: PlateFace) -> None:
        """Show another face; a screen reader hears its words."""
        if face != self._face:
            self._face = face
            self.setAccessibleName(face.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        return _USUAL

    def minimumSizeHint(self) -> QSize:
        return QSize(88, 24)

    def paintEvent(self, event: QEvent) -> None:
        painter = QPainter(self)
        paint_plate(painter, QRectF(self.rect()), self._face, current())
        painter.end()


def _paint_metal(painter: QPainter, rect: QRectF, hatched: bool, palette: Palette) -> None:
    """Yellow sheet, stripes while a window is open, and the pressed line inside the edge."""
    radius = _radius(rect)
    painter.fillPath(_rounded(rect, radius), palette.color(Role.PLATE))
    inset = max(2.0, rect.height() * 0.045)
    inner = _rounded(rect.adjusted(inset, inset, -inset, -inset), max(radius - inset, 1.5))
    if hatched:
        painter.fillPath(inner, _stripes(palette, max(5, round(rect.height() / 7))))
    painter.strokePath(inner, QPen(_line(palette, 190), max(1.0, rect.height() / 80)))


def _paint_edge(painter: QPainter, rect: QRectF, kind: str, palette: Palette) -> None:
    width = 2.0 if rect.height() >= 40 else 1.5
    box = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    pen = QPen(palette.color(Role.YES if kind == "eligible" else Role.EDGE), width)
    if kind != "eligible":
        pen.setDashPattern([3, 3])
    painter.strokePath(_rounded(box, _radius(rect)), pen)


def _paint_screws(painter: QPainter, rect: QRectF, yellow: bool, palette: Palette) -> None:
    radius = max(1.6, rect.height() * 0.034)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_line(palette, 170) if yellow else palette.color(Role.EDGE))
    for share in (0.22, 0.78):
        painter.drawEllipse(
            QPointF(rect.left() + rect.width() * share, rect.top() + rect.height() * 0.15),
            radius,
            radius,
        )


def _paint_words(
    painter: QPainter, rect: QRectF, face: PlateFace, ink: QColor, palette: Palette
) -> None:
    """The big line with its unit or glyph in the middle, the small one below when there is room."""
    roomy = rect.height() >= 48 and bool(face.small)
    yellow = face.kind in ("countdown", "window")
    size = rect.height() * (0.46 if yellow else 0.27) if roomy else rect.height() * 0.56
    glyph = _glyph(face.kind)
    line = _BigLine(face, size).fitted(rect.width() * 0.84)
    middle = rect.top() + rect.height() * (0.40 if roomy else 0.5)
    left = rect.center().x() - line.width / 2
    baseline = middle + line.rise / 2
    painter.setPen(ink)
    if glyph:
        side = line.glyph
        box = QRectF(left, baseline - line.rise / 2 - side / 2, side, side)
        paint_mark(painter, box, glyph, palette, ink)
        left += line.glyph_advance
    painter.setFont(line.big)
    painter.drawText(QPointF(left, baseline), line.text)
    if face.unit:
        left += QFontMetricsF(line.big).horizontalAdvance(line.text) + line.gap
        painter.setFont(line.unit)
        painter.drawText(QPointF(left, baseline), face.unit)
    if roomy:
        _paint_small(painter, rect, face.small)


def _paint_small(painter: QPainter, rect: QRectF, text: str) -> None:
    """The line below, smaller where it has to be, cut with an ellipsis before it is too small."""
    room = rect.width() * 0.86
    font = plate_font(max(_SMALLEST_PX, rect.height() * 0.145), bold=False)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if wide > room:
        font = plate_font(max(_SMALLEST_PX, font.pixelSize() * room / wide), bold=False)
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    line = QRectF(rect.left(), rect.top() + rect.height() * 0.66, rect.width(), rect.height() * 0.2)
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)


class _BigLine:
    """Sizes of the large line: glyph, figure and unit on one baseline."""

    def __init__(self, face: PlateFace, size: float) -> None:
        self._face, self._size = face, size
        self.text = "" if face.big == "?" else face.big
        self.big = plate_font(size, bold=True)
        self.unit = plate_font(max(size * 0.38, 7.0), bold=False)
        metrics = QFontMetricsF(self.big)
        self.rise = metrics.capHeight()
        self.gap = size * 0.14 if face.unit else 0.0
        self.glyph = size * (0.95 if self.text else 1.5) if _glyph(face.kind) else 0.0
        self.glyph_advance = self.glyph + (size * 0.16 if self.text and self.glyph else 0.0)
        unit = QFontMetricsF(self.unit).horizontalAdvance(face.unit) if face.unit else 0.0
        self.width = self.glyph_advance + metrics.horizontalAdvance(self.text) + self.gap + unit

    def fitted(self, most: float) -> "_BigLine":
        """The same line, smaller if it has to be."""
        line = self
        while line.width > most and line._size > 7.0:
            line = _BigLine(self._face, max(line._size * min(most / line.width, 0.97), 6.9))
        return line


def _glyph(kind: str) -> Mark | None:
    return {"eligible": Mark.YES, "unknown": Mark.UNSETTLED}.get(kind)


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def _radius(rect: QRectF) -> float:
    return min(max(rect.height() * 0.12, 4.0), 14.0)


def _line(palette: Palette, alpha: int) -> QColor:
    line = QColor(palette.color(Role.PLATE_LINE))
    line.setAlpha(alpha)
    return line


def _bold(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setBold(True)
    return heavy


@lru_cache(maxsize=16)
def _stripes(palette: Palette, step: int) -> QBrush:
    """Diagonal bands of pale yellow, as wide as the gaps between them."""
    side, fine = step * 2, 4
    tile = QPixmap(side * fine, side * fine)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(fine, fine)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(Role.PLATE_PALE))
    for shift in (-side, 0, side):
        band = [QPointF(shift, side), QPointF(shift + side, 0)]
        painter.drawPolygon([*band, QPointF(shift + side + step, 0), QPointF(shift + step, side)])
    painter.end()
    tile.setDevicePixelRatio(fine)
    return QBrush(tile)
