"""Files by name: their kind, a name every disk takes, their size in words."""

import pytest

from keigarage.domain.attachments import (
    Attachment,
    FileKind,
    checked_name,
    file_name,
    kind_of,
    size_text,
)
from keigarage.domain.errors import UnreadableValue


@pytest.mark.parametrize(
    "typed, made",
    [
        ("title.pdf", "title.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("-rf.jpg", "rf.jpg"),
        ("CON.pdf", "_CON.pdf"),
        ("a:b?.jpg ", "a b.jpg"),
        ("車検証.PDF", "車検証.PDF"),
        ("\x00\x1f", "file"),
        ("half\udc80.jpg", "half.jpg"),
    ],
)
def test_a_name_is_one_that_every_disk_takes(typed, made):
    assert file_name(typed) == made


def test_a_long_name_keeps_its_ending():
    name = file_name("車" * 150 + ".pdf")
    assert name.endswith("車.pdf")
    assert len(name.encode()) <= 200


def test_a_new_name_keeps_the_ending_it_had():
    assert checked_name("front", "IMG_1.JPG") == "front.JPG"
    assert checked_name("front.jpg", "IMG_1.JPG") == "front.jpg"
    assert checked_name("page.exe", "page.pdf") == "page.exe.pdf"
    with pytest.raises(UnreadableValue, match="needs a name"):
        checked_name("  ", "page.pdf")


def test_pictures_are_photos_and_papers_scans():
    assert kind_of("IMG.HEIC") is FileKind.PHOTO
    assert kind_of("title.pdf") is FileKind.SCAN
    assert kind_of("nothing") is FileKind.SCAN


@pytest.mark.parametrize("name", ["x.html", "x.desktop", "x.sh", "x.svg", "x.pdf.exe", "x", "x.py"])
def test_what_could_act_by_itself_is_not_opened(name):
    file = Attachment(id=1, car_id=1, kind=FileKind.SCAN, name=name, sha256="", bytes=0)
    assert not file.may_be_opened


@pytest.mark.parametrize(
    "count, told",
    [(0, "0 bytes"), (999, "999 bytes"), (1500, "1.5 KB"), (999_499, "999 KB"),
     (999_700, "1.0 MB"), (2_500_000, "2.5 MB"), (2_000_000_000, "2.0 GB")],
)  # fmt: skip
def test_a_size_is_told_in_three_figures(count, told):
    assert size_text(count) == told
