"""What every box shares: when it saves, when it waits, and how it says what is wrong."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keigarage.domain.errors import GarageError
from keigarage.ui.fields.note import Note

INDENT_PX = 10  # where the words in a box begin
QUIET_MS = 1500  # typing has paused when no key came for this long

Check = Callable[[str], Any]
Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Draft:
    """Typed text that is not stored, and the sentence that says why."""

    text: str
    problem: str


def anything(text: str) -> str:
    """The check of a field that takes whatever is typed."""
    return text


class Field(QWidget):
    """One field of a car, edited by its text.

    `committed` carries text that `check` reads without a GarageError; whoever stores it answers
    with `set_text` (what is stored now) or `show_problem` (why it could not be). Text that is
    wrong stays as typed until it is mended, or until Escape brings the stored text back.

    label -- the accessible name
    saves -- False in a form with a button of its own: then nothing is committed by itself
    lines -- lines kept free beneath for what the box has to say, so that a form does not jump
    """

    committed = Signal(str)
    edited = Signal()

    def __init__(
        self,
        label: str,
        check: Check = anything,
        parent: QWidget | None = None,
        *,
        saves: bool = True,
        lines: int = 0,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._check, self._saves = check, saves
        self._stored = ""  # what the store holds
        self._settled = ""  # what stands in the box and means the same
        self._sent: str | None = None  # what was committed and not answered yet
        self._by_timer = False
        self._note = Note(lines, self)
        self._pause = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._pause.timeout.connect(self._on_pause)
        self._editor = self._make_editor()
        self._editor.setAccessibleName(label)
        self.setFocusProxy(self._editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._editor)
        beneath = QHBoxLayout()
        beneath.setContentsMargins(INDENT_PX, 0, 0, 0)
        beneath.addWidget(self._note)
        layout.addLayout(beneath)

    # What a kind of box adds

    @abstractmethod
    def _make_editor(self) -> QWidget:
        ...

    @abstractmethod
    def text(self) -> str:
        """What stands in the box."""

    @abstractmethod
    def _put(self, text: str) -> None:
        """Show `text` without taking it for typing."""

    @abstractmethod
    def set_editable(self, editable: bool) -> None:
        ...

    # What callers use

    @property
    def editor(self) -> QWidget:
        """The control itself: the buddy of a label, the place of the focus."""
        return self._editor

    @property
    def problem(self) -> str:
        """The sentence shown as wrong; empty when nothing is."""
        return self._note.problem

    @property
    def is_unsaved(self) -> bool:
        """Whether the box holds text that the store does not."""
        return self.text() not in (self._stored, self._settled)

    def setAccessibleName(self, name: str) -> None:
        self.label = name
        self._editor.setAccessibleName(name)
        self._describe(self.problem)

    def set_text(self, text: str) -> None:
        """Tell what is stored now; typing that is not saved yet stays where it is."""
        changed, self._stored = text != self._stored, text
        if self._sent is not None and self.text() == self._sent:
            self._settled, self._sent = self._sent, None
            self.clear_problem()
            # Saved in a pause: the words stay as typed while the cursor is still in them.
            if not (self._by_timer and self._editor.hasFocus()):
                self._show(text)
        elif self.text() == self._settled:
            if changed or not self._editor.hasFocus():
                self._show(text)
        elif self.text() == text:
            self._show(text)
        elif changed:
            self._settled = text  # what stood here before means nothing that is stored

    def start(self, text: str, draft: Draft | None = None) -> None:
        """Begin with another car: its stored text, or what was typed for it and not saved."""
        self._pause.stop()
        self._stored, self._sent = text, None
        self._show(text)
        if draft is not None and draft.text != text:
            self._put(draft.text)
            self.show_problem(draft.problem)
        self._shown_anew()

    def draft(self) -> Draft | None:
        """The text that could not be saved; None when all is."""
        return Draft(self.text(), self.problem) if self.is_unsaved and self.problem else None

    def commit(self) -> None:
        """Save now what is not saved; wrong text stays and says why."""
        self._pause.stop()
        if not self.is_unsaved:
            if not self._by_timer and self.text() != self._stored:
                self._show(self._stored)  # the same value, written the way it is kept
            return
        if not self._look() or not self._saves:
            return
        self._sent = self.text()
        self.committed.emit(self.text())

    def restore(self) -> None:
        """Put the stored text back."""
        self._pause.stop()
        self._show(self._stored)
        self._shown_anew()
        self.edited.emit()

    def show_problem(self, sentence: str) -> None:
        """Say in place what is wrong; the text stays as typed."""
        self._sent = None
        self._note.show_problem(sentence)
        self._describe(sentence)
        self._mark(True)

    def clear_problem(self) -> None:
        if not self.problem:
            return
        self._note.clear()
        self._describe("")
        self._mark(False)

    # What happens

    def editor_event(self, event: QEvent) -> bool:
        """Called by the control before it handles an event; True when nothing is left to do."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._lets_go(event)
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if kind is QEvent.Type.FocusOut:
            self._on_leave(event)
        return False

    def _lets_go(self, event: QKeyEvent) -> bool:
        """Undo and redo belong to the window while there is no typing here to take back."""
        if event.key() == Qt.Key.Key_Escape and self._saves and self.is_unsaved:
            event.accept()
            return True
        if self.is_unsaved or not (event.matches(Standard.Undo) or event.matches(Standard.Redo)):
            return False
        event.ignore()
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._saves and self.is_unsaved:
            self.restore()
            return True
        return False

    def _on_leave(self, event: QEvent) -> None:
        reason = event.reason()  # type: ignore[attr-defined]  # a QFocusEvent, by its type
        if reason is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _on_typed(self) -> None:
        """The owner changed the text."""
        self._sent = None
        self.clear_problem()
        if self._saves:
            self._pause.start()
        self.edited.emit()

    def _on_pause(self) -> None:
        self._by_timer = True
        try:
            self.commit()
        finally:
            self._by_timer = False

    def _look(self) -> bool:
        """Check the text, and say in place what is wrong with it."""
        try:
            self._check(self.text())
        except GarageError as problem:
            self.show_problem(str(problem))
            return False
        self.clear_problem()
        return True

    def _show(self, text: str) -> None:
        self._settled = text
        if self.text() != text:
            self._put(text)
        self._sent = None
        self.clear_problem()

    def _shown_anew(self) -> None:
        """Other text stands in the box, and nobody typed it."""

    def _describe(self, sentence: str) -> None:
        """What a screen reader adds to the name of the control."""
        self._editor.setAccessibleDescription(sentence)

    def _mark(self, wrong: bool) -> None:
        """Let the stylesheet colour the edge of a box that holds something wrong."""
        self._editor.setProperty("invalid", wrong)
        style = self._editor.style()
        style.unpolish(self._editor)
        style.polish(self._editor)
