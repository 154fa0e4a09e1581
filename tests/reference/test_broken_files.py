"""A spoilt file stops the load with one sentence that names the file and the key."""

import json
from pathlib import Path
from typing import Any

import pytest

from keigarage.domain.errors import BrokenRuleBook, NotFound
from keigarage.reference import RuleBook, background, federal

PAGES = [
    federal.Meta, federal.Papers, federal.Proofs, federal.Milestones, federal.Duty, federal.Fees,
    federal.Costs, background.Japan, background.Eras, background.Auction, background.Kei,
    background.Examples, background.Notes,
]  # fmt: skip

# Each reader of the book: its file, a row in it, a text of that row, and how it is asked for.
READERS = {
    "rules": ("federal/rules.json", ["rules", 2], "name", lambda book: book.age_rules()),
    "catalogue": ("catalogue/suzuki.json", ["records", 5], "layout", lambda b: b.generations()),
    "makers": ("catalogue/index.json", [], "as_of", lambda book: book.generations()),
    "state": ("states/TX.json", ["documents", 0], "title", lambda book: book.state("TX")),
    "record": ("states/TX.json", ["fees", 1], "what", lambda book: book.state_record("TX")),
    "names": ("states/index.json", [], "as_of", lambda book: book.state_codes()),
    "papers": ("federal/papers.json", ["documents_federal", 3], "name",
               lambda book: book.papers_for("")),
    "duty": ("federal/duty.json", ["duty_rates", 7], "hts", lambda book: book.page(federal.Duty)),
}  # fmt: skip


@pytest.fixture(params=READERS)
def reader(request):
    return READERS[request.param]


def path_of(steps: list[str | int], key: str = "") -> str:
    return "$" + "".join(
        f"[{s}]" if isinstance(s, int) else f".{s}" for s in [*steps, key] if s != ""
    )


def row_of(page: Any, steps: list[str | int]) -> Any:
    for step in steps:
        page = page[step]
    return page


def spoil(file: Path, steps: list[str | int], **changes: Any) -> None:
    """Set keys of one row; `...` takes the key out."""
    page = json.loads(file.read_text("utf-8"))
    row = row_of(page, steps)
    for key, value in changes.items():
        if value is ...:
            del row[key]
        else:
            row[key] = value
    file.write_text(json.dumps(page), "utf-8")


def sentence(ask, copy: Path) -> str:
    with pytest.raises(BrokenRuleBook) as trouble:
        ask(RuleBook(copy))
    text = str(trouble.value)
    assert text.startswith("The rule book file ")
    assert text.endswith("install Kei Garage again.")
    assert "\n" not in text
    return text


def test_a_misspelt_key(copy, reader):
    name, steps, key, ask = reader
    spoil(copy / name, steps, **{key + "x": "text"})
    assert sentence(ask, copy) == (
        f"The rule book file {name} is wrong at `{path_of(steps, key + 'x')}`: the program knows "
        "no such key, so take the changed file off or install Kei Garage again."
    )


def test_a_missing_key(copy, reader):
    name, steps, key, ask = reader
    spoil(copy / name, steps, **{key: ...})
    told = f"file {name} is wrong at `{path_of(steps, key)}`: the key is missing, so"
    assert told in sentence(ask, copy)


@pytest.mark.parametrize("value, got", [(7, "int"), (True, "bool"), (2.5, "float")])
def test_a_wrong_type(copy, reader, value, got):
    name, steps, key, ask = reader
    spoil(copy / name, steps, **{key: value})
    told = sentence(ask, copy)
    assert f"file {name} is wrong at `{path_of(steps, key)}`: expected `str" in told
    assert f"got `{got}`" in told


def test_a_missing_file(copy, reader):
    name, _, _, ask = reader
    (copy / name).unlink()
    assert f"file {name} is missing: put it back" in sentence(ask, copy)


@pytest.mark.parametrize("spoilt", [b"", b"{", b'{"a": "\xff"}', b"[" * 100_000, b"\x00"])
def test_no_json_at_all(copy, reader, spoilt):
    name, _, _, ask = reader
    (copy / name).write_bytes(spoilt)
    assert f"file {name} is " in sentence(ask, copy)


def test_a_list_where_the_page_should_be(copy, reader):
    name, _, _, ask = reader
    (copy / name).write_text("[]", "utf-8")
    told = sentence(ask, copy)
    assert f"file {name} is wrong at `$`: expected `object`, got `array`" in told


def test_a_file_that_cannot_be_opened(copy, reader):
    name, _, _, ask = reader
    (copy / name).unlink()
    (copy / name).mkdir()
    assert f"file {name} cannot be opened (" in sentence(ask, copy)


def rows_within(value: Any, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where the objects of a page stand; free keys (the confidence words) are no shape."""
    found = [steps] if isinstance(value, dict) and steps[-1:] != ("confidence_words",) else []
    inside = dict(enumerate(value)) if isinstance(value, list) else value
    for step, inner in inside.items() if isinstance(inside, dict) else ():
        found += rows_within(inner, (*steps, step))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_no_row_of_the_federal_book_takes_a_misspelt_key(copy, written, page):
    whole = (copy / page.file).read_text("utf-8")
    for steps in rows_within(written(page.file)):
        spoil(copy / page.file, list(steps), notez="text")
        told = sentence(lambda book: book.page(page), copy)
        assert f"{page.file} is wrong at `{path_of(list(steps), 'notez')}`" in told
        (copy / page.file).write_text(whole, "utf-8")


@pytest.mark.parametrize(
    "name, steps, changes, key",
    [
        ("federal/rules.json", ["rules", 0], {"confidence": "sure"}, "$.rules[0].confidence"),
        ("federal/rules.json", ["rules", 0], {"counted": "week"}, "$.rules[0].counted"),
        ("federal/rules.json", ["rules", 0], {"from": "sale"}, "$.rules[0].from"),
        ("federal/rules.json", ["rules", 0], {"min_years": "25"}, "$.rules[0].min_years"),
        ("federal/rules.json", ["rules", 0], {"min_years": True}, "$.rules[0].min_years"),
        ("federal/rules.json", ["rules", 0], {"other_urls": ["", 1]}, "$.rules[0].other_urls[1]"),
        ("federal/rules.json", ["rules", 1], {"id": "us-nhtsa-25"}, "$.rules[1].id"),
        ("federal/rules.json", [], {"rulez": []}, "$.rulez"),
        ("federal/rules.json", [], {"rules": {}}, "$.rules"),
        ("federal/rules.json", ["rules"], {0: None}, "$.rules[0]"),
        ("states/TX.json", [], {"status": "roads"}, "$.status"),
        ("states/TX.json", [], {"code": "TN"}, "$.code"),
        ("states/TX.json", [], {"as_of": "2025-13"}, "$.as_of"),
        ("states/TX.json", [], {"applies_to": ["kei_bus"]}, "$.applies_to[0]"),
        ("states/TX.json", ["status_by_body"], {"kei_van": ...}, "$.status_by_body.kei_van"),
        ("states/TX.json", ["inspection"], {"safety": "town"}, "$.inspection.safety"),
        ("states/TX.json", ["timeline", 1], {"date": "May 2025"}, "$.timeline[1].date"),
        ("states/TX.json", ["fees", 0], {"usd": "cheap"}, "$.fees[0].usd"),
        ("catalogue/honda.json", ["records", 3], {"body": "boat"}, "$.records[3].body"),
        ("catalogue/honda.json", ["records", 3], {"cycle": "3-stroke"}, "$.records[3].cycle"),
        ("catalogue/honda.json", ["records", 3], {"production_start": "1991-02-30"},
         "$.records[3].production_start"),
        ("catalogue/honda.json", ["records", 3], {"production_end": ""},
         "$.records[3].production_end"),
        ("catalogue/honda.json", ["records", 3], {"length_mm": 3295.5}, "$.records[3].length_mm"),
        ("federal/duty.json", ["duty_rates", 0], {"mode": "subtract"}, "$.duty_rates[0].mode"),
        ("federal/duty.json", ["duty_rates", 0], {"effective_to": "2026-02-30"},
         "$.duty_rates[0].effective_to"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be(copy, name, steps, changes, key):
    page = json.loads((copy / name).read_text("utf-8"))
    row = row_of(page, steps)
    for changed, value in changes.items():
        if value is ...:
            del row[changed]
        else:
            row[changed] = value
    (copy / name).write_text(json.dumps(page), "utf-8")

    def everything(book: RuleBook) -> None:
        book.age_rules()
        book.state("TX")
        book.generations()
        book.page(federal.Duty)

    assert f"The rule book file {name} is wrong at `{key}`: " in sentence(everything, copy)


def test_a_state_lost_from_the_folder_is_no_unknown_state(copy):
    (copy / "states/VT.json").unlink()
    with pytest.raises(BrokenRuleBook, match=r"states/VT\.json is missing"):
        RuleBook(copy).state("vt")
    with pytest.raises(NotFound, match="VX is not a state"):
        RuleBook(copy).state("VX")
