"""The compared cars on one ground at one scale, as large as the width allows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.new_car import years_text
from keigarage.domain.words import say
from keigarage.ui.catalogue.picture import color_for, outline_for
from keigarage.ui.catalogue.units import length_text
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, FIELD, TABLE, px
from keigarage.ui.look.outline import paint_to_scale
from keigarage.ui.look.palette import Role

_SIDE_PX, _GAP_PX = 24, 36
_HEAD_PX = 66  # the names over the roofs
_BELOW_PX = 30  # from the ground to the lower edge
_LEAST_NAME_PX = 150
_MOST_PX_PER_MM = 0.11


class CompareStage(QWidget):
    """Draws the cars nose to tail.

    removed -- the id of a generation that is to leave
    """

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cars: list[Generation] = []
        self._buttons: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(px(200))

    def show_cars(self, cars: Sequence[Generation]) -> None:
        self._cars = list(cars)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._remover(car) for car in self._cars]
        told = "; ".join(
            f"{car.title} {length_text(car.length_mm)}" for car in self._cars if car.length_mm
        )
        self.setAccessibleName(say("On one ground at one scale: {cars}", cars=told))
        self._place()
        self.update()

    @property
    def px_per_mm(self) -> float:
        """The scale all the cars are drawn at."""
        outlines = [outline_for(car) for car in self._cars]
        if not outlines:
            return _MOST_PX_PER_MM
        room = self.width() - 2 * _SIDE_PX - _GAP_PX * (len(outlines) - 1)
        tallest = max(one.height for one in outlines)
        scale = min((self.height() - px(_HEAD_PX) - _BELOW_PX) / tallest, _MOST_PX_PER_MM)
        # A short car still needs the width of its name.
        least = px(_LEAST_NAME_PX)
        while scale > 0.005 and sum(max(one.length * scale, least) for one in outlines) > room:
            scale *= 0.97
        return max(scale, 0.005)

    def places(self) -> list[QRectF]:
        """The strip of each car, as wide as the car or its name, spread over the width."""
        scale, least = self.px_per_mm, px(_LEAST_NAME_PX)
        widths = [max(outline_for(car).length * scale, least) for car in self._cars]
        spare = self.width() - 2 * _SIDE_PX - sum(widths)
        gap = min(spare / max(len(widths) - 1, 1), 3.0 * _GAP_PX)
        left, found = float(_SIDE_PX), []
        for wide in widths:
            found.append(QRectF(left, 0, wide, self.height()))
            left += wide + gap
        return found

    def sizeHint(self) -> QSize:
        return QSize(640, px(270))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colors.color(Role.SURFACE))
        ground, scale = self.height() - _BELOW_PX + 0.5, self.px_per_mm
        painter.setPen(QPen(colors.color(Role.EDGE), 1.5))
        painter.drawLine(QPointF(0, ground), QPointF(self.width(), ground))
        for car, area in zip(self._cars, self.places(), strict=True):
            outline = outline_for(car)
            roof = ground - outline.height * scale
            self._words(painter, area, roof - px(_HEAD_PX), car, colors)
            foot = QPointF(area.left(), ground)
            paint_to_scale(painter, foot, scale, outline, color_for(car), colors)
        self._metre(painter, ground, scale, colors)
        painter.end()

    def _words(
        self, painter: QPainter, area: QRectF, top: float, car: Generation, colors: palette.Palette
    ) -> None:
        """Name, codes and years, standing right over the roof."""
        year = say("model year {year}", year=car.model_year) if car.model_year else ""
        codes = ", ".join(car.chassis_codes[:3]) or car.generation
        years = year or years_text(car.production_start, car.production_end)
        lines = ((car.title, face(FIELD, True), Role.INK), (codes, face(TABLE), Role.QUIET),
                 (years, face(TABLE), Role.QUIET))  # fmt: skip
        for number, (words, font, role) in enumerate(lines):
            painter.setPen(colors.color(role))
            room = area.width() - (px(26) if not number else 0)
            broken(words, font, room, most=1).paint(painter, area.left(), top + number * px(18))

    def _metre(
        self, painter: QPainter, ground: float, scale: float, colors: palette.Palette
    ) -> None:
        """A metre to go by, under the ground."""
        painter.setPen(QPen(colors.color(Role.QUIET), 1))
        left, wide = float(_SIDE_PX), 1000 * scale
        y = round(ground + 14) + 0.5
        painter.drawLine(QPointF(left, y), QPointF(left + wide, y))
        for x in (left, left + wide):
            painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3))
        painter.setFont(face(CAPTION))
        box = QRectF(left + wide + 8, y - 10, 160, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, say("1 m · 3 ft 3 in"))

    def _place(self) -> None:
        ground, scale = self.height() - _BELOW_PX, self.px_per_mm
        for car, button, area in zip(self._cars, self._buttons, self.places(), strict=True):
            top = ground - outline_for(car).height * scale - px(_HEAD_PX)
            side = px(22)
            button.setGeometry(round(area.right()) - side, round(top) - 3, side, side)

    def _remover(self, car: Generation) -> QPushButton:
        button = QPushButton("×", self)
        button.setProperty("kind", "cross")
        button.setAccessibleName(say("Take {car} out of the comparison", car=car.title))
        button.setToolTip(say("Take it out of the comparison"))
        button.clicked.connect(partial(self._remove, car.id))
        button.show()
        return button

    def _remove(self, generation_id: str, checked: bool = False) -> None:
        self.removed.emit(generation_id)
