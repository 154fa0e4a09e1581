"""One family of icons, drawn at paint time in the ink of the palette then in force."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from keigarage.places import resource
from keigarage.ui.look.palette import Role, current

_kept: dict[str, QIcon] = {}
# Qt asks for a clone when someone changes a copy of an icon, and never says when it lets go:
# without a name here Python would free the clone while Qt still draws with it.
_clones: list[QIconEngine] = []


def icon(name: str) -> QIcon:
    """The icon resources/icons/`name`.svg; it turns with the scheme by itself.

    raises -- FileNotFoundError for a name that has no drawing
    """
    if name not in _kept:
        if not resource(f"icons/{name}.svg").is_file():
            raise FileNotFoundError(f"icons/{name}.svg")
        _kept[name] = QIcon(_InkEngine(name))
    return _kept[name]


def icon_pixmap(name: str, size: int, dpr: float, role: Role = Role.INK) -> QPixmap:
    """The icon as a square picture of `size` logical pixels in the colour of a role."""
    return _drawn(name, QSize(size, size) * dpr, dpr, current().hex(role))


class _InkEngine(QIconEngine):
    """Draws one SVG whose strokes say currentColor."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        _clones.append(_InkEngine(self._name))
        return _clones[-1]

    def key(self) -> str:
        return "keigarage-ink"

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, _drawn(self._name, rect.size() * dpr, dpr, _ink(mode)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, size, 1.0, _ink(mode))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return _drawn(self._name, size * scale, scale, _ink(mode))


def _ink(mode: QIcon.Mode) -> str:
    return current().hex(Role.DISABLED if mode is QIcon.Mode.Disabled else Role.INK)


def _drawn(name: str, size: QSize, dpr: float, ink: str) -> QPixmap:
    return _picture(name, size.width(), size.height(), dpr, ink)


@lru_cache(maxsize=512)
def _picture(name: str, width: int, height: int, dpr: float, ink: str) -> QPixmap:
    """Width and height in real pixels; a non-square box holds the icon in its middle."""
    from PySide6.QtSvg import QSvgRenderer  # takes its time, and no first window needs it

    drawing = resource(f"icons/{name}.svg").read_bytes().replace(b"currentColor", ink.encode())
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    painter = QPainter(picture)
    box = QRectF((width - side) / 2, (height - side) / 2, side, side)
    QSvgRenderer(QByteArray(drawing)).render(painter, box)
    painter.end()
    picture.setDevicePixelRatio(dpr)
    return picture
