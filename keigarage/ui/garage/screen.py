"""The garage screen whole: the table of cars, and beside it the page of the car that is chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import CarId
from keigarage.ui.desk import Desk
from keigarage.ui.garage.view import GarageView

if TYPE_CHECKING:
    from keigarage.ui.car_page.page import CarPage

_NARROWEST_PANE = 320


class _Side(QFrame):
    """Where the car's page stands. In its lists F2 changes the chosen line, as it does
    everywhere, and goes nowhere."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            in_list = isinstance(QApplication.focusWidget(), QAbstractItemView)
            if in_list and event.key() == Qt.Key.Key_F2:
                event.accept()
                return True
        return super().event(event)


class GarageScreen(QWidget):
    """Opens on a first picture of the table; what that can do without follows step by step.

    settled -- every car is read and the pane stands
    print_wanted -- the checklist of the chosen car is to be printed
    """

    settled = Signal()
    print_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: CarPage | None = None
        self.view = GarageView(desk)
        self.to_settle: list[Callable[[], object]] = [
            self.view.warm_up, lambda: self.pane.show(), self.view.settle,
        ]  # fmt: skip
        self._side = _Side()
        self._side.setProperty("bar", "pane")
        self._side.setMinimumWidth(_NARROWEST_PANE)
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(0, 0, 0, 0)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("garage")
        self._split.addWidget(self.view)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self.view.chosen.connect(self._on_chosen)
        self.view.painted.connect(self.settle_soon)
        desk.rules_changed.connect(self.view.show_rules)

    @property
    def pane(self) -> "CarPage":
        """The car's page at right; made when it is first needed, after the table stands."""
        if self._page is None:
            from keigarage.ui.car_page.page import CarPage

            self._page = page = CarPage(self._desk)
            page.print_wanted.connect(lambda _: self.print_wanted.emit())
            inside = self._side.layout()
            assert inside is not None
            inside.addWidget(page)
            page.set_car(self.view.current)
        return self._page

    def settle(self) -> None:
        """Finish what the first picture did not wait for: the pane, and the rest of the cars."""
        while self.to_settle:
            self.settle_step()

    def settle_soon(self) -> None:
        """The same a step at a time, so that a key pressed in between is answered."""
        if self.to_settle:
            self.settle_step()
            QTimer.singleShot(0, self, self.settle_soon)

    def settle_step(self) -> None:
        """The next step alone; `settled` comes after the last."""
        self.to_settle.pop(0)()
        if not self.to_settle:
            self.settled.emit()

    def flush(self) -> None:
        """Save what is typed in the pane now."""
        if self._page is not None:
            self._page.flush()

    def stop(self) -> None:
        """Save what is typed, and read nothing more: the garage is about to close."""
        self.to_settle.clear()
        self.flush()

    def remember(self, settings: QSettings) -> None:
        """Keep widths, order and sort for the next start."""
        settings.setValue("garage/split", self._split.saveState())
        settings.setValue("garage/header", self.view.table.horizontalHeader().saveState())
        settings.setValue("garage/own_widths", self.view.table.own_widths)
        settings.setValue("garage/place", self.view.place)

    def restore(self, settings: QSettings) -> None:
        """Stand as the last run left it."""
        if split := settings.value("garage/split"):
            self._split.restoreState(split)
        if header := settings.value("garage/header"):
            self.view.table.horizontalHeader().restoreState(header)
            self.view.table.own_widths = bool(settings.value("garage/own_widths", False, bool))
            if self.view.model.order != (0, Qt.SortOrder.AscendingOrder):
                self.view.settle()  # the first cars by name are not the first by another column

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        settings = QSettings()
        if not settings.value("garage/split"):
            wide = self.width()
            pane = min(max(wide * 29 // 100, 334), 440)
            self._split.setSizes([wide - pane, pane])
        if self.view.model.rowCount() and self.view.current is None:
            self.view.table.selectRow(0)
        # An empty garage paints no table, and a covered window may paint nothing at all.
        QTimer.singleShot(500, self, self.settle_soon)

    def _on_chosen(self, car_id: CarId | None) -> None:
        if self._page is not None:
            self._page.set_car(car_id)
