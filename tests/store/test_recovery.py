"""What a killed program, or a backup put in place by hand, leaves beside the garage file."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from keigarage.domain.car import Car
from keigarage.store import snapshots
from keigarage.store.damage import DamagedFile
from keigarage.store.garage_file import GarageFile

# Fills more than SQLite's cache inside a transaction, so that pages reach the file, and dies.
DIES_HALF_WAY = """
import os, signal, sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("PRAGMA cache_size = 5")
file.execute("BEGIN IMMEDIATE")
for number in range(500):
    file.execute("INSERT INTO car (name, notes, created_at) VALUES ('half', ?, '')", ("x" * 500,))
file.execute("UPDATE car SET name = 'changed'")
if len(sys.argv) > 2:
    file.execute("CREATE TABLE t (x)")
os.kill(os.getpid(), signal.SIGKILL)
"""


def die_half_way(live: Path, *more: str) -> Path:
    """Leave a hot journal beside `live`; returns it."""
    ended = subprocess.run([sys.executable, "-c", DIES_HALF_WAY, str(live), *more], check=False)
    assert ended.returncode == -signal.SIGKILL
    journal = live.with_name(live.name + "-journal")
    assert journal.stat().st_size > 0
    return journal


pytestmark = pytest.mark.skipif(os.name == "nt", reason="ends a process the Unix way")


@pytest.fixture
def filled(open_garage, add, clock) -> Path:
    garage = open_garage()
    for number in range(30):
        add(garage, Car(name=f"car {number}", notes="y" * 300))
    snapshots.take(garage, "close", clock)
    add(garage, Car(name="after the snapshot"))
    garage.close()
    return garage.folder


@pytest.mark.parametrize("write", [True, False])
def test_an_unfinished_save_is_taken_back(filled, open_garage, write):
    journal = die_half_way(filled / "garage.sqlite")
    garage = open_garage(write=write)
    assert len(garage.cars.all()) == 31
    assert garage.cars.get(1).name == "car 0"
    assert garage.check() == []
    assert not journal.exists()
    if write:
        assert "that save was taken back" in garage.notice
        garage.close()
        assert open_garage().notice == ""
    assert not list((filled / "backups").glob(".trial-*"))


def test_a_journal_of_another_file_is_not_played_into_a_backup(filled, open_garage):
    """The owner copies a backup over the garage after a crash, as every guide says."""
    live = filled / "garage.sqlite"
    journal = die_half_way(live)
    left = journal.read_bytes()
    (snapshot,) = snapshots.snapshots(filled)
    shutil.copyfile(snapshot.path, live)
    garage = open_garage()
    assert [car.name for car in garage.cars.all()] == [f"car {number}" for number in range(30)]
    assert garage.check() == []
    assert "was put in" in garage.notice
    (aside,) = (filled / "backups").glob("set-aside-*")
    assert (aside / journal.name).read_bytes() == left


def test_an_unsynced_journal_of_another_file_does_not_cut_it_short(filled, open_garage, folder):
    """Its header alone would have SQLite cut the file to the length the other one had."""
    live = filled / "garage.sqlite"
    journal = die_half_way(live)
    head = bytearray(journal.read_bytes())
    head[8:12] = bytes(4)  # no record was synced
    head[16:20] = (3).to_bytes(4, "big")  # and the other file had three pages
    (snapshot,) = snapshots.snapshots(filled)
    shutil.copyfile(snapshot.path, live)
    journal.write_bytes(head)
    garage = open_garage()
    assert len(garage.cars.all()) == 30
    assert garage.check() == []


def test_damage_with_a_journal_is_copied_with_it_and_left_alone(filled, clock):
    live = filled / "garage.sqlite"
    journal = die_half_way(live)
    content = bytearray(live.read_bytes())
    for page in range(2, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 4096] = b"\x55" * 4096
    live.write_bytes(content)
    with pytest.raises(DamagedFile) as problem:
        GarageFile.open(filled, now=clock)
    assert live.read_bytes() == content
    copy = problem.value.copy
    assert (copy / live.name).read_bytes() == content
    assert (copy / journal.name).read_bytes() == journal.read_bytes()


def test_a_tool_that_left_its_own_kind_of_journal(filled, open_garage):
    """Somebody looked in with another program, which wrote in WAL mode and was killed."""
    live = filled / "garage.sqlite"
    tool = """
import os, signal, sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("PRAGMA journal_mode = WAL")
file.execute("UPDATE car SET color = 'seen' WHERE id = 1")
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", tool, str(live)], check=False)
    assert live.with_name("garage.sqlite-wal").stat().st_size > 0
    garage = open_garage()
    assert garage.cars.get(1).color == "seen"
    assert garage._engine.pragma("journal_mode") == "delete"
    assert garage.check() == []
    garage.close()
    assert not live.with_name("garage.sqlite-wal").exists()


def test_a_start_that_was_killed_while_making_the_garage(folder, open_garage):
    folder.mkdir(0o700)
    (folder / ".garage.sqlite.new").write_bytes(b"half")
    (folder / "lock").write_bytes(b"open\n")
    (folder / "lock").chmod(0o600)
    garage = open_garage()
    assert garage.check() == []
    assert not (folder / ".garage.sqlite.new").exists()


def test_a_hot_journal_without_its_file_is_not_let_loose_on_a_new_one(filled, clock):
    die_half_way(filled / "garage.sqlite")
    (filled / "garage.sqlite").unlink()
    shutil.rmtree(filled / "backups")
    with pytest.raises(DamagedFile, match="is missing"):
        GarageFile.open(filled, now=clock)


def test_a_writer_of_another_program_is_waited_for_and_then_told(filled, open_garage, monkeypatch):
    monkeypatch.setattr("keigarage.store.sqlite_edge.BUSY_SECONDS", 0.1)
    garage = open_garage()
    tool = sqlite3.connect(filled / "garage.sqlite", isolation_level=None)
    tool.execute("BEGIN IMMEDIATE")
    with pytest.raises(Exception, match="open in another window or command"), garage.together():
        pass
    tool.execute("ROLLBACK")
    tool.close()
    with garage.together():
        pass
