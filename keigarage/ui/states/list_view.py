"""The 51 as a table: state, answer, why, age, speed, how sure, how old."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from keigarage.domain.dates import date_text
from keigarage.domain.knowledge import Confidence
from keigarage.domain.plating import PLATES, RANKS, rank_key
from keigarage.domain.words import say
from keigarage.ui.fields.prose import face
from keigarage.ui.garage.delegates import CellDelegate, QuietDelegate
from keigarage.ui.look import marks
from keigarage.ui.look.fonts import CAPTION, px
from keigarage.ui.look.palette import Palette, Role
from keigarage.ui.rows_model import Column, RowsModel
from keigarage.ui.states.cutting import cut_lines
from keigarage.ui.states.shading import BRIEF, Shade, spoken, tip
from keigarage.ui.words import short_day

_SURE = tuple(Confidence)
_ROW_PX = 40  # two lines of reasons


def _answer_order(one: Shade) -> object:
    if one.answer is not None:
        return rank_key(one.answer)
    sure = _SURE.index(one.state.confidence)
    return RANKS.index(one.status), sure, one.stale, one.state.name


def _age(one: Shade) -> str:
    answer = one.answer
    if answer is not None and answer.waiting and answer.ripe_from and one.status in PLATES:
        return short_day(answer.ripe_from)
    years = one.state.min_age_years
    return str(years) if years is not None else ""


def _speed(one: Shade) -> str:
    mph = one.state.max_posted_mph
    return say("{mph} mph", mph=mph) if mph is not None else ""


COLUMNS: tuple[Column[Shade], ...] = (
    Column("state", "State", lambda one: one.state.name, width=128, tip=tip),
    Column("answer", "Answer", lambda one: say(BRIEF[one.status]), order=_answer_order,
           tip=tip, spoken=lambda one: one.words, width=104),
    Column("why", "Why", lambda one: " ".join(one.reasons), tip=tip, spoken=spoken, width=220),
    Column("age", "Age", _age, width=92,
           order=lambda one: one.state.min_age_years,
           tip=lambda one: one.answer.waiting if one.answer else ""),
    Column("speed", "Speed", _speed, order=lambda one: one.state.max_posted_mph, width=60),
    Column("confidence", "Confidence",
           lambda one: (one.answer or one.state).confidence.value,
           order=lambda one: _SURE.index((one.answer or one.state).confidence), width=80),
    Column("as_of", "As of", lambda one: str(one.state.as_of),
           order=lambda one: one.state.as_of.last, spoken=lambda one: date_text(one.state.as_of),
           tip=tip, width=70),
)  # fmt: skip


class StateList(QTableView):
    """The shades as rows.

    chosen -- the code of the state whose row became current
    entered -- Enter was pressed: the record of the chosen state is asked for
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statesList")
        self.setAccessibleName(say("List of the states"))
        self.rows = RowsModel[Shade](COLUMNS, key=lambda one: one.code, parent=self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(_ROW_PX))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, column.width)
            self.setItemDelegateForColumn(number, _delegate(column.id, self))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def show_shades(self, shades: Mapping[str, Shade], *, ranked: bool) -> None:
        """Show these answers; ranked by them for a car, in the reader's own order otherwise."""
        code = self.code
        self.selectionModel().blockSignals(True)
        self.rows.set_things(list(shades.values()))
        if ranked:
            self.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.selectionModel().blockSignals(False)
        self.choose(code)

    def choose(self, code: str) -> None:
        """Make the state's row current without telling anybody; "" leaves none."""
        row = self.rows.row_of(code)
        selection = self.selectionModel()
        selection.blockSignals(True)
        if row < 0:
            selection.clear()
        else:
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(
                self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows | flags.Current
            )
            self.scrollTo(self.rows.index(row, 0))
        selection.blockSignals(False)
        self.viewport().update()

    @property
    def code(self) -> str:
        one = self.rows.thing(self.currentIndex().row())
        return one.code if one else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self.code:
            self.chosen.emit(self.code)


class _WhyDelegate(CellDelegate):
    """The reasons in two lines; the tool tip has the rest."""

    def draw(
        self, painter: QPainter, area: QRectF, line: object, text: str, colors: Palette
    ) -> None:
        told = cut_lines(text, face(CAPTION), area.width(), 2)
        painter.setPen(colors.color(Role.QUIET))
        told.paint(painter, area.left(), area.center().y() - told.height / 2)


class _AnswerDelegate(CellDelegate):
    """The answer's glyph, then its word in its colour."""

    def draw(
        self, painter: QPainter, area: QRectF, line: object, text: str, colors: Palette
    ) -> None:
        assert isinstance(line, Shade)
        glyph = QRectF(area.left(), area.center().y() - 6, 12, 12)
        marks.paint_mark(painter, glyph, line.mark, colors)
        painter.setPen(marks.mark_color(line.mark, colors))
        words = area.adjusted(18, 0, 0, 0)
        metrics = QFontMetricsF(painter.font())
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def _delegate(column: str, table: QTableView) -> CellDelegate:
    match column:
        case "answer":
            return _AnswerDelegate(table)
        case "why":
            return _WhyDelegate(table)
        case "confidence" | "as_of":
            return QuietDelegate(table)
    return CellDelegate(table)
