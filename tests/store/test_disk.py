"""A full disk and a read-only one: nothing saved is lost, and the sentence says what to do."""

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from keigarage.domain.car import Car
from keigarage.domain.errors import DiskTrouble, GarageReadOnly
from keigarage.store import snapshots
from keigarage.store.garage_file import GarageFile


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB of its own; only root may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    made = (
        mount
        and not subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)],
            capture_output=True,
            check=False,
        ).returncode
    )
    if not made:
        pytest.skip("this user may not mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill_up(garage: GarageFile, add) -> tuple[list[Car], DiskTrouble]:
    """Save cars until the disk takes no more."""
    saved = []
    for number in range(2000):
        try:
            saved.append(add(garage, Car(name=f"car {number}", notes="z" * 5000)))
        except DiskTrouble as problem:
            return saved, problem
    raise AssertionError("the disk never filled")


def test_a_full_disk_loses_nothing_and_works_again_once_there_is_room(small_disk, add, clock):
    garage = GarageFile.open(small_disk / "g", now=clock)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(500_000))
    saved, problem = fill_up(garage, add)
    assert str(problem).startswith("The disk is full, so this was not saved;")
    assert len(saved) > 20
    assert garage.cars.all() == saved
    with pytest.raises(DiskTrouble, match="disk is full"), garage.together():
        for number in range(100):
            add(garage, Car(name=f"one of a hundred {number}", notes="z" * 5000))
    assert garage.cars.all() == saved

    with pytest.raises(DiskTrouble, match="disk is full"):
        snapshots.take(garage, "close")
    assert list((small_disk / "g" / "backups").iterdir()) == []  # no half copies
    assert garage.check() == []
    garage.close()
    for path in (small_disk / "rest", small_disk / "last"):  # to the last block
        with suppress(OSError), path.open("wb", buffering=0) as stream:
            while stream.write(bytes(4096)):
                pass
    garage = GarageFile.open(small_disk / "g", now=clock)
    assert garage.cars.all() == saved

    ballast.unlink()
    saved.append(add(garage, Car(name="there is room again")))
    assert garage.cars.all() == saved
    garage.changes.undo()
    garage.close()
    with GarageFile.open(small_disk / "g", now=clock) as garage:
        assert garage.cars.all() == saved[:-1]
        assert garage.check() == []


def test_no_room_for_a_new_garage(small_disk):
    (small_disk / "ballast").write_bytes(bytes(2 * 1024 * 1024 - 8192))
    with pytest.raises(DiskTrouble, match="disk is full"):
        GarageFile.open(small_disk / "g")
    assert not (small_disk / "g" / "garage.sqlite").exists()
    (small_disk / "ballast").unlink()
    GarageFile.open(small_disk / "g").close()


def test_a_read_only_disk_opens_to_read(small_disk, add, clock):
    garage = GarageFile.open(small_disk / "g", now=clock)
    car = add(garage, Car(name="x"))
    garage.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for write in (True, False):
        with GarageFile.open(small_disk / "g", write=write, now=clock) as garage:
            assert garage.cars.all() == [car]
            assert garage.check() == []
            with pytest.raises(GarageReadOnly) as problem:
                add(garage, Car(name="y"))
            assert str(problem.value) == garage.read_only_reason
            with pytest.raises(GarageReadOnly):
                snapshots.take(garage, "close")
            if write:
                assert "its disk is read-only" in garage.read_only_reason
    with pytest.raises(GarageReadOnly):
        GarageFile.open(small_disk / "another")


@pytest.fixture
def nobodys() -> Iterator[Path]:
    """A folder of the user this test may act as without being allowed everything."""
    with tempfile.TemporaryDirectory() as path:
        os.chmod(path, 0o755)
        yield Path(path)


def as_nobody(work: Callable[[], object]) -> str:
    """What `work` says when a user without rights does it; root becomes one in a child."""
    if os.geteuid() != 0:
        return repr(work())
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            os.write(write, repr(work()).encode())
        except BaseException as problem:
            os.write(write, f"failed: {problem!r}".encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize("forbidden", ["folder", "file"])
def test_rights_that_forbid_writing(nobodys, add, clock, forbidden):
    folder = nobodys / "g"
    garage = GarageFile.open(folder, now=clock)
    add(garage, Car(name="x"))
    garage.close()
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)
    if forbidden == "folder":
        folder.chmod(0o555)
    else:
        (folder / "garage.sqlite").chmod(0o444)

    def look() -> tuple[object, ...]:
        with GarageFile.open(folder, now=clock) as garage:
            names = [car.name for car in garage.cars.all()]
            try:
                garage.changes.undo()
            except GarageReadOnly as problem:
                return names, str(problem) == garage.read_only_reason, str(problem)[:40]
            return names, "written"

    try:
        assert as_nobody(look) == repr((["x"], True, "This garage can be read but not changed:"))
    finally:
        folder.chmod(0o755)


def test_a_file_that_may_grow_no_further(tmp_path, add, clock):
    """What any user can try: a limit on the size of files instead of a small disk."""
    garage = GarageFile.open(tmp_path / "g", now=clock)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    try:
        saved, problem = fill_up(garage, add)
        assert "everything saved before is safe" in str(problem)
        assert garage.cars.all() == saved and len(saved) > 10
        with pytest.raises(DiskTrouble):
            add(garage, Car(name="still no room", notes="z" * 50_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    saved.append(add(garage, Car(name="room again")))
    assert garage.cars.all() == saved
    assert garage.check() == []
    garage.close()
