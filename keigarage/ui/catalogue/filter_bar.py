"""The filters above the list: a row of small menus, and what is asked as chips to take away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QActionGroup, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import Filter, kept
from keigarage.domain.eligibility import AgeRule
from keigarage.domain.plain_text import plain
from keigarage.domain.words import say
from keigarage.ui.catalogue.facets import FACETS, YEARS, Facet
from keigarage.ui.catalogue.flow import Flow
from keigarage.ui.look.fonts import px

_YEAR_PX = 54
# Figures of a Japanese keyboard are figures too.
_YEAR = QRegularExpression("[0-9０-９]{0,4}")


@dataclass(frozen=True, slots=True)
class Field:
    """What the menus count in: the whole catalogue, what the search leaves of it, rule and day."""

    everything: Sequence[Generation]
    found: Sequence[Generation]
    rule: AgeRule
    on: date


class FilterBar(QWidget):
    """Holds the filter and shows it.

    changed -- the Filter is another one now
    """

    changed = Signal(object)

    def __init__(self, field: Callable[[], Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.filter = Filter()
        self.menus = Flow(self, gap=6, line_gap=6)
        self.chips = Flow(self, gap=6, line_gap=6)
        self.pills: dict[str, QPushButton] = {}
        for facet in FACETS:
            self.pills[facet.id] = self._pill(facet)
            self.menus.add(self.pills[facet.id])
        self._pair = QWidget(self.menus)
        self.year_from = self._year_box(say("Built from, a year"), say("from"), "year_from")
        self.year_to = self._year_box(say("Built to, a year"), say("to"), "year_to")
        self._lay_out_years()
        self.menus.add(self._pair)
        self.clear = QPushButton(say("Clear all"), self.chips)
        self.clear.setProperty("kind", "link")
        self.clear.setToolTip(say("Take every filter away"))
        self.clear.clicked.connect(self._on_clear)
        self.chips.add(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.menus)
        layout.addWidget(self.chips)
        self._show()

    def set_filter(self, asked: Filter) -> None:
        """Ask something else, and say so."""
        if asked == self.filter:
            return
        self.filter = asked
        self._show()
        self.changed.emit(asked)

    def chip_texts(self) -> list[str]:
        """The words of the chips that stand."""
        return [str(chip.property("words")) for chip in self._chips()]

    def _chips(self) -> list[QWidget]:
        return [part for part in self.chips.parts if part is not self.clear]

    def _pill(self, facet: Facet) -> QPushButton:
        label = say(facet.label)
        pill = QPushButton(label, self.menus)
        pill.setProperty("pill", True)
        pill.setToolTip(say("Filter the catalogue: {what}", what=label))
        menu = QMenu(pill)
        menu.aboutToShow.connect(lambda: self._fill(menu, facet))
        pill.setMenu(menu)
        return pill

    def _fill(self, menu: QMenu, facet: Facet) -> None:
        """The choices, each with how many cars it would leave under all else that is asked."""
        menu.clear()
        group = QActionGroup(menu)
        field = self._field()
        others = facet.cleared(self.filter)
        left = kept(field.found, others, field.rule, field.on)

        def add(words: str, wanted: Filter, count: int) -> None:
            action = menu.addAction(f"{words.replace('&', '&&')}\t{count}")
            action.setCheckable(True)
            action.setChecked(wanted == self.filter)
            action.setEnabled(count > 0 or wanted == self.filter)
            action.triggered.connect(lambda: self.set_filter(wanted))
            group.addAction(action)

        add(say("Any"), others, len(left))
        menu.addSeparator()
        for choice in facet.choices(field.everything):
            wanted = choice.put(others, facet)
            add(choice.words, wanted, len(kept(left, wanted, field.rule, field.on)))

    def _year_box(self, name: str, hint: str, field: str) -> QLineEdit:
        box = QLineEdit(self._pair)
        box.setProperty("pill", True)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setPlaceholderText(hint)
        box.setValidator(QRegularExpressionValidator(_YEAR, box))
        box.setFixedWidth(px(_YEAR_PX))
        box.textChanged.connect(lambda text: self._on_year(field, text))
        return box

    def _lay_out_years(self) -> None:
        """The two boxes stand together, whatever line they come to stand on."""
        label, dash = QLabel(say("Built"), self._pair), QLabel("–", self._pair)
        for words in (label, dash):
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setProperty("role", "quiet")
        row = QHBoxLayout(self._pair)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(6)
        for part in (label, self.year_from, dash, self.year_to):
            row.addWidget(part)

    def _on_year(self, field: str, text: str) -> None:
        """Four figures are a year; fewer are still being typed and ask nothing yet."""
        asks: dict[str, Any] = {field: int(plain(text)) if len(text) == 4 else None}
        self.set_filter(replace(self.filter, **asks))

    def _on_clear(self) -> None:
        self.set_filter(Filter())
        self.pills[FACETS[0].id].setFocus()

    def _show(self) -> None:
        for facet in FACETS:
            _mark(self.pills[facet.id], facet.is_set(self.filter))
        for box, year in ((self.year_from, self.filter.year_from),
                          (self.year_to, self.filter.year_to)):  # fmt: skip
            _mark(box, year is not None)
            # A year half typed asks nothing and stays as it is.
            if (year is not None or len(box.text()) == 4) and plain(box.text()) != str(year):
                box.setText(str(year or ""))
        self._show_chips()

    def _show_chips(self) -> None:
        for chip in self._chips():
            self.chips.take(chip)
        everything = () if self.filter.is_empty else self._field().everything
        told = [(facet, facet.words(self.filter, everything)) for facet in (*FACETS, YEARS)]
        for number, (facet, words) in enumerate(pair for pair in told if pair[1]):
            self.chips.add(self._chip(facet, words), number)
        self.chips.setVisible(not self.filter.is_empty)

    def _chip(self, facet: Facet, words: str) -> QPushButton:
        chip = QPushButton(f"{words.replace('&', '&&')}  ×", self.chips)
        chip.setProperty("kind", "chip")
        chip.setProperty("words", words)
        chip.setAccessibleName(say("Remove the filter {filter}", filter=words))
        chip.setToolTip(say("Remove this filter"))
        chip.clicked.connect(lambda: self._remove(facet))
        chip.show()
        return chip

    def _remove(self, facet: Facet) -> None:
        self.set_filter(facet.cleared(self.filter))
        # The chip that had the keyboard is gone; the place it came from takes it.
        (self.year_from if facet is YEARS else self.pills[facet.id]).setFocus()


def _mark(widget: QWidget, is_set: bool) -> None:
    if bool(widget.property("asks")) != is_set:
        widget.setProperty("asks", is_set)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
