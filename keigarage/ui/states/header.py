"""The bar above the map: for which body or car, as a map or a list, and on paper."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QWidget,
)

from keigarage.domain.car import BodyClass, Car
from keigarage.domain.words import say
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.palette import Role
from keigarage.ui.states.car_box import CarBox
from keigarage.ui.states.segments import Segments

_BODIES = {BodyClass.CAR: "Car", BodyClass.VAN: "Van", BodyClass.TRUCK: "Truck"}
MAP, LIST = "map", "list"
_TITLE_PX = 16


class Header(QFrame):
    """Everything that chooses what the screen shows.

    body_picked -- a BodyClass; car_picked -- a CarId or None; view_picked -- "map" or "list"
    wanted -- what to do with the picture: "print", "png", "svg" or "pdf"
    """

    body_picked = Signal(object)
    car_picked = Signal(object)
    view_picked = Signal(str)
    wanted = Signal(str)

    def __init__(self, cars: Callable[[], Sequence[Car]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        title = Prose(say("Where can it be plated?"), Role.INK, _TITLE_PX, bold=True, most=1,
                      parent=self)  # fmt: skip
        self.bodies = Segments(
            say("Body"), [(body.value, say(words), "") for body, words in _BODIES.items()], self
        )
        self.bodies.picked.connect(lambda key: self.body_picked.emit(BodyClass(key)))
        self.car = CarBox(cars, self)
        self.car.picked.connect(self.car_picked)
        self.views = Segments(
            say("Show as"),
            [(MAP, say("Map"), say("The map of the states")),
             (LIST, say("List"), say("The states ranked, with the reasons"))],
            self,
        )  # fmt: skip
        self.views.picked.connect(self.view_picked)
        self.paper = QPushButton(say("Print"), self)
        self.paper.setToolTip(say("Print the map and the list, or save them"))
        self.paper.setMenu(self._menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(title)
        row.addSpacing(4)
        row.addStretch(1)
        for widget in (self.bodies, self.car, self.views, self.paper):
            # The car's name has what room is left.
            row.addWidget(widget, 3 if widget is self.car else 0)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for key, words in (
            ("print", say("&Print…")),
            ("pdf", say("Save as P&DF…")),
            ("png", say("Save as a &picture (PNG)…")),
            ("svg", say("Save as a d&rawing (SVG)…")),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, key=key: self.wanted.emit(key))
        return menu
