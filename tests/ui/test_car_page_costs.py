"""The costs section: a sheet typed into by keys, its sums, duty reckoned live, usual lines."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from keigarage.domain.car import Car, CarId, Currency, Stage
from keigarage.domain.costs import CostLine, Share
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import DiskTrouble
from keigarage.ui.car_page.costs import Costs
from keigarage.ui.car_page.money_bar import parts_of
from keigarage.ui.car_page.page import CarPage
from keigarage.ui.car_page.source_popup import SourcePopup
from keigarage.ui.desk import Desk

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[CarPage]:
    """The page of a Beat with the costs open and nothing in them."""
    car = desk.app.garage.add(
        Car(make="Honda", model="Beat", catalogue_id="honda-beat-pp1", built=PartialDate(1991, 5))
    )
    made = CarPage(desk)
    made.resize(368, 1600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    for name in ("eligibility", "papers", "notes"):
        made.parts.section(name).head.setChecked(False)
    made.parts.open("costs")
    made.set_car(car.id)
    made.parts.focus("costs")
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def costs(page: CarPage) -> Costs:
    body = page.parts.section("costs").body
    assert isinstance(body, Costs)
    return body


def lines(page: CarPage) -> tuple[CostLine, ...]:
    return page._desk.app.money.lines(page.car_id)


def type_in(qtbot: QtBot, costs: Costs, text: str, key: Key = Key.Key_Tab) -> None:
    """Type into the chosen cell as a person does, and leave it by a key."""
    qtbot.keyClick(costs.grid, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, key)
    QApplication.processEvents()


def go_to(costs: Costs, row: int, column: str) -> None:
    place = next(n for n, col in enumerate(costs.rows.columns) if col.id == column)
    costs.grid.setCurrentIndex(costs.rows.index(row, place))


def told(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def add(page: CarPage, label: str, **fields: object) -> CostLine:
    assert page.car_id is not None
    line = CostLine(car_id=page.car_id, label=label, stage=Stage.BOUGHT, **fields)  # type: ignore[arg-type]
    return page._desk.app.money.save_line(line)


def test_a_line_is_typed_from_the_last_row_on(qtbot: QtBot, page: CarPage, costs: Costs) -> None:
    type_in(qtbot, costs, "Purchase price")
    type_in(qtbot, costs, "450,000")
    assert costs.grid.currentIndex().column() == 2
    go_to(costs, 0, "currency")
    type_in(qtbot, costs, "jpy")
    type_in(qtbot, costs, "0.0067", Key.Key_Return)
    [line] = lines(page)
    assert (line.label, line.estimate, line.currency) == (
        "Purchase price", Decimal(450000), Currency.JPY
    )  # fmt: skip
    assert line.rate == Decimal("0.0067") and line.rate_on == PartialDate(2026, 11, 22)
    assert costs.rows.index(0, 1).data() == "¥450,000"
    assert costs.grid.currentIndex().row() == 1  # Enter went down, to the row for a new line
    assert "$3,015.00" in told(costs.sums)


def test_enter_goes_down_and_shift_tab_back(qtbot: QtBot, page: CarPage, costs: Costs) -> None:
    for label in ("Ocean freight", "Customs broker"):
        add(page, label)
    go_to(costs, 0, "estimate")
    type_in(qtbot, costs, "900", Key.Key_Return)
    assert (costs.grid.currentIndex().row(), costs.grid.currentIndex().column()) == (1, 1)
    qtbot.keyClick(costs.grid, Key.Key_Backtab)
    assert (costs.grid.currentIndex().row(), costs.grid.currentIndex().column()) == (1, 0)
    assert [line.estimate for line in lines(page)] == [Decimal(900), None]


def test_a_wrong_amount_stays_and_says_why(qtbot: QtBot, page: CarPage, costs: Costs) -> None:
    add(page, "Ocean freight")
    go_to(costs, 0, "estimate")
    type_in(qtbot, costs, "about 900")
    here = costs.grid.currentIndex()
    assert (here.row(), here.column(), here.data()) == (0, 1, "about 900")
    assert "not an amount" in costs.problem.problem
    assert lines(page)[0].estimate is None
    go_to(costs, 0, "actual")
    assert costs.problem.problem == ""
    go_to(costs, 0, "estimate")
    assert "not an amount" in costs.problem.problem  # it is told again where it stands
    qtbot.keyClick(costs.grid, Key.Key_Escape)
    assert here.data() == "" and costs.problem.problem == ""


def test_delete_clears_a_cell_and_removes_a_line(qtbot: QtBot, page: CarPage, costs: Costs) -> None:
    add(page, "Ocean freight", estimate=Decimal(900))
    go_to(costs, 0, "estimate")
    qtbot.keyClick(costs.grid, Key.Key_Delete)
    assert lines(page)[0].estimate is None
    go_to(costs, 0, "label")
    qtbot.keyClick(costs.grid, Key.Key_Delete)
    assert lines(page) == () and costs.rows.rowCount() == 1
    page._desk.app.garage.undo()
    assert costs.rows.rowCount() == 2
    page._desk.app.garage.undo()
    assert costs.rows.index(0, 1).data() == "$900"


def test_a_stage_is_taken_by_its_word_or_from_the_menu(
    qtbot: QtBot, page: CarPage, costs: Costs
) -> None:
    add(page, "Storage")
    go_to(costs, 0, "stage")
    type_in(qtbot, costs, "at port", Key.Key_Return)
    assert lines(page)[0].stage is Stage.AT_PORT
    go_to(costs, 0, "stage")
    menu = costs.grid._menu(costs.grid.currentIndex())
    next(action for action in menu.actions() if action.text() == "Titling").trigger()
    assert lines(page)[0].stage is Stage.TITLING


def test_escape_leaves_the_sheet(qtbot: QtBot, page: CarPage, costs: Costs) -> None:
    costs.grid.setFocus()
    qtbot.keyClick(costs.grid, Key.Key_Escape)
    assert not costs.grid.hasFocus()


def test_duty_is_reckoned_from_the_price_and_the_plan(
    qtbot: QtBot, page: CarPage, costs: Costs
) -> None:
    assert "Duty goes by the price" in told(costs.duty)
    add_price(page)
    page._desk.app.shipping.edit_plan(page.car_id, {"arrives": "2026-11-25"})
    page._refresh()
    assert "$413.33" in told(costs.duty) and "25 November 2026" in told(costs.duty)
    costs.more.setChecked(True)
    rows = [row.fact for row in costs.bill.things]
    assert "$34.58" in [fact.words for fact in rows]
    assert all("confidence" in fact.remark for fact in rows)
    qtbot.keyClick(costs.bill, Key.Key_Down)
    qtbot.keyClick(costs.bill, Key.Key_Return)
    [popup] = costs.bill.findChildren(SourcePopup)
    assert popup.address.startswith("http")
    popup.close()
    head = page.parts.section("costs").head.told
    assert head.startswith("$3,413.33 landed")


def add_price(page: CarPage) -> None:
    page._desk.app.money.put(page.car_id, "Purchase price", {"actual": "3000"})


def test_usual_lines_are_added_without_their_ranges(
    qtbot: QtBot, page: CarPage, costs: Costs
) -> None:
    menu = costs.usual_menu()
    words = [action.text() for action in menu.actions()]
    assert "Customs broker: $250 – $500, a placeholder" in words
    next(action for action in menu.actions() if action.text().startswith("Customs")).trigger()
    [line] = lines(page)
    assert (line.label, line.estimate, line.stage) == ("Customs broker", None, Stage.AT_PORT)
    assert costs.grid.hasFocus() and costs.grid.currentIndex().column() == 1
    assert not any("Customs broker" in action.text() for action in costs.usual_menu().actions())
    costs.usual_menu().actions()[-1].trigger()
    assert len(lines(page)) > 10


def test_the_lines_of_a_similar_car_are_offered(qtbot: QtBot, page: CarPage, costs: Costs) -> None:
    desk = page._desk
    other = desk.app.garage.add(Car(name="Blue Beat", catalogue_id="honda-beat-pp1"))
    desk.app.money.put(other.id, "Ocean freight", {"actual": "1200"})
    desk.app.money.put(other.id, "Transport in Japan", {"estimate": "150"})
    page._refresh()
    qtbot.waitUntil(lambda: costs.take.isVisibleTo(page))
    assert "Blue Beat" in costs.offered.text() and "Ocean freight" in costs.offered.text()
    costs.take.click()
    assert [(line.label, line.estimate, line.actual) for line in lines(page)] == [
        ("Ocean freight", Decimal(1200), None), ("Transport in Japan", Decimal(150), None),
    ]  # fmt: skip
    qtbot.waitUntil(lambda: not costs.take.isVisibleTo(page))


def test_yen_without_a_rate_is_said_to_stand_in_no_sum(page: CarPage, costs: Costs) -> None:
    add(page, "Auction fee", estimate=Decimal(12000), currency=Currency.JPY)
    assert "Auction fee" in told(costs.sums) and "without" in told(costs.sums)
    assert costs.rows.remark(costs.rows.things[0]) == "no rate: in no sum"


def test_a_full_disk_keeps_what_was_typed_in_its_cell(
    qtbot: QtBot, page: CarPage, costs: Costs, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(page, "Ocean freight")

    def full(*_: object) -> None:
        raise DiskTrouble("The disk is full: free some space and save again.")

    go_to(costs, 0, "actual")
    with monkeypatch.context() as trouble:
        trouble.setattr(type(page._desk.app.money), "edit_line", full)
        type_in(qtbot, costs, "950")
    assert "disk is full" in costs.problem.problem
    assert costs.grid.currentIndex().data() == "950"
    type_in(qtbot, costs, "950")
    assert lines(page)[0].actual == Decimal(950) and costs.problem.problem == ""


def test_typing_one_cell_makes_no_widgets_and_keeps_the_cell(page: CarPage, costs: Costs) -> None:
    for number in range(4):
        add(page, f"Line {number}", estimate=Decimal(100 + number))
    go_to(costs, 2, "actual")
    before = len(page.findChildren(QLabel))
    page._desk.app.money.put(page.car_id, "Line 1", {"actual": "7"})
    here = costs.grid.currentIndex()
    assert (here.row(), here.column()) == (2, 2)
    assert len(page.findChildren(QLabel)) == before


def test_nothing_is_typed_into_a_car_in_the_trash(
    qtbot: QtBot, page: CarPage, costs: Costs
) -> None:
    add(page, "Ocean freight")
    page._desk.app.garage.trash(page.car_id)
    assert costs.rows.rowCount() == 1 and not costs.usual.isEnabled()
    go_to(costs, 0, "estimate")
    qtbot.keyClick(costs.grid, Key.Key_F2)
    assert costs.grid.viewport().findChild(QLineEdit) is None
    go_to(costs, 0, "label")
    qtbot.keyClick(costs.grid, Key.Key_Delete)
    assert len(lines(page)) == 1


def test_names_are_shown_as_typed(page: CarPage, costs: Costs) -> None:
    add(page, "<b>x</b>", payee="<img src='/etc/passwd'>", estimate=Decimal(1))
    QApplication.processEvents()
    assert costs.rows.index(0, 0).data() == "<b>x</b>"
    tip = costs.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "<b>" not in costs.bar.toolTip()
    assert page.minimumSizeHint().width() <= 368


def test_another_car_shows_its_own_lines(page: CarPage, costs: Costs) -> None:
    first: CarId | None = page.car_id
    add(page, "Ocean freight")
    page.set_car(page._desk.app.garage.add(Car(name="Carry")).id)
    assert costs.rows.things == ()
    page.set_car(first)
    assert [line.label for line in costs.rows.things] == ["Ocean freight"]


def test_the_bar_names_the_largest_and_gathers_the_rest() -> None:
    shares = [Share(f"part {n}", Decimal(100 - n), Decimal(10)) for n in range(8)]
    parts = parts_of(shares)
    assert [part.name for part in parts] == ["part 0", "part 1", "part 2", "part 3", "4 more"]
    assert parts[-1].usd == sum(Decimal(100 - n) for n in range(4, 8))
    assert parts[-1].share_pct == Decimal(40)


def test_a_wide_page_gives_the_section_the_height_it_needs(
    qtbot: QtBot, page: CarPage, costs: Costs
) -> None:
    page.resize(1100, 900)
    QApplication.processEvents()
    add_price(page)
    section = page.parts.section("costs")
    for shown in (True, False, True):
        costs.more.setChecked(shown)
        qtbot.waitUntil(lambda: section.height() >= section.heightForWidth(section.width()))
        assert costs.grid.height() >= costs.grid.sizeHint().height()


def test_a_cell_half_written_is_saved_to_its_own_car(
    qtbot: QtBot, page: CarPage, costs: Costs
) -> None:
    first = page.car_id
    add(page, "Ocean freight")
    go_to(costs, 0, "actual")
    qtbot.keyClicks(costs.grid, "9")  # typing begins to write the cell
    qtbot.keyClicks(QApplication.focusWidget(), "50")
    page.set_car(page._desk.app.garage.add(Car(name="Carry")).id)
    [line] = page._desk.app.money.lines(first)
    assert line.actual == Decimal(950)


def test_a_name_refused_for_one_car_does_not_stand_at_another(
    qtbot: QtBot, page: CarPage, costs: Costs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskTrouble("The disk is full: free some space and save again.")

    first = page.car_id
    with monkeypatch.context() as trouble:
        trouble.setattr(type(page._desk.app.money), "put", full)
        type_in(qtbot, costs, "Ocean freight")
    assert costs.rows.index(0, 0).data() == "Ocean freight"
    page.set_car(page._desk.app.garage.add(Car(name="Carry")).id)
    assert costs.rows.index(0, 0).data() == ""
    page.set_car(first)
    assert costs.rows.index(0, 0).data() == "Ocean freight"
