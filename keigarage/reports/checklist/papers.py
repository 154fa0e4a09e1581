"""The papers to carry: the state's own list, the federal papers, and what to copy first."""

from keigarage.domain.dates import date_text
from keigarage.domain.outlook import Outlook
from keigarage.domain.paper_words import when_words
from keigarage.domain.paperwork import FEDERAL_DESKS, PAPER_WORDS, Paper, PaperState
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Need
from keigarage.domain.words import say
from keigarage.reports.blocks import Paragraph, Row, Rows, Section

_UNVERIFIED = "general knowledge"  # the rule book's own words where it names no source

# Filings, bonds and freight papers did their work at the port; these five prove it at the desk.
# What the desk looks for on the sheet, by the federal paper's id; and the kind of state paper that
# takes its place, where its title says so.
_LOOK_FOR = {
    "hs7": "box 1: 25 years or older",
    "epa3520-1": "code E: original engine",
    "cbp7501": "stamped: CBP stamps it only on request, so ask the broker",
    "bos": "",
    "foreignreg": "Japanese original",
}
_IN_PLACE_OF = {"bos": ("bill_of_sale", "of sale"), "foreignreg": ("ownership", "foreign")}


def take_with_you(outlook: Outlook, state: Jurisdiction, refused: bool) -> Section:
    """The state's papers, required before "if", then the federal ones it does not name."""
    own = [paper for paper in outlook.papers if paper.spec.desk == state.code]
    federal = [paper for paper in outlook.papers if _carried(paper, own, state)]
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


def _carried(paper: Paper, own: list[Paper], state: Jurisdiction) -> bool:
    """Whether a federal paper is to be carried and the state's list does not name it already."""
    if paper.spec.id not in _LOOK_FOR or paper.spec.desk not in FEDERAL_DESKS:
        return False
    named = any(other.spec.same_as == paper.spec.id for other in own)
    kind, words = _IN_PLACE_OF.get(paper.spec.id, ("", ""))
    instead = (other for other in state.papers if kind and other.kind == kind)
    return not named and not any(words in other.title.lower() for other in instead)


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
    spec = paper.spec
    federal = spec.desk in FEDERAL_DESKS
    # The rule book tells when the port asks for a federal paper, which is over by now.
    when = "" if federal else when_words(spec.why, spec.need)
    if when and spec.decided:
        when = f"{when} · {spec.decided}"
    look_for = _LOOK_FOR.get(spec.sheet, "")
    if look_for.split(":")[0] in spec.title:
        look_for = ""
    told = _UNVERIFIED in spec.why or _UNVERIFIED not in spec.source
    unsure = "" if told else say("not verified: from general knowledge")
    return " · ".join(part for part in (when, look_for and say(look_for), unsure) if part)


def _aside(paper: Paper) -> str:
    word = say(PAPER_WORDS[paper.state])
    if paper.due is None or paper.state.done:
        return word
    return f"{word}\n{say('due {day}', day=date_text(paper.due))}"
