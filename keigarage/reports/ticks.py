"""Boxes to tick as form fields, all of one document sharing two drawn faces.

ReportLab's own check box draws six faces for every box, which took half the time of a page.
"""

import re
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

EDGE = 0.9  # points, of the line around a box
TICK = ((-0.5, 0.0), (-0.12, -0.4), (0.52, 0.42))  # across and up from the centre, in radii
_ON, _OFF = "Yes", "Off"
_PRINTS = 4  # the flag that lets an annotation reach the paper


class TickFields:
    """The tick boxes of one document."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._faces: dict[tuple[float, bool], Any] = {}
        self._names: set[str] = set()

    def add(self, name: str, tip: str, done: bool, x: float, y: float, size: float) -> None:
        """Put a field over the box whose lower left corner is at `x` and `y` on this page."""
        form = self._canvas.acroForm
        state = PDFName(_ON if done else _OFF)
        faces = {_ON: self._face(size, True), _OFF: self._face(size, False)}
        field = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "FT": PDFName("Btn"),
                "T": PDFString(self._unused(name)),
                "TU": PDFString(tip),
                "V": state,
                "AS": state,
                "AP": PDFDictionary({"N": PDFDictionary(faces)}),
                "Rect": PDFArray([x, y, x + size, y + size]),
                "F": _PRINTS,
            }
        )
        self._canvas._addAnnotation(field)
        form.fields.append(form.getRef(field))

    def _face(self, size: float, ticked: bool) -> Any:
        """A white box, so that unticking covers a tick printed on the paper beneath."""
        known = self._faces.get((size, ticked))
        if known is None:
            form = self._canvas.acroForm
            drawn = form.makeStream(size, size, _drawn(size, ticked), Resources=PDFDictionary({}))
            known = self._faces[size, ticked] = form.getRef(drawn)
        return known

    def _unused(self, name: str) -> str:
        """A field name no other box has, or two boxes would tick as one; dots would nest it."""
        wanted = re.sub(r"[^A-Za-z0-9_-]+", "-", name) or "box"
        unused, number = wanted, 2
        while unused in self._names:
            unused, number = f"{wanted}-{number}", number + 1
        self._names.add(unused)
        return unused


def tick_points(size: float) -> list[tuple[float, float]]:
    """The corners of a tick in a box of this size, from its lower left corner."""
    half, reach = size / 2, size * 0.6
    return [(half + across * reach, half + up * reach) for across, up in TICK]


def _drawn(size: float, ticked: bool) -> str:
    side = size - EDGE
    box = f"1 g 0.1 G {EDGE} w {EDGE / 2} {EDGE / 2} {side:.3f} {side:.3f} re B"
    if not ticked:
        return box
    start, *rest = (f"{x:.3f} {y:.3f}" for x, y in tick_points(size))
    return f"{box} 1.3 w {start} m {' '.join(f'{point} l' for point in rest)} S"
