"""What reaches the terminal: UTF-8 whatever its settings say, aligned, and free of escapes."""

import os
import sys
import unicodedata

from keigarage.domain.errors import DiskTrouble
from keigarage.domain.words import say

TYPE_CHECKING = False  # importing typing, only to ask it, would cost as much as an answer
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

_WIDEST = 100

# A car's notes may hold anything; no letter of them may steer the terminal.
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if code not in (9, 10)}


def speak_utf8() -> None:
    """Write UTF-8 under every locale; what no encoding holds is shown as `\\udce9`, which also
    keeps a JSON document valid."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def put(as_json: bool, document: "Mapping[str, Any]", lines: "Callable[[], Iterable[str]]") -> None:
    """Print the answer: one JSON document, or the lines for people.

    raises -- DiskTrouble when what stdout leads to cannot be written
    """
    if as_json:
        import json

        text = json.dumps(document, ensure_ascii=False, indent=2)
    else:
        text = "\n".join(lines()).translate(_CONTROLS)
    try:
        print(text)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise DiskTrouble(_unwritten(problem)) from None


def complain(sentence: str) -> None:
    """One sentence on stderr; when nobody can read it there is no one left to tell."""
    try:
        print(_in_one_line(sentence).translate(_CONTROLS), file=sys.stderr, flush=True)
    except OSError:
        _lead_nowhere(sys.stderr)


def flush() -> str:
    """Bring out what is still held back, and say what hindered that; empty when nothing did.

    A reader that went away (`| head`) has had enough and is no hindrance.
    """
    try:
        sys.stdout.flush()
    except AttributeError:
        return ""  # there is no stdout at all
    except OSError as problem:
        _lead_nowhere(sys.stdout)
        return "" if isinstance(problem, BrokenPipeError) else _unwritten(problem)
    return ""


def _lead_nowhere(stream: "Any") -> None:
    """Drop what a stream still holds, or Python would complain of it when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass  # a stream without a file behind it holds nothing back


def _unwritten(problem: OSError) -> str:
    return say("The answer could not be written ({why}): send it somewhere else.",
               why=problem.strerror or problem)  # fmt: skip


def columns() -> int:
    """How wide a line may be: the terminal's width, and 100 for files and pipes."""
    try:
        return max(40, min(_WIDEST, os.get_terminal_size(sys.stdout.fileno()).columns))
    except (OSError, ValueError, AttributeError):
        return _WIDEST


def width(text: str) -> int:
    """How many columns a terminal gives the text; Japanese letters take two."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide


def wrapped(text: str, indent: int = 0) -> "list[str]":
    """The text broken between words to fit the terminal, each line `indent` columns in."""
    room = columns() - indent
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        held = ""
        for word in line.split(" "):
            longer = f"{held} {word}" if held else word
            if held and width(longer) > room:
                lines.append(held)
                longer = word
            held = longer
        lines.append(held)
    return [" " * indent + line for line in lines]


def table(rows: "Sequence[Sequence[str]]", heads: "Sequence[str]" = ()) -> "list[str]":
    """Rows as aligned columns under their heads; inner line breaks become spaces."""
    every = [list(heads), *rows] if heads else list(rows)
    cells = [[_in_one_line(cell) for cell in row] for row in every]
    widths = [max(width(cell) for cell in column) for column in zip(*cells, strict=True)]
    return ["  ".join(_padded(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
            for row in cells]  # fmt: skip


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _padded(cell: str, wide: int) -> str:
    return cell + " " * (wide - width(cell))
