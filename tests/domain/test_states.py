"""A state answers by body, and says when its record has grown old."""

from dataclasses import replace
from datetime import date

import pytest

from keigarage.domain.car import Body, BodyClass, body_class
from keigarage.domain.car_fields import STATE_CODES
from keigarage.domain.dates import PartialDate
from keigarage.domain.knowledge import Confidence
from keigarage.domain.states import Inspection, Jurisdiction
from keigarage.domain.status import STATUS_WORDS, Status

TEXAS = Jurisdiction(
    code="TX", name="Texas", agency="Texas DMV", agency_short="TxDMV", status=Status.ROAD,
    applies_to=frozenset(BodyClass), status_by_body={BodyClass.TRUCK: Status.LIMITED}, summary="",
    max_posted_mph=None, interstate_ok=None, min_age_years=None, local_option=None, local_note="",
    plate_classes=(), papers=(), fees=(), legal_basis=(), pending=None, timeline=(), sources=(),
    inspection=Inspection(safety=None, emissions=None, vin_verification=None, note=""),
    as_of=PartialDate(2025, 11, 22), confidence=Confidence.HIGH, conflicts=None,
)  # fmt: skip


@pytest.mark.parametrize("as_of, fresh, stale", [
    (PartialDate(2025, 11, 22), date(2026, 11, 22), date(2026, 11, 23)),
    (PartialDate(2024, 2, 29), date(2025, 3, 1), date(2025, 3, 2)),
    (PartialDate(2025, 11), date(2026, 11, 30), date(2026, 12, 1)),
    (PartialDate(2025), date(2026, 12, 31), date(2027, 1, 1)),
])  # fmt: skip
def test_a_record_grows_stale_a_day_after_its_year(as_of, fresh, stale):
    record = replace(TEXAS, as_of=as_of)
    assert not record.stale(fresh)
    assert record.stale(stale)


def test_the_body_decides_where_the_state_tells_them_apart():
    assert TEXAS.status_for(BodyClass.TRUCK) is Status.LIMITED
    assert TEXAS.status_for(BodyClass.CAR) is Status.ROAD


@pytest.mark.parametrize("body, expected", [
    (None, BodyClass.CAR), (Body.ROADSTER, BodyClass.CAR), (Body.SUV, BodyClass.CAR),
    (Body.WAGON, BodyClass.CAR), (Body.VAN, BodyClass.VAN), (Body.MICROVAN, BodyClass.VAN),
    (Body.TRUCK, BodyClass.TRUCK),
])  # fmt: skip
def test_ten_bodies_fall_in_three_classes(body, expected):
    assert body_class(body) is expected


def test_every_status_has_its_words():
    assert set(STATUS_WORDS) == set(Status)
    assert len(set(STATUS_WORDS.values())) == len(Status)
    assert "TX" in STATE_CODES
