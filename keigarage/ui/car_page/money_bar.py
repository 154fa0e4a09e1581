"""Where the money went, as one slim bar with its largest parts named beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from keigarage.domain.costs import Share
from keigarage.domain.money import usd_text
from keigarage.domain.words import say
from keigarage.ui.fields.prose import as_tip, face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.paints import mixed
from keigarage.ui.look.palette import Palette, Role

_BAR_PX, _GAP_PX, _SWATCH_PX, _MOST = 10, 6, 10, 5


@dataclass(frozen=True, slots=True)
class _Part:
    share: Share
    words: str


class MoneyBar(QWidget):
    """Draws shares; what is too small for a name of its own is one last part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[_Part, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(say("Where the money went"))

    def set_shares(self, shares: Sequence[Share]) -> None:
        parts = tuple(_Part(share, part_words(share)) for share in parts_of(shares))
        if parts != self._parts:
            self._parts = parts
            told = "\n".join(part.words for part in parts)
            self.setAccessibleDescription(told.replace("\n", ", "))
            self.setToolTip(as_tip(told))
            self.updateGeometry()
            self.update()
        self.setVisible(len(parts) > 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _BAR_PX + _GAP_PX + len(self._rows(width)) * self._line_px() + 4

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 80)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), palette.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks = _inks(colors)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(0, 0, self.width(), _BAR_PX), _BAR_PX / 2, _BAR_PX / 2)
        painter.setClipPath(whole)
        left = 0.0
        for place, part in enumerate(self._parts):
            wide = self.width() * float(part.share.share_pct) / 100
            painter.fillRect(QRectF(left, 0, wide + 0.5, _BAR_PX), inks[place])
            left += wide
            painter.fillRect(QRectF(left - 0.5, 0, 1, _BAR_PX), colors.color(Role.WINDOW))
        painter.setClipping(False)
        for number, row in enumerate(self._rows(self.width())):
            top = _BAR_PX + _GAP_PX + number * self._line_px()
            for left, place in row:
                self._name(painter, left, top, place, inks[place], colors)
        painter.end()

    def _name(
        self, painter: QPainter, left: float, top: float, place: int, ink: QColor, colors: Palette
    ) -> None:
        swatch = QRectF(left, top + (self._line_px() - _SWATCH_PX) / 2, _SWATCH_PX, _SWATCH_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(swatch, 2, 2)
        room = self.width() - left - _SWATCH_PX - 6
        painter.setPen(colors.color(Role.QUIET))
        block = broken(self._parts[place].words, face(CAPTION), room, most=1)
        block.paint(painter, left + _SWATCH_PX + 5, top)

    def _rows(self, width: int) -> list[list[tuple[float, int]]]:
        """Which names stand in which line, and where each begins."""
        rows: list[list[tuple[float, int]]] = []
        left = float(width)
        for place, part in enumerate(self._parts):
            wide = broken(part.words, face(CAPTION), 10_000).width + _SWATCH_PX + 5
            if left + wide > width or not rows:
                rows.append([])
                left = 0.0
            rows[-1].append((left, place))
            left += wide + 14
        return rows

    def _line_px(self) -> int:
        return broken("x", face(CAPTION), 99).line_height + 2


def part_words(share: Share) -> str:
    return say("{name} {usd}, {pct}%", name=share.name, usd=usd_text(share.usd),
               pct=f"{share.share_pct:f}")  # fmt: skip


def parts_of(shares: Sequence[Share]) -> tuple[Share, ...]:
    """The largest, and the rest as one."""
    if len(shares) <= _MOST:
        return tuple(shares)
    rest = shares[_MOST - 1 :]
    usd = sum((share.usd for share in rest), Decimal(0))
    pct = sum((share.share_pct for share in rest), Decimal(0))
    return (*shares[: _MOST - 1], Share(say("{count} more", count=len(rest)), usd, pct))


def _inks(colors: Palette) -> tuple[QColor, ...]:
    """The plate's yellow for the largest, then ink growing paler."""
    ink, ground = colors.color(Role.INK), colors.color(Role.WINDOW)
    return (colors.color(Role.PLATE), *(mixed(ink, ground, share) for share in
                                        (0.1, 0.35, 0.55, 0.72)))  # fmt: skip
