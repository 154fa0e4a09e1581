"""The proofs of a car's age: a list, and a small form to add one or change it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.car import CarId, Proof
from keigarage.domain.errors import GarageError
from keigarage.domain.outlook import Outlook
from keigarage.domain.words import say
from keigarage.ui.car_page.proof_form import ProofForm
from keigarage.ui.car_page.proof_list import ProofList
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.palette import Role


class Proofs(QWidget):
    """Enter or a double click changes a proof, Delete removes it; Undo brings it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._car_id: CarId | None = None
        self._editable = True
        self.heading = Prose(
            say("Proofs of age"), Role.QUIET, CAPTION, bold=True, most=1, parent=self
        )
        self.list = ProofList(self)
        self._form: ProofForm | None = None
        self.problem = Note(parent=self)
        self.add = QPushButton(say("Add a proof of age"), self)
        self.add.setProperty("kind", "link")
        self.add.setToolTip(say("Label, invoice, registration: what shows when it was built"))
        self._lay_out()
        self._connect()

    @property
    def form(self) -> ProofForm:
        """The form to add or change a proof; made when it is first asked for."""
        if self._form is None:
            self._form = ProofForm(self)
            self._below.addWidget(self._form)
            self._form.accepted.connect(self._save)
            self._form.remove_wanted.connect(self._remove)
            self._form.cancelled.connect(self._close_form)
        return self._form

    def show_proofs(self, outlook: Outlook) -> None:
        if outlook.car.id != self._car_id:
            self._car_id = outlook.car.id
            self._close_form()
        self.problem.clear()
        self.list.set_proofs(outlook.proofs)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.add.setEnabled(editable)
        if not editable:
            self._close_form()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.list)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        trouble.addWidget(self.problem)
        layout.addLayout(trouble)
        self._below = layout

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self._open_form(None))
        self.list.chosen.connect(self._open_form)
        self.list.removed.connect(self._remove)

    def _open_form(self, proof: Proof | None) -> None:
        if not self._editable:
            return
        self.form.start(proof)
        self.form.show()
        self.add.hide()

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
        self.add.show()

    def _save(self) -> None:
        if self._car_id is None:
            return
        try:
            self._desk.app.garage.save_proof(self.form.proof(self._car_id))
        except GarageError as problem:
            self.form.show_problem(str(problem))
            return
        self._done()

    def _remove(self, proof: Proof) -> None:
        if not self._editable:
            return
        try:
            self._desk.app.garage.remove_proof(proof)
        except GarageError as problem:
            self.problem.show_problem(str(problem))
            return
        self._done()

    def _done(self) -> None:
        self._close_form()
        has_rows = self.list.model().rowCount(QModelIndex()) > 0
        (self.list if has_rows else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
