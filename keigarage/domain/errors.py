"""Trouble an owner can put right: each message is one sentence that says what to do."""


class GarageError(Exception):
    """Something the owner can mend; `str(error)` is the sentence shown where the act was."""


class UnreadableDate(GarageError):
    """The text is no date, an impossible one, or one with two readings."""


class UnreadableValue(GarageError):
    """A field's text is not what the field holds."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotFound(GarageError):
    """No car, state, paper, rule or report goes by that name."""


class GarageLocked(GarageError):
    """Another window or command is writing to this garage."""


class GarageReadOnly(GarageError):
    """The garage may be read but not written: newer version, read-only disk."""


class GarageDamaged(GarageError):
    """The garage file failed its check; it is left as it was found."""


class DiskTrouble(GarageError):
    """A file could not be written: full disk, missing folder, no permission."""


class BrokenRuleBook(GarageError):
    """A file of the rule book has a misspelt key or a wrong type."""


class NothingToUndo(GarageError):
    """The history has no change left to take back (or to bring back)."""


class NothingShows(GarageError):
    """A notification could not be shown: no program of the desktop is there for it."""
