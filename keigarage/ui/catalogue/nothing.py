"""What stands there when nothing is all that was asked: why, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.words import say
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import FIELD, TITLE
from keigarage.ui.look.palette import Role

_WIDE_PX = 460


class NothingFound(QWidget):
    """Nothing is shown.

    clear_wanted -- search and filters are to be cleared
    lift_wanted -- the filters alone, since the search by itself finds something
    """

    clear_wanted = Signal()
    lift_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        inner = QWidget(self)
        self.title = Prose("", Role.INK, TITLE, bold=True, parent=inner)
        self.words = Prose("", Role.QUIET, FIELD, parent=inner)
        for words in (self.title, self.words):
            words.setAlignment(centre)
        self.clear = QPushButton(say("Clear all"), inner)
        self.clear.setToolTip(say("Clear the search and every filter"))
        self.lift = QPushButton(say("Show it"), inner)
        self.lift.setProperty("kind", "primary")
        self.lift.setToolTip(say("Keep the search and take the filters away"))
        self.clear.clicked.connect(self.clear_wanted)
        self.lift.clicked.connect(self.lift_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.lift)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        inner.setFixedWidth(_WIDE_PX)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(inner, 0, centre)
        layout.addStretch(3)

    def tell(self, searched: str, found: int) -> None:
        """`found` cars answer the search `searched` by itself; the filters hide them."""
        title = say("No such car in the catalogue")
        if found and searched:
            title = say("The filters leave nothing")
            words = say("“{text}” finds cars that the filters leave out.", text=searched)
        elif searched:
            words = say("Nothing is called “{text}”. A name in English or Japanese, a chassis code "
                        "or a whole chassis number will do: beat, ビート, PP1-1100123.",
                        text=searched)  # fmt: skip
        else:
            title = say("The filters leave nothing")
            words = say("No car of the catalogue is all that they ask.")
        self.title.setText(title)
        self.words.setText(words)
        one = say("Show it") if found == 1 else say("Show all {count}", count=found)
        self.lift.setText(one)
        self.lift.setVisible(bool(found and searched))
