"""Turns away a Python that is too old with a sentence.

Like start.py and test.py it must itself be readable to such a Python: no syntax newer than 3.7.
"""

import sys

NEEDED = (3, 11)


def objection(version: "tuple[int, int]") -> "str | None":
    """What to tell the user of this version of Python; None where it will do."""
    if version >= NEEDED:
        return None
    return (
        "Kei Garage needs Python %d.%d or newer and this is Python %d.%d: install a newer one "
        "(https://www.python.org/downloads/) and run this command with it." % (NEEDED + version)
    )


def turn_away_if_old() -> None:
    """Ends the program, with the sentence, where this Python is too old."""
    sentence = objection(sys.version_info[:2])
    if sentence:
        sys.exit(sentence)
