"""The garage's own health: checked, sampled, in use, newer, damaged."""

import json
import shutil
import sqlite3

import pytest

from keigarage.store.garage_file import GarageFile


def test_a_sound_garage(keigarage, beat):
    assert keigarage("check", "--json").document == {"ok": True, "problems": []}
    assert "sound" in keigarage("check").out


def test_a_garage_that_is_not_there_cannot_be_checked(keigarage, tmp_path):
    assert "no garage" in keigarage("check").sentence
    assert not (tmp_path / "garage").exists()


def test_the_sample_is_a_garage_like_any(plain_keigarage, tmp_path):
    folder = tmp_path / "try"
    told = plain_keigarage("sample", str(folder), "--json").document
    assert told == {"garage": str(folder), "cars": told["cars"]}
    cars = plain_keigarage("--garage", str(folder), "cars", "--json").document["cars"]
    assert len(cars) == told["cars"] > 10
    assert plain_keigarage("--garage", str(folder), "check", "--json").document["ok"] is True
    assert "already" in plain_keigarage("sample", str(folder)).sentence


def test_the_sample_for_people(plain_keigarage, tmp_path):
    assert str(tmp_path / "try") in plain_keigarage("sample", str(tmp_path / "try")).out


def test_a_sample_where_nothing_can_be_written(plain_keigarage, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert "inside the program" not in plain_keigarage(
        "sample", str(tmp_path / "file" / "try")
    ).sentence  # fmt: skip


@pytest.fixture
def database(keigarage, beat, tmp_path):
    return tmp_path / "garage" / "garage.sqlite"


def test_a_newer_garage_is_read_and_not_written(keigarage, database):
    with sqlite3.connect(database) as newer:
        newer.execute("PRAGMA user_version = 9999")
    newer.close()
    before = database.read_bytes()
    read = keigarage("cars", "--json")
    assert json.loads(read.out)["cars"][0]["title"] == "Honda Beat"
    assert read.err.startswith("This garage was last opened with a newer version")
    assert keigarage("add", "--name", "Other").sentence
    assert keigarage("undo").sentence
    assert database.read_bytes() == before


@pytest.mark.parametrize("damage", ["torn", "no database", "empty"])
def test_a_damaged_garage_is_told_and_left(keigarage, database, damage):
    whole = database.read_bytes()
    hurt = {
        "torn": whole[:4096] + b"\xaa" * (len(whole) - 4096),
        "no database": b"This is no database at all.\n" * 200,
        "empty": b"",
    }[damage]
    database.write_bytes(hurt)
    for words in (["cars"], ["show", "beat"], ["add", "--name", "Other"], ["undo"]):
        assert "inside the program" not in keigarage(*words).sentence
    told = keigarage("check", "--json")
    assert told.code == 1
    assert '"ok": false' in told.out
    assert told.err.count("\n") == 1
    assert database.read_bytes() == hurt


def test_a_folder_that_cannot_be_a_garage(plain_keigarage, tmp_path):
    file = tmp_path / "file"
    file.write_text("in the way")
    for words in (["cars"], ["add", "--name", "x"]):
        said = plain_keigarage("--garage", str(file), *words).sentence
        assert "inside the program" not in said


def test_what_opening_had_to_mend_is_told(keigarage, beat, monkeypatch):
    opened = GarageFile.open

    def mended(*args, **options):
        file = opened(*args, **options)
        file.notice = "The last change was cut short and taken back."
        return file

    monkeypatch.setattr(GarageFile, "open", mended)
    told = keigarage("cars", "--json")
    assert (told.code, told.err) == (0, "The last change was cut short and taken back.\n")
    assert "Honda Beat" in told.out


def test_a_garage_may_be_moved(keigarage, beat, plain_keigarage, tmp_path):
    shutil.move(tmp_path / "garage", tmp_path / "moved")
    cars = plain_keigarage("--garage", str(tmp_path / "moved"), "cars", "--json").document["cars"]
    assert [car["id"] for car in cars] == [beat]
