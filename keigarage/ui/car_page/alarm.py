"""The alarm of a plan that lands too early: it stays above the page until a reason is given."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.arrival import Alarm
from keigarage.domain.words import say
from keigarage.ui.fields.line_field import LineField
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look import palette
from keigarage.ui.look.fonts import CAPTION, FIELD, TABLE
from keigarage.ui.look.marks import Mark, paint_mark
from keigarage.ui.look.palette import Role

# The ground is the palette's red; words on it take the colour of paper, by Qt's own names.
_SHEET = """
QFrame#alarm { background: palette(bright-text); border: none; }
QFrame#alarm > QPushButton { color: palette(base); background: transparent;
    border: 1px solid palette(base); }
QFrame#alarm > QPushButton:focus { border: 2px solid palette(base); padding: 4px 13px; }
QFrame#alarm > QPushButton:disabled { color: palette(base); }
"""


class _Cross(QWidget):
    """The glyph beside the words, in their colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), palette.current()
        paint_mark(painter, QRectF(1, 1, 18, 18), Mark.NO, colors, colors.color(Role.SURFACE))
        painter.end()


class AlarmNotice(QWidget):
    """One alarm in full. Hidden only while none stands.

    dismissed -- the kind of the alarm and the owner's reason; nothing is set aside without one
    """

    dismissed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarm: Alarm | None = None
        frame = QFrame(self)
        frame.setObjectName("alarm")
        self.setStyleSheet(_SHEET)
        self.head = Prose("", Role.SURFACE, FIELD, bold=True, parent=frame)
        self.because = Prose("", Role.SURFACE, TABLE, parent=frame)
        self.cite = Prose("", Role.SURFACE, CAPTION, parent=frame)
        self.ask = QPushButton(say("Set aside…"), frame)
        self.ask.setToolTip(say("Only with a reason, which stays in the history"))
        self.why = Prose(say("Why may it be set aside? The reason stays in the history."),
                         Role.SURFACE, TABLE, bold=True, parent=frame)  # fmt: skip
        self.reason = LineField(say("Reason"), parent=frame, saves=False)
        self.problem = Prose("", Role.SURFACE, TABLE, bold=True, parent=frame)
        self.keep = QPushButton(say("Keep the alarm"), frame)
        self.put_aside = QPushButton(say("Set aside"), frame)
        self.ask.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.put_aside.clicked.connect(self._dismiss)
        self._lay_out(frame)
        self._ask(False)
        self.hide()

    @property
    def alarm(self) -> Alarm | None:
        return self._alarm

    def show_alarms(self, alarms: tuple[Alarm, ...], editable: bool) -> None:
        """Show the alarm that stands; one that is answered while it is read stays as it is."""
        alarm = alarms[0] if alarms else None
        self.ask.setEnabled(editable)
        if alarm != self._alarm:
            self._alarm = alarm
            self._ask(False)
        if alarm is None:
            self.hide()
            return
        self.head.setText(alarm.head)
        self.because.setText(alarm.because)
        self.cite.setText(alarm.cite)
        self.setAccessibleName(say("Alarm: {head}", head=alarm.head))
        self.setAccessibleDescription(alarm.because)
        self.show()

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.reason.isVisibleTo(self):
                button = self.focusWidget()
                (button if isinstance(button, QPushButton) else self.put_aside).click()
            case Qt.Key.Key_Escape if self.reason.isVisibleTo(self):
                self._ask(False)
            case _:
                super().keyPressEvent(event)

    def _ask(self, asks: bool) -> None:
        for widget in (self.why, self.reason, self.keep, self.put_aside):
            widget.setVisible(asks)
        self.problem.hide()
        self.ask.setVisible(not asks)
        if asks:
            self.reason.start("")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dismiss(self) -> None:
        if self._alarm is not None:
            self.dismissed.emit(self._alarm.kind, self.reason.text())

    def _lay_out(self, frame: QFrame) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(_Cross(frame), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.head, 1)
        top.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.put_aside)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(18, 10, 18, 10)
        inside.setSpacing(4)
        inside.addLayout(top)
        for widget in (self.because, self.cite, self.why, self.reason, self.problem):
            inside.addWidget(widget)
        inside.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
