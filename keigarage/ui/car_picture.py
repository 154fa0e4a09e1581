"""A car's picture: its outline from the catalogue's measures, in the car's own colour."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from keigarage.domain.car import Body, Car
from keigarage.domain.catalogue import Generation
from keigarage.domain.words import say
from keigarage.ui.look import palette
from keigarage.ui.look.outline import Outline, car_outline, outline_pixmap
from keigarage.ui.look.paints import paint_color


def outline_of(car: Car, generation: Generation | None = None) -> Outline:
    """The car's own measures, then its generation's, then those usual for its body."""
    start = generation.production_start if generation else None
    year = car.built.year if car.built else start.year if start else None
    return car_outline(
        (car.body or Body.HATCHBACK).value,
        car.length_mm or (generation.length_mm if generation else None),
        car.height_mm or (generation.height_mm if generation else None),
        generation.wheelbase_mm if generation else None,
        era_year=year,
        model=f"{car.make} {car.model}",
    )


def paint_car(
    painter: QPainter,
    area: QRectF,
    car: Car,
    generation: Generation | None,
    colors: palette.Palette,
) -> None:
    """Draw the car as large as `area` allows, standing on its lower edge."""
    outline, color = outline_of(car, generation), paint_color(car.color)
    ratio = painter.device().devicePixelRatioF()
    picture = outline_pixmap(outline, color, area.size().toSize(), ratio, colors)
    painter.drawPixmap(area.topLeft(), picture)


class CarPicture(QWidget):
    """The outline alone, at whatever size the layout gives it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._car: Car | None = None
        self._generation: Generation | None = None

    def set_car(self, car: Car | None, generation: Generation | None = None) -> None:
        self._car, self._generation = car, generation
        self.setAccessibleName(say("Outline of {car}", car=car.title) if car else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._car is None:
            return
        painter = QPainter(self)
        paint_car(painter, QRectF(self.rect()), self._car, self._generation, palette.current())
        painter.end()
