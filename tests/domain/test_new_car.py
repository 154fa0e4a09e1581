"""A new car takes from the catalogue what holds for its whole generation, and its own number."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keigarage.domain.car import Body, Car, Stage
from keigarage.domain.catalogue import Generation, Match, search
from keigarage.domain.dates import PartialDate
from keigarage.domain.knowledge import Confidence
from keigarage.domain.new_car import car_of, chassis_no_in, years_text

BEAT = Generation(
    id="honda-beat-pp1", make="Honda", model="Beat", generation="PP1", variant="Version F",
    name_ja="ホンダ・ビート", body=Body.ROADSTER, chassis_codes=("PP1",),
    production_start=PartialDate(1991, 5), production_end=PartialDate(1996, 2), length_mm=3295,
    width_mm=1395, height_mm=1175, wheelbase_mm=2280, kerb_kg=760, engine_codes=("E07A",),
    displacement_cc=656, cylinders=3, cycle=4, induction="na", power_ps=64.0, power_rpm=8100,
    torque_nm=60.0, redline_rpm=8500, drivetrain=("RWD",), layout="mid engine",
    top_speed_kmh=135, kei_standard="660", is_kei=True, market="JP", model_year=None, notes="",
    sources=("https://example.org/",), confidence=Confidence.HIGH,
)  # fmt: skip
FRONTE = replace(BEAT, id="fronte", model="Fronte", chassis_codes=("FEA-II",))
FIAT = replace(BEAT, id="fiat", make="Fiat", model="500", chassis_codes=("312A",))
ALL = (BEAT, FRONTE, FIAT)


def test_the_catalogue_fills_what_every_car_of_the_kind_has():
    assert car_of(BEAT, chassis_no="PP1-1100123", stage=Stage.BOUGHT) == Car(
        make="Honda", model="Beat", body=Body.ROADSTER, displacement_cc=656, cycle=4,
        power_ps=64.0, length_mm=3295, width_mm=1395, height_mm=1175, drivetrain="RWD",
        catalogue_id="honda-beat-pp1", chassis_no="PP1-1100123", stage=Stage.BOUGHT,
    )  # fmt: skip


def test_what_differs_within_the_generation_stays_open():
    car = car_of(replace(BEAT, drivetrain=("FWD", "4WD"), displacement_cc=None))
    assert (car.drivetrain, car.displacement_cc) == ("", None)
    assert (car.built, car.first_registered, car.model_year) == (None, None, None)
    assert (car.variant, car.chassis_no, car.stage) == ("", "", Stage.WANTED)


@pytest.mark.parametrize("text, number", [
    ("PP1-1100123", "PP1-1100123"), ("pp1-1100123", "PP1-1100123"),
    ("pp11100123", "PP1-1100123"), ("  PP1 1100123 ", "PP1-1100123"),
    ("ＰＰ１－１１００１２３", "PP1-1100123"), ("ｐｐ１１１００１２３", "PP1-1100123"),
    ("ＰＰ１ー１１００１２３", "PP1-1100123"), ("PP1–1100123", "PP1-1100123"),
    ("FEA-II-104410", "FEA-II-104410"), ("feaii104410", "FEA-II-104410"),
    ("PP1", ""), ("PP1-", ""), ("PP1-11", ""), ("Beat", ""), ("ビート", ""), ("Honda Beat", ""),
    ("312", ""),  # the beginning of a code that itself starts with figures
    ("312A-104410", "312A-104410"),
])  # fmt: skip
def test_the_whole_number_is_kept_as_papers_print_it(text, number):
    assert chassis_no_in(text, search(ALL, text)[0]) == number


def test_a_match_by_name_brings_no_number():
    assert chassis_no_in("PP1-1100123", Match(BEAT, 80)) == ""


@pytest.mark.parametrize("text", ["PP1-١١٠٠١٢٣", "PP1-11001²³x", "PP1-110 O123", "XPP1-1100123"])
def test_what_is_no_serial_number_is_not_made_one(text):
    assert chassis_no_in(text, Match(BEAT, 90, "PP1")) == ""


@given(st.text(max_size=20), st.sampled_from(("", "PP1", "FEA-II", "312A")))
def test_any_text_gives_a_number_of_its_code_or_none(text, code):
    number = chassis_no_in(text, Match(BEAT, 90, code))
    assert number == "" or re.fullmatch(rf"{code}-[0-9]{{3,}}", number)


@pytest.mark.parametrize("start, end, words", [
    (PartialDate(1991, 5), PartialDate(1996, 2), "May 1991 to February 1996"),
    (PartialDate(1964), PartialDate(1966), "1964 to 1966"),
    (PartialDate(2014, 6), None, "from June 2014"),
    (None, PartialDate(1962), "until 1962"),
    (None, None, "years unknown"),
])  # fmt: skip
def test_the_years_in_words(start, end, words):
    assert years_text(start, end) == words
