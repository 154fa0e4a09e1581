"""The sections of a car's page: which there are, in which order, and what their headings say."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from keigarage.domain.words import say
from keigarage.ui.car_page import cost_words, eligibility_words, kei_rows, strip_words
from keigarage.ui.car_page.bodies import Bodies, Shown
from keigarage.ui.car_page.columns import Columns
from keigarage.ui.car_page.editing import Editing
from keigarage.ui.car_page.section import Section
from keigarage.ui.desk import Desk
from keigarage.ui.fields.field import Field
from keigarage.ui.garage.delegates import MARK_OF_ANSWER

_TITLES = {
    "identity": "Identity",
    "eligibility": "Eligibility",
    "kei": "Kei class",
    "papers": "Papers",
    "import": "Import",
    "costs": "Costs",
    "auction": "Auction card",
    "files": "Files",
    "notes": "Notes",
    "history": "History",
}
# The pane is narrow: there the long forms wait until they are asked for, and the past anywhere.
_CLOSED = {
    "pane": frozenset({"identity", "kei", "import", "costs", "auction", "files", "history"}),
    "window": frozenset({"auction", "history"}),
}


class Parts(QWidget):
    """Identity, eligibility, kei class, papers, import, costs, auction card, files,
    notes, history.

    place         -- "pane" or "window": each remembers on its own which sections are open
    field_wanted  -- the owner wants to write a field of the car
    rules_changed -- other rules are followed than before
    """

    print_wanted = Signal()
    field_wanted = Signal(str)
    rules_changed = Signal()

    def __init__(self, desk: Desk, editing: Editing, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._bodies = Bodies(desk, editing, self)
        self._bodies.field_wanted.connect(self.field_wanted)
        self._bodies.rules_changed.connect(self.rules_changed)
        self._columns = Columns(self)
        self._sections: dict[str, Section] = {}
        for name, title in _TITLES.items():
            make, opened = self._bodies.make[name], name not in _CLOSED[place]
            section = Section(
                name, say(title), make, place, starts_open=opened, parent=self._columns
            )
            section.toggled.connect(lambda _: self._fill_all())
            self._sections[name] = section
        self._print = QPushButton(say("Print checklist"), self._sections["papers"])
        self._print.setProperty("kind", "link")
        self._print.setToolTip(say("See, print or save the DMV checklist (Ctrl+P)"))
        self._print.clicked.connect(self.print_wanted)
        self._sections["papers"].add_to_head(self._print)
        self._columns.fill(
            self._sections.values(),
            right=("eligibility", "kei", "papers"),
            below=("costs", "auction"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)

    def show_all(self, shown: Shown) -> None:
        """Fill the headings and every open section."""
        self._shown = shown
        self._fill_all()

    def section(self, name: str) -> Section | None:
        return self._sections.get(name)

    def open(self, name: str) -> None:
        section = self._sections.get(name)
        if section is not None:
            section.open()

    def editor(self, name: str) -> Field | None:
        """The box of a field; None while its section was never opened."""
        return self._bodies.editors.get(name)

    def flush(self) -> None:
        """Save what is typed into the plan, the costs and the auction card."""
        for name in ("import", "costs", "auction"):
            body: Any = self._sections[name].body
            if body is not None:
                body.flush()

    def focus(self, name: str) -> None:
        """Put the focus on what a section is mostly used for."""
        section = self._sections[name]
        target = self._bodies.focus_of(name, section.body) if section.body else section.head
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_all(self) -> None:
        if self._shown is None:
            return
        self._tell_heads(self._shown)
        for name, section in self._sections.items():
            if section.is_open and section.body is not None:
                self._bodies.fill(name, section.body, self._shown)

    def _tell_heads(self, shown: Shown) -> None:
        car, outlook = shown.outlook.car, shown.outlook
        answer = outlook.federal.answer
        heads = {name: section.head for name, section in self._sections.items()}
        self._told_while_closed("identity", car.chassis_no)
        self._told_while_closed("notes", car.notes.strip().partition("\n")[0])
        heads["eligibility"].tell(
            answer=eligibility_words.answer_words(answer), mark=MARK_OF_ANSWER[answer]
        )
        words, mark = kei_rows.head_words(shown.kei)
        heads["kei"].tell(answer=words, mark=mark)
        done, needed = outlook.progress.done, outlook.progress.needed
        counted = say("{done} of {needed}", done=done, needed=needed)
        place = outlook.state.name if outlook.state else say("no state yet")
        heads["papers"].tell(f"{counted} · {place}")
        self._print.setEnabled(outlook.state is not None)
        heads["import"].tell(
            strip_words.head_words(shown.schedule), *strip_words.head_answer(shown.schedule)
        )
        heads["costs"].tell(cost_words.head_words(shown.costs))

    def _told_while_closed(self, name: str, words: str) -> None:
        section = self._sections[name]
        section.head.tell("" if section.is_open else words)
