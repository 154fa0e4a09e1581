"""The catalogue screen: search and filters at top, cars below, the chosen one at right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Filter, Order
from keigarage.domain.words import say
from keigarage.ui.catalogue.filter_bar import Field
from keigarage.ui.catalogue.finding import Finding
from keigarage.ui.catalogue.frame import Frame
from keigarage.ui.catalogue.rows import Row
from keigarage.ui.catalogue.sheet import sheet
from keigarage.ui.catalogue.tray import MOST
from keigarage.ui.catalogue.warming import Warming
from keigarage.ui.desk import Desk

if TYPE_CHECKING:
    from keigarage.ui.catalogue.compare import ComparePage

_FIRST_SHOWN = "honda-beat-pp1"
_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_DETAIL_MS = 90  # a key stroke may be followed by another; the pane waits to see


class CatalogueScreen(QWidget):
    """The catalogue, whole.

    add_wanted -- a car of a generation was put in the garage: the generation's id, the Stage
    """

    add_wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._finding = Finding(desk.app.book)
        self._compared: list[str] = []
        self._chosen: Row | None = None
        self._lists_all = False
        self.setAccessibleName(say("Catalogue"))
        self.setStyleSheet(sheet())
        self.frame = Frame(desk, self._field, self)
        self.search, self.order, self.filters = (
            self.frame.search, self.frame.order, self.frame.filters)  # fmt: skip
        self.landing, self.list, self.nothing = (
            self.frame.landing, self.frame.list, self.frame.nothing)  # fmt: skip
        self.tray, self.detail = self.frame.tray, self.frame.detail
        self.compare_page: ComparePage | None = None
        self._later = QTimer(self, singleShot=True, interval=_DETAIL_MS)
        self._warming = Warming(self._finding.everything, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self._connect()
        self._fill_landing()
        rows = self._finding.rows
        self._show(rows.get(_FIRST_SHOWN) or next(iter(rows.values())))
        self._refilter()

    # What others ask of the screen

    def focus_search(self) -> None:
        """Put the cursor into the search box, its text selected."""
        self._leave_compare()
        self.search.setFocus()
        self.search.selectAll()

    def show_generation(self, generation_id: str) -> None:
        """Show one generation, in the list and in the pane; an unknown id changes nothing."""
        row = self._finding.rows.get(generation_id)
        if row is None:
            return
        self._leave_compare()
        if not self.list.isVisibleTo(self) or self.list.rows.row_of(generation_id) < 0:
            self.clear()
            self.list_all()
        self.list.choose(generation_id)
        self._show(row)

    def list_all(self) -> None:
        """Leave the shelf for the list of everything."""
        self._lists_all = True
        self._refilter()

    def clear(self) -> None:
        """Ask nothing: back to the shelf."""
        self.order.setCurrentIndex(0)
        self.filters.set_filter(Filter())
        self.search.clear()
        self._lists_all = False
        self._refilter()

    def compare(self, ids: list[str]) -> None:
        """Put these side by side, at most four, instead of what was picked before."""
        self._compared = [one for one in ids if one in self._finding.rows][:MOST]
        if self._compared:
            self._open_compare()
        else:
            self._show_compared()

    def reload(self) -> None:
        """Read the catalogue again: another day, or another rule book."""
        self._finding = Finding(self._desk.app.book)
        self._fill_landing()
        self._refilter()
        chosen = self._chosen and self._finding.rows.get(self._chosen.generation.id)
        if chosen:
            self._show(chosen)
            self.detail.renew()
        self._show_compared()

    @property
    def filter(self) -> Filter:
        return self.filters.filter

    @property
    def shown(self) -> list[Generation]:
        """The generations in the list, in its order."""
        return [row.generation for row in self.list.rows.rows]

    @property
    def compared(self) -> list[str]:
        """The ids of the generations picked to compare."""
        return list(self._compared)

    # How it stands

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._warming.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._warming.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The search box hands its arrows on, so that one can type and choose in one go."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._from_search(Qt.Key(event.key()))
        ):
            return True
        return super().eventFilter(watched, event)

    def _from_search(self, key: Qt.Key) -> bool:
        """Whether the key was meant for the page below."""
        page = self.frame.pages.currentWidget()
        if key == Qt.Key.Key_Escape and (self.search.text() or not self.filter.is_empty):
            self.clear()
        elif page is self.list and key in _ARROWS:
            self.list.step(_ARROWS[key])
        elif page is self.landing and key == Qt.Key.Key_Down:
            self.landing.enter()
        elif page is self.landing and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.landing.turn(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            return False
        return True

    @property
    def _searched(self) -> str:
        return self.search.text().strip()

    def _field(self) -> Field:
        finding = self._finding
        found = [row.generation for row in finding.found(self._searched)]
        return Field(finding.everything, found, finding.rule, self._desk.today)

    def _refilter(self) -> None:
        """Show what is asked now; the choice stays where it can."""
        on, order = self._desk.today, Order(self.order.currentData())
        searched, every = self._searched, len(self._finding.everything)
        shown = self._finding.shown(searched, self.filter, order, on)
        asks = bool(searched) or not self.filter.is_empty or order is not Order.RELEVANCE
        pages = self.frame.pages
        if not asks and not self._lists_all:
            self.frame.counted.setText(say("{all} cars", all=every))
            pages.setCurrentWidget(self.landing)
            return
        self.frame.counted.setText(say("{shown} of {all}", shown=len(shown), all=every))
        if not shown:
            self.nothing.tell(searched, len(self._finding.found(searched)))
            pages.setCurrentWidget(self.nothing)
            return
        # A search is about its best answer; without one the car at hand stays chosen.
        keep = self._chosen.generation.id if self._chosen and not searched else ""
        self.list.rows.set_rows(shown, on)
        pages.setCurrentWidget(self.list)
        self.list.choose(keep)

    def _on_order(self) -> None:
        """In a new order the first is what was asked for."""
        self._lists_all = True
        self._refilter()
        self.list.choose("")
        self.list.scrollToTop()

    def _on_chosen(self, row: Row) -> None:
        """The list's choice is another one; the pane follows when the keys rest."""
        self._chosen = row
        self._later.start()

    def _show_chosen(self) -> None:
        if self._chosen is not None:
            self._show(self._chosen)

    def _show(self, row: Row) -> None:
        self._later.stop()
        self._chosen = row
        number = self._finding.chassis_no(row, self._searched)
        self.detail.show_generation(row.generation, number)
        self.detail.set_compared(row.generation.id in self._compared)
        self.landing.mark(row.generation.id)

    def _on_card(self, generation: Generation) -> None:
        self._show(self._finding.rows[generation.id])

    def _toggle_compared(self, generation_id: str) -> None:
        if generation_id in self._compared:
            self._compared.remove(generation_id)
        elif len(self._compared) < MOST:
            self._compared.append(generation_id)
        else:
            self._show_compared()
            self.tray.refuse(say("Four at most: take one out first."))
            return
        self._show_compared()

    def _show_compared(self) -> None:
        cars = self._finding.generations(self._compared)
        self.tray.show_cars(cars)
        self.list.rows.set_compared(self._compared)
        if self._chosen:
            self.detail.set_compared(self._chosen.generation.id in self._compared)
        page = self.compare_page
        if page is not None and self.frame.currentWidget() is page:
            page.show_cars(cars, self._finding.rule)
            if not cars:
                self._leave_compare()

    def _open_compare(self) -> None:
        if self.compare_page is None:
            from keigarage.ui.catalogue.compare import ComparePage

            self.compare_page = page = ComparePage(self.frame)
            page.left.connect(self._leave_compare)
            page.removed.connect(self._toggle_compared)
            page.cleared.connect(lambda: self.compare([]))
            self.frame.addWidget(page)
        self.frame.setCurrentWidget(self.compare_page)
        self._show_compared()
        self.compare_page.table.setFocus()

    def _leave_compare(self) -> None:
        if self.frame.currentIndex():
            self.frame.setCurrentIndex(0)
            listed = self.frame.pages.currentWidget() is self.list
            (self.list if listed else self.search).setFocus()

    def _fill_landing(self) -> None:
        on = self._desk.today
        self.landing.show_rows(list(self._finding.rows.values()), self._finding.coming(on), on)

    def _to_maker(self, maker: str) -> None:
        self.filters.set_filter(Filter(maker=maker))
        self.list.setFocus()

    def _by_day(self) -> None:
        self.order.setCurrentIndex(self.order.findData(Order.NEXT.value))
        self.list.setFocus()

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._refilter)
        self.search.returnPressed.connect(self._enter_list)
        self.order.currentIndexChanged.connect(self._on_order)
        self.filters.changed.connect(self._refilter)
        self.list.chosen.connect(self._on_chosen)
        self.list.compare_wanted.connect(self._toggle_compared)
        self.list.detail_wanted.connect(self._enter_detail)
        self.landing.chosen.connect(self._on_card)
        self.landing.all_wanted.connect(self.list_all)
        self.landing.next_wanted.connect(self._by_day)
        self.landing.compare_wanted.connect(self.compare)
        self.landing.maker_wanted.connect(self._to_maker)
        self.nothing.clear_wanted.connect(self._clear_and_search)
        self.nothing.lift_wanted.connect(lambda: self.filters.set_filter(Filter()))
        self.tray.removed.connect(self._toggle_compared)
        self.tray.opened.connect(self._open_compare)
        self.detail.compare_wanted.connect(self._toggle_compared)
        self.detail.added.connect(self.add_wanted)
        self._later.timeout.connect(self._show_chosen)
        self._desk.day_changed.connect(self.reload)

    def _enter_list(self) -> None:
        if self.frame.pages.currentWidget() is self.list:
            self.list.setFocus()

    def _enter_detail(self) -> None:
        self._show_chosen()
        self.detail.acts.enter()

    def _clear_and_search(self) -> None:
        self.clear()
        self.search.setFocus()
