"""Type: the system's interface face, M PLUS 1p behind it for Japanese and on the plates."""

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from keigarage.places import resource

JAPANESE = "M PLUS 1p"
# A desktop that names no face of its own offers this alias; these read better than what it means.
_NAMELESS = ("Sans Serif", "Sans", "sans-serif")
_INSTEAD = ("Inter", "Noto Sans", "Cantarell", "Ubuntu")

# Sizes in pixels at 100 %.
CAPTION, TABLE, FIELD, TITLE, PLATE = 11, 12, 13, 20, 34


@cache
def system_families() -> tuple[str, ...]:
    """The interface face first, then the bundled one for what it lacks."""
    named = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    own = (*_INSTEAD, named) if named in _NAMELESS else (named,)
    return (*own, JAPANESE)


@cache
def enlargement() -> float:
    """How much larger than usual the owner has set the system's text, 1.0 to 2.0."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    pixels = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return min(max(pixels / 15.0, 1.0), 2.0)


def px(size: float) -> int:
    """That size in pixels at 100 %, for an owner who may have asked for larger text."""
    return round(size * enlargement())


def interface_font(size: float = FIELD, bold: bool = False) -> QFont:
    """The face of everything but plates."""
    font = QFont()
    font.setFamilies(list(system_families()))
    font.setPixelSize(px(size))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, for numbers that stand in columns."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even


@lru_cache(maxsize=64)
def plate_font(pixels: float, bold: bool) -> QFont:
    """The face of the plates, M PLUS 1p, at any size in pixels."""
    load_japanese()
    font = QFont()
    font.setFamilies([JAPANESE, *system_families()])
    font.setPixelSize(max(round(pixels), 6))
    font.setBold(bold)
    return font


@cache
def load_japanese() -> bool:
    """Make the bundled face known to Qt; False when its files are missing."""
    found = [
        QFontDatabase.addApplicationFont(str(file))
        for file in sorted(resource("fonts").glob("*.ttf"))
    ]
    return any(number >= 0 for number in found)
