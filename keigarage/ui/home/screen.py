"""The Home screen: the day and what changed, countdowns, the agenda, what is missing."""

import logging

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.ui.banner import Banner
from keigarage.ui.desk import Desk
from keigarage.ui.fields.prose import Prose
from keigarage.ui.home.agenda_card import AgendaCard
from keigarage.ui.home.empty import EmptyHome
from keigarage.ui.home.facts import HomeFacts, home_facts
from keigarage.ui.home.plates import PlateRow
from keigarage.ui.home.side_cards import MissingCard, MoneyCard
from keigarage.ui.home.words import since, since_tip, title
from keigarage.ui.look.fonts import FIELD, TITLE
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import plain_tip

_log = logging.getLogger(__name__)


class HomeScreen(QWidget):
    """Read when it is shown, and again after each change while it is.

    car_wanted -- the CarId of whatever line, plate or bar was opened
    """

    car_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self.setAccessibleName(say("Home"))
        self.title = Prose("", Role.INK, TITLE, bold=True, most=1, parent=self)
        self.since = Prose("", Role.QUIET, FIELD, most=2, parent=self)
        self.banner, self.plates = Banner(self), PlateRow(self)
        self.agenda = AgendaCard(desk, self.banner, self)
        self.missing, self.money = MissingCard(self), MoneyCard(self)
        self.empty = EmptyHome(desk, self)
        self._stack = QStackedWidget(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.agenda.list)

    def reload(self) -> None:
        """Read everything anew."""
        try:
            facts = home_facts(self._desk)
        except GarageError as problem:
            _log.warning("the agenda could not be read")
            self.banner.trouble(str(problem))
            return
        self._stale = False
        self._show(facts)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _show(self, facts: HomeFacts) -> None:
        self.title.setText(title(facts.today))
        self.since.setText(since(facts) if facts.has_cars or facts.items else "")
        self.since.setToolTip(plain_tip(since_tip(facts)))
        self._stack.setCurrentIndex(0 if facts.has_cars or facts.items else 1)
        self.plates.show_countdowns(facts.countdowns)
        self.agenda.show_items(facts.items, facts.today)
        self.missing.show_facts(facts)
        self.money.show_totals(facts.money)
        self._side.setVisible(bool(facts.missing or facts.money))

    def _look_again(self) -> None:
        """A change that touches many cars announces itself once; several in a row count as one."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _connect(self) -> None:
        self._soon.timeout.connect(self.reload)
        self._desk.changed.connect(lambda _: self._look_again())
        self._desk.day_changed.connect(self._look_again)
        for part in (self.plates.wanted, self.missing.wanted, self.agenda.car_wanted):
            part.connect(self.car_wanted)
        self.car_wanted.connect(self._desk.open_car)

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.missing)
        column.addWidget(self.money)
        column.addStretch(1)
        self._side = side = QScrollArea(self)
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setWidget(right)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.agenda)
        left.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(18)
        below.addLayout(left, 3)
        below.addWidget(side, 2)
        full = QWidget(self)
        whole = QVBoxLayout(full)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(18)
        whole.addWidget(self.plates)
        whole.addLayout(below, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self.empty)
        policy = self._stack.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Expanding)
        self._stack.setSizePolicy(policy)
        page = QVBoxLayout(self)
        page.setContentsMargins(26, 20, 26, 20)
        page.setSpacing(4)
        page.addWidget(self.title)
        page.addWidget(self.since)
        page.addWidget(self.banner)
        page.addSpacing(8)
        page.addWidget(self._stack, 1)
