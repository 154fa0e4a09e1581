"""Whether the car is a kei by the limits of its day, and by how much."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.kei import KeiAnswer, KeiStandard
from keigarage.domain.words import say
from keigarage.ui.car_page.kei_rows import (
    FIELDS,
    Limits,
    Row,
    catalogue_words,
    measure,
    rows_of,
    spoken,
)
from keigarage.ui.car_page.row_list import RowList
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.car_page.source_popup import SourcePopup
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.palette import Role


class KeiClass(QWidget):
    """The answer, its reason, and each measure beside its limit.

    field_wanted -- the name of the field that holds a measure which was chosen
    """

    field_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.because = Prose("", Role.INK, TABLE, parent=self)
        self.by_book = Prose("", Role.QUIET, TABLE, parent=self)
        self.list = RowList(say("Limits of the kei class"), measure, spoken, self, by_click=True)
        self.list.setAccessibleDescription(
            say("Enter goes to the box of a measure, or shows the source of the limits.")
        )
        self.list.setToolTip(say("Click a measure to write it, the limits to see their source"))
        self.list.chosen.connect(self._on_chosen)
        told = QVBoxLayout()
        told.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        told.setSpacing(6)
        told.addWidget(self.because)
        told.addWidget(self.by_book)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(told)
        layout.addWidget(self.list)

    def show_answer(
        self,
        answer: KeiAnswer,
        generation: Generation | None,
        standards: tuple[KeiStandard, ...],
    ) -> None:
        self.because.setText(answer.because)
        told = catalogue_words(answer, generation, standards)
        self.by_book.setText(told)
        self.by_book.setVisible(bool(told))
        rows = rows_of(answer)
        self.list.set_things(rows)
        self.list.setVisible(bool(rows))

    def _on_chosen(self, row: Row) -> None:
        if isinstance(row, Limits):
            area = self.list.visualRect(self.list.currentIndex())
            at = self.list.viewport().mapToGlobal(area.bottomLeft() + QPoint(0, 2))
            SourcePopup(row.standard.url, row.standard.note, self).show_at(at)
        elif row.name in FIELDS:
            self.field_wanted.emit(FIELDS[row.name])
