"""Up to four cars side by side: outlines on one ground, and their figures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.eligibility import AgeRule
from keigarage.domain.words import say
from keigarage.ui.catalogue.compare_stage import CompareStage
from keigarage.ui.catalogue.compare_table import CompareTable
from keigarage.ui.catalogue.figures import figures
from keigarage.ui.catalogue.tray import MOST
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import TITLE, px
from keigarage.ui.look.palette import Role

_LABEL_PX = 148


class ComparePage(QWidget):
    """The comparison. The first car is the measure of the others.

    left -- back to the catalogue
    removed -- the id of a generation that is to leave
    cleared -- all are to leave
    """

    left = Signal()
    removed = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cars: list[Generation] = []
        self._rule: AgeRule | None = None
        self.setAccessibleName(say("Side by side"))
        self._bar = bar = QFrame(self)
        self.back = QPushButton(say("← &Back to the catalogue"), bar)
        self.back.setToolTip(say("Back to the catalogue (Esc)"))
        self.only = QCheckBox(say("Only what &differs"), bar)
        self.only.setToolTip(say("Leave out the figures that are the same for all"))
        self.clear = QPushButton(say("Clear all"), bar)
        self.clear.setToolTip(say("Take every car out of the comparison"))
        self.more = QPushButton(say("&Add another"), bar)
        self.more.setToolTip(say("Choose another car in the catalogue, four at most"))
        self.stage = CompareStage(self)
        self.table = CompareTable(px(_LABEL_PX), self)
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.clear.clicked.connect(self.cleared)
        self.only.toggled.connect(self._fill)
        self.stage.removed.connect(self.removed)
        self.more.clicked.connect(self.left)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def show_cars(self, cars: Sequence[Generation], rule: AgeRule) -> None:
        self._cars, self._rule = list(cars), rule
        self.stage.show_cars(self._cars)
        self.more.setEnabled(len(self._cars) < MOST)
        self._fill()

    def _fill(self) -> None:
        if self._rule is None:
            return
        rows = figures(self._cars, self._rule)
        if self.only.isChecked():
            rows = tuple(row for row in rows if not row.same)
        self.table.show_figures([car.title for car in self._cars], rows)

    def _lay_out(self) -> None:
        self._bar.setProperty("bar", "top")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self.back)
        row.addWidget(Prose(say("Side by side"), Role.INK, TITLE, bold=True, most=1,
                            parent=self._bar), 1)  # fmt: skip
        row.addWidget(self.only)
        row.addWidget(self.more)
        row.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self.stage, 2)
        layout.addWidget(self.table, 3)
