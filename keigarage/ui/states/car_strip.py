"""Above the map while it answers for one car: the car's picture and the tally in a sentence."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keigarage.domain.car import Car
from keigarage.domain.catalogue import Generation
from keigarage.domain.plating_checks import Vehicle
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.ui.car_picture import CarPicture
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import FIELD, TABLE
from keigarage.ui.look.palette import Role
from keigarage.ui.states.shading import Shade, tally

_COUNTED = {
    Status.ROAD: "{count} states plate it",
    Status.LIMITED: "{count} with limits",
    Status.LOCAL: "{count} leave it to the county or town",
    Status.UNSETTLED: "{count} are unsettled",
    Status.OFFROAD: "{count} keep it off the road",
    Status.PROHIBITED: "{count} refuse it",
}


class CarStrip(QWidget):
    """Hidden while the map is for any kei of a body."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = CarPicture(self)
        self.picture.setFixedSize(QSize(112, 50))
        self.name = Prose("", Role.INK, FIELD, bold=True, most=1, parent=self)
        self.told = Prose("", Role.QUIET, TABLE, most=2, parent=self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.told)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 0)
        row.setSpacing(16)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        self.hide()

    def show_car(
        self,
        car: Car | None,
        vehicle: Vehicle | None,
        generation: Generation | None,
        shades: Mapping[str, Shade],
    ) -> None:
        """Show this car and how the states stand to it; None hides the strip."""
        self.setVisible(car is not None)
        if car is None or vehicle is None:
            return
        self.picture.set_car(car, generation)
        self.name.setText(" · ".join([f"{car.title} {car.variant}".strip(), *measures(vehicle)]))
        counted = [say(_COUNTED[status], count=count) for status, count in tally(shades)]
        self.told.setText(", ".join(counted) + ".")


def measures(vehicle: Vehicle) -> list[str]:
    """What is known of the car that a state may measure."""
    found = []
    if vehicle.length_mm:
        found.append(say("{mm} mm", mm=f"{vehicle.length_mm:,}"))
    if vehicle.displacement_cc:
        found.append(say("{cc} cc", cc=f"{vehicle.displacement_cc:,}"))
    if vehicle.built:
        found.append(say("built {when}", when=vehicle.built))
    return found
