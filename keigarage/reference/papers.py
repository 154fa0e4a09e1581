"""The federal papers as a checklist wants them: desk, form, title, need and why."""

import re
from dataclasses import dataclass

from keigarage.domain.paperwork import FEDERAL_DESKS, PaperSpec
from keigarage.domain.status import Need
from keigarage.domain.words import say
from keigarage.reference.federal import PaperRow, Papers
from keigarage.reference.files import Folders
from keigarage.reference.shapes import decode

_TIME = r"(?:at|before|after|days|[0-9]+ h) "
_ADDRESS = re.compile(r"\s*\(https?://[^\s)]*\)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where the program files a paper. `form` is the short number printed on it, or nothing."""

    desk: str
    form: str
    title: str
    need: Need


# The facts tell of each paper; which desk takes it, and that these six are CBP's own list of entry
# papers while the rest depends on how the car comes in, is the program's reading of them.
_ENTRIES = {
    "hs7": _Entry("NHTSA", "HS-7", "DOT declaration, box 1 (25 years or older)", Need.REQUIRED),
    "epa3520-1": _Entry("EPA", "EPA 3520-1", "EPA declaration, code E", Need.REQUIRED),
    "cbp3461": _Entry("CBP", "CBP 3461", "Entry and immediate delivery", Need.CONDITIONAL),
    "cbp7501": _Entry("CBP", "CBP 7501", "Entry summary", Need.REQUIRED),
    "isf": _Entry("CBP", "", "Importer Security Filing (10+2)", Need.CONDITIONAL),
    "bond": _Entry("CBP", "CBP 301", "Customs bond", Need.CONDITIONAL),
    "poa5291": _Entry(
        "CBP", "CBP 5291", "Power of attorney for the customs broker", Need.CONDITIONAL
    ),
    "bol": _Entry("CBP", "", "Original ocean bill of lading", Need.REQUIRED),
    "bos": _Entry("CBP", "", "Bill of sale or commercial invoice", Need.REQUIRED),
    "foreignreg": _Entry("CBP", "", "Foreign registration or export certificate", Need.REQUIRED),
    "arrival": _Entry("CBP", "", "Arrival notice from the carrier's US agent", Need.CONDITIONAL),
    "do": _Entry("CBP", "", "Delivery order or freight release", Need.CONDITIONAL),
    "cleaning": _Entry("CBP", "", "Vehicle free of foreign soil", Need.CONDITIONAL),
}


def load(folders: Folders) -> tuple[PaperSpec, ...]:
    """The federal papers: NHTSA's, EPA's, then CBP's, each in the order of the file.

    raises -- BrokenRuleBook naming the file and the key
    """
    rows = decode(folders, Papers.file, Papers).documents_federal
    specs = [_spec(row) for row in rows]
    return tuple(sorted(specs, key=lambda spec: FEDERAL_DESKS.index(spec.desk)))


def _spec(row: PaperRow) -> PaperSpec:
    # A paper that a later rule book adds is customs' to ask for until the table knows better.
    entry = _ENTRIES.get(row.id) or _Entry("CBP", "", row.name, Need.CONDITIONAL)
    return PaperSpec(
        id=row.id,
        desk=entry.desk,
        form=entry.form,
        title=say(entry.title),
        need=entry.need,
        why=_why(row),
        source=row.url or row.cite or "",
        as_of=row.as_of,
        confidence=row.confidence,
    )


def _why(row: PaperRow) -> str:
    """When it is asked for, in words, then the remarks; addresses stay beside the source.

    The facts name an event ("release") or a time ("before loading"); an event gets its "at".
    """
    timed = re.match(_TIME, row.when)
    when = f"{row.when}." if timed else say("at {event}.", event=row.when)
    return f"{when} {_ADDRESS.sub('', row.notes)}" if row.notes else when
