"""The strip of an import: a bar for each station, its words and its day beneath."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from keigarage.domain.words import say
from keigarage.ui.car_page.short_dates import strip_text
from keigarage.ui.car_page.strip_words import STANDING_WORDS, Standing, Station
from keigarage.ui.fields.prose import as_tip, face
from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.marks import Mark, paint_mark
from keigarage.ui.look.palette import Palette, Role

_BAR_PX, _TOP_PX, _SIDE_PX = 3, 5, 2
_BARS = {
    Standing.DONE: Role.INK,
    Standing.LATE: Role.NO,
    Standing.NEXT: Role.PLATE,
    Standing.LATER: Role.TRACK,
}
_INKS = {
    Standing.DONE: Role.QUIET,
    Standing.LATE: Role.NO,
    Standing.NEXT: Role.INK,
    Standing.LATER: Role.QUIET,
}


class MilestoneStrip(QWidget):
    """Colour never stands alone: a tick on what is done, and the words late and next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stations: tuple[Station, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("How far the import is"))

    @property
    def stations(self) -> tuple[Station, ...]:
        return self._stations

    def set_stations(self, stations: tuple[Station, ...]) -> None:
        if stations == self._stations:
            return
        self._stations = stations
        told = [station.spoken for station in stations]
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip(as_tip("\n".join(told)))
        self.update()

    def sizeHint(self) -> QSize:
        line = broken("x", face(CAPTION), 99).line_height
        return QSize(280, _TOP_PX + _BAR_PX + 4 * line + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), palette.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / max(len(self._stations), 1)
        for place, station in enumerate(self._stations):
            self._station(painter, QRectF(place * wide, 0, wide, self.height()), station, colors)
        painter.end()

    def _station(self, painter: QPainter, area: QRectF, station: Station, colors: Palette) -> None:
        standing = station.standing
        thick = _BAR_PX + (2 if standing in (Standing.NEXT, Standing.LATE) else 0)
        bar = QRectF(area.left(), _TOP_PX - (thick - _BAR_PX) / 2, area.width() - 1, thick)
        painter.fillRect(bar, colors.color(_BARS[standing]))
        room, top = area.width() - 2 * _SIDE_PX, _TOP_PX + _BAR_PX + 5.0
        bold = standing in (Standing.NEXT, Standing.LATE)
        words = broken(station.words, face(CAPTION, bold=bold), room, most=2)
        painter.setPen(colors.color(_INKS[standing]))
        top = self._line(painter, area, top, words)
        painter.setPen(colors.color(Role.NO if standing is Standing.LATE else Role.INK))
        date = broken(strip_text(station.date) or "–", face(CAPTION, bold=bold), room, most=2)
        top = self._line(painter, area, top, date)
        if standing is Standing.DONE:
            glyph = QRectF(area.center().x() - 5, top + 1, 10, 10)
            paint_mark(painter, glyph, Mark.YES, colors)
        elif bold:
            told = broken(say(STANDING_WORDS[standing]), face(CAPTION, bold=True), room, most=1)
            painter.setPen(colors.color(_INKS[standing]))
            self._line(painter, area, top, told)

    def _line(self, painter: QPainter, area: QRectF, top: float, block: Block) -> float:
        for number, line in enumerate(block.lines):
            one = broken(line, block.font, 10_000, most=1)
            left = area.center().x() - one.width / 2
            one.paint(painter, left, top + number * block.line_height)
        return top + block.height
