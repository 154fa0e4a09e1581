"""One car from the auction sheet to the counter, each command a process of its own."""

import json

import pypdf


def test_a_beat_from_auction_to_counter(process, tmp_path):
    def ask(*words: str):
        told = process("--garage", str(tmp_path / "garage"), *words, "--json")
        assert (told.code, told.err) == (0, ""), told
        return json.loads(told.out)

    car = ask("add", "PP1-1100123", "--built", "平成3年5月", "--state", "TX")["car"]
    beat = car["id"]
    assert (car["model"], car["built"]) == ("Beat", "1991-05")

    assert ask("eligibility", car["built"], "--arrives", "2027-01")["arrival"]["answer"] == "yes"

    for stage in ("bought", "in_transit", "at_port", "titling"):
        assert ask("stage", beat, stage)["car"]["stage"] == stage

    needed = {paper["id"] for paper in ask("papers", beat)["papers"]}
    assert {"hs7", "epa3520-1", "tx-130-u"} <= needed
    papers = ask("paper", beat, "tx-130-u", "have")["papers"]
    assert [paper["id"] for paper in papers if paper["state"] == "have"] == ["tx-130-u"]

    page = tmp_path / "counter.pdf"
    told = ask("report", "dmv-checklist", beat, "-o", str(page))
    assert told["pages"] == len(pypdf.PdfReader(page).pages)

    changes = [change["what"] for change in ask("history", beat)["changes"]]
    assert changes[0].startswith("Mark 130-U")
    assert changes[1:] == [
        "Move Honda Beat to Titling", "Move Honda Beat to At port",
        "Move Honda Beat to In transit", "Move Honda Beat to Bought", "Add Honda Beat",
    ]  # fmt: skip

    assert ask("undo")["changes"][0]["what"].startswith("Mark 130-U")
    assert {paper["state"] for paper in ask("papers", beat)["papers"]} == {"needed"}
    assert ask("undo")["changes"][0]["what"] == "Move Honda Beat to Titling"
    assert ask("show", beat)["car"]["stage"] == "at_port"
    assert ask("check") == {"ok": True, "problems": []}
