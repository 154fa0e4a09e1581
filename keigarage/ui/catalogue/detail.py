"""The pane at right: one generation in full, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.catalogue import Generation
from keigarage.domain.kei import kei_answer_of_generation
from keigarage.domain.new_car import years_text
from keigarage.domain.words import say
from keigarage.ui.catalogue.acts import Acts
from keigarage.ui.catalogue.detail_words import (
    entry_face,
    groups,
    is_address,
    sources_note,
)
from keigarage.ui.catalogue.dimension_view import DimensionView
from keigarage.ui.catalogue.dimensions import unknown_measures
from keigarage.ui.catalogue.finding import as_of
from keigarage.ui.catalogue.flow import Flow
from keigarage.ui.catalogue.group_view import GroupView
from keigarage.ui.catalogue.source_link import SourceLink
from keigarage.ui.desk import Desk
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, FIELD, TITLE
from keigarage.ui.look.palette import Role
from keigarage.ui.look.plate import PlateWidget

_SIDE_PX = 20
_GROUPS = 4


class Detail(QWidget):
    """Everything about one generation.

    added -- a car of it was put in the garage: its id, and the Stage
    compare_wanted -- it is to be put into the comparison, or taken out of it
    """

    added = Signal(str, object)
    compare_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.generation: Generation | None = None
        self.setAccessibleName(say("The chosen car"))
        self._scroll = _scroll_area(self)
        self._inside = inside = QWidget(self._scroll.viewport())
        self.title = Prose("", Role.INK, TITLE, bold=True, most=2, parent=inside)
        self.names = Prose("", Role.QUIET, FIELD, parent=inside)
        self.side = DimensionView(inside)
        self.front = DimensionView(inside, beside=self.side)
        self.plate = PlateWidget(parent=inside)
        self.missing = Prose("", Role.QUIET, CAPTION, parent=inside)
        self.groups = [GroupView(inside) for _ in range(_GROUPS)]
        self.confidence = Prose("", Role.QUIET, CAPTION, parent=inside)
        self.sources_title = Prose(say("Sources"), Role.INK, bold=True, parent=inside)
        self.sources = Flow(inside, gap=12, line_gap=2)
        self.acts = Acts(desk, self)
        self.acts.added.connect(self.added)
        self.acts.compare_wanted.connect(self.compare_wanted)
        self._lay_out()

    def show_generation(self, generation: Generation, chassis_no: str = "") -> None:
        """Show it; `chassis_no` is a whole number that a search held, kept for the car added."""
        self.acts.set_generation(generation, chassis_no)
        if generation == self.generation:
            return
        self.generation = generation
        self._scroll.verticalScrollBar().setValue(0)
        self.renew()

    def renew(self) -> None:
        """Say it again: the day, the language or the rule book is another."""
        one = self.generation
        if one is None:
            return
        # Shown, every row that comes or goes would lay the whole page out by itself.
        focused = QApplication.focusWidget()
        held = focused if focused is not None and self._inside.isAncestorOf(focused) else None
        self._inside.hide()
        self._fill(one)
        self._inside.show()
        if held is not None and held.isVisible():
            held.setFocus()

    def _fill(self, one: Generation) -> None:
        app, on = self._desk.app, self._desk.today
        codes = ", ".join(one.chassis_codes[:3])
        years = years_text(one.production_start, one.production_end)
        self.title.setText(one.title)
        self.names.setText(" · ".join(part for part in (one.name_ja, codes, years) if part))
        self.side.show_generation(one)
        self.front.show_generation(one)
        face = entry_face(one, app.book.federal, on)
        self.plate.setVisible(face is not None)
        if face:
            self.plate.set_face(face)
            self.plate.setToolTip(face.spoken)
        missing = unknown_measures(one)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        kei = kei_answer_of_generation(one, app.book.kei_standards())
        told = groups(one, app.book.federal, kei, on)
        for number, view in enumerate(self.groups):
            view.setVisible(number < len(told))
            if number < len(told):
                view.show_group(told[number])
        self._show_sources(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that turn pages work from the buttons below as well."""
        bar = self._scroll.verticalScrollBar()
        turns = {Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        if event.key() in turns:
            bar.setValue(bar.value() + turns[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def set_compared(self, compared: bool) -> None:
        self.acts.set_compared(compared)

    def _show_sources(self, one: Generation) -> None:
        self.confidence.setText(sources_note(one, as_of(self._desk.app.book)))
        for link in self.sources.parts:
            self.sources.take(link)
        for address in filter(is_address, one.sources):
            link = SourceLink(address, one.title, parent=self.sources)
            self.sources.add(link)
            link.show()

    def _lay_out(self) -> None:
        self.plate.setFixedSize(152, 76)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.front, 1, Qt.AlignmentFlag.AlignBottom)
        below.addWidget(self.plate, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(_SIDE_PX, 18, _SIDE_PX, 18)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.names)
        column.addSpacing(12)
        column.addWidget(self.side)
        column.addSpacing(8)
        column.addLayout(below)
        column.addWidget(self.missing)
        column.addSpacing(14)
        for view in self.groups:
            column.addWidget(view)
        column.addWidget(self.sources_title)
        column.addSpacing(4)
        column.addWidget(self.confidence)
        column.addSpacing(4)
        column.addWidget(self.sources)
        column.addStretch(1)
        self._scroll.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.acts)


def _scroll_area(parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(say("About the chosen car"))
    return area
