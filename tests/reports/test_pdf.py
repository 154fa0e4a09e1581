"""The pages themselves, read back: text, boxes, fonts, and text meant to do harm."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from keigarage.domain.car import Body
from keigarage.domain.catalogue import Generation
from keigarage.domain.errors import DiskTrouble, NotFound
from keigarage.domain.outlook import Outlook
from keigarage.reports.blocks import (
    Answer,
    Block,
    Fact,
    FactsCard,
    Mark,
    NoteLines,
    Notice,
    PageSize,
    Paragraph,
    Row,
    Rows,
    Section,
    SourceFoot,
    Terms,
    Title,
)
from keigarage.reports.checklist import dmv_checklist
from keigarage.reports.fonts import printable
from keigarage.reports.pdf import page_count, render, write_pdf

Make = Callable[..., Outlook]

HOSTILE = (
    "<V-spec>", "A & B </b>", '<img src="/etc/passwd"/>', "(un)balanced ) \\ (", "%PDF-1.4 endobj",
    "\n/Count 99 /Kids [", "🚗🇯🇵", "مرحبا", "nul\x00l", "日産 スカイライン", "X" * 300, "\ud800",
)  # fmt: skip


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(pdf).pages)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def everywhere(text: str) -> list[Block]:
    """The same text in every place a block has."""
    row = Row(name=text, title=text, form=text, note=text, aside=text, done=True, lines=1)
    return [
        Title(text=text, about=text, printed=text, running=text),
        Notice(Mark.NO, text, (text,)),
        FactsCard(
            (Fact(text, text, text, large=True),),
            tuple(Answer(mark, text, (text,), text) for mark in Mark),
        ),
        Section(text, (Paragraph(text), Terms(((text, text),)), Rows((row, row), text)), stub=text),
        Section("two columns", (Rows((row, row, row), columns=2),)),
        NoteLines(text, 2),
        SourceFoot(text, text, (text,)),
    ]


@pytest.fixture
def texas(outlook: Make, generation: Generation) -> list[Block]:
    made = outlook(papers={"tx-130-u": "have", "cbp7501": "submitted"})
    return dmv_checklist(made, generation)


class TestDocument:
    def test_every_page_says_which_it_is_of_how_many(self, texas: list[Block]) -> None:
        pages = read(render(texas, PageSize.LETTER, "Beat, Texas")).pages
        assert len(pages) == 2
        for number, page in enumerate(pages, start=1):
            assert page.extract_text().strip().endswith(f"page {number} of 2")

    def test_later_pages_name_car_and_state(self, texas: list[Block]) -> None:
        second = read(render(texas, PageSize.LETTER, "Beat, Texas")).pages[1].extract_text()
        assert second.startswith("Texas title and plates · 1991 Honda Beat · PP1-1100123")

    @pytest.mark.parametrize("size, points", [("letter", (612, 792)), ("a4", (595, 842))])
    def test_paper(self, texas: list[Block], size: str, points: tuple[int, int]) -> None:
        for page in read(render(texas, size, "Beat")).pages:
            assert (round(page.mediabox.width), round(page.mediabox.height)) == points

    def test_an_unknown_paper_size_is_refused_in_words(self, texas: list[Block]) -> None:
        with pytest.raises(NotFound, match=r"no paper size a5.*letter, a4"):
            render(texas, "a5", "Beat")

    def test_title_author_and_language(self, texas: list[Block]) -> None:
        reader = read(render(texas, PageSize.A4, "ビート, Texas"))
        assert reader.metadata is not None
        assert reader.metadata.title == "ビート, Texas"
        assert reader.metadata.author == "Kei Garage"
        assert reader.trailer["/Root"]["/Lang"] == "en-US"  # type: ignore[index]

    def test_bookmarks_lead_to_the_sections(self, texas: list[Block]) -> None:
        reader = read(render(texas, PageSize.LETTER, "Beat"))
        top, below = reader.outline
        assert top.title == "Texas title and plates"  # type: ignore[union-attr]
        titles = [entry.title for entry in below]  # type: ignore[union-attr]
        assert titles[0] == "Take with you"
        assert titles[-1] == "Sources"
        assert len(titles) == len(set(titles))

    def test_every_font_is_embedded(self, texas: list[Block]) -> None:
        fonts = {}
        for page in read(render(texas, PageSize.LETTER, "Beat")).pages:
            for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
                font = font.get_object()
                fonts[font["/BaseFont"]] = "/FontFile2" in font["/FontDescriptor"]
        assert len(fonts) == 2
        assert all(fonts.values())

    def test_japanese_and_figures_can_be_read_back(self, texas: list[Block]) -> None:
        text = text_of(render(texas, PageSize.LETTER, "Beat"))
        for part in ("ホンダ・ビート", "平成3年5月", "PP1-1100123", "$33.00", "6.25 %"):
            assert part in text

    def test_the_same_blocks_give_the_same_bytes(self, texas: list[Block]) -> None:
        first = render(texas, PageSize.LETTER, "Beat")
        assert render(texas, PageSize.LETTER, "Beat") == first

    def test_the_same_bytes_in_another_process_on_another_day(self) -> None:
        blocks = everywhere("ビート <b> & 日産 🚗")
        here = hashlib.sha256(render(blocks, PageSize.A4, "x")).hexdigest()
        script = (
            "import hashlib, runpy; from keigarage.reports.pdf import render; "
            f"make = runpy.run_path({__file__!r})['everywhere']; "
            "print(hashlib.sha256(render(make('ビート <b> & 日産 🚗'), 'a4', 'x')).hexdigest())"
        )
        environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
        there = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True,
            cwd=Path(__file__).parents[2], check=True,
        )  # fmt: skip
        assert there.stdout.strip() == here

    def test_no_blocks_give_one_blank_page(self) -> None:
        assert page_count(render([], PageSize.LETTER, "nothing")) == 1


class TestBoxes:
    def test_fields_have_names_ticks_and_tips(self, texas: list[Block]) -> None:
        fields = read(render(texas, PageSize.LETTER, "Beat")).get_fields()
        assert fields is not None
        assert fields["tx-130-u"]["/V"] == "/Yes"
        assert fields["cbp7501"]["/V"] == "/Yes"
        assert fields["tx-vtr-68-a"]["/V"] == "/Off"
        assert fields["tx-130-u"]["/TU"] == "Application for Texas Title"
        assert {"copy-identity", "fee-1", "counter-chassis"} <= set(fields)

    def test_they_print_and_stand_inside_the_page(self, texas: list[Block]) -> None:
        for page in read(render(texas, PageSize.LETTER, "Beat")).pages:
            for note in page["/Annots"]:  # type: ignore[union-attr]
                widget = note.get_object()
                left, low, right, high = (float(edge) for edge in widget["/Rect"])
                assert widget["/F"] & 4, "an annotation prints only with this flag"
                assert 40 <= left < right <= 612 - 40
                assert 40 <= low < high <= 792 - 40

    def test_ticking_works_on_the_screen(self, texas: list[Block]) -> None:
        for page in read(render(texas, PageSize.LETTER, "Beat")).pages:
            for note in page["/Annots"]:  # type: ignore[union-attr]
                faces = note.get_object()["/AP"]["/N"]
                assert set(faces) == {"/Yes", "/Off"}
                assert (
                    faces["/Yes"].get_object().get_data() != faces["/Off"].get_object().get_data()
                )

    def test_two_boxes_of_one_name_do_not_tick_together(self) -> None:
        row = Row(name="same.name", title="One")
        pdf = render([Section("Head", (Rows((row, row)),))], PageSize.LETTER, "x")
        fields = read(pdf).get_fields()
        assert fields is not None
        assert set(fields) == {"same-name", "same-name-2"}


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_it_is_shown_and_does_nothing_else(self, text: str) -> None:
        pdf = render(everywhere(text), PageSize.LETTER, text)
        reader = read(pdf)
        assert squeezed(printable(text)) in squeezed(text_of(pdf))
        assert page_count(pdf) == len(reader.pages)
        assert not [page for page in reader.pages if len(page.images)]

    def test_a_missing_character_is_explained_where_it_stands(self) -> None:
        with_car = text_of(render([Section("Head", (Paragraph("🚗"),))], PageSize.LETTER, "x"))
        assert "〓 stands for a character" in with_car
        without = text_of(render([Section("Head", (Paragraph("car"),))], PageSize.LETTER, "x"))
        assert "〓" not in without

    def test_hebrew_is_drawn_from_right_to_left(self) -> None:
        pdf = render([Section("Head", (Paragraph("car שלום 123"),))], PageSize.LETTER, "x")
        # The reader turns the glyphs it finds on the page back into the order they were typed in.
        assert "שלום" in text_of(pdf)

    @pytest.mark.parametrize("place", ["title", "note"])
    def test_five_thousand_words_in_one_row(self, place: str) -> None:
        words = " ".join(f"word{number}" for number in range(5000))
        row = Row(name="long", title="Long") if place == "note" else Row(name="long", title=words)
        row = Row(name="long", title=row.title, note=words if place == "note" else "")
        pdf = render(
            [Section("Head", (Rows((row, Row(name="next", title="Next"))),))], PageSize.LETTER, "x"
        )
        reader = read(pdf)
        assert len(reader.pages) > 5
        found = re.findall(r"word\d+", text_of(pdf))
        assert found == words.split(" ")
        fields = reader.get_fields()
        assert fields is not None and set(fields) == {"long", "next"}

    def test_five_thousand_words_in_the_card_and_the_notice(self) -> None:
        words = " ".join(f"word{number}" for number in range(5000))
        blocks: list[Block] = [
            Notice(Mark.NO, "Heading", (words,)),
            FactsCard((Fact("Label", words),), (Answer(Mark.YES, "Yes", (words,)),)),
        ]
        pdf = render(blocks, PageSize.A4, "x")
        assert len(re.findall(r"word4999\b", text_of(pdf))) == 3

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=200).filter(lambda text: not re.search("[\u0590-\u05ff]", text)))
    def test_any_text_at_all(self, text: str) -> None:
        pdf = render([Section("Head", (Paragraph(text),))], PageSize.LETTER, text)
        assert squeezed(printable(text)) in squeezed(text_of(pdf))

    @pytest.mark.soak
    @settings(max_examples=2000, deadline=None)
    @given(st.text(max_size=2000))
    def test_two_thousand_texts_everywhere(self, text: str) -> None:
        pdf = render(everywhere(text), PageSize.A4, text)
        assert page_count(pdf) == len(read(pdf).pages)


class TestWriting:
    def test_it_returns_the_number_of_pages(self, texas: list[Block], tmp_path: Path) -> None:
        path = tmp_path / "list.pdf"
        assert write_pdf(texas, path, PageSize.LETTER, "Beat") == 2
        assert path.read_bytes() == render(texas, PageSize.LETTER, "Beat")

    def test_an_unwritable_place(self, texas: list[Block], tmp_path: Path) -> None:
        path = tmp_path / "no" / "list.pdf"
        with pytest.raises(DiskTrouble, match=re.escape(str(path))):
            write_pdf(texas, path, PageSize.LETTER, "Beat")


@pytest.mark.parametrize("state", ["TX", "CA", "KY", "GA", "VA"])
@pytest.mark.parametrize("body", [Body.ROADSTER, Body.TRUCK])
def test_each_case_prints(outlook: Make, state: str, body: Body, tmp_path: Path) -> None:
    blocks = dmv_checklist(outlook(state, body=body), None)
    assert write_pdf(blocks, tmp_path / "list.pdf", PageSize.A4, state) in (2, 3)
