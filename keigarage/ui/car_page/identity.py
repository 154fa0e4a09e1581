"""Every field of the car, editable at once."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from keigarage.domain.words import say
from keigarage.ui.car_page.car_editors import GROUPS, make_editor
from keigarage.ui.car_page.form import Form
from keigarage.ui.fields.field import Field


class Identity(Form):
    """The boxes of the car, by the field's name, under headings a person would look under."""

    def __init__(self, state_names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: dict[str, Field] = {}
        for title, names in GROUPS:
            made = {name: make_editor(name, state_names, self) for name in names}
            self.add_group(say(title), made.values())
            self.editors |= made
