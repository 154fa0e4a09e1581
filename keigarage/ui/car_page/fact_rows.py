"""Rows of a quiet label and what holds, with a remark beneath: made once, filled again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from keigarage.domain.eligibility import Answer
from keigarage.ui.car_page.eligibility_words import Fact
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role

LABEL_PX = 116
# A plain no is ink: most cars are too young for some rule, and red is for what goes wrong.
INK_OF_ANSWER = {
    Answer.YES: Role.YES,
    Answer.DEPENDS: Role.DEPENDS,
    Answer.UNKNOWN: Role.UNSETTLED,
}


class FactRows(QWidget):
    """Facts beneath each other; `count` rows are made at once, more when they are first shown."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnMinimumWidth(0, LABEL_PX)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Prose, Prose, Prose]] = []
        for _ in range(count):
            self._add_row()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        while len(self._rows) < len(facts):
            self._add_row()
        for number, row in enumerate(self._rows):
            shown = number < len(facts)
            if shown:
                _fill(row, facts[number])
            else:
                for label in row:
                    label.hide()
            self._grid.setRowMinimumHeight(3 * number + 2, 4 if shown else 0)

    def _add_row(self) -> None:
        number = len(self._rows)
        label = Prose("", Role.QUIET, TABLE, parent=self)
        label.setFixedWidth(LABEL_PX)
        words = Prose("", Role.INK, TABLE, parent=self)
        remark = Prose("", Role.QUIET, CAPTION, parent=self)
        self._grid.addWidget(label, 3 * number, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, 3 * number, 1)
        self._grid.addWidget(remark, 3 * number + 1, 1)
        self._rows.append((label, words, remark))


def _fill(row: tuple[Prose, Prose, Prose], fact: Fact) -> None:
    label, words, remark = row
    label.setText(fact.label)
    ink = INK_OF_ANSWER.get(fact.answer, Role.INK) if fact.answer else Role.INK
    words.say_as(fact.words, ink)
    words.setAccessibleName(f"{fact.label}: {fact.words}")
    remark.setText(fact.remark)
    label.show()
    words.show()
    remark.setVisible(bool(fact.remark))
