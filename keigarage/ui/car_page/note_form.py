"""The form of one note of the owner's: what a state or county answers, who said so, and when."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.errors import GarageError
from keigarage.domain.outlook import Outlook
from keigarage.domain.own_rules import BODY_CLASS_WORDS, StateNote
from keigarage.domain.status import STATUS_WORDS, Status
from keigarage.domain.words import say
from keigarage.ui.car_page.form import Form
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.date_box import DateBox
from keigarage.ui.fields.field import Field
from keigarage.ui.fields.line_field import LineField


class NoteForm(QWidget):
    """Nothing is stored until `accepted`; `remove_wanted` carries the StateNote being changed."""

    accepted = Signal()
    cancelled = Signal()
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note: StateNote | None = None
        self._code = ""
        self._form = Form(self)
        answers = [("", say("no answer, only a text"))]
        answers += [(status.value, _capital(say(STATUS_WORDS[status]))) for status in Status]
        self.status = ChoiceField(say("Answer"), answers, parent=self._form, saves=False)
        self.status.editor.setPlaceholderText(say("no answer, only a text"))  # type: ignore[attr-defined]
        self.county = ChoiceField(say("Holds in"), (), parent=self._form, saves=False)
        self.body = ChoiceField(say("For"), (), parent=self._form, saves=False)
        self.text = LineField(say("What"), parent=self._form, saves=False)
        self.text.set_hint(say("what the office said"))
        self.source = LineField(say("Source"), parent=self._form, saves=False)
        self.source.set_hint(say("an office and a name, a letter, an address"))
        self.checked_on = DateBox(say("Checked on"), self._form, lines=1, eras=False)
        self.checked_on.set_hint(say("2026-10-12 or Oct 2026"))
        self.keep = QPushButton(say("Keep"), self)
        self.keep.setProperty("kind", "primary")
        self.keep.setToolTip(say("Keep this note (Enter)"))
        self.cancel = QPushButton(say("Cancel"), self)
        self.cancel.setToolTip(say("Close without keeping it (Esc)"))
        self.remove = QPushButton(say("Remove"), self)
        self.remove.setProperty("kind", "danger")
        self.remove.setToolTip(say("Remove this note; Undo brings it back"))
        self.keep.clicked.connect(self.accepted)
        self.cancel.clicked.connect(self.cancelled)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.note))
        self._lay_out()

    def start(self, note: StateNote | None, outlook: Outlook, today: str) -> None:
        """Begin with a stored note, or with an empty one checked today for the car's state."""
        assert outlook.state is not None
        self.note, self._code = note, outlook.state.code
        counties = {note.county if note else "", outlook.car.county} - {""}
        whole = say("all of {state}", state=outlook.state.name)
        self._offer(self.county, whole, [(name, name) for name in sorted(counties)])
        bodies = [(body.value, say(words)) for body, words in BODY_CLASS_WORDS.items()]
        self._offer(self.body, say("every kei"), bodies)
        self.status.start(note.status.value if note and note.status else "")
        self.county.start(note.county if note else "")
        self.body.start(note.body.value if note and note.body else "")
        self.text.start(note.text if note else "")
        self.source.start(note.source if note else "")
        self.checked_on.start(str(note.checked_on) if note else today)
        self.remove.setVisible(note is not None)
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def texts(self) -> Mapping[str, str]:
        """What was typed, by field."""
        boxes = self._boxes()
        return {"code": self._code} | {name: box.text() for name, box in boxes.items()}

    def show_problem(self, problem: GarageError) -> None:
        """Say what is wrong at the box it is about, or at the first."""
        boxes = self._boxes()
        for box in boxes.values():
            box.clear_problem()
        wrong = boxes.get(str(getattr(problem, "field", "")), self.status)
        wrong.show_problem(str(problem))
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                button = self.focusWidget()
                (button if isinstance(button, QPushButton) else self.keep).click()
            case Qt.Key.Key_Escape:
                self.cancelled.emit()
            case _:
                super().keyPressEvent(event)

    def _boxes(self) -> dict[str, Field]:
        return {
            "status": self.status,
            "county": self.county,
            "body": self.body,
            "text": self.text,
            "source": self.source,
            "checked_on": self.checked_on,
        }

    def _offer(self, box: ChoiceField, nothing: str, choices: list[tuple[str, str]]) -> None:
        box.set_choices([("", nothing), *choices])
        box.editor.setPlaceholderText(nothing)  # type: ignore[attr-defined]

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
        self._form.add_group("", self._boxes().values())
        layout.addWidget(self._form)
        layout.addLayout(buttons)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
