"""Opening and closing: settings, rights, the lock, reading beside a writer, one transaction."""

import os
import stat
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from keigarage.domain.car import Car
from keigarage.domain.errors import (
    DiskTrouble,
    GarageError,
    GarageLocked,
    GarageReadOnly,
    NotFound,
)
from keigarage.store import sqlite_edge
from keigarage.store.garage_file import GarageFile
from keigarage.store.steps import STEPS

SAFE = {
    "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0,
    "cell_size_check": 1, "mmap_size": 0,
}  # fmt: skip


@pytest.mark.parametrize("write", [True, False])
def test_every_setting_is_in_force_on_every_connection(open_garage, write):
    open_garage().close()
    garage = open_garage(write=write)

    def settings() -> dict[str, object]:
        return {name: garage._engine.pragma(name) for name in SAFE}

    assert settings() == SAFE
    lent = []

    def visitor() -> None:
        with garage.visit():
            lent.append(settings())

    thread = threading.Thread(target=visitor)
    thread.start()
    thread.join()
    assert lent == [SAFE]


def test_a_setting_that_does_not_take_stops_the_opening(folder, monkeypatch):
    monkeypatch.setitem(sqlite_edge.PRAGMAS, "synchronos", 3)  # misspelt: SQLite says nothing
    with pytest.raises(GarageError, match="synchronos"):
        GarageFile.open(folder)
    monkeypatch.undo()
    GarageFile.open(folder).close()  # the lock was let go


def test_the_file_is_marked_as_ours(garage, folder):
    garage.close()
    head = (folder / "garage.sqlite").read_bytes()[:100]
    assert head[68:72] == b"KeiG"
    assert int.from_bytes(head[60:64], "big") == len(STEPS)  # user_version


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_everything_is_for_the_owner_alone(folder, umask, add, open_garage):
    before = os.umask(umask)
    try:
        garage = open_garage()
        rights = {}
        with garage.together():
            add(garage, Car(name="x"))
            for path in (folder, *folder.rglob("*")):
                rights[path.name] = oct(stat.S_IMODE(path.stat().st_mode))
    finally:
        os.umask(before)
    assert rights == {
        folder.name: "0o700", "backups": "0o700", "files": "0o700",
        "garage.sqlite": "0o600", "garage.sqlite-journal": "0o600", "lock": "0o600",
    }  # fmt: skip


def test_a_second_opening_is_told_that_the_garage_is_in_use(open_garage, folder):
    first = open_garage()
    sentence = "This garage is open in another window or command: close it there first."
    with pytest.raises(GarageLocked) as problem:
        GarageFile.open(folder)
    assert str(problem.value) == sentence
    first.close()
    open_garage()


HOLD = """
import sys, time
from pathlib import Path
from keigarage.store.garage_file import GarageFile
from keigarage.store.steps import STEPS
file = GarageFile.open(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_the_lock_ends_with_its_holder(open_garage, folder):
    root = Path(sys.modules["keigarage"].__file__).parent.parent
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE,
                              cwd=root)  # fmt: skip
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(GarageLocked):
            GarageFile.open(folder)
        assert open_garage(write=False).cars.all() == []  # reading needs no lock
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    assert open_garage().read_only_reason == ""


def test_a_killed_holder_has_the_next_one_check_in_full(open_garage, folder, monkeypatch):
    asked = []
    check = sqlite_edge.faults
    monkeypatch.setattr("keigarage.store.opening.faults",
                        lambda c, *, full: asked.append(full) or check(c, full=full))  # fmt: skip
    open_garage().close()  # makes it
    open_garage().close()
    (folder / "lock").write_bytes(b"open\n")  # as a killed process leaves it
    open_garage().close()
    open_garage().close()
    assert asked == [False, True, False]


def test_reading_makes_nothing(folder):
    with pytest.raises(NotFound, match="no garage in"):
        GarageFile.open(folder, write=False)
    assert not folder.exists()


def test_reading_changes_nothing(open_garage, folder, add):
    garage = open_garage()
    add(garage, Car(name="x"))
    garage.close()

    def state() -> dict[str, tuple[int, int]]:
        return {p.name: (p.stat().st_mtime_ns, p.stat().st_size) for p in folder.rglob("*")}

    before = state()
    reader = open_garage(write=False)
    assert [car.name for car in reader.cars.all()] == ["x"]
    for attempt in (lambda: add(reader, Car(name="y")), reader.changes.undo, reader.changes.redo):
        with pytest.raises(GarageReadOnly, match="opened to be read only"):
            attempt()
    reader.close()
    assert state() == before


def test_reading_beside_a_writer_works(open_garage, add):
    writer, reader = open_garage(), open_garage(write=False)
    for number in range(5):
        add(writer, Car(name=f"car {number}"))
        assert len(reader.cars.all()) == number + 1
    with writer.together():
        add(writer, Car(name="unfinished"))
        assert len(reader.cars.all()) == 5
        assert len(writer.cars.all()) == 6
    assert len(reader.cars.all()) == 6


def test_a_visitor_reads_what_is_saved_and_cannot_write(garage, add):
    add(garage, Car(name="x"))
    seen, refused = [], []

    def visitor() -> None:
        with pytest.raises(Exception, match="not opened"):
            garage.cars.all()  # without visit there is no connection to use by accident
        with garage.visit() as lent:
            seen.extend(lent.cars.all())
            try:
                add(garage, Car(name="y"))
            except RuntimeError as problem:
                refused.append(problem)

    thread = threading.Thread(target=visitor)
    thread.start()
    thread.join()
    assert [car.name for car in seen] == ["x"]
    assert len(refused) == 1
    assert len(garage.cars.all()) == 1


def test_what_stands_together_is_saved_together(open_garage, add):
    garage = open_garage()
    with pytest.raises(KeyError), garage.together():
        add(garage, Car(name="one"))
        with garage.together():
            add(garage, Car(name="two"))
        raise KeyError
    assert garage.cars.all() == []
    with garage.together(), garage.together():
        add(garage, Car(name="three"))
    garage.close()
    assert [car.name for car in open_garage().cars.all()] == ["three"]


def test_a_failure_inside_is_not_forgotten_by_catching_it(garage, add):
    """A full disk has undone everything by then; going on would save a half."""
    with pytest.raises(KeyError), garage.together():
        add(garage, Car(name="one"))
        with suppress(KeyError), garage.together():
            raise KeyError
        with pytest.raises(KeyError):
            add(garage, Car(name="two"))
    assert garage.cars.all() == []
    add(garage, Car(name="three"))
    assert [car.name for car in garage.cars.all()] == ["three"]


def test_closing_twice_and_leaving_a_with_block(folder):
    with GarageFile.open(folder) as garage:
        pass
    garage.close()
    with pytest.raises(KeyError), GarageFile.open(folder):
        raise KeyError
    GarageFile.open(folder).close()


def test_a_file_in_the_folders_place_is_told(tmp_path):
    (tmp_path / "taken").write_text("")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(DiskTrouble, match="taken"):
            GarageFile.open(folder)
