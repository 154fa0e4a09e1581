"""The garage screen: search at top, the table below it, or what stands there when it is empty."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import CarId
from keigarage.domain.query import Query, read_query, searchable
from keigarage.domain.words import say
from keigarage.services.happened import Happened
from keigarage.services.outlooks import Line
from keigarage.ui.desk import Desk
from keigarage.ui.garage.columns import Cells, garage_columns
from keigarage.ui.garage.empty import EmptyGarage, NothingFound
from keigarage.ui.garage.navigation import EVERYTHING, TRASH
from keigarage.ui.garage.table import GarageTable
from keigarage.ui.rows_model import Column, RowsModel

_FIRST = 60  # more rows than a tall screen shows


class GarageView(QWidget):
    """The table of cars.

    chosen     -- the CarId of the current row, or None
    opened     -- the CarId whose own window is asked for (double click, Enter)
    menu_wanted -- where the car's menu was asked for, in screen coordinates
    selected_changed -- more or other cars are selected than before
    counted    -- the lines or what is shown of them changed
    painted    -- the table has painted its first picture
    """

    chosen = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(QPoint)
    counted = Signal()
    selected_changed = Signal()
    painted = Signal()
    add_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = EVERYTHING
        self._texts: dict[CarId, str] = {}
        self.cells = Cells(desk.app.outlooks)
        self.model = RowsModel[Line](self._columns(), key=_key, parent=self)
        self.search = self._make_search()
        self.add = QPushButton(say("+ Add car"))
        self.add.setProperty("kind", "primary")
        self.add.setToolTip(say("Add a car (Ctrl+N)"))
        self.add.setEnabled(not desk.read_only)
        self.add.clicked.connect(self.add_wanted)
        self.table = GarageTable(self.model, self.cells)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._lay_out()
        self._connect()
        self._whole = False
        self.model.set_things(desk.app.outlooks.first_lines(_FIRST))
        self._show_page()

    def warm_up(self) -> None:
        """Draw the costly cells too, now that the first picture stands without them."""
        if self.cells.warm:
            return
        from keigarage.ui.look.icons import icon

        self.cells.warm = True
        self._glass.setIcon(icon("search"))
        self.table.viewport().update()

    def settle(self) -> None:
        """Read the other cars, which the first picture did without."""
        if self._whole:
            return
        self.warm_up()
        self.load()
        QTimer.singleShot(300, self, self.read_texts)

    def load(self) -> None:
        """Read every car again: after the first picture, and when many cars changed."""
        self._whole = True
        self._texts.clear()
        self._keep_choice(lambda: self.model.set_things(self._things()))
        self._show_page()

    def set_place(self, place: str) -> None:
        """Show the whole garage, one stage, or the trash."""
        self.settle()
        reload = TRASH in (place, self._place) and place != self._place
        self._place = place
        if reload:
            self.load()
        self._refilter()

    @property
    def is_whole(self) -> bool:
        """Whether every car is in the model, not only the first screenful."""
        return self._whole

    @property
    def place(self) -> str:
        return self._place

    def choose(self, car_id: CarId | None) -> None:
        """Make the car's row current; the filter is lifted when it hides the car."""
        if car_id is None:
            return
        if self.model.row_of(car_id) < 0 and self.search.text():
            self.search.clear()
        row = self.model.row_of(car_id)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.scrollTo(self.model.index(row, 0))

    @property
    def selected(self) -> list[CarId]:
        """Every chosen car, from the top down; more than one with Shift or Ctrl."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        lines = [line for line in map(self.model.thing, rows) if line is not None]
        return [line.car.id for line in lines if line.car.id is not None]

    @property
    def current(self) -> CarId | None:
        line = self.model.thing(self.table.currentIndex().row())
        return line.car.id if line else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box: Down goes into the table, Escape clears."""
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName("search")
        search.setPlaceholderText(say("Search: beat, PP1, built<1992, state:TX"))
        search.setAccessibleName(say("Search the garage"))
        search.setToolTip(say("Search (Ctrl+F)"))
        search.setClearButtonEnabled(True)
        # Its place is kept from the start: the glass itself comes after the first picture.
        self._glass = search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        search.installEventFilter(self)
        return search

    def _columns(self) -> tuple[Column[Line], ...]:
        return (*garage_columns(self.cells), *self.cells.other_columns())

    def show_rules(self) -> None:
        """The owner follows other age rules than before: each has a column at the right."""
        self._keep_choice(lambda: self.model.set_columns(self._columns()))
        self.table.dress()
        self.table.share_width()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("bar", "top")
        top = QHBoxLayout(bar)
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(12)
        top.addWidget(self.search, 1)
        top.addWidget(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._refilter)
        self.search.returnPressed.connect(self.table.setFocus)
        chosen = self.table.selectionModel()
        chosen.currentRowChanged.connect(self._on_current)
        chosen.selectionChanged.connect(lambda *_: self.selected_changed.emit())
        self.table.doubleClicked.connect(lambda index: self.opened.emit(self.current))
        self.table.activated_row.connect(lambda: self.opened.emit(self.current))
        self.table.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.table.viewport().mapToGlobal(at))
        )
        self._desk.changed.connect(self._on_changed)
        self._desk.day_changed.connect(self.load)
        self.table.painted.connect(self.painted)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.chosen.emit(self.current)

    def _on_changed(self, happened: Happened) -> None:
        car_id = happened.car_id
        if car_id is None or self._place == TRASH or not self._whole:
            self.load()
        else:
            self._texts.pop(car_id, None)
            self._keep_choice(lambda: self._renew(car_id))
        self._show_page()

    def _renew(self, car_id: CarId) -> None:
        from keigarage.domain.errors import NotFound

        try:
            line = self._desk.app.outlooks.line(car_id)
        except NotFound:  # undoing the car's own adding takes it away
            self.model.remove(car_id)
            return
        if line.car.trashed:
            self.model.remove(car_id)
        else:
            self.model.replace(line)

    def _things(self) -> list[Line]:
        outlooks = self._desk.app.outlooks
        return outlooks.lines(trashed=True) if self._place == TRASH else outlooks.lines()

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def read_texts(self) -> None:
        """Fold every car's words while nobody waits, so that the first key stroke is not slow."""
        texts = self._texts
        for line in self.model.things:
            car_id = line.car.id
            if car_id is not None and car_id not in texts:
                texts[car_id] = searchable(line.car)

    def _refilter(self) -> None:
        self.settle()
        query, place = read_query(self.search.text()), self._place
        everywhere = place in (EVERYTHING, TRASH)
        if everywhere and not query.words and not query.tests:
            self._keep_choice(lambda: self.model.set_filter(None), neighbour=True)
        else:
            kept = partial(self._kept, query, place)
            self._keep_choice(lambda: self.model.set_filter(kept), neighbour=True)
        self._show_page()

    def _kept(self, query: Query, place: str, lines: Sequence[Line]) -> list[Line]:
        """The lines at `place` that answer the query.

        One plain pass a condition: a function called for every line costs a frame at 10,000.
        """
        kept = list(lines)
        if place not in (EVERYTHING, TRASH):
            kept = [line for line in kept if line.car.stage == place]
        if query.words:
            self.read_texts()
        for word in query.words:
            kept = [line for line in kept if word in self._texts[line.car.id]]  # type: ignore[index]
        for test in query.tests:
            kept = [line for line in kept if test(line.car)]
        return kept

    def _keep_choice(self, act: Callable[[], None], *, neighbour: bool = False) -> None:
        """Do something that resets the model, and leave the same car current.

        A car that is not shown any more leaves none current: the next key stroke must not hit the
        one that took its place. While searching, `neighbour` lets that one be looked at.
        """
        chosen, place = self.current, self.table.currentIndex().row()
        scrolled = self.table.verticalScrollBar().value()
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        act()
        row = self.model.row_of(chosen) if chosen is not None else -1
        if row < 0 and place >= 0 and neighbour:
            row, scrolled = min(place, self.model.rowCount() - 1), 0
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(
                self.model.index(row, 0), flags.ClearAndSelect | flags.Rows | flags.Current
            )
            self.table.verticalScrollBar().setValue(scrolled)
            self.table.scrollTo(self.model.index(row, 0))
        selection.blockSignals(False)
        if self.current != chosen:
            self.chosen.emit(self.current)

    def _show_page(self) -> None:
        if self.model.shown:
            self._stack.setCurrentWidget(self.table)
        elif not self.model.things and self._place == EVERYTHING:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._nothing.tell(self._place, bool(self.search.text()))
            self._stack.setCurrentWidget(self._nothing)
        self.counted.emit()

    # Most starts have cars to show, so what stands in for them is made when it is needed.

    @cached_property
    def _empty(self) -> EmptyGarage:
        page = EmptyGarage(bool(self._desk.read_only))
        page.add_wanted.connect(self.add_wanted)
        page.sample_wanted.connect(self.sample_wanted)
        self._stack.addWidget(page)
        return page

    @cached_property
    def _nothing(self) -> NothingFound:
        page = NothingFound()
        page.clear_wanted.connect(self._clear_search)
        self._stack.addWidget(page)
        return page


def _key(line: Line) -> CarId | None:
    return line.car.id
