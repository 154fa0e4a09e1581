"""The face of every page: M PLUS 1p, embedded, with what it cannot show made visible."""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from keigarage.places import resource

MISSING = "〓"  # what Japanese typesetters set in place of a sort they lack


class Face(StrEnum):
    """The two weights, by the name ReportLab knows them under."""

    REGULAR = "KeiGarage-Regular"
    BOLD = "KeiGarage-Bold"


_FILES = {Face.REGULAR: "MPLUS1p-Regular.ttf", Face.BOLD: "MPLUS1p-Bold.ttf"}


@cache
def _font(face: Face) -> Any:
    font = TTFont(face.value, str(resource(f"fonts/{_FILES[face]}")), asciiReadable=0)
    pdfmetrics.registerFont(font)
    return font


@cache
def _widths(face: Face) -> dict[int, float]:
    """Advance of each character the face has, in thousandths of the size."""
    widths = _font(face).face.charWidths
    # Both weights have the same characters, and a page may set any text in either.
    return {code: widths[code] for code in _font(face).face.charToGlyph if code in widths}


def ready() -> None:
    """Make both weights known to ReportLab, which finds fonts by name."""
    for face in Face:
        _font(face)


def text_width(text: str, face: Face, size: float) -> float:
    """How wide printable text is, in points."""
    return sum(map(_widths(face).__getitem__, map(ord, text))) * size / 1000


def printable(text: str) -> str:
    """The text with only characters that the font has.

    Characters without ink go, compatibility signs such as ㎜ are written out, and whatever else
    is missing becomes `MISSING`, never an empty box.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    has = _widths(Face.REGULAR)
    if char.isspace() or char == "\N{NO-BREAK SPACE}":
        return "\n" if char in "\n\r\v\f\x85\u2028\u2029" else " "
    if unicodedata.category(char) in ("Cc", "Cf") or _is_selector(char):
        return ""
    # PDF text maps of this kind hold four hex digits, so rarer planes would be copied wrongly.
    if ord(char) in has and ord(char) <= 0xFFFF:
        return char
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and all(ord(part) in has for part in plain):
        return plain
    return MISSING


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


# A line may break at spaces and between Japanese characters, but no line begins with a closing
# sign or a small kana, and none ends with an opening one.
_CLOSING = "、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_OPENING = "（「『【〔〈《"
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_UNITS = re.compile(
    rf" +|[{_OPENING}]*(?:[{_WIDE}][{_CLOSING}]*|[^ {_WIDE}]+[{_CLOSING}]*)|[{_OPENING}]+"
)
_PIECES = re.compile(r"[^/?&=._-]*[/?&=._-]+|[^/?&=._-]+")


def wrapped(text: str, face: Face, size: float, width: float) -> list[str]:
    """The text in lines no wider than `width` points; its own line breaks are kept."""
    return [
        line
        for paragraph in printable(text).split("\n")
        for line in _broken(paragraph, face, size, width)
    ]


def _broken(text: str, face: Face, size: float, width: float) -> list[str]:
    if text_width(text, face, size) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0.0
    for unit in _fitting(text, face, size, width):
        wide = text_width(unit, face, size)
        if used + wide > width and line.strip() and unit.strip():
            lines.append(line.rstrip())
            line, used = "", 0.0
        line, used = line + unit, used + wide
    return [*lines, line.rstrip()]


def _fitting(text: str, face: Face, size: float, width: float) -> list[str]:
    """The units of a text; one wider than a line (an address, a typed row) is cut to fit."""
    units: list[str] = []
    for unit in _UNITS.findall(text):
        if text_width(unit, face, size) <= width or unit.isspace():
            units.append(unit)
            continue
        for piece in _PIECES.findall(unit):
            units += _cut(piece, face, size, width)
    return units


def _cut(piece: str, face: Face, size: float, width: float) -> list[str]:
    if text_width(piece, face, size) <= width:
        return [piece]
    parts: list[str] = []
    start, used = 0, 0.0
    for at, char in enumerate(piece):
        wide = text_width(char, face, size)
        if used + wide > width and at > start:
            parts.append(piece[start:at])
            start, used = at, 0.0
        used += wide
    return [*parts, piece[start:]]
