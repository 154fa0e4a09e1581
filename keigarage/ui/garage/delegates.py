"""How the cells of the garage table are drawn: outlines, countdown chips, marks and bars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from keigarage.domain.eligibility import Answer
from keigarage.domain.status import Status
from keigarage.services.outlooks import Line
from keigarage.ui.garage.columns import Cells
from keigarage.ui.look import marks, palette, plate
from keigarage.ui.rows_model import THING_ROLE, Index
from keigarage.ui.words import days_text

_PAD = 7
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

MARK_OF_STATUS = {
    Status.ROAD: marks.Mark.YES,
    Status.LIMITED: marks.Mark.DEPENDS,
    Status.LOCAL: marks.Mark.LOCAL,
    Status.OFFROAD: marks.Mark.OFFROAD,
    Status.PROHIBITED: marks.Mark.NO,
    Status.UNSETTLED: marks.Mark.UNSETTLED,
}
MARK_OF_ANSWER = {
    Answer.YES: marks.Mark.YES,
    Answer.DEPENDS: marks.Mark.DEPENDS,
    Answer.NO: marks.Mark.NO,
    Answer.UNKNOWN: marks.Mark.UNSETTLED,
}


class CellDelegate(QStyledItemDelegate):
    """The ground every cell shares: selection, hairline, and words cut with an ellipsis."""

    quiet = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, 30)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line | None = index.data(THING_ROLE)
        if line is None:
            return
        colors = palette.current()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colors.selection))
            if index.column() == 0:
                # The row's focus ring: yellow, and ink while the keyboard is in the table.
                held = option.widget is not None and option.widget.hasFocus()
                bar = QRectF(area.left(), area.top(), 4, area.height())
                painter.fillRect(bar, QColor(colors.ink if held else colors.plate))
        painter.setPen(QColor(colors.hairline))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setFont(option.font)
        painter.setPen(QColor(colors.quiet if self.quiet else colors.ink))
        self.draw(painter, area.adjusted(_PAD, 0, -_PAD, -1), line, str(index.data() or ""), colors)
        painter.restore()

    def draw(
        self, painter: QPainter, area: QRectF, line: Line, text: str, colors: palette.Palette
    ) -> None:
        """Draw the cell's own matter inside `area`; the pen is ink."""
        _words(painter, area, text)


class QuietDelegate(CellDelegate):
    """Words that stand back: stage and chassis number."""

    quiet = True


class AnswerDelegate(CellDelegate):
    """A cell that asks the rules what it has to say."""

    def __init__(self, cells: Cells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = cells


class CarDelegate(AnswerDelegate):
    """The car's outline in its colour, then its name and quiet variant."""

    def draw(
        self, painter: QPainter, area: QRectF, line: Line, text: str, colors: palette.Palette
    ) -> None:
        if self._cells.warm:
            from keigarage.ui.car_picture import paint_car

            picture = QRectF(area.left() - 2, area.top() + 3, 42, area.height() - 6)
            paint_car(painter, picture, line.car, None, colors)
        words = area.adjusted(50, 0, 0, 0)
        used = _words(painter, words, text)
        if line.car.variant and used + 24 < words.width():
            painter.setPen(QColor(colors.quiet))
            _words(painter, words.adjusted(used + 8, 0, 0, 0), line.car.variant)


class FederalDelegate(AnswerDelegate):
    """A tick and the date once eligible; before that the days left as a small plate."""

    def draw(
        self, painter: QPainter, area: QRectF, line: Line, text: str, colors: palette.Palette
    ) -> None:
        answer = self._cells.federal_answer(line)
        if line.alarms:  # a ship that lands too early outweighs any countdown
            painter.setFont(bold(painter.font()))
            _marked(painter, area, text, marks.Mark.NO, colors)
            return
        if answer in (Answer.YES, Answer.UNKNOWN):
            _marked(painter, area, text, MARK_OF_ANSWER[answer], colors)
            return
        days = days_text(self._cells.days_left(line))
        width = QFontMetricsF(painter.font()).horizontalAdvance(days) + 22
        chip = QRectF(area.left(), area.center().y() - 10, width, 20)
        plate.paint_chip(painter, chip, days, answer is Answer.DEPENDS, colors)
        painter.setPen(QColor(colors.depends if answer is Answer.DEPENDS else colors.quiet))
        _words(painter, area.adjusted(width + 8, 0, 0, 0), text)


class EpaDelegate(AnswerDelegate):
    def draw(
        self, painter: QPainter, area: QRectF, line: Line, text: str, colors: palette.Palette
    ) -> None:
        if text:
            _marked(painter, area, text, MARK_OF_ANSWER[self._cells.epa_answer(line)], colors)


class RuleDelegate(AnswerDelegate):
    """A further rule's certain day, with the mark of its answer today."""

    def __init__(self, cells: Cells, column: str, parent: QWidget | None = None) -> None:
        super().__init__(cells, parent)
        self._column = column

    def draw(
        self, painter: QPainter, area: QRectF, line: Line, text: str, colors: palette.Palette
    ) -> None:
        answer = self._cells.rule_answer(line, self._column)
        _marked(painter, area, text, MARK_OF_ANSWER[answer], colors)


class StateDelegate(AnswerDelegate):
    """The mark of the state's answer for this body, then its name, or its letters when narrow."""

    def draw(
        self, painter: QPainter, area: QRectF, line: Line, text: str, colors: palette.Palette
    ) -> None:
        status = self._cells.status(line) if self._cells.warm else None
        if status is not None:
            fits = QFontMetricsF(painter.font()).horizontalAdvance(text) + 18 <= area.width()
            name = text if fits else line.car.state
            _marked(painter, area, name, MARK_OF_STATUS[status], colors)


class PapersDelegate(AnswerDelegate):
    """A bar of papers at hand, and the figures."""

    def draw(
        self, painter: QPainter, area: QRectF, line: Line, text: str, colors: palette.Palette
    ) -> None:
        if not self._cells.warm:
            return
        done, needed = self._cells.papers(line)
        bar = QRectF(area.left(), area.center().y() - 3, 26, 6)
        marks.paint_progress(painter, bar, done, needed, colors)
        _words(painter, area.adjusted(33, 0, 0, 0), text)


def bold(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setBold(True)
    return heavy


def _words(painter: QPainter, area: QRectF, text: str) -> float:
    """Draw words cut to `area`; gives the width they took."""
    metrics = QFontMetricsF(painter.font())
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _MIDDLE, cut)
    return min(area.width(), metrics.horizontalAdvance(cut))


def _marked(
    painter: QPainter, area: QRectF, text: str, mark: marks.Mark, colors: palette.Palette
) -> None:
    glyph = QRectF(area.left(), area.center().y() - 6, 12, 12)
    marks.paint_mark(painter, glyph, mark, colors)
    painter.setPen(marks.mark_color(mark, colors))
    _words(painter, area.adjusted(18, 0, 0, 0), text)
