"""The checklist of all 51 records of the rule book: nothing clipped, nothing on top of another."""

from datetime import date
from itertools import combinations

import pytest

from keigarage.domain.car import Body, Car
from keigarage.domain.dates import PartialDate
from keigarage.domain.outlook import look_ahead
from keigarage.reference import RuleBook
from keigarage.reports.blocks import Rows, Section
from keigarage.reports.checklist import dmv_checklist
from keigarage.reports.flow import Page, paged
from keigarage.reports.fonts import text_width
from keigarage.reports.items import Slab, Text, Tick
from keigarage.reports.layout import slabs

BOOK = RuleBook()
WIDTH, FIRST, HEIGHT = 505.0, 744.0, 726.0  # the text area on A4, the narrower paper


def checklist_pages(code: str, body: Body) -> list[Page]:
    car = Car(
        make="Daihatsu", model="Hijet Deck Van", variant="S320W special edition of many words",
        name="A name that is sixty characters long, which is a great many!", body=body,
        chassis_no="S320W-0123456", built=PartialDate(2002), first_registered=PartialDate(2001),
    )  # fmt: skip
    outlook = look_ahead(
        car, (), federal=BOOK.federal, epa=BOOK.epa, state=BOOK.state(code),
        specs=BOOK.papers_for(code), records={}, on=date(2026, 11, 22),
    )  # fmt: skip
    blocks = dmv_checklist(outlook, None)
    names = [row.name for block in blocks if isinstance(block, Section)
             for part in block.parts if isinstance(part, Rows) for row in part.rows]  # fmt: skip
    assert len(names) == len(set(names))
    return paged(slabs(blocks, WIDTH), FIRST, HEIGHT)


Box = tuple[float, float, float, float, str]


def boxes(slab: Slab, top: float) -> list[Box]:
    """Left, top, right, bottom of the ink of each text and box to tick."""
    found: list[Box] = []
    for item in slab.items:
        if isinstance(item, Text):
            wide = text_width(item.text, item.face, item.size)
            y = top + item.y
            found.append((item.x, y - 0.72 * item.size, item.x + wide, y + 0.1 * item.size,
                          item.text))  # fmt: skip
        elif isinstance(item, Tick):
            y = top + item.y
            found.append((item.x, y, item.x + item.size, y + item.size, item.name))
    return found


def overlap(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("code", BOOK.state_codes())
def test_no_text_is_clipped_or_covered(code: str) -> None:
    for body in (Body.TRUCK, Body.ROADSTER):
        for number, page in enumerate(checklist_pages(code, body)):
            inked = [box for placed in page for box in boxes(placed.slab, placed.y)]
            assert max(box[2] for box in inked) <= WIDTH + 0.01
            assert max(box[3] for box in inked) <= (HEIGHT if number else FIRST)
            covered = [pair for pair in combinations(inked, 2) if overlap(*pair)]
            assert not covered


@pytest.mark.parametrize("code", ["AK", "FL", "NJ", "TX"])
def test_no_page_ends_on_a_heading(code: str) -> None:
    for page in checklist_pages(code, Body.TRUCK):
        assert not page[-1].slab.keep
