"""Facts beneath each other, each of which shows where it is written."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from keigarage.domain.words import say
from keigarage.ui.car_page.eligibility_words import Fact
from keigarage.ui.car_page.fact_rows import INK_OF_ANSWER, LABEL_PX
from keigarage.ui.car_page.row_list import Drawn, Ink, RowList
from keigarage.ui.car_page.source_popup import SourcePopup
from keigarage.ui.fields.prose import face
from keigarage.ui.fields.wrapping import broken
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role

_PAD_PX, _GAP_PX = 3, 12


@dataclass(frozen=True, slots=True)
class Sourced:
    """A fact and where it is written; `address` may be empty."""

    fact: Fact
    address: str
    title: str


class FactList(RowList):
    """Enter or a click on a fact shows its source."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _measure, _spoken, parent, by_click=True)
        self.setAccessibleDescription(say("Enter shows where it is written."))
        self.setToolTip(say("Click to see where it is written"))
        self.chosen.connect(self._show_source)

    def _show_source(self, row: Sourced) -> None:
        area = self.visualRect(self.currentIndex())
        at = self.viewport().mapToGlobal(area.bottomLeft() + QPoint(0, 2))
        address = row.address or say("No address is on record.")
        SourcePopup(address, row.title, self).show_at(at)


def _spoken(row: Sourced) -> str:
    parts = (row.fact.label, row.fact.words, row.fact.remark)
    return ". ".join(part for part in parts if part)


@lru_cache(maxsize=256)
def _measure(row: Sourced, width: int) -> Drawn:
    fact, left = row.fact, LABEL_PX + _GAP_PX
    label = broken(fact.label, face(TABLE), LABEL_PX)
    words = broken(fact.words, face(TABLE), width - left)
    remark = broken(fact.remark, face(CAPTION), width - left)
    role = INK_OF_ANSWER.get(fact.answer, Role.INK) if fact.answer else Role.INK
    inks = (Ink(label, 0, _PAD_PX, Role.QUIET), Ink(words, left, _PAD_PX, role),
            Ink(remark, left, _PAD_PX + words.height, Role.QUIET))  # fmt: skip
    return Drawn(max(label.height, words.height + remark.height) + 2 * _PAD_PX, inks)
