"""The colours of the program, light and dark, and which of the two is in force.

Every colour drawn anywhere has a role here. Text roles keep at least 4.5:1 on the grounds they
are set on (`TEXT_ROLES`, `GROUNDS`); the fills of the map and of car glass carry no text.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Role(StrEnum):
    """What a colour is for; the value is the field of `Palette` and the `@name` in style.qss."""

    WINDOW = "window"
    SURFACE = "surface"
    INK = "ink"
    QUIET = "quiet"
    DISABLED = "disabled"
    HAIRLINE = "hairline"
    EDGE = "edge"
    FIELD = "field"
    HOVER = "hover"
    PRESSED = "pressed"
    SELECTION = "selection"
    TRACK = "track"
    HANDLE = "handle"
    FOCUS = "focus"
    PRIMARY_HOVER = "primary_hover"
    PLATE = "plate"
    PLATE_INK = "plate_ink"
    PLATE_LINE = "plate_line"
    PLATE_PALE = "plate_pale"
    YES = "yes"
    DEPENDS = "depends"
    NO = "no"
    UNSETTLED = "unsettled"
    YES_FILL = "yes_fill"
    DEPENDS_FILL = "depends_fill"
    LOCAL_FILL = "local_fill"
    NO_FILL = "no_fill"
    OFFROAD_FILL = "offroad_fill"
    UNSETTLED_FILL = "unsettled_fill"
    UNSETTLED_LINE = "unsettled_line"
    GLASS = "glass"
    TYRE = "tyre"


@dataclass(frozen=True, slots=True)
class Palette:
    """One hex colour for each `Role`."""

    name: str
    window: str
    surface: str
    ink: str
    quiet: str
    disabled: str
    hairline: str
    edge: str
    field: str
    hover: str
    pressed: str
    selection: str
    track: str
    handle: str
    focus: str
    primary_hover: str
    plate: str
    plate_ink: str
    plate_line: str
    plate_pale: str
    yes: str
    depends: str
    no: str
    unsettled: str
    yes_fill: str
    depends_fill: str
    local_fill: str
    no_fill: str
    offroad_fill: str
    unsettled_fill: str
    unsettled_line: str
    glass: str
    tyre: str

    def hex(self, role: Role) -> str:
        """The colour as "#RRGGBB"."""
        value: str = getattr(self, role.value)
        return value

    def color(self, role: Role) -> QColor:
        """The colour for a painter; the same object each time, so do not change it."""
        return _color(self.hex(role))

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    def roles(self) -> dict[str, str]:
        """Role names with their hex colours, as the stylesheet wants them."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "name"}


LIGHT = Palette(
    name="light",
    window="#F6F5F1",
    surface="#FFFFFF",
    ink="#1B1B19",
    quiet="#66645E",
    disabled="#A5A299",
    hairline="#DEDBD3",
    edge="#C9C5BA",
    field="#F6F5F1",
    hover="#EFEDE6",
    pressed="#E6E3DA",
    selection="#FFF4C7",
    track="#DEDBD3",
    handle="#C4C0B5",
    focus="#1B1B19",
    primary_hover="#3A3A36",
    plate="#F5C518",
    plate_ink="#1B1B19",
    plate_line="#8D7217",
    plate_pale="#FADF8B",
    yes="#2B774B",
    depends="#975900",
    no="#B3372F",
    unsettled="#636A77",
    yes_fill="#2E7D4F",
    depends_fill="#D9A441",
    local_fill="#E8C987",
    no_fill="#B3372F",
    offroad_fill="#D08D82",
    unsettled_fill="#C9CDD3",
    unsettled_line="#8C939F",
    glass="#BCCBD4",
    tyre="#2A2A2A",
)

DARK = Palette(
    name="dark",
    window="#1D1E20",
    surface="#26282B",
    ink="#ECEBE6",
    quiet="#A3A19A",
    disabled="#6B6C6E",
    hairline="#3A3C40",
    edge="#505358",
    field="#1D1E20",
    hover="#303236",
    pressed="#393B40",
    selection="#3B3620",
    track="#3A3C40",
    handle="#55585E",
    focus="#F5C518",
    primary_hover="#CFCEC8",
    plate="#F5C518",
    plate_ink="#1B1B19",
    plate_line="#8D7217",
    plate_pale="#FADF8B",
    yes="#6CCB93",
    depends="#F0B458",
    no="#F08A80",
    unsettled="#9AA1AC",
    yes_fill="#3F9C68",
    depends_fill="#D29A35",
    local_fill="#8C713C",
    no_fill="#C4564D",
    offroad_fill="#7E4640",
    unsettled_fill="#3F434A",
    unsettled_line="#767D89",
    glass="#8FA4B1",
    tyre="#141516",
)

TEXT_ROLES = (Role.INK, Role.QUIET, Role.YES, Role.DEPENDS, Role.NO, Role.UNSETTLED)
GROUNDS = (Role.WINDOW, Role.SURFACE, Role.FIELD, Role.SELECTION, Role.HOVER)

_wanted = "system"


@cache
def _color(value: str) -> QColor:
    return QColor(value)


def current() -> Palette:
    """The palette in force: the owner's choice, else the system's scheme; light when unknown."""
    if _wanted != "system":
        return DARK if _wanted == "dark" else LIGHT
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        return LIGHT
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def choose(scheme: str) -> None:
    """Remember "light", "dark" or "system"; raises ValueError on any other word."""
    global _wanted
    if scheme not in ("light", "dark", "system"):
        raise ValueError(scheme)
    _wanted = scheme


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two "#RRGGBB" colours, 1 to 21, as WCAG 2 counts it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(value: str) -> float:
    parts = (int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def apply(app: "QApplication") -> None:
    """Dress the whole program, now and whenever the system changes between light and dark."""
    from keigarage.ui.look import theme

    theme.apply(app)


def set_scheme(scheme: str) -> None:
    """Follow "light", "dark" or "system" from now on; raises ValueError on any other word."""
    from keigarage.ui.look import theme

    choose(scheme)
    theme.refresh(scheme)
