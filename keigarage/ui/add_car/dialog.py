"""The window that adds a car: type, choose, write the date from the papers, done."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.car import Car, Stage
from keigarage.domain.car_fields import with_fields
from keigarage.domain.catalogue import search
from keigarage.domain.eligibility import Verdict, decide
from keigarage.domain.new_car import chassis_no_in, years_text
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.words import say
from keigarage.ui.add_car.matches import Choice, MatchList, choices
from keigarage.ui.car_picture import CarPicture
from keigarage.ui.desk import Desk
from keigarage.ui.fields.date_box import DateBox
from keigarage.ui.look.plate import PlateWidget
from keigarage.ui.plate_face import face_of
from keigarage.ui.problems import attempt

_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class AddCarDialog(QDialog):
    """Adds one car. `added` gives its CarId."""

    added = Signal(object)

    def __init__(
        self, desk: Desk, stage: Stage = Stage.WANTED, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(say("Add a car"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 600)
        self.search = QLineEdit()
        self.matches = MatchList()
        self.picture = CarPicture()
        self.plate = PlateWidget()
        self.title, self.facts, self.because = _label("title"), _label("quiet"), _label("quiet")
        self.chassis, self.variant = QLineEdit(), QLineEdit()
        self.built = DateBox(say("Built"), saves=False, lines=1)
        self.registered = DateBox(say("First registered"), saves=False, lines=1)
        self.stage, self.state = QComboBox(), QComboBox()
        self.problem = _label("error")
        self.add, self.cancel = QPushButton(say("Add to the garage")), QPushButton(say("Cancel"))
        self._fill_choices(stage)
        self._dress()
        self._lay_out()
        self._connect()
        self._on_typed("")
        self.search.setFocus()

    def accept(self) -> None:
        """Add the car as it stands; a wrong field is told here and nothing is lost."""
        choice = self.matches.current
        if choice is None:
            self.problem.setText(say("Type a name, a chassis code or a chassis number first."))
            self.search.setFocus()
            return
        attempt(lambda: self._add(choice), self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS:
                self.matches.step(_ARROWS[Qt.Key(event.key())])
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                # The next thing an owner has in hand is the date on the papers.
                self.built.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _fill_choices(self, stage: Stage) -> None:
        for value in Stage:
            self.stage.addItem(say(STAGE_WORDS[value]), value.value)
        self.stage.setCurrentIndex(list(Stage).index(stage))
        self.state.addItem(say("Choose later"), "")
        for code, name in self._desk.app.book.state_names().items():
            self.state.addItem(f"{code}  {name}", code)
        home = self._desk.app.preferences.load().home_state
        self.state.setCurrentIndex(max(0, self.state.findData(home)))

    def _dress(self) -> None:
        self.search.setPlaceholderText(say("Name, chassis code or chassis number: PP1-1100123"))
        self.search.setAccessibleName(say("Search the catalogue"))
        self.search.setToolTip(say("Enter goes on to the date built"))
        self.search.setClearButtonEnabled(True)
        self.search.setProperty("large", True)
        self.chassis.setPlaceholderText(say("as the papers print it"))
        self.variant.setPlaceholderText(say("grade or edition, if any"))
        self.add.setProperty("kind", "primary")
        self.add.setDefault(True)
        self.add.setToolTip(say("Add to the garage (Enter)"))
        self.cancel.setToolTip(say("Close without adding (Esc)"))
        self.cancel.setAutoDefault(False)
        self.matches.setMinimumWidth(400)
        self.picture.setMinimumHeight(96)
        for label in (self.title, self.facts, self.because, self.problem):
            label.setWordWrap(True)
        self.facts.setMinimumHeight(34)
        self.because.setMinimumHeight(52)
        self.because.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (say("&Built"), self.built),
            (say("&First registered"), self.registered),
            (say("C&hassis number"), self.chassis),
            (say("&Variant"), self.variant),
            (say("&Stage"), self.stage),
            (say("S&tate to plate it"), self.state),
        )
        for words, field in rows:
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(label, field)
        face = QHBoxLayout()
        face.setSpacing(16)
        face.addWidget(self.picture, 3)
        face.addWidget(self.plate, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.add)
        right = QVBoxLayout()
        right.setContentsMargins(20, 20, 20, 20)
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.facts)
        right.addLayout(face)
        right.addWidget(self.because)
        right.addLayout(form)
        right.addStretch(1)
        right.addWidget(self.problem)
        right.addLayout(buttons)
        left = QVBoxLayout()
        left.setContentsMargins(20, 20, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.search)
        left.addWidget(self.matches, 1)
        card = QFrame()
        card.setObjectName("addForm")
        card.setLayout(right)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(20)
        whole.addLayout(left, 5)
        whole.addWidget(card, 5)
        order = (self.search, self.built, self.registered, self.chassis, self.variant, self.stage,
                 self.state, self.add, self.cancel, self.matches)  # fmt: skip
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_typed)
        self.matches.selectionModel().currentChanged.connect(lambda *_: self._on_chosen())
        self.matches.doubleClicked.connect(lambda *_: self.accept())
        self.built.understood.connect(lambda *_: self._judge())
        self.registered.understood.connect(lambda *_: self._judge())
        self.add.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _on_typed(self, text: str) -> None:
        found = search(self._desk.app.book.generations(), text) if text.strip() else []
        self.matches.show_choices(choices(found, text))
        self._on_chosen()

    def _on_chosen(self) -> None:
        choice = self.matches.current
        self.problem.setText("")
        if choice is None:
            self.title.setText(say("Which car?"))
            self.facts.setText(say("Type at left: a name in English or Japanese, a chassis code, "
                                   "or the whole chassis number."))  # fmt: skip
            self.picture.set_car(None)
        else:
            self.title.setText(choice.car.title)
            self.facts.setText(self._facts(choice))
            generation = choice.match.generation if choice.match else None
            self.picture.set_car(choice.car, generation)
            if choice.match:
                self.chassis.setText(chassis_no_in(self.search.text(), choice.match))
        self.add.setEnabled(choice is not None)
        self._judge()

    def _facts(self, choice: Choice) -> str:
        if choice.match is None:
            return choice.about
        g = choice.match.generation
        size = say("{length} × {width} mm", length=g.length_mm, width=g.width_mm)
        power = f"{g.power_ps:g} PS" if g.power_ps else ""
        engine = say("{cc} cc", cc=g.displacement_cc) if g.displacement_cc else ""
        sized = size if g.length_mm and g.width_mm else ""
        return " · ".join(part for part in (choice.about, engine, power, sized) if part)

    def _judge(self) -> None:
        """Say at once what the dates written so far mean at the port."""
        app = self._desk.app
        built, registered = self.built.value(), self.registered.value()
        verdict = decide(app.book.federal, built, registered, self._desk.today)
        self.plate.set_face(face_of(verdict))
        self.because.setText(self._reason(verdict))

    def _reason(self, verdict: Verdict) -> str:
        choice = self.matches.current
        if verdict.basis is None and choice and choice.match:
            g = choice.match.generation
            return say("The catalogue says these were built {years}; the day its own papers give "
                       "decides.",
                       years=years_text(g.production_start, g.production_end))  # fmt: skip
        return verdict.because

    def _add(self, choice: Choice) -> None:
        car = self._car(choice)
        added = self._desk.app.garage.add(car)
        if car.state:
            self._desk.app.preferences.save(home_state=car.state)  # offered for the next one
        self.added.emit(added.id)
        super().accept()

    def _car(self, choice: Choice) -> Car:
        return with_fields(
            choice.car,
            {
                "built": self.built.text(),
                "first_registered": self.registered.text(),
                "chassis_no": self.chassis.text(),
                "variant": self.variant.text(),
                "stage": self.stage.currentData(),
                "state": self.state.currentData(),
            },
        )

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


