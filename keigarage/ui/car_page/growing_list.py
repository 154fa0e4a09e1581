"""A list as tall as its rows: the page around it scrolls, not the list."""

from abc import abstractmethod

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from keigarage.ui.car_page.reveal import reveal
from keigarage.ui.rows_model import Index


class GrowingList(QListView):
    """Shows all its rows. Whoever paints them gives their heights in `rows_height`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}  # by width: a layout asks many times over
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setProperty("quiet", True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @abstractmethod
    def rows_height(self, width: int) -> int:
        """How tall all rows are together at that width."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self.rows_height(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def rows_changed(self) -> None:
        """Some row may be taller or shorter than it was."""
        self._heights.clear()
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        # Only after keys: a page that scrolled under the pointer would move what is being clicked.
        self.reveal(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            return
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.first())
        self.reveal(self.currentIndex())

    def first(self) -> Index:
        """The row that has the focus before one is chosen."""
        return self.model().index(0, 0)

    def reveal(self, index: Index) -> None:
        """Let the page scroll until the row is seen."""
        if index.isValid():
            reveal(self, self.visualRect(index))
