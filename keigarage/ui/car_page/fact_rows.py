"""Rows of a quiet label and what holds, with a remark beneath: made once, filled again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from keigarage.domain.eligibility import Answer
from keigarage.ui.car_page.eligibility_words import Fact
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role

_LABEL_PX = 116
_INKS = {
    Answer.YES: Role.YES,
    Answer.DEPENDS: Role.DEPENDS,
    Answer.NO: Role.NO,
    Answer.UNKNOWN: Role.UNSETTLED,
}


class FactRows(QWidget):
    """A fixed number of facts."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, _LABEL_PX)
        grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Prose, Prose, Prose]] = []
        for number in range(count):
            label = Prose("", Role.QUIET, TABLE, parent=self)
            label.setFixedWidth(_LABEL_PX)
            words = Prose("", Role.INK, TABLE, parent=self)
            remark = Prose("", Role.QUIET, CAPTION, parent=self)
            grid.addWidget(label, 3 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, 3 * number, 1)
            grid.addWidget(remark, 3 * number + 1, 1)
            grid.setRowMinimumHeight(3 * number + 2, 4)
            self._rows.append((label, words, remark))

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        for (label, words, remark), fact in zip(self._rows, facts, strict=True):
            label.setText(fact.label)
            plain = fact.answer is None or fact.answer is Answer.NO
            words.say_as(fact.words, Role.INK if plain or not fact.answer else _INKS[fact.answer])
            words.setAccessibleName(f"{fact.label}: {fact.words}")
            remark.setText(fact.remark)
            remark.setVisible(bool(fact.remark))
