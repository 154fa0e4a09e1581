"""Attached files: copied whole or not at all, and every later change of them is found."""

import errno
import os
import random
import stat
from pathlib import Path

import pytest

from keigarage.domain.attachments import Attachment, AttachmentId, FileKind
from keigarage.domain.car import Car
from keigarage.domain.changes import RowWrite, Verb
from keigarage.domain.errors import DiskTrouble, NotFound, UnreadableValue
from keigarage.store import attachments
from keigarage.store.garage_file import GarageFile


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made = tmp_path / "車検証 of a Beat.pdf"
    made.write_bytes(b"%PDF-1.4 not much of one")
    return made


def attach(file: GarageFile, car_id: int, source: Path) -> Attachment:
    kept = file.attachments.folder.keep(source)
    row = Attachment(
        id=AttachmentId(file.changes.new_key("attachment")), car_id=car_id, kind=FileKind.SCAN,
        name=kept.name, sha256=kept.sha256, bytes=kept.bytes, added_at="2026-11-22T10:00:00Z",
    )  # fmt: skip
    file.changes.write(
        Verb.ATTACH_FILE, [RowWrite("attachment", row.id, file.attachments.row(row))],
        subject="", car_id=car_id,
    )  # fmt: skip
    return row


def test_a_file_comes_back_as_it_was_attached(garage, add, paper):
    car = add(garage, Car(name="Beat"))
    before = paper.read_bytes(), paper.stat().st_mtime_ns
    row = attach(garage, car.id, paper)
    assert garage.attachments.of(car.id) == [row] == garage.attachments.all()
    path = garage.attachments.folder.path(row.sha256)
    assert path == garage.folder / "files" / row.sha256[:2] / row.sha256
    assert (path.read_bytes(), paper.stat().st_mtime_ns) == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert garage.check() == []


def test_the_same_content_lies_there_once(garage, add, paper, tmp_path):
    car = add(garage, Car(name="Beat"))
    other = tmp_path / "another name.pdf"
    other.write_bytes(paper.read_bytes())
    attach(garage, car.id, paper), attach(garage, car.id, other)
    assert (
        len([path for path in garage.attachments.folder.folder.rglob("*") if path.is_file()]) == 1
    )
    assert [row.name for row in garage.attachments.all()] == [paper.name, other.name]


def test_undo_and_redo_find_the_content_still_there(garage, add, paper):
    car = add(garage, Car(name="Beat"))
    row = attach(garage, car.id, paper)
    garage.changes.undo()
    assert garage.attachments.all() == []
    assert garage.check() == []
    garage.changes.redo()
    assert garage.attachments.all() == [row]
    assert garage.check() == []


def test_attaching_again_mends_a_copy_that_changed(garage, add, paper):
    car = add(garage, Car(name="Beat"))
    row = attach(garage, car.id, paper)
    garage.attachments.folder.path(row.sha256).write_bytes(b"something else")
    assert len(garage.check()) == 1
    attach(garage, car.id, paper)
    assert garage.check() == []


def test_what_is_no_plain_file_is_refused_in_a_sentence(garage, tmp_path, paper, monkeypatch):
    keep = garage.attachments.folder.keep
    with pytest.raises(NotFound, match="no file gone"):
        keep(tmp_path / "gone.pdf")
    with pytest.raises(NotFound):
        keep(paper / "inside a file")
    with pytest.raises(NotFound):
        keep(Path("nul\0letter"))
    with pytest.raises(UnreadableValue, match="is a folder"):
        keep(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableValue, match="no plain file"):
        keep(tmp_path / "pipe")
    monkeypatch.setattr(attachments, "MOST_BYTES", 5)
    with pytest.raises(UnreadableValue, match="larger than 2 GB"):
        keep(paper)
    assert garage.check() == []


def test_a_file_that_may_not_be_read_is_told(garage, paper, monkeypatch):
    def refused(self, *_):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(DiskTrouble, match="You may not read"):
        garage.attachments.folder.keep(paper)


def test_a_full_disk_keeps_nothing_half(garage, paper, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(attachments.os, "fsync", full)
    with pytest.raises(DiskTrouble, match="disk is full"):
        garage.attachments.folder.keep(paper)
    monkeypatch.undo()
    assert [path for path in garage.attachments.folder.folder.rglob("*") if path.is_file()] == []


def test_a_disk_that_gives_back_something_else_is_noticed(garage, paper, monkeypatch):
    monkeypatch.setattr(attachments, "_read_again", lambda part: "0" * 64)
    with pytest.raises(DiskTrouble, match="did not arrive whole"):
        garage.attachments.folder.keep(paper)
    assert [path for path in garage.attachments.folder.folder.rglob("*") if path.is_file()] == []


def test_a_file_still_being_written_is_refused(garage, paper, monkeypatch):
    really = attachments._read

    def grows(stream, source):
        with source.open("ab") as more:
            more.write(b"x" if stream.tell() == 0 else b"")
        return really(stream, source)

    monkeypatch.setattr(attachments, "_read", grows)
    with pytest.raises(UnreadableValue, match="changed while it was read"):
        garage.attachments.folder.keep(paper)


def test_a_file_that_no_row_names_is_reported(garage, paper):
    kept = garage.attachments.folder.keep(paper)
    (told,) = garage.check()
    assert kept.sha256 in told and "belongs to no car" in told


def test_a_hash_from_a_tampered_row_never_becomes_a_path(garage, add, paper):
    with pytest.raises(ValueError):
        garage.attachments.folder.path("../../etc/passwd")
    with pytest.raises(ValueError):
        garage.attachments.folder.path("a" * 64 + "\n")


FLIPS = 60


@pytest.mark.parametrize("times", [FLIPS, pytest.param(500, marks=pytest.mark.soak)])
def test_every_flip_cut_and_loss_is_reported_and_nothing_else(garage, add, tmp_path, times):
    chance = random.Random(times)
    car = add(garage, Car(name="Beat"))
    rows = []
    for number in range(12):
        source = tmp_path / f"{number}.bin"
        source.write_bytes(chance.randbytes(chance.choice((0, 1, 300, 70_000))) + bytes([number]))
        rows.append(attach(garage, car.id, source))
    for _ in range(times):
        row = chance.choice(rows)
        path = garage.attachments.folder.path(row.sha256)
        whole = path.read_bytes()
        _spoil(path, whole, chance)
        (told,) = garage.check_files()
        assert row.name in told
        path.write_bytes(whole)
        assert garage.check_files() == []


def test_two_files_that_changed_places_are_both_reported(garage, add, tmp_path):
    car = add(garage, Car(name="Beat"))
    rows = []
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
        rows.append(attach(garage, car.id, tmp_path / name))
    one, two = (garage.attachments.folder.path(row.sha256) for row in rows)
    one.write_text("two"), two.write_text("one")
    told = garage.check_files()
    assert len(told) == 2
    assert "file one of" in told[0] and "file two of" in told[1]


def _spoil(path: Path, whole: bytes, chance: random.Random) -> None:
    match chance.randrange(4):
        case 0:
            at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
            path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        case 1:
            path.write_bytes(whole[: chance.randrange(len(whole))])
        case 2:
            path.write_bytes(whole + b"\0")
        case _:
            path.unlink()
