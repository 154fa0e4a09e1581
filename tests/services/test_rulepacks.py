"""A rule pack laid over the book, seen everywhere, and taken off again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import keigarage.reference
from keigarage.app import App, open_app
from keigarage.domain.errors import BrokenRuleBook, GarageError, NotFound
from keigarage.domain.status import Status
from keigarage.places import Places
from keigarage.reference.packs import RefusedPack
from keigarage.services import rulepacks
from keigarage.services.the_book import open_book

from .conftest import BEAT, CARRY

DATA = Path(keigarage.reference.__file__).parent / "data"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(garage=tmp_path / "garage", config=tmp_path / "config", logs=tmp_path / "logs")


@pytest.fixture
def app(places: Places):
    with open_app(places) as opened:
        yield opened


def written(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def status(code: str, answer: str) -> dict[str, Any]:
    bodies = dict.fromkeys(("kei_car", "kei_van", "kei_truck"), answer)
    return {f"states/{code}.json": written(f"states/{code}.json")
            | {"status": answer, "status_by_body": bodies}}  # fmt: skip


@pytest.fixture
def pack(tmp_path: Path):
    """Makes a pack of that name in a folder of its own."""

    def make(name: str, files: dict[str, Any], version: str = "1") -> Path:
        folder = tmp_path / f"{name}-{version}"
        about = {"name": name, "version": version, "author": "A club", "date": "2026-11-01"}
        for file, page in {"pack.json": about, **files}.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(json.dumps(page), "utf-8")
        return folder

    return make


def install(app: App, path: Path) -> None:
    app.packs.install(app.packs.inspect(path))


def test_virginia_changes_its_mind_and_changes_it_back(app: App, pack, places: Places) -> None:
    car = app.garage.add(replace(BEAT, state="VA"))
    path = pack("va-club", status("VA", "road"))
    report = app.packs.inspect(path)
    assert report.differences == ("Virginia: status changed from unsettled to road",)
    (affected,) = report.affected
    assert affected.car == car
    assert affected.because == (
        "Virginia: registers it for the road, instead of: unsettled: the sources disagree.",
    )
    assert app.outlooks.status_of(car) is Status.UNSETTLED  # looking changes nothing
    assert app.packs.installed() == [] and not (places.config / "packs").exists()

    app.packs.install(report)
    assert app.outlooks.status_of(car) is app.outlooks.of(car.id).status is Status.ROAD
    assert app.outlooks.of(car.id).state.from_pack == "va-club"
    assert open_book(places.config).state("VA").status is Status.ROAD  # after a restart too
    (installed,) = app.packs.installed()
    assert (installed.name, installed.active, installed.files, installed.trouble) == (
        "va-club", True, ("states/VA.json",), "",
    )  # fmt: skip

    app.packs.remove("va-club")
    assert app.outlooks.status_of(car) is app.outlooks.of(car.id).status is Status.UNSETTLED
    assert app.outlooks.of(car.id).state.from_pack == ""
    assert open_book(places.config).state("VA").status is Status.UNSETTLED
    assert app.packs.installed() == []
    assert [file.name for file in (places.config / "packs").iterdir()] == ["packs.json"]


def test_what_is_installed_is_what_was_shown(app: App, pack) -> None:
    path = pack("va-club", status("VA", "road"))
    report = app.packs.inspect(path)
    (path / "states/VA.json").write_text(json.dumps(status("VA", "prohibited")["states/VA.json"]))
    app.packs.install(report)
    assert app.book.state("VA").status is Status.ROAD


def test_a_newer_version_takes_the_place_of_the_older(app: App, pack) -> None:
    install(app, pack("va-club", status("VA", "road") | status("TX", "limited")))
    report = app.packs.inspect(pack("va-club", status("VA", "limited"), version="2"))
    assert report.replaces and report.replaces.version == "1"
    assert report.differences == ("Virginia: status changed from road to limited",)
    app.packs.install(report)
    assert [found.info.version for found in app.packs.installed()] == ["2"]
    assert app.book.state("VA").status is Status.LIMITED
    assert app.book.state("TX").status is Status.ROAD  # the older one's other file is gone


def test_the_pack_on_top_is_read_first(app: App, pack) -> None:
    install(app, pack("one", status("VA", "road") | status("TX", "limited")))
    install(app, pack("two", status("VA", "offroad")))
    assert [found.name for found in app.packs.installed()] == ["two", "one"]
    assert [app.book.state(code).status for code in ("VA", "TX")] == [
        Status.OFFROAD, Status.LIMITED,
    ]  # fmt: skip
    assert app.book.state("TX").from_pack == "one"
    app.packs.remove("two")
    assert app.book.state("VA").status is Status.ROAD
    app.packs.remove("one")
    assert app.book.state("VA").status is Status.UNSETTLED


def test_a_refused_pack_leaves_everything_as_it_was(app: App, pack, places: Places) -> None:
    page = status("VA", "road")
    page["states/VA.json"]["fees"] = "cheap"
    with pytest.raises(RefusedPack, match=r"states/VA\.json is wrong at `\$\.fees`"):
        app.packs.inspect(pack("va-club", page))
    assert not places.config.exists()


def test_a_pack_that_is_not_there_cannot_be_taken_off(app: App, pack) -> None:
    install(app, pack("va-club", status("VA", "road")))
    with pytest.raises(NotFound, match="installed are va-club"):
        app.packs.remove("other")
    with pytest.raises(NotFound):
        app.packs.remove("../garage")
    assert app.packs.installed()


# Which cars


def test_cars_whose_papers_age_or_entry_change_are_named(app: App, pack) -> None:
    beat = app.garage.add(BEAT)
    carry = app.garage.add(CARRY)
    app.garage.add(replace(BEAT, name="Undated", built=None, catalogue_id="", state=""))
    rules = written("federal/rules.json")
    rules["rules"][0]["min_years"] = 24
    texas = written("states/TX.json")
    texas["documents"].pop()
    honda = written("catalogue/honda.json")
    entry = next(row for row in honda["records"] if row["id"] == "honda-beat-pp1")
    entry["production_start"] = "1991-06"
    files = {"federal/rules.json": rules, "states/TX.json": texas, "catalogue/honda.json": honda}
    told = {one.car.id: one.because for one in app.packs.inspect(pack("club", files)).affected}
    assert told == {
        beat.id: ("The papers of Texas change.", "Old enough for certain on 31 May 2015.",
                  "Its entry in the catalogue changes."),
        carry.id: ("Old enough for certain on 30 November 2025.",),
    }  # fmt: skip


def test_a_rule_that_changes_moves_the_windows_of_the_table(app: App, pack) -> None:
    car = app.garage.add(BEAT)
    before = app.outlooks.line(car.id).federal
    rules = written("federal/rules.json")
    rules["rules"][0]["min_years"] = 24
    install(app, pack("club", {"federal/rules.json": rules}))
    after = app.outlooks.line(car.id).federal
    assert after and before and after[1].year == before[1].year - 1
    assert app.outlooks.of(car.id).federal.rule.from_pack == "club"
    app.packs.remove("club")
    assert app.outlooks.line(car.id).federal == before


# Afterwards


def test_a_newer_program_checks_the_packs_anew(app: App, pack, places: Places, caplog) -> None:
    install(app, pack("bad", status("TX", "limited")))
    install(app, pack("good", status("VA", "road")))
    held = places.config / "packs" / "packs.json"
    listed = json.loads(held.read_text())
    assert listed["installed"] == listed["active"] == ["good", "bad"]
    held.write_text(json.dumps(listed | {"program": "0.0.1"}))
    spoilt = places.config / "packs" / "bad" / "states" / "TX.json"
    spoilt.write_text(spoilt.read_text().replace('"summary"', '"sumary"'))

    book = open_book(places.config)
    assert (book.state("VA").from_pack, book.state("TX").from_pack) == ("good", "")
    assert "rule pack bad is left out" in caplog.text
    listed = json.loads(held.read_text())
    assert (listed["installed"], listed["active"]) == (["good", "bad"], ["good"])
    good, bad = app.packs.installed()
    assert (good.active, bad.active) == (True, False) and "$.sumary" in bad.trouble
    app.packs.remove("bad")
    assert [found.name for found in app.packs.installed()] == ["good"]


def test_a_pack_spoilt_by_hand_is_named_and_can_be_taken_off(app: App, pack, places: Places):
    install(app, pack("va-club", status("VA", "road")))
    (places.config / "packs" / "va-club" / "states" / "VA.json").write_text("{")
    with open_app(places, write=False) as again:
        with pytest.raises(BrokenRuleBook, match=r"va-club/states/VA\.json is not JSON"):
            again.book.state("VA")
        assert again.packs.installed()[0].trouble
        again.packs.remove("va-club")
        assert again.book.state("VA").status is Status.UNSETTLED


@pytest.mark.parametrize("text", [
    "", "{", "[]", '{"installed": 7}', "[" * 100_000,
    '{"program": "0.1.0", "installed": ["../../etc"], "active": ["../../etc", 7, "a/b"]}',
])  # fmt: skip
def test_a_spoilt_list_of_packs_stops_nothing(places: Places, text: str) -> None:
    (places.config / "packs").mkdir(parents=True)
    (places.config / "packs" / "packs.json").write_text(text)
    assert open_book(places.config).state("VA").status is Status.UNSETTLED


def test_a_pack_whose_folder_was_deleted_is_left_out(app: App, pack, places: Places) -> None:
    install(app, pack("va-club", status("VA", "road")))
    (places.config / "packs" / "va-club").rename(places.config / "elsewhere")
    assert open_book(places.config).state("VA").status is Status.UNSETTLED
    (found,) = app.packs.installed()
    assert not found.active and "no rule pack at" in found.trouble
    app.packs.remove("va-club")
    assert app.packs.installed() == []


def test_a_full_disk_leaves_the_book_as_it_was(app: App, pack, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    report = app.packs.inspect(pack("va-club", status("VA", "road")))
    monkeypatch.setattr(rulepacks, "write_files", full)
    with pytest.raises(GarageError, match="disk is full"):
        app.packs.install(report)
    monkeypatch.undo()
    assert app.packs.installed() == [] and app.book.state("VA").status is Status.UNSETTLED
    app.packs.install(report)
    assert app.book.state("VA").status is Status.ROAD
