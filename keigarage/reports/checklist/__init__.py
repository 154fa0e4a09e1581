"""The DMV checklist: what one car needs at the desk of one state, decided before it is drawn."""

from keigarage.domain.catalogue import Generation
from keigarage.domain.dates import day_text
from keigarage.domain.outlook import Outlook
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.reports.blocks import Block, NoteLines, Title
from keigarage.reports.checklist.card import facts_card, vehicle
from keigarage.reports.checklist.counter import before_leaving, pay_there
from keigarage.reports.checklist.notices import notices
from keigarage.reports.checklist.own_word import answer_of
from keigarage.reports.checklist.papers import bring_twice, take_with_you
from keigarage.reports.checklist.questions import questions
from keigarage.reports.checklist.rule import REFUSED, the_rule, what_would_change
from keigarage.reports.checklist.sources import sources


def dmv_checklist(outlook: Outlook, generation: Generation | None) -> list[Block]:
    """The checklist as blocks, in reading order; `outlook` must name a state.

    generation -- the car's entry in the catalogue, which lends the Japanese name and the engine
    raises     -- ValueError without a state
    """
    state = outlook.state
    if state is None:
        raise ValueError("a DMV checklist needs a state")
    status = answer_of(outlook, state).status
    refused = status in REFUSED
    # What quarrelling sources say is needed before the list, a clear rule only behind it.
    first = status is Status.UNSETTLED
    blocks: list[Block | None] = [
        _title(outlook, state),
        *notices(outlook, state),
        facts_card(outlook, generation, state),
        the_rule(outlook, state) if first else None,
        what_would_change(state) if refused else None,
        questions(outlook, state),
        take_with_you(outlook, state, refused),
        bring_twice(outlook, state),
        pay_there(state) if state.fees or not refused else None,
        before_leaving(outlook, state, refused),
        None if first else the_rule(outlook, state),
        NoteLines(say("Notes: who said what, and when"), 2),
        sources(outlook, state),
    ]
    return [block for block in blocks if block is not None]


def _title(outlook: Outlook, state: Jurisdiction) -> Title:
    name = say("{state} title and plates", state=state.name)
    running = [name, vehicle(outlook.car), outlook.car.chassis_no]
    return Title(
        text=name,
        about=say("Checklist · {agency}", agency=state.agency),
        printed=say("printed {day}", day=day_text(outlook.on)),
        running=" · ".join(part for part in running if part),
    )
