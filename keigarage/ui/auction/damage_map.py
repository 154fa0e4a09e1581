"""The car's outline as an auction sheet has it: marks are placed by a click or by keys."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from keigarage.domain.auction import LETTERS, SIZES, UNSIZED, DamageMark, MarkId, View
from keigarage.domain.car import Car, CarId
from keigarage.domain.catalogue import Generation
from keigarage.domain.words import say
from keigarage.ui.auction.map_views import Placed, placed
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.palette import Role

VIEW_WORDS = {
    View.LEFT: "Left side, front at left",
    View.TOP: "From above, front at left",
    View.RIGHT: "Right side, front at right",
}
_VIEWS = tuple(View)
_BADGE_PX, _STEP, _LEAP, _DRAG_PX = 18, 0.02, 0.1, 4
_RIM = QColor("#FFFFFF")
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class DamageMap(QWidget):
    """Shows the marks of one car. Nothing is stored here: signals carry what is wanted.

    placed and changed -- a DamageMark; removed -- one that is stored; chosen -- its id or None
    letter, extent     -- what a click places, and its size
    """

    placed = Signal(object)
    changed = Signal(object)
    removed = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._car, self._generation = Car(), None  # type: tuple[Car, Generation | None]
        self._sides: tuple[Placed, ...] = ()
        self._high = 0
        self._marks: tuple[DamageMark, ...] = ()
        self._chosen: MarkId | None = None
        self._held: DamageMark | None = None  # under the pressed button, where it is dragged to
        self._pressed = QPointF()
        self.editable = True
        self.letter: str = "A"
        self.extent: int | None = 1
        self.cursor_at = (View.LEFT, 0.5, 0.5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(say("Damage on the car's outline"))
        self.setToolTip(
            say("Click to place a mark, drag to move it. By keys: arrows move the cross, a letter "
                "places that mark, 1 to 3 set its size, Delete removes it")
        )  # fmt: skip

    @property
    def mark(self) -> DamageMark | None:
        """The chosen mark."""
        return next((mark for mark in self._marks if mark.id == self._chosen), None)

    def show_car(self, car: Car, generation: Generation | None) -> None:
        if (car, generation) != (self._car, self._generation):
            self._car, self._generation = car, generation
            self._arrange()

    def set_marks(self, marks: Sequence[DamageMark]) -> None:
        self._marks = tuple(marks)
        if self.mark is None:
            self._chosen = None
        self._tell()

    def choose(self, mark_id: MarkId | None) -> None:
        """Choose a mark and put the cross on it."""
        if mark_id == self._chosen:
            return
        self._chosen = mark_id
        mark = self.mark
        if mark is not None:
            self.cursor_at = (mark.view, mark.x, mark.y)
        self._tell()
        self.chosen.emit(mark_id)

    # Size

    def sizeHint(self) -> QSize:
        return QSize(320, self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._sides, high = placed(self._car, self._generation, self.width())
        if high != self._high:
            self._high = high
            self.setFixedHeight(high)
        self.update()

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed = event.position()
        found = self.mark_at(event.position())
        if found is not None:
            self.choose(found.id)
            self._held = found if self.editable else None
        elif side := self._side_at(event.position()):
            self.cursor_at = (side.view, *side.shares(event.position()))
            self._place(self.letter, self.extent)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        if (event.position() - self._pressed).manhattanLength() < _DRAG_PX:
            return
        side = self._side_at(event.position())
        if side is not None:
            x, y = side.shares(event.position())
            self._held = replace(self._held, view=side.view, x=x, y=y)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        if held is not None and held != self.mark:
            self.cursor_at = (held.view, held.x, held.y)
            self.changed.emit(held)

    def mark_at(self, point: QPointF) -> DamageMark | None:
        """The mark under a point, the one on top first."""
        for mark in reversed(self._marks):
            if (self._point(mark) - point).manhattanLength() <= _BADGE_PX * 0.75:
                return mark
        return None

    # By keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, letter = event.key(), event.text().upper()
        if key in _ARROWS:
            wide = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(*_ARROWS[Qt.Key(key)], _LEAP if wide else _STEP)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        elif not self.editable:
            super().keyPressEvent(event)
        elif letter in LETTERS:
            self._type(letter)
        elif letter in ("0", *map(str, SIZES)):
            self._resize(int(letter) or None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._place(self.letter, self.extent)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.mark is not None:
            self.removed.emit(self.mark)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()

    def _move(self, right: int, down: int, step: float) -> None:
        """Move the cross; from the edge of one side it goes on to the next."""
        view, x, y = self.cursor_at
        x += (-right if view is View.RIGHT else right) * step
        y += down * step * 2
        at = _VIEWS.index(view) + (1 if y > 1 else -1 if y < 0 else 0)
        if at != _VIEWS.index(view) and 0 <= at < len(_VIEWS):
            view, y = _VIEWS[at], 0.0 if y > 1 else 1.0
        self.cursor_at = (view, min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
        under = self.mark_at(self._side(view).point(*self.cursor_at[1:]))
        place = self.cursor_at
        self.choose(under.id if under else None)
        self.cursor_at = place  # choosing would pull the cross to the middle of the mark
        self._tell()

    def _type(self, letter: str) -> None:
        mark = self.mark
        if letter == "X" and mark is not None and mark.letter == "X":
            self.changed.emit(replace(mark, letter="XX"))  # X typed twice
        else:
            self._place(letter, None if letter in UNSIZED else self.extent)

    def _resize(self, size: int | None) -> None:
        self.extent = size
        mark = self.mark
        if mark is not None and mark.letter not in UNSIZED:
            self.changed.emit(replace(mark, size=size))

    def _place(self, letter: str, size: int | None) -> None:
        if not self.editable or self._car.id is None:
            return
        view, x, y = self.cursor_at
        kept = None if letter in UNSIZED else size
        self.placed.emit(
            DamageMark(car_id=CarId(self._car.id), letter=letter, size=kept, view=view, x=x, y=y)
        )

    # On screen

    def _side(self, view: View) -> Placed:
        return next(side for side in self._sides if side.view is view)

    def _side_at(self, point: QPointF) -> Placed | None:
        return next((side for side in self._sides if side.holds(point)), None)

    def _point(self, mark: DamageMark) -> QPointF:
        return self._side(mark.view).point(mark.x, mark.y)

    def _tell(self) -> None:
        mark, (view, x, y) = self.mark, self.cursor_at
        place = say("{view}: {x} % from the front, {y} % from the upper edge",
                    view=say(VIEW_WORDS[view]), x=round(x * 100), y=round(y * 100))  # fmt: skip
        self.setAccessibleDescription(f"{mark.code}. {place}" if mark else place)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = palette.current()
        for side in self._sides:
            painter.setPen(colors.color(Role.QUIET))
            words = broken(say(VIEW_WORDS[side.view]), face(CAPTION), side.box.width(), most=1)
            words.paint(painter, side.box.left(), side.box.top() - 18)
            side.paint(painter, self._car.color, colors)
        for mark in self._marks:
            shown = self._held if self._held and self._held.id == mark.id else mark
            self._paint_mark(painter, shown, colors)
        if self.hasFocus() and self.mark is None:
            self._paint_cross(painter, colors)
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: DamageMark, colors: palette.Palette) -> None:
        at = self._point(mark)
        words = broken(mark.code, face(CAPTION, bold=True), 60, most=1)
        wide = max(float(_BADGE_PX), words.width + 8)
        badge = QRectF(at.x() - wide / 2, at.y() - _BADGE_PX / 2, wide, _BADGE_PX)
        if mark.id == self._chosen:
            painter.setPen(QPen(colors.color(Role.PLATE_INK), 3))
            painter.setBrush(_RIM)
            painter.drawRoundedRect(badge.adjusted(-3.5, -3.5, 3.5, 3.5), 12.5, 12.5)
        # Cars are yellow too: a light rim parts the badge from any paint.
        painter.setPen(QPen(_RIM, 5))
        painter.drawRoundedRect(badge, _BADGE_PX / 2, _BADGE_PX / 2)
        painter.setPen(QPen(colors.color(Role.PLATE_INK), 1.2))
        painter.setBrush(colors.color(Role.PLATE))
        painter.drawRoundedRect(badge, _BADGE_PX / 2, _BADGE_PX / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        words.paint(painter, at.x() - words.width / 2, at.y() - words.height / 2)

    def _paint_cross(self, painter: QPainter, colors: palette.Palette) -> None:
        view, x, y = self.cursor_at
        at = self._side(view).point(x, y)
        for role, wide in ((Role.SURFACE, 4.0), (Role.INK, 1.6)):
            painter.setPen(QPen(colors.color(role), wide))
            for reach in (QPointF(13, 0), QPointF(0, 13)):
                painter.drawLine(at - reach, at - reach * 0.35)
                painter.drawLine(at + reach * 0.35, at + reach)
