"""One line above the table: what just happened with its way back, or a sentence of trouble."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.words import say

_NEWS_MS = 8_000


class Banner(QWidget):
    """Hidden until there is something to say. Trouble stays until it is closed; news goes away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._act = QPushButton()
        self._act.clicked.connect(self._on_act)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(say("Close this message"))
        self._close.setToolTip(say("Close this message"))
        self._close.clicked.connect(self.hide)
        self._run: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._timer.timeout.connect(self.hide)
        self._frame = QFrame()
        around = QVBoxLayout(self)
        around.setContentsMargins(8, 8, 8, 0)
        around.addWidget(self._frame)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)
        self.hide()

    @property
    def words(self) -> str:
        """What it says now; empty while hidden."""
        return self._words.text() if not self.isHidden() else ""

    def trouble(self, sentence: str) -> None:
        """A sentence that stays until the owner has read it."""
        self._say(sentence, "trouble", "", None)

    def news(
        self, sentence: str, button: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Small news with one button, such as Undo; it goes by itself."""
        self._say(sentence, "news", button, act)
        self._timer.start()

    def drop_news(self) -> None:
        """Something else happened since: its Undo button would take back the wrong thing."""
        if self._timer.isActive():
            self.hide()

    def _say(
        self, sentence: str, kind: str, button: str, act: Callable[[], object] | None
    ) -> None:
        from keigarage.ui.look.icons import icon  # drawn with the first message

        self._close.setIcon(icon("close"))
        self._timer.stop()
        self._run = act
        self._frame.setProperty("notice", "no" if kind == "trouble" else "")
        self._frame.setProperty("bar", "" if kind == "trouble" else "undo")
        for part in (self._frame, self._words, self._act):
            part.style().unpolish(part)
            part.style().polish(part)
        self._words.setText(sentence)
        self._act.setText(button)
        self._act.setVisible(bool(button))
        self._close.setVisible(kind == "trouble")
        self.show()

    def _on_act(self) -> None:
        self.hide()
        if self._run:
            self._run()
