"""A state's record as rows, and the list that folds them and shows where each is written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate
from keigarage.domain.own_rules import StateNote
from keigarage.domain.plating import plate
from keigarage.domain.plating_checks import Vehicle
from keigarage.domain.plating_takes import takes
from keigarage.domain.status import Status
from keigarage.reference import RuleBook
from keigarage.ui.car_page.source_popup import SourcePopup
from keigarage.ui.look.marks import Mark
from keigarage.ui.states.record_list import RecordList
from keigarage.ui.states.record_rows import Shown, age_warning, rows_of, sources_of, standing
from keigarage.ui.states.record_types import Fact, Heading, spoken

ON = date(2026, 11, 22)
CARRY = Vehicle(name="Suzuki Carry", body=BodyClass.TRUCK, built=PartialDate(2001, 11),
                length_mm=3395, width_mm=1475, displacement_cc=658)  # fmt: skip


@pytest.fixture(scope="module")
def book():
    return RuleBook()


def shown(book, code, vehicle=None, **more) -> Shown:
    state = book.state(code)
    return Shown(
        state=state, body=BodyClass.TRUCK, on=ON, vehicle=vehicle,
        takes=takes(state, book.generations(), BodyClass.TRUCK, ON),
        answer=plate(state, vehicle, ON) if vehicle else None, **more,
    )  # fmt: skip


def part(rows, name):
    return [row for row in rows if isinstance(row, Fact) and row.part == name]


def heading(rows, name) -> Heading:
    [found] = [row for row in rows if isinstance(row, Heading) and row.id == name]
    return found


def test_a_record_tells_all_its_facts(book):
    state = book.state("NC")
    rows = rows_of(shown(book, "NC"))
    assert [fact.words for fact in part(rows, "papers")] == [paper.title for paper in state.papers]
    assert part(rows, "papers")[0].label == "MVR-1"
    assert [fact.words for fact in part(rows, "law")] == [law.cite for law in state.legal_basis]
    assert [fact.words for fact in part(rows, "limits")] == [
        "roads posted up to 55 mph", "not allowed",
    ]  # fmt: skip
    assert part(rows, "conflicts")[0].words == state.conflicts
    assert part(rows, "local")[0].words == state.local_note
    assert part(rows, "timeline")[0].label == "June 2019"
    assert len(part(rows, "sources")) == len(state.sources)
    assert heading(rows, "takes").aside == "50 generations"
    assert len(part(rows, "takes")) == 50 + 17


@pytest.mark.parametrize("code", ["GA", "CO", "MD", "DC", "KY", "CA"])
def test_no_heading_stands_over_nothing_and_every_fact_has_a_source(book, code):
    rows = rows_of(shown(book, code, CARRY))
    for one, following in zip(rows, [*rows[1:], None], strict=True):
        if isinstance(one, Heading):
            assert isinstance(following, Fact) and following.part == one.id
        else:
            assert sources_of(one, book.state(code)), one.words


def test_the_cars_own_part_shows_each_measure_against_its_limit(book):
    rows = rows_of(shown(book, "NC", CARRY))
    assert heading(rows, "car") == Heading("car", "Your Suzuki Carry", "too long", Mark.NO)
    length, engine, age, why, ask = part(rows, "car")
    assert (length.label, length.words, length.mark) == (
        "Length", "3,395 mm = 133.7 in · at most 130 in", Mark.NO,
    )  # fmt: skip
    assert "the definition caps length at 130 inches" in length.remark
    assert length.sources[0].url.startswith("https://www.ncleg.gov/")
    assert (engine.words, engine.mark) == ("658 cc · at most 660 cc", Mark.YES)
    assert (age.words, age.mark) == ("25 years for certain on 30 November 2026", Mark.DEPENDS)
    assert why.words.endswith("excludes this 3,395 mm body.")
    assert ask.words.startswith("How NCDMV treats")


@pytest.mark.parametrize("code, aside, mark", [
    ("TX", "from 30 Nov 2026", Mark.DEPENDS),
    ("GA", "does not register it", Mark.NO),
    ("AK", "does not register it", Mark.NO),
])  # fmt: skip
def test_the_cars_heading_gives_the_answer_in_short(book, code, aside, mark):
    found = heading(rows_of(shown(book, code, CARRY)), "car")
    assert (found.aside, found.mark) == (aside, mark)


def test_being_outside_a_rule_that_refuses_is_no_fault(book):
    old = replace(CARRY, built=PartialDate(1970, 6))
    rows = rows_of(shown(book, "AK", old))
    assert heading(rows, "car").mark is Mark.UNSETTLED
    assert part(rows, "car")[0].mark is Mark.YES


def test_the_owners_notes_stand_in_the_record(book):
    note = StateNote(code="NC", county="Buncombe", text="Asks for the bill of lading as well",
                     status=Status.ROAD, source="Ms Lee at the counter",
                     checked_on=PartialDate(2026, 10, 12))  # fmt: skip
    rows = rows_of(shown(book, "NC", notes=(note,)))
    [fact] = part(rows, "notes")
    assert "bill of lading" in fact.words and "Buncombe" in fact.remark
    assert sources_of(fact, book.state("NC"))[0].url == "Ms Lee at the counter"


def test_how_old_and_how_sure_a_record_is(book):
    assert standing(book.state("NC")) == "as of June 2019 · confidence high"
    packed = replace(book.state("NC"), from_pack="Kei Club 2027")
    assert standing(packed).endswith("from the rule pack Kei Club 2027")
    assert age_warning(book.state("NC"), ON) == "7 years old: check before you rely on it"
    assert age_warning(book.state("TX"), ON) == "over a year old: check before you rely on it"
    assert age_warning(book.state("WA"), ON) == ""


# The list


@pytest.fixture
def record(qtbot: QtBot, book) -> Iterator[RecordList]:
    made = RecordList()
    made.resize(350, 600)
    made.show_record(shown(book, "NC", CARRY))
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def row_of(record: RecordList, wanted: str) -> int:
    return next(n for n, row in enumerate(record.rows.shown) if row.words == wanted)


def go_to(record: RecordList, wanted: str) -> None:
    record.setCurrentIndex(record.rows.index(row_of(record, wanted)))


def test_enter_and_arrows_fold_a_heading(qtbot: QtBot, record: RecordList) -> None:
    count = len(record.rows.shown)
    go_to(record, "Fees")
    qtbot.keyClick(record, Qt.Key.Key_Return)
    assert len(record.rows.shown) == count + 2
    qtbot.keyClick(record, Qt.Key.Key_Left)
    assert len(record.rows.shown) == count
    go_to(record, "Papers")
    qtbot.keyClick(record, Qt.Key.Key_Left)
    assert len(record.rows.shown) == count - 7
    told = record.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Papers, 7, folded"


def test_what_is_folded_stays_folded_from_state_to_state(
    qtbot: QtBot, record: RecordList, book
) -> None:
    record.rows.set_open("papers", False)
    record.rows.set_open("fees", True)
    record.show_record(shown(book, "TX"))
    assert not part(record.rows.shown, "papers")
    assert len(part(record.rows.shown, "fees")) == 3


def test_enter_on_a_fact_shows_its_source_in_full(qtbot: QtBot, record: RecordList) -> None:
    go_to(record, "3,395 mm = 133.7 in · at most 130 in")
    qtbot.keyClick(record, Qt.Key.Key_Return)
    [popup] = record.findChildren(SourcePopup)
    assert popup.address.startswith("https://www.ncleg.gov/")
    words = [label.text() for label in popup.findChildren(QLabel)]
    assert any("confidence high" in text and "2019-06" in text for text in words)
    popup.close()


def test_a_click_on_the_sign_does_the_same_and_elsewhere_only_chooses(
    qtbot: QtBot, record: RecordList
) -> None:
    index = record.rows.index(row_of(record, "3,395 mm = 133.7 in · at most 130 in"))
    area = record.visualRect(index)
    view, left = record.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(view, left, pos=QPoint(area.left() + 120, area.top() + 10))
    assert record.currentIndex() == index and not record.findChildren(SourcePopup)
    qtbot.mouseClick(view, left, pos=QPoint(area.right() - 20, area.top() + 12))
    [popup] = record.findChildren(SourcePopup)
    popup.close()


def test_several_sources_are_offered_by_title(qtbot: QtBot, record: RecordList, book) -> None:
    go_to(record, "roads posted up to 55 mph")
    qtbot.keyClick(record, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().split(" · ")[0] for action in menu.actions()] == [
        source.title.replace("&", "&&") for source in book.state("NC").sources
    ]
    menu.actions()[0].trigger()
    [popup] = record.findChildren(SourcePopup)
    assert popup.address == book.state("NC").sources[0].url
    popup.close()
    menu.close()


def test_a_source_that_is_no_address_cannot_be_opened(qtbot: QtBot, record, book) -> None:
    fact = next(
        fact for fact in part(rows_of(shown(book, "NC")), "papers")
        if fact.sources and not fact.sources[0].url.startswith("http")
    )  # fmt: skip
    popup = record.open_source(fact.sources[0], fact, QPoint(0, 0))
    assert popup.address == "general knowledge, unverified"
    assert not popup.open.isVisible() and popup.copy.isVisible()
    popup.close()


def test_ctrl_c_copies_a_fact_whole(qtbot: QtBot, record: RecordList) -> None:
    go_to(record, "658 cc · at most 660 cc")
    qtbot.keyClick(record, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    told = QGuiApplication.clipboard().text()
    assert told.startswith("Engine: 658 cc · at most 660 cc. the record says")
    row = record.rows.shown[row_of(record, "658 cc · at most 660 cc")]
    assert told == spoken(row)


def test_escape_gives_the_keys_back(qtbot: QtBot, record: RecordList) -> None:
    with qtbot.waitSignal(record.left, timeout=500):
        qtbot.keyClick(record, Qt.Key.Key_Escape)
