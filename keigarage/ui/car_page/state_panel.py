"""The state's answer above its papers: mark and words, limits, how sure and how old."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.outlook import Outlook
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.ui.car_page.source_button import SourceButton
from keigarage.ui.car_page.state_words import StateAnswer, state_answer
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.prose import Prose
from keigarage.ui.garage.delegates import MARK_OF_STATUS
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.marks import Mark, paint_mark
from keigarage.ui.look.palette import Role

_INKS = {
    Status.ROAD: Role.YES,
    Status.LIMITED: Role.DEPENDS,
    Status.LOCAL: Role.DEPENDS,
    Status.OFFROAD: Role.NO,
    Status.PROHIBITED: Role.NO,
    Status.UNSETTLED: Role.UNSETTLED,
}


MakeBox = Callable[[QWidget], ChoiceField]  # of its parent


class StatePanel(QWidget):
    """Says what the car's state answers; without a state, offers to choose one.

    make_box -- makes the box that chooses it
    """

    def __init__(self, make_box: MakeBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_box = make_box
        self.state_box: ChoiceField | None = None
        self.ask = Prose(
            say("Which state is to plate it?"), Role.INK, TABLE, bold=True, parent=self
        )
        self.mark = MarkLabel(self)
        self.headline = Prose("", Role.INK, TABLE, bold=True, parent=self)
        self.own = Prose("", Role.INK, TABLE, parent=self)
        self.limits = Prose("", Role.INK, TABLE, parent=self)
        self.warning = Prose("", Role.DEPENDS, TABLE, parent=self)
        self.standing = Prose("", Role.QUIET, CAPTION, parent=self)
        self.story = Prose("", Role.QUIET, TABLE, parent=self)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "link")
        self.more.setCheckable(True)
        self.source = SourceButton(say("the state's answer"), self)
        self.more.toggled.connect(self._on_more)
        self._lay_out()
        self._on_more(False)

    def show_outlook(self, outlook: Outlook) -> None:
        state = outlook.state
        self._ask(state is None)
        if state is not None:
            told = state_answer(state, outlook.body, outlook.on, outlook.state_answer)
            self._answer(state, told)

    def _answer(self, state: Jurisdiction, answer: StateAnswer) -> None:
        self.mark.set_mark(MARK_OF_STATUS[answer.status])
        self.headline.say_as(answer.headline, _INKS[answer.status])
        _tell(self.own, answer.own)
        _tell(self.limits, answer.limits)
        _tell(self.warning, f"◐ {answer.warning}" if answer.warning else "")
        self.standing.setText(answer.standing)
        self.story.setText("\n".join(answer.more))
        self.more.setAccessibleName(say("More about {state}", state=state.name))
        address = state.sources[0].url if state.sources else ""
        self.source.set_source(address, state.sources[0].title if state.sources else "")

    def _ask(self, asks: bool) -> None:
        if asks and self.state_box is None:
            # Most cars have a state; a box of its 51 names is made only for those without.
            self.state_box = self._make_box(self)
            self.ask.setBuddy(self.state_box.editor)
            self._asking.addWidget(self.state_box)
        telling: tuple[QWidget, ...] = (self.mark, self.headline, self.standing, self.more)
        self.ask.setVisible(asks)
        if self.state_box is not None:
            self.state_box.setVisible(asks)
        for widget in telling:
            widget.setVisible(not asks)
        self.story.setVisible(not asks and self.more.isChecked())
        if asks:
            self.own.hide()
            self.limits.hide()
            self.warning.hide()
            self.source.hide()

    def _on_more(self, shown: bool) -> None:
        self.more.setText(say("Less") if shown else say("More"))
        self.story.setVisible(shown)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.mark, 0, top)
        head.addWidget(self.headline, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.standing, 1)
        foot.addWidget(self.more, 0, top)
        foot.addWidget(self.source, 0, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._asking = QVBoxLayout()
        self._asking.addWidget(self.ask)
        layout.addLayout(self._asking)
        layout.addLayout(head)
        layout.addWidget(self.own)
        layout.addWidget(self.limits)
        layout.addWidget(self.warning)
        layout.addLayout(foot)
        layout.addWidget(self.story)


class MarkLabel(QWidget):
    """A mark as a small picture; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark.UNSETTLED
        self.setFixedSize(14, 16)

    def set_mark(self, mark: Mark) -> None:
        self._mark = mark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(0, 1.5, 13, 13), self._mark, palette.current())
        painter.end()


def _tell(label: Prose, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
