"""The end of the checklist: whom to ask, where its facts come from, and what it is not."""

from keigarage.domain.dates import PartialDate, date_text
from keigarage.domain.errors import UnreadableDate
from keigarage.domain.knowledge import Source
from keigarage.domain.outlook import Outlook
from keigarage.domain.own_rules import StateAnswer
from keigarage.domain.states import Jurisdiction
from keigarage.domain.status import Status
from keigarage.domain.words import say
from keigarage.reports.blocks import SourceFoot
from keigarage.reports.checklist.own_word import answer_of, source_lines


def sources(outlook: Outlook, state: Jurisdiction) -> SourceFoot:
    """Agency, disclaimer, conflicts and sources, each source with its own date."""
    federal = outlook.federal.rule
    lead = say("Ask: {agency}. The agency decides; this page is no legal advice.",
               agency=state.agency)  # fmt: skip
    held = answer_of(outlook, state)
    lines = (
        *source_lines(held, state),
        _conflicts(held, state),
        say("{state} as of {when}, confidence {confidence}. Federal: {cite}, as of {federal_when}.",
            state=state.name, when=date_text(state.as_of), confidence=state.confidence.value,
            cite=federal.cite, federal_when=_when(federal.as_of)),
        say("{state} is told by the rule pack {pack}, not by the program's own book.",
            state=state.name, pack=state.from_pack) if state.from_pack else "",
        *(_source(source) for source in state.sources),
    )  # fmt: skip
    return SourceFoot(lead, say("Sources"), tuple(line for line in lines if line))


def _conflicts(held: StateAnswer, state: Jurisdiction) -> str:
    # Where the sources disagree on the answer itself, the page has told it already.
    if not state.conflicts or held.book is Status.UNSETTLED:
        return ""
    return say("Conflicts noted: {conflicts}", conflicts=state.conflicts)


def _source(source: Source) -> str:
    kind = f"{source.kind}, " if source.kind else ""
    address = source.url.removeprefix("https://").removeprefix("http://")
    told = f"{source.title or address} ({kind}{_when(source.as_of)})"
    return f"{told}: {address}" if source.title else told


def _when(text: str | None) -> str:
    """A source's date in words where it is one; some are told otherwise ("stored copy")."""
    if not text:
        return say("undated")
    try:
        return date_text(PartialDate.from_iso(text))
    except UnreadableDate:
        return text
