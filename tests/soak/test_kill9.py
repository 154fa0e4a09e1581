"""Kill the program at any moment: what it said was saved is there, and nothing is half there.

How often is set by KEIGARAGE_KILLS.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from keigarage.domain.car import Car
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.paperwork import PaperState
from keigarage.store import snapshots
from keigarage.store.garage_file import GarageFile
from keigarage.store.steps import STEPS

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(os.name == "nt", reason="ends a process the Unix way"),
]

KILLS = int(os.environ.get("KEIGARAGE_KILLS", "100"))
ROOT = Path(sys.modules["keigarage"].__file__).parent.parent

# Prints the id of each car once it is saved; undoes and redoes now and then.
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from keigarage.domain.car import Car, Proof, ProofKind
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.car import Car
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.dates import PartialDate
from keigarage.domain.paperwork import PaperRecord, PaperState
from keigarage.store.garage_file import GarageFile

file = GarageFile.open(Path(sys.argv[1]))
while True:
    key = file.changes.new_key("car")
    car = Car(id=key, name=f"car {key}", built=PartialDate(1991, 5), notes="x" * (key % 40) * 100)
    proof = Proof(car_id=key, kind=ProofKind.DATE_LABEL, date=PartialDate(1991, 5))
    with file.together():
        file.changes.write(
            Verb.ADD_CAR, [RowWrite("car", key, file.cars.row(car))], subject=car.title, car_id=key
        )
        file.changes.write(
            Verb.ADD_PROOF,
            [RowWrite("proof", file.changes.new_key("proof"), file.proofs.row(proof))],
            subject=car.title, car_id=key,
        )
        for paper in ("hs-7", "title"):
            record = PaperRecord(paper_id=paper, state=PaperState.HAVE)
            file.changes.write(
                Verb.SET_PAPER,
                [RowWrite("paper", file.changes.new_key("paper"), file.papers.row(key, record))],
                subject=car.title, car_id=key,
            )
    print(key, flush=True)
    if key % 3 == 0:
        file.changes.write(
            Verb.EDIT_CAR, [RowWrite("car", key, file.cars.row(replace(car, color="red")))],
            subject=car.title, car_id=key,
        )
        file.changes.undo()
        if key % 2:
            file.changes.redo()
"""


def started(program: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)], stdout=subprocess.PIPE, cwd=ROOT
    )


def killed_after(process: subprocess.Popen[bytes], seconds: float) -> list[int]:
    """What the process had said when it was killed; a line it was in the middle of is none."""
    time.sleep(seconds)
    process.kill()
    said = process.stdout.read()
    process.wait()
    process.stdout.close()
    return [int(line) for line in said.split(b"\n")[:-1]]


def test_nothing_that_was_saved_is_lost_and_nothing_is_half_saved(tmp_path):
    folder, chance = tmp_path / "g", random.Random(1)
    acknowledged: set[int] = set()
    rolled_back = 0
    for kill in range(KILLS):
        writer = started(WRITER, folder)
        first = writer.stdout.readline()
        acknowledged.add(int(first))
        acknowledged.update(killed_after(writer, chance.random() * 0.25))
        with GarageFile.open(folder) as file:
            rolled_back += bool(file.notice)
            cars = {car.id: car for car in file.cars.all(trashed=None)}
            assert acknowledged <= cars.keys(), f"lost after kill {kill}"
            proofs, papers = file.proofs.all_by_car(), file.papers.all_states()
            for car_id, car in cars.items():
                assert car.built == PartialDate(1991, 5)
                assert [proof.date for proof in proofs[car_id]] == [PartialDate(1991, 5)]
                assert {p: record.state for p, record in papers[car_id].items()} == {
                    "hs-7": PaperState.HAVE, "title": PaperState.HAVE,
                }  # fmt: skip
            # One beyond those it told of may be saved: it was killed before it could say so.
            assert len(cars) <= len(acknowledged) + kill + 1
            assert file.check() == []
            acknowledged |= cars.keys()
    print(f"\n{KILLS} kills, {len(acknowledged)} cars, {rolled_back} unfinished saves taken back")
    assert rolled_back > 0, "no kill met a save under way: the times prove nothing"


def filled(folder: Path, count: int) -> list[Car]:
    """A closed garage of so many cars."""
    with GarageFile.open(folder) as file:
        cars = [Car(id=n, name=f"car {n}", notes="n" * 400) for n in range(1, count + 1)]
        writes = [RowWrite("car", car.id, file.cars.row(car)) for car in cars]
        file.changes.write(Verb.FILL_GARAGE, writes, subject="", detail="cars")
    return cars


UPGRADER = """
import sys
from pathlib import Path
from keigarage.store.garage_file import GarageFile
from keigarage.store.steps import STEPS
print(0, flush=True)
GarageFile.open(Path(sys.argv[1]), steps=(*STEPS, sys.argv[2])).close()
"""

# Slow enough to be met half way.
STEP = """
CREATE TABLE car_new AS SELECT * FROM car;
ALTER TABLE car ADD COLUMN tyres TEXT NOT NULL DEFAULT '';
UPDATE car SET tyres = notes || notes;
DROP TABLE car_new;
UPDATE car SET tyres = 'new';
"""


def test_an_upgrade_that_is_killed_has_happened_or_has_not(tmp_path):
    chance = random.Random(2)
    before = after = 0
    for kill in range(max(10, KILLS // 4)):
        folder = tmp_path / str(kill)
        cars = filled(folder, 1500)
        upgrader = started(UPGRADER, folder, STEP)
        upgrader.stdout.readline()
        killed_after(upgrader, chance.random() * 0.2)
        reader = GarageFile.open(folder)  # with the steps of the version before
        if reader.read_only_reason:
            after += 1
            (snapshot,) = snapshots.snapshots(folder)
            assert snapshots.is_intact(snapshot)
        else:
            before += 1
        assert reader.cars.all() == cars
        assert reader.check() == []
        reader.close()
        with GarageFile.open(folder, steps=(*STEPS, STEP)) as file:
            assert file.cars.all() == cars
            assert file.check() == []
    print(f"\nkilled before the upgrade stood {before} times, after it {after} times")


SNAPPER = """
import sys
from pathlib import Path
from keigarage.store import snapshots
from keigarage.store.garage_file import GarageFile
file = GarageFile.open(Path(sys.argv[1]))
print(0, flush=True)
while True:
    snapshots.take(file, "close")
    print(1, flush=True)
"""


def test_every_snapshot_with_a_name_is_whole(tmp_path):
    folder, chance, told = tmp_path / "g", random.Random(3), 0
    cars = filled(folder, 800)
    for _ in range(max(10, KILLS // 4)):
        snapper = started(SNAPPER, folder)
        snapper.stdout.readline()
        told += len(killed_after(snapper, chance.random() * 0.3))
        found = snapshots.snapshots(folder)
        assert len(found) >= told
        assert all(snapshots.is_intact(snapshot) for snapshot in found)
        assert {snapshots.car_count(snapshot) for snapshot in found} <= {len(cars)}
    assert told > 0
