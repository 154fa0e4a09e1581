"""Tariff news of the owner's own: read, refused, and reckoned with in place of the book's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from keigarage.domain.car import BodyClass
from keigarage.domain.dates import PartialDate
from keigarage.domain.duty import duty
from keigarage.domain.errors import UnreadableValue
from keigarage.domain.own_tariff import (
    OwnTariff,
    TariffKind,
    duty_rows,
    fee_rows,
    read_tariff,
)
from keigarage.domain.tariff import DutyMode, DutyRow, FeeKind, FeeRow

ON = date(2026, 11, 22)
ALL = frozenset(BodyClass)
BOOK = (
    DutyRow(id="base", what="base", mode=DutyMode.BASE, rate_pct=Decimal("2.5"), bodies=ALL),
    DutyRow(id="301", what="301", mode=DutyMode.TOTAL_CAP, rate_pct=Decimal("12.5"), bodies=ALL),
)
FEES = (
    FeeRow(id="mpf", kind=FeeKind.MPF, flat_usd=Decimal(30)),
    FeeRow(id="hmf", kind=FeeKind.HMF, flat_usd=Decimal(4)),
)
NEWS = OwnTariff(
    id=7, what="301 raised", kind=TariffKind.TOTAL_CAP, rate_pct=Decimal(20), replaces="301",
    effective_from=date(2027, 1, 1), cite="91 FR 1", checked_on=PartialDate(2026, 11, 20),
)  # fmt: skip


def bill(*own: OwnTariff, entry: date = date(2027, 3, 1), body: BodyClass = BodyClass.CAR):
    return duty(
        value_usd=Decimal(1000), body=body, built=PartialDate(1991, 5), entry=entry, rows=BOOK,
        own_rows=duty_rows(own), fees=(*FEES, *fee_rows(own)),
    )  # fmt: skip


def test_the_owners_rate_takes_the_place_of_the_books_while_it_holds():
    assert bill().total_usd == Decimal("159.00")
    told = bill(NEWS)
    assert told.total_usd == Decimal("234.00")
    assert [(line.what, line.own) for line in told.rows][:2] == [("base", False),
                                                                 ("301 raised", True)]  # fmt: skip
    assert bill(NEWS, entry=date(2026, 12, 31)).total_usd == Decimal("159.00")


def test_a_rate_of_its_own_comes_on_top():
    extra = replace(NEWS, kind=TariffKind.ADD, replaces="", rate_pct=Decimal(1))
    assert bill(extra).total_usd == Decimal("169.00")
    only_trucks = replace(extra, body=BodyClass.TRUCK)
    assert bill(only_trucks).total_usd == Decimal("159.00")
    assert bill(only_trucks, body=BodyClass.TRUCK).total_usd == Decimal("169.00")


def test_of_two_that_replace_one_rate_the_later_holds():
    later = replace(NEWS, id=8, effective_from=date(2027, 2, 1), rate_pct=Decimal(15))
    for rows in ((NEWS, later), (later, NEWS)):
        assert bill(*rows).total_usd == Decimal("184.00")
        assert bill(*rows, entry=date(2027, 1, 31)).total_usd == Decimal("234.00")


def test_a_fee_of_the_owners():
    fee = replace(NEWS, kind=TariffKind.MPF, rate_pct=None, flat_usd=Decimal(50), replaces="")
    told = bill(fee)
    assert told.total_usd == Decimal("179.00")
    assert [line.own for line in told.rows if line.what.startswith("Merch")] == [True]


def test_a_limit_is_no_fee():
    limit = replace(NEWS, kind=TariffKind.INFORMAL_LIMIT, flat_usd=Decimal(3000))
    (row,) = fee_rows([limit])
    assert (row.kind, row.limit_usd, row.flat_usd) == (FeeKind.INFORMAL_LIMIT, Decimal(3000), None)


# Reading what was typed

TYPED = {
    "what": "Section 301", "kind": "total cap", "rate_pct": "12.5 %", "cite": "91 FR 1",
    "checked_on": "2026-11-20", "effective_from": "2027-01-01", "body": "truck",
}  # fmt: skip


def test_what_was_typed_becomes_a_rate():
    row = read_tariff(TYPED, ON)
    assert row == OwnTariff(
        what="Section 301", kind=TariffKind.TOTAL_CAP, rate_pct=Decimal("12.5"), cite="91 FR 1",
        checked_on=PartialDate(2026, 11, 20), effective_from=date(2027, 1, 1),
        body=BodyClass.TRUCK,
    )  # fmt: skip
    assert read_tariff({"rate_pct": "15"}, ON, row) == replace(row, rate_pct=Decimal(15))


@pytest.mark.parametrize("change, field, words", [
    ({"what": ""}, "what", "what it is"),
    ({"cite": ""}, "cite", "where it comes from"),
    ({"kind": "gift"}, "kind", "choose one of base, add, total_cap"),
    ({"body": "van"}, "body", "choose car or truck"),
    ({"rate_pct": ""}, "rate_pct", "needs its rate"),
    ({"rate_pct": "-3"}, "rate_pct", "number of percent"),
    ({"rate_pct": "nan"}, "rate_pct", "number of percent"),
    ({"rate_pct": "1001"}, "rate_pct", "number of percent"),
    ({"kind": "hmf", "rate_pct": ""}, "rate_pct", "a rate or an amount"),
    ({"kind": "informal_limit"}, "flat_usd", "needs its amount"),
    ({"min_usd": "5", "max_usd": "4"}, "max_usd", "above the most"),
    ({"flat_usd": "3 lots"}, "flat_usd", "not an amount"),
    ({"effective_from": "2027"}, "effective_from", "whole day"),
    ({"effective_to": "2026-12-31"}, "effective_to", "ends before it begins"),
    ({"checked_on": "2027-01-01"}, "checked_on", "still to come"),
])  # fmt: skip
def test_a_rate_that_cannot_be_reckoned_with_is_refused(sentence, change, field, words):
    with pytest.raises(UnreadableValue) as refused:
        read_tariff(TYPED | change, ON)
    assert refused.value.field == field
    assert words in sentence(refused.value)
