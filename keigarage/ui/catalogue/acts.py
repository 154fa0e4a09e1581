"""What can be done with the chosen car: want it, add it, compare it; and the way back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Kind, kind_of
from keigarage.domain.changes import ChangeId
from keigarage.domain.new_car import car_of
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.ui.catalogue.flow import Flow
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.palette import Role
from keigarage.ui.problems import attempt


class Acts(QFrame):
    """The buttons below the pane.

    added -- a car was put in the garage: the generation's id, and the Stage
    compare_wanted -- the generation is to go into the comparison or out of it
    """

    added = Signal(str, object)
    compare_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._generation: Generation | None = None
        self._chassis_no = ""
        self._car_id: CarId | None = None
        self._change: ChangeId | None = None  # of the car just added, while undo would take it
        self.setProperty("bar", "acts")
        self.news = Prose("", Role.INK, TABLE, parent=self)
        self.undo = QPushButton(say("&Undo"), self)
        self.open = QPushButton(say("&Open its page"), self)
        self.problem = Note(parent=self)
        self.want = QPushButton(say("Add to &wanted"), self)
        self.garage = QPushButton(say("Add to &garage"), self)
        self.compare = QPushButton(say("Co&mpare"), self)
        self._dress()
        self._lay_out()
        self._forget()
        desk.changed.connect(self._on_changed)

    def set_generation(self, generation: Generation, chassis_no: str) -> None:
        """Act on this one from now on."""
        self._chassis_no = chassis_no
        if generation == self._generation:
            return
        self._generation = generation
        self._forget()
        american = kind_of(generation) is Kind.AMERICAN
        # Nobody imports what was sold next door; it is in the book to be measured against.
        self.want.setVisible(not american)
        self.garage.setVisible(not american)

    def set_compared(self, compared: bool) -> None:
        self.compare.setChecked(compared)

    def enter(self) -> None:
        """Give the keyboard to the first button that can be pressed."""
        for button in (self.want, self.compare):
            if not button.isHidden() and button.isEnabled():
                button.setFocus()
                return

    def add(self, stage: Stage) -> None:
        """Put a car of this generation in the garage, with the fields the catalogue knows."""
        if self._generation is None:
            return
        car = car_of(self._generation, chassis_no=self._chassis_no, stage=stage)
        self._forget()
        attempt(partial(self._add, car), self.problem.show_problem)

    def _add(self, car: Car) -> None:
        garage = self._desk.app.garage
        added = garage.add(car)
        change = garage.next_undo()
        self._car_id, self._change = added.id, change.id if change else None
        self.news.setText(_news(added))
        self._news_row.show()
        assert self._generation is not None
        self.added.emit(self._generation.id, added.stage)

    def _take_back(self) -> None:
        if attempt(self._desk.app.garage.undo, self.problem.show_problem):
            self.news.setText(say("Taken back."))
            self._change = self._car_id = None
            self.undo.hide()
            self.open.hide()

    def _on_changed(self, happened: object) -> None:
        """The button takes back the adding alone, so it goes when something newer was done."""
        if self._change is None:
            return
        newest = self._desk.app.garage.next_undo()
        self.undo.setVisible(newest is not None and newest.id == self._change)
        if newest is None or newest.id < self._change:
            self._forget()  # undone elsewhere: the car is gone

    def _forget(self) -> None:
        self._car_id = self._change = None
        self.problem.clear()
        self._news_row.hide()
        self.undo.show()
        self.open.show()

    def _open(self) -> None:
        if self._car_id is not None:
            self._desk.open_car(self._car_id)

    def _dress(self) -> None:
        self.want.setProperty("kind", "primary")
        self.want.setToolTip(say("Put a car of this kind on the wanted list (Alt+W)"))
        self.garage.setToolTip(say("Put a car of this kind in the garage (Alt+G)"))
        self.compare.setToolTip(
            say("Compare it with up to three others (Alt+M, or Space in the list)")
        )
        self.undo.setToolTip(say("Take the car out of the garage again"))
        self.open.setToolTip(say("Open the page of the car just added"))
        self.compare.setCheckable(True)
        menu = QMenu(self.garage)
        for stage in Stage:
            if stage not in (Stage.WANTED, Stage.SOLD):
                action = menu.addAction(say(STAGE_WORDS[stage]))
                action.triggered.connect(partial(self._add_at, stage))
        self.garage.setMenu(menu)
        self.want.clicked.connect(lambda: self.add(Stage.WANTED))
        self.compare.clicked.connect(self._on_compare)
        self.undo.clicked.connect(self._take_back)
        self.open.clicked.connect(self._open)
        if self._desk.read_only:
            for button in (self.want, self.garage):
                button.setEnabled(False)
                button.setToolTip(self._desk.read_only)

    def _add_at(self, stage: Stage, checked: bool = False) -> None:
        self.add(stage)

    def _on_compare(self) -> None:
        if self._generation is not None:
            self.compare_wanted.emit(self._generation.id)

    def _lay_out(self) -> None:
        self._news_row = QWidget(self)
        row = QHBoxLayout(self._news_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.news, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.undo)
        row.addWidget(self.open)
        buttons = Flow(self, gap=8, line_gap=8)
        for button in (self.want, self.garage, self.compare):
            buttons.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 14)
        layout.setSpacing(8)
        layout.addWidget(self._news_row)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)


def _news(car: Car) -> str:
    name = f"{car.title} {car.chassis_no}".strip()
    if car.stage is Stage.WANTED:
        return say("{car} is on the wanted list.", car=name)
    return say("{car} is in the garage: {stage}.", car=name, stage=say(STAGE_WORDS[car.stage]))
