"""The files of a car in a list: a small picture, the name, what it is and when it came."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from keigarage.domain.attachments import FILE_KIND_WORDS, Attachment, FileKind, size_text
from keigarage.domain.dates import day_text
from keigarage.domain.words import say
from keigarage.ui.car_page.growing_list import GrowingList
from keigarage.ui.car_page.row_ground import paint_ground
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import Block, broken
from keigarage.ui.files.pictures import Pictures
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.icons import icon_pixmap
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import THING_ROLE, Index

_EDGE_PX, _PAD_PX, _GAP_PX = 6, 6, 10
_THUMB = QSize(64, 48)
THUMB_PX = 192  # real pixels, enough for a screen at 300 %


class _FileRows(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: tuple[Attachment, ...] = ()

    def set_files(self, files: tuple[Attachment, ...]) -> None:
        self.beginResetModel()
        self.files = files
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file = self.files[index.row()]
        match role:
            case _ if role == THING_ROLE:
                return file
            case Qt.ItemDataRole.DisplayRole:
                return file.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{file.name}. {told(file)}"
        return None


def told(file: Attachment) -> str:
    """`Photo · 1.5 MB · 22 November 2026`, by the reader's clock."""
    parts = [say(FILE_KIND_WORDS[file.kind]), size_text(file.bytes)]
    with suppress(ValueError):  # a stamp that another version wrote
        parts.append(day_text(datetime.fromisoformat(file.added_at).astimezone().date()))
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class _Lines:
    name: Block
    told: Block
    height: int


@lru_cache(maxsize=512)
def _lines(file: Attachment, width: int) -> _Lines:
    room = width - 2 * _EDGE_PX - _THUMB.width() - _GAP_PX
    name = broken(file.name, face(TABLE), room, most=2)
    below = broken(told(file), face(CAPTION), room, most=2)
    high = max(name.height + below.height, _THUMB.height()) + 2 * _PAD_PX
    return _Lines(name, below, high)


class _FileInks(QStyledItemDelegate):
    def __init__(self, view: QWidget, pictures: Pictures) -> None:
        super().__init__(view)
        self._view, self._pictures = view, pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.width()
        return QSize(width, _lines(index.data(THING_ROLE), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        file: Attachment | None = index.data(THING_ROLE)
        if file is None:
            return
        colors, area = palette.current(), QRectF(option.rect)
        lines = _lines(file, option.rect.width())
        painter.save()
        paint_ground(painter, area, option.state, colors)
        box = QRectF(area.left() + _EDGE_PX, area.top() + _PAD_PX, _THUMB.width(), _THUMB.height())
        self._paint_thumb(painter, box, file, colors)
        left = box.right() + _GAP_PX
        top = area.top() + (area.height() - lines.name.height - lines.told.height) / 2
        painter.setPen(colors.color(Role.INK))
        lines.name.paint(painter, left, top)
        painter.setPen(colors.color(Role.QUIET))
        lines.told.paint(painter, left, top + lines.name.height)
        painter.restore()

    def _paint_thumb(
        self, painter: QPainter, box: QRectF, file: Attachment, colors: palette.Palette
    ) -> None:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        frame = QPainterPath()
        frame.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.fillPath(frame, colors.color(Role.FIELD))
        picture = self._pictures.of(file, THUMB_PX)
        if picture is not None and picture.image is not None:
            painter.save()
            painter.setClipPath(frame)
            painter.drawImage(box, picture.image, _filling(picture.image, box, file.is_pdf))
            painter.restore()
        else:
            self._paint_icon(painter, box, file)
        painter.strokePath(frame, colors.color(Role.HAIRLINE))

    def _paint_icon(self, painter: QPainter, box: QRectF, file: Attachment) -> None:
        name = "photo" if file.kind is FileKind.PHOTO else "pdf" if file.is_pdf else "attach"
        ratio = painter.device().devicePixelRatioF()
        mark = icon_pixmap(name, 20, ratio, Role.QUIET)
        painter.drawPixmap(round(box.center().x()) - 10, round(box.center().y()) - 10, mark)


def _filling(image: QImage, box: QRectF, from_top: bool) -> QRectF:
    """The part of the image that fills the box; of a page its head, of a photo its middle."""
    scale = min(image.width() / box.width(), image.height() / box.height())
    wide, high = box.width() * scale, box.height() * scale
    top = 0.0 if from_top else (image.height() - high) / 2
    return QRectF((image.width() - wide) / 2, top, wide, high)


class FileList(GrowingList):
    """Each signal carries an Attachment: Enter or a double click `chosen`, Delete `removed`,
    F2 `edit_wanted`, the menu key or right button `menu_wanted` with the point on screen."""

    chosen = Signal(object)
    removed = Signal(object)
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Files"))
        self.setAccessibleDescription(
            say("Enter looks at a file, F2 renames it, Delete removes it.")
        )
        self.setToolTip(say("Enter or a double click looks at a file, Delete removes it"))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.rows = _FileRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_FileInks(self, pictures))
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(THING_ROLE)))
        pictures.arrived.connect(lambda _: self.viewport().update())

    @property
    def files(self) -> tuple[Attachment, ...]:
        return self.rows.files

    def set_files(self, files: Sequence[Attachment]) -> None:
        if tuple(files) == self.rows.files:
            return
        row = self.currentIndex().row()
        self.rows.set_files(tuple(files))
        if row >= 0 and files:
            self.setCurrentIndex(self.rows.index(min(row, len(files) - 1)))
        self.setVisible(bool(files))
        self.rows_changed()

    def rows_height(self, width: int) -> int:
        return sum(_lines(file, width).height for file in self.rows.files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        file = self.currentIndex().data(THING_ROLE)
        if file is None:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.chosen.emit(file)
            case Qt.Key.Key_Delete:
                self.removed.emit(file)
            case Qt.Key.Key_F2:
                self.edit_wanted.emit(file)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(index.data(THING_ROLE), self.mapToGlobal(at))
