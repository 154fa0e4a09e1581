"""The milestones of an import as the plan wants them: in order, named, with days and sources."""

from dataclasses import dataclass

from keigarage.domain.plan import Days, MilestoneKind
from keigarage.domain.words import say
from keigarage.reference.federal import MilestoneRow, Milestones
from keigarage.reference.files import wrong


@dataclass(frozen=True, slots=True)
class _Entry:
    """The program's own short name for a milestone, and the rule it rests on where there is one."""

    name: str
    cite: str = ""


_ENTRIES = {
    "search": _Entry("Find the car, check build date and proof"),
    "buy": _Entry("Win the auction and pay"),
    "inland": _Entry("Transport to the yard or port in Japan"),
    "dereg": _Entry("Return the kei papers, get the export certificate", "軽自動車検査協会"),
    "booking": _Entry("Book the ship, export customs in Japan"),
    "isf": _Entry("File the ISF (Importer Security Filing)", "CBP brochure on 10+2"),
    "sail": _Entry("Ocean crossing"),
    "eligible-check": _Entry("Old enough when the ship arrives", "49 USC 30112(b)(9)"),
    "arrival-notice": _Entry("Arrival notice and terminal charges"),
    "entry": _Entry("Customs entry, HS-7, EPA 3520-1 and duty", "19 CFR 142.2"),
    "release": _Entry("Delivery order and pick-up"),
    "stamp": _Entry("Have CBP stamp the 7501", "CSMS 16-000399"),
    "title": _Entry("State title and registration"),
}


def milestones(page: Milestones) -> tuple[MilestoneKind, ...]:
    """The milestones in their order; the row of the whole path, order 0, is none.

    raises -- BrokenRuleBook where an id stands twice or a span of days runs backwards
    """
    kinds: dict[str, MilestoneKind] = {}
    for number, row in enumerate(page.milestones):
        if row.id in kinds:
            raise wrong(page.file, f"$.milestones[{number}].id",
                        say("{id} stands there twice", id=row.id))  # fmt: skip
        if row.order > 0:
            kinds[row.id] = _kind(row, f"$.milestones[{number}].typical_days")
    return tuple(sorted(kinds.values(), key=lambda kind: kind.order))


def _kind(row: MilestoneRow, place: str) -> MilestoneKind:
    entry, span = _ENTRIES.get(row.id) or _Entry(row.name), row.typical_days
    if span and not 0 <= span.min <= span.max <= 365:
        raise wrong(Milestones.file, place, say("the days run from the fewest to the most, to 365"))
    return MilestoneKind(
        id=row.id,
        order=row.order,
        name=say(entry.name),
        typical=Days(span.min, span.max) if span else None,
        needs=row.needs,
        yields=row.yields,
        cite=entry.cite,
        url=row.url or "",
        confidence=row.confidence,
    )
