"""The main window: navigation at left, the table in the centre, the car's pane at right."""

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QMainWindow,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.words import say
from keigarage.services.happened import Happened
from keigarage.ui.actions import CAR_MENU
from keigarage.ui.banner import Banner
from keigarage.ui.desk import Desk
from keigarage.ui.garage.navigation import TRASH, Navigation
from keigarage.ui.garage.view import GarageView
from keigarage.ui.look import palette
from keigarage.ui.menus import Menus
from keigarage.ui.problems import attempt

if TYPE_CHECKING:
    from keigarage.ui.car_page.page import CarPage
    from keigarage.ui.car_page.window import CarWindow


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
        self.menus = Menus(self)
        self.navigation, self.view, self.banner = Navigation(), GarageView(desk), Banner()
        self._page: CarPage | None = None
        self._to_settle = [self.view.warm_up, lambda: self.pane.show(), self.view.settle]
        self._side = QFrame()
        self._count, self._news = QLabel(), QLabel()
        self._lay_out()
        self._connect()
        self._restore()
        self._refresh()
        if desk.read_only:
            self.banner.trouble(desk.read_only)
        elif notice := desk.app.file.notice:
            self.banner.trouble(notice)  # what a crash left, and how it was put right

    @property
    def pane(self) -> "CarPage":
        """The car's page at right; made when it is first needed, after the table stands."""
        if self._page is None:
            from keigarage.ui.car_page.page import CarPage

            self._page = page = CarPage(self.desk)
            page.print_wanted.connect(lambda _: self.print_checklist())
            layout = self._side.layout()
            assert layout is not None
            layout.addWidget(page)
            page.set_car(self.car_id)
        return self._page

    def settle(self) -> None:
        """Finish what the first picture did not wait for: the pane, and the rest of the cars."""
        while self._to_settle:
            self._settle_step()

    def _settle_soon(self) -> None:
        """The same a step at a time, so that a key pressed in between is answered."""
        if self._to_settle:
            self._settle_step()
            QTimer.singleShot(0, self, self._settle_soon)

    def _settle_step(self) -> None:
        self._to_settle.pop(0)()
        if self._to_settle:
            return
        self.settled.emit()
        if gc.isenabled():
            return
        # What stands now stays; the collector need never look at it again.
        gc.freeze()
        gc.enable()

    # -- what the actions do ---------------------------------------------------------------

    @property
    def car_id(self) -> CarId | None:
        """The car that actions act on: the row chosen in the table."""
        return self.view.current

    def add_car(self) -> None:
        from keigarage.ui.add_car.dialog import AddCarDialog

        place = self.view.place
        stage = Stage(place) if place in tuple(Stage) else Stage.WANTED
        dialog = AddCarDialog(self.desk, stage, self)
        dialog.added.connect(self._on_added)
        dialog.open()

    def print_checklist(self) -> None:
        if self.car_id is None:
            return
        from keigarage.ui.preview.dialog import PreviewDialog

        PreviewDialog(self.desk, self.car_id, self).open()

    def undo(self) -> None:
        self._attempt(self.desk.app.garage.undo)

    def redo(self) -> None:
        self._attempt(self.desk.app.garage.redo)

    def move_car(self, stage: Stage) -> None:
        if self.car_id is not None:
            self._attempt(partial(self.desk.app.garage.move, self.car_id, stage))

    def trash_car(self) -> None:
        car = self._car()
        if car and car.id is not None and self._attempt(
            partial(self.desk.app.garage.trash, car.id)
        ):
            self.banner.news(
                say("{car} is in the trash.", car=car.title), say("Undo"), self.undo
            )

    def untrash_car(self) -> None:
        if self.car_id is not None:
            self._attempt(partial(self.desk.app.garage.untrash, self.car_id))

    def open_car(self) -> None:
        if self.car_id is not None:
            self._open_car(self.car_id)

    def copy_chassis(self) -> None:
        car = self._car()
        if car and car.chassis_no:
            QGuiApplication.clipboard().setText(car.chassis_no)
            self._tell(say("{number} copied", number=car.chassis_no))

    def go_to_search(self) -> None:
        self.view.search.setFocus()
        self.view.search.selectAll()

    def focus_table(self) -> None:
        self.view.table.setFocus()

    def focus_pane(self, section: str = "") -> None:
        self.pane.focus_section(section or "identity")

    def focus_navigation(self) -> None:
        self.navigation.setFocus()

    def show_history(self) -> None:
        from keigarage.ui.history_dialog import HistoryDialog

        HistoryDialog(self.desk, self).open()

    def toggle_compact(self) -> None:
        compact = self.menus.actions["view.compact"].isChecked()
        self.desk.app.preferences.save(compact_rows=compact)
        self.view.set_compact(compact)

    def set_scheme(self, scheme: str) -> None:
        self.desk.app.preferences.save(scheme=scheme)
        palette.set_scheme(scheme)

    def open_garage(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, say("Open a garage folder"), str(self.desk.app.places.garage.parent)
        )
        if chosen:
            self.open_wanted.emit(Path(chosen))

    def open_own_garage(self) -> None:
        self.own_wanted.emit()

    def open_sample(self) -> None:
        self.sample_wanted.emit()

    def check_garage(self) -> None:
        problems = self.desk.app.file.check()
        if problems:
            self.banner.trouble(" ".join(problems))
        else:
            self.banner.news(say("The garage is sound: every check passed."))

    def show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.app.places.garage)))

    def show_keys(self) -> None:
        from keigarage.ui.help_dialogs import KeysDialog

        KeysDialog(self).open()

    def show_about(self) -> None:
        from keigarage.ui.help_dialogs import AboutDialog

        AboutDialog(self.desk, self).open()

    def close_all(self) -> None:
        self.close()

    # -- how it stands ---------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not QSettings().value("window/split"):
            self._share_width()
        if not QSettings().value("garage/header"):
            QTimer.singleShot(0, self.view, self.view.share_width)
        if self.view.model.rowCount() and self.view.current is None:
            self.view.table.selectRow(0)
        self.view.table.setFocus()
        # An empty garage paints no table, and a covered window may paint nothing at all.
        QTimer.singleShot(500, self, self._settle_soon)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        self._to_settle.clear()  # the garage closes with the window; nothing may read it after
        for window in list(self._cars.values()):
            window.close()
        # What was typed last is saved before the garage closes under it.
        if self._page is not None:
            self._page.flush()
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        folder = self.desk.app.places.garage
        own = folder.name == "garage"
        name = say("Kei Garage") if own else say("Kei Garage: {folder}", folder=folder.name)
        self.setWindowTitle(name)
        self.setMinimumSize(900, 560)
        self.menus.fill(self.menuBar())
        middle = QWidget()
        middle.setObjectName("middle")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.view, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("main")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setProperty("bar", "pane")
        self._side.setMinimumWidth(320)
        for part in (self.navigation, middle, self._side):
            self._split.addWidget(part)
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
        self.navigation.chosen.connect(self.view.set_place)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._open_car)
        self.view.menu_wanted.connect(self._car_menu)
        self.view.counted.connect(self._count_cars)
        self.view.add_wanted.connect(self.add_car)
        self.view.sample_wanted.connect(self.open_sample)
        self.view.painted.connect(self._settle_soon)
        self.desk.opened_car.connect(self._open_car)
        self.desk.changed.connect(self._on_changed)
        self.desk.told.connect(self._tell)

    def _restore(self) -> None:
        settings = QSettings()
        preferences = self.desk.app.preferences.load()
        self.resize(1280, 800)
        self._share_width()
        if geometry := settings.value("window/geometry"):
            self.restoreGeometry(geometry)
        if split := settings.value("window/split"):
            self._split.restoreState(split)
        if header := settings.value("garage/header"):
            self.view.table.horizontalHeader().restoreState(header)
            if self.view.model.order != (0, Qt.SortOrder.AscendingOrder):
                self.view.settle()  # the first cars by name are not the first by another column
        self.menus.actions[f"view.{preferences.scheme}"].setChecked(True)
        self.menus.actions["view.compact"].setChecked(preferences.compact_rows)
        self.view.set_compact(preferences.compact_rows)
        self.navigation.choose(str(settings.value("garage/place", "")))

    def _share_width(self) -> None:
        """The pane gets a quarter of the window, within what reads well; the table the rest."""
        wide = self.width()
        pane, stages = min(max(wide // 4, 334), 440), min(max(wide // 9, 144), 200)
        self._split.setSizes([stages, wide - pane - stages, pane])

    def _remember(self) -> None:
        settings = QSettings()
        settings.setValue("window/geometry", self.saveGeometry())
        settings.setValue("window/split", self._split.saveState())
        settings.setValue("garage/header", self.view.table.horizontalHeader().saveState())
        settings.setValue("garage/place", self.view.place)

    def _on_added(self, car_id: CarId) -> None:
        car = self.desk.app.garage.car(car_id)
        if self.view.place not in ("all", car.stage.value):
            self.navigation.choose(car.stage.value)
        self.view.choose(car_id)
        self.focus_table()
        self._tell(say("{car} added", car=car.title))

    def _on_chosen(self, car_id: CarId | None) -> None:
        if self._page is not None:
            self._page.set_car(car_id)
        self._enable()

    def _on_changed(self, happened: Happened) -> None:
        self._refresh()
        self._news.setText(say("Saved"))

    def _refresh(self) -> None:
        self._count_cars()
        self._enable()
        garage = self.desk.app.garage
        undo, redo = garage.next_undo(), garage.next_redo()
        self.menus.name_undo(undo.words if undo else "", redo.words if redo else "")

    def _enable(self) -> None:
        self.menus.enable(
            has_car=self.car_id is not None,
            trashed=self.view.place == TRASH,
            writable=not self.desk.read_only,
        )

    def _count_cars(self) -> None:
        view = self.view
        stages, trashed = self.desk.app.garage.counts()
        everything = trashed if view.place == TRASH else sum(stages.values())
        shown = len(view.model.shown) if view.is_whole else everything
        self._count.setText(say("{shown} shown of {of}", shown=f"{shown:,}", of=f"{everything:,}"))
        self.navigation.set_counts(stages, trashed)

    def _car(self) -> Car | None:
        return None if self.car_id is None else self.desk.app.garage.car(self.car_id)

    def _open_car(self, car_id: CarId) -> None:
        window = self._cars.get(car_id)
        if window is None:
            from keigarage.ui.car_page.window import CarWindow

            window = self._cars[car_id] = CarWindow(self.desk, car_id)
            window.destroyed.connect(lambda *_: self._cars.pop(car_id, None))
        window.show()
        window.raise_()
        window.activateWindow()

    def _car_menu(self, at: QPoint) -> None:
        if self.car_id is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menus.fill_menu(menu, CAR_MENU).popup(at)

    def _attempt(self, work: object) -> bool:
        return attempt(work, self.banner.trouble)  # type: ignore[arg-type]

    def _tell(self, words: str) -> None:
        self._news.setText(words)
        QTimer.singleShot(6000, self, lambda: self._news.setText(say("Saved")))
