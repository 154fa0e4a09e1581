"""From the words owners and auction sheets use for a colour to the colour itself."""

import re
from functools import lru_cache

from PySide6.QtGui import QColor

NEUTRAL = "#B7BBB3"

# A little quieter than the real lacquers, so that a table full of cars stays calm.
_ENGLISH = {
    "british racing green": "#1F4A36",
    "british green": "#1F4A36",
    "racing green": "#1F4A36",
    "gun metal": "#5A5F66",
    "gunmetal": "#5A5F66",
    "sky blue": "#8DBBDD",
    "navy blue": "#26385F",
    "midnight blue": "#26385F",
    "off white": "#EFEBDD",
    "off-white": "#EFEBDD",
    "wine red": "#6E2430",
    "white": "#F1F0EB",
    "black": "#27292C",
    "silver": "#C6C9CC",
    "grey": "#868B90",
    "gray": "#868B90",
    "red": "#C4332B",
    "orange": "#E0862F",
    "yellow": "#F2C31C",
    "green": "#3C7A4E",
    "blue": "#2F63AD",
    "navy": "#26385F",
    "turquoise": "#2E9C9C",
    "teal": "#2A7F83",
    "aqua": "#7CC4C9",
    "mint": "#A9D3BE",
    "lime": "#A6C63A",
    "olive": "#6B6B3A",
    "khaki": "#8E8660",
    "brown": "#76533A",
    "bronze": "#8A6A45",
    "copper": "#A8643D",
    "beige": "#D8C7A4",
    "sand": "#CDBB94",
    "cream": "#EFE4C4",
    "ivory": "#F1E9D2",
    "champagne": "#D8CBB0",
    "gold": "#C2A24C",
    "purple": "#6B4C93",
    "violet": "#6B4C93",
    "pink": "#E59AB0",
    "maroon": "#6E2430",
    "burgundy": "#6E2430",
    "wine": "#6E2430",
    "charcoal": "#45484C",
    "titanium": "#8D8A84",
    "pearl": "#EDEBE4",
}
_JAPANESE = {
    "ガンメタ": "gunmetal",
    "シルバー": "silver",
    "ホワイト": "white",
    "ブラック": "black",
    "グレー": "grey",
    "レッド": "red",
    "ブルー": "blue",
    "イエロー": "yellow",
    "グリーン": "green",
    "オレンジ": "orange",
    "ブラウン": "brown",
    "ベージュ": "beige",
    "ピンク": "pink",
    "ゴールド": "gold",
    "パープル": "purple",
    "水色": "sky blue",
    "紺": "navy",
    "白": "white",
    "黒": "black",
    "銀": "silver",
    "灰": "grey",
    "鼠": "grey",
    "赤": "red",
    "青": "blue",
    "黄": "yellow",
    "緑": "green",
    "橙": "orange",
    "茶": "brown",
    "金": "gold",
    "紫": "purple",
    "桃": "pink",
    "パール": "pearl",
}
_SHADES = {"dark": ("#101214", 0.35), "deep": ("#101214", 0.3), "濃": ("#101214", 0.3)} | {
    word: ("#FFFFFF", 0.4) for word in ("light", "pale", "pastel", "薄", "淡")
}


def paint_color(name: str | None) -> QColor:
    """The colour a car's paint is called; a warm grey when the name is empty or unknown.

    >>> paint_color("Carnival Yellow") == paint_color("黄")
    True
    """
    text = (name or "").strip().lower()
    if re.fullmatch(r"#[0-9a-f]{6}", text):
        return QColor(text)
    first_tone = re.split(r"[/+&,]| over | and ", text)[0]
    color = QColor(_named(first_tone) or _named(text) or NEUTRAL)
    for word, (other, share) in _SHADES.items():
        if word in first_tone.split() or (not word.isascii() and word in first_tone):
            color = mixed(color, QColor(other), share)
    return color


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with `share` (0 to 1) of `other` in it, opaque."""
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )


@lru_cache(maxsize=512)  # a table asks for the same few colours at every paint
def _named(text: str) -> str | None:
    """The hex colour of the last colour word, since English puts the noun last: "grey blue".

    "Pearl" and the like only count when no true colour stands beside them.
    """
    best: tuple[bool, int, int] | None = None
    found = None
    for word, value in _ENGLISH.items():
        for match in re.finditer(rf"\b{re.escape(word)}\b", text):
            rank = (word != "pearl", match.end(), len(word))
            if best is None or rank > best:
                best, found = rank, value
    if found:
        return found
    return next((_ENGLISH[word] for kanji, word in _JAPANESE.items() if kanji in text), None)
