"""What a car's costs come to, in words: the head of the section, its sums, duty line by line."""

from keigarage.domain.costs import CostTemplate
from keigarage.domain.duty import DutyLine
from keigarage.domain.money import rate_text, usd_text
from keigarage.domain.words import say
from keigarage.services.car_costs import CarCosts
from keigarage.ui.car_page.cost_rows import money_text
from keigarage.ui.car_page.eligibility_words import Fact
from keigarage.ui.car_page.fact_list import Sourced


def head_words(costs: CarCosts) -> str:
    """`$4,547.50 landed · est. $4,610.00`; nothing while nothing is known."""
    total = costs.landed.total_usd
    if not costs.lines and not total:
        return ""
    landed = say("{usd} landed", usd=usd_text(total))
    estimate = costs.totals.estimate_usd
    return f"{landed} · {say('est. {usd}', usd=usd_text(estimate))}" if estimate else landed


def sums(costs: CarCosts) -> tuple[Fact, ...]:
    """Estimate and actual of the lines, what it comes to landed, and what a sale brings."""
    totals, landed = costs.totals, costs.landed
    return tuple(
        fact
        for fact in (
            Fact(say("Estimated"), usd_text(totals.estimate_usd)),
            Fact(say("Paid"), usd_text(totals.actual_usd), _over(costs)),
            Fact(say("Landed"), usd_text(landed.total_usd), _landed_remark(costs)),
            _gain(costs),
        )
        if fact is not None
    )


def _over(costs: CarCosts) -> str:
    over = costs.totals.over_usd
    if over > 0:
        return say("{usd} over the estimates of these lines", usd=usd_text(over))
    return say("{usd} under the estimates of these lines", usd=usd_text(-over)) if over else ""


def _landed_remark(costs: CarCosts) -> str:
    landed = costs.landed
    parts = [say("what is paid, and estimates where nothing is paid yet")]
    if landed.price_usd is not None:
        parts.append(say("with the price {usd}", usd=usd_text(landed.price_usd)))
    if landed.duty_usd is not None:
        parts.append(say("with duty and fees {usd}", usd=usd_text(landed.duty_usd)))
    if landed.missing:
        parts.append(say("without: {what}", what=", ".join(landed.missing)))
    return " · ".join(parts)


def _gain(costs: CarCosts) -> Fact | None:
    if costs.gain_usd is None:
        return None
    return Fact(say("Gain on sale"), usd_text(costs.gain_usd))


def duty_fact(costs: CarCosts) -> Fact:
    """What duty and fees come to and for which day of entry, or what is lacking."""
    total, name = costs.duty.total_usd, say("Duty and fees")
    if total is None:
        return Fact(name, say("not reckoned"), costs.duty.because)
    return Fact(name, usd_text(total), costs.duty.because)


def duty_facts(costs: CarCosts) -> tuple[Sourced, ...]:
    """The bill line by line, each with its act and how sure it is."""
    answer = costs.duty.answer
    return tuple(_bill_line(line) for line in answer.rows) if answer else ()


def _bill_line(line: DutyLine) -> Sourced:
    rate = f" ({rate_text(line.rate_pct)})" if line.rate_pct is not None else ""
    yours = say("yours") if line.own else ""
    sure = say("confidence {confidence}", confidence=line.confidence.value)
    remark = " · ".join(part for part in (line.hts, line.cite, sure, yours) if part)
    fact = Fact(f"{line.what}{rate}", usd_text(line.amount_usd), remark)
    return Sourced(fact, line.url, line.cite)


def duty_notes(costs: CarCosts) -> str:
    """On which reading it rests, what other readings come to, and what the total lacks."""
    answer = costs.duty.answer
    if answer is None:
        return ""
    others = [
        say("Otherwise {usd}: {because}", usd=usd_text(other.total_usd), because=other.because)
        for other in answer.alternatives
    ]
    because = [answer.because] if answer.alternatives and answer.because else []
    return "\n".join((*because, *others, *answer.missing, *answer.notes))


def template_words(template: CostTemplate) -> str:
    """`Customs broker   $250–500, a placeholder`."""
    low, high = template.low, template.high
    if low is None and high is None:
        return template.label
    ends = [money_text(end, template.currency) for end in (low, high) if end is not None]
    span = ends[0] if len(set(ends)) == 1 else " – ".join(ends)
    if low is None:
        span = say("up to {most}", most=ends[0])
    return say("{label}: {span}, a placeholder", label=template.label, span=span)
