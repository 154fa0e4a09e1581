"""A box for a date as papers give it, which shows what it understood."""

import re
import unicodedata

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import PartialDate, date_text, era_text
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say
from keigarage.ui.fields.field import QUIET_MS
from keigarage.ui.fields.line_field import LineField


def date_or_none(text: str) -> PartialDate | None:
    """The date that `text` means; None for empty text. raises -- UnreadableDate"""
    return read_date(text) if text.strip() else None


def both_texts(value: PartialDate) -> str:
    """`May 1991 · 平成3年5月`: one date in both calendars."""
    era = era_text(value)
    return f"{date_text(value)} · {era}" if era else date_text(value)


def understanding(text: str, value: PartialDate | None, *, eras: bool = True) -> str:
    """What stands beneath the box: `平成3年5月 → May 1991`, or both calendars of a western date.

    eras -- False where no Japanese paper is near: then a western date is told in its own words
    """
    if value is None:
        return ""
    # Only a date written in an era lacks the four figures of a western year.
    if re.search(r"\d{4}", unicodedata.normalize("NFKC", text)):
        return both_texts(value) if eras else date_text(value)
    return say("{typed} → {told}", typed=text.strip(), told=date_text(value))


class DateBox(LineField):
    """Takes anything the rules read; says beneath what it understood, or what is wrong.

    `understood` carries a PartialDate, or None while the text is empty or no date. A sentence
    about a wrong date waits until typing pauses or the box is left. By itself it saves nothing:
    a form reads `value`; `saves=True` makes it a field that commits like the others.
    """

    understood = Signal(object)

    def __init__(
        self,
        label: str = "",
        parent: QWidget | None = None,
        *,
        saves: bool = False,
        lines: int = 2,
        eras: bool = True,
    ) -> None:
        super().__init__(label, date_or_none, parent, saves=saves, lines=lines)
        self._value: PartialDate | None = None
        self._eras = eras
        self._late = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._late.timeout.connect(self._look)
        self.edited.connect(self._on_edited)

    def value(self) -> PartialDate | None:
        """The date in the box; None while it is empty or cannot be read."""
        return self._value

    def set_value(self, value: PartialDate | None) -> None:
        """Show a date, in the form it is kept in."""
        self.start("" if value is None else str(value))

    def _on_edited(self) -> None:
        self._read()
        if not self._saves:
            self._late.start()

    def _look(self) -> bool:
        right = super()._look()
        if right:
            self._read()
        return right

    def _shown_anew(self) -> None:
        self._read()

    def _show(self, text: str) -> None:
        super()._show(text)
        self._read()

    def _read(self) -> None:
        try:
            value = date_or_none(self.text())
        except GarageError:
            value = None
        if not self.problem:
            self._note.say_quietly(understanding(self.text(), value, eras=self._eras))
        if value != self._value:
            self._value = value
            self.understood.emit(value)
