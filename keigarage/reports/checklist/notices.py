"""What the reader must know before the list: an age not reached, a state that refuses."""

from collections.abc import Iterator

from keigarage.domain.dates import day_text
from keigarage.domain.eligibility import Answer, Verdict
from keigarage.domain.outlook import Outlook
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.reports.blocks import Mark, Notice
from keigarage.reports.checklist.card import KEI_WORDS, STATUS_MARKS
from keigarage.reports.checklist.own_word import answer_of, book_line, own_reason


def notices(outlook: Outlook, state: Jurisdiction) -> Iterator[Notice]:
    """The warnings of one checklist, the gravest first; none when nothing stands in the way."""
    for alarm in outlook.alarms:
        yield Notice(Mark.NO, f"{alarm.head}.", (alarm.because, alarm.cite))
    age = _age(outlook.federal)
    if age:
        yield age
    answer = _answer(outlook, state)
    if answer:
        yield answer
    if outlook.conflicts:
        yield Notice(
            Mark.UNKNOWN, say("Your own dates do not agree. Settle this first."), outlook.conflicts
        )


def _age(verdict: Verdict) -> Notice | None:
    if verdict.answer is Answer.YES:
        return None
    if verdict.earliest is None or verdict.certain is None:
        return Notice(
            Mark.UNKNOWN, say("No date: nobody can say yet when this car may enter."),
            (verdict.because,),
        )  # fmt: skip
    earliest, certain = day_text(verdict.earliest), day_text(verdict.certain)
    if verdict.answer is Answer.DEPENDS:
        return Notice(
            Mark.DEPENDS,
            say("Certain only from {day}: the papers leave its age open.", day=certain),
            (say("It turns 25 on a day from {first} to {last}. The age at arrival counts; "
                 "carry the paper that names the day, or wait.", first=earliest, last=certain),),
        )  # fmt: skip
    return Notice(
        Mark.NO,
        say("Not yet: this car may not enter the country before {day}.", day=earliest)
        if earliest == certain
        else say("Not yet: this car may not enter before {first}, for certain only from {last}.",
                 first=earliest, last=certain),
        (verdict.because,
         say("The age at arrival counts. Under 25 years it can be seized at the port, and waiting "
             "there does not cure it; without a lawful entry there is no title either.")),
    )  # fmt: skip


def _answer(outlook: Outlook, state: Jurisdiction) -> Notice | None:
    held = answer_of(outlook, state)
    status = held.status
    reason = own_reason(held) or state.summary
    names = {"state": state.name, "kei": say(KEI_WORDS[outlook.body]), "agency": state.agency_short}
    lines: tuple[str, ...]
    match status:
        case Status.ROAD if held.book is Status.ROAD:
            return None
        case Status.ROAD:
            heading = say("By your own note, {state} registers this {kei} for the road.", **names)
            lines = (
                reason,
                say("{book} Bring what shows that it has changed.", book=book_line(held)),
            )
        case Status.LIMITED:
            heading = say("{state} registers this {kei}, with limits.", **names)
            lines = (reason,)
        case Status.LOCAL:
            heading = say("{state} leaves this {kei} to the county or town.", **names)
            note = "" if held.is_own else state.local_note
            lines = (
                say("Ask there first: without a local yes, the state's papers do not put it on "
                    "the road. {note}", note=note).strip(),
                reason,
            )  # fmt: skip
        case Status.UNSETTLED:
            heading = say("Unsettled: the sources disagree on whether {state} registers a {kei}.",
                          **names)  # fmt: skip
            lines = (
                say("Ask {agency} in writing before you buy, and keep the answer with the car. The "
                    "list of papers is what the sources name, in case the answer is yes.", **names),
                own_reason(held),
            )  # fmt: skip
        case _:
            heading = _refusal(status, names)
            lines = (
                say("Do not go without calling first. The list shows what {agency} would ask for "
                    "if its answer changed.", **names),
                reason,
            )  # fmt: skip
    return Notice(STATUS_MARKS[status], heading, tuple(line for line in lines if line))


def _refusal(status: Status, names: dict[str, str]) -> str:
    if status is Status.OFFROAD:
        return say("{state} keeps this {kei} off the road: no plates for public streets.", **names)
    return say("{state} does not register this {kei}: no title, no plates.", **names)
