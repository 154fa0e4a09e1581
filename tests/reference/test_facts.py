"""The facts ship whole and unchanged, each with its source and its confidence."""

import hashlib
import json
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from keigarage.domain.eras import ERAS
from keigarage.reference import background, federal
from keigarage.reference.shapes import Page

DIGESTS = json.loads((Path(__file__).parent / "digests.json").read_text("utf-8"))
AS_OF = "2026-11-22"

ROWS = {
    federal.Meta: {},
    federal.Papers: {"documents_federal": 13},
    federal.Proofs: {},
    federal.Milestones: {"milestones": 14},
    federal.Duty: {"duty_rates": 18},
    federal.Fees: {"fees": 7},
    federal.Costs: {"costs_typical": 14},
    background.Japan: {"documents_japan": 10},
    background.Eras: {"eras": 4},
    background.Auction: {},
    background.Kei: {"kei_standards": 7, "kei_notes": 7},
    background.Examples: {"eligibility_examples": 15},
    background.Notes: {"title_basics": 4},
}


def digest(value: object) -> str:
    """The same for the same keys and values, however the file is laid out."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def changed(facts: dict[str, object], expected: dict[str, str]) -> dict[str, str]:
    """What differs from the digests; after a change on purpose these are the new ones."""
    assert facts.keys() == expected.keys()
    now = {name: digest(value) for name, value in facts.items()}
    return {name: value for name, value in now.items() if value != expected[name]}


def test_every_federal_fact_is_the_researched_one(data, written):
    facts = {}
    for file in sorted((data / "federal").iterdir()):
        facts |= written(f"federal/{file.name}")
    assert changed(facts, DIGESTS["federal"]) == {}
    assert len(facts["rules"]) == 14


def test_every_generation_is_the_researched_one(written):
    index = written("catalogue/index.json")
    facts = {}
    for maker, name in index["makers"].items():
        page = written(f"catalogue/{name}.json")
        assert {record["make"] for record in page["records"]} == {maker}
        facts[maker] = [page["as_of"], page["records"]]
    assert changed(facts, DIGESTS["catalogue"]) == {}
    assert index["as_of"] == AS_OF


def test_every_state_is_the_researched_one(written):
    index = written("states/index.json")
    facts = {code: written(f"states/{code}.json") for code in index["names"]}
    assert changed(facts, DIGESTS["states"]) == {}
    assert len(facts) == 51
    assert index["as_of"] == AS_OF


def test_the_indexes_name_every_file(data, written):
    makers = written("catalogue/index.json")["makers"].values()
    assert {file.stem for file in (data / "catalogue").iterdir()} == {*makers, "index"}
    names = written("states/index.json")["names"]
    assert {file.stem for file in (data / "states").iterdir()} == {*names, "index"}
    pages = {page.file for page in ROWS} | {"federal/rules.json"}
    assert {f"federal/{file.name}" for file in (data / "federal").iterdir()} == pages


def test_the_catalogue_counts_kei_cars_and_those_filed_beside_them(book):
    generations = book.generations()
    assert len(generations) == len({one.id for one in generations}) == 320
    assert sum(one.is_kei for one in generations) == 301
    beside = [one for one in generations if not one.is_kei and one.market == "JP"]
    assert {one.title for one in beside} == {
        "Honda N600", "Honda S500", "Honda S600", "Honda S800",
    }  # fmt: skip
    american = [one for one in generations if one.market == "US"]
    assert len(american) == 15
    assert not any(one.is_kei for one in american)


def test_confidence_and_sources_reach_the_typed_values(book, written):
    for name in written("catalogue/index.json")["makers"].values():
        for record in written(f"catalogue/{name}.json")["records"]:
            generation = book.generation(record["id"])
            assert generation.confidence == record["confidence"]
            assert generation.sources == tuple(record["sources"]) != ()
    for code in book.state_codes():
        record, state = written(f"states/{code}.json"), book.state(code)
        assert state.confidence == record["confidence"]
        assert [source.url for source in state.sources] == [s["url"] for s in record["sources"]]
        assert state.sources
    for row in written("federal/rules.json")["rules"]:
        rule = book.age_rules().get(row["id"])
        assert rule is None or rule.confidence == row["confidence"]
    assert Counter(str(one.confidence) for one in book.generations()) == {
        "medium": 211, "high": 104, "low": 5,
    }  # fmt: skip


def test_every_paper_names_its_source(book):
    for code in book.state_codes():
        state = book.state(code)
        for paper in state.papers:  # a form number may be common knowledge, which then is said
            assert paper.source.startswith(("http", "general knowledge, unverified")), (code, paper)
        for told in (*state.fees, *state.timeline):
            assert told.source.startswith("http"), (code, told)
    assert all(paper.source for paper in book.federal_papers())


@pytest.mark.parametrize("page", ROWS, ids=lambda page: page.__name__)
def test_each_federal_page_is_read_whole(book, written, page: type[Page]):
    rows = book.page(page)
    assert {key: len(getattr(rows, key)) for key in ROWS[page]} == ROWS[page]
    for key in ROWS[page]:
        facts = written(page.file)[key]
        told = [row.confidence for row in getattr(rows, key)]
        assert told == [fact["confidence"] for fact in facts]
    assert book.page(page) is rows


def test_the_book_says_its_date_and_explains_its_confidence_words(book):
    meta = book.page(federal.Meta).meta
    assert meta.as_of == AS_OF
    assert "two independent" in meta.confidence_words["high"]


def test_money_and_rates_are_exact(book):
    duty = {row.id: row for row in book.page(federal.Duty).duty_rates}
    assert duty["base-car"].rate_pct == Decimal("2.5")
    assert duty["fl301-car"].effective_from.isoformat() == "2026-07-24"
    fees = {row.id: row for row in book.page(federal.Fees).fees}
    assert (fees["mpf-fy27"].rate_pct, fees["mpf-fy27"].min_usd) == (
        Decimal("0.3464"), Decimal("34.58"),
    )  # fmt: skip
    last = book.page(background.Kei).kei_standards[-1]
    assert (last.since.isoformat(), last.width_m, last.cc_4st) == (
        "1998-10-01", Decimal("1.48"), 660,
    )  # fmt: skip


def test_the_eras_are_those_the_program_reads_dates_by(book):
    def plain(name: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFD", name) if c.isascii())

    told = [
        (row.name, row.ja, row.letter, row.start, row.end, row.offset)
        for row in book.page(background.Eras).eras
    ]
    known = [(plain(e.name), e.ja, e.letter, e.start, e.end, e.offset) for e in ERAS]
    assert told == known
