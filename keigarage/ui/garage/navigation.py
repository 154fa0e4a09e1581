"""The list at left: Home, the garage, its stages with their counts, and the trash."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from keigarage.domain.car import Stage
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.ui.look import palette
from keigarage.ui.rows_model import Index
from keigarage.ui.screens import SCREEN_BY_ID, SCREENS

EVERYTHING, TRASH = "all", "trash"
_ID, _COUNT, _CHILD = (Qt.ItemDataRole.UserRole + number for number in range(3))


class Navigation(QListWidget):
    """Chooses what the table shows: `chosen` gives "all", a stage, or "trash"."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setProperty("nav", True)
        self.setAccessibleName(say("Stages"))
        self.setToolTip(say("Stages (Shift+F6)"))
        self.setItemDelegate(_EntryDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(144)
        self.setMaximumWidth(240)
        first, *others = SCREENS
        self._items = {first.id: self._entry(first.id, say(first.label), child=False)}
        self._items[EVERYTHING] = self._entry(EVERYTHING, say("Garage"), child=False)
        for stage in Stage:
            self._items[stage.value] = self._entry(stage, say(STAGE_WORDS[stage]), child=True)
        for screen in others:
            self._items[screen.id] = self._entry(screen.id, say(screen.label), child=False)
        self._items[TRASH] = self._entry(TRASH, say("Trash"), child=False)
        self.setCurrentItem(self._items[EVERYTHING])
        self.currentItemChanged.connect(self._on_current)

    def set_counts(self, stages: Mapping[Stage, int], trashed: int) -> None:
        """Show how many cars stand at each stage, in all, and in the trash."""
        counts = {stage.value: number for stage, number in stages.items()}
        counts[EVERYTHING], counts[TRASH] = sum(counts.values()), trashed
        for name, item in self._items.items():
            if name in SCREEN_BY_ID:
                continue
            item.setData(_COUNT, counts.get(name, 0))
            label = item.data(Qt.ItemDataRole.DisplayRole)
            told = say("{place}, {count} cars", place=label, count=counts.get(name, 0))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def choose(self, name: str) -> None:
        """Select an entry; an unknown name selects the whole garage."""
        self.setCurrentItem(self._items.get(name, self._items[EVERYTHING]))

    @property
    def current(self) -> str:
        item = self.currentItem()
        return str(item.data(_ID)) if item else EVERYTHING

    def _entry(self, name: str, label: str, child: bool) -> QListWidgetItem:
        item = QListWidgetItem(label, self)
        item.setData(_ID, str(name))
        item.setData(_COUNT, None if name in SCREEN_BY_ID else 0)
        item.setData(_CHILD, child)
        return item

    def _on_current(self) -> None:
        self.chosen.emit(self.current)


class _EntryDelegate(QStyledItemDelegate):
    """A name, a quiet count at right, and the yellow bar beside what is chosen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 26 if index.data(_CHILD) else 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors = palette.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        area = QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.selection))
            painter.drawRoundedRect(area, 6, 6)
            painter.setBrush(QColor(colors.plate))
            painter.drawRoundedRect(QRectF(area.left(), area.top(), 4, area.height()), 2, 2)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colors.quiet))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        child = bool(index.data(_CHILD))
        font = QFont(option.font)
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(colors.quiet if child and not chosen else colors.ink))
        words = area.adjusted(28 if child else 12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(colors.quiet))
        count = index.data(_COUNT)
        if count is not None:
            painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, f"{count:,}")
        painter.restore()
