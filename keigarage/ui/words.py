"""Words as windows show them: Qt's translator under every sentence, and short forms for cells."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from keigarage.domain.dates import MONTHS
from keigarage.domain.words import say, speak_through

CONTEXT = "keigarage"


def speak_through_qt() -> None:
    """Send every sentence of the program, the rules' own included, through Qt's translators."""
    speak_through(lambda template: QCoreApplication.translate(CONTEXT, template))


def short_day(day: date) -> str:
    """`30 Nov 2026`: for cells, where the month's whole name is too long."""
    return f"{day.day} {say(MONTHS[day.month - 1][:3])} {day.year}"


def days_text(days: int) -> str:
    return say("1 day") if days == 1 else say("{days} days", days=f"{days:,}")
