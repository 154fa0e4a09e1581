"""The People screen: everybody at left, one record at right."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.errors import GarageError
from keigarage.domain.people import PERSON_KIND_WORDS, Person, PersonId, PersonKind
from keigarage.domain.plain_text import folded
from keigarage.domain.words import say
from keigarage.services.people import Record
from keigarage.ui.car_page.row_list import RowList
from keigarage.ui.desk import Desk
from keigarage.ui.fields import quiet
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.palette import Role
from keigarage.ui.people.chosen_row import ChosenRow
from keigarage.ui.people.record import PersonRecord
from keigarage.ui.people.rows import measure_record, spoken_record
from keigarage.ui.rows_model import THING_ROLE, Index

_TITLE_PX = 16
_OPEN = "open"
_EMPTY = (
    "Exporters, brokers, carriers, agencies and sellers will stand here, with what they did for "
    "which car and what is open with them. Type a name below and press Enter."
)


class PeopleScreen(QWidget):
    """Search and a kind narrow the list; typing a name and Enter adds somebody."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen: PersonId | None = None
        self._records: tuple[Record, ...] = ()
        self.setStyleSheet(quiet.SHEET)
        self.search, self.kind = QLineEdit(self), QComboBox(self)
        self.name = QLineEdit(self)
        self.add = QPushButton(say("Add"), self)
        self.problem = Note(parent=self)
        self.list = RowList(say("People"), measure_record, spoken_record, self, by_click=True)
        self.list.setItemDelegate(ChosenRow(self.list))
        self.nothing = Prose("", Role.QUIET, TABLE, parent=self)
        self.clear = QPushButton(say("Show everybody"), self)
        self.record = PersonRecord(desk, self)
        self._right = _scroll(self.record, say("Record"))
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read everybody anew; the chosen one stays chosen while they are there."""
        self._records = self._desk.app.people.records()
        found = [record for record in self._records if self._answers(record)]
        self.list.set_things(found)
        self.list.setVisible(bool(found))
        self.setFocusProxy(self.list if found else self.name)
        everybody = bool(self._records)
        self.nothing.setVisible(not found)
        self.nothing.setText(say("Nobody answers this search.") if everybody else say(_EMPTY))
        self.clear.setVisible(everybody and not found)
        for widget in (self.name, self.add):
            widget.setEnabled(not self._desk.read_only)
        self._show_chosen(found)

    def choose(self, person_id: PersonId | None) -> None:
        """Show somebody's record; what was typed for the one before is saved."""
        if person_id != self._chosen:
            self.record.flush()
            self._chosen = person_id
            self._show_chosen(list(self.list.things))

    def hideEvent(self, event: QHideEvent) -> None:
        self.record.flush()
        super().hideEvent(event)

    def _answers(self, record: Record) -> bool:
        kind = self.kind.currentData()
        if kind == _OPEN and not record.open:
            return False
        if kind not in ("", _OPEN) and record.person.kind != kind:
            return False
        person = record.person
        cars = " ".join(held.car.title for held in record.parts)
        told = " ".join((person.name, person.email, person.phone, person.address, person.notes,
                         cars))  # fmt: skip
        return all(folded(word) in folded(told) for word in self.search.text().split())

    def _show_chosen(self, found: list[Record]) -> None:
        known = {record.person.id: record for record in self._records}
        if self._chosen not in known:
            self._chosen = found[0].person.id if found else None
        self._right.setVisible(self._chosen is not None)
        ids = [record.person.id for record in found]
        row = ids.index(self._chosen) if self._chosen in ids else -1
        self.list.setCurrentIndex(self.list.rows.index(row))
        if self._chosen is not None:
            self.record.show_record(known[self._chosen])

    def _add(self) -> None:
        kind = self.kind.currentData()
        kind = PersonKind(kind) if kind in tuple(PersonKind) else PersonKind.SELLER
        try:
            made = self._desk.app.people.add(Person(name=self.name.text().strip(), kind=kind))
        except GarageError as problem:
            self.problem.show_problem(str(problem))
            return
        self.problem.clear()
        self.name.clear()
        self.search.clear()
        self.choose(made.id)
        self.reload()
        self.record.boxes.boxes["email"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, record: Record) -> None:
        if not self._desk.read_only and record.person.id is not None:
            try:
                self._desk.app.people.remove(record.person.id)
            except GarageError as problem:
                self.problem.show_problem(str(problem))

    def _on_row(self, index: Index) -> None:
        record = index.data(THING_ROLE)
        if record is not None and self.list.hasFocus():
            self.choose(record.person.id)

    def _show_everybody(self) -> None:
        self.search.clear()
        self.kind.setCurrentIndex(0)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.reload)
        self.kind.currentIndexChanged.connect(self.reload)
        self.name.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.clear.clicked.connect(self._show_everybody)
        self.list.chosen.connect(lambda record: self.choose(record.person.id))
        self.list.removed.connect(self._remove)
        self.list.selectionModel().currentChanged.connect(self._on_row)
        self.record.reach_wanted.connect(self._right.ensureWidgetVisible)
        self._desk.changed.connect(lambda _: self.reload())
        self._split.splitterMoved.connect(
            lambda *_: QSettings().setValue("people/split", self._split.saveState())
        )

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(say("Search people and their cars"))
        self.search.setAccessibleName(say("Search people"))
        self.search.setClearButtonEnabled(True)
        self.kind.addItem(say("Everybody"), "")
        self.kind.addItem(say("With something open"), _OPEN)
        for kind, words in PERSON_KIND_WORDS.items():
            self.kind.addItem(say(words), kind.value)
        self.kind.setAccessibleName(say("Show"))
        self.name.setPlaceholderText(say("Name of a person or firm"))
        self.name.setAccessibleName(say("Name of somebody to add"))
        self.add.setToolTip(say("Add somebody of that name (Enter)"))
        bar = QFrame(self)
        bar.setProperty("bar", "top")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Prose(say("People"), Role.INK, _TITLE_PX, bold=True, most=1, parent=bar))
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addWidget(self.kind)
        self._split.addWidget(self._left())
        self._split.addWidget(self._right)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        self._split.setChildrenCollapsible(False)
        if kept := QSettings().value("people/split"):
            self._split.restoreState(kept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self._split, 1)

    def _left(self) -> QWidget:
        rows = QWidget()
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.list)
        inside.addWidget(self.nothing)
        inside.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(16, 8, 16, 0)
        below.setSpacing(8)
        below.addWidget(self.name, 1)
        below.addWidget(self.add)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(16, 2, 16, 10)
        trouble.addWidget(self.problem)
        left = QWidget(self)
        left.setMinimumWidth(260)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_scroll(rows, say("People")), 1)
        column.addLayout(below)
        column.addLayout(trouble)
        return left


def _scroll(inside: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
