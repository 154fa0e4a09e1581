"""The catalogue narrowed: each question by itself, all together, and the order of the answers."""

from dataclasses import replace
from datetime import date

import pytest

from keigarage.domain.car import Body
from keigarage.domain.catalogue import Generation
from keigarage.domain.catalogue_filter import (
    Filter,
    Induction,
    Kind,
    Order,
    Standing,
    becoming_eligible,
    entry_days,
    in_order,
    keeps,
    kept,
    kind_of,
    months_after,
)
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule, Basis, Counting
from keigarage.domain.knowledge import Confidence

ON = date(2026, 11, 22)
RULE = AgeRule(id="us-nhtsa-25", country="US", agency="NHTSA", name="25 years", min_years=25,
               counted=Counting.DAY, starts_from=Basis.BUILT, cite="49 USC 30112(b)(9)",
               url="https://example.org/", as_of="2026", confidence=Confidence.HIGH)  # fmt: skip

BEAT = Generation(
    id="beat", make="Honda", model="Beat", generation="PP1", variant=None, name_ja="ビート",
    body=Body.ROADSTER, chassis_codes=("PP1",), production_start=PartialDate(1991, 5),
    production_end=PartialDate(1996, 2), length_mm=3295, width_mm=1395, height_mm=1175,
    wheelbase_mm=2280, kerb_kg=760, engine_codes=("E07A",), displacement_cc=656, cylinders=3,
    cycle=4, induction="na", power_ps=64.0, power_rpm=8100, torque_nm=60.0, redline_rpm=8500,
    drivetrain=("RWD",), layout="mid engine", top_speed_kmh=135, kei_standard="660-1990",
    is_kei=True, market="JP", model_year=None, notes="", sources=(), confidence=Confidence.HIGH,
)  # fmt: skip
COPEN = replace(BEAT, id="copen", make="Daihatsu", model="Copen", induction="turbo", cylinders=4,
                production_start=PartialDate(2002, 6), production_end=PartialDate(2012, 8),
                drivetrain=("FWD",), kei_standard="660-1998")  # fmt: skip
MAX = replace(BEAT, id="max", make="Daihatsu", model="Max", body=Body.HATCHBACK,
              production_start=PartialDate(2001, 11), production_end=PartialDate(2005, 12),
              induction="mixed", drivetrain=("FWD", "AWD"), kei_standard="660-1998")  # fmt: skip
JIMNY = replace(BEAT, id="jimny", make="Suzuki", model="Jimny", body=Body.SUV, induction="turbo",
                production_start=PartialDate(1998, 10), production_end=PartialDate(2018, 7),
                drivetrain=("AWD",), kei_standard="660-1998")  # fmt: skip
NBOX = replace(BEAT, id="n-box", model="N-BOX", body=Body.WAGON, induction="mixed",
               production_start=PartialDate(2011, 12), production_end=None)  # fmt: skip
S600 = replace(BEAT, id="s600", model="S600", is_kei=False, cylinders=4, kei_standard="not-kei",
               production_start=PartialDate(1964, 3), production_end=PartialDate(1966))  # fmt: skip
CONY = replace(BEAT, id="cony", make="Aichi", model="Cony Wide", body=Body.MICROVAN,
               production_start=None, production_end=PartialDate(1970))  # fmt: skip
CIVIC = replace(BEAT, id="civic", model="Civic", body=Body.HATCHBACK, is_kei=False, market="US",
                production_start=PartialDate(2021), production_end=None, cylinders=4,
                drivetrain=("FWD",), kei_standard="not-kei", model_year=2025)  # fmt: skip
ALL = (BEAT, COPEN, MAX, JIMNY, NBOX, S600, CONY, CIVIC)


def ids(**asked: object) -> list[str]:
    return [one.id for one in kept(ALL, Filter(**asked), RULE, ON)]  # type: ignore[arg-type]


def test_a_filter_that_asks_nothing_keeps_everything() -> None:
    assert Filter().is_empty
    assert ids() == [one.id for one in ALL]


@pytest.mark.parametrize("asked, wanted", [
    ({"maker": "Daihatsu"}, ["copen", "max"]),
    ({"body": Body.HATCHBACK}, ["max", "civic"]),
    ({"standard": "660-1998"}, ["copen", "max", "jimny"]),
    ({"drive": "AWD"}, ["max", "jimny"]),
    ({"drive": "FWD"}, ["copen", "max", "civic"]),
    ({"cylinders": 4}, ["copen", "s600", "civic"]),
    ({"kind": Kind.BESIDE}, ["s600"]),
    ({"kind": Kind.AMERICAN}, ["civic"]),
    # A generation sold with and without a turbo answers to both.
    ({"induction": Induction.FORCED}, ["copen", "max", "jimny", "n-box"]),
    ({"induction": Induction.NATURAL}, ["beat", "max", "n-box", "s600", "cony", "civic"]),
    ({"maker": "Daihatsu", "induction": Induction.NATURAL}, ["max"]),
    ({"maker": "Daihatsu", "body": Body.SUV}, []),
])  # fmt: skip
def test_each_question_and_questions_together(asked: dict[str, object], wanted: list[str]) -> None:
    assert not Filter(**asked).is_empty  # type: ignore[arg-type]
    assert ids(**asked) == wanted


@pytest.mark.parametrize("low, high, wanted", [
    (1996, 1996, ["beat"]),  # its last year counts
    (1997, 1998, ["jimny"]),
    (None, 1966, ["s600"]),
    (2026, None, ["n-box", "civic"]),  # both are still built
    (1970, 1970, ["cony"]),  # only its end is known
    (2006, 2001, ["copen", "max", "jimny"]),  # the two boxes may be filled the wrong way round
])  # fmt: skip
def test_years_keep_what_was_built_within_them(
    low: int | None, high: int | None, wanted: list[str]
) -> None:
    assert ids(year_from=low, year_to=high) == wanted


def test_eligible_now_means_the_first_car_certainly_is() -> None:
    # The Max began in November 2001: its papers may say the 1st or the 30th, so not for certain.
    assert ids(eligible_now=True) == ["beat", "jimny", "s600"]


@pytest.mark.parametrize("months, wanted", [
    (0, []),
    (1, ["max"]),  # on 30 November 2026
    (8, ["copen", "max"]),
    (7, ["max"]),  # the Copen's 30 June 2027 lies after 22 June
])  # fmt: skip
def test_within_months_means_not_yet_but_by_then(months: int, wanted: list[str]) -> None:
    assert ids(within_months=months) == wanted


def test_the_day_itself_is_now_and_no_longer_within_months() -> None:
    day = date(2027, 6, 30)
    assert keeps(COPEN, Filter(eligible_now=True), RULE, day)
    assert not keeps(COPEN, Filter(within_months=12), RULE, day)
    assert keeps(COPEN, Filter(within_months=12), RULE, date(2027, 6, 29))


def test_no_rule_of_age_asks_about_an_american_car() -> None:
    assert entry_days(CIVIC, RULE) is None
    assert ids(kind=Kind.AMERICAN, eligible_now=True) == []


@pytest.mark.parametrize("one, kind", [
    (BEAT, Kind.KEI), (S600, Kind.BESIDE), (CIVIC, Kind.AMERICAN)])  # fmt: skip
def test_what_an_entry_is_there_for(one: Generation, kind: Kind) -> None:
    assert kind_of(one) is kind


@pytest.mark.parametrize("one, on, standing", [
    (COPEN, ON, Standing.NONE),
    (MAX, ON, Standing.NEAR),
    (MAX, date(2026, 10, 31), Standing.NONE),
    (MAX, date(2026, 11, 30), Standing.SOME),
    (JIMNY, ON, Standing.SOME),
    (NBOX, date(2080, 1, 1), Standing.SOME),  # as long as it is built
    (BEAT, ON, Standing.ALL),
    (BEAT, date(2021, 2, 28), Standing.SOME),  # the last of 29 February 1996 waits one day more
    (BEAT, date(2021, 3, 1), Standing.ALL),
    (CONY, ON, Standing.UNKNOWN),
])  # fmt: skip
def test_how_many_of_its_cars_may_enter(one: Generation, on: date, standing: Standing) -> None:
    days = entry_days(one, RULE)
    assert days is not None and days.standing(on) is standing


def test_a_rule_without_a_number_leaves_every_day_open() -> None:
    days = entry_days(BEAT, replace(RULE, min_years=None))
    assert days is not None and days.standing(ON) is Standing.UNKNOWN
    assert not keeps(BEAT, Filter(eligible_now=True), replace(RULE, min_years=None), ON)


def order(how: Order) -> list[str]:
    return [one.id for one in in_order(ALL, how, RULE, ON)]


def test_relevance_leaves_the_order_of_the_search() -> None:
    assert order(Order.RELEVANCE) == [one.id for one in ALL]


def test_by_name_and_by_year() -> None:
    assert order(Order.NAME) == [
        "cony", "copen", "max", "beat", "civic", "n-box", "s600", "jimny"]  # fmt: skip
    assert order(Order.YEAR) == [
        "s600", "beat", "jimny", "max", "copen", "n-box", "civic", "cony"]  # fmt: skip


def test_next_puts_the_soonest_first_and_what_no_day_is_known_for_last() -> None:
    assert order(Order.NEXT) == [
        "max", "copen", "n-box", "jimny", "beat", "s600", "cony", "civic"]  # fmt: skip


def test_becoming_eligible_lists_those_to_come_by_day() -> None:
    assert [one.id for one in becoming_eligible(ALL, RULE, ON)] == ["max", "copen", "n-box"]


@pytest.mark.parametrize("day, months, later", [
    (date(2026, 11, 22), 3, date(2027, 2, 22)),
    (date(2026, 11, 30), 3, date(2027, 2, 28)),
    (date(2023, 11, 30), 3, date(2024, 2, 29)),
    (date(2026, 12, 31), 60, date(2031, 12, 31)),
])  # fmt: skip
def test_months_end_where_the_month_does(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later
