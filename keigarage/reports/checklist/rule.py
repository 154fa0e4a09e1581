"""What the state says: its rule in short, its inspections, and what would change a refusal."""

from keigarage.domain.dates import date_text
from keigarage.domain.outlook import Outlook
from keigarage.domain.states import Event, Inspection, Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.reports.blocks import Paragraph, Section, Terms
from keigarage.reports.checklist.own_word import answer_of, own_pairs

REFUSED = frozenset({Status.PROHIBITED, Status.OFFROAD})
_LATEST = 4  # events of a timeline worth carrying


def the_rule(outlook: Outlook, state: Jurisdiction) -> Section:
    """The rule in short; where sources disagree, what each of them says."""
    held = answer_of(outlook, state)
    status = held.status
    quarrel = state.conflicts if held.book is Status.UNSETTLED else ""
    pairs = (
        *own_pairs(held, state),
        (say("They disagree"), quarrel),
        (say("Rule"), _cites(state)),
        (say("County, town"), "" if status is Status.LOCAL else state.local_note),
        (say("Inspections"), _inspections(state.inspection)),
        (say("Pending"), "" if status in REFUSED else state.pending or ""),
    )
    terms = Terms(tuple((label, text) for label, text in pairs if text))
    unsettled = status is Status.UNSETTLED
    # Under the owner's answer the terms tell the book's; else the notice at the head has told it.
    told = held.is_own or status not in (Status.ROAD, Status.UNSETTLED)
    summary = () if told else (Paragraph(state.summary),)
    if unsettled:
        return Section(say("What the sources say of {state}", state=state.name), (*summary, terms))
    return Section(say("The rule in {state}", state=state.name), (*summary, terms))


def what_would_change(state: Jurisdiction) -> Section:
    """Where a refusal stands now and how it came about, to judge whether it will last."""
    if state.pending:
        pending = say("The rule book notes: {note}", note=state.pending)
    else:
        pending = say("No pending bill or rule was found in the sources read.")
    how = say("A new act of the legislature, a new bulletin of the agency or a court's decision "
              "would change the answer; these are the steps so far.")  # fmt: skip
    steps = tuple((_when(event), event.event) for event in state.timeline[-_LATEST:])
    return Section(
        say("What would change it"),
        (Paragraph(pending), *((Paragraph(how), Terms(steps)) if steps else ())),
    )


def _when(event: Event) -> str:
    return date_text(event.date) if event.date else say("undated")


def _cites(state: Jurisdiction) -> str:
    return "; ".join(
        say("{cite}, from {day}", cite=basis.cite, day=basis.effective)
        if basis.effective
        else basis.cite
        for basis in state.legal_basis
    )


def _inspections(inspection: Inspection) -> str:
    kinds = (
        say("Identification number: {answer}", answer=_answer(inspection.vin_verification)),
        say("safety: {answer}", answer=_answer(inspection.safety)),
        say("emissions: {answer}", answer=_answer(inspection.emissions)),
    )
    return " · ".join(kinds) + (f". {inspection.note}" if inspection.note else "")


def _answer(value: bool | str | None) -> str:
    match value:
        case True:
            return say("yes")
        case False:
            return say("no")
        case None:
            return say("not known")
        case "county":
            return say("by county")
        case _:
            return value
