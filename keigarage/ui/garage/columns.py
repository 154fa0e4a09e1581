"""The columns of the garage table, and the words in their cells."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from keigarage.domain.car import Stage
from keigarage.domain.dates import date_text, day_text
from keigarage.domain.eligibility import AgeRule, Answer, decide
from keigarage.domain.errors import GarageError
from keigarage.domain.stages import STAGE_WORDS
from keigarage.domain.status import STATUS_WORDS, Status
from keigarage.domain.words import say
from keigarage.services.outlooks import Line, Outlooks, answer_on
from keigarage.ui.garage.headings import HEADINGS
from keigarage.ui.rows_model import Column
from keigarage.ui.words import days_text, short_day

if TYPE_CHECKING:
    from keigarage.domain.states import Jurisdiction

_STAGES = tuple(Stage)
_STATUSES = tuple(Status)


class Cells:
    """What the cells say today. State files are read only for the cells that are asked for.

    warm -- False until the first picture stands: outlines, states and papers are drawn a moment
            later, since they cost more than all the rest of a start
    """

    def __init__(self, outlooks: Outlooks) -> None:
        self._outlooks = outlooks
        self.warm = False

    @property
    def today(self) -> date:
        return self._outlooks.today()

    def federal_answer(self, line: Line) -> Answer:
        return answer_on(line.federal, self.today)

    def days_left(self, line: Line) -> int:
        """Days until the federal answer is certain; 0 when it is, or when no date is known."""
        return max(0, (line.federal[1] - self.today).days) if line.federal else 0

    def federal(self, line: Line) -> str:
        """The date that goes with the answer; a countdown is drawn before it."""
        if line.alarms:
            return line.alarms[0].head
        if line.federal is None:
            return say("no date yet")
        certain = short_day(line.federal[1])
        match self.federal_answer(line):
            case Answer.YES:
                return say("since {day}", day=certain)
            case Answer.DEPENDS:
                return say("by {day}", day=certain)
        return certain

    def other_columns(self) -> tuple[Column[Line], ...]:
        """A column for each further age rule that the owner follows, such as Canada's."""
        return tuple(self._rule_column(rule) for rule in self._outlooks.followed_rules())

    def _rule_column(self, rule: AgeRule) -> Column[Line]:
        ends = partial(self._outlooks.window_of, rule=rule)

        def text(line: Line) -> str:
            window = ends(line.car)
            return short_day(window[1]) if window else say("unknown")

        years = "" if rule.min_years is None else f" ({rule.min_years})"
        return Column(
            f"rule:{rule.id}",
            f"{rule.country}{years}",
            text,
            order=lambda line: (ends(line.car) or (None, None))[1],
            tip=lambda line: f"{rule.name}\n{rule.cite}",
            width=104,
        )

    def rule_answer(self, line: Line, column: str) -> Answer:
        """The answer of a further rule, by the id of its column."""
        rule = self._outlooks.book.age_rule(column.removeprefix("rule:"))
        return answer_on(self._outlooks.window_of(line.car, rule), self.today)

    def federal_spoken(self, line: Line) -> str:
        if line.alarms:
            return f"{line.alarms[0].head} {line.alarms[0].because}"
        if line.federal is None:
            return say("Federal answer unknown: no date yet")
        answer, certain = self.federal_answer(line), day_text(line.federal[1])
        if answer is Answer.YES:
            return say("May enter since {day}", day=certain)
        left = days_text(self.days_left(line))
        if answer is Answer.DEPENDS:
            return say("May enter depending on the papers; certain in {left}, {day}",
                       left=left, day=certain)  # fmt: skip
        return say("May not enter yet; certain in {left}, {day}", left=left, day=certain)

    def federal_reason(self, line: Line) -> str:
        rule, car = self._outlooks.book.federal, line.car
        verdict = decide(rule, car.built, car.first_registered, self.today)
        alarms = "".join(f"{alarm.head} {alarm.because}\n" for alarm in line.alarms)
        return f"{alarms}{verdict.because}\n{rule.cite}"

    def epa_answer(self, line: Line) -> Answer:
        return answer_on(line.epa, self.today)

    def epa(self, line: Line) -> str:
        """The year from which EPA's 21 years are reached; its mark says whether they are."""
        if line.epa is None:
            return ""
        return str(line.epa[1].year)

    def epa_spoken(self, line: Line) -> str:
        if line.epa is None:
            return say("EPA answer unknown: no date yet")
        return say("EPA: 21 years reached on {day}", day=day_text(line.epa[1]))

    def status(self, line: Line) -> Status | None:
        return self._outlooks.status_of(line.car) if self._record(line) else None

    def state(self, line: Line) -> str:
        record = self._record(line)
        return record.name if record else line.car.state

    def state_spoken(self, line: Line) -> str:
        status = self.status(line)
        if status is None:
            return say("No state chosen")
        return f"{self.state(line)}: {say(STATUS_WORDS[status])}"

    def state_tip(self, line: Line) -> str:
        state = self._record(line)
        if state is None:
            return ""
        told = f"{self.state_spoken(line)}\n{state.summary}"
        if state.stale(self.today):
            told += "\n" + say("As of {when}: check before you rely on it.",
                               when=date_text(state.as_of))  # fmt: skip
        return told

    def papers(self, line: Line) -> tuple[int, int]:
        try:
            progress = self._outlooks.progress_of(line)
        except GarageError:
            return 0, 0
        return progress.done, progress.needed

    def _record(self, line: Line) -> "Jurisdiction | None":
        try:
            return self._outlooks.state_of(line.car)
        except GarageError:
            return None  # a broken state file is told in the pane; the table stays whole


def _papers_order(done: int, needed: int) -> tuple[float, int]:
    return (done / needed if needed else 1.0, needed)


def garage_columns(cells: Cells) -> tuple[Column[Line], ...]:
    """Car, stage, built, federal answer, EPA, state, papers, chassis number."""

    def built_order(line: Line) -> object:
        return line.car.built and (line.car.built.last, line.car.built.first)

    def state_order(line: Line) -> object:
        status = cells.status(line)
        return None if status is None else (_STATUSES.index(status), cells.state(line))

    def papers_text(line: Line) -> str:
        return "{}/{}".format(*cells.papers(line)) if cells.warm else ""

    def state_text(line: Line) -> str:
        return cells.state(line) if cells.warm else ""

    def papers_spoken(line: Line) -> str:
        done, needed = cells.papers(line)
        return say("{done} of {needed} papers at hand", done=done, needed=needed)

    certain: Callable[[Line], object] = lambda line: line.federal and line.federal[::-1]  # noqa: E731
    return (
        Column("car", HEADINGS["car"], lambda line: line.car.title, width=170,
               order=lambda line: line.car.title.casefold(),
               tip=lambda line: f"{line.car.title} {line.car.variant}".strip()),
        Column("stage", HEADINGS["stage"], lambda line: say(STAGE_WORDS[line.car.stage]), width=66,
               order=lambda line: _STAGES.index(line.car.stage)),
        Column("built", HEADINGS["built"], lambda line: str(line.car.built or ""), width=74,
               order=built_order,
               tip=lambda line: date_text(line.car.built) if line.car.built else ""),
        Column("federal", HEADINGS["federal"], cells.federal, width=182, order=certain,
               tip=cells.federal_reason, spoken=cells.federal_spoken),
        Column("epa", HEADINGS["epa"], cells.epa, width=64, spoken=cells.epa_spoken,
               order=lambda line: line.epa and line.epa[1]),
        Column("state", HEADINGS["state"], state_text, width=52, order=state_order,
               tip=cells.state_tip, spoken=cells.state_spoken),
        Column("papers", HEADINGS["papers"], papers_text, width=82,
               order=lambda line: _papers_order(*cells.papers(line)), spoken=papers_spoken),
        Column("chassis", HEADINGS["chassis"], lambda line: line.car.chassis_no, width=108),
    )  # fmt: skip
