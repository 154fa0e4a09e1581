"""A car in a window of its own; several may be open at once."""

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from keigarage.domain.car import CarId
from keigarage.domain.errors import GarageError, NotFound
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
        self._add_action(say("Close"), Standard.Close, self.close)
        self._add_action(say("Undo"), Standard.Undo, lambda: self._attempt_undo(redo=False))
        self._add_action(say("Redo"), Standard.Redo, lambda: self._attempt_undo(redo=True))
        self._add_action(say("Print checklist"), Standard.Print, self._print)
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

    def _add_action(self, text: str, keys: Standard, run: object) -> None:
        action = QAction(text, self)
        action.setShortcuts(QKeySequence.keyBindings(keys))
        action.triggered.connect(lambda *_: run())  # type: ignore[operator]
        self.addAction(action)

    def _attempt_undo(self, *, redo: bool) -> None:
        garage = self._desk.app.garage
        attempt(garage.redo if redo else garage.undo, self._desk.told.emit)

    def _print(self) -> None:
        if self.page.car_id is None:
            return
        from keigarage.ui.preview.dialog import PreviewDialog

        self.page.flush()
        PreviewDialog(self._desk, self.page.car_id, self).open()

    def _on_changed(self, happened: Happened) -> None:
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
