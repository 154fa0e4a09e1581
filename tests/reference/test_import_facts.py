"""The book's milestones and usual costs, as a plan and a cost sheet start from them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from keigarage.domain.car import Currency, Stage
from keigarage.domain.costs import CostKind
from keigarage.domain.errors import BrokenRuleBook
from keigarage.domain.knowledge import Confidence
from keigarage.domain.plan import Days, Mode
from keigarage.reference import RuleBook
from keigarage.reference.files import BUNDLED

ORDER = ("search", "buy", "inland", "dereg", "booking", "isf", "sail", "eligible-check",
         "arrival-notice", "entry", "release", "stamp", "title")  # fmt: skip


def test_the_milestones_stand_in_order_from_the_search_to_the_plate(book):
    kinds = book.milestones()
    assert tuple(kind.id for kind in kinds) == ORDER
    spans = {kind.id: kind.typical for kind in kinds if kind.typical}
    assert spans == {
        "search": Days(7, 28), "buy": Days(2, 7), "dereg": Days(3, 14), "booking": Days(7, 28),
        "sail": Days(11, 70), "entry": Days(7, 21),
    }  # fmt: skip


def test_every_milestone_has_a_short_name_and_the_law_its_act(book):
    kinds = {kind.id: kind for kind in book.milestones()}
    assert all(kind.name and kind.name != kind.name.upper() for kind in kinds.values())
    assert kinds["entry"].cite == "19 CFR 142.2"
    assert kinds["isf"].confidence is Confidence.HIGH and kinds["isf"].url
    assert kinds["sail"].confidence is Confidence.CONFLICT


def test_usual_costs_are_placeholders_with_their_sources(book):
    found = {template.label: template for template in book.cost_templates()}
    freight = found["Ocean freight, RoRo"]
    assert (freight.low, freight.high) == (Decimal(900), Decimal(2500))
    assert (freight.mode, freight.stage, freight.confidence) == (
        Mode.RORO, Stage.IN_TRANSIT, Confidence.LOW
    )  # fmt: skip
    assert freight.source.startswith("https://")
    certificate = found["Export certificate"]
    assert (certificate.currency, certificate.low, certificate.high) == (Currency.JPY, 350, 350)
    assert found["Marine insurance"].low is None  # nobody read states a figure
    assert found["Transport in Japan"].low is None and found["Transport in Japan"].high == 500


def test_no_row_of_the_facts_is_left_out_and_three_lines_stand_for_more_than_a_cost(book):
    rows = json.loads(Path(BUNDLED, "federal", "costs.json").read_text("utf-8"))["costs_typical"]
    templates = book.cost_templates()
    assert len(templates) == len(rows) + 4
    assert len({template.label for template in templates}) == len(templates)
    special = {t.label: t.kind for t in templates if t.kind is not CostKind.COST}
    assert special == {"Purchase price": CostKind.PRICE, "Duty and fees": CostKind.DUTY,
                       "Sale price": CostKind.SALE}  # fmt: skip
    stages = [tuple(Stage).index(template.stage) for template in templates]
    assert stages == sorted(stages)


def _book_with(tmp_path, change) -> RuleBook:
    page = json.loads(Path(BUNDLED, "federal", "milestones.json").read_text("utf-8"))
    change(page["milestones"])
    (tmp_path / "federal").mkdir()
    (tmp_path / "federal" / "milestones.json").write_text(json.dumps(page), "utf-8")
    return RuleBook(tmp_path)


@pytest.mark.parametrize("change, said", [
    (lambda rows: rows.append(rows[0] | {"order": 20}), "twice"),
    (lambda rows: rows[0].update(typical_days={"min": 9, "max": 3}), "typical_days"),
    (lambda rows: rows[0].update(typical_days={"min": -1, "max": 3}), "typical_days"),
])  # fmt: skip
def test_a_broken_milestone_is_named(tmp_path, change, said):
    with pytest.raises(BrokenRuleBook, match=said):
        _book_with(tmp_path, change).milestones()


def test_a_milestone_that_a_later_book_adds_keeps_its_own_name(tmp_path):
    added = {"order": 14, "id": "party", "name": "First meet", "typical_days": None, "yields": [],
             "needs": [], "url": None, "confidence": "unknown"}  # fmt: skip
    kinds = _book_with(tmp_path, lambda rows: rows.append(added)).milestones()
    assert (kinds[-1].id, kinds[-1].name) == ("party", "First meet")
