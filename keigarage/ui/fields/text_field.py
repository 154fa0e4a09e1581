"""A box of many lines that grows with what is written in it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from keigarage.ui.fields.field import Field

_LEAST_LINES, _MOST_LINES = 3, 16


class TextEditor(QPlainTextEdit):
    """The control; Tab leaves it, since it stands in a form."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._field = field
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)

    def event(self, event: QEvent) -> bool:
        return self._field.editor_event(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._high())

    def _high(self) -> int:
        lines = max(_LEAST_LINES, min(round(self.document().size().height()), _MOST_LINES))
        edges = self.contentsMargins().top() + self.contentsMargins().bottom()
        room = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth() + edges
        return lines * self.fontMetrics().lineSpacing() + room + 4

    def _grow(self) -> None:
        self.updateGeometry()


class TextField(Field):
    """Notes: kept exactly as typed, saved on leaving and in a pause of typing."""

    _editor: TextEditor

    def _make_editor(self) -> QWidget:
        self._putting = False
        editor = TextEditor(self)
        editor.textChanged.connect(self._on_changed)
        return editor

    def text(self) -> str:
        return self._editor.toPlainText()

    def set_editable(self, editable: bool) -> None:
        self._editor.setReadOnly(not editable)

    def set_hint(self, hint: str) -> None:
        self._editor.setPlaceholderText(hint)

    def _put(self, text: str) -> None:
        self._putting = True
        try:
            self._editor.setPlainText(text)
        finally:
            self._putting = False

    def _on_changed(self) -> None:
        if not self._putting:
            self._on_typed()
