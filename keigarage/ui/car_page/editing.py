"""Saving what is typed into a car's boxes, and keeping what could not be saved."""

from functools import partial

from PySide6.QtCore import QObject

from keigarage.domain.car import Car, CarId
from keigarage.domain.car_fields import write_field
from keigarage.domain.errors import GarageError
from keigarage.ui.desk import Desk
from keigarage.ui.fields.field import Draft, Field


class Drafts(QObject):
    """Typed text that could not be saved, by car and field, for as long as the garage is open.

    Pane and windows share it, so that wrong text survives a look at another car.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.held: dict[tuple[CarId, str], Draft] = {}

    @classmethod
    def of(cls, desk: Desk) -> "Drafts":
        return desk.findChild(cls) or cls(desk)


class Editing(QObject):
    """The boxes of one page: fills them from a car, and stores what they commit."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts = Drafts.of(desk).held
        self._fields: list[tuple[str, Field]] = []
        self._car: Car | None = None
        self._editable = True

    def adopt(self, name: str, field: Field) -> None:
        """Take a box in; one field of a car may have several."""
        self._fields.append((name, field))
        field.committed.connect(partial(self._save, name, field))
        self._start(name, field)
        field.set_editable(self._editable)

    def start(self, car: Car | None) -> None:
        """Go on to another car: save what was typed for the old one, then show the new one's."""
        self.flush()
        self._car = car
        for name, field in self._fields:
            self._start(name, field)

    def refresh(self, car: Car) -> None:
        """The same car is stored anew; typing that is not saved stays."""
        self._car = car
        for name, field in self._fields:
            field.set_text(write_field(car, name))

    def flush(self) -> None:
        """Save what is typed now, and hold what cannot be saved."""
        if self._car is None or self._car.id is None:
            return
        for name, field in self._fields:
            field.commit()
            draft = field.draft()
            if draft is not None:
                self._drafts[self._car.id, name] = draft
            else:
                self._drafts.pop((self._car.id, name), None)  # it was mended since

    def set_editable(self, editable: bool) -> None:
        if editable == self._editable:
            return
        self._editable = editable
        for _, field in self._fields:
            field.set_editable(editable)

    def _start(self, name: str, field: Field) -> None:
        if self._car is None or self._car.id is None:
            field.start("")
            return
        draft = self._drafts.pop((self._car.id, name), None)
        field.start(write_field(self._car, name), draft)

    def _save(self, name: str, field: Field, text: str) -> None:
        if self._car is None or self._car.id is None:
            return
        try:
            car = self._desk.app.garage.edit(self._car.id, {name: text})
        except GarageError as problem:
            field.show_problem(str(problem))
            return
        field.set_text(write_field(car, name))
