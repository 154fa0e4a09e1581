"""The record at the right: the state's name and answer, its story, then the rows of its record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.ui.car_page.state_panel import MarkLabel
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, FIELD, TABLE, TITLE
from keigarage.ui.look.palette import Role
from keigarage.ui.states.record_ink import SIDE_PX
from keigarage.ui.states.record_list import RecordList
from keigarage.ui.states.record_rows import Shown, age_warning, standing
from keigarage.ui.states.shading import Shade

_LEAST_PX = 240

_INKS = {
    Status.ROAD: Role.YES,
    Status.LIMITED: Role.DEPENDS,
    Status.LOCAL: Role.DEPENDS,
    Status.OFFROAD: Role.NO,
    Status.PROHIBITED: Role.NO,
    Status.UNSETTLED: Role.UNSETTLED,
}


class RecordPanel(QFrame):
    """Shows the record of one state, or says how to choose one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "pane")
        self.setMinimumWidth(_LEAST_PX)
        self.name = Prose("", Role.INK, TITLE, bold=True, parent=self)
        self.mark = MarkLabel(self)
        self.answer = Prose("", Role.INK, FIELD, bold=True, parent=self)
        self.summary = Prose("", Role.QUIET, TABLE, parent=self)
        self.standing = Prose("", Role.QUIET, CAPTION, parent=self)
        self.warning = Prose("", Role.DEPENDS, CAPTION, parent=self)
        self.list = RecordList(self)
        self.empty = Prose(
            say("Choose a state on the map: click it, go there with the arrow keys, or type its "
                "letters. Its answer stands here, with its papers, fees, law and sources."),
            Role.QUIET, TABLE, parent=self)  # fmt: skip
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No state is chosen: say what will be here."""
        self._show(False)

    def show_record(self, shown: Shown, shade: Shade) -> None:
        state = shown.state
        self.name.setText(state.name)
        self.mark.set_mark(shade.mark)
        self.answer.say_as(_headline(shade), _INKS[shade.status])
        self.summary.setText(state.summary)
        self.standing.setText(standing(state))
        warning = age_warning(state, shown.on)
        self.warning.setText(f"◐ {warning}" if warning else "")
        self.list.show_record(shown)
        self._show(True)
        self.warning.setVisible(bool(warning))

    def _show(self, chosen: bool) -> None:
        for part in (self.name, self.mark, self.answer, self.summary, self.standing, self.warning,
                     self.list):  # fmt: skip
            part.setVisible(chosen)
        self.empty.setVisible(not chosen)

    def _lay_out(self) -> None:
        answer = QHBoxLayout()
        answer.setSpacing(6)
        answer.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self.answer, 1)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE_PX, 14, SIDE_PX, 12)
        head.setSpacing(4)
        head.addWidget(self.name)
        head.addLayout(answer)
        head.addWidget(self.summary)
        head.addWidget(self.standing)
        head.addWidget(self.warning)
        head.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.list, 1)
        whole.addStretch(0)


def _headline(shade: Shade) -> str:
    """`registers it with limits: roads posted up to 55 mph`."""
    mph = shade.state.max_posted_mph
    if shade.own:
        return shade.words
    if shade.status in (Status.LIMITED, Status.LOCAL) and mph is not None:
        return say("{answer}: roads posted up to {mph} mph", answer=shade.words, mph=mph)
    return shade.words
