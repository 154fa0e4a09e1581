"""Papers listed and marked, and the checklist printed."""

import pypdf
import pytest

PAPER_KEYS = {"id", "desk", "form", "title", "need", "state", "due", "why", "source",
              "same_as"}  # fmt: skip


def test_papers_stand_desk_by_desk(keigarage, beat):
    papers = keigarage("papers", beat, "--json").document["papers"]
    assert all(set(paper) == PAPER_KEYS for paper in papers)
    desks = list(dict.fromkeys(paper["desk"] for paper in papers))
    assert desks == ["NHTSA", "EPA", "CBP", "TX"]
    assert {paper["state"] for paper in papers} == {"needed"}
    assert len({paper["id"] for paper in papers}) == len(papers)


def test_a_paper_is_marked_by_id_or_form(keigarage, beat):
    keigarage("paper", beat, "hs7", "have")
    papers = keigarage(
        "paper", beat, "130-u", "Requested", "--due", "2026-12-01", "--json"
    ).document["papers"]  # fmt: skip
    held = {paper["id"]: paper for paper in papers}
    assert held["hs7"]["state"] == "have"
    title = next(paper for paper in papers if paper["form"] == "130-U")
    assert (title["state"], title["due"]) == ("requested", "2026-12-01")
    assert keigarage("show", beat, "--json").document["papers"]["done"] == 1
    assert keigarage("papers", beat, "--json").document["papers"] == papers


@pytest.mark.parametrize("words", ["in hand", "In-Hand", "have", "HAVE"])
def test_the_printed_words_are_taken(keigarage, beat, words):
    papers = keigarage("paper", beat, "hs7", words, "--json").document["papers"]
    assert {paper["state"] for paper in papers if paper["id"] == "hs7"} == {"have"}


def test_a_sheet_two_desks_want_is_at_hand_for_both_and_counts_once(keigarage, beat):
    before = keigarage("show", beat, "--json").document["papers"]
    marked = keigarage("paper", beat, "hs7", "submitted", "--json").document["papers"]
    papers = {paper["id"]: paper for paper in marked}
    assert papers["tx-hs-7"]["same_as"] == "hs7" and papers["hs7"]["same_as"] is None
    assert papers["tx-hs-7"]["state"] == "submitted"
    assert keigarage("show", beat, "--json").document["papers"] == before | {"done": 1}
    # The desk kept it, so the owner needs another: the line's own mark holds.
    keigarage("paper", beat, "tx-hs-7", "needed")
    papers = {p["id"]: p for p in keigarage("papers", beat, "--json").document["papers"]}
    assert (papers["hs7"]["state"], papers["tx-hs-7"]["state"]) == ("submitted", "needed")
    assert keigarage("show", beat, "--json").document["papers"] == before
    keigarage("undo")
    papers = {p["id"]: p for p in keigarage("papers", beat, "--json").document["papers"]}
    assert papers["tx-hs-7"]["state"] == "submitted"


def test_another_state_may_be_asked(keigarage, beat):
    papers = keigarage("papers", beat, "--state", "ca", "--json").document["papers"]
    assert {paper["desk"] for paper in papers} >= {"CA"}
    assert "TX" not in {paper["desk"] for paper in papers}
    marked = keigarage(
        "paper", beat, "REG 343", "not-needed", "--state", "CA", "--json"
    ).document["papers"]  # fmt: skip
    assert {p["state"] for p in marked if p["form"] == "REG 343"} == {"not_needed"}


def test_a_car_without_a_state_needs_the_federal_papers(keigarage):
    keigarage("add", "--name", "A dream")
    papers = keigarage("papers", "A dream", "--json").document["papers"]
    assert {paper["desk"] for paper in papers} == {"NHTSA", "EPA", "CBP"}


def test_people_see_ticks(keigarage, beat):
    keigarage("paper", beat, "hs7", "have", "--due", "Dec 2026")
    told = keigarage("papers", beat).out
    assert "Honda Beat: 1 of " in told
    (line,) = [line for line in told.splitlines() if line.endswith(" hs7")]
    assert line.startswith("[x]")
    assert "in hand" in line and "December 2026" in line
    assert "Texas" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such-paper", "have"], "hs7"),
        (["hs7", "lost"], "“in hand”, submitted, “not needed”"),
        (["hs7", "have", "--due", "1/2/2026"], "2026-01-02"),
        (["hs7", "have", "--state", "ZZ"], "two letters"),
    ],
)
def test_a_wrong_paper_is_one_sentence(keigarage, beat, words, said):
    assert said in keigarage("paper", beat, *words).sentence
    papers = keigarage("papers", beat, "--json").document["papers"]
    assert {paper["state"] for paper in papers} == {"needed"}


def test_the_checklist_is_a_pdf(keigarage, beat, tmp_path):
    file = tmp_path / "beat.pdf"
    told = keigarage("report", "dmv-checklist", beat, "-o", str(file), "--json").document
    pages = pypdf.PdfReader(file).pages
    assert told == {"file": str(file), "pages": len(pages)}
    text = "".join(page.extract_text() for page in pages)
    assert "Texas" in text and "130-U" in text
    assert (pages[0].mediabox.width, pages[0].mediabox.height) == (612, 792)


def test_size_and_state_of_a_checklist(keigarage, beat, tmp_path):
    file = tmp_path / "beat.pdf"
    told = keigarage(
        "report", "dmv-checklist", beat, "--size", "A4", "--state", "ca", "-o", str(file)
    )
    assert (told.code, told.err) == (0, "")
    assert str(file) in told.out and "page" in told.out
    page = pypdf.PdfReader(file).pages[0]
    assert round(float(page.mediabox.height)) == 842
    assert "California" in page.extract_text()


def test_what_cannot_be_printed_is_one_sentence(keigarage, beat, tmp_path):
    file = str(tmp_path / "x.pdf")
    assert "dmv-checklist" in keigarage("report", "poem", beat, "-o", file).sentence
    assert "two letters" in keigarage(
        "report", "dmv-checklist", beat, "--state", "ZZ", "-o", file
    ).sentence  # fmt: skip
    keigarage("add", "--name", "A dream")
    assert "state" in keigarage("report", "dmv-checklist", "A dream", "-o", file).sentence
    assert not (tmp_path / "x.pdf").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(keigarage, beat, tmp_path):
    for file in (tmp_path / "missing" / "x.pdf", tmp_path, tmp_path / ("x" * 300 + ".pdf")):
        said = keigarage("report", "dmv-checklist", beat, "-o", str(file)).sentence
        assert "inside the program" not in said


def test_a_report_needs_its_file_and_one_car(keigarage, beat, tmp_path):
    file = str(tmp_path / "x.pdf")
    assert keigarage("report", "dmv-checklist", beat).code == 2
    assert keigarage("report", "dmv-checklist", "-o", file).code == 2
    assert keigarage("report", "dmv-checklist", beat, beat, "-o", file).code == 2
    assert keigarage("report", "dmv-checklist", beat, "--size", "b5", "-o", file).code == 2
