"""What the car costs: a sheet of lines, their sums, duty reckoned live, where the money went."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.car import CarId
from keigarage.domain.costs import CostLine, CostTemplate
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.services.car_costs import CarCosts, Offer
from keigarage.ui.car_page import cost_words as words
from keigarage.ui.car_page.cost_rows import CostRows
from keigarage.ui.car_page.fact_list import FactList
from keigarage.ui.car_page.fact_rows import FactRows
from keigarage.ui.car_page.grid import Grid
from keigarage.ui.car_page.money_bar import MoneyBar
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role

_FEW = 3
_REST_MS = 150  # every car's lines are looked through, so not while cars are leafed through


class Costs(QWidget):
    """Type a name into the last row for a new line; Undo takes back whatever was changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._money = desk.app.money
        self._car_id: CarId | None = None
        self._offer: Offer | None = None
        self.rows = CostRows(self._money, self)
        self.grid = Grid(self.rows, say("Costs"), self)
        self.grid.setAccessibleDescription(
            say("Type to write a cell, Enter goes down, Tab to the next cell. The last row adds a "
                "line, Delete on a name removes it, Escape leaves the sheet.")
        )  # fmt: skip
        self.grid.menu_words = lambda line: say("Remove {label}", label=line.label)
        self.problem = Note(parent=self)
        self.usual = QPushButton(say("Usual lines"), self)
        self.usual.setToolTip(say("Add lines that most imports have"))
        self.usual.clicked.connect(self._show_usual)
        self.offered = Prose("", Role.QUIET, TABLE, parent=self)
        self.take = QPushButton(say("Take them over"), self)
        self.take.clicked.connect(self._take_offer)
        self.sums = FactRows(3, self)
        self.bar = MoneyBar(self)
        self.duty = FactRows(1, self)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "link")
        self.more.setCheckable(True)
        self.bill = FactList(say("Duty and fees line by line"), self)
        self.readings = Prose("", Role.QUIET, CAPTION, parent=self)
        self._late = QTimer(self, singleShot=True, interval=_REST_MS)
        self._late.timeout.connect(self._look_for_offer)
        self._show_offer(None)
        self.rows.problem_changed.connect(self._tell)
        self.grid.removed.connect(self._remove)
        self.more.toggled.connect(self._on_more)
        self._on_more(False)
        self._lay_out()

    def show_costs(self, costs: CarCosts) -> None:
        """Fill the sheet and what it comes to."""
        if costs.car.id != self._car_id:
            self._car_id = self.rows.car_id = costs.car.id
            self._tell("")
            self._show_offer(None)
        self.rows.set_things(costs.lines)
        self.sums.show_facts(words.sums(costs))
        self.bar.set_shares(costs.shares)
        self.duty.show_facts((words.duty_fact(costs),))
        self.more.setVisible(costs.duty.answer is not None)
        self.bill.set_things(words.duty_facts(costs))
        self.readings.setText(words.duty_notes(costs))
        self._ask_offer(len(costs.lines) < _FEW)

    def set_editable(self, editable: bool) -> None:
        self.rows.set_editable(editable)
        for button in (self.usual, self.take):
            button.setEnabled(editable)

    def flush(self) -> None:
        """Save the cell that is being written."""
        self.grid.flush()

    # Usual and borrowed lines

    def usual_menu(self) -> QMenu:
        """A line each, with its range where one is known, and all of them at once."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        templates = self._money.templates(self._car_id) if self._car_id is not None else ()
        for template in templates:
            action = menu.addAction(words.template_words(template).replace("&", "&&"))
            action.triggered.connect(partial(self._add_templates, (template,)))
        if templates:
            menu.addSeparator()
            every = menu.addAction(say("All of these"))
            every.triggered.connect(partial(self._add_templates, templates))
        else:
            menu.addAction(say("Every usual line is there")).setEnabled(False)
        return menu

    def _show_usual(self) -> None:
        self.usual_menu().popup(self.usual.mapToGlobal(self.usual.rect().bottomLeft()))

    def _add_templates(self, templates: tuple[CostTemplate, ...], *_: object) -> None:
        if self._car_id is not None:
            car_id = self._car_id
            self._add([self._money.line_of(car_id, template) for template in templates])

    def _take_offer(self) -> None:
        if self._offer is not None:
            self._add(list(self._offer.lines))

    def _add(self, lines: list[CostLine]) -> None:
        try:
            made = self._money.add_lines(lines)
        except GarageError as problem:
            self._tell(str(problem))
            return
        self._tell("")
        row = self.rows.row_of(made[0].id) if made else -1
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if row >= 0:
            self.grid.setCurrentIndex(self.rows.index(row, 1))

    def _ask_offer(self, asks: bool) -> None:
        """Lines of another car are offered while this one has few of its own."""
        if asks:
            self._late.start()
        else:
            self._late.stop()
            self._show_offer(None)

    def _look_for_offer(self) -> None:
        if not self.isVisible():
            return  # the page is closed, perhaps with its garage
        try:
            self._show_offer(self._money.offered(self._car_id) if self._car_id else None)
        except GarageError:
            self._show_offer(None)  # the car is gone, and the page shows that by itself

    def _show_offer(self, offer: Offer | None) -> None:
        self._offer = offer
        for widget in (self.offered, self.take):
            widget.setVisible(self._offer is not None)
        if self._offer is not None:
            names = ", ".join(line.label for line in self._offer.lines)
            self.offered.setText(
                say("{car} had {count} more lines, to start from as estimates: {names}",
                    car=self._offer.title, count=len(self._offer.lines), names=names)
            )  # fmt: skip

    # What happens

    def _remove(self, line: CostLine) -> None:
        if not self.rows.editable:
            return
        try:
            self._money.remove_line(line)
        except GarageError as problem:
            self._tell(str(problem))

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.problem.show_problem(sentence)
        else:
            self.problem.clear()

    def _on_more(self, shown: bool) -> None:
        self.more.setText(say("Less") if shown else say("Line by line"))
        self.more.setAccessibleName(say("Duty and fees line by line"))
        self.bill.setVisible(shown)
        self.readings.setVisible(shown)

    def _lay_out(self) -> None:
        offer = QHBoxLayout()
        offer.setSpacing(8)
        offer.addWidget(self.offered, 1)
        offer.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        offer.addStretch()  # a row of nothing but hidden things would allow its column no width
        tools = QHBoxLayout()
        tools.addWidget(self.usual)
        tools.addStretch(1)
        above, below = _column(), _column()
        above.addWidget(self.problem)
        above.addLayout(tools)
        above.addLayout(offer)
        above.addWidget(self.sums)
        above.addWidget(self.duty)
        above.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.readings)
        below.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.grid)
        layout.addLayout(above)
        layout.addWidget(self.bill)
        layout.addLayout(below)


def _column() -> QVBoxLayout:
    """Words stand a little in from the edge that the rows of lists reach out to."""
    column = QVBoxLayout()
    column.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
    column.setSpacing(8)
    return column
