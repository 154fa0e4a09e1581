"""The import of a car: how far it is, what is due by when, its crossing, and what to mind."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.arrival import Alarm
from keigarage.domain.dates import PartialDate, date_text, day_text
from keigarage.domain.errors import GarageError
from keigarage.domain.schedule import Deadline, Schedule
from keigarage.domain.words import say
from keigarage.ui.car_page.eligibility_words import Fact
from keigarage.ui.car_page.fact_rows import FactRows
from keigarage.ui.car_page.milestones import Milestones
from keigarage.ui.car_page.sailing import Crossing
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.car_page.strip import MilestoneStrip
from keigarage.ui.car_page.strip_words import stations
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.palette import Role

_WIDE_PX = 700  # from here on the boxes stand beside the milestones


class ImportPlan(QWidget):
    """Beneath each other in a pane; the crossing beside the milestones where there is room."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._schedule: Schedule | None = None
        self.strip = MilestoneStrip(self)
        self.start_here = Prose(
            say("Nothing is planned yet: choose how it crosses and when it loads, or mark the "
                "first milestone."), Role.QUIET, TABLE, parent=self)  # fmt: skip
        self.gate = Prose("", Role.INK, TABLE, bold=True, parent=self)
        self.cautions = Prose("", Role.DEPENDS, TABLE, parent=self)
        self.aside = Prose("", Role.QUIET, TABLE, parent=self)
        self.raise_again = QPushButton(say("Raise it again"), self)
        self.raise_again.setProperty("kind", "link")
        self.raise_again.setToolTip(say("Let the alarm stand above the page again"))
        self.raise_again.clicked.connect(self._raise)
        self.deadlines = FactRows(0, self)
        self.problem = Note(parent=self)
        self._pair = QWidget(self)
        self.crossing = Crossing(desk, self._pair)
        self.milestones = Milestones(desk, self._pair)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._pair)
        self._lay_out()

    def show_schedule(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self.problem.clear()
        self.strip.set_stations(stations(schedule))
        self.strip.setVisible(not schedule.plan.is_empty)
        self.start_here.setVisible(schedule.plan.is_empty)
        _tell(self.gate, gate_words(schedule))
        _tell(self.cautions, "\n".join(f"◐ {sentence}" for sentence in schedule.cautions))
        _tell(self.aside, "\n".join(map(aside_words, schedule.dismissed)))
        self.raise_again.setVisible(bool(schedule.dismissed))
        facts = [_deadline(deadline) for deadline in schedule.deadlines]
        self.deadlines.show_facts(facts)
        self.deadlines.setVisible(bool(facts))
        self.crossing.show_plan(schedule.plan)
        self.milestones.show_schedule(schedule)

    def set_editable(self, editable: bool) -> None:
        self.crossing.set_editable(editable)
        self.milestones.set_editable(editable)
        self.raise_again.setEnabled(editable)

    def flush(self) -> None:
        """Save what is typed."""
        self.crossing.editing.flush()
        self.milestones.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE_PX
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() is not direction:
            self._both.setDirection(direction)

    def _raise(self) -> None:
        if self._schedule is None:
            return
        try:
            for alarm in self._schedule.dismissed:
                self._desk.app.shipping.raise_again(self._schedule.plan.car_id, alarm.kind)
        except GarageError as problem:
            self.problem.show_problem(str(problem))

    def _lay_out(self) -> None:
        again = QHBoxLayout()
        again.setSpacing(8)
        again.addWidget(self.aside, 1)
        again.addWidget(self.raise_again, 0, Qt.AlignmentFlag.AlignTop)
        again.addStretch()  # a row of nothing but hidden things would allow its column no width
        told = QVBoxLayout()
        told.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        told.setSpacing(8)
        for widget in (self.strip, self.start_here, self.gate, self.cautions):
            told.addWidget(widget)
        told.addLayout(again)
        told.addWidget(self.deadlines)
        told.addWidget(self.problem)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(12)
        self._both.addWidget(self.crossing, 2)
        self._both.addWidget(self.milestones, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(told)
        layout.addWidget(self._pair)


def gate_words(schedule: Schedule) -> str:
    """`Do not load before 19 November 2026`, with the crossing it rests on; empty once past."""
    first, crossing = schedule.load_not_before, schedule.crossing
    landed = schedule.plan.passed(("sail", "release", "title"))
    if first is None or crossing is None or first <= schedule.on or landed:
        return ""
    whose = say("of this sailing") if crossing.own else say("on record, of any route")
    return say("Do not load before {day}: the shortest crossing {whose} takes {least} days.",
               day=day_text(first), whose=whose, least=crossing.days.least)  # fmt: skip


def aside_words(alarm: Alarm) -> str:
    """`Alarm set aside: …`, with the owner's reason."""
    assert alarm.dismissed is not None
    day = date_text(PartialDate.of(alarm.dismissed.at.astimezone().date()))
    return say("{alarm}, set aside on {day}: {reason}",
               alarm=alarm.head, day=day, reason=alarm.dismissed.reason)  # fmt: skip


def _deadline(deadline: Deadline) -> Fact:
    due = day_text(deadline.due)
    words = say("✕ was due {day}", day=due) if deadline.late else say("due {day}", day=due)
    remark = " · ".join(part for part in (deadline.because, deadline.cite) if part)
    return Fact(deadline.name, words, remark)


def _tell(label: Prose, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
