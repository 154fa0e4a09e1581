"""Kill the program while it attaches: every file it told of is whole, no row is without one."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from keigarage.store.garage_file import GarageFile

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(os.name == "nt", reason="ends a process the Unix way"),
]

KILLS = int(os.environ.get("KEIGARAGE_KILLS", "100"))
ROOT = Path(sys.modules["keigarage"].__file__).parent.parent

ATTACHER = """
import os, sys
from pathlib import Path
from keigarage.domain.car import Car
from keigarage.services.files import Files
from keigarage.services.garage import Garage
from keigarage.store.garage_file import GarageFile

folder, source = Path(sys.argv[1]), Path(sys.argv[2])
file = GarageFile.open(folder)
cars = Garage(file)
car = (cars.cars() or [cars.add(Car(name="Beat"))])[0]
while True:
    source.write_bytes(os.urandom(400_000))
    (made,) = Files(file).attach(car.id, [source])
    print(made.sha256, flush=True)
"""


def test_every_file_that_was_attached_is_whole(tmp_path):
    folder, chance = tmp_path / "g", random.Random(4)
    acknowledged: set[str] = set()
    stray = 0
    for kill in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", ATTACHER, str(folder), str(tmp_path / "source.bin")],
            stdout=subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip
        acknowledged.add(writer.stdout.readline().decode().strip())
        time.sleep(chance.random() * 0.15)
        writer.kill()
        acknowledged.update(writer.stdout.read().decode().split("\n")[:-1])
        writer.wait()
        writer.stdout.close()
        with GarageFile.open(folder) as file:
            attached = {row.sha256 for row in file.attachments.all()}
            assert acknowledged <= attached, f"lost after kill {kill}"
            problems = file.check()
            # A copy that was whole before its row was written belongs to no car; it harms nobody.
            strays = [told for told in problems if "belongs to no car" in told]
            assert problems == strays
            stray = len(strays)
            assert stray <= kill + 1
            acknowledged |= attached
    print(f"\n{KILLS} kills, {len(acknowledged)} files, {stray} copies without a row")
