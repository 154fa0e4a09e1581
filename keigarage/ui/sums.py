"""Money in the status bar: what the cars on show come to, and those that are selected."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from keigarage.domain.car import CarId
from keigarage.domain.costs import Totals
from keigarage.domain.errors import GarageError
from keigarage.domain.money import usd_text
from keigarage.domain.words import say
from keigarage.ui.desk import Desk
from keigarage.ui.garage.navigation import EVERYTHING
from keigarage.ui.garage.view import GarageView

_PAUSE_MS = 250
_MOST = 2_000  # a sum over more cars than a year's imports waits for a narrower list


class Sums(QLabel):
    """Reckons a moment after the list or the choice changed, so that no key stroke waits for it."""

    def __init__(self, desk: Desk, view: GarageView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(say("Costs of the cars shown and of those selected"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.reckon)
        view.counted.connect(self._pause.start)
        view.selected_changed.connect(self._pause.start)
        desk.changed.connect(lambda _: self._pause.start())

    def stop(self) -> None:
        """The garage is about to close: ask it nothing more."""
        self._pause.stop()

    def reckon(self) -> None:
        """Sum up now."""
        parts = []
        try:
            shown = self._shown()
            if shown is not None and (shown.actual_usd or shown.expected_usd):
                parts.append(_told(say("shown"), shown))
            chosen = self._view.selected
            if chosen and len(chosen) <= _MOST:
                sums = self._desk.app.money.overall(chosen)
                count = say("{count} selected", count=len(chosen))
                what = say("selected") if len(chosen) == 1 else count
                if sums.actual_usd or sums.expected_usd:
                    parts.append(_told(what, sums))
        except GarageError:
            parts = []  # the pane tells what is wrong; a sum that may be short is not shown
        self.setText("   ·   ".join(parts))

    def _shown(self) -> Totals | None:
        view = self._view
        if not view.is_whole:
            return None
        money = self._desk.app.money
        if view.place == EVERYTHING and len(view.model.shown) == len(view.model.things):
            return money.overall()
        ids: list[CarId] = [line.car.id for line in view.model.shown if line.car.id is not None]
        return money.overall(ids) if len(ids) <= _MOST else None


def _told(what: str, totals: Totals) -> str:
    told = say(
        "{what}: {paid} paid, {expected} expected in all",
        what=what,
        paid=usd_text(totals.actual_usd),
        expected=usd_text(totals.expected_usd),
    )
    if totals.unconverted:
        return say("{sum} (yen without a rate left out)", sum=told)
    return told
