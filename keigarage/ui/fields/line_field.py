"""A box of one line."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from keigarage.ui.fields.field import Field


class LineEditor(QLineEdit):
    """The control of a one-line box; what keys mean for saving is the box's to say."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._field = field

    def event(self, event: QEvent) -> bool:
        return self._field.editor_event(event) or super().event(event)


class LineField(Field):
    """A word, a number, an amount: saved on Enter, on leaving, and in a pause of typing."""

    _editor: LineEditor

    def _make_editor(self) -> QWidget:
        editor = LineEditor(self)
        editor.setProperty("quiet", self._saves)
        editor.textEdited.connect(self._on_typed)
        editor.returnPressed.connect(self.commit)
        return editor

    def text(self) -> str:
        return self._editor.text()

    def set_editable(self, editable: bool) -> None:
        self._editor.setReadOnly(not editable)

    def set_hint(self, hint: str) -> None:
        """Quiet words that stand in the box while it is empty."""
        self._editor.setPlaceholderText(hint)

    def _put(self, text: str) -> None:
        self._editor.setText(text)
        self._editor.setCursorPosition(0)
