"""The milestones of an import as a sheet: planned and done, with what is due beneath the name."""

from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from keigarage.domain.car import CarId
from keigarage.domain.dates import PartialDate
from keigarage.domain.plan_fields import written
from keigarage.domain.schedule import Milestone
from keigarage.domain.words import say
from keigarage.services.shipping import Shipping
from keigarage.ui.car_page.grid_model import GridColumn, GridModel
from keigarage.ui.car_page.short_dates import partial_text
from keigarage.ui.look.marks import Mark
from keigarage.ui.words import short_day

_COLUMNS: tuple[GridColumn[Milestone], ...] = (
    GridColumn(id="name", heading="Milestone", text=lambda ms: ms.name, editable=False, width=120),
    GridColumn(id="planned", heading="Planned", text=lambda ms: written(ms.planned),
               shown=lambda ms: partial_text(ms.planned), width=90),
    GridColumn(id="done", heading="Done", text=lambda ms: written(ms.done),
               shown=lambda ms: partial_text(ms.done), width=90),
)  # fmt: skip


class MilestoneRows(GridModel[Milestone]):
    """Writes through the service."""

    def __init__(self, shipping: Shipping, parent: QObject | None = None) -> None:
        self._shipping = shipping
        self.car_id: CarId | None = None
        self.today = date.min
        super().__init__(_COLUMNS, lambda milestone: (self.car_id, milestone.id), parent)

    def store(self, thing: Milestone, column: str, text: str) -> None:
        if self.car_id is not None:
            self._shipping.edit_milestone(self.car_id, thing.id, {column: text})

    def turn(self, thing: Milestone, today: PartialDate) -> None:
        """Mark a milestone as done today, or as not done. raises -- GarageError"""
        if self.car_id is not None:
            self._shipping.mark_done(self.car_id, thing.id, None if thing.done else today)

    def mark(self, thing: Milestone) -> Any:
        if thing.done:
            return Mark.HAVE
        return Mark.NO if thing.late else Mark.NEEDED

    def remark(self, thing: Milestone) -> str:
        return due_words(thing, self.today)

    def tip(self, thing: Milestone, column: str) -> str:
        return "\n".join(part for part in (thing.name, thing.because) if part)


def due_words(milestone: Milestone, on: date) -> str:
    """`due 18 Dec 2026`, that it is late, or how long such a thing takes.

    Nothing of one that is overdue and overtaken: a later one is done, so it must be too.
    """
    if milestone.due is not None and not milestone.done:
        if milestone.due < on and not milestone.late:
            return ""
        day = short_day(milestone.due)
        return say("late: was due {day}", day=day) if milestone.late else say("due {day}", day=day)
    if milestone.takes is not None and not milestone.done:
        return say("takes {days} days", days=milestone.takes)
    return ""
