"""The boxes of one person; each saves by itself."""

from functools import partial

from PySide6.QtWidgets import QWidget

from keigarage.domain.car import CarId
from keigarage.domain.people import (
    PERSON_FIELD_BY_NAME,
    PERSON_KIND_WORDS,
    Person,
    PersonId,
)
from keigarage.domain.plan_fields import read_from, written
from keigarage.domain.words import say
from keigarage.ui.car_page.editing import Boxes
from keigarage.ui.car_page.form import Form
from keigarage.ui.desk import Desk
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.field import Field
from keigarage.ui.fields.line_field import LineField
from keigarage.ui.fields.text_field import TextField

_PREFIX = "person."  # drafts are kept by a number and a name, and cars have names too
_HINTS = {"email": "name@example.com", "phone": "+81 …"}


class PersonEditing(Boxes):
    """Reads the boxes from a person, and stores what they commit."""

    _thing: Person | None

    def _car_id(self) -> CarId | None:
        # What drafts are kept under; with the prefix of the names it meets no car's.
        return CarId(int(self._thing.id)) if self._thing and self._thing.id else None

    def _read(self, name: str) -> str:
        return written(getattr(self._thing, name.removeprefix(_PREFIX))) if self._thing else ""

    def _write(self, name: str, text: str) -> Person:
        assert self._thing is not None and self._thing.id is not None
        return self._desk.app.people.edit(self._thing.id, {name.removeprefix(_PREFIX): text})


class PersonBoxes(Form):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: PersonId | None = None
        self.editing = PersonEditing(desk, self)
        self.boxes: dict[str, Field] = {name: self._box(name) for name in PERSON_FIELD_BY_NAME}
        for name, box in self.boxes.items():
            self.editing.adopt(f"{_PREFIX}{name}", box)
        self.add_group("", self.boxes.values())

    def show_person(self, person: Person) -> None:
        if person.id != self._person:
            self._person = person.id
            self.editing.start(person)
        else:
            self.editing.refresh(person)

    def flush(self) -> None:
        self.editing.flush()

    def _box(self, name: str) -> Field:
        label = say(PERSON_FIELD_BY_NAME[name].label)
        check = partial(read_from, PERSON_FIELD_BY_NAME, name)
        if name == "kind":
            kinds = [(kind.value, say(words)) for kind, words in PERSON_KIND_WORDS.items()]
            return ChoiceField(label, kinds, check, self)
        if name in ("address", "notes"):
            field = TextField(label, check, self)
            field.set_hint("–")
            return field
        box = LineField(label, check, self)
        box.set_hint(say(_HINTS.get(name, "–")))
        return box
