"""The list of milestones and, beneath it, why the chosen one is due and how long it takes."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageError
from keigarage.domain.plan_fields import MILESTONE_FIELD_BY_NAME, read_from
from keigarage.domain.schedule import Milestone, Schedule
from keigarage.domain.words import say
from keigarage.ui.car_page.form import Form
from keigarage.ui.car_page.grid import Grid
from keigarage.ui.car_page.milestone_rows import MilestoneRows
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.car_page.source_button import SourceButton
from keigarage.ui.desk import Desk
from keigarage.ui.fields.line_field import LineField
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role


class Milestones(QWidget):
    """Planned and done dates take whatever papers give; Space marks one as done today."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows = MilestoneRows(desk.app.shipping, self)
        self.grid = Grid(self.rows, say("Milestones"), self)
        self.grid.setAccessibleDescription(
            say("Type a date to plan a milestone or mark it done, Space marks it done today, "
                "Escape leaves the list.")
        )  # fmt: skip
        self.problem = Note(parent=self)
        self.title = Prose("", Role.INK, TABLE, bold=True, parent=self)
        self.because = Prose("", Role.QUIET, TABLE, parent=self)
        self.cite = Prose("", Role.QUIET, CAPTION, parent=self)
        self.source = SourceButton(say("this milestone"), self)
        self.form = Form(self)
        self.takes = LineField(
            say("Takes, days"),
            lambda text: read_from(MILESTONE_FIELD_BY_NAME, "duration_days", text),
            self.form,
        )
        self.takes.committed.connect(self._save_duration)
        self.form.add_group("", (self.takes,))
        self.rows.problem_changed.connect(self._tell)
        self.grid.moved.connect(self._show_reason)
        self.grid.toggled.connect(self._turn)
        self._shown: Milestone | None = None
        self._lay_out()

    def show_schedule(self, schedule: Schedule) -> None:
        fresh = schedule.plan.car_id != self.rows.car_id
        self.rows.car_id, self.rows.today = schedule.plan.car_id, schedule.on
        self.rows.set_things(schedule.milestones)
        if fresh:
            self._tell("")
            self._shown = None
            following = schedule.next or schedule.milestones[-1]
            row = schedule.milestones.index(following)
            self.grid.setCurrentIndex(self.rows.index(row, 1))
        self._show_reason()

    def set_editable(self, editable: bool) -> None:
        self.rows.set_editable(editable)
        self.takes.set_editable(editable)

    def flush(self) -> None:
        """Save the cell that is being written, and how long a milestone takes."""
        self.grid.flush()
        self.takes.commit()

    def _show_reason(self) -> None:
        milestone = self.rows.thing(self.grid.currentIndex().row())
        if milestone is None:
            return
        moved = self._shown is None or self._shown.id != milestone.id
        if moved and self._shown is not None:
            self.takes.commit()
        self._shown = milestone
        self.title.setText(milestone.name)
        self.because.setText(milestone.because)
        self.because.setVisible(bool(milestone.because))
        self.cite.setText(milestone.cite)
        self.source.set_source(milestone.kind.url, milestone.name)
        typical = milestone.kind.typical
        own = str(milestone.takes) if milestone.own_duration and milestone.takes else ""
        self.takes.set_hint(say("{days} as a rule", days=typical) if typical else say("not known"))
        if moved:
            self.takes.start(own)
        else:
            self.takes.set_text(own)

    def _save_duration(self, text: str) -> None:
        car_id, milestone = self.rows.car_id, self._shown
        if car_id is None or milestone is None:
            return
        try:
            self._desk.app.shipping.edit_milestone(car_id, milestone.id, {"duration_days": text})
        except GarageError as problem:
            self.takes.show_problem(str(problem))
            return
        self.takes.set_text(text)

    def _turn(self, milestone: Milestone) -> None:
        if not self.rows.editable:
            return
        try:
            self.rows.turn(milestone, PartialDate.of(self._desk.today))
        except GarageError as problem:
            self._tell(str(problem))

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.problem.show_problem(sentence)
        else:
            self.problem.clear()

    def _lay_out(self) -> None:
        law = QHBoxLayout()
        law.setSpacing(8)
        law.addWidget(self.cite, 1)
        law.addWidget(self.source)
        below = QVBoxLayout()
        below.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        below.setSpacing(4)
        for widget in (self.problem, self.title, self.because):
            below.addWidget(widget)
        below.addLayout(law)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.grid)
        layout.addLayout(below)
        layout.addWidget(self.form)
