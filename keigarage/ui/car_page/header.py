"""The top of the page: the car's name, its picture in its colour, and the countdown plate."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import Stage
from keigarage.domain.catalogue import Generation
from keigarage.domain.eligibility import Answer, Verdict
from keigarage.domain.outlook import Outlook
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.ui.car_page.eligibility_words import span_text
from keigarage.ui.car_page.notices import StageOffer
from keigarage.ui.car_page.section import SIDE_PX
from keigarage.ui.car_picture import CarPicture
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import FIELD, TITLE
from keigarage.ui.look.palette import Role
from keigarage.ui.look.plate import PlateFace, PlateWidget
from keigarage.ui.plate_face import face_of
from keigarage.ui.words import short_day

_WIDE_PX = 640  # from here on the picture stands beside the name, not beneath it


class Header(QWidget):
    """Who the car is at a glance, and the stage it stands at.

    open_wanted -- the button that opens the car in a window of its own, in the pane only
    """

    open_wanted = Signal()

    def __init__(self, in_pane: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Prose("", Role.INK, TITLE, bold=True, most=2, parent=self)
        self.names = Prose("", Role.QUIET, FIELD, most=1, parent=self)
        stages = [(stage.value, say(STAGE_WORDS[stage])) for stage in Stage]
        self.stage = ChoiceField(say("Stage"), stages, parent=self)
        self.stage.editor.setToolTip(say("Stage (Ctrl+1 to Ctrl+7)"))
        self.picture, self.plate = CarPicture(self), PlateWidget(parent=self)
        self.problem = Note(parent=self)
        self.offer = StageOffer(self)
        self.open = QPushButton(say("Open ↗"), self)
        self.open.setToolTip(say("Open in its own window (Ctrl+Return)"))
        self.open.setAccessibleName(say("Open in its own window"))
        self.open.setVisible(in_pane)
        self.open.clicked.connect(self.open_wanted)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._lay_out()

    def show_car(self, outlook: Outlook, generation: Generation | None) -> None:
        car = outlook.car
        self.title.setText(car.title)
        self.names.setText(" · ".join(names_of(outlook, generation)))
        self.picture.set_car(car, generation)
        self.plate.set_face(_short_face(outlook.federal))
        self.plate.setToolTip(self.plate.face().spoken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE_PX
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._whole.direction() is not direction:
            self._whole.setDirection(direction)

    def _lay_out(self) -> None:
        self.picture.setMinimumWidth(120)
        self.picture.setMaximumWidth(240)
        self.picture.setFixedHeight(78)
        self.picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.plate.setFixedSize(140, 74)
        self.stage.show_least(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title, 1)
        top.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        known = QHBoxLayout()
        known.setSpacing(0)
        known.addWidget(self.names)
        known.addWidget(self.stage)
        known.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(top)
        words.addLayout(known)
        words.addWidget(self.problem)
        words.addWidget(self.offer)
        words.addStretch(1)
        face = QHBoxLayout()
        face.setSpacing(12)
        face.addWidget(self.picture, 1)
        face.addWidget(self.plate, 0, Qt.AlignmentFlag.AlignVCenter)
        self._whole.setContentsMargins(SIDE_PX, 16, SIDE_PX, 12)
        self._whole.setSpacing(8)
        self._whole.addLayout(words, 1)
        self._whole.addLayout(face)


def _short_face(verdict: Verdict) -> PlateFace:
    """The plate's face with the window in as few letters as a small plate has room for."""
    face = face_of(verdict)
    if verdict.answer is Answer.YES or verdict.earliest is None or verdict.certain is None:
        return face
    return replace(face, small=span_text(verdict.earliest, verdict.certain, short_day))


def names_of(outlook: Outlook, generation: Generation | None) -> list[str]:
    """Its Japanese name and its chassis code, and the variant where the owner wrote one."""
    car = outlook.car
    found = []
    if generation and generation.name_ja:
        found.append(generation.name_ja)
    if generation and generation.chassis_codes:
        number = car.chassis_no.replace("-", "")
        codes = generation.chassis_codes
        found.append(next((c for c in codes if number.startswith(c.replace("-", ""))), codes[0]))
    if car.variant:
        found.append(car.variant)
    return found or [part for part in (car.make, car.model) if part and part != car.title]
