"""The line beneath a box: what was understood, or in red what is wrong."""

from PySide6.QtWidgets import QWidget

from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION
from keigarage.ui.look.palette import Role

_WRONG = "✕ "  # colour alone would not reach everybody


class Note(Prose):
    """Quiet words or a problem; with `lines` it keeps its height while it is empty."""

    def __init__(self, lines: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("", Role.QUIET, CAPTION, reserve=lines, parent=parent)
        self._lines = lines
        self._problem = ""
        self.setVisible(lines > 0)

    @property
    def problem(self) -> str:
        return self._problem

    def say_quietly(self, words: str) -> None:
        self._problem = ""
        self.say_as(words, Role.QUIET)
        self.setVisible(self._lines > 0 or bool(words))

    def show_problem(self, sentence: str) -> None:
        self._problem = sentence
        self.say_as(_WRONG + sentence, Role.NO)
        self.setVisible(True)

    def clear(self) -> None:
        self.say_quietly("")
