"""The generations as rows of a list, with what each says of its days of entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import EntryDays, Kind, Standing, kind_of
from keigarage.domain.dates import MONTHS, PartialDate, day_text
from keigarage.domain.new_car import years_text
from keigarage.domain.words import say
from keigarage.ui.catalogue.words import BODY_WORDS
from keigarage.ui.rows_model import THING_ROLE, Index
from keigarage.ui.words import days_text, short_day


@dataclass(frozen=True, slots=True)
class Row:
    """One generation in the list. `code` is the chassis code that a search met."""

    generation: Generation
    days: EntryDays | None
    code: str = ""


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What a row says at its right: how it stands, a countdown until it may, and two lines.

    standing -- None for a car that no rule of age asks about
    """

    standing: Standing | None
    chip: str
    first: str
    last: str


def short_month(value: PartialDate) -> str:
    """`Nov 2001`, or the year alone: for cards, where the month's whole name is too long."""
    if value.month is None:
        return str(value.year)
    return f"{say(MONTHS[value.month - 1][:3])} {value.year}"


def short_years(start: PartialDate | None, end: PartialDate | None) -> str:
    """`May 1991 – Feb 1996`, `from Jul 2018`, `until 1970`; empty where nothing is known."""
    if start and end:
        return f"{short_month(start)} – {short_month(end)}"
    if start:
        return say("from {start}", start=short_month(start))
    return say("until {end}", end=short_month(end)) if end else ""


def entry_words(row: Row, on: date) -> EntryWords:
    days = row.days
    if days is None:
        year = row.generation.model_year
        return EntryWords(None, "", say("to compare with"),
                          say("model year {year}", year=year) if year else "")  # fmt: skip
    stands = days.standing(on)
    if days.first is None:
        return EntryWords(stands, "", say("start unknown"), _last_words(row, on))
    day = short_day(days.first)
    if stands in (Standing.NONE, Standing.NEAR):
        return EntryWords(stands, days_text((days.first - on).days), day, _last_words(row, on))
    words = say("since {day}", day=day)
    if stands is Standing.SOME:
        words = say("first since {day}", day=day)
    return EntryWords(stands, "", words, _last_words(row, on))


def _last_words(row: Row, on: date) -> str:
    last = row.days.last if row.days else None
    if last is None:
        return say("still in production") if row.generation.production_start else ""
    if last <= on:
        return say("all since {day}", day=short_day(last))
    return say("all from {day}", day=short_day(last))


def spoken(row: Row, on: date) -> str:
    """The whole row as a screen reader says it."""
    one = row.generation
    parts = [one.title, one.generation, one.name_ja or "", say(BODY_WORDS[one.body]),
             ", ".join(one.chassis_codes), years_text(one.production_start, one.production_end),
             spoken_entry(row, on)]  # fmt: skip
    if kind_of(one) is Kind.BESIDE:
        parts.insert(1, say("not a kei"))
    return ". ".join(part for part in parts if part)


def spoken_entry(row: Row, on: date) -> str:
    days = row.days
    if days is None:
        return say("Sold in America; there to compare with")
    if days.first is None:
        return say("First day of entry unknown")
    first = day_text(days.first)
    if days.first > on:
        left = days_text((days.first - on).days)
        if days.standing(on) is Standing.NEAR:
            return say("The first may enter depending on its papers; certain in {days}, {day}",
                       days=left, day=first)  # fmt: skip
        return say("The first may enter in {days}, {day}", days=left, day=first)
    said = say("The first may enter since {day}", day=first)
    return f"{said}; {_last_words(row, on)}"


class RowList(QAbstractListModel):
    """The rows shown, and the set of those that stand in the comparison."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = date.min
        self._rows: Sequence[Row] = ()
        self.compared: tuple[str, ...] = ()

    def set_rows(self, rows: Sequence[Row], on: date) -> None:
        self.beginResetModel()
        self._rows, self.on = rows, on
        self.endResetModel()

    def set_compared(self, ids: Sequence[str]) -> None:
        self.compared = tuple(ids)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def row_of(self, generation_id: str) -> int:
        """The row of the generation; -1 when it is not shown."""
        found = (n for n, row in enumerate(self._rows) if row.generation.id == generation_id)
        return next(found, -1)

    def rowCount(self, parent: Index = None) -> int:  # type: ignore[assignment]
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == THING_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.generation.title  # letters typed in the list go to the next such name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self.on)
        return None
