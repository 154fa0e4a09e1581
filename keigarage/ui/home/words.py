"""Home's sentences: the day, what changed, and short dates for its lines."""

from datetime import date

from keigarage.domain.agenda import Item, Urgency, awake
from keigarage.domain.costs import Totals
from keigarage.domain.dates import MONTHS, day_text
from keigarage.domain.money import usd_text
from keigarage.domain.words import say
from keigarage.ui.home.facts import HomeFacts

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MOST_NEWS = 3


def title(today: date) -> str:
    """`Sunday, 22 November`."""
    return say("{weekday}, {day} {month}", weekday=say(_WEEKDAYS[today.weekday()]), day=today.day,
               month=say(MONTHS[today.month - 1]))  # fmt: skip


def line_day(day: date, today: date) -> str:
    """`24 Nov`, with its year where that is another than today's."""
    short = f"{day.day} {say(MONTHS[day.month - 1][:3])}"
    return short if day.year == today.year else f"{short} {day.year}"


def since(facts: HomeFacts) -> str:
    """What changed since last time in one line; the first time, what there is to do."""
    last = facts.since.last
    if last is None:
        return _ahead(facts)
    when = _last_day(last, facts.today)
    told = [news.text for news in facts.since.news]
    if not told:
        return say("Since {day} nothing changed.", day=when)
    more = len(told) - _MOST_NEWS
    shown = told[:_MOST_NEWS] + ([say("and {count} more", count=more)] if more > 0 else [])
    return say("Since {day}: {news}", day=when, news=" · ".join(shown))


def since_tip(facts: HomeFacts) -> str:
    """All that changed, a line each; empty where the one line tells it whole."""
    told = [news.text for news in facts.since.news]
    return "\n".join(told) if len(told) > _MOST_NEWS else ""


def spoken(item: Item) -> str:
    """A line of the agenda as a screen reader says it."""
    parts = (day_text(item.day), item.car, item.text,
             say("overdue") if item.overdue else "", item.because)  # fmt: skip
    return ", ".join(part for part in parts if part)


def reason(item: Item) -> str:
    """Why it stands there and where that is written."""
    return " ".join(part for part in (item.because, f"({item.cite})" if item.cite else "") if part)


def money_words(totals: Totals) -> str:
    """How what was paid compares with what was expected."""
    expected = say("{amount} expected in all", amount=usd_text(totals.expected_usd))
    if totals.over_usd < 0:
        told = say("{amount} under the estimates", amount=usd_text(-totals.over_usd))
    elif totals.over_usd > 0:
        told = say("{amount} over the estimates", amount=usd_text(totals.over_usd))
    else:
        return expected
    return f"{told} · {expected}"


def _last_day(last: date, today: date) -> str:
    ago = (today - last).days
    if ago == 1:
        return say("yesterday")
    return say(_WEEKDAYS[last.weekday()]) if ago < 7 else line_day(last, today)


def _ahead(facts: HomeFacts) -> str:
    open_now = awake(facts.items, facts.today)
    late = sum(item.urgency in (Urgency.OVERDUE, Urgency.ALARM) for item in open_now)
    week = sum(item.urgency is Urgency.WEEK for item in open_now)
    if late:
        return say("{late} overdue · {week} in the next 7 days", late=late, week=week)
    if week:
        return say("{week} in the next 7 days", week=week)
    return say("Nothing is due in the next 7 days.")
