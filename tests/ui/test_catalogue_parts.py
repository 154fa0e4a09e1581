"""What the catalogue says and draws, as values: units, figures, dimension lines, the primer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Filter, Kind, entry_days, kind_of
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Answer
from keigarage.domain.kei import kei_answer_of_generation
from keigarage.reference import RuleBook
from keigarage.ui.catalogue.detail_words import entry_face, groups
from keigarage.ui.catalogue.dimensions import front_plan, plan_height, side_plan
from keigarage.ui.catalogue.facets import FACETS, YEARS
from keigarage.ui.catalogue.favourites import favourites
from keigarage.ui.catalogue.figures import figures
from keigarage.ui.catalogue.flow import Flow
from keigarage.ui.catalogue.picture import color_for, outline_for
from keigarage.ui.catalogue.primer import Point, points
from keigarage.ui.catalogue.primer_view import Primer
from keigarage.ui.catalogue.rows import Row, entry_words, short_years
from keigarage.ui.catalogue.units import (
    feet_text,
    length_text,
    power_text,
    torque_text,
    weight_text,
)
from keigarage.ui.fields.prose import Prose

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return RuleBook()


@pytest.fixture
def beat(book: RuleBook) -> Generation:
    return book.generation("honda-beat-pp1")


@pytest.mark.parametrize("mm, text", [
    (3295, "10 ft 10 in"), (3400, "11 ft 2 in"), (1480, "4 ft 10 in"), (3048, "10 ft"),
    (220, "9 in"), (303, "1 ft"), (3042, "10 ft"), (0, "0 in"),
])  # fmt: skip
def test_feet_and_inches(mm: int, text: str) -> None:
    assert feet_text(mm) == text


def test_each_measure_is_told_in_both_systems() -> None:
    assert length_text(3295) == "3,295 mm · 10 ft 10 in"
    assert weight_text(760) == "760 kg · 1,676 lb"
    assert power_text(64.0) == "64 PS · 63 hp"
    assert torque_text(85.0) == "85 Nm · 63 lb-ft"


# Dimension lines


def test_lines_keep_to_the_scale_and_the_figures(qtbot: QtBot, beat: Generation) -> None:
    outline = outline_for(beat)
    plan = side_plan(beat, outline, 340)
    wheelbase, length, height = plan.lines
    assert length.end - length.start == pytest.approx(3295 * plan.px_per_mm)
    assert wheelbase.end - wheelbase.start == pytest.approx(2280 * plan.px_per_mm)
    assert height.end - height.start == pytest.approx(1175 * plan.px_per_mm)
    assert (length.mm, length.feet) == ("3,295 mm", "10 ft 10 in")
    # Beneath the ground the longer line lies outside the shorter; all stay within the drawing.
    assert plan.foot[1] < wheelbase.at < length.at < plan_height(plan)
    assert length.start >= 0 and height.at + 66 <= 340


def test_the_front_shares_the_scale_of_the_side(qtbot: QtBot, beat: Generation) -> None:
    side = side_plan(beat, outline_for(beat), 340)
    front = front_plan(beat, outline_for(beat, "front"), 160, side.px_per_mm)
    [width] = front.lines
    assert width.end - width.start == pytest.approx(1395 * side.px_per_mm)
    assert front.foot[1] == pytest.approx(side.foot[1])


def test_an_unknown_measure_gets_no_line(qtbot: QtBot, beat: Generation) -> None:
    bare = replace(beat, height_mm=None, wheelbase_mm=None)
    plan = side_plan(bare, outline_for(bare), 340)
    assert [line.mm for line in plan.lines] == ["3,295 mm"]


def test_every_generation_can_be_drawn_with_its_lines(qtbot: QtBot, book: RuleBook) -> None:
    for one in book.generations():
        plan = side_plan(one, outline_for(one), 340)
        assert 0.03 < plan.px_per_mm <= 0.12, one.id
        known = (one.length_mm, one.wheelbase_mm, one.height_mm)
        assert len(plan.lines) == sum(mm is not None for mm in known), one.id
        assert color_for(one) == color_for(one)


# Figures side by side


def cells(book: RuleBook, label: str, *ids: str) -> list[tuple[str, str]]:
    rows = figures([book.generation(one) for one in ids], book.federal)
    row = next(row for row in rows if row.label == label)
    return [(cell.words, cell.differs) for cell in row.cells]


def test_differences_are_told_from_the_first(book: RuleBook) -> None:
    beat, pickup = "honda-beat-pp1", "ford-f-150-p702"
    assert cells(book, "Length", beat, pickup)[1] == (
        "5,885 mm · 19 ft 4 in", "2,590 mm (8 ft 6 in) longer")  # fmt: skip
    assert cells(book, "Width", pickup, beat)[1][1] == "634 mm (2 ft 1 in) narrower"
    assert cells(book, "Weight", beat, "autozam-az-1-pg6sa")[1] == (
        "720 kg · 1,587 lb", "40 kg · 88 lb lighter")  # fmt: skip
    assert cells(book, "Power", beat, "autozam-az-1-pg6sa") == [("64 PS · 63 hp", "")] * 2
    assert cells(book, "Power", beat, pickup)[1] == ("–", "")
    assert cells(book, "First may enter", beat, "autozam-az-1-pg6sa", pickup) == [
        ("31 May 2016", ""), ("31 October 2017", "1 year 5 months later"),
        ("sold in America", "")]  # fmt: skip


def test_a_figure_that_no_car_has_takes_no_row(book: RuleBook) -> None:
    pickups = [book.generation("ford-f-150-p702"), book.generation("ford-maverick-p758")]
    labels = [row.label for row in figures(pickups, book.federal)]
    assert "Length" in labels and "Power" not in labels


# The pane's words


def told(book: RuleBook, one: Generation, on: date = ON) -> dict[str, str]:
    kei = kei_answer_of_generation(one, book.kei_standards())
    return {fact.label: fact.words for group in groups(one, book.federal, kei, on)
            for fact in group.facts}  # fmt: skip


def test_a_car_still_built_has_no_last_day(book: RuleBook) -> None:
    one = book.generation("suzuki-jimny-jb64")
    assert told(book, one)["Last built"] == "still in production"
    assert told(book, one)["First built"] == "July 2018: on 31 Jul 2043, in 6,095 days"


def test_the_plate_is_hatched_while_the_papers_decide(book: RuleBook) -> None:
    one = book.generation("daihatsu-max-l950s")
    before = entry_face(one, book.federal, date(2026, 10, 31))
    within = entry_face(one, book.federal, ON)
    after = entry_face(one, book.federal, date(2026, 11, 30))
    assert before is not None and within is not None and after is not None
    assert (before.kind, before.big) == ("countdown", "30")
    assert (within.kind, within.big, within.small) == (
        "window", "8", "1 Nov 2026 – 30 Nov 2026")  # fmt: skip
    assert (after.kind, after.big) == ("eligible", "first may enter")


def test_of_two_standards_the_one_it_meets_is_shown(book: RuleBook) -> None:
    one = book.generation("suzuki-every-da51v")
    kei = kei_answer_of_generation(one, book.kei_standards())
    group = groups(one, book.federal, kei, ON)[1]
    assert group.answer is Answer.DEPENDS and group.aside == "depends on the day built"
    assert "January 1990" in group.foot
    assert "657 of 660 cc, 3 cc to spare" in [fact.words for fact in group.facts]


@pytest.mark.parametrize(
    "start, end, words",
    [
        (PartialDate(1991, 5), PartialDate(1996, 2), "May 1991 – Feb 1996"),
        (PartialDate(2018, 7), None, "from Jul 2018"),
        (None, PartialDate(1970), "until 1970"),
        (None, None, ""),
    ],
)
def test_years_are_brief_in_the_list(
    start: PartialDate | None, end: PartialDate | None, words: str
) -> None:
    assert short_years(start, end) == words


def test_every_generation_can_be_told(book: RuleBook) -> None:
    for one in book.generations():
        facts = told(book, one)
        assert not [words for words in facts.values() if "None" in words], one.id
        row = Row(one, entry_days(one, book.federal))
        words = entry_words(row, ON)
        assert words.first, one.id
        assert (words.standing is None) == (kind_of(one) is Kind.AMERICAN), one.id


def test_a_first_car_of_no_known_day_says_so(book: RuleBook, beat: Generation) -> None:
    lost = replace(beat, production_start=None, production_end=PartialDate(1970))
    words = entry_words(Row(lost, entry_days(lost, book.federal)), ON)
    assert (words.first, words.last, words.chip) == (
        "start unknown", "all since 31 Dec 1995", "")  # fmt: skip


# Favourites and primer


def test_the_lines_of_the_shelf_are_the_catalogues_own_figures(book: RuleBook) -> None:
    for favourite in favourites(book.generations()):
        assert "?" not in favourite.line and favourite.line.endswith("."), favourite.name


def test_a_book_without_a_favourite_leaves_no_gap(book: RuleBook) -> None:
    some = [one for one in book.generations() if one.make == "Honda"]
    assert [one.name for one in favourites(some)] == [
        "Honda S500", "Honda S600", "Honda S800", "Honda Beat"]  # fmt: skip


@pytest.fixture(scope="module")
def primer(book: RuleBook) -> dict[str, Point]:
    return {point.title: point for point in points(book)}


def test_the_primer_takes_its_figures_from_the_book(
    book: RuleBook, primer: dict[str, Point]
) -> None:
    now = book.kei_standards()[-1]
    box = " ".join(primer["The box it has to fit"].paragraphs)
    assert now.since_text in box and "3.40 × 1.48 × 2.00 m and 660 cc" in box
    assert len(primer["The box it has to fit"].evidence) == len(book.kei_standards()) == 7
    assert "8 July 1949" in primer["Kei, said “kay”"].paragraphs[0]
    custom = " ".join(primer["64 PS: a custom, not a law"].paragraphs)
    assert "64 PS, 63 hp" in custom and "February 1987" in custom
    beside = " ".join(primer["Small beside the small"].paragraphs)
    assert "2 ft 4 in shorter and 9 in narrower than a 2017 Hyundai Accent hatchback" in beside
    assert "34 % longer, by 3 ft 9 in, and 22 % wider, by 1 ft 1 in" in beside
    entry = " ".join(primer["At 25 it may come in"].paragraphs)
    assert "manufacture" in entry and "the day it arrives" in entry and "21 calendar" in entry
    assert "51" in primer["Landed is not yet plated"].paragraphs[0]


def test_what_the_primer_says_it_can_show(primer: dict[str, Point]) -> None:
    assert len(primer) == 9
    for point in primer.values():
        for one in point.evidence:
            assert one.address.startswith("http") or one.words, point.title
            assert one.confidence
    # What only a magazine says is marked as not checked.
    japan = primer["At home in Japan"].evidence[0]
    assert "MotorTrend" in japan.words and japan.confidence == "unchecked"


@pytest.fixture
def primer_view(qtbot: QtBot, book: RuleBook) -> Iterator[Primer]:
    made = Primer(book)
    made.finish()
    made.show()
    yield made
    delete(made)


def test_the_primer_leads_on(qtbot: QtBot, primer_view: Primer) -> None:
    from PySide6.QtWidgets import QPushButton

    buttons = {button.text(): button for button in primer_view.findChildren(QPushButton)}
    with qtbot.waitSignal(primer_view.compare_wanted) as compared:
        buttons["Compare them in figures"].click()
    assert compared.args[0][1:] == [
        "hyundai-accent-rb", "honda-civic-hatchback-fl1", "ford-f-150-p702"]  # fmt: skip
    with qtbot.waitSignal(primer_view.maker_wanted) as maker:
        buttons["Subaru  24"].click()
    assert maker.args == ["Subaru"]


def test_cards_stand_in_as_many_columns_as_fit(primer_view: Primer) -> None:
    for width, columns in ((400, 1), (700, 2), (1250, 3), (3000, 3)):
        assert primer_view.count(width) == columns
        primer_view.resize(width, primer_view.heightForWidth(width))
        cards = [card.geometry() for card in primer_view._cards]
        assert len({card.left() for card in cards}) == columns
        assert not [1 for n, one in enumerate(cards) for other in cards[:n]
                    if one.intersects(other)]  # fmt: skip
        assert max(card.right() for card in cards) < width


# Filters in words, and the row they stand in


def test_every_choice_is_told_as_it_was_chosen(book: RuleBook) -> None:
    everything = book.generations()
    for facet in FACETS:
        for choice in facet.choices(everything):
            asked = choice.put(Filter(), facet)
            assert facet.is_set(asked) and facet.words(asked, everything) == choice.words
            assert facet.cleared(asked).is_empty
    assert YEARS.words(Filter(year_from=1998, year_to=1990), ()) == "built 1990 to 1998"
    assert YEARS.words(Filter(year_to=1990), ()) == "built until 1990"


def test_a_flow_breaks_its_line_and_leaves_out_what_is_hidden(qtbot: QtBot) -> None:
    flow = Flow(gap=10, line_gap=5)
    qtbot.addWidget(flow)
    for words in ("one", "two", "three"):
        flow.add(Prose(words, parent=flow))
    flow.show()
    one, two, three = flow.parts
    wide = flow.sizeHint().width()
    flow.resize(wide, 100)
    assert one.y() == two.y() == three.y() and flow.heightForWidth(wide) == one.height()
    flow.resize(wide - 1, 100)
    assert three.y() == one.height() + 5 and three.x() == 0
    one.hide()
    flow._again()
    assert two.x() == 0 and three.y() == two.y()
