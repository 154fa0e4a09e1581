"""Cars as cards that are pressed: the shelf of favourites, and those that become eligible next."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Kind, Standing, kind_of
from keigarage.domain.words import say
from keigarage.ui.catalogue.favourites import Favourite
from keigarage.ui.catalogue.picture import paint_at, size_at
from keigarage.ui.catalogue.rows import Row, short_month, spoken_entry
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look import palette, plate
from keigarage.ui.look.fonts import CAPTION, FIELD, TABLE, px
from keigarage.ui.look.palette import Role
from keigarage.ui.words import days_text, short_day

_NEXT_PX_PER_MM = 0.034
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1),
          Qt.Key.Key_Down: (0, 1)}  # fmt: skip


class Card(QAbstractButton):
    """One car to choose. Its place in the grid decides where it stands."""

    def __init__(self, generation: Generation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.generation = generation
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @abstractmethod
    def height_for(self, width: int) -> int:
        ...

    def keyPressEvent(self, event: QKeyEvent) -> None:
        grid = self.parentWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS and isinstance(grid, CardGrid):
            grid.go(self, *_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Pressing never takes the choice away; the grid moves it."""
        self.setChecked(True)

    def sizeHint(self) -> QSize:
        return QSize(170, self.height_for(170))

    def paint_ground(self, painter: QPainter, colors: palette.Palette) -> None:
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.isChecked() or self.underMouse():
            path = QPainterPath()
            path.addRoundedRect(area, 8, 8)
            role = Role.SELECTION if self.isChecked() else Role.HOVER
            painter.fillPath(path, colors.color(role))
        if self.hasFocus():
            painter.setPen(QPen(colors.color(Role.FOCUS), 2))
            painter.drawRoundedRect(area, 8, 8)


class CardGrid(QWidget):
    """Cards of one width in rows; arrows go from card to card, Tab past them all.

    chosen -- the Generation of the card that was pressed
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, least: int, most: int, gap: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._least, self._most, self._gap = least, most, gap
        self.cards: list[Card] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these instead; they are this grid's children already."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = list(cards)
        for number, card in enumerate(self.cards):
            card.show()
            card.clicked.connect(lambda _=False, pressed=card: self._on_pressed(pressed))
            self._take_tab(card, number == 0)
        self._place()
        self.updateGeometry()

    def mark(self, generation_id: str) -> None:
        """Show which car is chosen, if it is among these."""
        for card in self.cards:
            card.setChecked(card.generation.id == generation_id)

    def go(self, card: Card, across: int, down: int) -> None:
        """Move the keyboard to a neighbour, and choose it."""
        at = self.cards.index(card) + across + down * self.columns(self.width())
        if 0 <= at < len(self.cards):
            self.cards[at].setFocus()
            self.cards[at].click()

    def columns(self, width: int) -> int:
        """As many as fit, and as fill the last row: 2 or 4 of eight, never 3."""
        fit = max(1, min((width + self._gap) // (self._least + self._gap), self._most))
        while fit > 1 and len(self.cards) % fit:
            fit -= 1
        return fit

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self.cards:
            return 0
        number = self.columns(width)
        rows = -(-len(self.cards) // number)
        return rows * self._high(width) + (rows - 1) * self._gap

    def sizeHint(self) -> QSize:
        return QSize(4 * self._least, self.heightForWidth(max(self.width(), self._least)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, 0)

    def resizeEvent(self, event: object) -> None:
        self._place()
        self.updateGeometry()

    def _on_pressed(self, card: Card) -> None:
        for other in self.cards:
            other.setChecked(other is card)
            self._take_tab(other, other is card)
        self.chosen.emit(card.generation)

    def _take_tab(self, card: Card, takes: bool) -> None:
        policy = Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.ClickFocus
        card.setFocusPolicy(policy)

    def _wide(self, width: int) -> int:
        number = self.columns(width)
        return (width - self._gap * (number - 1)) // number

    def _high(self, width: int) -> int:
        return max(card.height_for(self._wide(width)) for card in self.cards)

    def _place(self) -> None:
        if not self.cards:
            return
        width = self.width()
        number, wide, high = self.columns(width), self._wide(width), self._high(width)
        for at, card in enumerate(self.cards):
            row, column = divmod(at, number)
            card.setGeometry(column * (wide + self._gap), row * (high + self._gap), wide, high)


class ShelfCard(Card):
    """A favourite on its board: the outline to the shelf's scale, the name, the line."""

    _SIDE_PX, _TALLEST_MM, _LONGEST_MM = 14, 1700, 3340

    def __init__(self, favourite: Favourite, parent: QWidget | None = None) -> None:
        super().__init__(favourite.generation, parent)
        self._favourite = favourite
        names = [favourite.name, favourite.generation.name_ja or "", favourite.line]
        if self._beside:
            names.insert(1, say("not a kei"))
        self.setAccessibleName(". ".join(filter(None, names)))

    @property
    def _beside(self) -> bool:
        return kind_of(self.generation) is Kind.BESIDE

    def _scale(self, width: int) -> float:
        return min((width - 2 * self._SIDE_PX) / self._LONGEST_MM, 0.072)

    def _board(self, width: int) -> int:
        """How far below the top the board is."""
        return round(self._TALLEST_MM * self._scale(width)) + 16

    def height_for(self, width: int) -> int:
        words = broken(self._favourite.line, face(TABLE), width - 2 * self._SIDE_PX)
        return self._board(width) + 14 + 2 * px(18) + words.height + 16

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, colors)
        wide, scale, board = self.width(), self._scale(self.width()), self._board(self.width())
        plank = QRectF(0, board, wide, 4)
        painter.fillRect(plank, colors.color(Role.HAIRLINE))
        painter.fillRect(plank.adjusted(0, 0, 0, -2.5), colors.color(Role.EDGE))
        size = size_at(self.generation, scale)
        foot = QPointF((wide - size.width()) / 2, board)
        paint_at(painter, foot, self.generation, scale, colors)
        self._words(painter, board + 14, colors)
        painter.end()

    def _words(self, painter: QPainter, top: float, colors: palette.Palette) -> None:
        left, room = self._SIDE_PX, self.width() - 2 * self._SIDE_PX
        name = broken(self._favourite.name, face(FIELD, True), room, most=1)
        painter.setPen(colors.color(Role.INK))
        name.paint(painter, left, top)
        aside = self.generation.name_ja or ""
        if self._beside:
            aside = say("not a kei") + (f" · {aside}" if aside else "")
        painter.setPen(colors.color(Role.QUIET))
        broken(aside, face(TABLE), room, most=1).paint(painter, left, top + px(18))
        painter.setPen(colors.color(Role.INK))
        line = broken(self._favourite.line, face(TABLE), room)
        line.paint(painter, left, top + 2 * px(18) + 4)


class NextCard(Card):
    """A generation whose first cars come of age soon: countdown, outline, name and day."""

    def __init__(self, row: Row, on: date, parent: QWidget | None = None) -> None:
        super().__init__(row.generation, parent)
        self._row, self._on = row, on
        self.setAccessibleName(f"{row.generation.title}. {spoken_entry(row, on)}")

    def height_for(self, width: int) -> int:
        return self._ground_px + 2 * px(19) + 22

    @property
    def _ground_px(self) -> int:
        """How far below the top the car stands."""
        return px(44) + round(1900 * _NEXT_PX_PER_MM)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(painter, colors)
        first = self._row.days.first if self._row.days else None
        assert first is not None
        self._countdown(painter, first, colors)
        ground, room = self._ground_px, self.width() - 28
        painter.setPen(QPen(colors.color(Role.HAIRLINE), 1))
        painter.drawLine(QPointF(14, ground + 0.5), QPointF(self.width() - 14, ground + 0.5))
        size = size_at(self.generation, _NEXT_PX_PER_MM)
        foot = QPointF(min(14.0, (self.width() - size.width()) / 2), ground)
        paint_at(painter, foot, self.generation, _NEXT_PX_PER_MM, colors)
        start = self.generation.production_start
        built = say("built from {when}", when=short_month(start)) if start else ""
        for number, (words, font, role) in enumerate((
            (self.generation.title, face(FIELD, True), Role.INK),
            (built, face(TABLE), Role.QUIET),
        )):  # fmt: skip
            painter.setPen(colors.color(role))
            line = broken(words, font, room, most=1)
            line.paint(painter, 14, ground + 8 + number * px(19))
        painter.end()

    def _countdown(self, painter: QPainter, first: date, colors: palette.Palette) -> None:
        """The days as a small plate, and the day itself where there is room beside it."""
        painter.setFont(face(TABLE))
        days = days_text((first - self._on).days)
        wide = plate.chip_width(days, painter.font())
        near = self._row.days is not None and self._row.days.standing(self._on) is Standing.NEAR
        plate.paint_chip(painter, QRectF(14, 13, wide, 22), days, near, colors)
        painter.setPen(colors.color(Role.QUIET))
        day = broken(short_day(first), face(CAPTION), max(self.width() - wide - 30, 8), most=1)
        day.paint(painter, 14 + wide + 7, 24 - day.height / 2)

    def _frame(self, painter: QPainter, colors: palette.Palette) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        role = Role.SELECTION if self.isChecked() else Role.SURFACE
        painter.fillPath(path, colors.color(role))
        edge = QPen(colors.color(Role.HAIRLINE), 1)
        if self.hasFocus():
            edge = QPen(colors.color(Role.FOCUS), 2)
        elif self.underMouse():
            edge = QPen(colors.color(Role.EDGE), 1)
        painter.strokePath(path, edge)
