"""A generation's outline and the colour it is shown in, the same on every page of the catalogue."""

from functools import cache
from zlib import crc32

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from keigarage.domain.car import BodyClass, body_class
from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Kind, kind_of
from keigarage.ui.look import palette
from keigarage.ui.look.outline import Outline, car_outline, outline_pixmap
from keigarage.ui.look.paints import paint_color

# A catalogue knows no paint, so each car gets one of the sober colours its like was sold in.
_FAMOUS = {
    "honda-s500-as280": "red",
    "honda-s600-as285": "silver",
    "honda-s800-as800": "racing green",
    "subaru-360-k111": "mint",
    "suzuki-jimny-lj10": "khaki",
    "mitsubishi-minica-h21a": "wine red",
    "honda-beat-pp1": "yellow",
    "autozam-az-1-pg6sa": "blue",
}
_WORKING = ("white", "silver", "cream", "white", "light blue", "ivory")
_OLD = ("cream", "mint", "sky blue", "ivory", "red", "beige")
_OPEN = ("red", "silver", "racing green", "blue", "yellow", "white")
_FAMILY = ("silver", "white", "wine red", "navy", "champagne", "teal", "sand", "light blue")


def outline_for(generation: Generation, view: str = "side") -> Outline:
    start = generation.production_start or generation.production_end
    year = generation.model_year or (start.year if start else None)
    return car_outline(
        generation.body.value,
        generation.length_mm,
        generation.height_mm,
        generation.wheelbase_mm,
        view,
        year,
        width_mm=generation.width_mm,
        model=generation.title,
    )


def color_for(generation: Generation) -> QColor:
    """A colour that stays the same for a generation; American cars are all grey."""
    if kind_of(generation) is Kind.AMERICAN:
        return _lacquer("#a9adb1")
    return _lacquer(_FAMOUS.get(generation.id) or _one_of(generation))


@cache
def _lacquer(name: str) -> QColor:
    return paint_color(name)


def _one_of(generation: Generation) -> str:
    start = generation.production_start
    if start and start.year < 1973:
        paints: tuple[str, ...] = _OLD
    elif body_class(generation.body) is not BodyClass.CAR:
        paints = _WORKING
    elif generation.body in ("roadster", "coupe"):
        paints = _OPEN
    else:
        paints = _FAMILY
    return paints[crc32(generation.id.encode()) % len(paints)]


def size_at(generation: Generation, px_per_mm: float) -> QSizeF:
    """How large the side view is at that scale."""
    outline = outline_for(generation)
    return QSizeF(outline.length * px_per_mm, outline.height * px_per_mm)


def paint_at(
    painter: QPainter,
    foot: QPointF,
    generation: Generation,
    px_per_mm: float,
    colors: palette.Palette,
) -> None:
    """The side view with its front on the ground at `foot`, as a picture that is kept."""
    ratio = painter.device().devicePixelRatioF()
    picture, margin = picture_at(generation, px_per_mm, ratio, colors)
    high = size_at(generation, px_per_mm).height()
    painter.drawPixmap(QPointF(foot.x() - margin, foot.y() - high - margin), picture)


def picture_at(
    generation: Generation, px_per_mm: float, ratio: float, colors: palette.Palette
) -> tuple[QPixmap, float]:
    """The picture, painted or found again, and the margin about the car in it."""
    size = size_at(generation, px_per_mm)
    margin = 1.0 if size.width() < 62 else 2.0  # what the painter of pictures leaves free
    whole = QSizeF(size.width() + 2 * margin, size.height() + 2 * margin).toSize()
    return outline_pixmap(
        outline_for(generation), color_for(generation), whole, ratio, colors
    ), margin
