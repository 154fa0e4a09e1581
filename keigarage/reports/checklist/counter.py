"""At the counter: what is paid there, and what to check before leaving it."""

import re

from keigarage.domain.car import Car
from keigarage.domain.outlook import Outlook
from keigarage.domain.states import Fee, Jurisdiction
from keigarage.domain.words import say
from keigarage.reports.blocks import Paragraph, Row, Rows, Section

_PERCENT = re.compile(r"([0-9][0-9.]*) percent\b")
_PAIRS = (("0", "O"), ("1", "I"))


def pay_there(state: Jurisdiction) -> Section:
    """The fees the rule book knows, none of them added up: some exclude each other."""
    heading = say("Pay there")
    if not state.fees:
        unknown = say("The rule book holds no fee for {state}: ask when you call, and how it may "
                      "be paid.", state=state.name)  # fmt: skip
        return Section(heading, (Paragraph(unknown),))
    rows = tuple(_fee(fee, number) for number, fee in enumerate(state.fees, start=1))
    return Section(heading, (Rows(rows),), stub=say("paid · receipt no."))


def _fee(fee: Fee, number: int) -> Row:
    title = fee.what[:1].upper() + fee.what[1:]
    note = "" if _PERCENT.fullmatch(fee.note) else fee.note  # the amount has said it
    return Row(name=f"fee-{number}", form=_amount(fee), title=title, note=note)


def _amount(fee: Fee) -> str:
    if fee.usd is not None:
        return f"${fee.usd:,.2f}"
    rate = _PERCENT.match(fee.note)
    return f"{rate[1]} %" if rate else say("ask")


def before_leaving(outlook: Outlook, state: Jurisdiction, refused: bool) -> Section:
    """What a later owner, insurer or officer will read, checked while it can be mended.

    refused -- the state plates no such vehicle: what is to be had there is its answer
    """
    if refused:
        return _with_the_answer(state)
    short = (
        _inspected(state),
        _year(outlook),
        Row(name="counter-name", title=say("Owner's name and address are spelled as on your ID")),
        Row(name="counter-plates", title=say("Plates, sticker, registration and receipt in hand")),
        Row(name="counter-originals", title=say("Every original they did not keep is back in the "
                                                "folder")),
    )  # fmt: skip
    return Section(
        say("Before you leave the counter"),
        (
            Rows((_chassis(outlook.car),)),
            Rows(tuple(row for row in short if row is not None), columns=2),
        ),
    )


def _with_the_answer(state: Jurisdiction) -> Section:
    rows = (
        Row(name="counter-answer", title=say("The answer in writing, with name, office and date")),
        Row(name="counter-rule", title=say("The rule that {agency} names for it, by its number",
                                           agency=state.agency_short or state.agency)),
        Row(name="counter-appeal", title=say("How and until when the answer can be appealed")),
        Row(name="counter-originals", title=say("Every original is back in the folder: nothing is "
                                                "left there without a receipt")),
    )  # fmt: skip
    return Section(say("If you went: before you leave"), (Rows(rows, columns=2),))


def _chassis(car: Car) -> Row:
    name = "counter-chassis"
    number = car.chassis_no
    if not number:
        return Row(name=name, lines=1, title=say(
            "The chassis number on every paper is the one stamped on the car. Copy it here:"
        ))  # fmt: skip
    title = say("The chassis number on title and receipt reads exactly {number}", number=number)
    note = ", ".join((_count(number), *_look_alikes(number))) + "."
    return Row(name=name, title=title, note=f"{note} {_complete(number)}".strip())


def _count(number: str) -> str:
    bare = sum(char.isalnum() for char in number)
    if "-" in number and len(number) == bare + 1:
        return say("{count} characters ({all} with the dash)", count=bare, all=len(number))
    return say("{count} letters and digits", count=bare)


def _look_alikes(number: str) -> list[str]:
    """A word on each pair that a clerk may take for the other, where the number has one of them."""
    words = []
    for digit, letter in _PAIRS:
        if digit in number and letter in number:
            words.append(say("both the digit {digit} and the letter {letter}",
                             digit=digit, letter=letter))  # fmt: skip
        elif digit in number:
            words.append(say("no letter {letter}", letter=letter))
        elif letter in number:
            words.append(say("no digit {digit}", digit=digit))
    return words


def _complete(number: str) -> str:
    if sum(char.isalnum() for char in number) >= 17:
        return ""
    return say("It is complete: Japan does not use 17 characters, and no zeros are to be added.")


def _inspected(state: Jurisdiction) -> Row | None:
    wanted = state.inspection.vin_verification
    if not wanted:
        return None
    name = "counter-inspection"
    if wanted is not True:
        return Row(name=name, title=say("Asked whether this county wants the identification number "
                                        "inspected, and by whom"))  # fmt: skip
    form = next((p.form for p in state.papers if p.kind == "inspection" and p.form), None)
    if form:
        return Row(name=name, title=say("{form}: same number, inspector signed", form=form))
    return Row(name=name, title=say("The number inspection is done and signed"))


def _year(outlook: Outlook) -> Row:
    car, name = outlook.car, "counter-year"
    built = outlook.counts.value.year if outlook.counts else None
    if car.model_year and built and car.model_year != built:
        return Row(name=name, title=say(
            "The title shows {model_year} as model year; it was built in {built}, and that year "
            "proves its age", model_year=car.model_year, built=built,
        ))  # fmt: skip
    year = car.model_year or built
    if year is None:
        return Row(name=name, title=say("The year on the title is the one on your papers"))
    return Row(name=name, title=say("The title shows {year} as model year", year=year))
