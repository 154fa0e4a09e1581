"""Nothing is read, or imported to read it, before it is asked for."""

import subprocess
import sys
from pathlib import Path

from keigarage.reference import RuleBook

ROOT = Path(__file__).parents[2]


def break_all_but(copy: Path, *kept: str) -> RuleBook:
    for file in copy.rglob("*.json"):
        if file.relative_to(copy).as_posix() not in kept:
            file.write_text("broken", "utf-8")
    return RuleBook(copy)


def test_making_a_book_reads_nothing(tmp_path):
    RuleBook(tmp_path / "nowhere")


def test_one_state_reads_one_file(copy):
    book = break_all_but(copy, "states/TX.json")
    assert book.state("TX").name == "Texas"
    assert book.state_record("TX")["name"] == "Texas"


def test_the_ages_read_one_file(copy):
    book = break_all_but(copy, "federal/rules.json")
    assert [rule.min_years for rule in book.default_rules()] == [25, 21, 25]


def test_the_names_of_the_states_open_no_record(copy):
    book = break_all_but(copy, "states/index.json")
    assert book.state_names()["DC"] == "District of Columbia"
    assert len(book.state_codes()) == 51


def test_the_papers_of_a_state_read_two_files(copy):
    book = break_all_but(copy, "states/TX.json", "federal/papers.json")
    assert len(book.papers_for("TX")) == 13 + 8


def test_the_catalogue_reads_no_law(copy):
    makers = [f"catalogue/{file.name}" for file in (copy / "catalogue").iterdir()]
    assert len(break_all_but(copy, *makers).generations()) == 320


def test_a_file_is_read_once(copy):
    book = RuleBook(copy)
    first = book.state("TX"), book.generations(), book.federal_papers(), book.age_rules()
    break_all_but(copy)
    again = book.state("TX"), book.generations(), book.federal_papers(), book.age_rules()
    assert again == first


def test_the_ages_import_none_of_the_slow_readers():
    code = (
        "import sys\n"
        "from keigarage.reference import RuleBook\n"
        "assert 'keigarage.domain.eligibility' not in sys.modules\n"
        "RuleBook().age_rules()\n"
        "print(*sorted(m for m in sys.modules if m == 'msgspec' or m.startswith('keigarage.')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == [
        "keigarage.domain",
        "keigarage.domain.dates",
        "keigarage.domain.eligibility",
        "keigarage.domain.eras",
        "keigarage.domain.errors",
        "keigarage.domain.knowledge",
        "keigarage.domain.words",
        "keigarage.reference",
        "keigarage.reference.age_rules",
        "keigarage.reference.files",
        "keigarage.reference.rulebook",
    ]
