"""One person beside the list: how to reach them, their cars, what is open."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.errors import GarageError
from keigarage.domain.people import PersonId
from keigarage.domain.words import say
from keigarage.services.people import Involved, Record
from keigarage.ui.car_page.row_list import RowList
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose, as_tip
from keigarage.ui.look.fonts import CAPTION, TABLE, TITLE
from keigarage.ui.look.palette import Role
from keigarage.ui.people.boxes import PersonBoxes
from keigarage.ui.people.part_form import PartForm
from keigarage.ui.people.rows import measure_part, spoken_part


class PersonRecord(QWidget):
    """Its boxes save by themselves; Enter or a double click changes what is noted for a car.

    reach_wanted -- let the screen scroll until the QWidget it carries is seen
    """

    reach_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person_id: PersonId | None = None
        self.title = Prose("", Role.INK, TITLE, bold=True, most=2, parent=self)
        self.boxes = PersonBoxes(desk, self)
        self.mail = QPushButton(say("Write an e-mail"), self)
        self.remove = QPushButton(say("Remove"), self)
        self.remove.setProperty("kind", "danger")
        self.remove.setToolTip(say("Remove this person with all their notes; Undo brings it back"))
        self.problem = Note(parent=self)
        self.heading = Prose(say("Their cars"), Role.QUIET, CAPTION, bold=True, most=1, parent=self)
        self.none = Prose("", Role.QUIET, TABLE, parent=self)
        self.list = RowList(say("Their cars"), measure_part, spoken_part, self)
        self.list.setAccessibleDescription(say("Enter changes a note, Delete removes it."))
        self.add = QPushButton(say("Note something for a car"), self)
        self.add.setProperty("kind", "link")
        self.add.setToolTip(say("What they did for a car, or what is open with them"))
        self.form = PartForm(self)
        self.form.hide()
        self._lay_out()
        self._connect()

    def show_record(self, record: Record) -> None:
        if record.person.id != self._person_id:
            self._person_id = record.person.id
            self._close_form()
        self.problem.clear()
        self.title.setText(record.person.name)
        self.boxes.show_person(record.person)
        self.mail.setVisible(bool(record.person.email))
        self.mail.setToolTip(as_tip(f"mailto:{record.person.email}"))
        self.list.set_things(record.parts)
        self.list.setVisible(bool(record.parts))
        self.none.setVisible(not record.parts)
        editable = not self._desk.read_only
        self.boxes.editing.set_editable(editable)
        for button in (self.add, self.remove):
            button.setEnabled(editable)

    def flush(self) -> None:
        """Save what is typed."""
        self.boxes.flush()

    def _write_mail(self) -> None:
        """The address is shown in the tip before it is handed on."""
        if self._person_id is None:
            return
        url = QUrl()
        url.setScheme("mailto")
        url.setPath(self._desk.app.people.person(self._person_id).email)
        if not QDesktopServices.openUrl(url):
            self.problem.show_problem(
                say("No program on this computer writes e-mails: copy the address instead.")
            )

    def _open_form(self, held: Involved | None) -> None:
        if self._desk.read_only:
            return
        cars = self._desk.app.garage.cars()
        if not cars:
            self.problem.show_problem(say("There is no car in the garage yet: add one first."))
            return
        self.form.show()
        self.add.hide()
        self.form.start(held, cars)
        # How tall it is, is known after the layout.
        QTimer.singleShot(0, self.form, lambda: self.reach_wanted.emit(self.form.keep))

    def _close_form(self) -> None:
        self.form.hide()
        self.add.show()

    def _save(self) -> None:
        part = self.form.part(self._person_id) if self._person_id is not None else None
        if part is None:
            return
        try:
            self._desk.app.people.save_part(part)
        except GarageError as problem:
            self.form.show_problem(str(problem))
            return
        self._done()

    def _remove_part(self, held: Involved) -> None:
        if not self._desk.read_only and self._attempt(
            lambda: self._desk.app.people.remove_part(held.part)
        ):
            self._done()

    def _settle(self, held: Involved) -> None:
        if self._attempt(lambda: self._desk.app.people.settle(held.part)):
            self._done()

    def _remove(self) -> None:
        person_id = self._person_id
        if person_id is not None:
            self._attempt(lambda: self._desk.app.people.remove(person_id))

    def _done(self) -> None:
        self._close_form()
        target: QWidget = self.list if self.list.things else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _attempt(self, work: Callable[[], Any]) -> bool:
        try:
            work()
        except GarageError as problem:
            self.problem.show_problem(str(problem))
            return False
        return True

    def _connect(self) -> None:
        self.mail.clicked.connect(self._write_mail)
        self.remove.clicked.connect(self._remove)
        self.add.clicked.connect(lambda: self._open_form(None))
        self.list.chosen.connect(self._open_form)
        self.list.removed.connect(self._remove_part)
        self.form.accepted.connect(self._save)
        self.form.cancelled.connect(self._close_form)
        self.form.remove_wanted.connect(self._remove_part)
        self.form.settled.connect(self._settle)
        self.form.car_wanted.connect(lambda held: self._desk.open_car(held.car.id))

    def _lay_out(self) -> None:
        self.none.setText(
            say("Note what they did for which car, and what is still open with them.")
        )
        head = QVBoxLayout()
        head.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        head.addWidget(self.title)
        acts = QHBoxLayout()
        acts.setContentsMargins(BLEED_PX, 4, BLEED_PX, 8)
        acts.setSpacing(8)
        acts.addWidget(self.mail)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        cars = QHBoxLayout()
        cars.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        cars.addWidget(self.heading, 1)
        cars.addWidget(self.add)
        told = QVBoxLayout()
        told.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        told.addWidget(self.none)
        told.addWidget(self.problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 16, 14, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.boxes)
        layout.addLayout(acts)
        layout.addLayout(cars)
        layout.addLayout(told)
        layout.addWidget(self.list)
        layout.addWidget(self.form)
        layout.addStretch(1)
