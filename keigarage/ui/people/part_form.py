"""The small form of what somebody did for a car, and what is open with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.car import Car, CarId
from keigarage.domain.people import Part, PersonId
from keigarage.domain.words import say
from keigarage.services.people import Involved
from keigarage.ui.car_page.form import Form
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.line_field import LineField


class PartForm(QWidget):
    """Nothing is stored until `accepted`; the other signals carry the Involved being changed."""

    accepted = Signal()
    cancelled = Signal()
    remove_wanted = Signal(object)
    settled = Signal(object)
    car_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Involved | None = None
        self._form = Form(self)
        self.car = ChoiceField(say("Car"), (), parent=self._form, saves=False)
        self.did = LineField(say("What they did"), parent=self._form, saves=False)
        self.did.set_hint(say("sold it, shipped it, cleared it"))
        self.open = LineField(say("Open with them"), parent=self._form, saves=False)
        self.open.set_hint(say("what they still owe, or you do"))
        self.keep = QPushButton(say("Keep"), self)
        self.keep.setProperty("kind", "primary")
        self.keep.setToolTip(say("Keep this (Enter)"))
        self.cancel = QPushButton(say("Cancel"), self)
        self.cancel.setToolTip(say("Close without keeping it (Esc)"))
        self.settle = QPushButton(say("Settled"), self)
        self.settle.setToolTip(say("Nothing is open with them for this car any more"))
        self.go = QPushButton(say("Open the car"), self)
        self.go.setToolTip(say("Open the car in a window of its own"))
        self.remove = QPushButton(say("Remove"), self)
        self.remove.setProperty("kind", "danger")
        self.remove.setToolTip(say("Remove this; Undo brings it back"))
        self.keep.clicked.connect(self.accepted)
        self.cancel.clicked.connect(self.cancelled)
        self.settle.clicked.connect(lambda: self.settled.emit(self._held))
        self.go.clicked.connect(lambda: self.car_wanted.emit(self._held))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._held))
        self._lay_out()

    def start(self, held: Involved | None, cars: Sequence[Car]) -> None:
        """Begin with what is noted, or with an empty form for any of the cars."""
        self._held = held
        offered = [held.car] if held else cars
        self.car.set_choices([(str(car.id), car.title) for car in offered])
        self.car.start(str(offered[0].id) if len(offered) == 1 else "")
        self.car.set_editable(held is None)
        self.did.start(held.part.did if held else "")
        self.open.start(held.part.open_with_them if held else "")
        for button in (self.go, self.remove):
            button.setVisible(held is not None)
        self.settle.setVisible(held is not None and bool(held.part.open_with_them))
        first = self.did if self.car.text() else self.car
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def part(self, person_id: PersonId) -> Part | None:
        """What the form says; None while no car is chosen."""
        if not self.car.text():
            self.car.show_problem(say("Choose the car this is about."))
            return None
        return Part(
            id=self._held.part.id if self._held else None,
            person_id=person_id,
            car_id=CarId(int(self.car.text())),
            did=self.did.text(),
            open_with_them=self.open.text(),
        )

    def show_problem(self, sentence: str) -> None:
        self.did.show_problem(sentence)
        self.did.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                button = self.focusWidget()
                (button if isinstance(button, QPushButton) else self.keep).click()
            case Qt.Key.Key_Escape:
                self.cancelled.emit()
            case _:
                super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.settle)
        buttons.addWidget(self.go)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        self._form.add_group("", (self.car, self.did, self.open))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(self._form)
        layout.addLayout(buttons)
