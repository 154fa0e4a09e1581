"""A damaged file is found at the start, left as it is, copied aside, and the way back is named."""

import random
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from keigarage.domain.car import Car
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.errors import GarageDamaged, GarageError, NotFound
from keigarage.store import snapshots
from keigarage.store.damage import DamagedFile
from keigarage.store.garage_file import GarageFile

PAGE = 4096


def zero_page(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)


def garbage_page(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = chance.randbytes(PAGE)


def truncation(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content) // PAGE) * PAGE :]


def torn(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(600, len(content) - PAGE) :]


def emptied(content: bytearray, chance: random.Random) -> None:
    content.clear()


def not_a_database(content: bytearray, chance: random.Random) -> None:
    content[:] = b"PK\x03\x04" + chance.randbytes(9000)


def swapped_application_id(content: bytearray, chance: random.Random) -> None:
    content[68:72] = b"Tell"


def no_schema(content: bytearray, chance: random.Random) -> None:
    content[60:64] = bytes(4)


KINDS = [zero_page, garbage_page, truncation, torn, emptied, not_a_database,
         swapped_application_id, no_schema]  # fmt: skip


@pytest.fixture
def filled(open_garage, clock) -> Path:
    """A closed garage of 60 cars with a snapshot of the first 40; returns its folder."""
    garage = open_garage()
    for first in (1, 41):
        cars = [Car(id=n, name=f"car {n}", notes="x" * 200) for n in range(first, 41 + first // 2)]
        writes = [RowWrite("car", car.id, garage.cars.row(car)) for car in cars]
        garage.changes.write(Verb.FILL_GARAGE, writes, subject="", detail="cars")
        if first == 1:
            snapshots.take(garage, "close", clock)
    garage.close()
    return garage.folder


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_damage_is_found_and_the_file_left_alone(
    filled: Path, kind: Callable[[bytearray, random.Random], None], clock
):
    live = filled / "garage.sqlite"
    sound = live.read_bytes()
    for seed in range(12):
        content = bytearray(sound)
        kind(content, random.Random(seed))
        live.write_bytes(content)
        before = digest(live)
        for write in (False, True, True):
            with pytest.raises(DamagedFile) as problem:
                GarageFile.open(filled, write=write, now=clock)
            assert digest(live) == before
        message = str(problem.value)
        foreign = kind is swapped_application_id
        assert message.startswith(
            f"{live} is not a Kei Garage file, so" if foreign else f"{live} is damaged, so"
        )
        assert "22 November 2026 12:0" in message and "with 40 cars" in message
        assert str(problem.value.snapshot.path) in message
        assert f"A copy lies in {problem.value.copy}." in message
        assert digest(problem.value.copy / "garage.sqlite") == before
        assert problem.value.copy.stat().st_mode & 0o077 == 0
    copies = list((filled / "backups").glob("damaged-*"))
    assert len(copies) <= 12  # the same damage is copied once, however often it is opened


def test_the_way_back_that_is_named_leads_back(filled, clock):
    live = filled / "garage.sqlite"
    live.write_bytes(live.read_bytes()[:PAGE])
    with pytest.raises(DamagedFile) as problem:
        GarageFile.open(filled, now=clock)
    live.write_bytes(problem.value.snapshot.path.read_bytes())
    with GarageFile.open(filled, now=clock) as garage:
        assert len(garage.cars.all()) == 40
        assert not [found for found in garage.check() if "backup" in found]


def test_a_snapshot_that_rotted_is_not_offered(filled, clock):
    (snapshot,) = snapshots.snapshots(filled)
    content = bytearray(snapshot.path.read_bytes())
    content[-10] ^= 4
    snapshot.path.write_bytes(content)
    (filled / "garage.sqlite").write_bytes(b"gone")
    with pytest.raises(DamagedFile, match="no sound backup") as problem:
        GarageFile.open(filled, now=clock)
    assert problem.value.snapshot is None


def test_orphaned_rows_are_found(filled, clock):
    file = sqlite3.connect(filled / "garage.sqlite")
    file.execute("INSERT INTO proof VALUES (1, 999, 'glass_code', '1991', '')")
    file.commit()
    file.close()
    with pytest.raises(DamagedFile, match="is damaged"):
        GarageFile.open(filled, now=clock)


def test_an_index_that_lies_is_found_after_an_unclean_end(filled, clock):
    """The quick check passes over it; the full check of the next start does not."""

    def tool(*statements: str) -> None:
        file = sqlite3.connect(filled / "garage.sqlite", isolation_level=None)
        for statement in statements:
            file.execute(statement)
        file.close()

    spoil = ("UPDATE sqlite_master SET sql = 'CREATE INDEX change_row_car_id ON change_row ({})' "
             "WHERE name = 'change_row_car_id'")  # fmt: skip
    tool("PRAGMA writable_schema = 1", spoil.format("row_id"))
    tool("UPDATE change_row SET car_id = 1000 WHERE id = 5")  # behind the back of its index
    tool("PRAGMA writable_schema = 1", spoil.format("car_id"))
    (filled / "lock").write_bytes(b"open\n")
    for _ in range(2):  # nor does the start after that, though nobody was killed in between
        with pytest.raises(DamagedFile):
            GarageFile.open(filled, now=clock)


@pytest.mark.parametrize("statement", [
    "CREATE TRIGGER t AFTER UPDATE ON car BEGIN DELETE FROM proof; END",
    "CREATE VIEW v AS SELECT * FROM car",
    "ALTER TABLE car RENAME COLUMN county TO counte",
    "DROP INDEX proof_car_id",
])  # fmt: skip
def test_a_strangers_schema_is_refused(filled, clock, statement):
    file = sqlite3.connect(filled / "garage.sqlite")
    file.execute(statement)
    file.close()
    with pytest.raises(DamagedFile):
        GarageFile.open(filled, now=clock)


def test_what_a_tool_added_does_no_harm_and_is_named(filled, clock):
    file = sqlite3.connect(filled / "garage.sqlite")
    file.execute("CREATE INDEX mine ON car (color)")
    file.execute("ANALYZE")
    file.close()
    with GarageFile.open(filled, now=clock) as garage:
        assert len(garage.cars.all()) == 60
        assert [line for line in garage.check() if "mine" in line] == [
            "The index mine is not as this program makes it."
        ]


def test_flipped_bits_never_crash_it(filled, clock):
    """Most are beyond SQLite's check; the program reads on or says a sentence."""
    live = filled / "garage.sqlite"
    sound = live.read_bytes()
    chance = random.Random(7)
    for _ in range(40):
        content = bytearray(sound)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        live.write_bytes(content)
        try:
            with GarageFile.open(filled, now=clock) as garage:
                garage.cars.all(trashed=None)
                garage.changes.history()
                garage.check()
                garage.changes.undo()
        except GarageError as problem:
            assert str(problem).endswith((".", "?"))


def test_a_garage_that_is_gone_is_not_replaced_by_an_empty_one(filled, clock):
    (filled / "garage.sqlite").unlink()
    with pytest.raises(GarageDamaged, match=r"is missing.*with 40 cars"):
        GarageFile.open(filled, now=clock)
    with pytest.raises(NotFound):
        GarageFile.open(filled, write=False, now=clock)
    assert not (filled / "garage.sqlite").exists()


def test_nonsense_in_a_record_is_told_by_its_car(filled, clock):
    file = sqlite3.connect(filled / "garage.sqlite")
    file.execute("UPDATE car SET stage = 'flying' WHERE id = 7")
    file.execute("UPDATE change_row SET \"after\" = '{' WHERE id = 3")
    file.execute("UPDATE car SET notes = CAST(x'ff41' AS TEXT) WHERE id = 8")
    file.commit()
    file.close()
    with GarageFile.open(filled, now=clock) as garage:
        assert garage.cars.get(6).name == "car 6"
        for harmed in (lambda: garage.cars.get(7), lambda: garage.cars.get(8), garage.cars.all):
            with pytest.raises(GarageDamaged):
                harmed()
        found = garage.check()
    assert any(line.startswith("Car 7: ") for line in found)
    assert any(line.startswith("Car 8: ") for line in found)
    assert any(line.startswith("Entry 1 of the history") for line in found)
    assert len(found) == 3


def test_a_record_that_could_not_be_read_holds_nobody_up(filled, clock, monkeypatch):
    monkeypatch.setattr("keigarage.store.sqlite_edge.BUSY_SECONDS", 0.2)
    file = sqlite3.connect(filled / "garage.sqlite")
    file.execute("UPDATE car SET notes = CAST(x'ff41' AS TEXT) WHERE id = 2")
    file.commit()
    file.close()
    with (
        pytest.raises(GarageDamaged) as kept,  # as a dialog keeps it while it is shown
        GarageFile.open(filled, now=clock) as garage,
    ):
        garage.cars.all()
    with GarageFile.open(filled, now=clock) as garage:
        garage.changes.undo()
        assert len(garage.cars.ids()) == 40
    assert kept.value is not None
