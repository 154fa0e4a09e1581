"""The small window that sets how many days ahead an item, or its whole kind, is announced."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.agenda import KIND_WORDS, Item, ItemState, leads_text, read_leads
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.services.agenda import Agenda
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import FIELD, TABLE
from keigarage.ui.look.palette import Role


class LeadsDialog(QDialog):
    """One box for the item, one for its kind; what is left as it was is not written."""

    def __init__(self, agenda: Agenda, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Lead times"))
        self.resize(460, 280)
        self._agenda, self._item = agenda, item
        self._state: ItemState = agenda.state_of(item)
        self._kind = leads_text(agenda.leads_of(item.kind))
        own = self._state.leads
        self._own = "" if own is None else leads_text(own)
        self.own, self.kind = QLineEdit(self._own, self), QLineEdit(self._kind, self)
        self.own.setPlaceholderText(say("as its kind: {days}", days=self._kind or say("none")))
        about = f"{item.car}: {item.text}" if item.car else item.text
        every = say("All: {kind}", kind=say(KIND_WORDS[item.kind]))
        self.own.setAccessibleName(about)
        self.kind.setAccessibleName(every)
        hint = say("Days ahead, such as 90, 30, 7. Home tells of it on those days, and a calendar "
                   "written from here rings; the day itself always counts.")  # fmt: skip
        self.problem = Prose("", Role.NO, FIELD, most=2, reserve=1, parent=self)
        self.save, self.cancel = QPushButton(say("Save"), self), QPushButton(say("Cancel"), self)
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(Prose(about, Role.INK, FIELD, bold=True, most=2, parent=self))
        column.addWidget(self.own)
        column.addWidget(Prose(every, Role.INK, FIELD, bold=True, most=1, parent=self))
        column.addWidget(self.kind)
        column.addWidget(Prose(hint, Role.QUIET, TABLE, parent=self))
        column.addWidget(self.problem)
        column.addLayout(buttons)

    def accept(self) -> None:
        """Write what differs; a box that cannot be read keeps the window open."""
        try:
            if self.own.text() != self._own:
                text = self.own.text().strip()
                self._agenda.set_leads(self._item, read_leads(text) if text else None)
                self._own = self.own.text()
            if self.kind.text() != self._kind:
                self._agenda.set_kind_leads(self._item.kind, read_leads(self.kind.text()))
        except GarageError as problem:
            self.problem.setText(str(problem))
            return
        super().accept()
