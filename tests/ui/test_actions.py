"""The table of actions: nothing doubled, everything reachable from a menu."""

from collections import Counter

from PySide6.QtWidgets import QMenu

from keigarage.ui.actions import ACTIONS, CAR_MENU, MENUS, SEPARATOR, shortcut_sheet
from keigarage.ui.window import MainWindow


def flat(entries: object) -> list[str]:
    found: list[str] = []
    for entry in entries:  # type: ignore[attr-defined]
        found += flat(entry[1]) if isinstance(entry, tuple) else [entry]
    return [entry for entry in found if entry != SEPARATOR]


def test_no_id_and_no_shortcut_stands_twice() -> None:
    assert not [key for key, n in Counter(a.id for a in ACTIONS).items() if n > 1]
    keys = Counter(action.shortcut for action in ACTIONS if action.shortcut)
    assert not [key for key, n in keys.items() if n > 1]


def test_every_action_stands_in_a_menu() -> None:
    in_menus = {entry for _, entries in MENUS for entry in flat(entries)}
    assert in_menus == {action.id for action in ACTIONS}
    assert set(flat(CAR_MENU)) <= in_menus


def test_the_shortcut_sheet_lists_every_key() -> None:
    assert len(shortcut_sheet()) == sum(bool(action.shortcut) for action in ACTIONS)


def test_no_two_entries_of_a_menu_share_an_access_key(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        keys = [text[text.index("&") + 1].lower() for text in texts]
        assert len(keys) == len(set(keys)), (menu.title(), sorted(keys))


def test_what_needs_a_car_is_grey_without_one(window: MainWindow) -> None:
    for action in ACTIONS:
        if action.needs_car:
            assert not window.menus.actions[action.id].isEnabled(), action.id
    assert window.menus.actions["car.add"].isEnabled()
