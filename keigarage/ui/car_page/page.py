"""One car on one page: the pane at right of the table, and the inside of a car's own window."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import CarId, Stage
from keigarage.domain.errors import GarageError, NotFound
from keigarage.domain.kei import kei_answer_of_car
from keigarage.domain.outlook import Outlook
from keigarage.domain.plan import stage_offer
from keigarage.domain.words import say
from keigarage.services.happened import Happened
from keigarage.ui.car_page.alarm import AlarmNotice
from keigarage.ui.car_page.bodies import Shown
from keigarage.ui.car_page.editing import Editing
from keigarage.ui.car_page.header import Header
from keigarage.ui.car_page.notices import EmptyPage, Notice
from keigarage.ui.car_page.parts import Parts
from keigarage.ui.car_page.tab_order import next_stop
from keigarage.ui.desk import Desk
from keigarage.ui.fields import quiet

_LEAST_PX = 320  # below it a paper's title would have no room beside its state


class CarPage(QWidget):
    """Everything about one car, editable in place; follows every change of its garage.

    in_pane -- beside the table; False inside a window of its own, which has more room
    print_wanted -- the checklist of the CarId it carries is to be printed
    """

    print_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, in_pane: bool = True) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outlook: Outlook | None = None
        self._leaving = False
        self.car_id: CarId | None = None
        self.setObjectName("carPage")
        self.setMinimumWidth(_LEAST_PX)
        self.setAccessibleName(say("Car"))
        self.setStyleSheet(quiet.SHEET)
        self.editing = Editing(desk, self)
        self.alarm = AlarmNotice(self)
        self._empty = EmptyPage(self)
        self._scroll = _scroll_area(self)
        inside = self._scroll.widget()
        assert inside is not None
        self.header, self.notice = Header(in_pane, inside), Notice(inside)
        self.parts = Parts(desk, self.editing, "pane" if in_pane else "window", inside)
        self._lay_out(show_reason=not in_pane)
        self._connect()
        self._show_nothing()

    @property
    def outlook(self) -> Outlook | None:
        """What the page shows; None while no car is chosen."""
        return self._outlook

    def set_car(self, car_id: CarId | None) -> None:
        """Show another car, or none. What was typed for the old one is saved first."""
        if car_id == self.car_id:
            self._refresh()
            return
        self.flush()
        self.car_id = car_id
        self._load(fresh=True)

    def flush(self) -> None:
        """Save what is typed, before the page goes on to something else."""
        self._leaving = True
        try:
            self.editing.flush()
            self.parts.flush()
        finally:
            self._leaving = False

    def focus_section(self, name: str) -> None:
        """Open a section ("identity", "eligibility", "kei", "papers", …) and go there."""
        if self.car_id is None:
            return
        self.parts.open(name)
        self.parts.focus(name)
        # The place of a section that has just opened is known after the layout.
        QTimer.singleShot(0, self, lambda: self._scroll_to(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button as Space does."""
        held = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            held, QAbstractButton
        ):
            held.click()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab, by where things stand rather than by when they were made."""
        current = QApplication.focusWidget()
        target = next_stop(self, current, forward) if current else None
        if target is None:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        if self.isAncestorOf(target):
            self._scroll.ensureWidgetVisible(target)
        return True

    def focus_field(self, name: str) -> None:
        """Put the cursor into the box of one field of the car."""
        self.parts.open("notes" if name == "notes" else "identity")
        editor = self.parts.editor(name)
        if editor is not None:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(editor))
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # How it stands

    def _lay_out(self, show_reason: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        inside = self._scroll.widget()
        assert inside is not None
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.notice, self.parts):
            column.addWidget(part)
        column.addStretch(1)
        if show_reason and self._desk.read_only:
            reason = Notice(self)
            reason.say(self._desk.read_only)
            layout.addWidget(reason)
        layout.addWidget(self.alarm)  # outside the scrolled page: it is always seen
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.editing.adopt("stage", self.header.stage)
        self.header.open_wanted.connect(self._open)
        self.notice.acted.connect(self._untrash)
        self.parts.print_wanted.connect(lambda: self.print_wanted.emit(self.car_id))
        self.parts.field_wanted.connect(self.focus_field)
        self.parts.rules_changed.connect(self._desk.rules_changed)
        self._desk.rules_changed.connect(self._refresh)
        self.alarm.dismissed.connect(self._dismiss)
        self.header.offer.taken.connect(self._move)
        self._desk.changed.connect(self._on_changed)
        self._desk.day_changed.connect(self._refresh)
        self._desk.book_changed.connect(self._refresh)

    def _on_changed(self, happened: Happened) -> None:
        if not self._leaving and happened.car_id in (None, self.car_id):
            self._refresh()

    def _refresh(self) -> None:
        self._load(fresh=False)

    def _load(self, *, fresh: bool) -> None:
        if self.car_id is None:
            self._show_nothing()
            return
        try:
            self._show(self._look(self.car_id), fresh)
        except NotFound:
            self.car_id = None  # an undone addition, or a car another window took away
            self._show_nothing()
            return
        except GarageError as problem:
            self.notice.say(str(problem))

    def _look(self, car_id: CarId) -> Outlook:
        """raises -- NotFound when the car is gone"""
        try:
            outlook = self._desk.app.outlooks.of(car_id)
        except NotFound as problem:
            # The car may stand and name a state that this rule book does not know.
            outlook = self._desk.app.outlooks.of(car_id, state="")
            self.notice.say(str(problem))
            return outlook
        if outlook.car.trashed:
            self.notice.say(say("This car is in the trash."), say("Take it out"))
        else:
            self.notice.clear()
        return outlook

    def _show(self, outlook: Outlook, fresh: bool) -> None:
        self._outlook = outlook
        app, car = self._desk.app, outlook.car
        generation = app.outlooks.generation_of(car)
        editable = not self._desk.read_only and not car.trashed
        if fresh:
            self.editing.start(outlook.car)
        else:
            self.editing.refresh(outlook.car)
        self.editing.set_editable(editable)
        self.notice.set_enabled(not self._desk.read_only)
        assert car.id is not None
        plan = app.shipping.plan_of(car.id)
        schedule = app.shipping.schedules.of_plan(car, plan, outlook.on)
        offered = stage_offer(plan, car.stage, outlook.on)
        self.alarm.show_alarms(schedule.alarms, editable)
        self.header.show_car(outlook, generation)
        self.header.offer.offer(car.id, offered, editable)
        self.parts.show_all(
            Shown(
                outlook=outlook,
                generation=generation,
                kei=kei_answer_of_car(car, app.book.kei_standards()),
                schedule=schedule,
                costs=app.money.costs_of(car, plan),
                editable=editable,
            )
        )
        self._empty.hide()
        self._scroll.show()
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_nothing(self) -> None:
        self._outlook = None
        self.editing.start(None)
        self.alarm.show_alarms((), editable=False)
        self._scroll.hide()
        self._empty.show()

    def _scroll_to(self, name: str) -> None:
        section = self.parts.section(name)
        inside = self._scroll.widget()
        if section is None or inside is None:
            return
        top = section.mapTo(inside, section.rect().topLeft())
        self._scroll.verticalScrollBar().setValue(top.y())

    def _open(self) -> None:
        if self.car_id is not None:
            self.flush()
            self._desk.open_car(self.car_id)

    def _dismiss(self, kind: str, reason: str) -> None:
        if self.car_id is None:
            return
        try:
            self._desk.app.shipping.dismiss(self.car_id, kind, reason)
        except GarageError as problem:
            self.alarm.show_problem(str(problem))

    def _move(self, stage: Stage) -> None:
        if self.car_id is None:
            return
        try:
            self._desk.app.garage.move(self.car_id, stage)
        except GarageError as problem:
            self.notice.say(str(problem))

    def _untrash(self) -> None:
        if self.car_id is None:
            return
        try:
            self._desk.app.garage.untrash(self.car_id)
        except GarageError as problem:
            self.notice.say(str(problem))


def _scroll_area(parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # Children are made where they stay: moving a branch of them dresses each one anew.
    area.setWidget(QWidget(area.viewport()))
    return area
