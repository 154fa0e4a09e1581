"""What to ask before going, where the state's answer is anything but a plain yes."""

from keigarage.domain.outlook import Outlook
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.reports.blocks import Row, Rows, Section
from keigarage.reports.checklist.card import KEI_WORDS, vehicle
from keigarage.reports.checklist.own_word import answer_of


def questions(outlook: Outlook, state: Jurisdiction) -> Section | None:
    """The questions of one case, each with room for the answer; None where the road is open."""
    kei = say(KEI_WORDS[outlook.body])
    match answer_of(outlook, state).status:
        case Status.ROAD:
            return None
        case Status.LIMITED:
            heading, asked = say("Ask before you go"), _of_limits(state, kei)
        case Status.LOCAL:
            county = outlook.county
            heading = (
                say("Ask {county} first", county=county)
                if county
                else say("Ask the county or town first")
            )
            asked = _of_the_county(state, kei)
        case Status.UNSETTLED:
            heading, asked = say("Ask in writing before you buy"), _in_writing(outlook, state)
        case _:
            heading, asked = say("Call before you go"), _of_a_refusal(state, kei)
    rows = tuple(
        Row(name=f"ask-{number}", title=question, lines=1)
        for number, question in enumerate(asked, start=1)
    )
    return Section(heading, (Rows(rows),))


def _plates(state: Jurisdiction) -> str:
    """The plates to ask about; some records say in words that there is none."""
    return "; ".join(name for name in state.plate_classes if not name.startswith("none"))


def _of_limits(state: Jurisdiction, kei: str) -> list[str]:
    plates = _plates(state)
    asked = [
        say("Which plates will this {kei} get, and on which roads are they good: {plates}?",
            kei=kei, plates=plates)
        if plates
        else say("Which plates will this {kei} get, and on which roads are they good?", kei=kei)
    ]  # fmt: skip
    if state.max_posted_mph is not None:
        asked.append(say("May it cross or turn onto a road posted above {mph} mph?",
                         mph=state.max_posted_mph))  # fmt: skip
    if state.inspection.emissions is True:
        asked.append(say("Which proof of emissions do you take for a direct import, and must I "
                         "have it before you issue plates?"))  # fmt: skip
    if state.min_age_years is not None:
        asked.append(say("Do you count the {years} years by the model year or from the day it was "
                         "built?", years=state.min_age_years))  # fmt: skip
    if state.local_option:
        asked.append(say("Does this county or town forbid it on roads of its own?"))
    asked.append(say("Is an appointment needed, and does the vehicle have to be there?"))
    return asked


def _of_the_county(state: Jurisdiction, kei: str) -> list[str]:
    asked = [
        say("Has the city or county passed an ordinance that lets a {kei} use its roads? Its "
            "number and date:", kei=kei),
        say("Which roads does it open, up to which posted speed, and where does it end?"),
        say("Does the next town or county on my way allow it as well?"),
    ]  # fmt: skip
    if state.inspection.safety or state.inspection.vin_verification:
        asked.append(say("Who inspects it here, what must it have, and what does that cost?"))
    asked.append(say("Is there a permit or sticker of your own besides the state's plates?"))
    return asked


def _in_writing(outlook: Outlook, state: Jurisdiction) -> list[str]:
    car = outlook.car
    which = f"{vehicle(car)}, {car.chassis_no}" if car.chassis_no else vehicle(car)
    plates = _plates(state)
    return [
        say("Do you title and register this {kei}: {which}, made for Japan, imported at 25 years "
            "or more?", kei=say(KEI_WORDS[outlook.body]), which=which),
        say("With which plates and which limits on use: {plates}?", plates=plates)
        if plates
        else say("With which plates, and with which limits on use?"),
        say("Is the title an ordinary one, that a later buyer can have put in their name?"),
        say("Which of the papers below do you want, and whose translation do you take?"),
        say("Name and office of the person who answers, and the date:"),
    ]  # fmt: skip


def _of_a_refusal(state: Jurisdiction, kei: str) -> list[str]:
    cite = state.legal_basis[0].cite if state.legal_basis else ""
    plates = _plates(state)
    return [
        say("Is this {kei} still refused, and under which rule: {rule}?", kei=kei, rule=cite)
        if cite
        else say("Is this {kei} still refused, and under which rule?", kei=kei),
        say("Is any of these open to it: {plates}?", plates=plates)
        if plates
        else say("Is there any other title or plate for it, and what would that allow?"),
        say("May I have the answer in writing? Name, office, date:"),
    ]
