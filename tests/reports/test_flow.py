"""Pages: what stays together, what is parted, what is repeated."""

from keigarage.reports.flow import Page, paged
from keigarage.reports.fonts import Face
from keigarage.reports.items import Frame, Ink, Slab, Text


def slab(name: str, height: float, **more: object) -> Slab:
    text = Text(0, height / 2, name, Face.REGULAR, 9, Ink.BLACK)
    return Slab(height=height, items=(text,), **more)  # type: ignore[arg-type]


def lines(count: int, **more: object) -> Slab:
    """A slab of lines 10 points high."""
    items = tuple(
        Text(0, 10 * n + 8, f"line {n}", Face.REGULAR, 9, Ink.BLACK) for n in range(count)
    )
    cuts = tuple(10.0 * n for n in range(count))
    return Slab(height=10.0 * count, items=items, cuts=cuts, **more)  # type: ignore[arg-type]


def texts(page: Page) -> list[str]:
    return [i.text for placed in page for i in placed.slab.items if isinstance(i, Text)]


def test_slabs_fill_a_page_and_then_the_next() -> None:
    pages = paged([slab(name, 40) for name in "abcde"], 100, 100)
    assert [texts(page) for page in pages] == [["a", "b"], ["c", "d"], ["e"]]


def test_the_gap_is_left_out_at_the_top_of_a_page() -> None:
    pages = paged([slab("a", 60, gap=10), slab("b", 60, gap=10)], 100, 100)
    assert [page[0].y for page in pages] == [0, 0]


def test_a_heading_goes_with_what_it_heads() -> None:
    pages = paged([slab("a", 60), slab("heading", 20, keep=True), slab("b", 30)], 100, 100)
    assert [texts(page) for page in pages] == [["a"], ["heading", "b"]]


def test_a_section_that_goes_on_repeats_its_heading() -> None:
    again = slab("heading, continued", 20)
    pages = paged(
        [slab("heading", 20, keep=True), *(slab(n, 30, again=again) for n in "abcd")], 100, 100
    )
    assert [texts(page) for page in pages] == [
        ["heading", "a", "b"],
        ["heading, continued", "c", "d"],
    ]


def test_a_slab_taller_than_a_page_is_parted_between_lines() -> None:
    pages = paged([slab("a", 40), lines(25), slab("b", 10)], 100, 100)
    assert [line for page in pages for line in texts(page)] == [
        "a", *(f"line {n}" for n in range(25)), "b",
    ]  # fmt: skip
    assert all(placed.y + placed.slab.height <= 100 for page in pages for placed in page)


def test_a_parted_slab_does_not_leave_its_heading_or_one_line_behind() -> None:
    pages = paged([slab("a", 65), slab("heading", 20, keep=True), lines(25)], 100, 100)
    assert texts(pages[0]) == ["a"]
    assert texts(pages[1])[:4] == ["heading", "line 0", "line 1", "line 2"]


def test_a_frame_is_closed_on_both_pages() -> None:
    framed = lines(15)
    framed = Slab(height=150, items=(Frame(0, 0, 50, 150, 1, Ink.BLACK), *framed.items),
                  cuts=framed.cuts)  # fmt: skip
    pages = paged([framed], 100, 100)
    heights = [i.height for p in pages for s in p for i in s.slab.items if isinstance(i, Frame)]
    assert heights == [100, 50]


def test_what_cannot_be_cut_gets_a_page_of_its_own() -> None:
    pages = paged([slab("a", 10), slab("giant", 300), slab("b", 10)], 100, 100)
    assert [texts(page) for page in pages] == [["a"], ["giant"], ["b"]]


def test_nothing_gives_no_page() -> None:
    assert paged([], 100, 100) == []
