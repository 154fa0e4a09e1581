"""Ink: items drawn on a ReportLab canvas. All text is drawn as it stands; nothing is markup."""

import re
from typing import Any

from reportlab.lib.colors import Color, HexColor

from keigarage.reports.blocks import Mark
from keigarage.reports.flow import Page
from keigarage.reports.fonts import Face, printable, text_width
from keigarage.reports.items import Bookmark, Frame, Ink, Item, Rule, Sign, Text, Tick
from keigarage.reports.ticks import EDGE, TICK, TickFields, tick_points

_COLORS: dict[Ink, Color] = {ink: HexColor(ink.value) for ink in Ink}
_RIGHT_TO_LEFT = re.compile(r"[֐-׿](?:[^0-9A-Za-z]*[֐-׿])*")


class Pen:
    """Draws the items of a page. `left` and `top` place the text area, in points from the edge."""

    def __init__(self, canvas: Any, page_height: float, left: float) -> None:
        self._canvas = canvas
        self._height = page_height
        self._left = left
        self._ticks = TickFields(canvas)
        self._bookmarks = 0
        self._titled = False
        self._filled: Ink | None = None

    def turn(self) -> None:
        """Finish the page; the next one begins with no colour chosen."""
        self._canvas.showPage()
        self._filled = None

    def page(self, page: Page, top: float) -> None:
        """Draw a page's slabs with its text area `top` points below the paper's edge."""
        for placed in page:
            for item in placed.slab.items:
                self.draw(item, top + placed.y)

    def draw(self, item: Item, top: float) -> None:
        """Draw one item whose slab begins `top` points below the paper's edge."""
        x, y = self._left + item.x, self._height - top - item.y
        match item:
            case Text():
                self._text(item, x, y)
            case Rule():
                self._rule(item, x, y)
            case Frame():
                self._frame(item, x, y)
            case Tick():
                self._tick(item, x, y - item.size)
            case Sign():
                self._sign(item, x + item.size / 2, y - item.size / 2)
            case Bookmark():
                self._bookmark(item, y)

    def _text(self, item: Text, x: float, y: float) -> None:
        self._fill(item.ink)
        self._canvas.setFont(item.face.value, item.size)
        self._canvas.drawString(x, y, _as_seen(item.text))

    def _fill(self, ink: Ink) -> None:
        if ink is not self._filled:
            self._canvas.setFillColor(_COLORS[ink])
            self._filled = ink

    def _rule(self, item: Rule, x: float, y: float) -> None:
        self._fill(item.ink)
        self._canvas.rect(x, y - item.thick / 2, item.width, item.thick, stroke=0, fill=1)

    def _frame(self, item: Frame, x: float, y: float) -> None:
        self._canvas.setStrokeColor(_COLORS[item.ink])
        self._canvas.setLineWidth(item.thick)
        radius = min(item.radius, item.height / 2)
        self._canvas.roundRect(x, y - item.height, item.width, item.height, radius)

    def _tick(self, item: Tick, x: float, y: float) -> None:
        """A box on the paper, and over it the field: white, so that unticking takes it away.

        Some viewers leave form fields out; they still show what was ticked when it was printed.
        """
        side = item.size - EDGE
        self._canvas.setStrokeColor(_COLORS[Ink.BLACK])
        self._canvas.setLineWidth(EDGE)
        self._canvas.rect(x + EDGE / 2, y + EDGE / 2, side, side)
        if item.done:
            self._line([(x + across, y + up) for across, up in tick_points(item.size)], Ink.BLACK)
        tip = printable(item.tip).replace("\n", " ")
        self._ticks.add(item.name, tip, item.done, x, y, item.size)

    def _bookmark(self, item: Bookmark, y: float) -> None:
        self._bookmarks += 1
        key = f"place-{self._bookmarks}"
        self._canvas.bookmarkHorizontal(key, 0, y + 8)
        # Sections stand under the title, or by themselves where a report has none.
        self._titled = self._titled or item.level == 0
        title = printable(item.text).replace("\n", " ")
        self._canvas.addOutlineEntry(title, key, item.level if self._titled else 0)

    def _sign(self, item: Sign, x: float, y: float) -> None:
        """A disc with a tick or a cross, a half disc, or a ring with a question mark."""
        canvas, radius = self._canvas, item.size / 2
        solid = item.mark in (Mark.YES, Mark.NO)
        canvas.setStrokeColor(_COLORS[Ink.BLACK])
        self._fill(Ink.BLACK)
        canvas.setLineWidth(0.9)
        canvas.circle(x, y, radius, stroke=1, fill=int(solid))
        match item.mark:
            case Mark.YES:
                self._line([(x + i * radius, y + j * radius) for i, j in TICK], Ink.PAPER)
            case Mark.NO:
                arm = radius * 0.42
                self._line([(x - arm, y + arm), (x + arm, y - arm)], Ink.PAPER)
                self._line([(x - arm, y - arm), (x + arm, y + arm)], Ink.PAPER)
            case Mark.DEPENDS:
                canvas.wedge(
                    x - radius, y - radius, x + radius, y + radius, 90, 180, stroke=0, fill=1
                )
            case Mark.UNKNOWN:
                size = item.size * 0.8
                canvas.setFont(Face.BOLD.value, size)
                canvas.drawString(x - text_width("?", Face.BOLD, size) / 2, y - size * 0.365, "?")

    def _line(self, points: list[tuple[float, float]], ink: Ink) -> None:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._canvas.setStrokeColor(_COLORS[ink])
        self._canvas.setLineWidth(1.3)
        self._canvas.drawPath(path)


def _as_seen(text: str) -> str:
    """Hebrew runs turned round, since ink goes from left to right."""
    if text.isascii():
        return text
    return _RIGHT_TO_LEFT.sub(lambda run: run.group()[::-1], text)
