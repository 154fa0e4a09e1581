"""What stands inside each section: made when the section is first opened, filled while it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from keigarage.domain.catalogue import Generation
from keigarage.domain.kei import KeiAnswer
from keigarage.domain.outlook import Outlook
from keigarage.domain.schedule import Schedule
from keigarage.domain.words import say
from keigarage.services.car_costs import CarCosts
from keigarage.ui.car_page.car_editors import make_editor
from keigarage.ui.car_page.editing import Editing
from keigarage.ui.desk import Desk
from keigarage.ui.fields.choice_field import ChoiceField
from keigarage.ui.fields.field import Field
from keigarage.ui.fields.text_field import TextField


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows of one car."""

    outlook: Outlook
    generation: Generation | None
    kei: KeiAnswer
    schedule: Schedule
    costs: CarCosts
    editable: bool


class Bodies(QObject):
    """The bodies by the section's name. Each kind is imported with its first opening.

    field_wanted  -- the owner wants to write a field of the car
    rules_changed -- other rules are followed than before
    """

    field_wanted = Signal(str)
    rules_changed = Signal()

    def __init__(self, desk: Desk, editing: Editing, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._editing = desk, editing
        self.editors: dict[str, Field] = {}
        self.make: dict[str, Callable[[QWidget], QWidget]] = {
            "identity": self._identity,
            "eligibility": self._eligibility,
            "kei": self._kei,
            "papers": self._papers,
            "import": self._import,
            "costs": self._costs,
            "auction": self._auction,
            "files": self._files,
            "notes": self._notes,
            "history": self._history,
        }

    def fill(self, name: str, body: Any, shown: Shown) -> None:
        """Show the car in an open section. The boxes of the car itself are filled by `Editing`."""
        outlook = shown.outlook
        match name:
            case "eligibility":
                body.show_outlook(outlook, shown.generation)
            case "kei":
                standards = self._desk.app.book.kei_standards()
                body.show_answer(shown.kei, shown.generation, standards)
            case "papers":
                body.show_outlook(outlook)
            case "import":
                body.show_schedule(shown.schedule)
            case "costs":
                body.show_costs(shown.costs)
            case "auction":
                body.show_car(outlook.car, shown.generation)
            case "files" | "history":
                body.show_car(outlook.car.id)
        if name in ("eligibility", "papers", "import", "costs", "auction", "files"):
            body.set_editable(shown.editable)

    def focus_of(self, name: str, body: Any) -> QWidget:
        """What a section is mostly used for."""
        match name:
            case "identity":
                return self.editors["name"]
            case "kei" | "papers" | "history":
                found: QWidget = body.list
            case "import":
                found = body.milestones.grid
            case "auction":
                found = body.map
            case "files":
                found = body.target
            case "costs":
                found = body.grid
            case _:
                found = body
        return found

    def _identity(self, parent: QWidget) -> QWidget:
        from keigarage.ui.car_page.identity import Identity
        from keigarage.ui.people.known_names import offer_names

        body = Identity(self._desk.app.book.state_names(), parent)
        for name, field in body.editors.items():
            self._adopt(name, field)
        offer_names(self._desk, body.editors["seller"])
        return body

    def _eligibility(self, parent: QWidget) -> QWidget:
        from keigarage.ui.car_page.eligibility import Eligibility

        body = Eligibility(self._desk, parent)
        body.date_wanted.connect(lambda: self.field_wanted.emit("built"))
        body.others.changed.connect(self.rules_changed)
        return body

    def _kei(self, parent: QWidget) -> QWidget:
        from keigarage.ui.car_page.kei_class import KeiClass

        body = KeiClass(parent)
        body.field_wanted.connect(self.field_wanted)
        return body

    def _papers(self, parent: QWidget) -> QWidget:
        from keigarage.ui.car_page.papers import Papers

        return Papers(self._desk, self._state_box, parent)

    def _state_box(self, parent: QWidget) -> ChoiceField:
        box = make_editor("state", self._desk.app.book.state_names(), parent)
        assert isinstance(box, ChoiceField)
        box.show_plainly(say("Choose a state"))
        self._editing.adopt("state", box)
        return box

    def _import(self, parent: QWidget) -> QWidget:
        from keigarage.ui.car_page.import_plan import ImportPlan

        return ImportPlan(self._desk, parent)

    def _costs(self, parent: QWidget) -> QWidget:
        from keigarage.ui.car_page.costs import Costs

        return Costs(self._desk, parent)

    def _auction(self, parent: QWidget) -> QWidget:
        from keigarage.ui.auction.section import AuctionSheet

        body = AuctionSheet(self._desk, parent)
        for name, field in body.boxes.of_the_car.items():
            self._editing.adopt(name, field)
        return body

    def _files(self, parent: QWidget) -> QWidget:
        from keigarage.ui.files.section import CarFiles

        return CarFiles(self._desk, parent)

    def _notes(self, parent: QWidget) -> QWidget:
        field = TextField(say("Notes"), parent=parent)
        field.set_hint(say("Whatever you want to remember about this car"))
        self._adopt("notes", field)
        return field

    def _history(self, parent: QWidget) -> QWidget:
        from keigarage.ui.car_page.history import History

        return History(self._desk, parent)

    def _adopt(self, name: str, field: Field) -> None:
        self.editors[name] = field
        self._editing.adopt(name, field)
