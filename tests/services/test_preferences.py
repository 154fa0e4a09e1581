"""Preferences outlive the program, and a spoilt file never stops it."""

import json
import logging
import os
import stat
from pathlib import Path

import pytest

from keigarage.services.preferences import PreferenceFile, Preferences


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config"


def write(config: Path, text: str | bytes) -> PreferenceFile:
    config.mkdir()
    (config / "preferences.json").write_bytes(text.encode() if isinstance(text, str) else text)
    return PreferenceFile(config)


def test_a_first_start_has_the_defaults_and_writes_nothing(
    config: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert PreferenceFile(config).load() == Preferences()
    assert not config.exists() and caplog.text == ""


def test_what_was_chosen_is_found_again(config: Path) -> None:
    assert PreferenceFile(config).save(home_state="TX", compact_rows=True) == Preferences(
        home_state="TX", compact_rows=True
    )
    PreferenceFile(config).save(paper_size="a4", last_folder="/home/a/車")
    assert PreferenceFile(config).load() == Preferences(
        home_state="TX", compact_rows=True, paper_size="a4", last_folder="/home/a/車"
    )


def test_a_folder_whose_name_is_no_text_is_found_again(config: Path) -> None:
    folder = os.fsdecode(b"/home/a/\xff")
    PreferenceFile(config).save(last_folder=folder)
    assert PreferenceFile(config).load().last_folder == folder


@pytest.mark.skipif(os.name != "posix", reason="these are POSIX modes")
def test_only_the_owner_may_read_them(config: Path) -> None:
    PreferenceFile(config).save(home_state="TX")
    assert stat.S_IMODE(config.stat().st_mode) == 0o700
    assert stat.S_IMODE((config / "preferences.json").stat().st_mode) == 0o600
    assert [path.name for path in config.iterdir()] == ["preferences.json"]


@pytest.mark.parametrize("text", [
    "", "{", "not json", b"\xff\xfe\x00", "[" * 100_000, '"TX"', "null", "[1, 2]", "{}", "17",
])  # fmt: skip
def test_a_file_that_cannot_be_read_gives_the_defaults(config: Path, text: str | bytes) -> None:
    preferences = write(config, text)
    assert preferences.load() == Preferences()
    assert preferences.save(home_state="TX") == Preferences(home_state="TX")
    assert PreferenceFile(config).load().home_state == "TX"


@pytest.mark.parametrize("field, value", [
    ("home_state", 7), ("home_state", None), ("home_state", ["TX"]), ("home_state", "Texas"),
    ("home_state", "ZZ"), ("paper_size", "a3"), ("paper_size", "A4 "), ("scheme", True),
    ("scheme", "pink"), ("compact_rows", 1), ("compact_rows", "yes"), ("last_folder", {}),
])  # fmt: skip
def test_a_bad_value_falls_back_alone_with_a_word_in_the_log(
    config: Path, caplog: pytest.LogCaptureFixture, field: str, value: object
) -> None:
    good = {"home_state": "KY", "paper_size": "a4", "scheme": "dark", "compact_rows": True,
            "last_folder": "/tmp"}  # fmt: skip
    loaded = write(config, json.dumps(good | {field: value})).load()
    assert getattr(loaded, field) == getattr(Preferences(), field)
    for other in good.keys() - {field}:
        assert getattr(loaded, other) == good[other]
    [told] = caplog.records
    assert told.levelno == logging.WARNING and field in told.getMessage()


def test_the_log_names_no_value(config: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(config, json.dumps({"home_state": "/home/jane", "last_folder": 5, "scheme": "x"})).load()
    assert "jane" not in caplog.text and len(caplog.records) == 3


def test_what_a_newer_version_wrote_is_passed_over(config: Path) -> None:
    loaded = write(config, json.dumps({"home_state": "TX", "units": "mm"})).load()
    assert loaded == Preferences(home_state="TX")


def test_where_nothing_can_be_written_they_hold_until_the_program_ends(
    config: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config.write_text("a file where the folder should be")
    preferences = PreferenceFile(config)
    assert preferences.save(home_state="TX").home_state == "TX"
    assert preferences.save(scheme="dark") == Preferences(home_state="TX", scheme="dark")
    assert preferences.load() == Preferences(home_state="TX", scheme="dark")
    assert "could not be written" in caplog.text
    config.unlink()  # the disk is there again
    preferences.save(compact_rows=True)
    kept = Preferences(home_state="TX", scheme="dark", compact_rows=True)
    assert PreferenceFile(config).load() == kept
    PreferenceFile(config).save(scheme="light")  # another window; what was held is let go
    assert preferences.load().scheme == "light"


def test_a_disk_that_fills_up_leaves_the_old_file_whole(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    PreferenceFile(config).save(home_state="TX")
    with monkeypatch.context() as full:
        full.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space")))
        PreferenceFile(config).save(home_state="KY")
    assert PreferenceFile(config).load().home_state == "TX"
    assert [path.name for path in config.iterdir()] == ["preferences.json"]
