"""Menus and shortcuts of a window, made from the one table of actions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from keigarage.domain.words import say
from keigarage.ui.actions import ACTIONS, MENUS, SEPARATOR

if TYPE_CHECKING:
    from keigarage.ui.window import MainWindow

Entry = str | tuple[str, tuple[str, ...]]

_CHECKED = ("view.compact", "view.light", "view.dark", "view.system", "calendar.keep",
            "tools.notify", "tools.login")  # fmt: skip


def title_menus(bar: QMenuBar) -> list[QMenu]:
    """The menus of the bar, empty yet: all that the first picture shows of them."""
    return [bar.addMenu(say(title)) for title, _ in MENUS]


class Menus:
    """The QActions of one window by id. `enable` greys out what cannot be done now."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        for action in ACTIONS:
            made = QAction(say(action.text), window)
            made.setObjectName(action.id)
            if action.shortcut:
                made.setShortcut(QKeySequence(action.shortcut))
            if action.tip:
                made.setStatusTip(say(action.tip))
            made.setCheckable(action.id in _CHECKED)
            made.triggered.connect(lambda _=False, run=action.run: run(window.acts))
            self.actions[action.id] = made
            window.addAction(made)
        schemes = QActionGroup(window)
        for name in ("view.light", "view.dark", "view.system"):
            schemes.addAction(self.actions[name])

    def fill(self, titles: Sequence[QMenu]) -> None:
        """Put its entries in every menu of the bar."""
        for menu, (_, entries) in zip(titles, MENUS, strict=True):
            self.fill_menu(menu, entries)

    def fill_menu(self, menu: QMenu, entries: Sequence[Entry]) -> QMenu:
        for entry in entries:
            if isinstance(entry, tuple):
                self.fill_menu(menu.addMenu(say(entry[0])), entry[1])
            elif entry == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self.actions[entry])
        return menu

    def enable(self, *, has_car: bool, trashed: bool, writable: bool) -> None:
        """Grey out what needs a car while none is chosen, and every write while read-only."""
        for action in ACTIONS:
            possible = (has_car or not action.needs_car) and (writable or not action.writes)
            self.actions[action.id].setEnabled(possible)
        self.actions["car.trash"].setVisible(not trashed)
        self.actions["car.untrash"].setVisible(trashed)

    def name_undo(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do; an empty name greys the action out."""
        for name, words, plain, named in (
            ("edit.undo", undo, "&Undo", "&Undo {change}"),
            ("edit.redo", redo, "&Redo", "&Redo {change}"),
        ):
            # An ampersand in a car's name is a letter, not a shortcut.
            words = words.replace("&", "&&")
            shown = words[:1].lower() + words[1:]
            self.actions[name].setText(say(named, change=shown) if words else say(plain))
            if not words:
                self.actions[name].setEnabled(False)
