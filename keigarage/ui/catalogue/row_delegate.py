"""One row of the catalogue: the outline to scale, the names, the days of entry."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Kind, Standing, kind_of
from keigarage.domain.words import say
from keigarage.ui.catalogue.picture import paint_at, size_at
from keigarage.ui.catalogue.rows import EntryWords, Row, RowList, entry_words, short_years
from keigarage.ui.catalogue.units import cc_text
from keigarage.ui.catalogue.words import BODY_WORDS, say_standard
from keigarage.ui.fields.prose import face
from keigarage.ui.look import marks, palette, plate
from keigarage.ui.look.fonts import CAPTION, FIELD, TABLE, px
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import THING_ROLE, Index

ROW_PX = 72
# Every car of the list at one scale: a kei fills the picture's column, a pickup pushes its words
# aside, which says more than its length in figures.
PX_PER_MM = 0.0306
_PICTURE_PX = 108
_ENTRY_PX = 176
_FACTS_PX, _ROOMY_PX = 210, 860
_LINE_PX = 19
_LEFT_PX = 16
_GAP_PX = 16

_MARKS = {
    Standing.ALL: marks.Mark.YES,
    Standing.SOME: marks.Mark.DEPENDS,
    Standing.UNKNOWN: marks.Mark.UNSETTLED,
}


class RowDelegate(QStyledItemDelegate):
    """Paints a `Row`; what is chosen has the yellow bar, ink while the keyboard is in the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(THING_ROLE)
        model = index.model()
        if row is None or not isinstance(model, RowList):
            return
        colors, area = palette.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, option, colors)
        ground = area.bottom() - (area.height() - px(54)) / 2 - 1
        paint_at(
            painter, QPointF(area.left() + _LEFT_PX, ground), row.generation, PX_PER_MM, colors
        )
        wide = max(size_at(row.generation, PX_PER_MM).width(), _PICTURE_PX)
        left = area.left() + _LEFT_PX + wide + _GAP_PX
        right = area.right() - px(_ENTRY_PX) - 12
        entry = QRectF(right, area.top(), px(_ENTRY_PX), area.height())
        paint_entry(painter, entry, entry_words(row, model.on), colors)
        if area.width() >= px(_ROOMY_PX):
            right -= px(_FACTS_PX)
            facts = QRectF(right, area.top(), px(_FACTS_PX) - 16, area.height())
            _lines(painter, facts, fact_lines(row.generation), colors)
        names = QRectF(left, area.top(), max(right - left - 12, 40), area.height())
        self._names(painter, names, row, row.generation.id in model.compared, colors)
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        area: QRectF,
        option: QStyleOptionViewItem,
        colors: palette.Palette,
    ) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colors.color(Role.SELECTION))
            held = option.widget is not None and option.widget.hasFocus()
            bar = QRectF(area.left(), area.top(), 4, area.height())
            painter.fillRect(bar, colors.color(Role.INK if held else Role.PLATE))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colors.color(Role.HOVER))
        painter.setPen(colors.color(Role.HAIRLINE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _names(
        self,
        painter: QPainter,
        area: QRectF,
        row: Row,
        compared: bool,
        colors: palette.Palette,
    ) -> None:
        one = row.generation
        names = " · ".join(part for part in (one.name_ja, _codes(row)) if part)
        years = short_years(one.production_start, one.production_end)
        below = [words for words in (names, years) if words]
        high = px(_LINE_PX)
        top = area.center().y() - high * (1 + len(below)) / 2
        title = QRectF(area.left(), top, area.width(), high)
        used = _line(painter, title, one.title, (FIELD, True), colors.color(Role.INK))
        for words in _tags(row, compared):
            used += _tag(painter, title.adjusted(used + 8, 0, 0, 0), words, colors)
        if used + 60 < title.width():
            _line(painter, title.adjusted(used + 8, 0, 0, 0), one.variant or one.generation,
                  (TABLE, False), colors.color(Role.QUIET))  # fmt: skip
        for number, words in enumerate(below, 1):
            _line(painter, title.translated(0, number * high), words, (TABLE, False),
                  colors.color(Role.QUIET))  # fmt: skip


def paint_entry(
    painter: QPainter, area: QRectF, words: EntryWords, colors: palette.Palette
) -> None:
    """The mark or the countdown with the first day, and the last day beneath."""
    high = px(21)
    upper = QRectF(area.left(), area.center().y() - high, area.width(), high)
    painter.setFont(face(TABLE))
    ink = colors.color(Role.QUIET)
    left = 0.0
    if words.chip:
        left = plate.chip_width(words.chip, painter.font()) + 8
        chip = QRectF(upper.left(), upper.center().y() - 10, left - 8, 20)
        plate.paint_chip(painter, chip, words.chip, words.standing is Standing.NEAR, colors)
    elif words.standing in _MARKS:
        mark = _MARKS[words.standing]
        glyph = QRectF(upper.left(), upper.center().y() - 6.5, 13, 13)
        marks.paint_mark(painter, glyph, mark, colors)
        ink, left = marks.mark_color(mark, colors), 20.0
    _line(painter, upper.adjusted(left, 0, 0, 0), words.first, (TABLE, False), ink)
    lower = upper.translated(0, high)
    indent = 0.0 if words.chip or words.standing is None else 20.0
    _line(painter, lower.adjusted(indent, 0, 0, 0), words.last, (TABLE, False),
          colors.color(Role.QUIET))  # fmt: skip


def fact_lines(one: Generation) -> list[str]:
    """What a wide list has room for: engine and weight, body and drive, the standard."""
    engine = (cc_text(one.displacement_cc) if one.displacement_cc else "",
              say("{ps} PS", ps=f"{one.power_ps:g}") if one.power_ps else "",
              say("{kg} kg", kg=f"{one.kerb_kg:,}") if one.kerb_kg else "")  # fmt: skip
    drive = (say(BODY_WORDS[one.body]), " + ".join(one.drivetrain))
    standard = "" if kind_of(one) is Kind.AMERICAN else say_standard(one.kei_standard)
    lines = (" · ".join(filter(None, engine)), " · ".join(filter(None, drive)), standard)
    return [line for line in lines if line]


def _lines(painter: QPainter, area: QRectF, lines: list[str], colors: palette.Palette) -> None:
    high = px(_LINE_PX)
    top = area.center().y() - high * len(lines) / 2
    for number, words in enumerate(lines):
        line = QRectF(area.left(), top + number * high, area.width(), high)
        ink = colors.color(Role.INK if not number else Role.QUIET)
        _line(painter, line, words, (TABLE, False), ink)


def _tags(row: Row, compared: bool) -> list[str]:
    found = [say("not a kei")] if kind_of(row.generation) is Kind.BESIDE else []
    return [*found, say("compared")] if compared else found


def _codes(row: Row) -> str:
    """The chassis codes, the one that was searched for first; five at most."""
    codes = list(row.generation.chassis_codes)
    if row.code in codes:
        codes.remove(row.code)
        codes.insert(0, row.code)
    return ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")


def _tag(painter: QPainter, area: QRectF, words: str, colors: palette.Palette) -> float:
    """A word in a thin frame; gives the width it took with its gap."""
    wide = _cut(words, CAPTION, False, 200)[1] + 14
    if wide > area.width():
        return 0.0
    box = QRectF(area.left() + 0.5, area.center().y() - 8.5, wide, 17)
    painter.setPen(colors.color(Role.EDGE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 8, 8)
    _line(painter, box.adjusted(7, 0, 0, 0), words, (CAPTION, False), colors.color(Role.QUIET))
    return wide + 8


def _line(painter: QPainter, area: QRectF, text: str, look: tuple[int, bool], ink: QColor) -> float:
    """One line cut to the area; `look` is its size and whether it is bold. Gives its width."""
    if not text:
        return 0.0
    cut, wide, down = _cut(text, *look, int(area.width()))
    painter.setFont(face(*look))
    painter.setPen(ink)
    painter.drawText(QPointF(area.left(), area.center().y() + down), cut)
    return wide


@lru_cache(maxsize=4096)  # a key stroke paints the same few hundred names again
def _cut(text: str, size: int, bold: bool, room: int) -> tuple[str, float, float]:
    """The text as it fits the room, its width, and its baseline below the middle of a line."""
    metrics = QFontMetricsF(face(size, bold))
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return cut, metrics.horizontalAdvance(cut), (metrics.ascent() - metrics.descent()) / 2
