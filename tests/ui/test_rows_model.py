"""The table model: order by real values, filter in one pass, and the selection that follows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from keigarage.ui.rows_model import Column, RowsModel, plain_tip

COLUMNS: tuple[Column[tuple[str, int | None]], ...] = (
    Column("name", "Name", lambda t: t[0]),
    Column("age", "Age", lambda t: str(t[1] or ""), order=lambda t: t[1]),
)
THINGS = [("b", 9), ("a", 10), ("d", None), ("c", 2)]


def made() -> RowsModel[tuple[str, int | None]]:
    model = RowsModel(COLUMNS, key=lambda t: t[0])
    model.set_things(THINGS)
    return model


def names(model: RowsModel[tuple[str, int | None]]) -> str:
    return "".join(thing[0] for thing in model.shown)


def test_it_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = made()
    qtmodeltester.check(model)


def test_numbers_sort_as_numbers_and_blanks_stand_last_either_way() -> None:
    model = made()
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(model) == "cbad"
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == "abcd"


def test_a_filter_keeps_the_order_and_lifting_it_brings_all_back() -> None:
    model = made()
    model.sort(1)
    model.set_filter(lambda things: [thing for thing in things if thing[0] in "ab"])
    assert names(model) == "ba"
    model.set_filter(None)
    assert names(model) == "cbad"


def test_an_index_follows_its_thing_through_a_sort() -> None:
    model = made()
    held = QPersistentModelIndex(model.index(model.row_of("b"), 0))
    model.sort(1)
    assert model.thing(held.row()) == ("b", 9)


def test_replacing_a_thing_moves_it_to_where_it_belongs() -> None:
    model = made()
    model.sort(1)
    model.replace(("c", 99))
    assert names(model) == "bacd"
    assert model.rowCount(QModelIndex()) == 4


def test_a_tip_shows_markup_as_typed() -> None:
    assert plain_tip("<img src=x> & more") == "<qt>&lt;img src=x&gt; &amp; more</qt>"
