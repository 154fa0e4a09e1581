"""The papers the car needs, above them the state's answer and the owner's own notes on it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keigarage.domain.car import CarId
from keigarage.domain.errors import GarageError
from keigarage.domain.outlook import Outlook
from keigarage.domain.paperwork import Paper, PaperState
from keigarage.ui.car_page.paper_list import PaperList
from keigarage.ui.car_page.paper_rows import rows_of
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.car_page.source_popup import SourcePopup
from keigarage.ui.car_page.state_notes import StateNotes
from keigarage.ui.car_page.state_panel import MakeBox, StatePanel
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note


class Papers(QWidget):
    """Shows one car's papers and stores what the owner marks."""

    def __init__(self, desk: Desk, make_box: MakeBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._car_id: CarId | None = None
        self.state = StatePanel(make_box, self)
        self.notes = StateNotes(desk, self)
        self.problem = Note(parent=self)
        self.list = PaperList(self)
        self.list.marked.connect(self._mark)
        self.list.source_wanted.connect(self._show_source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        above = QVBoxLayout()
        above.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        above.addWidget(self.state)
        above.addWidget(self.problem)
        layout.addLayout(above)
        layout.addWidget(self.notes)
        layout.addWidget(self.list)

    def show_outlook(self, outlook: Outlook) -> None:
        if outlook.car.id != self._car_id:
            self._car_id = outlook.car.id
            self.list.open_details("")
        self.problem.clear()
        self.state.show_outlook(outlook)
        self.notes.show_outlook(outlook)
        self.list.set_rows(rows_of(outlook))

    def set_editable(self, editable: bool) -> None:
        self.list.editable = editable
        self.notes.set_editable(editable)

    def _mark(self, paper: Paper, state: PaperState) -> None:
        if self._car_id is None:
            return
        try:
            self._desk.app.paperwork.mark(self._car_id, paper.spec.id, state)
        except GarageError as problem:
            self.problem.show_problem(str(problem))

    def _show_source(self, paper: Paper, at: QPoint) -> None:
        title = f"{paper.spec.form} {paper.spec.title}".strip()
        SourcePopup(paper.spec.source, title, self).show_at(at)
