"""The auction card of a car: what the sheet says, its grades in words, damage on the outline."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from keigarage.domain.auction import (
    LETTERS,
    SIZES,
    UNSIZED,
    AuctionCard,
    AuctionWords,
    DamageMark,
    MarkId,
    place_words,
)
from keigarage.domain.car import Car
from keigarage.domain.catalogue import Generation
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.ui.auction.card_boxes import CardBoxes
from keigarage.ui.auction.damage_map import DamageMap
from keigarage.ui.auction.mark_rows import MarkRow, measure, spoken
from keigarage.ui.auction.scan_view import ScanView
from keigarage.ui.car_page.row_list import RowList
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk
from keigarage.ui.fields.note import Note
from keigarage.ui.fields.prose import Prose
from keigarage.ui.files.pictures import Pictures
from keigarage.ui.files.preview import FilePreview
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role
from keigarage.ui.rows_model import THING_ROLE

_BESIDE_FROM_PX = 640
_SIZE_WORDS = {1: "1 small", 2: "2 medium", 3: "3 large"}


class AuctionSheet(QWidget):
    """Boxes that save by themselves, the outline with its marks, and the scan beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._auctions = desk.app.auctions
        self._words: AuctionWords = self._auctions.words()
        self._pictures = Pictures(desk, self)
        self.boxes = CardBoxes(desk, self)
        self.grade = Prose("", Role.INK, TABLE, parent=self)
        self.scale = Prose(self._words.note, Role.QUIET, CAPTION, parent=self)
        self.letter, self.extent = QComboBox(self), QComboBox(self)
        self.map = DamageMap(self)
        self.list = RowList(say("Marks"), measure, spoken, self)
        self.hint = Prose(
            say("Choose a mark and click where it is; or go to the outline with Tab, move the "
                "cross by arrow keys and type the mark's letter."), Role.QUIET, CAPTION, parent=self
        )  # fmt: skip
        self.problem = Note(parent=self)
        self.scan = ScanView(self._pictures, self)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._fill_brush()
        self._lay_out()
        self._connect()

    def show_car(self, car: Car, generation: Generation | None) -> None:
        assert car.id is not None
        card = self._auctions.card(car.id)
        files = self._desk.app.files.of(car.id)
        self.boxes.show_card(card, files)
        self.grade.setText(self._grade_words(car, card))
        for part in (self.grade, self.scale):
            part.setVisible(bool(self.grade.text()))
        self.map.show_car(car, generation)
        marks = self._auctions.marks(car.id)
        self.map.set_marks(marks)
        self.list.set_things([self._row(mark) for mark in marks])
        self.list.setVisible(bool(marks))
        self.hint.setVisible(not marks)
        self.scan.show_file(next((file for file in files if file.id == card.scan_id), None))

    def set_editable(self, editable: bool) -> None:
        self.boxes.set_editable(editable)
        self.map.editable = editable
        self.letter.setEnabled(editable)
        self.extent.setEnabled(editable and self.map.letter not in UNSIZED)

    def flush(self) -> None:
        """Save what is typed."""
        self.boxes.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self.width() >= _BESIDE_FROM_PX
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)

    def _grade_words(self, car: Car, card: AuctionCard) -> str:
        found = self._words.grade(car.auction_grade)
        lines = []
        if found is not None:
            lines.append(say("Grade {grade}: {meaning}.", grade=found.grade, meaning=found.meaning))
        letters = self._words.grades.get("A-E")
        if letters is not None and (card.interior or card.exterior):
            lines.append(say("Interior and exterior: {meaning}.", meaning=letters.meaning))
        return "\n".join(lines)

    def _row(self, mark: DamageMark) -> MarkRow:
        return MarkRow(mark, self._words.mark(mark), place_words(mark))

    # What happens

    def _place(self, mark: DamageMark) -> None:
        made = self._attempt(lambda: self._auctions.place(mark))
        if made is not None:
            self.map.choose(made.id)

    def _remove(self, mark: DamageMark) -> None:
        if self.map.editable:
            self._attempt(lambda: self._auctions.remove(mark))

    def _attempt(self, work: Callable[[], Any]) -> Any:
        try:
            done = work()
        except GarageError as problem:
            self.problem.show_problem(str(problem))
            return None
        self.problem.clear()
        return done

    def _on_brush(self) -> None:
        self.map.letter = str(self.letter.currentData())
        self.map.extent = self.extent.currentData()
        self.extent.setEnabled(self.map.editable and self.map.letter not in UNSIZED)

    def _on_chosen(self, mark_id: MarkId | None) -> None:
        """The row of the chosen mark; the list keeps its own cursor while it has the focus."""
        if self.list.hasFocus():
            return
        rows = [row.mark.id for row in self.list.things]
        at = rows.index(mark_id) if mark_id in rows else -1
        self.list.setCurrentIndex(self.list.rows.index(at))

    def _look_at(self) -> None:
        if self.scan.file is not None:
            file = self.scan.file
            FilePreview(self._desk, self._pictures, (file,), file, self).show()

    def _connect(self) -> None:
        self.letter.currentIndexChanged.connect(self._on_brush)
        self.extent.currentIndexChanged.connect(self._on_brush)
        self.map.placed.connect(self._place)
        self.map.changed.connect(lambda mark: self._attempt(lambda: self._auctions.change(mark)))
        self.map.removed.connect(self._remove)
        self.map.chosen.connect(self._on_chosen)
        self.list.removed.connect(lambda row: self._remove(row.mark))
        self.list.chosen.connect(self._go_to)
        model = self.list.selectionModel()
        model.currentChanged.connect(self._on_row)
        self.scan.clicked.connect(self._look_at)

    def _on_row(self, index: Any, _: Any) -> None:
        row = index.data(THING_ROLE)
        if row is not None and self.list.hasFocus():
            self.map.choose(row.mark.id)

    def _go_to(self, row: MarkRow) -> None:
        self.map.choose(row.mark.id)
        self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_brush(self) -> None:
        for letter in LETTERS:
            meaning = self._words.marks.get(letter, "")
            self.letter.addItem(f"{letter}  {meaning}", letter)
        for size in SIZES:
            self.extent.addItem(say(_SIZE_WORDS[size]), size)
        self.extent.addItem(say("no size"), None)
        self.letter.setAccessibleName(say("Mark to place"))
        self.letter.setToolTip(say("What a click on the outline places"))
        self.extent.setAccessibleName(say("Size of the mark"))
        self.extent.setToolTip(say("How large it is, as the sheet has it"))
        for box, letters in ((self.letter, 6), (self.extent, 5)):  # a pane is narrow
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(letters)

    def _lay_out(self) -> None:
        brush = QHBoxLayout()
        brush.setSpacing(8)
        brush.addWidget(self.letter, 1)
        brush.addWidget(self.extent)
        outline = QVBoxLayout()
        outline.setSpacing(6)
        outline.addLayout(brush)
        outline.addWidget(self.map)
        outline.addWidget(self.hint)
        outline.addWidget(self.list)
        outline.addStretch(1)
        beside = QVBoxLayout()
        beside.addWidget(self.scan)
        beside.addStretch(1)
        self._both.setSpacing(12)
        self._both.addLayout(outline, 1)
        self._both.addLayout(beside, 1)
        below = QVBoxLayout()
        below.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        below.setSpacing(8)
        below.addWidget(self.grade)
        below.addWidget(self.scale)
        below.addLayout(self._both)
        below.addWidget(self.problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.boxes)
        layout.addLayout(below)
