"""The small form of one file: its name and what it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.attachments import FILE_KIND_WORDS, Attachment, FileKind
from keigarage.domain.words import say
from keigarage.ui.car_page.form import Form
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.line_field import LineField


class FileForm(QWidget):
    """Nothing is stored until `accepted`."""

    accepted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file: Attachment | None = None
        kinds = [(kind.value, say(words)) for kind, words in FILE_KIND_WORDS.items()]
        self._form = Form(self)
        self.name = LineField(say("Name"), parent=self._form, saves=False)
        self.kind = ChoiceField(say("Kind"), kinds, parent=self._form, saves=False)
        self.keep = QPushButton(say("Keep"), self)
        self.keep.setProperty("kind", "primary")
        self.keep.setToolTip(say("Keep this name (Enter)"))
        self.cancel = QPushButton(say("Cancel"), self)
        self.cancel.setToolTip(say("Close without changing it (Esc)"))
        self.keep.clicked.connect(self.accepted)
        self.cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(8)
        self._form.add_group("", (self.name, self.kind))
        layout.addWidget(self._form)
        layout.addLayout(buttons)

    def start(self, file: Attachment) -> None:
        self.file = file
        self.name.start(file.name)
        self.kind.start(file.kind.value)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen_kind(self) -> FileKind:
        return FileKind(self.kind.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                button = self.focusWidget()
                (button if isinstance(button, QPushButton) else self.keep).click()
            case Qt.Key.Key_Escape:
                self.cancelled.emit()
            case _:
                super().keyPressEvent(event)
