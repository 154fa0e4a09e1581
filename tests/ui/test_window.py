"""The main window as its owner meets it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Stage
from keigarage.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def titles(window: MainWindow) -> list[str]:
    return [line.car.title for line in window.view.model.shown]


def test_an_empty_garage_offers_the_one_next_step(window: MainWindow) -> None:
    page = window.view._stack.currentWidget()
    assert type(page).__name__ == "EmptyGarage"
    assert not window.pane.isVisible() or window.pane.car_id is None


def test_the_sample_stands_in_the_table_with_real_answers(sample_window: MainWindow) -> None:
    view = sample_window.view
    told = {line.car.title: view.cells.federal_spoken(line) for line in view.model.shown}
    assert told["Honda Beat"] == "May enter since 31 May 2016"
    assert told["Suzuki Carry"] == (
        "May enter depending on the papers; certain in 8 days, 30 November 2026"
    )
    assert told["Daihatsu Copen"] == "May not enter yet; certain in 220 days, 30 June 2027"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("beat", ["Honda Beat"]),
        ("PP1-11", ["Honda Beat"]),
        ("honda state:tx", ["Honda Beat"]),
        ("built<1970", ["Honda S600", "Subaru 360"]),
        ("nothing like it", []),
    ],
)
def test_search_as_you_type(
    qtbot: QtBot, sample_window: MainWindow, typed: str, found: list[str]
) -> None:
    qtbot.keyClicks(sample_window.view.search, typed)
    assert titles(sample_window) == found


def test_a_search_that_finds_nothing_offers_to_clear_itself(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    view = sample_window.view
    qtbot.keyClicks(view.search, "zzz")
    page = view._stack.currentWidget()
    assert type(page).__name__ == "NothingFound"
    page.clear_wanted.emit()
    assert len(titles(sample_window)) == 14


def test_the_stage_list_counts_and_filters(sample_window: MainWindow) -> None:
    sample_window.navigation.choose("owned")
    assert sorted(titles(sample_window)) == [
        "Honda S600", "Subaru 360", "Subaru Sambar Van / Dias", "Suzuki Jimny",
    ]  # fmt: skip
    assert "4 cars" in sample_window.navigation.currentItem().data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_columns_sort_by_real_values(sample_window: MainWindow) -> None:
    view = sample_window.view
    ids = [column.id for column in view.model.columns]
    view.table.sortByColumn(ids.index("federal"), Qt.SortOrder.AscendingOrder)
    days = [line.federal[1] for line in view.model.shown if line.federal]
    assert days == sorted(days) and len(days) == 14
    view.table.sortByColumn(ids.index("papers"), Qt.SortOrder.DescendingOrder)
    shares = [done / needed for done, needed in map(view.cells.papers, view.model.shown)]
    assert shares == sorted(shares, reverse=True)


def test_a_stage_move_keeps_the_car_chosen_and_counts_again(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    view = sample_window.view
    [beat] = [line.car for line in view.model.shown if line.car.title == "Honda Beat"]
    view.choose(beat.id)
    sample_window.acts.move_car(Stage.OWNED)
    assert view.current == beat.id
    assert sample_window.desk.app.garage.car(beat.id).stage is Stage.OWNED
    assert sample_window.menus.actions["edit.undo"].text() == "&Undo move Honda Beat to Owned"


def test_the_trash_keeps_a_car_and_gives_it_back(sample_window: MainWindow) -> None:
    view = sample_window.view
    view.choose(view.model.shown[3].car.id)
    gone = view.current
    sample_window.acts.trash_car()
    assert gone not in [line.car.id for line in view.model.shown]
    assert "in the trash" in sample_window.banner.words
    sample_window.navigation.choose("trash")
    assert [line.car.id for line in view.model.shown] == [gone]
    view.table.selectRow(0)
    sample_window.acts.untrash_car()
    sample_window.navigation.choose("all")
    assert gone in [line.car.id for line in view.model.shown]


def test_a_new_day_is_noticed_while_the_window_is_open(
    qtbot: QtBot, sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, view = sample_window.desk, sample_window.view
    monkeypatch.setattr(desk.app.outlooks, "today", lambda: date(2026, 11, 30))
    with qtbot.waitSignal(desk.day_changed):
        desk.check_day()
    [carry] = [line for line in view.model.shown if line.car.title == "Suzuki Carry"]
    assert view.cells.federal_spoken(carry) == "May enter since 30 November 2026"


def test_sort_and_place_are_remembered(qtbot: QtBot, sample_window: MainWindow) -> None:
    sample_window.navigation.choose("owned")
    sample_window.view.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    desk = sample_window.desk
    sample_window._remember()
    again = MainWindow(desk)
    qtbot.addWidget(again)
    assert again.view.place == "owned"
    assert again.view.model.order == (3, Qt.SortOrder.DescendingOrder)


def test_tab_goes_once_round_everything_and_comes_back(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    pane = sample_window.pane
    for section in ("identity", "eligibility", "papers", "notes"):
        pane.parts.open(section)
    QApplication.processEvents()  # what was opened has its place after the layout
    table = sample_window.view.table
    table.setFocus()
    met: list[str] = []
    for _ in range(150):
        held = QApplication.focusWidget()
        assert held is not None
        met.append(held.accessibleName())
        qtbot.keyClick(held, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is table:
            break
    else:
        raise AssertionError(f"Tab never came back to the table: {met[-12:]}")

    assert met.index("Name") < met.index("Built") < met.index("Chassis number")
    assert {"Papers", "Notes", "Stages", "Search the garage"} <= set(met)


def test_keys_of_the_search_box(qtbot: QtBot, sample_window: MainWindow) -> None:
    view = sample_window.view
    view.search.setFocus()
    qtbot.keyClicks(view.search, "honda")
    qtbot.keyClick(view.search, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    view.search.setFocus()
    qtbot.keyClick(view.search, Qt.Key.Key_Escape)
    assert len(titles(sample_window)) == 14


def test_a_car_moved_out_of_sight_is_not_followed_by_its_neighbour(
    sample_window: MainWindow,
) -> None:
    sample_window.navigation.choose("wanted")
    view = sample_window.view
    view.table.selectRow(0)
    moved = view.current
    sample_window.acts.move_car(Stage.BOUGHT)
    sample_window.acts.move_car(Stage.IN_TRANSIT)
    stages = {car.id: car.stage for car in sample_window.desk.app.garage.cars()}
    assert moved is not None and stages[moved] is Stage.BOUGHT
    assert Stage.WANTED in stages.values() and view.current is None
    assert "is now at Bought" in sample_window.banner.words


def test_the_undo_of_the_banner_goes_with_the_next_change(sample_window: MainWindow) -> None:
    view = sample_window.view
    view.table.selectRow(0)
    sample_window.acts.trash_car()
    assert sample_window.banner.words
    view.table.selectRow(2)
    assert view.current is not None
    sample_window.desk.app.garage.edit(view.current, {"color": "pink"})
    assert sample_window.banner.words == ""


def test_closing_stays_once_for_text_that_could_not_be_saved(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    view = sample_window.view
    view.table.selectRow(0)
    sample_window.pane.focus_field("built")
    editor = sample_window.pane.parts.editor("built").editor  # type: ignore[union-attr]
    editor.selectAll()
    qtbot.keyClicks(editor, "1/2/2001")
    sample_window.close()
    assert sample_window.isVisible()
    assert "1/2/2001" in sample_window.banner.words
    sample_window.close()
    assert not sample_window.isVisible()


def test_another_countrys_rule_gets_a_column_of_its_own(sample_window: MainWindow) -> None:
    desk, view = sample_window.desk, sample_window.view
    desk.app.preferences.save(extra_rules=("ca-15",))
    desk.rules_changed.emit()
    column = view.model.columns[-1]
    assert column.heading == "CA (15)"
    [copen] = [line for line in view.model.shown if line.car.model == "Copen"]
    assert column.text(copen) == "1 Jun 2017"


def test_the_status_bar_sums_what_is_shown_and_what_is_chosen(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    sums, money = sample_window._sums, sample_window.desk.app.money
    assert sums is not None
    everything = money.overall()
    sums.reckon()
    assert f"{everything.actual_usd:,.2f} paid" in sums.text()
    sample_window.view.search.setText("carry")
    [carry] = [line.car.id for line in sample_window.view.model.shown]
    sums.reckon()
    assert sums.text().count(f"{money.overall([carry]).expected_usd:,.2f} expected") == 2


def test_several_cars_are_summed_moved_and_taken_back_one_by_one(
    sample_window: MainWindow,
) -> None:
    view, desk = sample_window.view, sample_window.desk
    view.table.selectAll()
    assert len(view.selected) == 14
    sums = sample_window._sums
    assert sums is not None
    sums.reckon()
    assert "14 selected" in sums.text()
    sample_window.acts.move_car(Stage.SOLD)
    assert {car.stage for car in desk.app.garage.cars()} == {Stage.SOLD}
    sample_window.acts.undo()
    assert [car.stage for car in desk.app.garage.cars()].count(Stage.SOLD) == 13


def test_the_check_answers_away_from_the_windows_thread(
    qtbot: QtBot, sample_window: MainWindow
) -> None:
    sample_window.acts.check_garage()
    qtbot.waitUntil(lambda: "sound" in sample_window.banner.words)
