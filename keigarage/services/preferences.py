"""What the owner prefers: typed, defaulted, and kept in one readable file."""

import json
import logging
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from keigarage.domain.car_fields import STATE_CODES

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Every field has a default, so an empty file is a good file."""

    home_state: str = ""
    paper_size: str = "letter"
    scheme: str = "system"
    compact_rows: bool = False
    last_folder: str = ""
    extra_rules: tuple[str, ...] = ()  # ids of age rules followed besides the American ones
    calendar_file: str = ""  # the .ics kept current, of the garage in the folder below
    calendar_garage: str = ""
    notify: bool = False  # of what is due, while a window is open


_CHOICES: dict[str, tuple[str, ...]] = {
    "paper_size": ("letter", "a4"),
    "scheme": ("system", "light", "dark"),
    "home_state": ("", *sorted(STATE_CODES)),
}


class PreferenceFile:
    """`preferences.json` in the program's settings folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "preferences.json"
        self._unwritten: dict[str, Any] = {}

    def load(self) -> Preferences:
        """What is written there; a bad value falls back to its default with a word in the log."""
        return replace(_understood(self._stored()), **self._unwritten)

    def save(self, **changes: Any) -> Preferences:
        """Change some fields and write the file whole; a full disk keeps the old one.

        What could not be written is held here, and written with the next change that can be.
        """
        import tempfile  # slow to import, and a start only reads

        preferences = replace(self.load(), **changes)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".preferences-")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(asdict(preferences), file, indent=2)
                os.replace(name, self._path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError:
            _log.warning("preferences could not be written; they hold until the program ends")
            self._unwritten |= changes
        else:
            self._unwritten.clear()
        return preferences

    def _stored(self) -> dict[str, Any]:
        try:
            stored = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            _log.warning("preferences could not be read; the defaults are used")
            return {}
        return stored if isinstance(stored, dict) else {}


def _as_tuple(value: Any) -> Any:
    """JSON knows no tuple; a list of texts is what one was written as."""
    texts = isinstance(value, list) and all(type(item) is str for item in value)
    return tuple(value) if texts else value


def _understood(stored: dict[str, Any]) -> Preferences:
    good: dict[str, Any] = {}
    for field in fields(Preferences):
        if field.name not in stored:
            continue
        value = _as_tuple(stored[field.name])
        choices = _CHOICES.get(field.name)
        if type(value) is type(field.default) and (choices is None or value in choices):
            good[field.name] = value
        else:
            _log.warning("the preference %s has a value that is not understood", field.name)
    return Preferences(**good)
