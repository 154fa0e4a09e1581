"""`keigarage notify`: said once, from a garage that is only read, and quiet when it has to be."""

import os
import sys
from pathlib import Path

import pytest

from keigarage.store.garage_file import GarageFile


@pytest.fixture
def due(keigarage, tmp_path) -> Path:
    """A Carry that was due in port long ago; its garage."""
    keigarage("add", "--make", "Suzuki", "--model", "Carry", "--built", "1991-05", "--body",
              "truck", "--stage", "in_transit")  # fmt: skip
    told = keigarage("plan", "Carry", "--loads", "2020-01-11", "--arrives", "2020-02-03")
    assert told.code == 0, told
    return tmp_path / "garage"


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a folder with its time and content."""
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip


def test_it_shows_and_prints_what_is_due_once(keigarage, due, desktop):
    desktop.has("notify-send")
    told = keigarage("notify")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == desktop.shown
    assert 1 <= len(desktop.shown) <= 3
    assert all(words.startswith("Suzuki Carry: ") for words in desktop.shown)
    assert "overdue by" in desktop.shown[0]


def test_nothing_is_said_twice_and_five_a_day_at_most(keigarage, due, desktop):
    desktop.has("notify-send")
    first = keigarage("notify", "--json").document["sent"]
    assert first == desktop.shown
    while keigarage("notify", "--json").document["sent"]:
        assert len(desktop.shown) < 9
    parts = " · ".join(desktop.shown).split(" · ")
    assert len(parts) == len(set(parts)) <= 5
    assert "Nothing new is due." in keigarage("notify").out


def test_quiet_shows_and_prints_nothing(keigarage, due, desktop):
    desktop.has("notify-send")
    told = keigarage("notify", "--quiet")
    assert (told.code, told.out, told.err) == (0, "", "")
    assert desktop.shown


def test_beside_an_open_window_it_reads_and_takes_no_lock(keigarage, due, desktop):
    desktop.has("notify-send")
    with GarageFile.open(due):
        before = state(due)
        assert keigarage("notify").code == 0
        assert state(due) == before
    assert desktop.shown


def test_the_garage_is_left_as_it_was(keigarage, due, desktop):
    desktop.has("notify-send")
    (due / "lock").unlink()
    before = state(due)
    assert keigarage("notify").code == 0 and desktop.shown
    assert state(due) == before
    assert not (due / "lock").exists()


def test_where_nothing_shows_them_it_is_one_sentence(keigarage, due, desktop):
    assert "notify-send" in keigarage("notify").sentence
    told = keigarage("notify", "--quiet")
    assert (told.code, told.out, told.err) == (0, "", "")
    desktop.has("notify-send")
    assert keigarage("notify").code == 0 and desktop.shown


def test_no_garage_is_made(keigarage, plain_keigarage, desktop, tmp_path):
    desktop.has("notify-send")
    assert "no garage" in keigarage("notify").sentence
    told = keigarage("notify", "--quiet")
    assert (told.code, told.out, told.err) == (0, "", "")
    told = plain_keigarage("notify")
    assert (told.code, told.out) == (0, "Nothing new is due.\n")
    assert not list(tmp_path.rglob("garage.sqlite")) and not (tmp_path / "garage").exists()
    assert desktop.called == []


@pytest.mark.parametrize("spoilt", [b"", b"not a database" * 100, "header", "journal"])
def test_a_damaged_garage_is_a_sentence_and_quiet_when_asked(keigarage, due, desktop, spoilt):
    desktop.has("notify-send")
    live = due / "garage.sqlite"
    if spoilt == "header":
        live.write_bytes(live.read_bytes()[:3000])
    elif spoilt == "journal":
        live.write_bytes(b"\0" * 4096)
        (due / "garage.sqlite-journal").write_bytes(b"an unfinished save")
    else:
        live.write_bytes(spoilt)
    before = state(due)
    assert keigarage("notify").sentence
    told = keigarage("notify", "--quiet")
    assert (told.code, told.out, told.err) == (0, "", "")
    assert state(due) == before
    assert desktop.called == []


def test_an_older_garage_waits_for_its_window(keigarage, due, desktop):
    from keigarage.store.sqlite_edge import connected

    desktop.has("notify-send")
    with connected(due / "garage.sqlite", write=True) as connection:
        connection.execute("PRAGMA user_version = 1")
    before = state(due)
    assert "open it in the window once" in keigarage("notify").sentence
    assert keigarage("notify", "--quiet").code == 0
    assert state(due) == before


@pytest.mark.skipif(sys.platform != "linux", reason="a real run asks the real system")
def test_a_real_run_opens_no_window(process, due, desktop, tmp_path):
    desktop.has("notify-send")
    watch = tmp_path / "sitecustomize.py"
    watch.write_text(
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sorted(m for m in sys.modules if 'PySide6' in m), "
        "file=sys.stderr, end=''))\n"
    )
    root = Path(__file__).resolve().parents[2]
    told = process("--garage", str(due), "notify", "--quiet",
                   PYTHONPATH=os.pathsep.join((str(tmp_path), str(root))))  # fmt: skip
    assert (told.code, told.out, told.err) == (0, "", "")
    assert desktop.shown
