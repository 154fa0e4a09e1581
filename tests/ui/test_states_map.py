"""The map's geometry and shading as plain values, and that the ink shows what they say."""

import json
from datetime import date
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from keigarage.domain.car import BodyClass
from keigarage.domain.car_fields import STATE_CODES
from keigarage.domain.dates import PartialDate
from keigarage.domain.own_rules import StateNote
from keigarage.domain.plating import rank
from keigarage.domain.plating_checks import Vehicle
from keigarage.domain.status import Status
from keigarage.places import resource
from keigarage.reference import RuleBook
from keigarage.ui.look.marks import Mark
from keigarage.ui.look.palette import DARK, LIGHT, Role, contrast
from keigarage.ui.states.drawn import Drawn
from keigarage.ui.states.hatch import Hatch, hatched
from keigarage.ui.states.insets import inset_at, insets
from keigarage.ui.states.map_ink import ground_under, ink_on
from keigarage.ui.states.map_paint import paint_map
from keigarage.ui.states.shading import note_for, shade, shade_body, spoken, tally, tally_words, tip
from keigarage.ui.states.shapes import (
    Rect,
    Way,
    fitted,
    named,
    neighbour,
    outline,
    state_at,
)

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def states():
    book = RuleBook()
    return [book.state(code) for code in book.state_codes()]


@pytest.fixture(scope="module")
def names():
    return RuleBook().state_names()


# The resource


def test_the_map_has_the_51_within_its_frame():
    whole = outline()
    assert set(whole.states) == STATE_CODES
    for shape in whole.states.values():
        for ring in shape.rings:
            assert len(ring) >= 3
            assert all(0 <= x <= whole.width and 0 <= y <= whole.height for x, y in ring)


def test_every_label_stands_in_its_own_state():
    whole = outline()
    for code, shape in whole.states.items():
        assert state_at(whole, *shape.label) == code
    assert state_at(whole, 20, 20) == ""


def test_the_file_is_whole_numbers_and_says_where_it_comes_from():
    made = json.loads(resource("map/states.json").read_text("utf-8"))
    assert made["from"].startswith("us-atlas@")
    numbers = [n for row in made["states"].values() for ring in row["rings"] for n in ring]
    assert all(isinstance(n, int) for n in numbers)
    assert "ISC" in resource("map/ORIGIN.md").read_text("utf-8")
    assert "Michael Bostock" in resource("map/LICENSE").read_text("utf-8")


# Where things stand


@pytest.mark.parametrize("rect", [
    Rect(16, 16, 726, 454), Rect(0, 0, 300, 900), Rect(10, 0, 2000, 400),
])  # fmt: skip
def test_the_outline_fits_its_rectangle_whole_and_in_the_middle(rect):
    whole = outline()
    fit = fitted(whole, rect)
    left, top = fit.at((0, 0))
    right, bottom = fit.at((whole.width, whole.height))
    assert rect.left - 0.01 <= left and right <= rect.left + rect.width + 0.01
    assert rect.top - 0.01 <= top and bottom <= rect.top + rect.height + 0.01
    assert left - rect.left == pytest.approx(rect.left + rect.width - right, abs=0.01)
    assert fit.back(*fit.at((123, 456))) == pytest.approx((123, 456))


@pytest.mark.parametrize("width, height", [(360, 225), (726, 454), (1700, 1060)])
def test_the_small_states_have_boxes_that_neither_meet_nor_leave_the_map(width, height):
    whole = outline()
    fit = fitted(whole, Rect(0, 0, width, height))
    boxes = insets(whole, fit)
    assert {one.code for one in boxes} == {
        "MA", "RI", "CT", "NJ", "DE", "MD", "DC", "VT", "NH", "HI",
    }  # fmt: skip
    for one, other in combinations(boxes, 2):
        apart_across = one.box.left + one.box.width <= other.box.left + 0.01 or (
            other.box.left + other.box.width <= one.box.left + 0.01)  # fmt: skip
        apart_down = one.box.top + one.box.height <= other.box.top + 0.01 or (
            other.box.top + other.box.height <= one.box.top + 0.01)  # fmt: skip
        assert apart_across or apart_down, (one.code, other.code)
    for one in boxes:
        assert one.box.left >= 0 and one.box.left + one.box.width <= width + 0.01
        assert one.box.top >= 0 and one.box.top + one.box.height <= height
        assert inset_at(boxes, *one.box.center) == one.code
        assert one.ends[1] == fit.at(whole.states[one.code].label)
    assert inset_at(boxes, width / 2, height / 2) == ""


# Keys


@pytest.mark.parametrize("code, way, expected", [
    ("WA", Way.DOWN, "OR"), ("WA", Way.RIGHT, "MT"), ("WA", Way.LEFT, "WA"),
    ("TX", Way.UP, "OK"), ("TX", Way.RIGHT, "LA"), ("ND", Way.DOWN, "SD"),
    ("CO", Way.LEFT, "UT"), ("CO", Way.RIGHT, "KS"), ("ME", Way.RIGHT, "ME"),
    ("RI", Way.LEFT, "CT"), ("DC", Way.UP, "MD"), ("AK", Way.RIGHT, "HI"),
])  # fmt: skip
def test_an_arrow_leads_to_the_nearest_state_that_way(code, way, expected):
    assert neighbour(outline(), code, way) == expected


@pytest.mark.parametrize("start", ["WA", "HI", "ME", "DC"])
def test_the_arrows_reach_every_state(start):
    whole = outline()
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        found = {neighbour(whole, here, way) for way in Way} - seen
        seen |= found
        waiting += found
    assert seen == STATE_CODES


@pytest.mark.parametrize("typed, code", [
    ("tx", "TX"), ("t", "TN"), ("nor", "NC"), ("north d", "ND"), ("Wy", "WY"), ("mis", "MS"),
    ("MI", "MI"), ("dist", "DC"), ("zz", ""), ("", ""),
])  # fmt: skip
def test_letters_mean_a_code_or_the_beginning_of_a_name(names, typed, code):
    assert named(typed, names) == code


# Hatching


@pytest.mark.parametrize("kind", Hatch)
def test_a_hatch_stays_inside_its_shape_and_fills_it(kind):
    """Of lines 2 apart, the whole length times 2 is the area they cover."""
    square = ((0, 0), (40, 0), (40, 40), (0, 40))
    lines = hatched([square], kind, 2)
    length = sum(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 for (ax, ay), (bx, by) in lines)
    assert length * 2 == pytest.approx(40 * 40, rel=0.06)
    for ends in lines:
        for x, y in ends:
            assert -0.01 <= x <= 40.01 and -0.01 <= y <= 40.01


@pytest.mark.parametrize("kind", Hatch)
def test_every_state_can_be_hatched_whatever_its_coast(kind):
    for shape in outline().states.values():
        for (ax, ay), (bx, by) in hatched(shape.rings, kind, 211.3):
            middle = ((ax + bx) / 2, (ay + by) / 2)
            assert state_at(outline(), *middle) == shape.code


# Shading


def test_a_body_shades_the_map_and_counts_the_answers(states):
    shades = shade_body(states, BodyClass.TRUCK, ON)
    assert dict(tally(shades)) == {
        Status.ROAD: 11, Status.LIMITED: 15, Status.LOCAL: 3, Status.UNSETTLED: 10,
        Status.PROHIBITED: 12,
    }  # fmt: skip
    assert tally_words(shades).startswith("road 11, limited 15")
    assert shades["OH"].mark is Mark.LOCAL
    assert shade_body(states, BodyClass.CAR, ON)["OH"].mark is Mark.UNSETTLED
    assert note_for(BodyClass.TRUCK, ()) == (
        "answers for kei trucks of 25 years; as of each record's date"
    )


def test_a_car_shades_the_map_by_its_own_measures(states):
    carry = Vehicle(name="Carry", body=BodyClass.TRUCK, built=PartialDate(2001, 11),
                    length_mm=3395, displacement_cc=658)  # fmt: skip
    answers = rank(states, carry, ON)
    shades = shade(answers)
    assert next(iter(shades)) == "TX"
    assert shades["NC"].mark is Mark.UNSETTLED
    assert shades["NC"].words == "outside its rule; treatment not on record"
    assert shades["NC"].reasons[0].endswith("excludes this 3,395 mm body.")
    assert "30 November 2026" in note_for(BodyClass.TRUCK, answers)


def test_a_tip_and_a_reader_are_told_answer_reasons_and_age(states):
    shades = shade_body(states, BodyClass.TRUCK, ON)
    assert tip(shades["LA"]).splitlines() == [
        "Louisiana: registers it with limits",
        "Roads posted up to 55 mph.",
        "No interstates.",
        "As of January 2025: check before you rely on it.",
    ]
    told = spoken(shades["LA"])
    assert told.startswith("registers it with limits. Roads posted up to 55 mph.")


def test_a_limit_is_no_reason_for_a_refusal(states):
    """Rhode Island's 35 mph are for the cars plated before; the newcomer hears why it is not."""
    assert shade_body(states, BodyClass.TRUCK, ON)["RI"].reasons == (
        "The DMV has refused kei vehicles since 2021 and asked owners to hand back plates.",
    )


def test_an_answer_of_the_owners_own_says_so(states):
    note = StateNote(code="GA", status=Status.ROAD, source="Fulton tag office",
                     checked_on=PartialDate(2026, 10, 12))  # fmt: skip
    one = shade_body(states, BodyClass.CAR, ON, [note])["GA"]
    assert (one.status, one.stale) == (Status.ROAD, False)
    assert one.words == "registers it for the road (yours, checked 12 October 2026)"
    assert "Fulton tag office" in one.reasons[0]


# Ink


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_read_well_on_every_fill(colors):
    for mark in (Mark.YES, Mark.DEPENDS, Mark.LOCAL, Mark.NO, Mark.UNSETTLED, Mark.OFFROAD):
        ground, ink = ground_under(mark, colors).name(), ink_on(mark, colors).name()
        assert contrast(ground, ink) >= 4.5, (mark, ground, ink)


def test_the_picture_shows_fill_hatching_and_letters(qapp, states):
    shades = shade_body(states, BodyClass.TRUCK, ON)
    image = QImage(800, 520, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.window))
    drawn = Drawn(QRectF(20, 20, 760, 480))
    painter = QPainter(image)
    paint_map(painter, drawn, shades, LIGHT)
    painter.end()
    texas = drawn.label("TX").toPoint()
    assert image.pixelColor(texas.x() - 40, texas.y() + 4).name() == LIGHT.yes_fill.lower()
    montana = drawn.paths["MT"].boundingRect().toRect()
    colors = {
        image.pixelColor(x, y).name()
        for x in range(montana.left() + 60, montana.right() - 30)
        for y in range(montana.top() + 20, montana.center().y() - 14)
    }
    assert len(colors) > 3  # the fill, the lines and the softened steps between them
    assert LIGHT.hex(Role.UNSETTLED_FILL).lower() in colors
    assert image.pixelColor(2, 2).name() == LIGHT.window.lower()


def test_a_state_whose_record_cannot_be_read_stays_blank(qapp, states):
    shades = shade_body(states, BodyClass.TRUCK, ON)
    del shades["TX"], shades["RI"]
    image = QImage(800, 520, QImage.Format.Format_RGB32)
    drawn = Drawn(QRectF(20, 20, 760, 480))
    painter = QPainter(image)
    paint_map(painter, drawn, shades, LIGHT)
    painter.end()
    texas = drawn.label("TX").toPoint()
    assert image.pixelColor(texas).name() == LIGHT.hex(Role.TRACK).lower()
