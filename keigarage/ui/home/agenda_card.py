"""The agenda's card: its filter, the form for a reminder, the list, and why the chosen line stands
there."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from keigarage.domain.agenda import KIND_WORDS, Item, Kind, Urgency, awake, chosen, snoozed
from keigarage.domain.car import Car
from keigarage.domain.dates import day_text
from keigarage.domain.reminders import Reminder, ReminderId, months_after
from keigarage.domain.words import say
from keigarage.ui.banner import Banner
from keigarage.ui.desk import Desk
from keigarage.ui.fields.prose import Prose
from keigarage.ui.home.agenda_list import AgendaList
from keigarage.ui.home.reminder_form import ReminderForm
from keigarage.ui.home.side_cards import Card
from keigarage.ui.home.words import reason
from keigarage.ui.look.fonts import FIELD, TABLE
from keigarage.ui.look.palette import Role
from keigarage.ui.problems import attempt

_PUT_OFF, _LATER = "put off", "later"


class AgendaCard(Card):
    """Ticks off, puts off and reminds; every act can be undone from the banner.

    car_wanted -- the CarId of the line that was opened
    """

    car_wanted = Signal(object)

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(say("Agenda"), parent)
        self._desk, self._banner = desk, banner
        self._items: Sequence[Item] = ()
        self._today = date.min
        self.list = AgendaList(self)
        self.filter, self.add = QComboBox(self), QPushButton(say("+ Reminder"), self)
        self.form = ReminderForm(desk.app.garage.cars, self)
        self.nothing = Prose("", Role.QUIET, FIELD, parent=self)
        self.why = Prose("", Role.QUIET, TABLE, most=2, reserve=2, parent=self)
        self._dress()
        self._lay_out()
        self._connect()

    def show_items(self, items: Sequence[Item], today: date) -> None:
        """Show these, narrowed by the filter; those put off stand under a filter of their own."""
        self._items, self._today = items, today
        self._offer()
        wanted = self.filter.currentData()
        shown = _narrowed(items, wanted, today)
        self.list.show_items(shown, today)
        self.list.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.nothing.setText(
            say("Nothing of this kind is open.") if wanted else
            say("Nothing is open in the next 90 days. Eligible days, deadlines, ships and papers "
                "with a due day come by themselves; reminders are yours to add.")
        )  # fmt: skip
        self._show_why(self.list.item)

    def start_reminder(self) -> None:
        """Open the form for a new reminder, for the car that is chosen in the list."""
        item = self.list.item
        self.form.start(car=self._car(item))

    # What the lines ask for

    def tick(self, item: Item) -> None:
        told = f"{item.car}: {item.text}" if item.car else item.text
        if self._try(lambda: self._desk.app.agenda.tick(item)):
            self._news(say("{what}: done", what=told))

    def open(self, item: Item) -> None:
        if item.car_id is not None:
            self.car_wanted.emit(item.car_id)
        elif item.kind is Kind.REMINDER:
            self.edit(item)

    def edit(self, item: Item) -> None:
        """Open the form with the reminder of this line."""
        self.form.start(self._desk.app.agenda.reminder(_number(item)), self._car(item))

    def remove(self, item: Item) -> None:
        if item.kind is not Kind.REMINDER:
            return
        if self._try(lambda: self._desk.app.agenda.remove_reminder(_number(item))):
            self._news(say("{what}: removed", what=item.text))

    def snooze(self, item: Item, until: date) -> None:
        if self._try(lambda: self._desk.app.agenda.snooze(item, until)):
            self._news(say("{what}: put off", what=item.text))

    def wake(self, item: Item) -> None:
        self._try(lambda: self._desk.app.agenda.wake(item))

    def menu_for(self, item: Item) -> QMenu:
        """All that can be done with a line."""
        menu, writable = QMenu(self), not self._desk.read_only
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item.car_id is not None:
            menu.addAction(say("&Open the car"), lambda: self.open(item))
        if writable and item.kind is not Kind.ALARM:
            menu.addAction(say("&Done"), lambda: self.tick(item))
            if snoozed(item, self._today):
                menu.addAction(say("Put off no &longer"), lambda: self.wake(item))
            later = menu.addMenu(say("&Put off"))
            for words, day in _later(self._today):
                later.addAction(words, partial(self.snooze, item, day))
            menu.addAction(say("&Lead times…"), lambda: self._ask_leads(item))
        if writable and item.kind is Kind.REMINDER:
            menu.addSeparator()
            menu.addAction(say("&Edit the reminder…"), lambda: self.edit(item))
            menu.addAction(say("&Remove the reminder"), lambda: self.remove(item))
        return menu

    # How it is done

    def _show_menu(self, item: Item, at: QPoint) -> None:
        self.menu_for(item).popup(at)

    def _ask_leads(self, item: Item) -> None:
        from keigarage.ui.home.leads_dialog import LeadsDialog

        LeadsDialog(self._desk.app.agenda, item, self).open()

    def _keep(self, reminder: Reminder) -> None:
        if attempt(lambda: self._desk.app.agenda.save_reminder(reminder), self.form.tell):
            self.form.finish()
            day = day_text(reminder.next_due or reminder.due)
            self._news(say("{what}: you are reminded on {day}", what=reminder.text, day=day))

    def _try(self, work: Callable[[], object]) -> bool:
        return attempt(work, self._banner.trouble)

    def _news(self, words: str) -> None:
        undo = self._desk.app.garage.undo
        self._banner.news(words, say("Undo"), lambda: attempt(undo, self._banner.trouble))

    def _car(self, item: Item | None) -> Car | None:
        if item is None or item.car_id is None:
            return None
        return self._desk.app.garage.car(item.car_id)

    def _show_why(self, item: Item | None) -> None:
        keys = say("Enter goes to the car, Space ticks off, the menu key has the rest.")
        self.why.setText(reason(item) if item else keys)
        self.why.setVisible(not self.list.isHidden())

    def _offer(self) -> None:
        """The filters that have something to show, and the chosen one in any case."""
        now = self.filter.currentData() or ""
        kinds = {item.kind for item in awake(self._items, self._today)}
        offered = [("", say("Next 90 days"))]
        offered += [(kind.value, say(KIND_WORDS[kind])) for kind in Kind
                    if kind in kinds or kind == now]  # fmt: skip
        for data, words in ((_LATER, "Later ({count})"), (_PUT_OFF, "Put off ({count})")):
            count = len(_narrowed(self._items, data, self._today))
            if count or now == data:
                offered.append((data, say(words, count=count)))
        self.filter.blockSignals(True)
        self.filter.clear()
        for data, words in offered:
            self.filter.addItem(words, data)
        self.filter.setCurrentIndex(max(self.filter.findData(now), 0))
        self.filter.blockSignals(False)

    def _dress(self) -> None:
        # As high as its lines, and lower where the window is.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.filter.setAccessibleName(say("Show of the agenda"))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.add.setProperty("kind", "flat")
        self.add.setToolTip(say("Add a reminder of your own"))
        self.add.setEnabled(not self._desk.read_only)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        head.addWidget(self.filter)
        self.column.setContentsMargins(10, 10, 10, 12)
        head.setContentsMargins(8, 0, 8, 0)
        self.column.addLayout(head)
        self.column.addWidget(self.form)
        self.column.addWidget(self.list, 1)
        for prose in (self.nothing, self.why):
            around = QHBoxLayout()
            around.setContentsMargins(8, 4, 8, 0)
            around.addWidget(prose)
            self.column.addLayout(around)

    def _connect(self) -> None:
        self.filter.activated.connect(lambda _: self.show_items(self._items, self._today))
        self.add.clicked.connect(self.start_reminder)
        self.form.ready.connect(self._keep)
        self.form.left.connect(lambda: self.list.setFocus())
        self.list.current.connect(self._show_why)
        self.list.opened.connect(self.open)
        self.list.ticked.connect(self.tick)
        self.list.removed.connect(self.remove)
        self.list.menu_wanted.connect(self._show_menu)


def _narrowed(items: Sequence[Item], wanted: str | None, today: date) -> list[Item]:
    """The items of a filter: the days ahead, one kind, what is further off, or what is put off."""
    if wanted == _PUT_OFF:
        return [item for item in items if snoozed(item, today)]
    held = awake(items, today)
    if wanted == _LATER:
        return chosen(held, urgencies=(Urgency.LATER,))
    if wanted:
        return chosen(held, kinds=(Kind(wanted),))
    return [item for item in held if item.urgency is not Urgency.LATER]


def _number(item: Item) -> ReminderId:
    return ReminderId(int(item.key.partition(":")[2]))


def _later(today: date) -> list[tuple[str, date]]:
    return [
        (say("Until &tomorrow"), today + timedelta(days=1)),
        (say("For &3 days"), today + timedelta(days=3)),
        (say("For a &week"), today + timedelta(days=7)),
        (say("For a &month"), months_after(today, 1)),
    ]
