"""What an owner notes against the rule book: a state's or county's answer, and tariff news."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from keigarage.domain.changes import Change, Row, RowWrite, Verb
from keigarage.domain.own_rules import StateNote, StateNoteId, checked_note, note_place
from keigarage.domain.own_tariff import (
    OwnTariff,
    OwnTariffId,
    checked_tariff,
    duty_rows,
    fee_rows,
)
from keigarage.domain.plain_text import shortened
from keigarage.domain.status import STATUS_WORDS
from keigarage.domain.tariff import DutyRow, FeeRow
from keigarage.domain.words import say
from keigarage.reference import RuleBook
from keigarage.services.happened import Announce, Happened, to_nobody
from keigarage.store.garage_file import GarageFile


class Notebook:
    """The owner's own rules in one garage. Every write is recorded, announced and can be undone."""

    def __init__(
        self,
        file: GarageFile,
        book: RuleBook,
        announce: Announce = to_nobody,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._file = file
        self._book = book
        self._announce = announce
        self._today = today

    # Notes on states and counties

    def state_notes(self, code: str | None = None) -> list[StateNote]:
        """The notes on one state, or on all, in the order they were made."""
        return self._file.state_notes.all() if code is None else self._file.state_notes.of(code)

    def state_note(self, note_id: StateNoteId) -> StateNote:
        """raises -- NotFound"""
        return self._file.state_notes.get(note_id)

    def save_note(self, note: StateNote) -> StateNote:
        """Keep a new note, or write over the one of the same id.

        raises -- UnreadableValue, naming the field that is wrong; NotFound
        """
        checked_note(note, self._today())
        with self._file.together():
            verb = Verb.EDIT_STATE_NOTE if note.id else Verb.ADD_STATE_NOTE
            if note.id:
                self._file.state_notes.get(note.id)
            else:
                note = replace(note, id=StateNoteId(self._file.changes.new_key("state_note")))
            change = self._write_note(verb, note, self._file.state_notes.row(note))
        self._tell(change)
        return note

    def remove_note(self, note_id: StateNoteId) -> StateNote:
        """Take a note away; the book's answer holds again. raises -- NotFound"""
        with self._file.together():
            note = self._file.state_notes.get(note_id)
            change = self._write_note(Verb.REMOVE_STATE_NOTE, note, None)
        self._tell(change)
        return note

    # Tariff news

    def tariff_rows(self) -> list[OwnTariff]:
        """The owner's rates and fees, in the order they were noted."""
        return self._file.own_tariffs.all()

    def tariff_row(self, tariff_id: OwnTariffId) -> OwnTariff:
        """raises -- NotFound"""
        return self._file.own_tariffs.get(tariff_id)

    def duty_rows(self) -> tuple[DutyRow, ...]:
        """The owner's rates as a reckoning of duty takes them."""
        return duty_rows(self.tariff_rows())

    def fee_rows(self) -> tuple[FeeRow, ...]:
        """The owner's fees as a reckoning of duty takes them."""
        return fee_rows(self.tariff_rows())

    def save_tariff(self, tariff: OwnTariff) -> OwnTariff:
        """Keep a new rate or fee, or write over the one of the same id; raises as `save_note`."""
        checked_tariff(tariff, self._today())
        with self._file.together():
            verb = Verb.EDIT_TARIFF if tariff.id else Verb.ADD_TARIFF
            if tariff.id:
                self._file.own_tariffs.get(tariff.id)
            else:
                tariff = replace(tariff, id=OwnTariffId(self._file.changes.new_key("own_tariff")))
            change = self._write_tariff(verb, tariff, self._file.own_tariffs.row(tariff))
        self._tell(change)
        return tariff

    def remove_tariff(self, tariff_id: OwnTariffId) -> OwnTariff:
        """Take a rate or fee away; the book's holds again. raises -- NotFound"""
        with self._file.together():
            tariff = self._file.own_tariffs.get(tariff_id)
            change = self._write_tariff(Verb.REMOVE_TARIFF, tariff, None)
        self._tell(change)
        return tariff

    def _write_note(self, verb: Verb, note: StateNote, row: Row | None) -> Change | None:
        assert note.id is not None
        name = self._book.state_names().get(note.code, note.code)
        told = say(STATUS_WORDS[note.status]) if note.status else " ".join(note.text.split())
        return self._file.changes.write(
            verb, [RowWrite("state_note", note.id, row)],
            subject=note_place(note, name), detail=shortened(told, 60),
        )  # fmt: skip

    def _write_tariff(self, verb: Verb, tariff: OwnTariff, row: Row | None) -> Change | None:
        assert tariff.id is not None
        return self._file.changes.write(
            verb, [RowWrite("own_tariff", tariff.id, row)], subject=tariff.what
        )

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            self._announce(Happened(change, None))
