"""The catalogue's answers to what was typed, as a list of cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from keigarage.domain.car import Car
from keigarage.domain.catalogue import Match
from keigarage.domain.new_car import car_of, years_text
from keigarage.domain.words import say
from keigarage.ui.car_picture import paint_car
from keigarage.ui.look import palette
from keigarage.ui.rows_model import THING_ROLE, Index


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be added: a generation, or what was typed without the catalogue."""

    car: Car
    match: Match | None

    @property
    def title(self) -> str:
        if self.match is None:
            return say("Add “{text}” as typed", text=self.car.name)
        variant = self.match.generation.variant
        return f"{self.car.title} {variant}" if variant and len(variant) < 24 else self.car.title

    @property
    def about(self) -> str:
        """Years first, since they tell generations apart; for a free name, what it lacks."""
        if self.match is None:
            return say("Not from the catalogue: you fill the fields yourself.")
        generation = self.match.generation
        codes = ", ".join(generation.chassis_codes[:4])
        years = years_text(generation.production_start, generation.production_end)
        return " · ".join(part for part in (years, codes, generation.name_ja) if part)


def choices(matches: Sequence[Match], typed: str, most: int = 60) -> list[Choice]:
    """Matches as choices, best first; what was typed can always be added under that name."""
    found = [Choice(car_of(match.generation), match) for match in matches[:most]]
    if typed.strip():
        found.append(Choice(Car(name=typed.strip()), None))
    return found


class ChoiceModel(QAbstractListModel):
    """The choices, and each one's words for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []

    def set_choices(self, found: list[Choice]) -> None:
        self.beginResetModel()
        self._choices = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._choices):
            return None
        choice = self._choices[index.row()]
        if role == THING_ROLE:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.title}. {choice.about}"
        return None


class MatchList(QListView):
    """The list beside the form; arrow keys reach it from the search box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matches")
        self.choices = ChoiceModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(_CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("Matches in the catalogue"))
        self.setToolTip(say("Matches in the catalogue (arrow keys)"))

    def show_choices(self, found: list[Choice]) -> None:
        self.choices.set_choices(found)
        if found:
            self.setCurrentIndex(self.choices.index(0))

    @property
    def current(self) -> Choice | None:
        choice = self.currentIndex().data(THING_ROLE)
        return choice if isinstance(choice, Choice) else None

    def step(self, by: int) -> None:
        """Move the choice up or down without taking the keyboard from the search box."""
        row = min(max(self.currentIndex().row() + by, 0), self.choices.rowCount() - 1)
        self.setCurrentIndex(self.choices.index(row))


class _CardDelegate(QStyledItemDelegate):
    """Outline at left, then the name over its codes and years."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, 56)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice | None = index.data(THING_ROLE)
        if choice is None:
            return
        colors, area = palette.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colors.selection))
            bar = QRectF(area.left(), area.top(), 4, area.height())
            painter.fillRect(bar, QColor(colors.plate))
        painter.setPen(QColor(colors.hairline))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if choice.match is not None:
            picture = QRectF(area.left() + 14, area.top() + 8, 78, 38)
            paint_car(painter, picture, choice.car, choice.match.generation, colors)
        words = area.adjusted(106, 8, -12, -8)
        upper = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        font = QFont(option.font)
        font.setBold(True)
        _line(painter, upper, choice.title, font, QColor(colors.ink))
        lower = upper.translated(0, words.height() / 2)
        _line(painter, lower, choice.about, QFont(option.font), QColor(colors.quiet))
        painter.restore()


def _line(painter: QPainter, area: QRectF, text: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
