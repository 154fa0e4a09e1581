"""What the actions of the main window do: one method an action, each a verb of the owner's."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from keigarage.domain.car import Car, CarId, Stage
from keigarage.domain.changes import Change
from keigarage.domain.errors import GarageError
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.services.garage import Garage
from keigarage.ui.look import palette
from keigarage.ui.problems import attempt

if TYPE_CHECKING:
    from keigarage.ui.window import MainWindow


class Acts:
    """Does what a menu or a key asks of one main window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    @property
    def car_id(self) -> CarId | None:
        """The car that actions act on: the row chosen in the table."""
        return self._window.view.current

    def add_car(self) -> None:
        from keigarage.ui.add_car.dialog import AddCarDialog

        place = self._window.view.place
        stage = Stage(place) if place in tuple(Stage) else Stage.WANTED
        dialog = AddCarDialog(self._window.desk, stage, self._window)
        dialog.added.connect(self._window.show_added)
        dialog.open()

    def print_checklist(self) -> None:
        if self.car_id is None:
            return
        from keigarage.ui.preview.dialog import PreviewDialog

        self._window.garage.flush()  # what is typed is printed
        PreviewDialog(self._window.desk, self.car_id, self._window).open()

    def export_calendar(self) -> None:
        from keigarage.ui.calendar_file import export_calendar

        export_calendar(self._window)

    def keep_calendar(self) -> None:
        from keigarage.ui.calendar_file import keep_calendar

        action = self._window.menus.actions["calendar.keep"]
        action.setChecked(keep_calendar(self._window, action.isChecked()))

    def undo(self) -> None:
        garage = self._window.desk.app.garage
        self._attempt(lambda: self._tell_change(garage.undo(), "Taken back: {change}"))

    def redo(self) -> None:
        garage = self._window.desk.app.garage
        self._attempt(lambda: self._tell_change(garage.redo(), "Done again: {change}"))

    def move_car(self, stage: Stage) -> None:
        several = self._window.view.selected
        if len(several) > 1:
            self._for_each(several, lambda car_id: self._garage.move(car_id, stage))
            return
        car = self._car()
        if car is None or car.id is None or car.stage is stage:
            return
        if self._attempt(partial(self._window.desk.app.garage.move, car.id, stage)):
            told = say("{car} is now at {stage}.", car=car.title, stage=say(STAGE_WORDS[stage]))
            self._window.banner.news(told, say("Undo"), self.undo)

    def trash_car(self) -> None:
        several = self._window.view.selected
        if len(several) > 1:
            self._for_each(several, self._garage.trash)
            return
        car = self._car()
        if car and car.id is not None and self._attempt(
            partial(self._window.desk.app.garage.trash, car.id)
        ):
            self._window.banner.news(
                say("{car} is in the trash.", car=car.title), say("Undo"), self.undo
            )

    def untrash_car(self) -> None:
        if self.car_id is not None:
            self._attempt(partial(self._window.desk.app.garage.untrash, self.car_id))

    def open_car(self) -> None:
        if self.car_id is not None:
            self._window.show_car(self.car_id)

    def copy_chassis(self) -> None:
        car = self._car()
        if car and car.chassis_no:
            QGuiApplication.clipboard().setText(car.chassis_no)
            self._window.tell(say("{number} copied", number=car.chassis_no))

    def go_to_search(self) -> None:
        if self._window.search_in_screen():
            return
        self._window.show_garage()
        self._window.view.search.setFocus()
        self._window.view.search.selectAll()

    def go_to(self, screen: str) -> None:
        self._window.navigation.choose(screen)
        self._window.navigation.setFocus()

    def sort_by(self, column: str) -> None:
        """Sort the table by a column; the same again turns the order round."""
        self.focus_table()
        self._window.view.table.sort_by(column)

    def focus_table(self) -> None:
        self._window.show_garage()
        self._window.view.table.setFocus()

    def focus_pane(self, section: str = "") -> None:
        self._window.show_garage()
        self._window.pane.focus_section(section or "identity")

    def focus_navigation(self) -> None:
        self._window.navigation.setFocus()

    def show_history(self) -> None:
        from keigarage.ui.history_dialog import HistoryDialog

        HistoryDialog(self._window.desk, self._window).open()

    def toggle_compact(self) -> None:
        compact = self._window.menus.actions["view.compact"].isChecked()
        self._window.desk.app.preferences.save(compact_rows=compact)
        self._window.view.table.set_compact(compact)

    def set_scheme(self, scheme: str) -> None:
        self._window.desk.app.preferences.save(scheme=scheme)
        palette.set_scheme(scheme)

    def open_garage(self) -> None:
        beside = self._window.desk.app.places.garage.parent
        chosen = QFileDialog.getExistingDirectory(
            self._window, say("Open a garage folder"), str(beside)
        )
        if chosen:
            self._window.open_wanted.emit(Path(chosen))

    def open_own_garage(self) -> None:
        self._window.own_wanted.emit()

    def open_sample(self) -> None:
        self._window.sample_wanted.emit()

    def check_garage(self) -> None:
        desk = self._window.desk
        self._window.tell(say("Checking the garage…"))

        def work() -> list[str]:
            with desk.app.file.visit() as file:
                return file.check()

        desk.background.run(work, self._tell_check, self._fail_check)

    def show_packs(self) -> None:
        from keigarage.ui.packs.dialog import PacksDialog

        PacksDialog(self._window.desk, self._window).open()

    def toggle_notify(self) -> None:
        from keigarage.ui.notifying import choose_notifying

        choose_notifying(self._window, self._window.menus.actions["tools.notify"].isChecked())

    def toggle_login(self) -> None:
        from keigarage.ui.notifying import choose_at_login

        action = self._window.menus.actions["tools.login"]
        action.setChecked(choose_at_login(self._window, action.isChecked()))

    def show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.desk.app.places.garage)))

    def show_keys(self) -> None:
        from keigarage.ui.help_dialogs import KeysDialog

        KeysDialog(self._window).open()

    def show_about(self) -> None:
        from keigarage.ui.help_dialogs import AboutDialog

        AboutDialog(self._window.desk, self._window).open()

    def close_all(self) -> None:
        self._window.close()

    def _tell_check(self, problems: list[str]) -> None:
        if problems:
            self._window.banner.trouble(" ".join(problems))
        else:
            self._window.banner.news(say("The garage is sound: every check passed."))

    def _fail_check(self, problem: Exception) -> None:
        if not isinstance(problem, GarageError):
            raise problem
        self._window.banner.trouble(str(problem))

    def _tell_change(self, change: Change, words: str) -> None:
        self._window.tell(say(words, change=change.words))

    @property
    def _garage(self) -> Garage:
        return self._window.desk.app.garage

    def _for_each(self, cars: list[CarId], act: Callable[[CarId], object]) -> None:
        """Do the same with several cars; each is a step of its own to take back."""

        def work() -> None:
            for car_id in cars:
                act(car_id)

        if self._attempt(work):
            count = len(cars)
            self._window.tell(say("{count} cars; Undo takes them back one by one", count=count))

    def _attempt(self, work: Callable[[], object]) -> bool:
        return attempt(work, self._window.banner.trouble)

    def _car(self) -> Car | None:
        return None if self.car_id is None else self._window.desk.app.garage.car(self.car_id)
