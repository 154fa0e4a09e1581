"""A rule pack from the command line: looked at, laid over the book, and taken off."""

import json
from pathlib import Path

import pytest

import keigarage.reference
from keigarage.cli.the_book import settings_folder
from keigarage.places import places

DATA = Path(keigarage.reference.__file__).parent / "data"


@pytest.fixture
def virginia(tmp_path: Path) -> str:
    """A pack in which Virginia registers every kei for the road."""
    folder = tmp_path / "club pack"
    (folder / "states").mkdir(parents=True)
    about = {"name": "va-club", "version": "1.2", "author": "Virginia Kei Club",
             "date": "2026-11", "notes": "After the memo of October."}  # fmt: skip
    record = json.loads((DATA / "states" / "VA.json").read_text("utf-8"))
    record["status"] = "road"
    record["status_by_body"] = dict.fromkeys(record["status_by_body"], "road")
    (folder / "pack.json").write_text(json.dumps(about))
    (folder / "states" / "VA.json").write_text(json.dumps(record))
    return str(folder)


CHANGE = "Virginia: status changed from unsettled to road"


def test_a_pack_is_looked_at_laid_over_and_taken_off(keigarage, virginia):
    keigarage("add", "PP1-1100123", "--built", "1991-05", "--state", "VA")
    looked = keigarage("rulebook", "check", virginia, "--json").document
    assert (looked["differences"], looked["added"], looked["replaces"]) == ([CHANGE], False, None)
    assert looked["pack"]["author"] == "Virginia Kei Club"
    assert [(car["id"], car["title"]) for car in looked["affected"]] == [("1", "Honda Beat")]
    assert keigarage("state", "VA", "--json").document["status_for_body"] == "unsettled"

    added = keigarage("rulebook", "add", virginia).out
    assert CHANGE in added and "rulebook remove va-club" in added and "Honda Beat" in added
    told = keigarage("state", "VA", "--json").document
    assert (told["status"], told["status_for_body"], told["from_pack"]) == (
        "road", "road", "va-club",
    )  # fmt: skip
    assert "Told by the rule pack va-club." in " ".join(keigarage("state", "VA").out.split())
    assert keigarage("show", "1", "--json").document["state"]["from_pack"] == "va-club"
    assert "(told by the rule pack va-club)" in keigarage("show", "1").out
    (held,) = keigarage("rulebook", "--json").document["packs"]
    assert (held["name"], held["active"], held["files"]) == ("va-club", True, ["states/VA.json"])
    assert "Virginia Kei Club" in keigarage("rulebook").out

    gone = keigarage("rulebook", "remove", "va-club", "--json").document
    assert gone == {"removed": "va-club", "packs": []}
    told = keigarage("state", "VA", "--json").document
    assert (told["status"], told["from_pack"]) == ("unsettled", None)
    assert "No rule pack" in keigarage("rulebook").out


def test_a_pack_needs_no_garage(plain_keigarage, virginia, tmp_path):
    assert plain_keigarage("rulebook", "add", virginia).code == 0
    assert plain_keigarage("state", "VA", "--json").document["status"] == "road"
    assert not (tmp_path / "home" / "garage").exists()


def test_the_quickest_answer_reads_the_packs_too(plain_keigarage, virginia):
    rules = json.loads((DATA / "federal" / "rules.json").read_text("utf-8"))
    rules["rules"][0]["min_years"] = 24
    folder = Path(virginia)
    (folder / "federal").mkdir()
    (folder / "federal" / "rules.json").write_text(json.dumps(rules))
    plain_keigarage("rulebook", "add", virginia)
    rule = plain_keigarage("eligibility", "1991-05-05", "--json").document["rules"][0]
    assert (rule["certain"], rule["from_pack"]) == ("2015-05-05", "va-club")
    assert "told by the rule pack va-club" in plain_keigarage("eligibility", "1991").out
    assert plain_keigarage("rules", "--json").document["rules"][0]["from_pack"] == "va-club"
    plain_keigarage("rulebook", "remove", "va-club")
    rule = plain_keigarage("eligibility", "1991-05-05", "--json").document["rules"][0]
    assert rule["certain"] == "2016-05-05" and "from_pack" not in rule


def test_a_spoilt_pack_is_one_sentence_and_changes_nothing(keigarage, virginia):
    path = Path(virginia) / "states" / "VA.json"
    path.write_text(path.read_text().replace('"road"', '"rode"', 1))
    for act in ("check", "add"):
        told = keigarage("rulebook", act, virginia).sentence
        assert "states/VA.json is wrong at `$.status`" in told
    assert keigarage("rulebook", "--json").document["packs"] == []


@pytest.mark.parametrize("words", [
    ("check",), ("add",), ("remove",), ("show", "x"), ("burn", "x"),
])  # fmt: skip
def test_wrong_usage(keigarage, words):
    assert keigarage("rulebook", *words).code == 2


def test_a_pack_that_is_not_there(keigarage):
    assert "no rule pack at" in keigarage("rulebook", "check", "/nowhere/pack").sentence
    assert "installed are none" in keigarage("rulebook", "remove", "x").sentence


@pytest.mark.parametrize("environ", [
    {"KEIGARAGE_HOME": "/tmp/kei"}, {"KEIGARAGE_HOME": "~/kei"},
    {"XDG_CONFIG_HOME": "/tmp/config"}, {"XDG_CONFIG_HOME": "relative"}, {"XDG_CONFIG_HOME": ""},
    {},
])  # fmt: skip
def test_the_settings_folder_found_quickly_is_the_right_one(monkeypatch, environ):
    for name in ("KEIGARAGE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert Path(settings_folder()) == places().config
