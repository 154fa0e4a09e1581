"""Quiet labels at left, light boxes at right, in groups."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.fields.field import Field
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import CAPTION, TABLE
from keigarage.ui.look.palette import Role

LABEL_PX = 116
_LINE_PX = 26


class Form(QWidget):
    """Labelled boxes. The boxes are made as children of the form, each label is one's buddy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(BLEED_PX, 0, BLEED_PX, 4)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, LABEL_PX)
        self._grid.setColumnStretch(1, 1)
        self._rows = 0

    def add_group(self, title: str, fields: Iterable[Field]) -> None:
        """Put fields that belong together under a quiet heading; "" leaves the heading out."""
        if title:
            heading = Prose(title, Role.QUIET, CAPTION, bold=True, most=1, parent=self)
            heading.setMinimumHeight(30 if self._rows else 20)
            heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(heading, self._rows, 0, 1, 2)
            self._rows += 1
        for field in fields:
            label = Prose(field.label, Role.QUIET, TABLE, most=1, parent=self)
            label.setFixedSize(LABEL_PX, _LINE_PX)
            label.setBuddy(field.editor)
            self._grid.addWidget(label, self._rows, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, self._rows, 1)
            self._rows += 1
