"""The tables: as the models say, portable, and nothing in them that works behind our back."""

import ast
import re
import sqlite3
from pathlib import Path

import pytest

import keigarage.store
from keigarage.store.steps import STEPS
from keigarage.store.tables import HISTORY, RECORDS, PartialDateField

SOURCES = sorted(Path(keigarage.store.__file__).parent.glob("*.py"))
# The edge that opens, checks, copies and recovers the file may speak SQLite.
EDGE = {"sqlite_edge.py", "migrations.py", "opening.py", "snapshots.py", "damage.py",
        "hot_journal.py", "check.py", "trouble.py"}  # fmt: skip
ONLY_SQLITE = re.compile(
    r"\b(sqlite3|pragma|sqlite_master|rowid|autoincrement|without rowid|insert or|replace into|"
    r"glob\(|vacuum|json_extract|strftime\('|typeof|ifnull|collate nocase)\b", re.IGNORECASE
)  # fmt: skip


def code_of(path: Path) -> str:
    """The source without its comments and docstrings; SQL in long strings stays."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            node.body[0] = ast.Pass()
    return ast.unparse(tree)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_triggers_and_no_sqlite_outside_the_edge(path):
    code = code_of(path)
    assert not re.search(r"create\s+(temp\s+)?(trigger|view)|without rowid", code, re.IGNORECASE)
    if path.name not in EDGE:
        assert ONLY_SQLITE.findall(code) == []


def test_the_tables_are_what_the_models_say(garage):
    with sqlite3.connect(garage.path) as file:
        for table, model in (RECORDS | HISTORY).items():
            found = {
                name: (kind, bool(needed))
                for _, name, kind, needed, _, _ in file.execute(f"PRAGMA table_info({table})")
            }
            fields = model._meta.fields
            assert set(found) == set(fields), table
            for name, field in fields.items():
                kind = {"INT": "INTEGER", "DOUBLE": "DOUBLE PRECISION"}.get(
                    field.field_type, field.field_type
                )
                assert found[name] == (kind, not field.null), f"{table}.{name}"
        held = {row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        kinds = {row[0] for row in file.execute("SELECT type FROM sqlite_master")}
    file.close()
    assert held == set(RECORDS) | set(HISTORY)
    assert kinds == {"table", "index"}


def test_partial_dates_are_text(garage):
    with sqlite3.connect(garage.path) as file:
        for table, model in RECORDS.items():
            kinds = {
                name: kind for _, name, kind, *_ in file.execute(f"PRAGMA table_info({table})")
            }
            for name, field in model._meta.fields.items():
                if isinstance(field, PartialDateField):
                    assert kinds.pop(name) == "TEXT"
            assert not [name for name, kind in kinds.items() if kind in ("DATE", "DATETIME")]
    file.close()


def test_a_released_step_never_changes():
    """Files made by it are out there; a change to the schema is a step of its own."""
    from hashlib import sha256

    released = ["5df1c9e4c9cc46f2"]
    assert [sha256(step.encode()).hexdigest()[:16] for step in STEPS[: len(released)]] == released
