"""The papers to carry: the state's own list, the federal papers, and what to copy first."""

import re
from dataclasses import dataclass

from keigarage.domain.dates import date_text
from keigarage.domain.outlook import Outlook
from keigarage.domain.paperwork import FEDERAL_DESKS, Paper, PaperState
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Need
from keigarage.domain.words import say
from keigarage.reports.blocks import Paragraph, Row, Rows, Section

_WORDS = {
    PaperState.NEEDED: "needed",
    PaperState.REQUESTED: "requested",
    PaperState.HAVE: "have it",
    PaperState.SUBMITTED: "submitted",
    PaperState.NOT_NEEDED: "not needed",
}


_UNVERIFIED = "general knowledge"  # the rule book's own words where it names no source


@dataclass(frozen=True, slots=True)
class _Carried:
    """A federal paper that belongs in the folder at the title desk.

    `mark` is in its form or title, bare letters and digits; `kind` is the kind of state paper
    that is the same sheet under another name.
    """

    mark: str
    kind: str
    note: str


# Filings, bonds and freight papers did their work at the port; these five prove it at the desk.
_CARRIED = (
    _Carried("hs7", "", "box 1: 25 years or older"),
    _Carried("35201", "", "code E: original engine"),
    _Carried("7501", "", "stamped: CBP stamps it only on request, so ask the broker"),
    _Carried("billofsale", "bill_of_sale", ""),
    _Carried("exportcertificate", "ownership", "Japanese original"),
)


def take_with_you(outlook: Outlook, state: Jurisdiction, refused: bool) -> Section:
    """The state's papers, required before "if", then the federal ones it does not name."""
    own = [paper for paper in outlook.papers if paper.spec.desk == state.code]
    federal = [paper for paper in outlook.papers if _carried(paper, own, state)]
    own = [_with_federal_state(paper, outlook.papers) for paper in own]
    wanted = [paper for paper in own if paper.state is not PaperState.NOT_NEEDED]
    extra = [paper for paper in federal if paper.state is not PaperState.NOT_NEEDED]
    dropped = [p for p in (*own, *federal) if p.state is PaperState.NOT_NEEDED]
    required = [paper for paper in wanted if paper.spec.need is Need.REQUIRED]
    other = [paper for paper in wanted if paper.spec.need is Need.CONDITIONAL]
    agency = state.agency_short
    if refused:
        heading = say("What it would ask for")
        always = say("{agency} would require", agency=agency)
        sometimes = say("{agency} would ask for in some cases", agency=agency)
    else:
        heading = say("Take with you")
        always = say("{agency} requires", agency=agency)
        sometimes = say("{agency} asks for in some cases", agency=agency)
    groups = (
        (always, required),
        (sometimes, other),
        (say("Federal papers to have with you"), extra),
    )
    parts: list[Paragraph | Rows] = [
        Rows(tuple(_row(paper) for paper in papers), title) for title, papers in groups if papers
    ]
    if not parts:
        parts.append(Paragraph(say("No paper is left to carry.")))
    if dropped:
        names = "; ".join(f"{p.spec.form} {p.spec.title}".strip() for p in dropped)
        parts.append(Paragraph(say("Marked not needed: {papers}.", papers=names), quiet=True))
    return Section(heading, tuple(parts), stub=say("date · initials"))


def bring_twice(outlook: Outlook, state: Jurisdiction) -> Section:
    """What to copy before handing it over, by the state's own name for it where it has one."""
    unneeded = {p.spec.title for p in outlook.papers if p.state is PaperState.NOT_NEEDED}
    copies = (
        ("ownership", say("Japanese export certificate")),
        ("translation", say("Its English translation")),
        ("customs", say("Customs entry proof, CBP 7501 or as listed")),
        ("bill_of_sale", say("Bill of sale")),
        ("identity", say("Driver's license or other proof of identity")),
    )
    rows = []
    for kind, usual in copies:
        title = _own_title(state, kind) or usual
        if title not in unneeded:
            rows.append(Row(name=f"copy-{kind.replace('_', '-')}", title=title))
    why = say("Practice, not law, since desks often keep a paper: bring the original and one copy.")
    return Section(say("What to bring twice"), (Paragraph(why), Rows(tuple(rows), columns=2)))


def _own_title(state: Jurisdiction, kind: str) -> str:
    """The state's title for a kind of paper; some file price statements under bills of sale."""
    if kind == "customs":
        return ""
    titles = [paper.title for paper in state.papers if paper.kind == kind]
    if kind == "bill_of_sale":
        titles = [title for title in titles if "bill of sale" in title.lower()]
    return titles[0] if titles else ""


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def _entry(paper: Paper) -> _Carried | None:
    bare = _bare(f"{paper.spec.form} {paper.spec.title}")
    return next((carried for carried in _CARRIED if carried.mark in bare), None)


def _carried(paper: Paper, own: list[Paper], state: Jurisdiction) -> bool:
    """Whether a federal paper is to be carried and the state's list does not name it already."""
    entry = _entry(paper)
    if paper.spec.desk not in FEDERAL_DESKS or entry is None:
        return False
    named = any(_entry(other) is entry for other in own)
    return not named and not any(entry.kind == other.kind for other in state.papers)


def _with_federal_state(paper: Paper, papers: tuple[Paper, ...]) -> Paper:
    """A state's line for a federal form is the same sheet: at hand for one, at hand for both."""
    entry = _entry(paper)
    twin = next(
        (p for p in papers if p.spec.desk in FEDERAL_DESKS and entry and _entry(p) is entry), None
    )
    if twin is None or not twin.state.done or paper.state is PaperState.NOT_NEEDED:
        return paper
    return paper if paper.state.done else Paper(paper.spec, twin.state, paper.due)


def _row(paper: Paper) -> Row:
    spec = paper.spec
    return Row(
        name=spec.id,
        form=spec.form,
        title=spec.title,
        note=_note(paper),
        aside=_aside(paper),
        done=paper.state.done,
    )


def _note(paper: Paper) -> str:
    """The condition or remark, what the desk looks for on it, and whether the line was checked."""
    spec, entry = paper.spec, _entry(paper)
    if spec.desk in FEDERAL_DESKS:
        when = ""  # the rule book tells when the port asks for it, which is over by now
    elif spec.need is Need.CONDITIONAL and spec.why:
        when = say("if: {condition}", condition=spec.why.removeprefix("if "))
    else:
        when = spec.why
    look_for = entry.note if entry and entry.note.split(":")[0] not in spec.title else ""
    told = _UNVERIFIED in spec.why or _UNVERIFIED not in spec.source
    unsure = "" if told else say("not verified: from general knowledge")
    return " · ".join(part for part in (when, look_for and say(look_for), unsure) if part)


def _aside(paper: Paper) -> str:
    word = say(_WORDS[paper.state])
    if paper.due is None or paper.state.done:
        return word
    return f"{word}\n{say('due {day}', day=date_text(paper.due))}"
