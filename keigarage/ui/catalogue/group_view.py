"""A group of facts in the pane: heading with its answer, reason, rows, standing and source."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from keigarage.domain.eligibility import Answer
from keigarage.domain.words import say
from keigarage.ui.catalogue.detail_words import Group, Told
from keigarage.ui.catalogue.source_link import SourceLink
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, TABLE, px
from keigarage.ui.look.marks import Mark, paint_mark
from keigarage.ui.look.palette import Role

MARKS = {
    Answer.YES: Mark.YES,
    Answer.DEPENDS: Mark.DEPENDS,
    Answer.NO: Mark.NO,
    Answer.UNKNOWN: Mark.UNSETTLED,
}
INKS = {
    Answer.YES: Role.YES,
    Answer.DEPENDS: Role.DEPENDS,
    Answer.NO: Role.NO,
    Answer.UNKNOWN: Role.UNSETTLED,
}
_LABEL_PX = 104
_MARK_PX = 13


class MarkedWords(QWidget):
    """An answer's mark with its words beside it."""

    def __init__(self, size: int, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        self.words = Prose("", Role.INK, size, bold=bold, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.words, 1)

    def tell(self, words: str, answer: Answer | None) -> None:
        self._mark = MARKS[answer] if answer else None
        self._row.setContentsMargins(px(18) if self._mark else 0, 0, 0, 0)
        self.words.say_as(words, INKS[answer] if answer else Role.INK)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._mark is None:
            return
        painter = QPainter(self)
        box = QRectF(0, px(1), px(_MARK_PX), px(_MARK_PX))
        paint_mark(painter, box, self._mark, palette.current())
        painter.end()


class GroupView(QWidget):
    """One group. Its rows are made as they are needed, and kept for the next car."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Prose, MarkedWords, Prose]] = []
        self.title = Prose("", Role.INK, bold=True, most=1, parent=self)
        self.aside = MarkedWords(TABLE, bold=True, parent=self)
        self.lead = Prose("", Role.QUIET, TABLE, parent=self)
        self.foot = Prose("", Role.QUIET, CAPTION, parent=self)
        self.source = SourceLink("", parent=self)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.aside)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self.foot, 1)
        self._foot.addWidget(self.source, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 14)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.lead)
        layout.addLayout(self._grid)
        layout.addLayout(self._foot)

    def show_group(self, group: Group) -> None:
        self.title.setText(group.title)
        self.aside.tell(group.aside, group.answer if group.aside else None)
        self.aside.setVisible(bool(group.aside))
        self.lead.setText(group.lead)
        self.lead.setVisible(bool(group.lead))
        while len(self._rows) < len(group.facts):
            self._add_row()
        for number, row in enumerate(self._rows):
            _fill(row, group.facts[number] if number < len(group.facts) else None)
        self.foot.setText(group.foot)
        self.foot.setVisible(bool(group.foot))
        self.source.setVisible(bool(group.sources))
        if group.sources:
            source = group.sources[0]
            self.source.point_to(source.url, source.title, say("Source"))
            self.source.setAccessibleName(say("Source of {what}", what=group.title))

    def _add_row(self) -> None:
        place = 2 * len(self._rows)
        label = Prose("", Role.QUIET, TABLE, parent=self)
        label.setFixedWidth(px(_LABEL_PX))
        words = MarkedWords(TABLE, parent=self)
        remark = Prose("", Role.QUIET, CAPTION, parent=self)
        self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, place, 1)
        self._grid.addWidget(remark, place + 1, 1)
        self._rows.append((label, words, remark))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(palette.current().color(Role.HAIRLINE), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


def _fill(row: tuple[Prose, MarkedWords, Prose], fact: Told | None) -> None:
    label, words, remark = row
    for part in row:
        part.setVisible(fact is not None)
    if fact is None:
        return
    label.setText(fact.label)
    words.tell(fact.words, fact.answer)
    words.words.setAccessibleName(f"{fact.label}: {fact.words}")
    remark.setText(fact.remark)
    remark.setVisible(bool(fact.remark))
