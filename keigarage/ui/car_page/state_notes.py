"""The owner's own notes on the car's state and county: they win over the rule book."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageError
from keigarage.domain.outlook import Outlook
from keigarage.domain.own_rules import StateNote, note_place, note_words, read_note
from keigarage.domain.words import say
from keigarage.ui.car_page.note_form import NoteForm
from keigarage.ui.car_page.row_list import Drawn, Ink, RowList
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose, face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role

_PAD_PX = 6
_Row = tuple[StateNote, str]  # with the state's name


class StateNotes(QWidget):
    """Enter or a double click changes a note, Delete removes it; Undo brings it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outlook: Outlook | None = None
        self._editable = True
        self._form: NoteForm | None = None
        self.heading = Prose(say("My notes"), Role.QUIET, CAPTION, bold=True, most=1, parent=self)
        self.add = QPushButton(say("Add a note"), self)
        self.add.setProperty("kind", "link")
        self.add.setToolTip(say("What the state or the county told you; it wins over the book"))
        self.list = RowList(say("My notes on this state"), _measure, _spoken, self)
        self.list.setAccessibleDescription(say("Enter changes a note, Delete removes it."))
        self.problem = Note(parent=self)
        self.add.clicked.connect(lambda: self._open_form(None))
        self.list.chosen.connect(lambda row: self._open_form(row[0]))
        self.list.removed.connect(lambda row: self._remove(row[0]))
        self._lay_out()

    @property
    def form(self) -> NoteForm:
        """The form to add or change a note; made when it is first asked for."""
        if self._form is None:
            self._form = NoteForm(self)
            self._below.addWidget(self._form)
            self._form.accepted.connect(self._save)
            self._form.remove_wanted.connect(self._remove)
            self._form.cancelled.connect(self._close_form)
        return self._form

    def show_outlook(self, outlook: Outlook) -> None:
        before, self._outlook = self._outlook, outlook
        other_car = before is None or before.car.id != outlook.car.id
        if other_car or before is None or before.state != outlook.state:
            self._close_form()
            self.problem.clear()
        self.setVisible(outlook.state is not None)
        if outlook.state is None:
            return
        name = outlook.state.name
        notes = [(note, name) for note in outlook.notes]
        self.list.set_things(notes)
        self.list.setVisible(bool(notes))

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.add.setEnabled(editable)
        if not editable:
            self._close_form()

    def _open_form(self, note: StateNote | None) -> None:
        if not self._editable or self._outlook is None or self._outlook.state is None:
            return
        self.form.show()
        self.form.start(note, self._outlook, str(PartialDate.of(self._desk.today)))
        self.add.hide()

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
        self.add.show()

    def _save(self) -> None:
        try:
            note = read_note(self.form.texts(), self._desk.today, self.form.note)
            self._desk.app.notebook.save_note(note)
        except GarageError as problem:
            self.form.show_problem(problem)
            return
        self._done()

    def _remove(self, note: StateNote) -> None:
        if not self._editable or note.id is None:
            return
        try:
            self._desk.app.notebook.remove_note(note.id)
        except GarageError as problem:
            self.problem.show_problem(str(problem))
            return
        self._done()

    def _done(self) -> None:
        self._close_form()
        (self.list if self.list.things else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(BLEED_PX, 4, BLEED_PX, 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        trouble.addWidget(self.problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.list)
        layout.addLayout(trouble)
        self._below = layout


def _spoken(row: _Row) -> str:
    note, state = row
    return f"{note_place(note, state)}. {note_words(note)}"


@lru_cache(maxsize=256)
def _measure(row: _Row, width: int) -> Drawn:
    note, state = row
    place = broken(note_place(note, state), face(TABLE), width)
    words = broken(note_words(note), face(CAPTION), width)
    inks = (Ink(place, 0, _PAD_PX), Ink(words, 0, _PAD_PX + place.height, Role.QUIET))
    return Drawn(place.height + words.height + 2 * _PAD_PX, inks)
