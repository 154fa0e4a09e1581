"""A car's files as an owner handles them."""

import stat
from pathlib import Path

import pytest

from keigarage.domain.attachments import FileKind
from keigarage.domain.car import CarId
from keigarage.domain.errors import DiskTrouble, GarageReadOnly, NotFound, UnreadableValue
from keigarage.services.files import Files
from keigarage.store.garage_file import GarageFile


@pytest.fixture
def files(bench) -> Files:
    return Files(bench.file, bench.seen.append)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    made = tmp_path / "front.jpg"
    made.write_bytes(b"\xff\xd8\xff not much of a photo")
    return made


def test_several_files_are_one_change(bench, beat: CarId, files, photo, tmp_path):
    title = tmp_path / "title.pdf"
    title.write_bytes(b"%PDF")
    added = files.attach(beat, [photo, title])
    assert [(file.name, file.kind) for file in added] == [
        ("front.jpg", FileKind.PHOTO), ("title.pdf", FileKind.SCAN),
    ]  # fmt: skip
    assert files.of(beat) == added
    assert bench.announced == [("Attach 2 files to Honda Beat", beat)]
    bench.garage.undo()
    assert files.of(beat) == ()
    bench.garage.redo()
    assert files.of(beat) == added
    assert files.verify() == []


def test_one_bad_file_among_them_attaches_none(bench, beat, files, photo, tmp_path):
    with pytest.raises(NotFound):
        files.attach(beat, [photo, tmp_path / "gone.pdf"])
    assert files.of(beat) == ()
    assert bench.seen == []


def test_no_car_no_file(files, photo):
    with pytest.raises(NotFound):
        files.attach(CarId(99), [photo])


def test_a_file_is_renamed_and_its_kind_changed(bench, beat, files, photo):
    (file,) = files.attach(beat, [photo])
    files.edit(file.id, name="auction sheet", kind=FileKind.SCAN)
    assert (files.of(beat)[0].name, files.of(beat)[0].kind) == ("auction sheet.jpg", FileKind.SCAN)
    with pytest.raises(UnreadableValue):
        files.edit(file.id, name=" ")
    bench.garage.undo()
    assert files.of(beat) == (file,)


def test_a_removed_file_comes_back_with_its_content(bench, beat, files, photo):
    (file,) = files.attach(beat, [photo])
    files.remove(file.id)
    assert files.of(beat) == ()
    assert files.verify() == []
    bench.garage.undo()
    assert files.content(files.of(beat)[0]).read_bytes() == photo.read_bytes()


def test_a_copy_to_open_cannot_be_written_and_is_not_the_stored_file(beat, files, photo):
    (file,) = files.attach(beat, [photo])
    copy = files.copy_to_open(file)
    assert copy.name == "front.jpg"
    assert copy.read_bytes() == photo.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    assert copy != files.content(file)


def test_a_script_is_kept_but_not_opened(beat, files, tmp_path):
    script = tmp_path / "invoice.pdf.sh"
    script.write_text("rm -rf ~")
    (file,) = files.attach(beat, [script])
    with pytest.raises(UnreadableValue, match="save a copy"):
        files.copy_to_open(file)
    files.save_copy(file, tmp_path / "out.sh")
    assert (tmp_path / "out.sh").read_text() == "rm -rf ~"


def test_a_spoiled_file_is_not_handed_out(beat, files, photo, tmp_path):
    (file,) = files.attach(beat, [photo])
    files.content(file).write_bytes(b"spoiled")
    with pytest.raises(DiskTrouble, match="changed since it was attached"):
        files.save_copy(file, tmp_path / "copy.jpg")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["front.jpg", "garage"]
    (told,) = files.verify()
    assert "front.jpg" in told
    files.content(file).unlink()
    with pytest.raises(NotFound, match="missing from the garage"):
        files.copy_to_open(file)


def test_a_garage_that_is_read_takes_no_file(bench, beat, files, photo, folder):
    files.attach(beat, [photo])
    with GarageFile.open(folder, write=False) as read:
        reader = Files(read)
        assert [file.name for file in reader.of(beat)] == ["front.jpg"]
        with pytest.raises(GarageReadOnly):
            reader.attach(beat, [photo])
