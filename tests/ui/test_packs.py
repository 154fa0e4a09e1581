"""A club's rule pack in the window: looked at, used, seen, and taken off again."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from keigarage.domain.status import Status
from keigarage.reference import RuleBook
from keigarage.ui.packs.dialog import PacksDialog
from keigarage.ui.window import MainWindow


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack in which Virginia registers kei cars for the road."""
    folder = tmp_path / "club-pack"
    (folder / "states").mkdir(parents=True)
    record = json.loads(RuleBook().bytes_of("states/VA.json"))
    record["status"] = "road"
    record["status_by_body"] = dict.fromkeys(record["status_by_body"], "road")
    (folder / "states" / "VA.json").write_text(json.dumps(record), "utf-8")
    about = {"name": "va-club", "version": "1", "author": "Virginia Kei Club",
             "date": "2026-11-20", "notes": "After the new bulletin."}  # fmt: skip
    (folder / "pack.json").write_text(json.dumps(about), "utf-8")
    return folder


def az1_status(window: MainWindow) -> Status | None:
    [line] = [x for x in window.view.model.things if x.car.model == "AZ-1"]
    return window.view.cells.status(line)


def test_a_pack_changes_virginia_and_is_taken_off_again(
    qtbot: QtBot, sample_window: MainWindow, pack: Path
) -> None:
    dialog = PacksDialog(sample_window.desk, sample_window)
    assert az1_status(sample_window) is Status.UNSETTLED
    dialog.look_at(pack)
    qtbot.waitUntil(dialog.use.isEnabled, timeout=20_000)
    told = dialog.told.toPlainText()
    assert "Virginia" in told and "Autozam AZ-1" in told
    assert az1_status(sample_window) is Status.UNSETTLED  # looking changes nothing
    dialog.use.click()
    assert az1_status(sample_window) is Status.ROAD
    assert "va-club" in dialog.heading.text()
    dialog.off.click()
    assert az1_status(sample_window) is Status.UNSETTLED
    dialog.close()


def test_a_pack_with_a_wrong_key_is_refused_by_name(
    qtbot: QtBot, sample_window: MainWindow, pack: Path
) -> None:
    path = pack / "states" / "VA.json"
    record = json.loads(path.read_text("utf-8"))
    record["statos"] = record.pop("status")
    path.write_text(json.dumps(record), "utf-8")
    dialog = PacksDialog(sample_window.desk, sample_window)
    dialog.look_at(pack)
    qtbot.waitUntil(lambda: "refused" in dialog.heading.text(), timeout=20_000)
    assert "states/VA.json" in dialog.told.toPlainText()
    assert not dialog.use.isEnabled()
    dialog.close()
