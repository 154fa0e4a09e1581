"""A box that offers what a field can hold."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from keigarage.ui.fields.field import Check, Field, anything

Choices = Sequence[tuple[str, str]]


class ChoiceEditor(QComboBox):
    """The control; the wheel scrolls the page under it instead of changing what is stored."""

    def __init__(self, field: "ChoiceField") -> None:
        super().__init__(field)
        self._field = field
        self.from_list = False

    def event(self, event: QEvent) -> bool:
        return self._field.editor_event(event) or super().event(event)

    def showPopup(self) -> None:
        self.from_list = True
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of a list of `(text, words)`; the text is what is stored, the words what is read.

    A choice out of the open list is saved at once, one by arrow keys when they pause.
    """

    _editor: ChoiceEditor

    def __init__(
        self,
        label: str,
        choices: Choices,
        check: Check = anything,
        parent: QWidget | None = None,
        *,
        saves: bool = True,
        lines: int = 0,
    ) -> None:
        self._choices = tuple(choices)
        super().__init__(label, check, parent, saves=saves, lines=lines)
        # On Linux a combo box tells its choice where others tell their name.
        self._describe("")

    def _make_editor(self) -> QWidget:
        editor = ChoiceEditor(self)
        editor.setProperty("quiet", self._saves)
        for text, words in self._choices:
            editor.addItem(words, text)
        # A pane is narrower than its longest choice; the open list shows the words in full.
        editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        editor.setMinimumContentsLength(4)
        editor.setPlaceholderText("–")
        editor.setCurrentIndex(-1)
        editor.activated.connect(self._on_chosen)
        return editor

    def text(self) -> str:
        return str(self._editor.currentData() or "")

    def words(self) -> str:
        return self._editor.currentText()

    def set_choices(self, choices: Choices) -> None:
        """Offer other things; what stands in the box stays, even if it is not among them."""
        if tuple(choices) == self._choices:
            return
        held, self._choices = self.text(), tuple(choices)
        self._editor.clear()
        for text, words in self._choices:
            self._editor.addItem(words, text)
        self._put(held)

    def show_plainly(self, asked: str) -> None:
        """Look like a box at rest too, and ask for a choice while there is none."""
        self._editor.setProperty("quiet", False)
        self._editor.setPlaceholderText(asked)

    def show_least(self, letters: int) -> None:
        """Never be narrower than that many letters."""
        self._editor.setMinimumContentsLength(letters)

    def set_editable(self, editable: bool) -> None:
        self._editor.setEnabled(editable)

    def _describe(self, sentence: str) -> None:
        super()._describe(f"{self.label}. {sentence}" if sentence else self.label)

    def _put(self, text: str) -> None:
        if not text:
            self._editor.setCurrentIndex(-1)  # the placeholder, quieter than a choice
            return
        place = self._editor.findData(text)
        if place < 0:  # a later rule book may drop what a car still holds
            self._editor.addItem(text, text)
            place = self._editor.count() - 1
        self._editor.setCurrentIndex(place)

    def _on_chosen(self) -> None:
        self._on_typed()
        if self._editor.from_list:
            if not self.text():
                self._put("")
            self._editor.from_list = False
            self.commit()
