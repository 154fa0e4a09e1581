"""Copies in backups/: whole, checked, hashed, for the owner alone, and thinned with care."""

import os
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from keigarage.domain.car import Car
from keigarage.domain.errors import GarageDamaged, GarageLocked
from keigarage.store import snapshots
from keigarage.store.damage import put_back


def names_in(path: Path) -> list[str]:
    with sqlite3.connect(path) as file:
        found = [row[0] for row in file.execute("SELECT name FROM car ORDER BY id")]
    file.close()
    return found


def test_a_snapshot_is_a_whole_garage_file(garage, add):
    add(garage, Car(name="kept"))
    add(garage, Car(name="gone", trashed=True))
    path = snapshots.take(garage, "Before import!", garage.cars._now)
    assert path.parent == garage.folder / "backups"
    assert path.name.startswith("garage-20261122T1200") and path.name.endswith(
        "-before-import.sqlite"
    )
    assert names_in(path) == ["kept", "gone"]
    found = snapshots.newest_sound(garage.folder)
    assert found.path == path and snapshots.car_count(found) == 1
    assert found.reason == "before-import"
    files = sorted(path.parent.iterdir())
    assert files == [path, path.with_name(path.name + ".sha256")]
    if os.name != "nt":
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_two_in_one_second_are_two_files(garage, clock):
    now = clock()
    paths = {snapshots.take(garage, "close", lambda: now) for _ in range(3)}
    assert len(paths) == len(snapshots.snapshots(garage.folder)) == 3


def test_a_snapshot_from_another_thread_holds_what_is_saved(garage, add):
    add(garage, Car(name="saved"))
    taken = []
    with garage.together():
        add(garage, Car(name="unfinished"))
        thread = threading.Thread(target=lambda: taken.append(snapshots.take(garage, "timer")))
        thread.start()
        thread.join()
    assert names_in(taken[0]) == ["saved"]
    assert len(garage.cars.all()) == 2


@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "no hash", "other hash"])
def test_a_snapshot_that_changed_is_not_sound(garage, clock, harm):
    older = snapshots.take(garage, "close", clock)
    path = snapshots.take(garage, "close", clock)
    hash_path = path.with_name(path.name + ".sha256")
    content = path.read_bytes()
    if harm == "flip":  # SQLite's own check would miss four in five of these
        path.write_bytes(content[:5000] + bytes([content[5000] ^ 1]) + content[5001:])
    elif harm == "cut":
        path.write_bytes(content[:-4096])
    elif harm == "empty":
        path.write_bytes(b"")
    elif harm == "no hash":
        hash_path.unlink()
    else:
        hash_path.write_text("0" * 64 + "  x\n")
    assert snapshots.newest_sound(garage.folder).path == older
    assert [problem for problem in garage.check() if path.name in problem] == garage.check()


def test_a_copy_that_fails_its_check_gets_no_name(garage, monkeypatch):
    monkeypatch.setattr(snapshots, "faults", lambda connection, full: ["row 1 missing"])
    with pytest.raises(GarageDamaged, match="no backup was made"):
        snapshots.take(garage, "close")
    assert list((garage.folder / "backups").iterdir()) == []


def test_leftovers_of_killed_copies_are_swept_but_not_those_under_way(garage):
    backups = garage.folder / "backups"
    old, young = backups / ".old.sqlite.part", backups / ".young.sqlite.part"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    os.utime(old, (0, 0))
    snapshots.take(garage, "close")
    assert young.exists() and not old.exists()


def test_a_copy_killed_in_the_same_second_is_in_nobodys_way(garage, clock):
    now = clock()
    stamp = snapshots.stamp_text(now)
    (garage.folder / "backups" / f".garage-{stamp}-close.sqlite.part").write_bytes(b"half")
    assert snapshots.take(garage, "close", lambda: now).name == f"garage-{stamp}-close-2.sqlite"


def test_thinning_keeps_the_newest_sound_and_the_one_before_an_upgrade(garage, clock):
    start = clock()
    taken = {}
    for day, reason in ((0, "upgrade"), (1, "close"), (2, "close")):
        at = start + timedelta(days=day)
        taken[day] = snapshots.take(garage, reason, lambda at=at: at)
    for day in range(1, 60):  # all of these changed since they were made: none is sound
        for hour in (1, 2):
            stamp = snapshots.stamp_text(start + timedelta(days=day, hours=hour))
            path = garage.folder / "backups" / f"garage-{stamp}-close.sqlite"
            path.write_bytes(b"rotten")
            path.with_name(f"{path.name}.sha256").write_text("0" * 64)
    gone = snapshots.thin(garage.folder, start + timedelta(days=60))
    left = {snapshot.path for snapshot in snapshots.snapshots(garage.folder)}
    assert gone and not set(gone) & left
    assert taken[0] in left  # before the upgrade, and long past every span
    assert taken[2] in left  # the newest sound one
    assert taken[1] not in left
    kept = {path.name for path in left} | {f"{path.name}.sha256" for path in left}
    assert {path.name for path in (garage.folder / "backups").iterdir()} == kept


def test_a_snapshot_is_put_back_and_the_file_it_replaces_is_kept(open_garage, add, clock):
    garage = open_garage()
    add(garage, Car(name="old"))
    path = snapshots.take(garage, "close", clock)
    add(garage, Car(name="new"))
    snapshot = snapshots.newest_sound(garage.folder)
    with pytest.raises(GarageLocked):
        put_back(garage.folder, snapshot)
    garage.close()
    aside = put_back(garage.folder, snapshot, clock)
    assert names_in(aside / "garage.sqlite") == ["old", "new"]
    assert path.exists()
    garage = open_garage()
    assert [car.name for car in garage.cars.all()] == ["old"]
    assert garage.check() == []
    add(garage, Car(name="after"))
    garage.close()

    path.write_bytes(b"rotten")
    with pytest.raises(GarageDamaged, match="choose another"):
        put_back(garage.folder, snapshot)
    assert names_in(garage.path) == ["old", "after"]
