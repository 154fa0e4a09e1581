"""Blocks to a PDF: the page around the text area, and the document's own particulars."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from keigarage.domain.errors import NotFound
from keigarage.domain.words import say
from keigarage.reports.blocks import Block, PageSize, Title
from keigarage.reports.flow import Page, paged
from keigarage.reports.fonts import MISSING, Face, printable, ready, wrapped
from keigarage.reports.ink import Pen
from keigarage.reports.items import Ink, Item, Rule, Text
from keigarage.reports.layout import slabs
from keigarage.reports.saving import save
from keigarage.reports.setting import SMALL, STUB, Column

__all__ = ["page_count", "render", "save", "write_pdf"]

# Streams as bytes: as text they are a quarter longer and take longer to write. Set here because a
# settings file in the owner's home could say otherwise.
rl_config.useA85 = 0

_POINTS = {PageSize.LETTER: (612.0, 792.0), PageSize.A4: (595.276, 841.89)}
_SIDE = 45.0
_RULE = 38.0  # from the paper's edge to the yellow rule
_FIRST_TOP = 48.0
_TOP = 66.0  # room for the running head above it
_BOTTOM = 50.0
_FOOT = 40.0  # from the paper's lower edge to the line above the foot


def write_pdf(blocks: Sequence[Block], path: Path, size: PageSize | str, title: str) -> int:
    """Draw the blocks into the file `path`, whole or not at all; returns the number of pages.

    raises -- DiskTrouble when the file cannot be written, NotFound for an unknown paper size
    """
    pdf = render(blocks, size, title)
    save(pdf, path)
    return page_count(pdf)


def render(blocks: Sequence[Block], size: PageSize | str, title: str) -> bytes:
    """The blocks as a PDF: the same bytes for the same blocks, whatever the day or the machine.

    raises -- NotFound for an unknown paper size
    """
    width, height = _POINTS[_size(size)]
    ready()
    pages = paged(
        slabs(blocks, width - 2 * _SIDE), height - _FIRST_TOP - _BOTTOM, height - _TOP - _BOTTOM
    )
    buffer = BytesIO()
    canvas = _canvas(buffer, (width, height), title)
    pen = Pen(canvas, height, _SIDE)
    running = next((block.running for block in blocks if isinstance(block, Title)), title)
    for number, page in enumerate(pages or [()], start=1):
        for item in _head(number, running, width - 2 * _SIDE):
            pen.draw(item, 0)
        pen.page(page, _FIRST_TOP if number == 1 else _TOP)
        for item in _foot(number, max(1, len(pages)), page, width - 2 * _SIDE):
            pen.draw(item, height - _FOOT)
        pen.turn()
    canvas.save()
    return buffer.getvalue()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF made by `render` has."""
    # A text of the owner's cannot pass for this: no line break stands inside a string of a PDF.
    found = re.search(rb"^/Count (\d+) /Kids \[", pdf, re.MULTILINE)
    return int(found[1]) if found else 0


def _size(size: PageSize | str) -> PageSize:
    try:
        return PageSize(size)
    except ValueError:
        raise NotFound(
            say("There is no paper size {size}: choose one of {sizes}.",
                size=size, sizes=", ".join(PageSize))
        ) from None  # fmt: skip


def _canvas(buffer: BytesIO, size: tuple[float, float], title: str) -> Any:
    canvas = Canvas(
        buffer,
        pagesize=size,
        pageCompression=1,
        invariant=1,  # no clock and no random number goes into the file
        lang="en-US",
        initialFontName=Face.REGULAR.value,
    )
    canvas.setTitle(printable(title))
    canvas.setAuthor("Kei Garage")
    canvas.setCreator("Kei Garage")
    canvas.setSubject(printable(title))
    return canvas


def _head(number: int, running: str, width: float) -> list[Item]:
    """The yellow rule, and on later pages what the report is about."""
    if number == 1:
        return [Rule(0, _RULE, width, 2.6, Ink.PLATE)]
    column = Column(0, width, _RULE + 4)
    column.add(_one_line(running, width), STUB)
    return [Rule(0, _RULE, width, 1.2, Ink.PLATE), *column.items]


def _foot(number: int, count: int, page: Page, width: float) -> list[Item]:
    """The number of the page, and what a sign for missing characters means where one stands."""
    column = Column(0, width - 90, 4)
    if any(MISSING in text for text in _texts(page)):
        column.add(
            say("{sign} stands for a character that the printed font lacks.", sign=MISSING), SMALL
        )
    right = Column(width - 90, 90, 4)
    right.add_right(say("page {number} of {count}", number=number, count=count), SMALL)
    return [Rule(0, 0, width, 0.5, Ink.LINE), *column.items, *right.items]


def _one_line(text: str, width: float) -> str:
    """The text cut to one line, with an ellipsis where something is left out."""
    lines = wrapped(text, STUB.face, STUB.size, width - 12)
    return lines[0] if len(lines) == 1 else lines[0] + "…"


def _texts(page: Page) -> list[str]:
    return [item.text for placed in page for item in placed.slab.items if isinstance(item, Text)]
