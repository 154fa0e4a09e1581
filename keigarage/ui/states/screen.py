"""The States screen: where a body, or one car, can be plated, and the record of each state."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from keigarage.domain.car import BodyClass, CarId
from keigarage.domain.errors import NotFound
from keigarage.services.happened import Happened
from keigarage.ui.banner import Banner
from keigarage.ui.desk import Desk
from keigarage.ui.states.answers import Answers, answers, sheet, shown
from keigarage.ui.states.car_strip import CarStrip
from keigarage.ui.states.export import Export
from keigarage.ui.states.header import LIST, MAP, Header
from keigarage.ui.states.list_view import StateList
from keigarage.ui.states.map_view import MapView
from keigarage.ui.states.record_panel import RecordPanel
from keigarage.ui.states.sheet import Sheet

_PANEL_PX = 350


class StatesScreen(QWidget):
    """Header above, map or list below it, the record at the right.

    state_chosen -- the code of the state whose record is shown now
    """

    state_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._body = _body_kept()
        self._car_id: CarId | None = None
        self._code = ""
        self._answers: Answers | None = None
        self._late = False  # something changed while the screen was out of sight
        self.header = Header(desk.app.garage.cars, self)
        self.banner = Banner(self)
        self.strip = CarStrip(self)
        self.map, self.list = MapView(self), StateList(self)
        self.panel = RecordPanel(self)
        self.export = Export(desk, self, self.banner.trouble)
        self._stack = QStackedWidget(self)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self.setFocusProxy(self.map)
        self._lay_out()
        self._connect()
        self.set_view(str(QSettings().value("states/view", MAP)))
        self.header.bodies.choose(self._body.value)

    # -- what others ask of it ---------------------------------------------------------------

    def choose_state(self, code: str) -> None:
        """Show the record of a state, in either case; an unknown code changes nothing."""
        code = code.upper()
        if code not in self.answers.shades or code == self._code:
            return
        self._code = code
        self.map.choose(code)
        self.list.choose(code)
        self._show_record()
        QSettings().setValue("states/state", code)
        self.state_chosen.emit(code)

    def set_body(self, body: BodyClass) -> None:
        """Answer for any kei of this body, and for no car in particular."""
        self._body, self._car_id = body, None
        QSettings().setValue("states/body", body.value)
        self.reload()

    def set_car(self, car_id: CarId | None) -> None:
        """Answer for one car, and show its state; None goes back to any kei of its body."""
        self._car_id = car_id
        self.reload()
        car = self.answers.car
        if car is not None and car.state:
            self.choose_state(car.state)

    def set_view(self, view: str) -> None:
        """Show the "map" or the "list"."""
        view = view if view in (MAP, LIST) else MAP
        self.header.views.choose(view)
        self._stack.setCurrentWidget(self.map if view == MAP else self.list)
        QSettings().setValue("states/view", view)

    def reload(self) -> None:
        """Read the answers anew: the day, a car, a note or the rule book is not as it was."""
        first, self._late = self._answers is None, False
        try:
            self._answers = answers(self._desk, self._body, self._car_id)
        except NotFound:  # the car was taken out of the garage
            self._car_id = None
            self._answers = answers(self._desk, self._body, None)
        held = self._answers
        self._body = held.body
        if held.trouble:
            self.banner.trouble(held.trouble)
        self.header.bodies.choose(held.body.value)
        self.header.car.show_car(held.car)
        self.strip.show_car(held.car, held.vehicle, held.generation, held.shades)
        self.map.show_shades(held.shades, held.note)
        self.list.show_shades(held.shades, ranked=held.car is not None)
        self._show_record()
        if first:
            self._choose_first()

    @property
    def code(self) -> str:
        """The state whose record is shown; empty while none is."""
        return self._code

    @property
    def answers(self) -> Answers:
        """The answers on show, read when they are first asked for."""
        if self._answers is None or self._late:
            self.reload()
        assert self._answers is not None
        return self._answers

    def sheet(self) -> Sheet:
        """What is on show, as it goes on paper."""
        return sheet(self._desk, self.answers)

    # -- how it stands -----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._answers is None or self._late:
            self.reload()
        if not QSettings().value("states/split"):
            self._split.setSizes([max(self.width() - _PANEL_PX, _PANEL_PX), _PANEL_PX])

    def _choose_first(self) -> None:
        """The state last looked at, else the owner's own."""
        home = self._desk.app.preferences.load().home_state
        self.choose_state(str(QSettings().value("states/state", "")) or home or "")

    def _show_record(self) -> None:
        held = self._answers
        if held is None or self._code not in held.shades:
            self.panel.show_nothing()
            return
        self.panel.show_record(shown(self._desk, held, self._code), held.shades[self._code])

    def _on_changed(self, happened: Happened) -> None:
        self.header.car.forget()
        self._look_again()

    def _look_again(self) -> None:
        """At once where it is seen; a screen out of sight waits until it is."""
        if self.isVisible():
            self.reload()
        else:
            self._late = True

    def _focus_record(self) -> None:
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_view(self) -> None:
        view = self.map if self._stack.currentWidget() is self.map else self.list
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        for page in (self.map, self.list):
            self._stack.addWidget(page)
        left = QWidget(self)
        above = QHBoxLayout()  # takes no room while the banner is hidden
        above.setContentsMargins(8, 8, 8, 0)
        above.addWidget(self.banner)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(above)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        self._split.addWidget(left)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        if kept := QSettings().value("states/split"):
            self._split.restoreState(kept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def _connect(self) -> None:
        self.header.body_picked.connect(self.set_body)
        self.header.car_picked.connect(self.set_car)
        self.header.view_picked.connect(self.set_view)
        self.header.wanted.connect(lambda kind: self.export.ask(kind, self.sheet()))
        for view in (self.map, self.list):
            view.chosen.connect(self.choose_state)
            view.entered.connect(self._focus_record)
        self.panel.list.left.connect(self._focus_view)
        self._split.splitterMoved.connect(
            lambda *_: QSettings().setValue("states/split", self._split.saveState())
        )
        self._desk.changed.connect(self._on_changed)
        self._desk.day_changed.connect(self._look_again)


def _body_kept() -> BodyClass:
    kept = str(QSettings().value("states/body", ""))
    # Trucks are what most states' rules name.
    return BodyClass(kept) if kept in tuple(BodyClass) else BodyClass.TRUCK
