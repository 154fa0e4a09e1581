"""The Beat is found by its name, its code and its number, however they are typed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keigarage.domain.car import Body
from keigarage.domain.catalogue import Generation, search
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import AgeRule, Basis, Counting
from keigarage.domain.knowledge import Confidence

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


def other(make: str, model: str, codes: str, ja: str | None = None) -> Generation:
    return replace(
        BEAT, id=f"{make}-{model}-{codes}".lower().replace(" ", "-"), make=make, model=model,
        generation=codes.split()[0], variant=None, name_ja=ja, chassis_codes=tuple(codes.split()),
    )  # fmt: skip


CARRY = other("Suzuki", "Carry", "DA51T DB51T", "スズキ・キャリイ")
AZ1 = other("Autozam", "AZ-1", "PG6SA", "オートザム・AZ-1")
PICKUP = other("Honda", "Life Pickup", "PA", "ホンダ・ライフピックアップ")
Z = other("Honda", "Z", "PA1", "ホンダ・Z")
SUZULIGHT = other("Suzuki", "Suzulight", "SS", "スズキ・スズライト")
FRONTE = other("Suzuki", "Fronte", "SS10", "スズキ・フロンテ")
HIJET = other("Daihatsu", "Hijet Cargo", "S200V S210V", "ダイハツ・ハイゼットカーゴ")
ATRAI = other("Daihatsu", "Atrai", "S200V S220V", "ダイハツ・アトレー")
NBOX = other("Honda", "N-BOX", "JF1 JF2", "ホンダ・N-BOX")
ROOKIE = other("Subaru", "360", "K111", "スバル・360")
ALL = (CARRY, AZ1, PICKUP, Z, SUZULIGHT, FRONTE, HIJET, ATRAI, NBOX, ROOKIE, BEAT)


def found(text: str) -> list[str]:
    return [match.generation.model for match in search(ALL, text)]


@pytest.mark.parametrize("text", [
    "PP1", "pp1", "ＰＰ１", " PP1 ", "PP-1", "PP1-", "PP1-1", "PP1-1100123", "pp1-1100123",
    "PP11100123", "PP1 1100123", "ＰＰ１－１１００１２３", "ＰＰ１ー１１００１２３",
    "PP1–1100123", "PP1‐1100123",
    "E-PP1", "Ｅ－ＰＰ１", "Beat", "beat", "BEAT", "Honda Beat", "beat honda", "Bea",
    "ビート", "ﾋﾞｰﾄ", "ホンダ・ビート", "ホンダ ビート", "ホンダビート", "ビー", "Version F",
])  # fmt: skip
def test_ways_to_the_beat(text):
    assert found(text) == ["Beat"]


@pytest.mark.parametrize("text, first", [
    ("Honda B", "Beat"), ("N BOX", "N-BOX"), ("nbox", "N-BOX"), ("AZ1", "AZ-1"), ("az-1", "AZ-1"),
    ("Subaru 360", "360"),
    ("キャリイ", "Carry"), ("DB51T-123456", "Carry"), ("V-DA51T", "Carry"), ("da51", "Carry"),
    ("PA", "Life Pickup"), ("PA1", "Z"), ("Suzulight", "Suzulight"), ("SS10", "Fronte"),
])  # fmt: skip
def test_the_best_match_comes_first(text, first):
    assert found(text)[0] == first


@pytest.mark.parametrize("text, models", [
    ("SS10-123456", ["Fronte"]),
    ("SS10123456", ["Fronte"]),
    ("SS-10123456", ["Suzulight"]),  # the dash says where the code ends
    ("SS-123456", ["Suzulight"]),
    ("PA1-1000001", ["Z"]),
    ("PA11000001", ["Z"]),
    ("PA-1000001", ["Life Pickup"]),
    ("S200V-0012345", ["Hijet Cargo", "Atrai"]),  # both bore the code
    ("S220V0012345", ["Atrai"]),
])  # fmt: skip
def test_a_number_finds_the_longest_code_it_begins_with(text, models):
    assert found(text) == models


def test_the_match_tells_the_code_that_was_met():
    (match,) = search(ALL, "db51t-123456")
    assert match.chassis_code == "DB51T"


@pytest.mark.parametrize("text", [
    "Mustang", "zzz", "PP2", "PP1X-1100123", "ZZ1-1100123", "1100123", "カプチーノ", "beat mustang",
    "tapp1", "'; DROP TABLE generations; --", "../../etc/passwd", "Beat\x00x", "*beat*x",
])  # fmt: skip
def test_nothing_found(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["", "   ", "　", "-", "・", "%", "\x00"])
def test_no_words_are_no_filter(text):
    assert len(found(text)) == len(ALL)


def test_ties_keep_the_order_of_the_catalogue():
    assert found("honda") == ["Life Pickup", "Z", "N-BOX", "Beat"]


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60) | st.from_regex(r"[A-Za-z0-9(){}\[\]*+?.\\^$|ー-]{1,20}"))
def test_no_text_makes_the_search_fail(text):
    for match in search(ALL, text):
        assert match.generation in ALL


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(ALL), st.integers(0, 9_999_999), st.booleans())
def test_every_number_finds_the_car_that_bears_its_code(generation, serial, dashed):
    code = generation.chassis_codes[-1]
    matches = search(ALL, f"{code}{'-' if dashed else ''}{serial:07}")
    if dashed:
        assert generation in [match.generation for match in matches]
    assert all(f"{code}{serial:07}".startswith(match.chassis_code) for match in matches)
    assert matches


RULE = AgeRule(
    id="us-nhtsa-25", country="US", agency="NHTSA", name="25 years", min_years=25,
    counted=Counting.DAY, starts_from=Basis.BUILT, cite="", url="", as_of="2026-08-22",
    confidence=Confidence.HIGH,
)  # fmt: skip


def test_first_and_last_eligible_day_of_a_generation():
    assert BEAT.first_eligible(RULE) == date(2016, 5, 31)
    assert BEAT.last_eligible(RULE) == date(2021, 3, 1)  # 29 February 1996 was its last day
    still_made = replace(BEAT, production_end=None)
    assert still_made.last_eligible(RULE) is None
    assert BEAT.first_eligible(replace(RULE, min_years=None)) is None
    assert BEAT.first_eligible(replace(RULE, counted=Counting.UNKNOWN)) is None
