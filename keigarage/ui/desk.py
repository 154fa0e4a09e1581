"""What every screen shares: the open garage, the news of changes, the day, slow work, trouble."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from keigarage.app import App, open_app
from keigarage.domain.car import CarId
from keigarage.places import Places
from keigarage.services.happened import Happened
from keigarage.ui.background import Background

_TICK_MS = 30_000


class Desk(QObject):
    """One garage opened for the windows.

    changed     -- a Happened: some car is not as it was, look again
    day_changed -- midnight passed, or the machine slept past it
    book_changed -- a rule pack was laid over the book or taken off: every answer may differ
    rules_changed -- the owner follows other countries' age rules than before
    opened_car  -- a CarId whose own window is asked for
    told        -- a sentence for the status bar: small news, not trouble
    """

    changed = Signal(object)
    day_changed = Signal()
    book_changed = Signal()
    rules_changed = Signal()
    opened_car = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        places: Places,
        parent: QObject | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self.app: App = open_app(places, self._announce, today=today)
        self.background = Background(self)
        self._day = self.today
        # A timer armed for midnight stops while the machine sleeps; a short tick cannot miss a day.
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.check_day)
        self._tick.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    @property
    def today(self) -> date:
        return self.app.outlooks.today()

    @property
    def read_only(self) -> str:
        """Why nothing can be written, as a sentence; empty when it can."""
        return self.app.file.read_only_reason

    def check_day(self) -> None:
        """Notice a new day, so that no countdown on screen is yesterday's."""
        if self.today != self._day:
            self._day = self.today
            self.day_changed.emit()

    def open_car(self, car_id: CarId) -> None:
        self.opened_car.emit(car_id)

    def close(self) -> None:
        self._tick.stop()
        self.background.wait()
        self.app.close()

    def _announce(self, happened: Happened) -> None:
        self.changed.emit(happened)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.check_day()
