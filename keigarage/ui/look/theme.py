"""Dressing the program: style, palette, stylesheet and fonts, again on each change of scheme."""

import re
from functools import lru_cache

from PySide6.QtCore import QDir, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from keigarage.places import resource
from keigarage.ui.look import fonts
from keigarage.ui.look.palette import Palette, Role, current

_PICTURES_KB = 32 * 1024  # one screen of car cards at twice the pixels takes about 20 MB

_FOLLOWING = "keigarage_follows_the_scheme"
_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


def apply(app: QApplication) -> None:
    """Dress the program now and follow the system from here on.

    Where the system asks for high contrast, its own colours stay and only the style is set.
    """
    QPixmapCache.setCacheLimit(_PICTURES_KB)
    QDir.setSearchPaths("look", [str(resource("icons"))])
    app.setStyle("Fusion")
    _dress(app)
    if not app.property(_FOLLOWING):
        app.setProperty(_FOLLOWING, True)
        app.styleHints().colorSchemeChanged.connect(_follow)
    # Reading the Japanese face takes as long as all the rest; the first window need not wait.
    QTimer.singleShot(0, app, _load_japanese)


def refresh(scheme: str) -> None:
    """Dress again after the owner chose "light", "dark" or "system"."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    before = current()
    # Title bars and file dialogs belong to the system, which hears of the choice here.
    app.styleHints().setColorScheme(_SCHEMES[scheme])
    if app.palette().window().color().name() != before.window.lower():
        _dress(app)


def _follow(_scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _dress(app)


def _dress(app: QApplication) -> None:
    if wants_high_contrast(app):
        app.setStyleSheet("")
        return
    palette = current()
    app.setFont(fonts.interface_font())
    app.setPalette(qt_palette(palette))
    app.setStyleSheet(stylesheet(palette))


def wants_high_contrast(app: QGuiApplication) -> bool:
    """Whether the system asks for more contrast than a design of ours should decide."""
    hints = app.styleHints()  # named, since PySide drops the child with a nameless parent
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def _load_japanese() -> None:
    fonts.load_japanese()
    for window in QApplication.topLevelWidgets():
        window.update()


@lru_cache(maxsize=2)
def stylesheet(palette: Palette) -> str:
    """resources/style.qss with its `@role` and `@12px` placeholders filled in.

    raises -- KeyError when the sheet names a role the palette lacks
    """
    roles = palette.roles()

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        return f"{fonts.px(int(name[:-2]))}px" if name[0].isdigit() else roles[name]

    return re.sub(r"@([a-z_]+|\d+px)", fill, resource("style.qss").read_text("utf-8"))


def qt_palette(palette: Palette) -> QPalette:
    """The same colours for what Qt paints by itself."""
    found = QPalette()
    for role, ours in _QT_ROLES:
        found.setColor(role, palette.color(ours))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        found.setColor(QPalette.ColorGroup.Disabled, role, palette.color(Role.DISABLED))
    found.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, palette.color(Role.DISABLED)
    )
    found.setColor(QPalette.ColorRole.Shadow, QColor(0, 0, 0, 120))
    return found


_QT_ROLES = (
    (QPalette.ColorRole.Window, Role.WINDOW),
    (QPalette.ColorRole.WindowText, Role.INK),
    (QPalette.ColorRole.Base, Role.SURFACE),
    (QPalette.ColorRole.AlternateBase, Role.WINDOW),
    (QPalette.ColorRole.Text, Role.INK),
    (QPalette.ColorRole.Button, Role.SURFACE),
    (QPalette.ColorRole.ButtonText, Role.INK),
    (QPalette.ColorRole.BrightText, Role.NO),
    (QPalette.ColorRole.Highlight, Role.SELECTION),
    (QPalette.ColorRole.HighlightedText, Role.INK),
    (QPalette.ColorRole.Accent, Role.PLATE),
    (QPalette.ColorRole.PlaceholderText, Role.QUIET),
    (QPalette.ColorRole.Link, Role.INK),
    (QPalette.ColorRole.LinkVisited, Role.QUIET),
    (QPalette.ColorRole.ToolTipBase, Role.INK),
    (QPalette.ColorRole.ToolTipText, Role.SURFACE),
    (QPalette.ColorRole.Light, Role.SURFACE),
    (QPalette.ColorRole.Midlight, Role.HOVER),
    (QPalette.ColorRole.Mid, Role.HAIRLINE),
    (QPalette.ColorRole.Dark, Role.EDGE),
)
