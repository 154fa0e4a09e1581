"""What a search finds: words in any order, and terms that name a field."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from keigarage.domain.car import Body, Car, CarId, Currency, Stage
from keigarage.domain.date_reading import read_date
from keigarage.domain.dates import PartialDate
from keigarage.domain.query import matching, read_query, searchable

BEAT = Car(
    id=CarId(1), make="Honda", model="Beat", body=Body.ROADSTER, chassis_no="PP1-1100123",
    built=PartialDate(1991, 5), first_registered=PartialDate(1991, 6), color="Carnival yellow",
    state="TX", county="Travis", price=Decimal("780000"), currency=Currency.JPY,
    displacement_cc=656, power_ps=64.0, auction_lot="30412", notes="Roof renewed, ビート",
)  # fmt: skip
AZ1 = Car(
    id=CarId(2), make="Autozam", model="AZ-1", body=Body.COUPE, chassis_no="PG6SA-100777",
    built=PartialDate(1992, 10, 12), state="VA", seller="Ichiro", stage=Stage.BOUGHT,
)  # fmt: skip
ZZ = Car(
    id=CarId(3), name="Zed", make="Mitsubishi", model="Minica", variant="Dangan ZZ-4",
    built=PartialDate(1989), state="GA", price=Decimal("3150.50"), model_year=1990,
)  # fmt: skip
CARRY = Car(
    id=CarId(4), make="Suzuki", model="Carry", body=Body.TRUCK, stage=Stage.IN_TRANSIT,
    purchased_on=PartialDate(2026, 9, 30), state="TX", drivetrain="4WD",
)  # fmt: skip
LOT = (BEAT, AZ1, ZZ, CARRY)
NAMES = {1: "beat", 2: "az1", 3: "zz", 4: "carry"}


def found(text: str) -> str:
    return " ".join(NAMES[car.id or 0] for car in matching(LOT, text))


@pytest.mark.parametrize("text, names", [
    ("", "beat az1 zz carry"), ("  ", "beat az1 zz carry"), ("-", "beat az1 zz carry"),
    ("beat", "beat"), ("BEAT honda", "beat"), ("honda beat yellow", "beat"), ("beat suzuki", ""),
    ("PP1-1100123", "beat"), ("pp11100", "beat"), ("ＰＰ１", "beat"), ("ビート", "beat"),
    ("ﾋﾞｰﾄ", "beat"), ("az1", "az1"), ("zed", "zz"), ("dangan zz4", "zz"), ("ichiro", "az1"),
    ("travis", "beat"), ("30412", "beat"), ("1991-05", "beat"), ("1992", "az1"), ("roof", "beat"),
    ("beatpp1", ""),  # each field by itself
])  # fmt: skip
def test_words_are_found_in_any_order(text, names):
    assert found(text) == names


@pytest.mark.parametrize("text, names", [
    ("state:TX", "beat carry"), ("state:tx beat", "beat"), ("STATE:tx", "beat carry"),
    ("state:zz", ""), ("make:hon", "beat"), ("make=hon", ""), ("make=honda", "beat"),
    ("color:carnival", "beat"), ("body:truck", "carry"), ("stage:in_transit", "carry"),
    ("stage:in", "carry"), ("stage=in", ""), ("chassis:pp1", "beat"), ("chassis_no:PG6", "az1"),
    ("model:az-1", "az1"), ("currency:jpy", "beat"), ("drivetrain:4", "carry"),
    ("notes:roof", "beat"), ("state：TX　beat", "beat"), ("displacement_cc=656", "beat"),
    ("displacement_cc=65", ""), ("displacement_cc:65", "beat"), ("make:hon state:va", ""),
])  # fmt: skip
def test_a_term_asks_one_field(text, names):
    assert found(text) == names


@pytest.mark.parametrize("text, names", [
    ("price>3000", "beat zz"), ("price<10,000", "zz"), ("price>=780000", "beat"),
    ("price<=3150.5", "zz"), ("price>780,000", ""), ("power_ps>=64", "beat"),
    ("model_year<1991", "zz"), ("auction_lot>30000", "beat"), ("make>1", ""),
    ("price>nan", ""), ("price<inf", "beat zz"), ("stage<5", ""),
])  # fmt: skip
def test_numbers_compare_as_numbers(text, names):
    assert found(text) == names


@pytest.mark.parametrize("text, names", [
    ("built<1992", "beat zz"), ("built<1991", "zz"), ("built<=1991", "beat zz"),
    ("built<=1989-06", ""), ("built<1989-06", ""),  # the car of 1989 may be younger
    ("built>1991", "az1"), ("built>1989-06", "beat az1"),
    ("built>1989", "beat az1"), ("built>=1989", "beat az1 zz"), ("built>=1989-02", "beat az1"),
    ("built>1991-05", "az1"), ("built>=1991-05", "beat az1"), ("built>=1991-05-02", "az1"),
    ("built<1991-05", "zz"), ("built<=1991-05-31", "beat zz"), ("built<=1991-05-30", "zz"),
    ("built<1992-10-12", "beat zz"), ("built<=1992-10-12", "beat az1 zz"),
    ("built>1992-10-11", "az1"), ("built<H4", "beat zz"), ("built<平成4年10月", "beat zz"),
    ("built:1991", "beat"), ("built:1991-5", "beat"), ("built:1991-05", "beat"),
    ("built:199", "beat az1"), ("built:H3.5", "beat"), ("built=1992-10", "az1"),
    ("built:1989-01", ""), ("year:1992", "az1"),
    ("year<1990", "zz"), ("registered:1991", "beat"),
    ("first_registered<1992", "beat"), ("purchased_on>2026-08", "carry"),
    ("built>=1989 built<1992 honda", "beat"),
])  # fmt: skip
def test_dates_compare_by_all_the_days_they_can_mean(text, names):
    assert found(text) == names


@pytest.mark.parametrize("text, words", [
    ("wheels:4", ("wheels4",)), ("http://example.org", ("httpexampleorg",)),
    ("id:1", ("id1",)), ("trashed=True", ("trashedtrue",)), (":x", ("x",)), ("<>", ()),
])  # fmt: skip
def test_what_is_no_term_is_a_word(text, words):
    query = read_query(text)
    assert (query.words, query.tests) == (words, ())


@pytest.mark.parametrize("text", ["built<19", "built<", "price<cheap", "state:", "STATE:"])
def test_a_term_half_typed_hides_no_car(text):
    assert read_query(text) == read_query("")


def test_a_query_read_once_is_asked_of_every_car():
    query = read_query("honda built<1992")
    assert query.keeps(BEAT, searchable(BEAT))
    assert not query.keeps(replace(BEAT, built=PartialDate(1993)), searchable(BEAT))
    assert not query.keeps(BEAT, "suzuki")


# Any search of any garage against a filter that reads the words of the handbook slowly

FIELDS = ("make", "color", "state", "notes")
texts = st.sampled_from(("Honda", "beat", "TX", "Carnival yellow", "軽トラ", "a:b", "45%", ""))
days = st.dates(date(1990, 11, 1), date(1992, 2, 29)).map(PartialDate.of)
dates = st.one_of(
    st.none(), days, days.map(lambda d: PartialDate(d.year, d.month)),
    days.map(lambda d: PartialDate(d.year)),
)  # fmt: skip
cars = st.builds(
    lambda make, color, state, notes, built, price: Car(
        name="x", make=make, color=color, state=state, notes=notes, built=built, price=price
    ),
    texts, texts, texts, texts, dates, st.one_of(st.none(), st.integers(0, 999).map(Decimal)),
)  # fmt: skip
signs = st.sampled_from((":", "=", "<", ">", "<=", ">="))
terms = st.one_of(
    st.builds("{}{}{}".format, st.sampled_from((*FIELDS, "wheels")), st.sampled_from(":="),
              texts.map(lambda text: text.replace(" ", ""))),
    st.builds("built{}{}".format, signs, days.map(str)),
    st.builds("built{}{}".format, signs, days.map(lambda d: str(d)[:7])),
    st.builds("year{}{}".format, signs, days.map(lambda d: str(d)[:4])),
    st.builds("price{}{}".format, signs, st.integers(0, 999)),
    texts, st.sampled_from(("HONDA", "ｂｅａｔ", "yel", "199", "zzz")),
)  # fmt: skip


def plainly(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def every_day(value: PartialDate) -> range:
    return range(value.first.toordinal(), value.last.toordinal() + 1)


def answers(car: Car, term: str) -> bool:
    """Whether the car answers one term, worked out from the meaning of each sign."""
    name, sign, value = (*re.split("(<=|>=|[<>:=])", term, maxsplit=1), "", "")[:3]
    if sign and not value and name in (*FIELDS, "built", "year", "price"):
        return True  # half typed
    if name in ("built", "year") and sign:
        if car.built is None:
            return False
        named, held = every_day(read_date(value)), every_day(car.built)
        return all({"<": day < named[0], "<=": day <= named[-1], ">": day > named[-1],
                    ">=": day >= named[0]}.get(sign, day in named) for day in held)  # fmt: skip
    if name == "price" and sign not in ("", ":"):
        limit, price = Decimal(value), car.price
        return price is not None and {
            "<": price < limit, "<=": price <= limit, ">": price > limit,
            ">=": price >= limit, "=": price == limit,
        }[sign]  # fmt: skip
    if name in (*FIELDS, "price") and value:
        held = "" if getattr(car, name) is None else plainly(str(getattr(car, name)))
        return held == plainly(value) if sign == "=" else held.startswith(plainly(value))
    words = ("x", car.make, car.color, car.state, car.notes, str(car.built or ""))
    return any(plainly(term) in plainly(word) for word in words)


@given(st.lists(cars, max_size=5), st.lists(terms, max_size=4))
def test_a_search_agrees_with_the_meaning_of_its_terms(lot, asked):
    separate = [term for text in asked for term in text.split()]
    kept = matching(lot, " ".join(asked))
    assert kept == [car for car in lot if all(answers(car, term) for term in separate)]


names = st.sampled_from(("built", "year", "price", "notes", "stage", "cycle", "ſtate"))


@given(st.one_of(
    st.text(max_size=40),
    st.builds("{}{}{}".format, names, signs, st.text(max_size=25)),
))  # fmt: skip
@example("built<" + "9" * 5000)
@example("price<" + "9" * 5000)
@example("price>1e999999")
@example("price<-nan")
@example("model_year<٣")
@example("built:\ud800")
@example("(((((")
@example("built<1991-05 " * 500)
def test_no_search_is_ever_refused(text):
    hostile = replace(BEAT, notes="9" * 5000, seller="nan", auction_lot="1e999999", plate="\ud800")
    assert set(matching((*LOT, hostile), text)) <= {*LOT, hostile}


@pytest.mark.parametrize("text, left", [
    ("-honda", ["Every"]), ("-honda -suzuki", []), ("beat -state:TX", []),
    ("-built<1992", ["Every"]),
    ("-", ["Beat", "Every"]), ("-built<", ["Beat", "Every"]),
])  # fmt: skip
def test_a_dash_leaves_out(text, left):
    cars = [
        Car(make="Honda", model="Beat", state="TX", built=PartialDate(1991, 5)),
        Car(make="Suzuki", model="Every"),
    ]
    assert [car.model for car in matching(cars, text)] == left


@pytest.mark.parametrize("text", ["built<abc", "state:", "odometer>much", "foo:bar"])
def test_a_term_that_cannot_be_read_is_named_and_the_rest_is_asked(text):
    query = read_query(f"honda {text} built<1992")
    assert len(query.unread) == 1 and query.unread[0].startswith(text)
    assert "honda" in query.words and len(query.tests) == 1
    assert read_query("honda built<1992 -stage:sold").unread == ()
