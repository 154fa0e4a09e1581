"""A car in a window of its own; several may be open at once."""

from functools import partial

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from keigarage.domain.car import CarId, Stage
from keigarage.domain.errors import GarageError, NotFound
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.services.happened import Happened
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.desk import Desk
from keigarage.ui.problems import attempt

_GEOMETRY = "car_window/geometry"
_STEP = QPoint(28, 28)
Standard = QKeySequence.StandardKey


class CarWindow(QMainWindow):
    """Named after its car; goes when the car is gone, or put in the trash."""

    def __init__(self, desk: Desk, car_id: CarId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.car_id = car_id
        self.page = CarPage(desk, self, in_pane=False)
        self.setCentralWidget(self.page)
        self.setMinimumSize(380, 420)
        self._fill_menus()
        self.page.print_wanted.connect(self._print)
        desk.changed.connect(self._on_changed)
        self.page.set_car(car_id)
        self._name()
        self._place()
        self.setFocus()  # no box should wait for keys before one is chosen

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page.car_id is not None:
            self.page.flush()
        QSettings().setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def _fill_menus(self) -> None:
        """The keys of the main window that make sense for one car alone."""
        writable = not self._desk.read_only
        car = self.menuBar().addMenu(say("&Car"))
        stages = car.addMenu(say("Move to &stage"))
        for number, stage in enumerate(Stage, 1):
            move = partial(self._move, stage)
            stages.addAction(say(STAGE_WORDS[stage]), f"Ctrl+{number}", move).setEnabled(writable)
        car.addAction(say("&Print checklist…"), Standard.Print, self._print)
        car.addSeparator()
        close = car.addAction(say("&Close"), self.close)
        close.setShortcuts(QKeySequence.keyBindings(Standard.Close))  # two keys on some systems
        edit = self.menuBar().addMenu(say("&Edit"))
        self._undo = edit.addAction(say("&Undo"), Standard.Undo, self._take_back)
        self._redo = edit.addAction(say("&Redo"), Standard.Redo, self._bring_back)
        self._name_undo()

    def _name_undo(self) -> None:
        garage = self._desk.app.garage
        undo, redo = garage.next_undo(), garage.next_redo()
        for action, change, words in (
            (self._undo, undo, "&Undo {change}"),
            (self._redo, redo, "&Redo {change}"),
        ):
            action.setEnabled(change is not None and not self._desk.read_only)
            told = change.words.replace("&", "&&") if change else ""
            action.setText(say(words, change=told[:1].lower() + told[1:]).rstrip())

    def _move(self, stage: Stage) -> None:
        attempt(lambda: self._desk.app.garage.move(self.car_id, stage), self._desk.told.emit)

    def _take_back(self) -> None:
        attempt(self._desk.app.garage.undo, self._desk.told.emit)

    def _bring_back(self) -> None:
        attempt(self._desk.app.garage.redo, self._desk.told.emit)

    def _print(self) -> None:
        if self.page.car_id is None:
            return
        from keigarage.ui.preview.dialog import PreviewDialog

        self.page.flush()
        PreviewDialog(self._desk, self.page.car_id, self).open()

    def _on_changed(self, happened: Happened) -> None:
        self._name_undo()
        if happened.car_id not in (None, self.car_id):
            return
        if self._is_gone():
            self.close()
        else:
            self._name()

    def _is_gone(self) -> bool:
        try:
            return self._desk.app.garage.car(self.car_id).trashed
        except NotFound:
            return True
        except GarageError:
            return False  # the page says what is wrong

    def _name(self) -> None:
        outlook = self.page.outlook
        if outlook is not None:
            self.setWindowTitle(outlook.car.title)

    def _place(self) -> None:
        """Where the last car's window stood; a step aside of one that is still there."""
        self.resize(980, 760)
        if kept := QSettings().value(_GEOMETRY):
            self.restoreGeometry(kept)
        taken = {w.pos() for w in QApplication.topLevelWidgets()
                 if isinstance(w, CarWindow) and w is not self and w.isVisible()}  # fmt: skip
        while self.pos() in taken:
            self.move(self.pos() + _STEP)
