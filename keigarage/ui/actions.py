"""Every action in one table: menus, tool bars and shortcuts are lists of its ids."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keigarage.domain.car import Stage
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say

if TYPE_CHECKING:
    from keigarage.ui.window import MainWindow

SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the owner can do. `needs_car` greys it out while no car is chosen; `writes` does
    while the garage is read-only."""

    id: str
    text: str
    shortcut: str
    run: Callable[["MainWindow"], object]
    tip: str = ""
    needs_car: bool = False
    writes: bool = False


def _stage_action(number: int, stage: Stage) -> Action:
    return Action(
        f"car.stage.{stage}",
        STAGE_WORDS[stage],
        f"Ctrl+{number}",
        lambda window: window.move_car(stage),
        needs_car=True,
        writes=True,
    )


_STAGES = tuple(_stage_action(number, stage) for number, stage in enumerate(Stage, 1))

ACTIONS: tuple[Action, ...] = (
    Action("car.add", "&Add car…", "Ctrl+N", lambda w: w.add_car(), writes=True,
           tip="Add a car by its name, chassis code or chassis number"),
    Action("garage.open", "&Open garage…", "Ctrl+O", lambda w: w.open_garage()),
    Action("garage.own", "Open &my garage", "", lambda w: w.open_own_garage()),
    Action("garage.sample", "Open the &sample garage", "", lambda w: w.open_sample()),
    Action("papers.print", "&Print checklist…", "Ctrl+P", lambda w: w.print_checklist(),
           needs_car=True, tip="See, print or save the DMV checklist"),
    Action("program.quit", "&Quit", "Ctrl+Q", lambda w: w.close_all()),
    Action("edit.undo", "&Undo", "Ctrl+Z", lambda w: w.undo(), writes=True),
    Action("edit.redo", "&Redo", "Ctrl+Shift+Z", lambda w: w.redo(), writes=True),
    Action("edit.find", "&Find", "Ctrl+F", lambda w: w.go_to_search()),
    Action("edit.history", "&History…", "Ctrl+H", lambda w: w.show_history()),
    Action("view.table", "&Table", "Ctrl+T", lambda w: w.focus_table()),
    Action("view.pane", "&Car pane", "F6", lambda w: w.focus_pane(), needs_car=True),
    Action("view.stages", "&Stage list", "Shift+F6", lambda w: w.focus_navigation()),
    Action("view.compact", "Com&pact rows", "", lambda w: w.toggle_compact()),
    Action("view.light", "&Light", "", lambda w: w.set_scheme("light")),
    Action("view.dark", "&Dark", "", lambda w: w.set_scheme("dark")),
    Action("view.system", "As the &system", "", lambda w: w.set_scheme("system")),
    Action("car.open", "&Open in its own window", "Ctrl+Return", lambda w: w.open_car(),
           needs_car=True),
    *_STAGES,
    Action("car.trash", "Put in the &trash", "Ctrl+Backspace", lambda w: w.trash_car(),
           needs_car=True, writes=True),
    Action("car.untrash", "Take out of the t&rash", "", lambda w: w.untrash_car(),
           needs_car=True, writes=True),
    Action("car.copy_chassis", "Copy &chassis number", "Ctrl+Shift+C", lambda w: w.copy_chassis(),
           needs_car=True),
    Action("papers.go", "&Go to the papers", "Ctrl+L", lambda w: w.focus_pane("papers"),
           needs_car=True),
    Action("papers.eligibility", "Go to &eligibility", "Ctrl+E",
           lambda w: w.focus_pane("eligibility"), needs_car=True),
    Action("tools.check", "&Check the garage", "", lambda w: w.check_garage()),
    Action("tools.folder", "Show the garage's &folder", "", lambda w: w.show_folder()),
    Action("help.keys", "&Keyboard shortcuts", "F1", lambda w: w.show_keys()),
    Action("help.about", "&About Kei Garage", "", lambda w: w.show_about()),
)  # fmt: skip

STAGE_MENU = tuple(action.id for action in _STAGES)

MENUS: tuple[tuple[str, tuple[str | tuple[str, tuple[str, ...]], ...]], ...] = (
    ("&File", ("car.add", SEPARATOR, "garage.open", "garage.own", "garage.sample", SEPARATOR,
               "papers.print", SEPARATOR, "program.quit")),
    ("&Edit", ("edit.undo", "edit.redo", SEPARATOR, "edit.find", "edit.history")),
    ("&View", ("view.table", "view.pane", "view.stages", SEPARATOR, "view.compact",
               ("&Appearance", ("view.system", "view.light", "view.dark")))),
    ("&Car", ("car.open", ("Move to &stage", STAGE_MENU), SEPARATOR, "car.copy_chassis",
              SEPARATOR, "car.trash", "car.untrash")),
    ("&Papers", ("papers.go", "papers.eligibility", SEPARATOR, "papers.print")),
    ("&Tools", ("tools.check", "tools.folder")),
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
