"""Every action in one table: menus, tool bars and shortcuts are lists of its ids."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keigarage.domain.car import Stage
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.ui.garage.headings import HEADINGS
from keigarage.ui.screens import SCREENS, Screen

if TYPE_CHECKING:
    from keigarage.ui.acts import Acts

SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the owner can do. `needs_car` greys it out while no car is chosen; `writes` does
    while the garage is read-only."""

    id: str
    text: str
    shortcut: str
    run: Callable[["Acts"], object]
    tip: str = ""
    needs_car: bool = False
    writes: bool = False


def _stage_action(number: int, stage: Stage) -> Action:
    return Action(
        f"car.stage.{stage}",
        STAGE_WORDS[stage],
        f"Ctrl+{number}",
        lambda acts: acts.move_car(stage),
        needs_car=True,
        writes=True,
    )


def _screen_action(screen: Screen) -> Action:
    return Action(
        f"view.{screen.id}", f"&{screen.label}", screen.key, lambda acts: acts.go_to(screen.id)
    )


def _sort_action(column: str, heading: str) -> Action:
    return Action(f"sort.{column}", heading, "", lambda acts: acts.sort_by(column))


_SORTS = tuple(_sort_action(column, heading) for column, heading in HEADINGS.items())
_SCREENS = tuple(_screen_action(screen) for screen in SCREENS)
_STAGES = tuple(_stage_action(number, stage) for number, stage in enumerate(Stage, 1))

ACTIONS: tuple[Action, ...] = (
    Action("car.add", "&Add car…", "Ctrl+N", lambda acts: acts.add_car(), writes=True,
           tip="Add a car by its name, chassis code or chassis number"),
    Action("garage.open", "&Open garage…", "Ctrl+O", lambda acts: acts.open_garage()),
    Action("garage.own", "Open &my garage", "", lambda acts: acts.open_own_garage()),
    Action("garage.sample", "Open the &sample garage", "", lambda acts: acts.open_sample()),
    Action("papers.print", "&Print checklist…", "Ctrl+P", lambda acts: acts.print_checklist(),
           needs_car=True, tip="See, print or save the DMV checklist"),
    Action("calendar.export", "&Export…", "", lambda acts: acts.export_calendar(),
           tip="Write the agenda as a calendar that other programs read"),
    Action("calendar.keep", "&Keep a file current…", "", lambda acts: acts.keep_calendar(),
           tip="Write one calendar file anew after every change"),
    Action("program.quit", "&Quit", "Ctrl+Q", lambda acts: acts.close_all()),
    Action("edit.undo", "&Undo", "Ctrl+Z", lambda acts: acts.undo(), writes=True),
    Action("edit.redo", "&Redo", "Ctrl+Shift+Z", lambda acts: acts.redo(), writes=True),
    Action("edit.find", "&Find", "Ctrl+F", lambda acts: acts.go_to_search()),
    Action("edit.history", "&History…", "Ctrl+H", lambda acts: acts.show_history()),
    *_SCREENS,
    *_SORTS,
    Action("view.table", "&Table", "Ctrl+T", lambda acts: acts.focus_table()),
    Action("view.pane", "Car pan&e", "F6", lambda acts: acts.focus_pane(), needs_car=True),
    Action("view.stages", "Stage &list", "Shift+F6", lambda acts: acts.focus_navigation()),
    Action("view.compact", "Compact ro&ws", "", lambda acts: acts.toggle_compact()),
    Action("view.light", "&Light", "", lambda acts: acts.set_scheme("light")),
    Action("view.dark", "&Dark", "", lambda acts: acts.set_scheme("dark")),
    Action("view.system", "As the &system", "", lambda acts: acts.set_scheme("system")),
    Action("car.open", "&Open in its own window", "Ctrl+Return", lambda acts: acts.open_car(),
           needs_car=True),
    *_STAGES,
    Action("car.trash", "Put in the &trash", "Ctrl+Backspace", lambda acts: acts.trash_car(),
           needs_car=True, writes=True),
    Action("car.untrash", "Take out of the t&rash", "", lambda acts: acts.untrash_car(),
           needs_car=True, writes=True),
    Action("car.copy_chassis", "Copy &chassis number", "Ctrl+Shift+C",
           lambda acts: acts.copy_chassis(), needs_car=True),
    Action("papers.go", "&Go to the papers", "Ctrl+L", lambda acts: acts.focus_pane("papers"),
           needs_car=True),
    Action("papers.eligibility", "Go to &eligibility", "Ctrl+E",
           lambda acts: acts.focus_pane("eligibility"), needs_car=True),
    Action("papers.files", "Go to the &files", "", lambda acts: acts.focus_pane("files"),
           needs_car=True),
    Action("papers.auction", "Go to the &auction card", "",
           lambda acts: acts.focus_pane("auction"), needs_car=True),
    Action("tools.check", "&Check the garage", "", lambda acts: acts.check_garage()),
    Action("tools.packs", "&Rule packs…", "", lambda acts: acts.show_packs()),
    Action("tools.notify", "&Notify me of what is due", "", lambda acts: acts.toggle_notify(),
           tip="Show what is due as notifications while this window is open"),
    Action("tools.login", "Notify at &login (without a window)", "",
           lambda acts: acts.toggle_login(), tip="Show what is due once at each login"),
    Action("tools.folder", "Show the garage's &folder", "", lambda acts: acts.show_folder()),
    Action("help.keys", "&Keyboard shortcuts", "F1", lambda acts: acts.show_keys()),
    Action("help.about", "&About Kei Garage", "", lambda acts: acts.show_about()),
)  # fmt: skip

SORT_MENU = tuple(action.id for action in _SORTS)
SCREEN_MENU = tuple(action.id for action in _SCREENS)
STAGE_MENU = tuple(action.id for action in _STAGES)

MENUS: tuple[tuple[str, tuple[str | tuple[str, tuple[str, ...]], ...]], ...] = (
    ("&File", ("car.add", SEPARATOR, "garage.open", "garage.own", "garage.sample", SEPARATOR,
               "papers.print", ("&Calendar", ("calendar.export", "calendar.keep")), SEPARATOR,
               "program.quit")),
    ("&Edit", ("edit.undo", "edit.redo", SEPARATOR, "edit.find", "edit.history")),
    ("&View", ("view.table", "view.pane", "view.stages", SEPARATOR,
               *SCREEN_MENU, SEPARATOR, ("Sort &by", SORT_MENU), "view.compact",
               ("&Appearance", ("view.system", "view.light", "view.dark")))),
    ("&Car", ("car.open", ("Move to &stage", STAGE_MENU), SEPARATOR, "car.copy_chassis",
              SEPARATOR, "car.trash", "car.untrash")),
    ("&Papers", ("papers.go", "papers.eligibility", "papers.files", "papers.auction",
                SEPARATOR, "papers.print")),
    ("&Tools", ("tools.packs", SEPARATOR, "tools.notify", "tools.login", SEPARATOR,
                "tools.check", "tools.folder")),
    ("&Help", ("help.keys", "help.about")),
)  # fmt: skip

CAR_MENU: tuple[str | tuple[str, tuple[str, ...]], ...] = (
    "car.open", "papers.print", ("Move to &stage", STAGE_MENU), SEPARATOR, "car.copy_chassis",
    SEPARATOR, "car.trash", "car.untrash",
)  # fmt: skip


def shortcut_sheet() -> list[tuple[str, str]]:
    """`(what, key)` of every action that has a key, as the help window lists them."""
    return [(_told(action), action.shortcut) for action in ACTIONS if action.shortcut]


def _told(action: Action) -> str:
    words = say(action.text).replace("&", "").rstrip("…")
    # In its submenu a stage stands under "Move to stage"; alone it would be a riddle.
    return say("Move to {stage}", stage=words) if action.id in STAGE_MENU else words
