"""The owner's answer on the printed checklist: theirs, with its source, beside the book's."""

from dataclasses import replace

import pytest

from keigarage.domain.dates import PartialDate
from keigarage.domain.own_rules import StateNote
from keigarage.domain.status import Status
from keigarage.reports.blocks import FactsCard, Mark, Notice, Paragraph, Section, SourceFoot, Terms
from keigarage.reports.checklist import dmv_checklist
from keigarage.reports.pdf import render

NOTE = StateNote(
    id=1, code="VA", status=Status.ROAD, text="Ask for Ms. Lee & <b>smile</b>.",
    source="DMV Fairfax, by phone", checked_on=PartialDate(2026, 10, 12),
)  # fmt: skip


@pytest.fixture
def blocks(outlook):
    def make(*notes: StateNote, state: str = "VA", **fields):
        return dmv_checklist(replace(outlook(state, **fields), notes=notes), None)

    return make


def of(blocks, kind):
    return [block for block in blocks if isinstance(block, kind)]


def answer(blocks):
    (card,) = of(blocks, FactsCard)
    return card.answers[2]


def rule(blocks):
    return next(section for section in of(blocks, Section)
                if section.heading.startswith(("The rule", "What the sources")))  # fmt: skip


def pairs(blocks):
    return [pair for part in rule(blocks).parts if isinstance(part, Terms) for pair in part.pairs]


def headings(blocks):
    return [block.heading for block in blocks if isinstance(block, Notice | Section)]


def test_an_own_yes_stands_on_the_card_with_the_books_word(blocks):
    told = answer(blocks(NOTE))
    assert (told.mark, told.text) == (Mark.YES, "Virginia registers it for the road.")
    assert told.lines == (
        "Your own answer for Virginia, checked 12 October 2026. Source: DMV Fairfax, by phone.",
        "The rule book: unsettled: the sources disagree.",
        "Confidence high, as of May 2025.",
    )
    assert told.caution == ""  # the book is stale, but it is not the book's answer


def test_an_own_yes_against_the_book_is_said_at_the_head(blocks):
    (notice,) = of(blocks(NOTE), Notice)
    assert notice.mark is Mark.YES
    assert notice.heading == "By your own note, Virginia registers this kei car for the road."
    assert NOTE.text in notice.lines[0] and "DMV Fairfax" in notice.lines[0]
    assert "sources disagree" in notice.lines[1]
    assert "Ask in writing before you buy" not in headings(blocks(NOTE))
    assert "Ask in writing before you buy" in headings(blocks())


@pytest.mark.parametrize("status, heading, asks", [
    (Status.LIMITED, "Texas registers this kei car, with limits.", "Ask before you go"),
    (Status.LOCAL, "Texas leaves this kei car to the county or town.", "Ask Travis first"),
    (Status.UNSETTLED, "Unsettled: the sources disagree", "Ask in writing before you buy"),
    (Status.OFFROAD, "Texas keeps this kei car off the road", "Call before you go"),
    (Status.PROHIBITED, "Texas does not register this kei car", "Call before you go"),
])  # fmt: skip
def test_every_own_answer_shapes_the_page_as_the_books_would(blocks, status, heading, asks):
    page = blocks(replace(NOTE, code="TX", status=status), state="TX", county="Travis")
    (notice,) = of(page, Notice)
    assert notice.heading.startswith(heading)
    assert any(NOTE.text in line for line in notice.lines)
    assert asks in headings(page)
    book = "Registers it for the road. The 2025 Legislature passed SB 1816."
    assert ("Rule book", book) in pairs(page)


def test_where_owner_and_book_agree_the_note_stands_with_the_rule(blocks):
    page = blocks(replace(NOTE, code="TX"), state="TX")
    assert of(page, Notice) == []
    (label, told), *_ = pairs(page)
    assert label == "Your answer" and NOTE.text in told
    assert "Plates: regular passenger; antique (25 years)." in answer(page).lines


def test_a_text_alone_is_printed_beside_the_books_answer(blocks):
    text = replace(NOTE, status=None, county="Fairfax County", text="Bring two copies.")
    page = blocks(text, county="Fairfax")
    assert answer(page).text == "Virginia: unsettled, the sources disagree."
    assert pairs(page)[0] == (
        "Your note", "Fairfax County, Virginia: Bring two copies. Source: DMV Fairfax, by phone; "
        "checked 12 October 2026.",
    )  # fmt: skip
    assert any(isinstance(part, Paragraph) for part in rule(page).parts)
    assert pairs(blocks(text, county="Arlington"))[0][0] == "They disagree"


def test_the_notes_are_among_the_sources(blocks):
    county = replace(NOTE, id=2, county="Fairfax", status=Status.LOCAL, source="county clerk")
    (foot,) = of(blocks(NOTE, county, county="Fairfax"), SourceFoot)
    assert foot.lines[:2] == (
        "Your own note on Fairfax, Virginia: county clerk, checked 12 October 2026.",
        "Your own note on Virginia: DMV Fairfax, by phone, checked 12 October 2026.",
    )
    assert not any("Your own" in line for line in of(blocks(), SourceFoot)[0].lines)


def test_an_own_answer_of_last_year_wants_checking(blocks):
    old = replace(NOTE, checked_on=PartialDate(2025, 10))
    assert answer(blocks(old)).caution == "Over a year old: check before you rely on it."


def test_a_state_told_by_a_rule_pack_says_so(outlook):
    told = outlook("TX")
    page = dmv_checklist(replace(told, state=replace(told.state, from_pack="tx-club")), None)
    assert "Told by the rule pack tx-club." in answer(page).lines
    (foot,) = of(page, SourceFoot)
    assert any("told by the rule pack tx-club" in line for line in foot.lines)


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_a_long_note_is_printed_whole(blocks, size):
    from io import BytesIO

    import pypdf

    text = " ".join(f"word{number}" for number in range(400))
    pdf = render(blocks(replace(NOTE, text=text)), size, "x")
    told = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert all(f"word{number}" in told for number in range(400))
    assert "smile" not in told
