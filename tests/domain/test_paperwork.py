"""Papers keep their ids, so that a state's record may be reordered without losing ticks."""

from dataclasses import replace
from itertools import permutations

import pytest

from keigarage.domain.dates import PartialDate
from keigarage.domain.knowledge import Confidence
from keigarage.domain.paperwork import (
    PaperRecord,
    PaperSpec,
    PaperState,
    Progress,
    papers_of,
    progress,
    state_specs,
)
from keigarage.domain.states import Inspection, Jurisdiction, StatePaper
from keigarage.domain.status import Need, Status


def paper(form: str | None, title: str, when: str | None = None) -> StatePaper:
    return StatePaper(
        form=form, title=title, kind="other", need=Need.REQUIRED, when=when, source="https://a/"
    )


def state(*papers: StatePaper) -> Jurisdiction:
    return Jurisdiction(
        code="TX", name="Texas", agency="Texas DMV", agency_short="TxDMV", status=Status.ROAD,
        applies_to=frozenset(), status_by_body={}, summary="", max_posted_mph=None,
        interstate_ok=None, min_age_years=None, local_option=None, local_note="", plate_classes=(),
        inspection=Inspection(safety=None, emissions=None, vin_verification=None, note=""),
        papers=papers, fees=(), legal_basis=(), pending=None, timeline=(), sources=(),
        as_of=PartialDate(2025, 6), confidence=Confidence.MEDIUM, conflicts=None,
    )  # fmt: skip


def ids(*papers: StatePaper) -> dict[StatePaper, str]:
    return dict(zip(papers, (spec.id for spec in state_specs(state(*papers))), strict=True))


def test_a_paper_is_known_by_its_form_else_by_its_title():
    found = ids(paper("130-U", "Application for Texas Title"), paper(None, "Bill of sale"))
    assert list(found.values()) == ["tx-130-u", "tx-bill-of-sale"]


@pytest.mark.parametrize("papers", [
    [paper("130-U", "Application"), paper(None, "Bill of sale"), paper("VTR-68-A", "Inspection")],
    # The same form twice, the same title twice, a form called like another's second.
    [paper("130-U", "Title"), paper("130-U", "Registration"), paper("130-U-2", "Annex")],
    [paper(None, "Letter", "imported"), paper(None, "Letter", "leased"), paper(None, "Letter")],
    # Alike in their first forty letters; and nothing but Japanese.
    [paper(None, "Statement of the owner about the vehicle and its engine"),
     paper(None, "Statement of the owner about the vehicle and its body")],
    [paper(None, "輸出予定届出証明書"), paper(None, "自動車検査証")],
])  # fmt: skip
def test_ids_are_unique_and_stay_when_the_record_is_reordered(papers):
    first = ids(*papers)
    assert len(set(first.values())) == len(papers)
    assert all(paper_id.startswith("tx-") and len(paper_id) > 3 for paper_id in first.values())
    for order in permutations(papers):
        assert ids(*order) == first


def test_two_papers_that_say_the_same_still_get_two_ids():
    specs = state_specs(state(paper("A", "x"), paper("A", "x")))
    assert len({spec.id for spec in specs}) == 2


def test_a_spec_tells_its_desk_condition_and_date():
    (spec,) = state_specs(state(paper(None, "Translation", "papers are not in English")))
    assert (spec.desk, spec.form, spec.title) == ("TX", "", "Translation")
    assert (spec.why, spec.as_of) == ("papers are not in English", "2025-06")
    assert spec.confidence is Confidence.MEDIUM


def spec(paper_id: str, desk: str = "NHTSA") -> PaperSpec:
    return PaperSpec(id=paper_id, desk=desk, form="", title=paper_id, need=Need.REQUIRED, why="",
                     source="", as_of="", confidence=Confidence.HIGH)  # fmt: skip


def record(paper_id: str, how_far: PaperState, due: PartialDate | None = None) -> PaperRecord:
    return PaperRecord(paper_id=paper_id, state=how_far, due=due)


def test_what_the_owner_has_not_touched_is_needed():
    due = PartialDate(2026, 12)
    records = {
        "b": record("b", PaperState.HAVE, due),
        "gone": record("gone", PaperState.SUBMITTED),  # the rule book no longer asks for it
    }
    papers = papers_of([spec("a"), spec("b")], records)
    assert [(p.spec.id, p.state, p.due) for p in papers] == [
        ("a", PaperState.NEEDED, None),
        ("b", PaperState.HAVE, due),
    ]


def test_progress_counts_what_is_at_hand_of_what_is_needed():
    states = [PaperState.NEEDED, PaperState.REQUESTED, PaperState.HAVE, PaperState.SUBMITTED,
              PaperState.NOT_NEEDED]  # fmt: skip
    specs = [spec(str(number)) for number in range(len(states))]
    records = {s.id: record(s.id, how_far) for s, how_far in zip(specs, states, strict=True)}
    assert progress(papers_of(specs, records)) == Progress(done=2, needed=4)
    assert progress(papers_of(specs, {})) == Progress(done=0, needed=5)
    assert progress([]) == Progress(done=0, needed=0)


def test_a_click_walks_through_every_state_and_comes_home():
    walked, at = [], PaperState.NEEDED
    for _ in PaperState:
        walked.append(at)
        at = at.next
    assert walked == [PaperState.NEEDED, PaperState.REQUESTED, PaperState.HAVE,
                      PaperState.SUBMITTED, PaperState.NOT_NEEDED]  # fmt: skip
    assert at is PaperState.NEEDED
    assert [each for each in PaperState if each.done] == [PaperState.HAVE, PaperState.SUBMITTED]


# The same sheet at two desks


@pytest.mark.parametrize(("form", "title", "kind", "same"), [
    ("HS-7", "DOT declaration", "safety_federal", "hs7"),
    (None, "DOT compliance letter, or HS-7 showing the 25-year exemption", "safety_federal", "hs7"),
    ("EPA 3520-1", "EPA declaration", "emissions_federal", "epa3520-1"),
    ("CBP 7501", "Entry Summary (or CBP 3461)", "customs", "cbp7501"),
    (None, "Foreign title or export certificate", "ownership", "foreignreg"),
    (None, "Foreign bill of sale", "bill_of_sale", "bos"),
    (None, "Notarized bill of sale", "bill_of_sale", ""),
    ("H-31", "Bill of Sale", "bill_of_sale", ""),
    (None, "Bills of sale showing chain of ownership", "bill_of_sale", ""),
    (None, "Proof of ownership: title, MCO, bill of sale or affidavit", "ownership", ""),
    (None, "Proof of exemption (HS-7 and EPA 3520-1 serve)", "safety_federal", ""),
    (None, "Foreign ownership document", "ownership", ""),
])  # fmt: skip
def test_which_line_is_the_same_sheet(form, title, kind, same):
    line = StatePaper(form=form, title=title, kind=kind, need=Need.REQUIRED, when=None, source="")
    assert [spec.same_as for spec in state_specs(state(line))] == [same]


@pytest.mark.parametrize(("federal", "own", "seen", "counted"), [
    (None, None, PaperState.NEEDED, Progress(0, 1)),
    (PaperState.HAVE, None, PaperState.HAVE, Progress(1, 1)),
    (PaperState.SUBMITTED, None, PaperState.SUBMITTED, Progress(1, 1)),
    (PaperState.REQUESTED, None, PaperState.NEEDED, Progress(0, 1)),
    (PaperState.NOT_NEEDED, None, PaperState.NEEDED, Progress(0, 1)),
    (PaperState.HAVE, PaperState.NEEDED, PaperState.NEEDED, Progress(0, 1)),
    (PaperState.HAVE, PaperState.NOT_NEEDED, PaperState.NOT_NEEDED, Progress(1, 1)),
    (None, PaperState.HAVE, PaperState.HAVE, Progress(0, 1)),
])  # fmt: skip
def test_a_state_line_follows_the_federal_paper_unless_marked(federal, own, seen, counted):
    marks = {"hs7": federal, "tx-hs-7": own}
    records = {name: record(name, how_far) for name, how_far in marks.items() if how_far}
    papers = papers_of([spec("hs7"), replace(spec("tx-hs-7"), same_as="hs7")], records)
    assert papers[1].state is seen
    assert progress(papers) == counted
