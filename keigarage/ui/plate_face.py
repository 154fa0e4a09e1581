"""What the countdown plate says of a verdict."""

from keigarage.domain.dates import day_text
from keigarage.domain.eligibility import Answer, Verdict
from keigarage.domain.words import say
from keigarage.ui.look.plate import PlateFace
from keigarage.ui.words import short_day


def face_of(verdict: Verdict) -> PlateFace:
    """Days large and the certain date small; hatched while papers leave a window; then a tick."""
    if verdict.certain is None or verdict.earliest is None or verdict.days_left is None:
        return PlateFace("unknown", "?", "", say("no date yet"))
    if verdict.answer is Answer.YES:
        return PlateFace("eligible", say("may enter"), "",
                         say("since {day}", day=short_day(verdict.certain)))  # fmt: skip
    unit = say("day") if verdict.days_left == 1 else say("days")
    if verdict.earliest == verdict.certain:
        small = day_text(verdict.certain)
    else:
        small = f"{short_day(verdict.earliest)} – {short_day(verdict.certain)}"
    kind = "window" if verdict.answer is Answer.DEPENDS else "countdown"
    return PlateFace(kind, f"{verdict.days_left:,}", unit, small)
