"""What the rule book answers: ages, cars, states, papers."""

from datetime import date
from decimal import Decimal

import pytest

from keigarage.domain.car import Body, BodyClass
from keigarage.domain.catalogue import search
from keigarage.domain.dates import PartialDate
from keigarage.domain.eligibility import Basis, Counting, decide
from keigarage.domain.errors import NotFound
from keigarage.domain.knowledge import Confidence
from keigarage.domain.status import Need, Status


def test_the_age_rules_of_every_country(book):
    rules = book.age_rules()
    years = {rule.id: rule.min_years for rule in rules.values()}
    assert years == {
        "us-nhtsa-25": 25, "us-nhtsa-25-safe": 25, "us-epa-21": 21, "us-232-25": 25,
        "ca-15": 15, "au-25": 25, "gb-10": 10, "de-30-h": 30, "eu-9705-30": 30, "ie-30": 30,
        "nz": None, "mx": None, "ae": None,
    }  # fmt: skip
    german = rules["de-30-h"]
    assert (german.country, german.counted) == ("DE", Counting.DAY)
    assert {rule.id for rule in rules.values() if rule.starts_from is Basis.FIRST_REGISTERED} == {
        "de-30-h", "ie-30",
    }  # fmt: skip


def test_a_rule_carries_its_law_and_how_sure_it_is(book):
    rule = book.federal
    assert rule.agency == "NHTSA"
    assert rule.cite.startswith("49 USC 30112(b)(9)")
    assert rule.url.startswith("https://uscode.house.gov/")
    assert (rule.as_of, rule.confidence) == ("2026-08-22", Confidence.HIGH)
    assert (book.epa.min_years, book.epa.counted) == (21, Counting.CALENDAR_YEAR)
    assert (book.age_rule("mx").agency, book.age_rule("mx").cite) == ("", "")


def test_the_default_rules_are_those_of_an_american_import(book):
    ids = [rule.id for rule in book.default_rules()]
    assert ids == ["us-nhtsa-25", "us-epa-21", "us-232-25"]


def test_the_federal_rule_gives_the_worked_window(book):
    verdict = decide(book.federal, PartialDate(2001, 11), None, date(2026, 11, 22))
    assert (verdict.earliest, verdict.certain) == (date(2026, 11, 1), date(2026, 11, 30))


def test_an_unknown_rule_is_answered_with_the_known_ones(book):
    with pytest.raises(NotFound, match=r"no rule us-99: choose from us-nhtsa-25, .*ie-30"):
        book.age_rule("us-99")


def test_what_a_caller_does_to_the_rules_stays_with_the_caller(book):
    book.age_rules().clear()
    assert "us-nhtsa-25" in book.age_rules()


def test_generations_stand_by_make_model_and_start(book):
    generations = book.generations()
    makes = [one.make for one in generations]
    assert (makes[0], makes[-1]) == ("Aichi (Giant/Cony)", "Toyota")
    assert makes == sorted(makes)
    altos = [one.production_start for one in generations if one.title == "Suzuki Alto"]
    assert len(altos) > 5
    assert altos == sorted(altos, key=lambda start: start.first)


def test_a_generation_is_read_into_domain_values(book):
    beat = book.generation("honda-beat-pp1")
    assert (beat.title, beat.body, beat.cycle) == ("Honda Beat", Body.ROADSTER, 4)
    assert beat.production_start == PartialDate(1991, 5)
    assert beat.production_end == PartialDate(1996, 2)
    assert beat.chassis_codes == ("PP1",)
    assert beat.first_eligible(book.federal) == date(2016, 5, 31)


@pytest.mark.parametrize("text", ["PP1-1100123", "ビート", "beat", "PP1"])
def test_the_beat_is_found_by_every_name_it_has(book, text):
    assert search(book.generations(), text)[0].generation.id == "honda-beat-pp1"


def test_an_unknown_generation_is_a_sentence(book):
    with pytest.raises(NotFound, match="catalogue has no pp9: search it"):
        book.generation("pp9")


def test_all_51_load_and_bear_the_names_of_the_list(book):
    codes = book.state_codes()
    assert len(codes) == 51
    assert list(codes) == sorted(codes)
    states = [book.state(code) for code in codes]
    assert {state.code: state.name for state in states} == book.state_names()
    for state in states:
        assert set(state.status_by_body) == set(BodyClass)
        assert state.applies_to <= set(BodyClass)
        assert state.agency and state.summary and state.papers and state.sources


def test_a_state_is_read_into_domain_values(book):
    texas = book.state(" tx ")
    assert texas is book.state("TX")
    assert (texas.name, texas.agency_short) == ("Texas", "TxDMV")
    assert texas.status_for(BodyClass.TRUCK) is Status.ROAD
    assert texas.applies_to == set(BodyClass)
    assert (texas.inspection.safety, texas.inspection.emissions) == (False, "county")
    assert (texas.papers[0].form, texas.papers[0].need) == ("130-U", Need.REQUIRED)
    assert [fee.usd for fee in texas.fees] == [Decimal("33.00"), Decimal("50.75"), None]
    assert str(texas.fees[0].usd) == "33.00"
    assert texas.timeline[0].date == PartialDate(2024, 4)
    assert (texas.as_of, texas.confidence) == (PartialDate(2025, 5), Confidence.HIGH)


def test_the_record_is_given_as_written(book, written):
    assert book.state_record("tx") == written("states/TX.json")


@pytest.mark.parametrize("text", ["XX", "Texas", "T", "../states/TX", "T/", "ＴＸ"])
def test_no_state_by_that_name(book, text):
    sentence = f"{text} is not a state: write its two letters, such as TX, or DC."
    for ask in (book.state, book.state_record, book.papers_for):
        with pytest.raises(NotFound) as trouble:
            ask(text)
        assert str(trouble.value) == sentence


def test_the_federal_papers_stand_by_desk(book):
    papers = book.federal_papers()
    assert [(paper.desk, paper.id, paper.form) for paper in papers] == [
        ("NHTSA", "hs7", "HS-7"),
        ("EPA", "epa3520-1", "EPA 3520-1"),
        ("CBP", "cbp3461", "CBP 3461"),
        ("CBP", "cbp7501", "CBP 7501"),
        ("CBP", "isf", ""),
        ("CBP", "bond", "CBP 301"),
        ("CBP", "poa5291", "CBP 5291"),
        ("CBP", "bol", ""),
        ("CBP", "bos", ""),
        ("CBP", "foreignreg", ""),
        ("CBP", "arrival", ""),
        ("CBP", "do", ""),
        ("CBP", "cleaning", ""),
    ]
    required = {paper.id for paper in papers if paper.need is Need.REQUIRED}
    assert required == {"hs7", "epa3520-1", "cbp7501", "bol", "bos", "foreignreg"}


def test_a_federal_paper_says_what_it_is_and_why(book, written):
    rows = {row["id"]: row for row in written("federal/papers.json")["documents_federal"]}
    for paper in book.federal_papers():
        row = rows[paper.id]
        assert row["when"] in paper.why
        assert "http" not in paper.why
        assert row.get("box_or_code", "").lower() in paper.title.lower()
        assert not paper.form or paper.form not in paper.title
        assert (paper.confidence, paper.as_of) == (row["confidence"], row["as_of"])
        assert paper.source == (row["url"] or row["cite"])


def test_the_papers_of_a_state_follow_the_federal_ones(book):
    assert book.papers_for("") == book.federal_papers()
    for code in book.state_codes():
        papers = book.papers_for(code.lower())
        assert papers[:13] == book.federal_papers()
        assert {paper.desk for paper in papers[13:]} == {code}
        assert len({paper.id for paper in papers}) == len(papers)
