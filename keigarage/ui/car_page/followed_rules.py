"""Other countries' age rules: those the owner follows, and a menu to choose them from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from keigarage.domain.eligibility import AgeRule, Verdict
from keigarage.domain.words import say
from keigarage.ui.car_page.eligibility_words import Fact, window_text
from keigarage.ui.car_page.fact_list import FactList, Sourced
from keigarage.ui.car_page.section import BLEED_PX
from keigarage.ui.desk import Desk

_AMERICAN = "US"


class FollowedRules(QWidget):
    """A row for each rule that is followed; the choice holds for every car.

    changed -- other rules are followed than before
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = FactList(say("Other countries' rules"), self)
        self.choose = QPushButton(say("Other countries…"), self)
        self.choose.setProperty("kind", "link")
        self.choose.setToolTip(say("Count the age rules of other countries too"))
        self.choose.clicked.connect(self._show_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.list)
        below = QHBoxLayout()
        below.setContentsMargins(BLEED_PX, 0, BLEED_PX, 0)
        below.addWidget(self.choose)
        below.addStretch(1)
        layout.addLayout(below)

    def show_verdicts(self, verdicts: tuple[Verdict, ...]) -> None:
        self.list.set_things([_sourced(verdict) for verdict in verdicts])
        self.list.setVisible(bool(verdicts))

    def menu(self) -> QMenu:
        """Every rule that is not American, ticked where it is followed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        followed = self._desk.app.preferences.load().extra_rules
        for rule in self._desk.app.book.age_rules().values():
            if rule.country == _AMERICAN:
                continue
            action = menu.addAction(menu_words(rule).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(rule.id in followed)
            action.triggered.connect(lambda on, rule=rule: self._follow(rule, on))
        return menu

    def _show_menu(self) -> None:
        self.menu().popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _follow(self, rule: AgeRule, on: bool) -> None:
        followed = set(self._desk.app.preferences.load().extra_rules)
        followed = followed | {rule.id} if on else followed - {rule.id}
        known = self._desk.app.book.age_rules()
        # In the order of the book, however they were ticked.
        kept = [rule_id for rule_id in known if rule_id in followed]
        self._desk.app.preferences.save(extra_rules=tuple(kept))
        self.changed.emit()


def _sourced(verdict: Verdict) -> Sourced:
    return Sourced(rule_fact(verdict), verdict.rule.url, verdict.rule.cite)


def rule_fact(verdict: Verdict) -> Fact:
    """`15 years (Canada)`: the window, and how sure the rule is, or why it cannot be counted."""
    rule = verdict.rule
    sure = say("confidence {confidence}", confidence=rule.confidence.value)
    told = verdict.because if verdict.certain is None else rule.name
    remark = " · ".join(part for part in (told.rstrip("."), sure) if part)
    return Fact(rule_label(rule), window_text(verdict), remark, verdict.answer)


def rule_label(rule: AgeRule) -> str:
    if rule.min_years is None:
        return say("{country}, no age on record", country=country_name(rule.country))
    return say("{years} years ({country})",
               years=rule.min_years, country=country_name(rule.country))  # fmt: skip


def menu_words(rule: AgeRule) -> str:
    return f"{rule_label(rule)}: {rule.name}" if rule.name else rule_label(rule)


_COUNTRIES = {
    "CA": "Canada",
    "AU": "Australia",
    "GB": "United Kingdom",
    "DE": "Germany",
    "EU": "European Union",
    "IE": "Ireland",
    "NZ": "New Zealand",
    "MX": "Mexico",
    "AE": "United Arab Emirates",
}


def country_name(code: str) -> str:
    return say(_COUNTRIES[code]) if code in _COUNTRIES else code
