"""Three sides of one car laid out beneath each other, and points of them in shares of the car."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from keigarage.domain.auction import View
from keigarage.domain.car import Body, Car
from keigarage.domain.catalogue import Generation
from keigarage.ui.car_picture import outline_of
from keigarage.ui.look.outline import Outline, car_outline, paint_color, paint_to_scale
from keigarage.ui.look.palette import Palette

_PAD_PX, _CAPTION_PX, _GAP_PX = 12, 20, 6
_WIDEST_PX = 460


@dataclass(frozen=True, slots=True)
class Placed:
    """One side where it stands in the widget."""

    view: View
    outline: Outline
    box: QRectF  # of the drawing alone
    px_per_mm: float

    def point(self, x: float, y: float) -> QPointF:
        """Where shares of the car lie on the screen."""
        along = 1 - x if self.view is View.RIGHT else x
        box = self.box
        return QPointF(box.left() + along * box.width(), box.top() + y * box.height())

    def shares(self, point: QPointF) -> tuple[float, float]:
        """The shares of the car under a point, which may lie a little outside the drawing."""
        along = (point.x() - self.box.left()) / self.box.width()
        x = 1 - along if self.view is View.RIGHT else along
        y = (point.y() - self.box.top()) / self.box.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def holds(self, point: QPointF) -> bool:
        return self.box.adjusted(-6, -6, 6, 6).contains(point)

    def paint(self, painter: QPainter, color: str, palette: Palette) -> None:
        painter.save()
        if self.view is View.RIGHT:
            painter.translate(2 * self.box.center().x(), 0)
            painter.scale(-1, 1)
        foot = self.box.bottomLeft()
        paint_to_scale(painter, foot, self.px_per_mm, self.outline, paint_color(color), palette)
        painter.restore()


def placed(
    car: Car, generation: Generation | None, width_px: float
) -> tuple[tuple[Placed, ...], int]:
    """The sides for a widget of that width, and how high it has to be."""
    side, top = outline_of(car, generation), _from_above(car, generation)
    room = min(width_px, _WIDEST_PX) - 2 * _PAD_PX
    scale = max(room, 40.0) / side.length
    left = max((width_px - room) / 2, 0.0) if width_px < _WIDEST_PX else float(_PAD_PX)
    found, y = [], float(_CAPTION_PX)
    for view, outline in ((View.LEFT, side), (View.TOP, top), (View.RIGHT, side)):
        box = QRectF(left, y, outline.length * scale, outline.height * scale)
        found.append(Placed(view, outline, box, scale))
        y = box.bottom() + _GAP_PX + _CAPTION_PX
    return tuple(found), round(y - _CAPTION_PX)


def _from_above(car: Car, generation: Generation | None) -> Outline:
    start = generation.production_start if generation else None
    year = car.built.year if car.built else start.year if start else None
    return car_outline(
        (car.body or Body.HATCHBACK).value,
        car.length_mm or (generation.length_mm if generation else None),
        car.height_mm or (generation.height_mm if generation else None),
        generation.wheelbase_mm if generation else None,
        "top",
        year,
        width_mm=car.width_mm or (generation.width_mm if generation else None),
        model=f"{car.make} {car.model}",
    )
