"""One translator serves every sentence, and a car's name is never taken for a template."""

from datetime import UTC, datetime

import pytest

from keigarage.domain.changes import Change, ChangeId, Standing, Verb
from keigarage.domain.dates import PartialDate, date_text
from keigarage.domain.words import say, speak_through


@pytest.fixture
def german():
    book = {"May": "Mai", "{count} cars": "{count} Autos"}
    speak_through(lambda template: book.get(template, template))
    yield
    speak_through(None)


def test_english_stands_without_a_translator():
    assert say("{count} cars", count=3) == "3 cars"
    assert say("100 % {not a template}") == "100 % {not a template}"


def test_every_later_sentence_goes_through_the_translator(german):
    assert say("{count} cars", count=3) == "3 Autos"
    assert date_text(PartialDate(1991, 5)) == "Mai 1991"


def change(verb: Verb, subject: str = "Honda Beat", detail: str = "built") -> Change:
    return Change(id=ChangeId(1), at=datetime(2026, 11, 22, tzinfo=UTC), verb=verb, subject=subject,
                  detail=detail, by="window", car_id=None, standing=Standing.DONE)  # fmt: skip


def test_a_change_is_called_by_what_it_did():
    assert change(Verb.EDIT_CAR).words == "Edit Honda Beat: built"
    assert change(Verb.MOVE_STAGE, detail="bought").words == "Move Honda Beat to bought"
    assert change(Verb.TRASH_CAR).words == "Put Honda Beat in the trash"


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_words_and_a_name_with_braces_stays_as_typed(verb):
    words = change(verb, subject="{detail}", detail="{subject}").words
    assert "{detail}" in words or "{subject}" in words
