"""The reports there are, by the word that asks for one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report. `title` and `about` are templates: show them through `say`."""

    kind: str
    title: str
    about: str


REPORTS: dict[str, ReportKind] = {
    report.kind: report
    for report in (
        ReportKind(
            "dmv-checklist",
            "DMV checklist",
            "What to carry to the title office of a state, what to pay there, and what to check "
            "before leaving the counter.",
        ),
    )
}
