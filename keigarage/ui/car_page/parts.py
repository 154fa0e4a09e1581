"""The sections of a car's page: made when first opened, filled while they are open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.outlook import Outlook
from keigarage.domain.words import say
from keigarage.ui.car_page import eligibility_words
from keigarage.ui.car_page.car_editors import make_editor
from keigarage.ui.car_page.columns import Columns
from keigarage.ui.car_page.editing import Editing
from keigarage.ui.car_page.eligibility import Eligibility
from keigarage.ui.car_page.history import History
from keigarage.ui.car_page.identity import Identity
from keigarage.ui.car_page.papers import Papers
from keigarage.ui.car_page.section import MakeBody, Section
from keigarage.ui.desk import Desk
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.field import Field
from keigarage.ui.fields.text_field import TextField
from keigarage.ui.garage.delegates import MARK_OF_ANSWER


class Parts(QWidget):
    """Identity, eligibility, papers, notes, history.

    place -- "pane" or "window": each remembers on its own which sections are open
    """

    print_wanted = Signal()
    date_wanted = Signal()

    def __init__(self, desk: Desk, editing: Editing, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._editing = desk, editing
        self._editors: dict[str, Field] = {}
        self._shown: tuple[Outlook, Generation | None, bool] | None = None
        self._columns = Columns(self)
        self._sections = {
            section.name: section
            for section in (
                self._section("identity", say("Identity"), self._identity, place),
                self._section("eligibility", say("Eligibility"), self._eligibility, place),
                self._section("papers", say("Papers"), self._papers, place),
                self._section("notes", say("Notes"), self._notes, place),
                self._section("history", say("History"), self._history, place),
            )
        }
        self._print = QPushButton(say("Print checklist"), self._sections["papers"])
        self._print.setProperty("kind", "link")
        self._print.setToolTip(say("See, print or save the DMV checklist (Ctrl+P)"))
        self._print.clicked.connect(self.print_wanted)
        self._sections["papers"].add_to_head(self._print)
        self._columns.fill(self._sections.values(), right=("eligibility", "papers"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)

    def show_outlook(self, outlook: Outlook, generation: Generation | None, editable: bool) -> None:
        """Fill the headings and every open section."""
        self._shown = (outlook, generation, editable)
        self._fill_all()

    def section(self, name: str) -> Section | None:
        return self._sections.get(name)

    def open(self, name: str) -> None:
        section = self._sections.get(name)
        if section is not None:
            section.open()

    def editor(self, name: str) -> Field | None:
        """The box of a field; None while its section was never opened."""
        return self._editors.get(name)

    def focus(self, name: str) -> None:
        """Put the focus on what a section is mostly used for."""
        section = self._sections[name]
        target: QWidget = section.head
        match section.body:
            case Identity():
                target = self._editors["name"]
            case Papers() as papers:
                target = papers.list
            case TextField() as notes:
                target = notes
            case History() as history:
                target = history.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _section(self, name: str, title: str, make: MakeBody, place: str) -> Section:
        # The pane is narrow: there the long form and the past wait until they are asked for.
        starts_open = name != "history" and (name != "identity" or place == "window")
        section = Section(name, title, make, place, starts_open=starts_open, parent=self._columns)
        section.toggled.connect(self._fill_all)
        return section

    # Bodies

    def _identity(self, parent: QWidget) -> QWidget:
        body = Identity(self._desk.app.book.state_names(), parent)
        for name, field in body.editors.items():
            self._adopt(name, field)
        return body

    def _eligibility(self, parent: QWidget) -> QWidget:
        body = Eligibility(self._desk, parent)
        body.date_wanted.connect(self.date_wanted)
        return body

    def _papers(self, parent: QWidget) -> QWidget:
        return Papers(self._desk, self._state_box, parent)

    def _state_box(self, parent: QWidget) -> ChoiceField:
        box = make_editor("state", self._desk.app.book.state_names(), parent)
        assert isinstance(box, ChoiceField)
        box.show_plainly(say("Choose a state"))
        self._editing.adopt("state", box)
        return box

    def _notes(self, parent: QWidget) -> QWidget:
        field = TextField(say("Notes"), parent=parent)
        field.set_hint(say("Whatever you want to remember about this car"))
        self._adopt("notes", field)
        return field

    def _history(self, parent: QWidget) -> QWidget:
        return History(self._desk, parent)

    def _adopt(self, name: str, field: Field) -> None:
        self._editors[name] = field
        self._editing.adopt(name, field)

    # Filling

    def _fill_all(self) -> None:
        if self._shown is None:
            return
        outlook, generation, editable = self._shown
        self._tell_heads(outlook)
        for section in self._sections.values():
            if not section.is_open:
                continue
            match section.body:
                case Eligibility() as body:
                    body.show_outlook(outlook, generation)
                    body.set_editable(editable)
                case Papers() as papers:
                    papers.show_outlook(outlook)
                    papers.set_editable(editable)
                case History() as history if outlook.car.id is not None:
                    history.show_car(outlook.car.id)

    def _tell_heads(self, outlook: Outlook) -> None:
        car, answer = outlook.car, outlook.federal.answer
        self._told_while_closed("identity", car.chassis_no)
        self._told_while_closed("notes", car.notes.strip().partition("\n")[0])
        self._sections["eligibility"].head.tell(
            answer=eligibility_words.answer_words(answer), mark=MARK_OF_ANSWER[answer]
        )
        done, needed = outlook.progress.done, outlook.progress.needed
        counted = say("{done} of {needed}", done=done, needed=needed)
        place = outlook.state.name if outlook.state else say("no state yet")
        self._sections["papers"].head.tell(f"{counted} · {place}")
        self._print.setEnabled(outlook.state is not None)

    def _told_while_closed(self, name: str, words: str) -> None:
        section = self._sections[name]
        section.head.tell("" if section.is_open else words)
