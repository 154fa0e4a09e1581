"""Home by keyboard and mouse: what is next, done, put off, reminded of; and the kept calendar."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from keigarage.domain.agenda import Kind
from keigarage.domain.car import Car, CarId
from keigarage.domain.dates import PartialDate
from keigarage.domain.reminders import Reminder, Repeat
from keigarage.places import places
from keigarage.ui.add_car.dialog import AddCarDialog
from keigarage.ui.calendar_file import CalendarKeeper
from keigarage.ui.car_page.window import CarWindow
from keigarage.ui.desk import Desk
from keigarage.ui.home.agenda_ink import places as parts_of
from keigarage.ui.home.agenda_rows import Heading
from keigarage.ui.home.leads_dialog import LeadsDialog
from keigarage.ui.home.screen import HomeScreen
from keigarage.ui.window import MainWindow

Key = Qt.Key
CARRY = "Suzuki Carry"


@pytest.fixture
def clock() -> list[date]:
    return [date(2026, 11, 19)]


@pytest.fixture
def busy_desk(qtbot: QtBot, sample_folder: Path, clock: list[date]) -> Iterator[Desk]:
    """The sample garage on 22 November 2026, last looked at on the 19th, with reminders."""
    desk = Desk(places(sample_folder), today=lambda: clock[0])
    agenda = desk.app.agenda
    agenda.looked()
    clock[0] = date(2026, 11, 22)
    agenda.save_reminder(Reminder(text="bond invoice", due=date(2026, 11, 19), car_id=car(desk)))
    agenda.save_reminder(Reminder(text="insurance", due=date(2026, 11, 24), repeat=Repeat.YEARLY))
    yield desk
    desk.close()


@pytest.fixture
def home(qtbot: QtBot, busy_desk: Desk) -> HomeScreen:
    screen = HomeScreen(busy_desk)
    qtbot.addWidget(screen)
    screen.resize(1100, 740)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.setFocus()
    qtbot.waitUntil(screen.agenda.list.hasFocus)
    return screen


def car(desk: Desk, title: str = CARRY) -> CarId:
    return next(one.id for one in desk.app.garage.cars() if one.title == title and one.id)


def shown(home: HomeScreen) -> list[str]:
    """The rows of the list as they are read aloud, headings in capitals."""
    rows = home.agenda.list.rows
    told = [rows.row(rows.index(number, 0)) for number in range(rows.rowCount())]
    return [row.words.upper() if isinstance(row, Heading) else f"{row.car}: {row.text}"
            if row.car else row.text for row in told]  # fmt: skip


def press(qtbot: QtBot, key: Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    qtbot.keyClick(target, key)


def click_on(qtbot: QtBot, home: HomeScreen, key: str, part: str) -> None:
    rows = home.agenda.list
    rect = rows.visualRect(rows.rows.index(rows.rows.place_of(key), 0))
    area: QRectF = getattr(parts_of(QRectF(rect)), part)
    at = area.center().toPoint()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))


def test_the_day_what_changed_and_what_is_next(home: HomeScreen) -> None:
    assert home.title.text() == "Sunday, 22 November"
    assert home.since.text().startswith("Since Thursday: Suzuki Carry: bond invoice is overdue")
    told = shown(home)
    assert told[:4] == ["OVERDUE", "Suzuki Carry: bond invoice", "NEXT 7 DAYS", "insurance"]
    assert "Suzuki Carry: Certain to be 25 years old" in told[told.index("NEXT 30 DAYS") :]
    assert "LATER" not in told
    assert [card.shown.face.big for card in home.plates.cards] == ["8", "220", "709"]
    assert home.missing.bars[0].shown.missing <= home.missing.bars[-1].shown.missing
    assert home.money.isVisible() and home.money.figure.text().startswith("$")


def test_space_ticks_off_and_the_banner_takes_it_back(qtbot: QtBot, home: HomeScreen) -> None:
    assert home.agenda.list.item and home.agenda.list.item.text == "bond invoice"
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: "Suzuki Carry: bond invoice" not in shown(home))
    assert home.agenda.list.item and home.agenda.list.item.text == "insurance"
    assert "bond invoice: done" in home.banner.words
    home.banner._act.click()
    qtbot.waitUntil(lambda: "Suzuki Carry: bond invoice" in shown(home))


def test_a_click_on_the_circle_ticks_off_and_elsewhere_goes_to_the_car(
    qtbot: QtBot, home: HomeScreen, busy_desk: Desk
) -> None:
    with qtbot.waitSignal(home.car_wanted) as wanted:
        click_on(qtbot, home, "reminder:1", "text")
    assert wanted.args == [car(busy_desk)]
    click_on(qtbot, home, "reminder:1", "tick")
    qtbot.waitUntil(lambda: "Suzuki Carry: bond invoice" not in shown(home))


def test_enter_goes_to_the_car_past_the_headings(
    qtbot: QtBot, home: HomeScreen, busy_desk: Desk
) -> None:
    opened: list[object] = []
    busy_desk.opened_car.connect(opened.append)
    press(qtbot, Key.Key_Return)
    assert opened == [car(busy_desk)]
    press(qtbot, Key.Key_Down)  # the heading in between cannot be chosen
    assert home.agenda.list.item and home.agenda.list.item.text == "insurance"
    press(qtbot, Key.Key_Return)  # it is for no car: its form opens instead
    assert home.agenda.form.isVisible() and home.agenda.form.what.text() == "insurance"
    assert len(opened) == 1


def test_a_reminder_by_keyboard_alone(qtbot: QtBot, home: HomeScreen, busy_desk: Desk) -> None:
    home.agenda.add.setFocus()
    press(qtbot, Key.Key_Space)
    form = home.agenda.form
    assert form.what.hasFocus()
    assert form.car.currentText() == CARRY  # the car of the line that was chosen
    press(qtbot, Key.Key_Return)
    assert form.problem.text() == "Say what to be reminded of."
    qtbot.keyClicks(form.what, "ask for the stamp <b>")
    press(qtbot, Key.Key_Return)
    assert "2026-12-24" in form.problem.text() and form.when.hasFocus()
    qtbot.keyClicks(form.when, "Nov 2026")
    press(qtbot, Key.Key_Return)
    assert "needs its day" in form.problem.text()
    form.when.clear()
    qtbot.keyClicks(form.when, "23 nov 2026")
    form.repeat.setCurrentIndex(form.repeat.findData(Repeat.DAYS))
    assert form.every.isVisible()
    qtbot.keyClicks(form.every, "90")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: "Suzuki Carry: ask for the stamp <b>" in shown(home))
    assert not form.isVisible()
    kept = busy_desk.app.agenda.reminders()[-1]
    assert (kept.repeat, kept.every, kept.due) == (Repeat.DAYS, 90, date(2026, 11, 23))


def test_escape_leaves_the_form(qtbot: QtBot, home: HomeScreen, busy_desk: Desk) -> None:
    home.agenda.start_reminder()
    qtbot.keyClicks(home.agenda.form.what, "never mind")
    press(qtbot, Key.Key_Escape)
    assert not home.agenda.form.isVisible() and home.agenda.list.hasFocus()
    assert len(busy_desk.app.agenda.reminders()) == 2


def test_delete_removes_a_reminder_and_nothing_else(
    qtbot: QtBot, home: HomeScreen, busy_desk: Desk
) -> None:
    press(qtbot, Key.Key_Delete)
    qtbot.waitUntil(lambda: "Suzuki Carry: bond invoice" not in shown(home))
    before = shown(home)
    home.agenda.list.choose("eligible:" + str(car(busy_desk)))
    press(qtbot, Key.Key_Delete)
    home.reload()
    assert shown(home) == before


def test_put_off_and_found_again(qtbot: QtBot, home: HomeScreen) -> None:
    item = home.agenda.list.item
    assert item is not None
    menu = home.agenda.menu_for(item)
    later = next(entry.menu() for entry in menu.actions() if entry.menu())
    later.actions()[2].trigger()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "Suzuki Carry: bond invoice" not in shown(home))
    box = home.agenda.filter
    place = box.findText("Put off (1)")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert shown(home) == ["OVERDUE", "Suzuki Carry: bond invoice"]
    sleeping = home.agenda.list.rows.item(home.agenda.list.rows.index(1, 0))
    assert sleeping and sleeping.snoozed_until == date(2026, 11, 29)
    home.agenda.wake(sleeping)
    qtbot.waitUntil(lambda: shown(home) == [])
    assert home.agenda.nothing.isVisible()


def test_the_filter_by_kind(home: HomeScreen) -> None:
    box = home.agenda.filter
    place = box.findData(Kind.SHIP.value)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert shown(home) == ["NEXT 30 DAYS", "Suzuki Carry: Ship due at Tacoma"]
    place = next(n for n in range(box.count()) if box.itemText(n).startswith("Later ("))
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert shown(home)[0] == "LATER"


def test_an_alarm_stands_first_and_says_how_it_goes(
    qtbot: QtBot, home: HomeScreen, busy_desk: Desk
) -> None:
    copen = car(busy_desk, "Daihatsu Copen")
    busy_desk.app.shipping.set_dates(
        copen, loads=PartialDate(2026, 12, 1), arrives=PartialDate(2026, 12, 24)
    )
    qtbot.waitUntil(lambda: shown(home)[0] == "ALARM")
    assert shown(home)[1] == "Daihatsu Copen: Lands too early"
    home.agenda.list.choose(f"alarm:{copen}:arrival")
    assert "seized" in home.agenda.why.text()
    press(qtbot, Key.Key_Space)
    assert "reason" in home.banner.words
    assert shown(home)[0] == "ALARM"


def test_lead_times_of_a_line_and_of_its_kind(
    qtbot: QtBot, home: HomeScreen, busy_desk: Desk
) -> None:
    item, agenda = home.agenda.list.item, busy_desk.app.agenda
    assert item is not None
    dialog = LeadsDialog(agenda, item, home)
    dialog.own.setText("3, x")
    dialog.accept()
    assert dialog.isHidden() and "90, 30, 7" in dialog.problem.text()
    dialog.own.setText("3 1")
    dialog.kind.setText("")
    dialog.accept()
    assert agenda.state_of(item).leads == (3, 1)
    assert agenda.leads_of(Kind.REMINDER) == ()


def test_plates_and_bars_go_to_their_cars_by_key(
    qtbot: QtBot, home: HomeScreen, busy_desk: Desk
) -> None:
    for part in (home.plates.cards[0], home.missing.bars[0]):
        part.setFocus()
        with qtbot.waitSignal(home.car_wanted) as wanted:
            press(qtbot, Key.Key_Return)
        told = part.accessibleName()
        assert told.startswith(busy_desk.app.garage.car(wanted.args[0]).title)


def test_home_follows_changes_midnight_and_undo(
    qtbot: QtBot, home: HomeScreen, busy_desk: Desk, clock: list[date]
) -> None:
    busy_desk.app.garage.trash(car(busy_desk))
    qtbot.waitUntil(lambda: not any(CARRY in row for row in shown(home)))
    busy_desk.app.garage.undo()
    qtbot.waitUntil(lambda: any(CARRY in row for row in shown(home)))
    clock[0] = date(2026, 12, 1)
    busy_desk.check_day()
    qtbot.waitUntil(lambda: home.title.text() == "Tuesday, 1 December")
    assert "Suzuki Carry may enter since 30 November" in home.since.text() + home.since.toolTip()


def test_home_in_a_narrow_window_drops_plates_not_words(qtbot: QtBot, home: HomeScreen) -> None:
    home.resize(760, 500)
    qtbot.waitUntil(lambda: sum(card.isVisible() for card in home.plates.cards) == 2)
    assert home.agenda.list.isVisible() and home.agenda.list.viewport().height() > 60


def test_an_empty_garage_offers_the_one_next_step(qtbot: QtBot, desk: Desk) -> None:
    screen = HomeScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.empty.isVisible() and not screen.agenda.isVisible()
    screen.empty.add.click()
    dialog = screen.findChildren(AddCarDialog)[-1]
    dialog.close()
    desk.app.garage.add(Car(make="Honda", model="Beat", built=PartialDate(2003, 5)))
    qtbot.waitUntil(screen.agenda.isVisible)
    assert len(screen.plates.cards) == 1


def test_the_window_opens_on_the_garage_and_f2_goes_home(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    assert sample_window.navigation.item(0).text() == "Home"
    assert sample_window.navigation.current == "all"
    assert not sample_window.findChildren(HomeScreen)
    qtbot.keyClick(sample_window, Key.Key_F2)
    (screen,) = sample_window.findChildren(HomeScreen)
    assert screen.isVisible()
    screen.agenda.list.setFocus()
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(top, CarWindow) and top.isVisible()
                                for top in QApplication.topLevelWidgets()))  # fmt: skip


def test_f2_in_a_list_of_the_pane_stays_with_the_list(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    sample_window.settle()
    sample_window.view.choose(car(sample_window.desk))
    view = next(found for found in sample_window.pane.findChildren(QAbstractItemView)
                if found.isVisible())  # fmt: skip
    view.setFocus()
    press(qtbot, Key.Key_F2)
    assert sample_window.navigation.current == "all"
    sample_window.view.table.setFocus()
    press(qtbot, Key.Key_F2)
    assert sample_window.navigation.current == "home"


# The calendar


def answers(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))


def test_export_from_the_menu(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = sample_window.menus.actions["calendar.export"]
    answers(monkeypatch, "")
    action.trigger()
    assert sample_window.banner.words == ""
    answers(monkeypatch, str(tmp_path / "cars"))
    action.trigger()
    assert b"eligible:" in (tmp_path / "cars.ics").read_bytes()
    answers(monkeypatch, str(tmp_path / "nowhere" / "cars.ics"))
    action.trigger()
    assert "does not exist" in sample_window.banner.words


def test_a_kept_file_is_written_after_a_change_and_no_longer_once_it_is_not_kept(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_window.settle()
    keeper = sample_window.findChildren(CalendarKeeper)[0]
    keeper._soon.setInterval(0)
    action, path = sample_window.menus.actions["calendar.keep"], tmp_path / "kept.ics"
    answers(monkeypatch, "")
    action.trigger()
    assert not action.isChecked()
    answers(monkeypatch, str(path))
    action.trigger()
    assert action.isChecked() and path.exists()
    agenda = sample_window.desk.app.agenda
    agenda.save_reminder(Reminder(text="kept current", due=date(2026, 12, 1)))
    qtbot.waitUntil(lambda: b"kept current" in path.read_bytes())
    action.trigger()
    assert not action.isChecked()
    agenda.save_reminder(Reminder(text="no longer", due=date(2026, 12, 1)))
    qtbot.wait(50)
    sample_window.desk.background.wait()
    assert b"no longer" not in path.read_bytes()


def test_closing_writes_what_still_waits_and_a_start_knows_the_file(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.ics"
    sample_window.settle()
    answers(monkeypatch, str(path))
    sample_window.menus.actions["calendar.keep"].trigger()
    desk = sample_window.desk
    desk.app.agenda.save_reminder(Reminder(text="at the last moment", due=date(2026, 12, 1)))
    sample_window.close()
    desk.background.wait()
    assert b"at the last moment" in path.read_bytes()
    again = MainWindow(desk)
    qtbot.addWidget(again)
    assert again.menus.actions["calendar.keep"].isChecked()


def test_a_kept_file_that_cannot_be_written_is_told_once(
    qtbot: QtBot, sample_desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    sample_desk.app.calendar.keep(folder / "kept.ics")
    (folder / "kept.ics").unlink()
    folder.rmdir()
    told: list[str] = []
    sample_desk.told.connect(told.append)
    keeper = CalendarKeeper(sample_desk)
    for _ in range(2):
        keeper.write()
        sample_desk.background.wait()
        QApplication.processEvents()
    assert len(told) == 1 and "kept.ics" in told[0]
