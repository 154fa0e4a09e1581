"""The cards at the right: papers still missing, and money out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.costs import Totals
from keigarage.domain.money import usd_text
from keigarage.domain.words import say
from keigarage.ui.fields.prose import Prose, face
from keigarage.ui.home.facts import HomeFacts, Missing
from keigarage.ui.home.words import money_words
from keigarage.ui.look.fonts import FIELD, TABLE, TITLE, px, tabular
from keigarage.ui.look.marks import paint_progress
from keigarage.ui.look.palette import Role, current
from keigarage.ui.rows_model import plain_tip

_SIDE, _RING = 18, 4  # a card's margin, and what of it a row takes for its focus ring


class Card(QFrame):
    """A white card: a heading, which each card lays out itself, and a column for it all."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SIDE, 16, _SIDE, 16)
        self.column.setSpacing(4)
        self.heading = Prose(heading, Role.INK, FIELD, bold=True, most=1, parent=self)


class BarRow(QAbstractButton):
    """One car's papers as a bar; pressing it goes to the car."""

    def __init__(self, shown: Missing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = say("{car}: {done} of {needed} papers at hand, {missing} missing",
                   car=shown.title, done=shown.done, needed=shown.needed,
                   missing=shown.missing)  # fmt: skip
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, px(26))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, area = current(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(colors.color(Role.FOCUS), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(colors.color(Role.HOVER))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        inner = area.adjusted(_RING, 0, -_RING, 0)
        wide, figure = inner.width() * 0.4, px(28)
        font = face(FIELD)
        painter.setFont(font)
        painter.setPen(colors.color(Role.INK))
        name = QRectF(inner.left(), 0, wide - 10, inner.height())
        cut = QFontMetricsF(font).elidedText(
            self.shown.title, Qt.TextElideMode.ElideRight, name.width()
        )
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(name, middle, cut)
        bar = QRectF(inner.left() + wide, 0, inner.width() - wide - figure, inner.height())
        paint_progress(painter, bar, self.shown.done, self.shown.needed, colors)
        painter.setFont(tabular(font))
        painter.setPen(colors.color(Role.QUIET))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, str(self.shown.missing))
        painter.end()


class MissingCard(Card):
    """The cars that lack papers, those with the fewest to get first.

    wanted -- the CarId whose bar was pressed
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Papers still missing"), parent)
        self.bars: list[BarRow] = []
        self._more = Prose("", Role.QUIET, TABLE, parent=self)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        # The names stand under the heading; the ring about a row reaches out beyond them.
        self.column.setContentsMargins(_SIDE - _RING, 16, _SIDE - _RING, 16)
        self.column.addLayout(_indented(self.heading))
        self.column.addLayout(self._bars)
        self.column.addLayout(_indented(self._more))

    def show_facts(self, facts: HomeFacts) -> None:
        if [bar.shown for bar in self.bars] != list(facts.missing):
            focused = next((bar.shown.car_id for bar in self.bars if bar.hasFocus()), None)
            for bar in self.bars:
                self._bars.removeWidget(bar)
                bar.deleteLater()
            self.bars = [self._bar(one) for one in facts.missing]
            for bar in self.bars:
                if bar.shown.car_id == focused:
                    bar.setFocus()
        more = facts.more_missing
        self._more.setText(say("and {count} more cars", count=more) if more else "")
        self._more.setVisible(bool(more))
        self.setVisible(bool(facts.missing))

    def _bar(self, shown: Missing) -> BarRow:
        bar = BarRow(shown, self)
        bar.clicked.connect(lambda: self.wanted.emit(shown.car_id))
        self._bars.addWidget(bar)
        return bar


class MoneyCard(Card):
    """What was paid over all cars, and how that compares with what was expected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Money out"), parent)
        self.figure = Prose("", Role.INK, TITLE, bold=True, most=1, parent=self)
        self.words = Prose("", Role.QUIET, FIELD, parent=self)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.figure)
        self.column.addWidget(self.words)

    def show_totals(self, totals: Totals | None) -> None:
        """None, where nothing is noted, hides the card."""
        self.setVisible(totals is not None)
        if totals is not None:
            self.figure.setText(usd_text(totals.actual_usd))
            self.words.setText(money_words(totals))


def _indented(part: QWidget) -> QHBoxLayout:
    around = QHBoxLayout()
    around.setContentsMargins(_RING, 0, _RING, 0)
    around.addWidget(part)
    return around
