"""The papers section: moving papers on by key and by click, and the state's answer above them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Body, Car
from keigarage.domain.errors import DiskTrouble
from keigarage.domain.paperwork import Paper, PaperState
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.car_page.paper_layout import MARK_PX, measure
from keigarage.ui.car_page.paper_list import PaperList
from keigarage.ui.car_page.papers import Papers
from keigarage.ui.car_page.source_popup import SourcePopup, can_open
from keigarage.ui.desk import Desk
from keigarage.ui.rows_model import THING_ROLE

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[CarPage]:
    """The page of a Beat that Texas is to plate."""
    car = desk.app.garage.add(Car(make="Honda", model="Beat", body=Body.ROADSTER, state="TX"))
    made = CarPage(desk)
    made.resize(368, 1600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_car(car.id)
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def papers(page: CarPage) -> Papers:
    body = page.parts.section("papers").body
    assert isinstance(body, Papers)
    return body


def state_of(page: CarPage, paper_id: str) -> PaperState:
    outlook = page._desk.app.outlooks.of(page.car_id)
    return next(paper.state for paper in outlook.papers if paper.spec.id == paper_id)


def at(papers: PaperList, paper_id: str, x: float) -> QPoint:
    """A point in the row of a paper; a negative `x` counts from the right edge."""
    area = papers.visualRect(papers.rows.index_of(paper_id))
    return QPoint(round(x if x >= 0 else area.width() + x), area.top() + 14)


def test_keys_move_a_paper_on_and_back(qtbot: QtBot, page: CarPage, papers: Papers) -> None:
    papers.list.setFocus()
    assert papers.list.paper().spec.id == "hs7"
    qtbot.keyClick(papers.list, Qt.Key.Key_Space)
    assert state_of(page, "hs7") is PaperState.REQUESTED
    qtbot.keyClick(papers.list, Qt.Key.Key_Return)
    assert state_of(page, "hs7") is PaperState.HAVE
    qtbot.keyClick(papers.list, Qt.Key.Key_Space, SHIFT)
    assert state_of(page, "hs7") is PaperState.REQUESTED
    page._desk.app.garage.undo()
    assert papers.list.paper().state is PaperState.HAVE


@pytest.mark.parametrize(("number", "state"), tuple(enumerate(PaperState, 1)))
def test_digits_set_how_far_a_paper_is(
    qtbot: QtBot, page: CarPage, papers: Papers, number: int, state: PaperState
) -> None:
    papers.list.setFocus()
    qtbot.keyClick(papers.list, Qt.Key.Key_5)
    qtbot.keyClicks(papers.list, str(number))
    assert state_of(page, "hs7") is state


def test_arrows_pass_over_the_desks_headings(qtbot: QtBot, papers: Papers) -> None:
    papers.list.setFocus()
    qtbot.keyClick(papers.list, Qt.Key.Key_Down)
    assert papers.list.paper().spec.id == "epa3520-1"
    qtbot.keyClick(papers.list, Qt.Key.Key_Down)
    assert papers.list.paper().spec.desk == "CBP"
    qtbot.keyClick(papers.list, Qt.Key.Key_Up)
    qtbot.keyClick(papers.list, Qt.Key.Key_Up)
    assert papers.list.paper().spec.id == "hs7"


@pytest.mark.parametrize("x", [MARK_PX / 2, -20])
def test_a_click_on_the_mark_or_the_state_moves_on(
    qtbot: QtBot, page: CarPage, papers: Papers, x: float
) -> None:
    point = at(papers.list, "epa3520-1", x)
    qtbot.mouseClick(papers.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert state_of(page, "epa3520-1") is PaperState.REQUESTED
    qtbot.mouseClick(papers.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert state_of(page, "epa3520-1") is PaperState.HAVE


def test_a_click_on_the_name_shows_why_and_changes_nothing(
    qtbot: QtBot, page: CarPage, papers: Papers
) -> None:
    tall = papers.list.height()
    point = at(papers.list, "hs7", 150)
    qtbot.mouseClick(papers.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert state_of(page, "hs7") is PaperState.NEEDED
    assert papers.list.inks.opened == "hs7"
    QApplication.processEvents()
    assert papers.list.height() > tall
    row = papers.list.inks.layout(papers.list.paper(), papers.list.width())
    words = " ".join(line for placed in row.details for line in placed.block.lines)
    assert "at entry" in words and "as of" in words and "nhtsa" in words
    qtbot.mouseClick(papers.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert papers.list.inks.opened == ""


def test_the_right_arrow_shows_why_the_left_one_hides_it(qtbot: QtBot, papers: Papers) -> None:
    papers.list.setFocus()
    qtbot.keyClick(papers.list, Qt.Key.Key_Right)
    assert papers.list.inks.opened == "hs7"
    qtbot.keyClick(papers.list, Qt.Key.Key_Left)
    assert papers.list.inks.opened == ""


def test_the_menu_names_every_state_and_the_source(
    qtbot: QtBot, page: CarPage, papers: Papers
) -> None:
    paper = papers.list.rows.paper_at(papers.list.rows.index_of("hs7"))
    menu = papers.list.menu(paper, QPoint(0, 0))
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["needed\t1", "requested\t2", "in hand\t3", "submitted\t4", "not needed\t5",
                     "Show source"]  # fmt: skip
    menu.actions()[3].trigger()
    assert state_of(page, "hs7") is PaperState.SUBMITTED
    menu.actions()[-1].trigger()
    [popup] = [w for w in QApplication.topLevelWidgets() if isinstance(w, SourcePopup)]
    assert popup.address == paper.spec.source
    assert paper.spec.source in [label.text() for label in popup.findChildren(QLabel)]
    popup.copy.click()
    assert QGuiApplication.clipboard().text() == paper.spec.source
    menu.close()


def test_only_web_addresses_can_be_opened_and_only_after_they_are_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for address in ("javascript:alert(1)", "file:///etc/passwd", "smb://host/x", ""):
        assert not can_open(address)
        popup = SourcePopup(address)
        qtbot.addWidget(popup)
        popup.show_at(QPoint(0, 0))
        assert not popup.open.isVisible()
        popup.close()
    popup = SourcePopup("https://www.epa.gov/x?a=1&b=<b>")
    qtbot.addWidget(popup)
    popup.show_at(QPoint(0, 0))
    assert opened == [] and popup.open.isVisible()
    popup.open.click()
    assert opened == ["https://www.epa.gov/x?a=1&b=%3Cb%3E"]


def test_a_paper_that_cannot_be_stored_is_told_in_place(
    qtbot: QtBot, page: CarPage, papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskTrouble("The disk is full: free some space.")

    monkeypatch.setattr(type(page._desk.app.paperwork), "mark", full)
    papers.list.setFocus()
    qtbot.keyClick(papers.list, Qt.Key.Key_Space)
    assert papers.problem.problem == "The disk is full: free some space."
    assert papers.problem.isVisibleTo(page)


def test_every_row_tells_a_screen_reader_everything(papers: Papers) -> None:
    model = papers.list.rows
    told = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole)
            for n in range(model.rowCount())]  # fmt: skip
    assert told[0] == "NHTSA · safety, at the port"
    assert told[1].startswith("HS-7. DOT declaration") or told[1].startswith("HS-7, DOT declarat")
    assert "needed" in told[1] and "Required" in told[1] and "Source: https://" in told[1]
    assert any(text.startswith("Texas · TxDMV") for text in told)


def test_conditional_papers_say_if(papers: Papers) -> None:
    model = papers.list.rows
    rows = [model.index(n).data(THING_ROLE) for n in range(model.rowCount())]
    papers_alone = [row for row in rows if isinstance(row, Paper)]
    translation = next(row for row in papers_alone if "translation" in row.spec.title)
    row = measure(translation, 340, False)
    assert row.condition.block.lines[0].startswith("if: ownership document")
    assert row.height > 30


def test_rows_are_thirty_high_and_grow_with_long_titles(papers: Papers) -> None:
    rows = [row for row in papers.list.rows._rows if hasattr(row, "spec")]
    short = next(row for row in rows if row.spec.form == "CBP 7501")
    assert measure(short, 340, False).height == 30
    long = max(rows, key=lambda row: len(row.spec.title))
    narrow, wide = measure(long, 300, False), measure(long, 900, False)
    assert narrow.height > wide.height >= 30


def test_the_states_answer_stands_above(page: CarPage, papers: Papers) -> None:
    assert papers.state.headline.text() == "Texas: registers it for the road"
    assert "as of May 2025" in papers.state.standing.text()
    assert "check before you rely on it" in papers.state.warning.text()
    done, needed = page.outlook.progress.done, page.outlook.progress.needed
    assert page.parts.section("papers").head.told == f"{done} of {needed} · Texas"
    papers.state.more.click()
    assert "SB 1816" in papers.state.story.text() and papers.state.story.isVisibleTo(page)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("GA", "Georgia: does not register it"),
        ("KY", "Kentucky: leaves it to the county or town"),
        ("VA", "Virginia: unsettled: the sources disagree"),
        ("CA", "California: registers it with limits"),
    ],
)
def test_each_status_has_its_words(page: CarPage, papers: Papers, code: str, told: str) -> None:
    page._desk.app.garage.edit(page.car_id, {"body": "truck", "state": code})
    assert papers.state.headline.text() == told
    assert page.outlook.state.code == code
    assert any(row.spec.desk == code for row in papers.list.rows._rows if hasattr(row, "spec"))


def test_without_a_state_it_is_asked_for(qtbot: QtBot, page: CarPage, papers: Papers) -> None:
    page._desk.app.garage.edit(page.car_id, {"state": ""})
    box = papers.state.state_box
    assert box.isVisibleTo(page) and not papers.state.headline.isVisibleTo(page)
    assert page.parts.section("papers").head.told.endswith("no state yet")
    assert not page.parts._print.isEnabled()
    box.editor.showPopup()
    box.editor.view().setCurrentIndex(box.editor.model().index(box.editor.findData("NC"), 0))
    qtbot.keyClick(box.editor.view(), Qt.Key.Key_Return)
    assert page._desk.app.garage.car(page.car_id).state == "NC"
    assert not box.isVisibleTo(page) and "North Carolina" in papers.state.headline.text()


def test_the_checklist_is_asked_for_with_the_car(qtbot: QtBot, page: CarPage) -> None:
    with qtbot.waitSignal(page.print_wanted) as asked:
        page.parts._print.click()
    assert asked.args == [page.car_id]


def test_the_current_paper_stays_current_when_the_state_changes(
    qtbot: QtBot, page: CarPage, papers: Papers
) -> None:
    papers.list.setFocus()
    papers.list.setCurrentIndex(papers.list.rows.index_of("cbp7501"))
    page._desk.app.garage.edit(page.car_id, {"state": "CA"})
    assert papers.list.paper().spec.id == "cbp7501"


def test_the_wheel_over_the_list_scrolls_the_page(page: CarPage, papers: Papers) -> None:
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
                        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                        Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    papers.list.wheelEvent(event)
    assert not event.isAccepted()
