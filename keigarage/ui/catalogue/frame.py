"""How the catalogue screen is put together: every part born where it stays."""

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.catalogue_filter import Order
from keigarage.domain.words import say
from keigarage.ui.catalogue.detail import Detail
from keigarage.ui.catalogue.filter_bar import Field, FilterBar
from keigarage.ui.catalogue.landing import Landing
from keigarage.ui.catalogue.nothing import NothingFound
from keigarage.ui.catalogue.row_view import RowView
from keigarage.ui.catalogue.tray import Tray
from keigarage.ui.catalogue.words import ORDER_WORDS
from keigarage.ui.desk import Desk
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.icons import icon
from keigarage.ui.look.palette import Role

_PANE_PX = (356, 400, 520)  # least, usual, most
_SPLIT = "catalogue/split"


class Frame(QStackedWidget):
    """Search, order and filters over the pages; the pane at right; the comparison behind it all.

    A move in the tree of widgets would style a part all over again, so each gets its parent
    when it is made.
    """

    def __init__(self, desk: Desk, field: Callable[[], Field], parent: QWidget) -> None:
        super().__init__(parent)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._middle, self._side = QWidget(self._split), QFrame(self._split)
        self._bar, self.pages = QFrame(self._middle), QStackedWidget(self._middle)
        self.search, self.order = QLineEdit(self._bar), QComboBox(self._bar)
        self.counted = Prose("", Role.QUIET, TABLE, most=1, parent=self._bar)
        self.filters = FilterBar(field, self._bar)
        self.landing, self.list = Landing(desk, self.pages), RowView(self.pages)
        self.nothing, self.tray = NothingFound(self.pages), Tray(self._middle)
        self.detail = Detail(desk, self._side)
        self._dress()
        self._lay_out_bar()
        self._lay_out()

    def _dress(self) -> None:
        self.search.setPlaceholderText(say("Search: beat, ビート, PP1, or PP1-1100123"))
        self.search.setAccessibleName(say("Search the catalogue"))
        self.search.setToolTip(say("A name in either script, a chassis code or a whole number"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        for order in Order:
            self.order.addItem(say(ORDER_WORDS[order]), order.value)
        self.order.setAccessibleName(say("Sort by"))
        self.order.setToolTip(say("Sort the list by"))

    def _lay_out_bar(self) -> None:
        self._bar.setProperty("bar", "top")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.search, 1)
        top.addWidget(self.counted)
        top.addWidget(self.order)
        head = QVBoxLayout(self._bar)
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(10)
        head.addLayout(top)
        head.addWidget(self.filters)

    def _lay_out(self) -> None:
        for page in (self.landing, self.list, self.nothing):
            self.pages.addWidget(page)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.tray)
        self._side.setProperty("bar", "pane")
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.detail)
        self._side.setMinimumWidth(_PANE_PX[0])
        self._side.setMaximumWidth(_PANE_PX[2])
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([2 * _PANE_PX[1], _PANE_PX[1]])
        if kept := QSettings().value(_SPLIT):
            self._split.restoreState(kept)
        self._split.splitterMoved.connect(self._remember)
        self.addWidget(self._split)

    def _remember(self) -> None:
        QSettings().setValue(_SPLIT, self._split.saveState())
