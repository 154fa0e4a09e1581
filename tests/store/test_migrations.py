"""Old files come up the steps whole or not at all; newer ones are read and left alone."""

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from keigarage.domain.car import Car, Stage
from keigarage.domain.dates import PartialDate
from keigarage.domain.errors import GarageReadOnly
from keigarage.domain.paperwork import PaperState
from keigarage.store import snapshots
from keigarage.store.garage_file import GarageFile
from keigarage.store.migrations import UpgradeFailed, fresh_fingerprint
from keigarage.store.sqlite_edge import connected, fingerprint
from keigarage.store.steps import STEPS

FIXTURES = Path(__file__).parent / "fixtures"

ADDS = "ALTER TABLE car ADD COLUMN tyres TEXT NOT NULL DEFAULT '';"
# SQLite's own recipe: new table, copy, drop, rename. The drop must not reach papers and proofs.
REBUILDS = """
CREATE TABLE proof_new (id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car (id), kind TEXT NOT NULL,
  date TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', sure INTEGER);
INSERT INTO proof_new (id, car_id, kind, date, note) SELECT id, car_id, kind, date, note FROM proof;
DROP TABLE proof;
ALTER TABLE proof_new RENAME TO proof;
CREATE TABLE car_copy AS SELECT * FROM car;
DELETE FROM car WHERE id > 0;
INSERT INTO car SELECT * FROM car_copy;
DROP TABLE car_copy;
"""
FAILING = {
    "bad SQL": "ALTER TABLE nowhere ADD COLUMN x TEXT;",
    "half way": ADDS.replace("tyres", "one") + "CREATE TABLE car (id INTEGER);",
    "orphans": "DELETE FROM car WHERE id = 1; INSERT INTO car (id, created_at) VALUES (99, '');",
    "fewer rows": "DELETE FROM proof;",
}


@pytest.fixture
def old_garage(folder: Path) -> Path:
    """The garage of schema 1 that is kept for ever."""
    folder.mkdir(0o700)
    path = folder / "garage.sqlite"
    with sqlite3.connect(path) as file:
        file.executescript((FIXTURES / "schema_1.sql").read_text("utf-8"))
    file.close()
    path.chmod(0o600)
    return path


def content(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_the_first_schema_opens_with_all_it_held(old_garage, open_garage):
    garage = open_garage()
    assert garage.read_only_reason == ""
    beat, copen = garage.cars.all()
    assert (beat.title, beat.stage, beat.built) == ("Honda Beat", Stage.OWNED, PartialDate(1991, 5))
    assert beat.notes == "one line\nand another: 車検"
    assert (copen.name, copen.color) == ("Maybe", "")
    assert [car.title for car in garage.cars.all(trashed=True)] == ["Suzuki Cappuccino"]
    assert garage.papers.of(1)["tx-130-u"].state is PaperState.REQUESTED
    assert garage.proofs.of(1)[0].note == "door frame"
    assert garage.changes.redo().words == "Edit Maybe: Color"
    assert garage.cars.get(2).color == "blue"
    for _ in range(7):
        garage.changes.undo()
    assert garage.cars.all(trashed=None) == []
    assert garage.check() == []


def test_a_new_file_has_the_schema_of_an_old_one_brought_up(old_garage, open_garage, tmp_path):
    steps = (*STEPS, ADDS, REBUILDS)
    open_garage(steps=steps).close()
    open_garage(folder=tmp_path / "new", steps=steps).close()
    with connected(old_garage) as old, connected(tmp_path / "new" / "garage.sqlite") as new:
        assert fingerprint(old) == fingerprint(new) == fresh_fingerprint(steps)
        assert old.execute("PRAGMA user_version").fetchone() == (len(steps),)


def test_an_upgrade_keeps_every_row_and_takes_a_snapshot_first(old_garage, open_garage, clock):
    with sqlite3.connect(old_garage) as file:
        before = list(file.iterdump())
    file.close()
    garage = open_garage(steps=(*STEPS, ADDS, REBUILDS))
    assert [car.id for car in garage.cars.all(trashed=None)] == [1, 2, 3]
    assert len(garage.proofs.of(1)) == len(garage.papers.of(1)) == 1
    assert garage.changes.redo().words == "Edit Maybe: Color"  # told before there were tyres

    (snapshot,) = snapshots.snapshots(garage.folder)
    assert snapshot.reason == "upgrade" and snapshots.is_intact(snapshot)
    with sqlite3.connect(snapshot.path) as file:
        assert list(file.iterdump()) == before
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
    file.close()

    garage.close()
    open_garage(steps=(*STEPS, ADDS, REBUILDS)).close()
    assert len(snapshots.snapshots(garage.folder)) == 1  # nothing to do, nothing copied


@pytest.mark.parametrize("step", FAILING.values(), ids=FAILING.keys())
def test_a_step_that_fails_leaves_the_file_as_it_was(old_garage, open_garage, step):
    before = content(old_garage)
    with pytest.raises(UpgradeFailed, match="is as it was"):
        open_garage(steps=(*STEPS, ADDS, step))
    assert content(old_garage) == before
    assert len(open_garage().cars.all()) == 2  # the version before still opens it


def test_an_upgrade_without_room_for_its_snapshot_does_not_begin(
    old_garage, open_garage, monkeypatch
):
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshots, "put_in_place", no_room)
    before = content(old_garage)
    with pytest.raises(Exception, match="disk is full"):
        open_garage(steps=(*STEPS, ADDS))
    assert content(old_garage) == before
    assert list((old_garage.parent / "backups").iterdir()) == []


def test_a_newer_file_is_read_and_left_alone(open_garage, folder, add, clock):
    garage = open_garage(steps=(*STEPS, ADDS))
    add(garage, Car(name="x"))
    garage.close()
    before = content(folder / "garage.sqlite")
    for write in (True, False):
        newer = GarageFile.open(folder, write=write, now=clock)
        assert "newer version" in newer.read_only_reason
        assert [car.name for car in newer.cars.all()] == ["x"]
        assert newer.changes.history()[0].words == "Add x"
        with pytest.raises(GarageReadOnly, match="newer version") as problem:
            add(newer, Car(name="y"))
        assert str(problem.value) == newer.read_only_reason
        assert newer.check() == []
        newer.close()
    assert content(folder / "garage.sqlite") == before
    open_garage(steps=(*STEPS, ADDS))  # and its own version opens it at once


def test_a_newer_file_that_cannot_be_read_says_what_to_do(open_garage, folder):
    open_garage(steps=(*STEPS, "ALTER TABLE car RENAME COLUMN notes TO remarks;")).close()
    before = content(folder / "garage.sqlite")
    with pytest.raises(GarageReadOnly, match="install that version to open it"):
        GarageFile.open(folder)
    assert content(folder / "garage.sqlite") == before


def test_reading_an_old_file_brings_it_up_first(old_garage, open_garage):
    """The command line is started after an update, before any window was."""
    reader = open_garage(write=False, steps=(*STEPS, ADDS))
    assert len(reader.cars.all()) == 2
    with connected(old_garage) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
    assert len(snapshots.snapshots(reader.folder)) == 1
