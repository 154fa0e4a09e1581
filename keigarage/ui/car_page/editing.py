"""Saving what is typed into a car's boxes, and keeping what could not be saved."""

from abc import abstractmethod
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from keigarage.domain.car import Car, CarId
from keigarage.domain.car_fields import FIELD_BY_NAME, write_field
from keigarage.domain.errors import GarageError
from keigarage.domain.plan import Plan, Sailing
from keigarage.domain.plan_fields import SAILING_FIELD_BY_NAME, written
from keigarage.domain.words import say
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


def unsaved_texts(desk: Desk) -> list[tuple[str, str]]:
    """`(field's label, what is typed)` of everything that could not be saved."""
    drafts = desk.findChild(Drafts)
    if drafts is None:
        return []
    return [
        (say(FIELD_BY_NAME[name].label) if name in FIELD_BY_NAME else name, draft.text)
        for (_, name), draft in drafts.held.items()
    ]


class Boxes(QObject):
    """The boxes of one thing that belongs to a car: fills them, and stores what they commit.

    A kind of thing says how a field is read from it and written; `_thing` is None while no car
    is chosen.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts = Drafts.of(desk).held
        self._fields: list[tuple[str, Field]] = []
        self._thing: Any = None
        self._editable = True

    # What a kind of thing adds

    @abstractmethod
    def _car_id(self) -> CarId | None:
        """The car that the thing belongs to."""

    @abstractmethod
    def _read(self, name: str) -> str:
        """The text of a field as it is stored."""

    @abstractmethod
    def _write(self, name: str, text: str) -> Any:
        """Store a field and give the thing as it is then. raises -- GarageError"""

    # What pages use

    def adopt(self, name: str, field: Field) -> None:
        """Take a box in; one field may have several."""
        self._fields.append((name, field))
        field.committed.connect(partial(self._save, name, field))
        self._start(name, field)
        field.set_editable(self._editable)

    def start(self, thing: Any) -> None:
        """Go on to another: save what was typed for the old one, then show the new one's."""
        self.flush()
        self._thing = thing
        for name, field in self._fields:
            self._start(name, field)

    def refresh(self, thing: Any) -> None:
        """The same one is stored anew; typing that is not saved stays."""
        self._thing = thing
        for name, field in self._fields:
            field.set_text(self._read(name))

    def flush(self) -> None:
        """Save what is typed now, and hold what cannot be saved."""
        car_id = self._car_id()
        if car_id is None:
            return
        for name, field in self._fields:
            field.commit()
            draft = field.draft()
            if draft is not None:
                self._drafts[car_id, name] = draft
            else:
                self._drafts.pop((car_id, name), None)  # it was mended since

    def set_editable(self, editable: bool) -> None:
        if editable == self._editable:
            return
        self._editable = editable
        for _, field in self._fields:
            field.set_editable(editable)

    def _start(self, name: str, field: Field) -> None:
        car_id = self._car_id()
        if car_id is None:
            field.start("")
            return
        draft = self._drafts.pop((car_id, name), None)
        field.start(self._read(name), draft)

    def _save(self, name: str, field: Field, text: str) -> None:
        if self._car_id() is None:
            return
        try:
            self._thing = self._write(name, text)
        except GarageError as problem:
            field.show_problem(str(problem))
            return
        field.set_text(self._read(name))


class Editing(Boxes):
    """The boxes of the car itself."""

    _thing: Car | None

    def _car_id(self) -> CarId | None:
        return self._thing.id if self._thing else None

    def _read(self, name: str) -> str:
        return write_field(self._thing, name) if self._thing else ""

    def _write(self, name: str, text: str) -> Car:
        assert self._thing is not None and self._thing.id is not None
        return self._desk.app.garage.edit(self._thing.id, {name: text})


class PlanEditing(Boxes):
    """The boxes of the car's plan and of the sailing it shares."""

    _thing: Plan | None

    def _car_id(self) -> CarId | None:
        return self._thing.car_id if self._thing else None

    def _read(self, name: str) -> str:
        if self._thing is None:
            return ""
        shared = name in SAILING_FIELD_BY_NAME
        return written(getattr(self._thing.sailing or Sailing() if shared else self._thing, name))

    def _write(self, name: str, text: str) -> Plan:
        assert self._thing is not None
        return self._desk.app.shipping.edit_plan(self._thing.car_id, {name: text})
