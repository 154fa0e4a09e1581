"""The catalogue as the screen asks it: searched, filtered, put in order. No widget in sight."""

from datetime import date
from typing import ClassVar

from keigarage.domain.catalogue import Generation, search
from keigarage.domain.catalogue_filter import (
    Filter,
    Order,
    becoming_eligible,
    entry_days,
    in_order,
    kept,
)
from keigarage.domain.new_car import chassis_no_in
from keigarage.reference import RuleBook
from keigarage.reference.catalogue import INDEX
from keigarage.reference.shapes import Page
from keigarage.ui.catalogue.rows import Row


class _Index(Page, frozen=True):
    """The catalogue's own front page."""

    file: ClassVar[str] = INDEX
    as_of: str
    makers: dict[str, str]


def as_of(book: RuleBook) -> str:
    """The day the catalogue was last gone over, as the book writes it."""
    return book.page(_Index).as_of


class Finding:
    """One reading of the book's catalogue; the last search is kept, since filters ask it again."""

    def __init__(self, book: RuleBook) -> None:
        self.everything: tuple[Generation, ...] = book.generations()
        self.rule = book.federal
        self.rows = {one.id: Row(one, entry_days(one, self.rule)) for one in self.everything}
        self._text: str | None = None
        self._found: list[Row] = []

    def found(self, text: str) -> list[Row]:
        """What a search by itself leaves, best match first; all of it for an empty one."""
        if text != self._text:
            self._text = text
            self._found = [
                self._row(match.generation, match.chassis_code)
                for match in search(self.everything, text)
            ]
        return self._found

    def shown(self, text: str, asked: Filter, order: Order, on: date) -> list[Row]:
        """What search and filter leave together, in order."""
        by_id = {row.generation.id: row for row in self.found(text)}
        left = kept((row.generation for row in self.found(text)), asked, self.rule, on)
        return [by_id[one.id] for one in in_order(left, order, self.rule, on)]

    def coming(self, on: date) -> list[Row]:
        """Those whose first car may not enter yet, by the day it may."""
        return [self.rows[one.id] for one in becoming_eligible(self.everything, self.rule, on)]

    def generations(self, ids: list[str]) -> list[Generation]:
        """Those of the ids that the book knows."""
        return [self.rows[one].generation for one in ids if one in self.rows]

    def chassis_no(self, row: Row, text: str) -> str:
        """The whole chassis number in the search that found the row; empty for a code or name."""
        if not row.code:
            return ""
        match = next(iter(search([row.generation], text)), None)
        return chassis_no_in(text, match) if match else ""

    def _row(self, one: Generation, code: str) -> Row:
        row = self.rows[one.id]
        return Row(one, row.days, code) if code else row
