"""The reports there are."""

from keigarage.reports.kinds import REPORTS


def test_each_report_is_found_by_its_own_word_and_says_what_it_is() -> None:
    assert "dmv-checklist" in REPORTS
    for kind, report in REPORTS.items():
        assert report.kind == kind
        assert report.title and report.about.endswith(".")
