"""The States screen as its owner meets it: map, list, record, car, paper."""

import io
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Body, BodyClass, Car
from keigarage.domain.dates import PartialDate
from keigarage.domain.own_rules import StateNote
from keigarage.domain.status import Status
from keigarage.domain.words import speak_through
from keigarage.reference import RuleBook
from keigarage.services.sample import make_sample
from keigarage.ui.desk import Desk
from keigarage.ui.look import palette
from keigarage.ui.states import answers as answers_module
from keigarage.ui.states import picture, sheet_list
from keigarage.ui.states.screen import StatesScreen
from keigarage.ui.words import speak_through_qt

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample garage, made once: every one of its writes is synced to the disk."""
    made = tmp_path_factory.mktemp("once") / "sample"
    make_sample(made, RuleBook())
    return made


@pytest.fixture
def sample_folder(sample_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_once, tmp_path / "sample"))


@pytest.fixture
def shown() -> Iterator[Callable[[Desk], StatesScreen]]:
    """Makes screens of 1136 x 740 and takes them away again."""
    screens: list[StatesScreen] = []

    def make(desk: Desk) -> StatesScreen:
        screens.append(StatesScreen(desk))
        screens[-1].resize(1136, 740)
        screens[-1].show()
        return screens[-1]

    yield make
    for screen in screens:
        screen.close()
        screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def screen(shown: Callable[[Desk], StatesScreen], sample_desk: Desk) -> StatesScreen:
    """On the sample garage."""
    return shown(sample_desk)


def carry_of(desk: Desk) -> Car:
    [car] = [car for car in desk.app.garage.cars() if car.title == "Suzuki Carry"]
    return car


def pos_of(screen: StatesScreen, code: str) -> QPoint:
    return screen.map._placed().label(code).toPoint()


# Choosing a state


def test_nothing_is_chosen_at_first_and_the_panel_says_how(screen: StatesScreen) -> None:
    assert screen.code == ""
    assert screen.panel.empty.isVisible() and not screen.panel.list.isVisible()
    assert "Arrow keys or letters" in screen.map.accessibleDescription()
    assert screen.map.accessibleDescription().startswith("road 11, limited 15")


def test_a_click_chooses_and_shows_the_record(qtbot: QtBot, screen: StatesScreen) -> None:
    with qtbot.waitSignal(screen.state_chosen) as told:
        qtbot.mouseClick(screen.map, LEFT, pos=pos_of(screen, "TX"))
    assert told.args == ["TX"]
    assert screen.panel.name.text() == "Texas"
    assert screen.panel.answer.text() == "registers it for the road"
    assert "SB 1816" in screen.panel.summary.text()


@pytest.mark.parametrize("code", ["RI", "DC", "HI", "VT"])
def test_a_small_state_is_reached_by_its_box(qtbot: QtBot, screen: StatesScreen, code: str) -> None:
    box = screen.map._placed().boxes[code].center().toPoint()
    qtbot.mouseClick(screen.map, LEFT, pos=box)
    assert screen.code == code


def test_a_click_at_sea_changes_nothing(qtbot: QtBot, screen: StatesScreen) -> None:
    screen.choose_state("TX")
    qtbot.mouseClick(screen.map, LEFT, pos=QPoint(3, 3))
    assert screen.code == "TX"


def test_arrows_home_end_and_letters_move_on_the_map(qtbot: QtBot, screen: StatesScreen) -> None:
    screen.choose_state("WA")
    for key, code in (
        (Qt.Key.Key_Down, "OR"), (Qt.Key.Key_Right, "ID"), (Qt.Key.Key_Home, "AL"),
        (Qt.Key.Key_End, "WY"),
    ):  # fmt: skip
        qtbot.keyClick(screen.map, key)
        assert screen.code == code
    qtbot.keyClicks(screen.map, "north d")
    assert screen.code == "ND"
    screen.map._forget_letters()
    qtbot.keyClicks(screen.map, "va")
    assert screen.code == "VA"
    assert screen.map.accessibleDescription().startswith("Virginia: unsettled")


def test_enter_leads_to_the_record_and_escape_back(qtbot: QtBot, screen: StatesScreen) -> None:
    qtbot.waitActive(screen)
    screen.choose_state("NC")
    screen.map.setFocus()
    qtbot.keyClick(screen.map, Qt.Key.Key_Return)
    assert screen.panel.list.hasFocus()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Escape)
    assert screen.map.hasFocus()


def test_an_unknown_code_changes_nothing_and_either_case_will_do(screen: StatesScreen) -> None:
    screen.choose_state("ky")
    assert screen.code == "KY"
    screen.choose_state("ZZ")
    assert screen.code == "KY"


def test_the_state_last_looked_at_is_shown_again(
    shown: Callable[[Desk], StatesScreen], sample_desk: Desk
) -> None:
    shown(sample_desk).choose_state("OR")
    again = shown(sample_desk)
    assert (again.code, again.map.code) == ("OR", "OR")


# A body, a car


def test_a_body_changes_the_answers(qtbot: QtBot, screen: StatesScreen) -> None:
    screen.choose_state("OH")
    assert screen.panel.answer.text() == "leaves it to the county or town"
    qtbot.mouseClick(screen.header.bodies._buttons["car"], LEFT)
    assert screen.answers.body is BodyClass.CAR
    assert screen.panel.answer.text() == "unsettled: the sources disagree"
    assert screen.map.note.startswith("answers for kei cars")


def test_a_car_is_answered_by_its_own_measures(screen: StatesScreen, sample_desk: Desk) -> None:
    screen.set_body(BodyClass.CAR)
    screen.set_car(carry_of(sample_desk).id)
    assert screen.code == "TX"  # the car's own state
    assert screen.header.bodies.chosen == "truck"
    assert screen.header.car.currentText() == "Suzuki Carry KC 4WD"
    assert screen.strip.isVisible()
    assert screen.strip.told.text().startswith("11 states plate it, 14 with limits")
    screen.choose_state("NC")
    assert screen.panel.answer.text() == "outside its rule; treatment not on record"
    assert screen.panel.list.rows.shown[0].words == "Your Suzuki Carry"


def test_a_body_after_a_car_answers_for_any_kei_again(
    qtbot: QtBot, screen: StatesScreen, sample_desk: Desk
) -> None:
    screen.set_car(carry_of(sample_desk).id)
    qtbot.mouseClick(screen.header.bodies._buttons["van"], LEFT)
    assert screen.answers.car is None and not screen.strip.isVisible()
    assert screen.header.car.currentText() == "any kei"


def test_the_box_offers_the_garages_cars_when_it_is_gone_to(
    qtbot: QtBot, screen: StatesScreen
) -> None:
    box = screen.header.car
    assert box.count() == 1
    box.fill()
    assert box.count() == 15
    with qtbot.waitSignal(screen.header.car_picked):
        box.setCurrentIndex(3)
        box.activated.emit(3)
    assert screen.answers.car is not None


def test_the_list_ranks_the_states_with_their_reasons(
    screen: StatesScreen, sample_desk: Desk
) -> None:
    screen.set_car(carry_of(sample_desk).id)
    screen.set_view("list")
    rows = screen.list.rows.shown
    assert [row.code for row in rows[:2]] == ["TX", "WA"]
    assert rows[-1].status is Status.PROHIBITED
    carolina = screen.list.rows.row_of("NC")
    texts = [screen.list.rows.index(carolina, n).data() for n in range(7)]
    assert texts[1] == "unsettled"
    assert texts[2].startswith("North Carolina's 130 inch cap excludes this 3,395 mm body.")
    assert texts[4:] == ["55 mph", "derived", "2019-06"]
    texas = [screen.list.rows.index(0, n).data() for n in range(7)]
    assert texas[3] == "30 Nov 2026"


def test_list_and_map_choose_the_same_state(qtbot: QtBot, screen: StatesScreen) -> None:
    screen.set_view("list")
    screen.choose_state("GA")
    assert screen.list.code == "GA"
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.code == "HI" and screen.map.code == "HI"


# What changes around it


def test_an_edit_of_the_car_is_followed(screen: StatesScreen, sample_desk: Desk) -> None:
    car = carry_of(sample_desk)
    assert car.id is not None
    screen.set_car(car.id)
    screen.choose_state("NC")
    sample_desk.app.garage.edit(car.id, {"length_mm": "3295"})
    assert screen.panel.answer.text().startswith("registers it with limits")


def test_out_of_sight_it_waits_and_then_looks_again(
    screen: StatesScreen, sample_desk: Desk
) -> None:
    car = carry_of(sample_desk)
    assert car.id is not None
    screen.set_car(car.id)
    screen.hide()
    before = screen._answers
    sample_desk.app.garage.edit(car.id, {"name": "Workhorse"})
    assert screen._answers is before
    screen.show()
    assert screen.strip.name.text().startswith("Workhorse KC 4WD")


def test_a_car_that_goes_leaves_its_body(screen: StatesScreen, sample_desk: Desk) -> None:
    added = sample_desk.app.garage.add(Car(name="Guest", body=Body.VAN))
    screen.set_car(added.id)
    assert screen.answers.body is BodyClass.VAN
    sample_desk.app.garage.undo()
    assert screen.answers.car is None
    assert screen.answers.body is BodyClass.VAN


def test_a_new_day_is_followed(
    screen: StatesScreen, sample_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.set_car(carry_of(sample_desk).id)
    assert "from 30 Nov 2026" in [row.aside for row in screen.panel.list.rows.shown[:1]]
    monkeypatch.setattr(sample_desk.app.outlooks, "today", lambda: date(2026, 11, 30))
    sample_desk.check_day()
    assert screen.panel.list.rows.shown[0].aside == "registers it for the road"


def test_the_owners_note_shows_as_theirs(
    screen: StatesScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = StateNote(code="GA", status=Status.LIMITED, source="Fulton tag office",
                     checked_on=PartialDate(2026, 10, 12))  # fmt: skip
    monkeypatch.setattr(answers_module, "_notes", lambda desk: ((note,), ""))
    screen.reload()
    screen.choose_state("GA")
    assert "yours, checked 12 October 2026" in screen.panel.answer.text()
    assert "My notes" in [row.words for row in screen.panel.list.rows.shown]


def test_a_record_that_cannot_be_read_is_told_and_the_others_stand(
    screen: StatesScreen, sample_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keigarage.domain.errors import BrokenRuleBook

    book = sample_desk.app.book
    real = book.state

    def state(code: str):
        if code == "TX":
            raise BrokenRuleBook("The rule book file states/TX.json is wrong.")
        return real(code)

    monkeypatch.setattr(book, "state", state)
    screen.reload()
    assert screen.banner.words == "The rule book file states/TX.json is wrong."
    assert len(screen.answers.shades) == 50
    screen.map.grab()
    screen.choose_state("TX")
    assert screen.code != "TX"


def test_both_schemes_paint_live(qtbot: QtBot, screen: StatesScreen) -> None:
    def corner() -> str:
        return screen.map.grab().toImage().pixelColor(2, 2).name()

    try:
        palette.set_scheme("light")
        assert corner() == palette.LIGHT.window.lower()
        palette.set_scheme("dark")
        assert corner() == palette.DARK.window.lower()
    finally:
        palette.set_scheme("system")


# Paper and files


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_map_is_saved_whole(
    screen: StatesScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = tmp_path / "map"  # without an ending, as people type it
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    screen.header.wanted.emit(kind)
    saved = tmp_path / f"map.{kind}"
    assert [file.name for file in tmp_path.iterdir() if file.suffix == f".{kind}"] == [saved.name]
    if kind == "png":
        assert QImage(str(saved)).width() == 2200
    elif kind == "svg":
        text = saved.read_text("utf-8")
        assert "Where can a kei truck be plated?" in text and ">NC<" in text
    else:
        pages = pypdf.PdfReader(saved).pages
        told = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert len(pages) >= 3 and pages[0].mediabox.width > pages[0].mediabox.height
        assert "Where can a kei truck be plated?" in told
        assert "Nothing here is legal advice" in told
        assert "North Carolina" in told and "page 2 of" in told


def test_a_printer_gets_every_page(screen: StatesScreen, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(picture.page_layout("a4"))
    assert picture.print_on(printer, screen.sheet())
    pages = pypdf.PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) == len(pypdf.PdfReader(io.BytesIO(picture.pdf(screen.sheet(), "a4"))).pages)
    assert round(float(pages[0].mediabox.width)) == 842  # A4 on its side


def test_a_file_that_cannot_be_written_is_told_in_place(
    screen: StatesScreen, tmp_path: Path
) -> None:
    missing = tmp_path / "gone" / "map.png"
    assert not screen.export.save("png", screen.sheet(), missing)
    assert "its folder does not exist" in screen.banner.words


def test_the_printed_list_is_whole_and_leaves_no_page_near_empty(screen: StatesScreen) -> None:
    pages = sheet_list.pages(screen.sheet(), QRectF(0, 0, 1130, 780))
    rows = [row for page in pages for row in page]
    assert [row.one.code for row in rows] == [one.code for one in screen.sheet().ranked()]
    assert min(map(len, pages)) > max(map(len, pages)) / 3
    for page in pages:
        for row, following in pairwise(page):
            below = row.top + row.why.height
            assert following.column > row.column or following.top >= below
        assert max(row.top + row.why.height for row in page) <= 780 - 24


def test_the_sheet_of_a_car_bears_its_name(screen: StatesScreen, sample_desk: Desk) -> None:
    screen.set_car(carry_of(sample_desk).id)
    sheet = screen.sheet()
    assert sheet.title == "Where can Suzuki Carry be plated?"
    assert sheet.ranked()[0].status is Status.ROAD
    assert sheet.day == "22 November 2026"


# Manners


def test_every_control_has_a_name(screen: StatesScreen) -> None:
    nameless = [
        (type(widget).__name__, widget.objectName())
        for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(screen)
        and not (widget.accessibleName()
                 or (isinstance(widget, QAbstractButton) and widget.text()))
    ]  # fmt: skip
    assert nameless == []


def test_a_hostile_name_is_shown_as_typed(
    shown: Callable[[Desk], StatesScreen], desk: Desk
) -> None:
    hostile = "<b>x</b><img src='/etc/passwd'>"
    car = desk.app.garage.add(Car(name=hostile, variant=hostile, body=Body.TRUCK, state="TX"))
    screen = shown(desk)
    screen.set_car(car.id)
    labels = [label for label in screen.findChildren(QLabel) if "<b>" in label.text()]
    assert labels and all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert not any("<b>" in label.toolTip() for label in screen.findChildren(QLabel))
    assert screen.sheet().title == f"Where can {hostile} be plated?"


def test_an_empty_garage_still_answers_for_bodies(
    shown: Callable[[Desk], StatesScreen], desk: Desk
) -> None:
    screen = shown(desk)
    screen.header.car.fill()
    assert screen.header.car.count() == 1
    screen.choose_state("MI")
    assert screen.panel.name.text() == "Michigan"


def test_every_word_goes_through_the_translator(
    shown: Callable[[Desk], StatesScreen], desk: Desk
) -> None:
    speak_through(lambda template: f"⟦{template}⟧")
    try:
        screen = shown(desk)
        screen.choose_state("NC")
        texts = [button.text() for button in screen.findChildren(QAbstractButton)]
        texts += [screen.header.car.itemText(0), screen.map.note, screen.map.accessibleName(),
                  screen.panel.answer.text(), screen.panel.standing.text(),
                  screen.panel.warning.text()]  # fmt: skip
        texts += [row.words for row in screen.panel.list.rows.shown if hasattr(row, "id")]
        texts += [action.text() for action in screen.header.paper.menu().actions()]
    finally:
        speak_through_qt()
    assert [text for text in texts if any(map(str.isalpha, text)) and "⟦" not in text] == []
