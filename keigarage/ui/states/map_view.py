"""The map as a widget: hover, click, arrow keys, letters; its pictures are kept."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from keigarage.domain.words import say
from keigarage.ui.fields.prose import face
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.palette import Palette, Role
from keigarage.ui.rows_model import plain_tip
from keigarage.ui.states.drawn import Drawn
from keigarage.ui.states.insets import inset_at
from keigarage.ui.states.map_ink import paint_legend
from keigarage.ui.states.map_paint import paint_chosen, paint_map, paint_pointed
from keigarage.ui.states.shading import Shade, spoken, tally_words, tip
from keigarage.ui.states.shapes import Way, named, neighbour, outline, state_at

_MARGIN_PX = 16
_FOOT_PX = 76  # the legend, two lines of it where the window is narrow, and the note
_LETTERS_MS = 1200  # letters typed closer together than this make one word

_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}


class MapView(QWidget):
    """Paints the shades it is given.

    chosen -- the code of the state that was chosen by key or pointer
    entered -- Enter was pressed: the record of the chosen state is asked for
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statesMap")
        self.setAccessibleName(say("Map of the states"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(360, 280)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._shades: Mapping[str, Shade] = {}
        self._names: dict[str, str] = {}
        self._note = ""
        self._code, self._pointed = "", ""
        self._typed = ""
        self._letters = QTimer(self, singleShot=True, interval=_LETTERS_MS)
        self._letters.timeout.connect(self._forget_letters)
        self._drawn: Drawn | None = None
        self._base: tuple[object, QPixmap] | None = None
        self._ringed: tuple[object, QPixmap] | None = None

    def show_shades(self, shades: Mapping[str, Shade], note: str) -> None:
        """Paint these answers; `note` stands beneath and says what they are for."""
        self._shades, self._note = shades, note
        self._names = {code: one.state.name for code, one in shades.items()}
        self._base = self._ringed = None
        self._describe()
        self.update()

    def choose(self, code: str) -> None:
        """Put the ring about a state, "" about none, without telling anybody."""
        if code != self._code:
            self._code = code
            self._ringed = None
            self._describe()
            self.update()

    @property
    def code(self) -> str:
        return self._code

    @property
    def note(self) -> str:
        return self._note

    def code_at(self, x: float, y: float) -> str:
        """The state under a point of the widget, its box included; empty at sea."""
        drawn = self._placed()
        return inset_at(drawn.insets, x, y) or state_at(drawn.whole, *drawn.fit.back(x, y))

    def sizeHint(self) -> QSize:
        return QSize(760, 560)

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shades:
            return
        colors = palette.current()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._with_ring(colors))
        if self._pointed and self._pointed != self._code:
            paint_pointed(painter, self._placed(), self._shades, self._pointed, colors)
        painter.end()

    def _with_ring(self, colors: Palette) -> QPixmap:
        """The map with the ring about the chosen state, painted when one of them changed."""
        if not self._code:
            return self._plain(colors)
        focused = self.hasFocus()
        key = (*self._key(colors), self._code, focused)
        if self._ringed is None or self._ringed[0] != key:
            picture = QPixmap(self._plain(colors))
            painter = QPainter(picture)
            paint_chosen(painter, self._placed(), self._shades, self._code, colors, focused=focused)
            painter.end()
            self._ringed = (key, picture)
        return self._ringed[1]

    def _plain(self, colors: Palette) -> QPixmap:
        key = self._key(colors)
        if self._base is None or self._base[0] != key:
            ratio = self.devicePixelRatioF()
            picture = QPixmap((self.size().toSizeF() * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(colors.color(Role.WINDOW))
            painter = QPainter(picture)
            paint_map(painter, self._placed(), self._shades, colors)
            self._paint_foot(painter, colors)
            painter.end()
            self._base = (key, picture)
        return self._base[1]

    def _paint_foot(self, painter: QPainter, colors: Palette) -> None:
        foot = QRectF(self.rect()).adjusted(_MARGIN_PX + 4, 0, -_MARGIN_PX - 4, -12)
        foot.setTop(self.height() - _FOOT_PX)
        used = paint_legend(painter, foot, self._shades, colors)
        painter.setFont(face(CAPTION))
        painter.setPen(colors.color(Role.QUIET))
        line = foot.adjusted(0, used + 4, 0, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._note)

    def _key(self, colors: Palette) -> tuple[object, ...]:
        return self.size().toTuple(), self.devicePixelRatioF(), colors.name

    def _placed(self) -> Drawn:
        """The outline fitted to the size the widget has now."""
        area = QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_FOOT_PX - 8)
        if self._drawn is None or self._drawn.area != area:
            self._drawn = Drawn(area)
        return self._drawn

    # -- pointer -----------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.code_at(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        code = self.code_at(event.position().x(), event.position().y())
        if code and event.button() is Qt.MouseButton.LeftButton:
            self._pick(code)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            code = self.code_at(event.pos().x(), event.pos().y())
            if code and code in self._shades:
                QToolTip.showText(event.globalPos(), plain_tip(tip(self._shades[code])), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _point_at(self, code: str) -> None:
        if code != self._pointed:
            self._pointed = code
            hand = Qt.CursorShape.PointingHandCursor if code else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    # -- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = Qt.Key(event.key()), event.text()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if plain and key in _WAYS and self._shades:
            here = self._code or self._first()
            self._pick(neighbour(outline(), here, _WAYS[key]) if self._code else here)
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._shades:
            self._pick(self._first() if key == Qt.Key.Key_Home else self._last())
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif plain and (typed.isalpha() or (typed == " " and self._typed)):
            self._type(typed)
        else:
            super().keyPressEvent(event)

    def _type(self, letter: str) -> None:
        """Letters in quick succession name a state; one that fits nothing starts afresh."""
        found = named(self._typed + letter, self._names)
        self._typed = self._typed + letter if found else letter
        found = found or named(letter, self._names)
        self._letters.start()
        if found:
            self._pick(found)

    def _forget_letters(self) -> None:
        self._typed = ""

    def _first(self) -> str:
        return min(self._names, key=lambda code: self._names[code])

    def _last(self) -> str:
        return max(self._names, key=lambda code: self._names[code])

    def _pick(self, code: str) -> None:
        if code != self._code:
            self.choose(code)
            self.chosen.emit(code)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._base = self._ringed = None
            self.update()
        super().changeEvent(event)

    def _describe(self) -> None:
        """Tell a screen reader the chosen state, or the tally while none is chosen."""
        one = self._shades.get(self._code)
        if one is not None:
            told = f"{one.state.name}: {spoken(one)}"
        else:
            told = say("{tally}. Arrow keys or letters choose a state.",
                       tally=tally_words(self._shades))  # fmt: skip
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
            changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(changed)
