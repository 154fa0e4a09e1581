"""Every field of a car reads what it writes, and refuses with its own name and a way out."""

from dataclasses import fields
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keigarage.domain.car import Body, Car, Currency, OdometerUnit, Stage
from keigarage.domain.car_fields import (
    FIELD_BY_NAME,
    FIELDS,
    STATE_CODES,
    checked,
    read_amount,
    read_field,
    with_fields,
    write_field,
)
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import UnreadableValue

DESIGN = (  # noqa: SIM905 -- words read better than strings
    "name stage make model variant body chassis_no state_vin built first_registered model_year "
    "color displacement_cc cycle power_ps length_mm width_mm height_mm drivetrain transmission "
    "odometer odometer_unit plate state county price currency seller auction_house auction_lot "
    "auction_grade purchased_on catalogue_id notes"
).split()


def refusal(name: str, text: str) -> UnreadableValue:
    with pytest.raises(UnreadableValue) as caught:
        read_field(name, text)
    return caught.value


def test_the_fields_are_those_the_files_and_options_name():
    assert [field.name for field in FIELDS] == DESIGN
    own = {field.name for field in fields(Car)} - {"id", "trashed"}
    assert set(FIELD_BY_NAME) == own
    assert all(field.label for field in FIELDS)
    assert len({field.label for field in FIELDS}) == len(FIELDS)


@pytest.mark.parametrize("name, text, value", [
    ("name", " The yellow one ", "The yellow one"),
    ("stage", "in transit", Stage.IN_TRANSIT), ("stage", "At-Port", Stage.AT_PORT),
    ("stage", "OWNED", Stage.OWNED),
    ("make", "Honda", "Honda"), ("model", "ビート", "ビート"),
    ("variant", "Version Z", "Version Z"),
    ("body", "Roadster", Body.ROADSTER), ("body", "truck", Body.TRUCK),
    ("chassis_no", "ＰＰ１－１１００１２３", "PP1-1100123"),
    ("chassis_no", "pp1–1100123", "PP1-1100123"),
    ("chassis_no", "PP1ー1100123", "PP1-1100123"), ("chassis_no", "PP1  1100123", "PP1 1100123"),
    ("state_vin", "TX12345", "TX12345"),
    ("built", "Nov 2001", PartialDate(2001, 11)), ("built", "H13", PartialDate(2001)),
    ("first_registered", "平成13年11月5日", PartialDate(2001, 11, 5)),
    ("model_year", "1991", 1991), ("color", "Carnival Yellow", "Carnival Yellow"),
    ("displacement_cc", "656", 656), ("displacement_cc", "６５６", 656),
    ("cycle", "4", 4), ("cycle", "2-stroke", 2), ("cycle", "4 strokes", 4), ("cycle", "２", 2),
    ("power_ps", "64", 64.0), ("power_ps", "63.5", 63.5), ("power_ps", "63,5", 63.5),
    ("length_mm", "3,295", 3295), ("length_mm", "3 295", 3295), ("width_mm", "1395", 1395),
    ("height_mm", "1175", 1175), ("drivetrain", "RWD", "RWD"), ("transmission", "5MT", "5MT"),
    ("odometer", "0", 0), ("odometer", "123,456", 123456), ("odometer_unit", "KM", OdometerUnit.KM),
    ("plate", "品川 580 あ 12-34", "品川 580 あ 12-34"),
    ("state", "tx", "TX"), ("state", "dc", "DC"), ("state", "ＴＸ", "TX"),
    ("county", "Travis", "Travis"),
    ("price", "450,000", Decimal(450000)), ("currency", "jpy", Currency.JPY),
    ("seller", "A. Tanaka", "A. Tanaka"), ("auction_house", "USS Tokyo", "USS Tokyo"),
    ("auction_lot", "007", "007"), ("auction_grade", "3.5", "3.5"),
    ("purchased_on", "2026-11", PartialDate(2026, 11)),
    ("catalogue_id", "honda-beat-pp1", "honda-beat-pp1"),
    ("notes", "  two\n\n  lines ", "  two\n\n  lines "),
])  # fmt: skip
def test_good_text_is_read(name, text, value):
    read = read_field(name, text)
    assert read == value
    assert type(read) is type(value)


def test_the_table_above_leaves_out_no_field():
    marks = test_good_text_is_read.pytestmark[0].args[1]
    assert {row[0] for row in marks} == set(DESIGN)


@pytest.mark.parametrize("name", DESIGN)
def test_empty_text_clears_the_field(name):
    assert read_field(name, "") == getattr(Car(), name)
    if name != "notes":
        assert read_field(name, " \t　") == getattr(Car(), name)
    assert write_field(Car(), name) in ("", "wanted")


@pytest.mark.parametrize("name, text, says", [
    ("stage", "lost", "in_transit"), ("body", "boat", "truck"),
    ("built", "1/2/2001", "2 January 2001"), ("built", "昭和65年", "7 January 1989"),
    ("first_registered", "soon", "2001-11"), ("purchased_on", "2026-13", "1 to 12"),
    ("model_year", "91", "1900"), ("model_year", "1991.5", "whole number"),
    ("model_year", "2001-11", "whole number"),
    ("displacement_cc", "0", "from 1"), ("displacement_cc", "-5", "whole number"),
    ("displacement_cc", "0.66", "whole number"), ("displacement_cc", "9" * 5000, "whole number"),
    ("cycle", "3", "2 or 4"), ("cycle", "wankel", "2 or 4"),
    ("power_ps", "lots", "64"), ("power_ps", "nan", "64"), ("power_ps", "inf", "64"),
    ("power_ps", "-1", "64"), ("power_ps", "0", "64"), ("power_ps", "6_4", "64"),
    ("length_mm", "3.295 m", "whole number"), ("width_mm", "1", "from 300"),
    ("height_mm", "abc", "whole number"), ("odometer", "far", "whole number"),
    ("odometer_unit", "leagues", "km"), ("state", "ZZ", "TX"), ("state", "Texas", "TX"),
    ("price", "cheap", "450000"), ("currency", "EUR", "USD"),
])  # fmt: skip
def test_wrong_text_names_the_field_and_says_what_to_write(name, text, says, sentence):
    problem = refusal(name, text)
    assert problem.field == name
    assert says in str(problem)
    assert len(str(problem)) < 300
    assert str(problem).endswith(".")


def test_texas_is_not_told_that_it_is_no_state():
    assert "Texas is not a state:" not in str(refusal("state", "Texas"))


def test_a_field_nobody_has_is_refused_like_a_wrong_one(sentence):
    problem = refusal("colour", "red")
    assert problem.field == "colour"
    assert "colour" in sentence(problem)


def test_fifty_states_and_the_district():
    assert len(STATE_CODES) == 51
    assert {"DC", "HI", "AK", "TX"} <= STATE_CODES
    assert "PR" not in STATE_CODES


@pytest.mark.parametrize("text, amount", [
    ("450000", "450000"), ("450,000", "450000"), ("450.000", "450000"), ("450 000", "450000"),
    ("450'000", "450000"), ("¥450000", "450000"), ("¥450,000", "450000"),
    ("￥４５０，０００", "450000"),
    ("450,000円", "450000"), ("¥ 450,000", "450000"),
    ("3150", "3150"), ("3,150.00", "3150.00"), ("3.150,00", "3150.00"), ("3150.00", "3150.00"),
    ("3150,00", "3150.00"), ("$3,150", "3150"), ("$3,150.5", "3150.5"), ("1.234,5", "1234.5"),
    ("1,234.5", "1234.5"), ("1,234,567", "1234567"), ("1.234.567", "1234567"),
    ("1,234,567.89", "1234567.89"), ("1.234.567,89", "1234567.89"), ("1 234 567,89", "1234567.89"),
    ("0", "0"), ("0.5", "0.5"), (".5", "0.5"), ("0,50", "0.5"), ("5.", "5"), ("12.5", "12.5"),
    ("0.0067", "0.0067"), ("0.123", "0.123"), ("999999999999", "999999999999"),
])  # fmt: skip
def test_amounts(text, amount):
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", [
    "", " ", "$", ".", ",", "abc", "-5", "-450,000", "1.2.3", "1,2,3", "1,23,456", "45,0000",
    "1,234.567.8", "1,234,56", "12.345,678.9", "1e5", "1e-999999", "1e999999999999999999", "NaN",
    "Infinity", "0x10", "1000000000000", "9" * 5000, "3,150.00.00", "5-6", "--5", "12 €", "½",
    "1.234,567",
])  # fmt: skip
def test_what_is_no_amount_is_refused(text, sentence):
    """A thousand times too much or too little is worse than asking again."""
    with pytest.raises(UnreadableValue) as caught:
        read_amount(text)
    assert "3,150.00" in str(caught.value)


@settings(deadline=None, max_examples=300)
@given(st.decimals(0, 10**12 - 1, places=2))
def test_an_amount_written_in_either_country_reads_the_same(amount):
    american = f"{amount:,.2f}"
    european = american.translate(str.maketrans(",.", ".,"))
    for text in (american, european, f"{amount:.2f}", f"${american}", american.replace(",", " ")):
        assert read_amount(text) == amount


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=20) | st.from_regex(r"[0-9.,' $¥-]{1,12}", fullmatch=True))
def test_any_text_is_an_amount_or_is_refused(text):
    try:
        amount = read_amount(text)
    except UnreadableValue:
        return
    assert amount.is_finite()
    assert 0 <= amount < 10**12


def words(most: int = 30) -> st.SearchStrategy[str]:
    """Text of one line: only notes keep their line breaks."""
    text = st.text(st.characters(codec="utf-8"), max_size=most).map(str.strip)
    return text.filter(lambda typed: len(typed.splitlines()) < 2)


def whole(least: int, most: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(least, most)


dates = st.none() | st.builds(
    lambda day, precision: PartialDate.from_iso(day.isoformat()[: (4, 7, 10)[precision]]),
    st.dates(min_value=PartialDate(1900).first, max_value=PartialDate(2100).last),
    st.integers(0, 2),
)

cars = st.builds(
    Car, name=words().filter(bool), stage=st.sampled_from(Stage), make=words(), model=words(),
    variant=words(), body=st.none() | st.sampled_from(Body),
    chassis_no=st.from_regex(r"([A-Z0-9]{1,6}(-[0-9]{1,7})?)?", fullmatch=True), state_vin=words(),
    built=dates, first_registered=dates, model_year=whole(1900, 2100), color=words(),
    displacement_cc=whole(1, 10_000), cycle=st.sampled_from([None, 2, 4]),
    power_ps=st.none() | st.floats(0, 2000, exclude_min=True), length_mm=whole(500, 20_000),
    width_mm=whole(300, 5_000), height_mm=whole(300, 5_000), drivetrain=words(),
    transmission=words(), odometer=whole(0, 9_999_999),
    odometer_unit=st.none() | st.sampled_from(OdometerUnit), plate=words(),
    state=st.sampled_from(["", *sorted(STATE_CODES)]), county=words(),
    price=st.none() | st.decimals(0, 10**12 - 1, places=2) | st.integers(0, 10**9).map(Decimal),
    currency=st.none() | st.sampled_from(Currency), seller=words(), auction_house=words(),
    auction_lot=words(), auction_grade=words(), purchased_on=dates, catalogue_id=words(),
    notes=st.text(st.characters(codec="utf-8"), max_size=60),
)  # fmt: skip


@settings(deadline=None, max_examples=250)
@given(cars)
def test_a_whole_car_is_written_and_read_back_the_same(car):
    texts = {name: write_field(car, name) for name in DESIGN}
    assert all(isinstance(text, str) for text in texts.values())
    assert with_fields(Car(), texts) == car


@pytest.mark.parametrize("name", ["name", "make", "color", "seller", "county"])
def test_a_line_break_in_a_name_becomes_a_space(name):
    assert read_field(name, " Honda \r\n Beat\u2028PP1\t2 ") == "Honda Beat PP1\t2"
    assert read_field("notes", "one\n  two") == "one\n  two"


@pytest.mark.parametrize("value", ["3150.000", "3150.0000", "1E+3", "450000.00", "0.0067", "0"])
def test_no_way_of_keeping_a_price_changes_what_it_is_worth(value):
    """A store may hand back more zeros than were typed."""
    car = Car(price=Decimal(value))
    assert read_field("price", write_field(car, "price")) == Decimal(value)


def test_power_is_written_without_needless_digits():
    assert write_field(Car(power_ps=64.0), "power_ps") == "64"
    assert write_field(Car(power_ps=63.5), "power_ps") == "63.5"


@pytest.mark.parametrize("name", DESIGN)
@settings(deadline=None, max_examples=25)
@given(text=st.text(max_size=30))
def test_any_text_is_read_or_refused_by_name(name, text):
    try:
        value = read_field(name, text)
    except UnreadableValue as problem:
        assert problem.field == name
        assert str(problem)
    else:
        again = read_field(name, write_field(Car(**{name: value}), name))
        assert again == value


def test_edits_leave_the_other_fields_alone():
    car = Car(make="Honda", model="Beat", notes="kept")
    edited = with_fields(car, {"built": "1991-05", "price": "¥450,000", "currency": "JPY"})
    assert edited == Car(make="Honda", model="Beat", notes="kept", built=PartialDate(1991, 5),
                         price=Decimal(450000), currency=Currency.JPY)  # fmt: skip
    assert with_fields(edited, {"built": ""}).built is None


@pytest.mark.parametrize("car, good", [
    (Car(name="x"), True), (Car(make="Honda", model="Beat"), True), (Car(make="Honda"), False),
    (Car(model="Beat"), False), (Car(), False),
])  # fmt: skip
def test_a_car_needs_a_name_or_a_make_and_a_model(car, good, sentence):
    if good:
        assert checked(car) is car
        return
    with pytest.raises(UnreadableValue) as caught:
        checked(car)
    assert "make and a model, or a name" in sentence(caught.value)


def test_a_car_is_called_by_its_name_else_by_make_and_model():
    assert Car(name="Bee", make="Honda", model="Beat").title == "Bee"
    assert Car(make="Honda", model="Beat").title == "Honda Beat"
