"""The papers of the whole rule book: which body each is for, and what their records say of them."""

import pytest

from keigarage.domain.car import BodyClass
from keigarage.domain.paper_words import when_words
from keigarage.domain.paperwork import for_body, named_bodies, state_specs
from keigarage.domain.status import Need
from keigarage.reference import RuleBook

BOOK = RuleBook()
NAMED = {
    "ca-reg-4008": {BodyClass.TRUCK},
    "ca-weight-certificate-from-a-public-scale": {BodyClass.TRUCK},
    "ky-certified-special-purpose-vehicle-inspec": {BodyClass.TRUCK},
    "ky-insurance-in-motorcycle-form-and-amounts": {BodyClass.TRUCK},
    "mn-local-mini-truck-permit-under-an-ordinan": {BodyClass.TRUCK, BodyClass.VAN},
    "oh-proof-of-local-law-enforcement-equipment": {BodyClass.TRUCK},
}


def test_the_papers_of_all_states_that_name_a_body():
    own = [spec for code in BOOK.state_codes() for spec in state_specs(BOOK.state(code))]
    assert len({spec.desk for spec in own}) == 51
    found = {s.id: s for s in own if named_bodies(s)}
    assert {name: set(named_bodies(s)) for name, s in found.items()} == NAMED
    for each in own:
        for body in BodyClass:
            seen = for_body(each, body)
            assert (seen.id, seen.title, seen.form) == (each.id, each.title, each.form)
            other = each.id in NAMED and body not in NAMED[each.id]
            assert seen == each or (other and seen.need is Need.CONDITIONAL)
            assert other == (seen.why != each.why)
    inspected = for_body(found["ky-certified-special-purpose-vehicle-inspec"], BodyClass.CAR)
    assert inspected.why == "for minitrucks: minitruck registered under KRS 186.077"


@pytest.mark.parametrize(("why", "words"), [
    ("document not in English", "if: document not in English"),
    ("if accepted", "if accepted"),
    ("for minitrucks: minitruck", "for minitrucks: minitruck"),
    ("a county checklist says it is not needed", "note: a county checklist says it is not needed"),
    ("DMV lists it without stating the condition",
     "note: DMV lists it without stating the condition"),
    ("", ""),
])  # fmt: skip
def test_a_remark_is_told_as_one(why, words):
    assert when_words(why, Need.CONDITIONAL) == words


def test_what_a_required_paper_says_stands_alone_or_is_a_note():
    assert when_words("imported vehicle", Need.REQUIRED) == "imported vehicle"
    assert when_words("done at a deputy registrar", Need.REQUIRED).startswith("note: ")


def test_no_state_tells_a_remark_as_a_condition():
    told = [
        when_words(paper.when, paper.need)
        for code in BOOK.state_codes() for paper in BOOK.state(code).papers if paper.when
    ]  # fmt: skip
    conditions = [words for words in told if words.startswith("if: ")]
    assert not [w for w in conditions if w.startswith(("if: source", "if: listed", "if: a county"))]
    assert len([words for words in told if words.startswith("note: ")]) == 42


def test_a_federal_paper_says_in_words_when_it_is_asked_for():
    why = {spec.id: spec.why for spec in BOOK.federal_papers()}
    assert (why["hs7"], why["bol"][:22]) == ("at entry.", "at entry and release. ")
    assert why["cleaning"].startswith("before loading. ")
    assert not any(words.startswith("When") for words in why.values())
