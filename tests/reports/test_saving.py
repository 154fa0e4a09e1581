"""A file appears whole or not at all, and trouble is told in one sentence."""

import errno
import os
import stat
from pathlib import Path

import pytest

from keigarage.domain.errors import DiskTrouble
from keigarage.reports.saving import save


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    old = os.umask(0)
    try:
        save(b"pages", path)
    finally:
        os.umask(old)
    assert path.read_bytes() == b"pages"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["list.pdf"]


def test_a_name_of_the_greatest_length(tmp_path: Path) -> None:
    path = tmp_path / ("車" * 83 + ".pdf")
    save(b"pages", path)
    assert path.read_bytes() == b"pages"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "list.pdf"
    with pytest.raises(DiskTrouble) as trouble:
        save(b"pages", path)
    assert str(path) in str(trouble.value)
    assert "choose another folder" in str(trouble.value)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "list.pdf").mkdir()
    with pytest.raises(DiskTrouble, match="is a folder"):
        save(b"pages", tmp_path / "list.pdf")
    assert os.listdir(tmp_path) == ["list.pdf"]


@pytest.mark.parametrize("name", ["x" * 300 + ".pdf", "nul\x00.pdf"])
def test_a_name_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(DiskTrouble, match="Could not write"):
        save(b"pages", tmp_path / name)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "call, number, says",
    [
        ("fsync", errno.ENOSPC, "the disk is full"),
        ("fsync", errno.EIO, "choose another folder"),
        ("replace", errno.EACCES, "you may not write there"),
        ("replace", errno.EROFS, "read-only"),
    ],
)
def test_what_stood_there_is_kept_and_nothing_is_left_lying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, says: str
) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"before")

    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fails)
    with pytest.raises(DiskTrouble, match=says) as trouble:
        save(b"after", path)
    assert str(path) in str(trouble.value)
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["list.pdf"]


def test_a_folder_that_cannot_be_synced_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fails_on_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", fails_on_folders)
    save(b"pages", tmp_path / "list.pdf")
    assert (tmp_path / "list.pdf").read_bytes() == b"pages"
