"""Car outlines for every screen: build one, paint it, or take it as a cached picture."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache

from keigarage.ui.look.outline_build import Outline, Wheel, car_outline
from keigarage.ui.look.outline_paint import paint_outline, paint_to_scale
from keigarage.ui.look.paints import paint_color
from keigarage.ui.look.palette import Palette
from keigarage.ui.look.shape import Part

__all__ = [
    "Outline",
    "Part",
    "Wheel",
    "car_outline",
    "outline_pixmap",
    "paint_color",
    "paint_outline",
    "paint_to_scale",
]


def outline_pixmap(
    outline: Outline, color: QColor, size: QSize, dpr: float, palette: Palette
) -> QPixmap:
    """The painted car on a clear ground, `size` in logical pixels, drawn once and remembered."""
    key = (
        f"outline {outline.key} {color.rgb():x} {size.width()}x{size.height()}@{dpr} {palette.name}"
    )
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    picture = QPixmap(size * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_outline(painter, QRectF(0, 0, size.width(), size.height()), outline, color, palette)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture
