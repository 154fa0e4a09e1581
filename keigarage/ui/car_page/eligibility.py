"""When the car may enter and why, what that rests on, and the proofs of its age."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.outlook import Outlook
from keigarage.domain.words import say
from keigarage.ui.car_page import eligibility_words as words
from keigarage.ui.car_page.fact_rows import FactRows
from keigarage.ui.car_page.followed_rules import FollowedRules
from keigarage.ui.car_page.proofs import Proofs
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.car_page.source_button import SourceButton
from keigarage.ui.desk import Desk
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role


class Eligibility(QWidget):
    """The answer in full.

    date_wanted -- the owner wants to write the date built
    """

    date_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = FactRows(4, self)
        self.others = FollowedRules(desk, self)
        self.conflicts = Prose("", Role.NO, TABLE, parent=self)
        self.hint = Prose("", Role.QUIET, TABLE, parent=self)
        self.narrowing = Prose("", Role.QUIET, TABLE, parent=self)
        self.cite = Prose("", Role.QUIET, CAPTION, parent=self)
        self.source = SourceButton(say("the 25-year rule"), self)
        self.write = QPushButton(say("Write the date built"), self)
        self.write.clicked.connect(self.date_wanted)
        self.proofs = Proofs(desk, self)
        self._lay_out()

    def show_outlook(self, outlook: Outlook, generation: Generation | None) -> None:
        self.facts.show_facts(words.facts(outlook))
        self.others.show_verdicts(outlook.others)
        # The cross stands beside the red for those who do not see it.
        warnings = [f"✕ {sentence}" for sentence in outlook.conflicts]
        warnings += [f"! {sentence}" for sentence in outlook.notices]
        _tell(self.conflicts, "\n".join(warnings))
        _tell(self.hint, words.catalogue_hint(outlook, generation))
        _tell(self.narrowing, "\n".join(outlook.narrowing))
        self.cite.setText(words.citation(outlook.federal.rule))
        self.source.set_source(outlook.federal.rule.url, outlook.federal.rule.cite)
        self.write.setVisible(outlook.counts is None)
        self.proofs.show_proofs(outlook)

    def set_editable(self, editable: bool) -> None:
        self.write.setEnabled(editable)
        self.proofs.set_editable(editable)

    def _lay_out(self) -> None:
        law = QHBoxLayout()
        law.setSpacing(8)
        law.addWidget(self.cite, 1)
        law.addWidget(self.source, 0, Qt.AlignmentFlag.AlignTop)
        first = QHBoxLayout()
        first.addWidget(self.write)
        first.addStretch(1)
        told = QVBoxLayout()
        told.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        told.setSpacing(8)
        for widget in (self.facts, self.conflicts, self.hint):
            told.addWidget(widget)
        told.addLayout(first)
        told.addWidget(self.narrowing)
        told.addLayout(law)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(told)
        layout.addWidget(self.others)
        layout.addWidget(self.proofs)


def _tell(label: Prose, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
