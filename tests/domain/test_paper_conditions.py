"""Which papers' conditions the car's own data decide, and which stay open."""

from datetime import date

import pytest

from keigarage.domain.car import Car
from keigarage.domain.dates import PartialDate
from keigarage.domain.knowledge import Confidence
from keigarage.domain.paper_conditions import decided_for
from keigarage.domain.paperwork import PaperSpec
from keigarage.domain.status import Need
from keigarage.reference import RuleBook

TODAY = date(2026, 11, 22)
BEAT = Car(name="Beat", built=PartialDate(1991, 5))


def decided(why: str, car: Car = BEAT, need: Need = Need.CONDITIONAL) -> str:
    spec = PaperSpec(id="x", desk="TX", form="", title="x", need=need, why=why, source="",
                     as_of="2025-01", confidence=Confidence.HIGH)  # fmt: skip
    return decided_for(spec, car, TODAY).decided


@pytest.mark.parametrize(("why", "told"), [
    ("imported vehicle", "applies: this car is an import"),
    ("foreign vehicle", "applies: this car is an import"),
    ("document not in English", "applies: its papers are Japanese"),
    ("ownership document in a foreign language", "applies: its papers are Japanese"),
    ("1968 or newer gasoline vehicle, 1980 or newer diesel", "applies: 1991 is 1968 or newer"),
    ("vehicle 25 years or older", "applies: 25 years since 31 May 2016"),
    ("a lien exists", ""), ("antique plates", ""), ("", ""),
    ("a county checklist says it is not needed for vehicles 25 years or older", ""),
])  # fmt: skip
def test_a_condition_is_decided_where_the_car_settles_it(why: str, told: str) -> None:
    assert decided(why) == told


def test_what_the_car_does_not_tell_stays_open() -> None:
    assert decided("model year 1981 or newer", Car(name="x")) == ""
    old = Car(name="x", built=PartialDate(1970))
    assert decided("model year 1981 or newer", old) == "does not apply: 1970 is older than 1981"
    young = Car(name="x", built=PartialDate(2001, 11))
    assert decided("vehicle 25 years or older", young) == ""  # on some days of that month


def test_a_required_paper_may_name_its_case_too() -> None:
    assert decided("1968 or newer gasoline vehicle", need=Need.REQUIRED) == (
        "applies: 1991 is 1968 or newer"
    )


def test_the_book_has_conditions_of_every_kind() -> None:
    book, told = RuleBook(), set()
    for code in book.state_codes():
        told |= {decided_for(spec, BEAT, TODAY).decided for spec in book.papers_for(code)}
    assert told >= {
        "",
        "applies: this car is an import",
        "applies: its papers are Japanese",
        "applies: 25 years since 31 May 2016",
        "applies: 1991 is 1968 or newer",
    }
