"""The main window: menus, navigation at left, the chosen screen beside it, news below."""

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import CarId, Stage
from keigarage.domain.words import say
from keigarage.services.happened import Happened
from keigarage.ui.actions import CAR_MENU
from keigarage.ui.acts import Acts
from keigarage.ui.banner import Banner
from keigarage.ui.desk import Desk
from keigarage.ui.garage.navigation import TRASH, Navigation
from keigarage.ui.garage.screen import GarageScreen
from keigarage.ui.menus import Menus, title_menus
from keigarage.ui.screens import SCREEN_BY_ID

if TYPE_CHECKING:
    from keigarage.ui.calendar_file import CalendarKeeper
    from keigarage.ui.car_page.page import CarPage
    from keigarage.ui.car_page.window import CarWindow
    from keigarage.ui.notifying import Notifier
    from keigarage.ui.sums import Sums


class MainWindow(QMainWindow):
    """One garage in a window.

    open_wanted -- a folder whose garage is to be opened instead of this one
    sample_wanted, own_wanted -- the sample garage, or the owner's own, is asked for
    settled -- the first picture stands and everything behind it is there too
    closed -- the window is gone
    """

    open_wanted = Signal(object)
    sample_wanted = Signal()
    own_wanted = Signal()
    settled = Signal()
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self._cars: dict[CarId, CarWindow] = {}
        self._keeper: CalendarKeeper | None = None
        self.notifier: Notifier | None = None  # there once the window has settled
        self.acts = Acts(self)
        self._menus: Menus | None = None
        self.navigation, self.banner = Navigation(), Banner()
        self.garage = GarageScreen(desk)
        self.view = self.garage.view
        self._screens: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._count, self._news = QLabel(), QLabel()
        self._stages: dict[Stage, int] = {}
        self._trashed = 0
        self._sums: Sums | None = None
        self._warned = False
        self._lay_out()
        self._connect()
        self._restore()
        self._enable()
        # Counting and naming what can be undone ask the store; the first picture does without.
        self.garage.to_settle.insert(0, self._refresh)
        if desk.read_only:
            self.banner.trouble(desk.read_only)
        elif notice := desk.app.file.notice:
            self.banner.trouble(notice)  # what a crash left, and how it was put right

    @property
    def pane(self) -> "CarPage":
        """The page of the chosen car, at the table's right."""
        return self.garage.pane

    @property
    def menus(self) -> Menus:
        """The actions and their menus; made a moment after the first picture, or when asked for."""
        if self._menus is None:
            self._menus = menus = Menus(self)
            menus.fill(self._titles)
            self._tick(menus)
            self._enable()
        return self._menus

    def settle(self) -> None:
        """Finish what the first picture did not wait for."""
        self.garage.settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._keeps_unsaved():
            event.ignore()
            return
        self._remember()
        for window in list(self._cars.values()):
            window.close()
        # What was typed last is saved before the garage closes under it.
        self.garage.stop()
        if self._sums is not None:
            self._sums.stop()
        if self._keeper is not None:
            self._keeper.finish()
        super().closeEvent(event)
        self.closed.emit()

    def _keeps_unsaved(self) -> bool:
        """Whether to stay for text that could not be saved: once, with the way out."""
        from keigarage.ui.car_page.editing import unsaved_texts

        self.garage.flush()
        unsaved = unsaved_texts(self.desk)
        if not unsaved or self._warned:
            return False
        self._warned = True
        self.banner.trouble(
            say("{field} reads “{text}”, which could not be saved: mend it, or close again to "
                "leave it.", field=unsaved[0][0], text=unsaved[0][1])
        )  # fmt: skip
        return True

    def _lay_out(self) -> None:
        folder = self.desk.app.places.garage
        own = folder.name == "garage"
        name = say("Kei Garage")
        self.setWindowTitle(name if own else f"{folder.name} · {name}")
        self.setMinimumSize(900, 560)
        self._titles = title_menus(self.menuBar())
        middle = QWidget()
        middle.setObjectName("middle")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.garage)
        self._split.setObjectName("main")
        self._split.addWidget(self.navigation)
        self._split.addWidget(middle)
        self._split.setStretchFactor(1, 1)
        self._split.setCollapsible(1, False)
        self.setCentralWidget(self._split)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._count)
        bar.addPermanentWidget(self._news)
        for label in (self._count, self._news):
            label.setTextFormat(Qt.TextFormat.PlainText)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self._go_to)
        self.view.chosen.connect(lambda _: self._enable())
        self.view.opened.connect(self.show_car)
        self.view.menu_wanted.connect(self._car_menu)
        self.view.counted.connect(self._tell_shown)
        self.view.add_wanted.connect(self.acts.add_car)
        self.view.sample_wanted.connect(self.acts.open_sample)
        self.garage.settled.connect(self._on_settled)
        self.garage.print_wanted.connect(self.acts.print_checklist)
        self.desk.opened_car.connect(self.show_car)
        self.desk.changed.connect(self._on_changed)
        self.desk.told.connect(self.tell)
        self.desk.book_changed.connect(self._on_book)

    def _restore(self) -> None:
        settings = QSettings()
        preferences = self.desk.app.preferences.load()
        room = self.screen().availableSize()
        self.resize(min(1280, room.width()), min(800, room.height()))
        stages = min(max(self.width() // 9, 144), 200)
        self._split.setSizes([stages, self.width() - stages])
        if geometry := settings.value("window/geometry"):
            self.restoreGeometry(geometry)
        if split := settings.value("window/split"):
            self._split.restoreState(split)
        self.garage.restore(settings)
        self.view.table.set_compact(preferences.compact_rows)
        self.navigation.choose(str(settings.value("garage/place", "")))

    def _tick(self, menus: Menus) -> None:
        """Show what is switched on."""
        preferences = self.desk.app.preferences.load()
        menus.actions[f"view.{preferences.scheme}"].setChecked(True)
        menus.actions["view.compact"].setChecked(preferences.compact_rows)
        ours = preferences.calendar_garage == str(self.desk.app.places.garage)
        menus.actions["calendar.keep"].setChecked(ours and bool(preferences.calendar_file))

    def _remember(self) -> None:
        settings = QSettings()
        settings.setValue("window/geometry", self.saveGeometry())
        settings.setValue("window/split", self._split.saveState())
        self.garage.remember(settings)

    def _go_to(self, place: str) -> None:
        """Show a screen, or the garage narrowed to one of its places."""
        wanted = SCREEN_BY_ID.get(place)
        if wanted is None:
            self._stack.setCurrentWidget(self.garage)
            self.view.set_place(place)
            return
        screen = self._screens.get(place)
        if screen is None:
            screen = self._screens[place] = wanted.make(self.desk)
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def search_in_screen(self) -> bool:
        """Put the cursor into the search box of the screen on show, where it has one."""
        focus = getattr(self._stack.currentWidget(), "focus_search", None)
        if focus is None:
            return False
        focus()
        return True

    def _on_book(self) -> None:
        """Another rule book: whatever shows an answer reads it again."""
        self.view.load()
        for screen in self._screens.values():
            reload = getattr(screen, "reload", None)
            if reload is not None:
                reload()

    def show_garage(self) -> None:
        if self._stack.currentWidget() is not self.garage:
            self.navigation.choose(self.view.place)

    def _on_settled(self) -> None:
        from keigarage.ui.calendar_file import CalendarKeeper  # no start waits for these
        from keigarage.ui.look.icons import icon
        from keigarage.ui.notifying import Notifier
        from keigarage.ui.sums import Sums

        self.setWindowIcon(icon("plate"))
        self._sums = Sums(self.desk, self.view)
        self.statusBar().addWidget(self._sums)
        self._sums.reckon()
        self._keeper = CalendarKeeper(self.desk, self)
        self.notifier = Notifier(self)
        self.settled.emit()
        if gc.isenabled():
            return
        # What stands now stays; the collector need never look at it again.
        gc.freeze()
        gc.enable()

    def show_added(self, car_id: CarId) -> None:
        car = self.desk.app.garage.car(car_id)
        if self.view.place not in ("all", car.stage.value):
            self.navigation.choose(car.stage.value)
        self.view.choose(car_id)
        self.acts.focus_table()
        self.tell(say("{car} added", car=car.title))

    def _on_changed(self, happened: Happened) -> None:
        self.banner.drop_news()
        self._refresh()
        self._news.setText(say("Saved"))

    def _refresh(self) -> None:
        self._count_cars()
        self._enable()
        garage = self.desk.app.garage
        undo, redo = garage.next_undo(), garage.next_redo()
        self.menus.name_undo(undo.words if undo else "", redo.words if redo else "")

    def _enable(self) -> None:
        if self._menus is None:
            return
        self._menus.enable(
            has_car=self.acts.car_id is not None,
            trashed=self.view.place == TRASH,
            writable=not self.desk.read_only,
        )

    def _count_cars(self) -> None:
        """Count the garage anew, for the stage list and the status bar."""
        self._stages, self._trashed = self.desk.app.garage.counts()
        self.navigation.set_counts(self._stages, self._trashed)
        self._tell_shown()

    def _tell_shown(self) -> None:
        view = self.view
        everything = self._trashed if view.place == TRASH else sum(self._stages.values())
        shown = len(view.model.shown) if view.is_whole else everything
        self._count.setText(say("{shown} shown of {of}", shown=f"{shown:,}", of=f"{everything:,}"))

    def show_car(self, car_id: CarId) -> None:
        window = self._cars.get(car_id)
        if window is None:
            from keigarage.ui.car_page.window import CarWindow

            window = self._cars[car_id] = CarWindow(self.desk, car_id)
            window.destroyed.connect(lambda *_: self._cars.pop(car_id, None))
        window.show()
        window.raise_()
        window.activateWindow()

    def _car_menu(self, at: QPoint) -> None:
        if self.acts.car_id is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menus.fill_menu(menu, CAR_MENU).popup(at)

    def tell(self, words: str) -> None:
        """Small news in the status bar, for a few seconds."""
        self._news.setText(words)
        QTimer.singleShot(6000, self, lambda: self._news.setText(say("Saved")))
