"""The screens beside the garage: one line each. A screen is made when it is first gone to."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from keigarage.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Screen:
    """A place of the navigation that is a screen of its own; `key` goes straight to it."""

    id: str
    label: str
    key: str
    make: Callable[[Desk], QWidget]


def _home(desk: Desk) -> QWidget:
    from keigarage.ui.home.screen import HomeScreen

    return HomeScreen(desk)


def _states(desk: Desk) -> QWidget:
    from keigarage.ui.states.screen import StatesScreen

    return StatesScreen(desk)


def _catalogue(desk: Desk) -> QWidget:
    from keigarage.ui.catalogue.screen import CatalogueScreen

    return CatalogueScreen(desk)


def _people(desk: Desk) -> QWidget:
    from keigarage.ui.people.screen import PeopleScreen

    return PeopleScreen(desk)


SCREENS = (
    Screen("home", "Home", "F2", _home),
    Screen("states", "States", "F3", _states),
    Screen("catalogue", "Catalogue", "F4", _catalogue),
    Screen("people", "People", "F9", _people),
)
SCREEN_BY_ID = {screen.id: screen for screen in SCREENS}
