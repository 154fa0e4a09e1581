"""What the tests of the rules share: how a sentence to a person has to look."""

import re
from collections.abc import Callable

import pytest

from keigarage.domain.words import speak_through


@pytest.fixture(autouse=True, scope="module")
def _english():
    speak_through(None)
    yield
    speak_through(None)


@pytest.fixture(scope="session")
def sentence() -> Callable[[object], str]:
    """Returns the words of an error or a reason after checking that a person could be shown it."""

    def checked(words: object) -> str:
        text = str(words)
        assert text.endswith("."), text
        assert not text[0].isascii() or not text[0].isalpha() or text[0].isupper(), text
        assert not re.search(r"[{}]|  |None|\bPartialDate\b|datetime|Traceback|\.\.$", text), text
        return text

    return checked
