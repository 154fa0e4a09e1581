"""Typed text made plain before it is read: width, dashes, the habits of two keyboards."""

import re
import unicodedata

# ー is a dash only after a letter or figure of the west; after kana it lengthens the vowel.
_DASHES = r"[‐‑‒–—―−]|(?<=[0-9A-Za-z])\s*ー"


def plain(text: str) -> str:
    """Full-width letters and figures as plain ones, every dash as "-", no space around it all.

    >>> plain("ＰＰ１ー１１００１２３ ")
    'PP1-1100123'
    """
    # NFKC also turns ㍻ into 平成 and half-width kana into whole ones.
    return re.sub(_DASHES, "-", unicodedata.normalize("NFKC", text)).strip()


def shortened(text: str, most: int = 40) -> str:
    """What somebody typed, cut so that a sentence that quotes it stays a sentence."""
    return text if len(text) <= most else text[: most - 1] + "…"


def folded(text: str) -> str:
    """Text as searches compare it: width, case, dashes, dots and spaces set aside."""
    return "".join(filter(str.isalnum, (text if text.isascii() else plain(text)).casefold()))
