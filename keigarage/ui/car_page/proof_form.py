"""The small form of one proof of age: what it is, its date, a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.car import CarId, Proof, ProofKind
from keigarage.domain.date_reading import read_date
from keigarage.domain.evidence import LABELS
from keigarage.domain.words import say
from keigarage.ui.car_page.form import Form
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.date_box import DateBox
from keigarage.ui.fields.line_field import LineField


class ProofForm(QWidget):
    """Nothing is stored until `accepted`; `remove_wanted` carries the Proof being changed."""

    accepted = Signal()
    cancelled = Signal()
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof: Proof | None = None
        kinds = [(kind.value, _capital(say(LABELS[kind]))) for kind in ProofKind]
        self._form = Form(self)
        self.kind = ChoiceField(say("Paper"), kinds, parent=self._form, saves=False)
        self.date = DateBox(say("Its date"), self._form, lines=1)
        self.date.set_hint(say("1991-05 or 平成3年5月"))
        self.note = LineField(say("Note"), parent=self._form, saves=False)
        self.note.set_hint(say("where it was read, who holds it"))
        self.keep = QPushButton(say("Keep"), self)
        self.keep.setProperty("kind", "primary")
        self.keep.setToolTip(say("Keep this proof (Enter)"))
        self.cancel = QPushButton(say("Cancel"), self)
        self.cancel.setToolTip(say("Close without keeping it (Esc)"))
        self.remove = QPushButton(say("Remove"), self)
        self.remove.setProperty("kind", "danger")
        self.remove.setToolTip(say("Remove this proof; Undo brings it back"))
        self.keep.clicked.connect(self.accepted)
        self.cancel.clicked.connect(self.cancelled)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._proof))
        self._lay_out()

    def start(self, proof: Proof | None) -> None:
        """Begin with a stored proof, or with an empty one."""
        self._proof = proof
        self.kind.start(proof.kind.value if proof else ProofKind.DATE_LABEL.value)
        self.date.set_value(proof.date if proof else None)
        self.note.start(proof.note if proof else "")
        self.remove.setVisible(proof is not None)
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def proof(self, car_id: CarId) -> Proof:
        """What the form says. raises -- UnreadableDate"""
        return Proof(
            id=self._proof.id if self._proof else None,
            car_id=car_id,
            kind=ProofKind(self.kind.text()),
            date=read_date(self.date.text()),
            note=self.note.text().strip(),
        )

    def show_problem(self, sentence: str) -> None:
        self.date.show_problem(sentence)
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)

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
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(8)
        self._form.add_group("", (self.kind, self.date, self.note))
        layout.addWidget(self._form)
        layout.addLayout(buttons)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
