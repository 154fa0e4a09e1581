"""The boxes of a car's crossing: how, on which ship with which other cars, and by which numbers."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from keigarage.domain.errors import GarageError
from keigarage.domain.plan import MODE_WORDS, Mode, Plan, SailingId
from keigarage.domain.plan_fields import (
    PLAN_FIELD_BY_NAME,
    SAILING_FIELD_BY_NAME,
    read_from,
)
from keigarage.domain.words import say
from keigarage.ui.car_page.editing import PlanEditing
from keigarage.ui.car_page.form import Form
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.date_box import DateBox
from keigarage.ui.fields.field import Field
from keigarage.ui.fields.line_field import LineField
from keigarage.ui.fields.prose import Prose
from keigarage.ui.look.fonts import TABLE
from keigarage.ui.look.palette import Role

_FIRST = ("loads", "arrives", "crossing")
_REST: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Ship and booking", ("vessel", "voyage", "carrier", "booking", "bill_of_lading",
                          "container_no", "port_from", "port_to")),
    ("Customs and release", ("broker", "isf_no", "entry_no", "released_on", "free_storage_end",
                             "general_order")),
    ("In Japan", ("certificate_until",)),
)  # fmt: skip
_DATES = frozenset({"loads", "arrives", "released_on", "free_storage_end", "general_order",
                    "certificate_until"})  # fmt: skip
_HINTS = {
    "crossing": "14-30",
    "loads": "2026-12-05 or Dec 2026",
    "arrives": "as the carrier says",
    "port_from": "Nagoya",
    "port_to": "Tacoma",
    "general_order": "from the carrier's notice",
}


class Crossing(QWidget):
    """Each box saves by itself; what belongs to the sailing changes for every car on it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shipping = desk.app.shipping
        self._plan: Plan | None = None
        self.editing = PlanEditing(desk, self)
        self.boxes: dict[str, Field] = {}
        self.first, self.rest = Form(self), Form(self)
        modes = [("", "–"), *((mode.value, say(MODE_WORDS[mode])) for mode in Mode)]
        self.mode = ChoiceField(say("Crosses by"), modes, parent=self.first)
        self.ship = ChoiceField(say("Sailing"), (), parent=self.first)
        self.ship.editor.setPlaceholderText(say("one of its own"))  # type: ignore[attr-defined]
        self.ship.committed.connect(self._choose)
        self._adopt("mode", self.mode)
        dates = [self._box(name, self.first) for name in _FIRST]
        self.first.add_group("", (self.mode, self.ship, *dates))
        for title, names in _REST:
            self.rest.add_group(say(title), [self._box(name, self.rest) for name in names])
        self.shared = Prose("", Role.INK, TABLE, parent=self)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "link")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        self._on_more(False)
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        fresh = self._plan is None or self._plan.car_id != plan.car_id
        self._plan = plan
        self._offer_sailings()
        held = str(plan.sailing.id) if plan.sailing and plan.sailing.id else ""
        if fresh:
            self.editing.start(plan)
            self.ship.start(held)
        else:
            self.editing.refresh(plan)
            self.ship.set_text(held)
        self.shared.setText(self._shared_words(plan))
        self.shared.setVisible(bool(self.shared.text()))

    def set_editable(self, editable: bool) -> None:
        self.editing.set_editable(editable)
        self.ship.set_editable(editable)

    def focus_box(self, name: str) -> None:
        if name not in (*_FIRST, "mode"):
            self.more.setChecked(True)
        self.boxes[name].setFocus()

    def _box(self, name: str, parent: QWidget) -> Field:
        field = SAILING_FIELD_BY_NAME.get(name) or PLAN_FIELD_BY_NAME[name]
        fields = SAILING_FIELD_BY_NAME if name in SAILING_FIELD_BY_NAME else PLAN_FIELD_BY_NAME
        label = say(field.label)
        if name in _DATES:
            box: LineField = DateBox(label, parent, saves=True, lines=1, eras=False)
        else:
            box = LineField(label, partial(read_from, fields, name), parent)
        box.set_hint(say(_HINTS.get(name, "–")))
        self._adopt(name, box)
        return box

    def _adopt(self, name: str, box: Field) -> None:
        self.boxes[name] = box
        self.editing.adopt(name, box)

    def _offer_sailings(self) -> None:
        known = [(str(sailing.id), sailing.title) for sailing in self._shipping.sailings()]
        self.ship.set_choices([("", say("one of its own")), *known])

    def _choose(self, text: str) -> None:
        if self._plan is None:
            return
        sailing_id = SailingId(int(text)) if text else None
        try:
            self._shipping.assign_sailing(self._plan.car_id, sailing_id)
        except GarageError as problem:
            self.ship.show_problem(str(problem))
            return
        self.ship.set_text(text)

    def _shared_words(self, plan: Plan) -> str:
        if plan.sailing is None or plan.sailing.id is None:
            return ""
        others = [car_id for car_id in self._shipping.cars_on(plan.sailing.id)
                  if car_id != plan.car_id]  # fmt: skip
        if not others:
            return ""
        names = ", ".join(self._desk.app.garage.car(car_id).title for car_id in others)
        return say("Also on this sailing: {cars}. Its dates and numbers change for all of them.",
                   cars=names)  # fmt: skip

    def _on_more(self, shown: bool) -> None:
        self.more.setText(
            say("Less about the sailing") if shown else say("Ship, ports, customs numbers")
        )
        self.rest.setVisible(shown)

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        told.setSpacing(4)
        told.addWidget(self.shared)
        told.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.first)
        layout.addLayout(told)
        layout.addWidget(self.rest)
        layout.addStretch(1)
