"""The standards of the kei class from federal/kei.json as domain values, in millimetres."""

from decimal import Decimal

from keigarage.domain.kei import KeiStandard
from keigarage.domain.words import say
from keigarage.reference.background import Kei, KeiStandardRow
from keigarage.reference.files import wrong


def kei_standards(page: Kei) -> tuple[KeiStandard, ...]:
    """The standards, oldest first.

    raises -- BrokenRuleBook naming the file and the key
    """
    rows = [_standard(row, f"$.kei_standards[{n}]") for n, row in enumerate(page.kei_standards)]
    return tuple(sorted(rows, key=lambda standard: standard.since))


def _standard(row: KeiStandardRow, place: str) -> KeiStandard:
    limit = row.power_limit_kw
    if limit is not None and not (limit.is_finite() and 0 < limit < 1000):
        raise wrong(Kei.file, f"{place}.power_limit_kw", say("it has to be kilowatts"))
    return KeiStandard(
        since=row.since,
        day_known=row.day_known,
        length_mm=_mm(row.length_m, f"{place}.length_m"),
        width_mm=_mm(row.width_m, f"{place}.width_m"),
        height_mm=_mm(row.height_m, f"{place}.height_m"),
        cc_4st=row.cc_4st,
        cc_2st=row.cc_2st,
        power_limit_kw=limit,
        confidence=row.confidence,
        note=row.notes or "",
        url=row.url,
        other_urls=row.other_urls,
    )


def _mm(metres: Decimal, key: str) -> int:
    if metres.is_finite() and 0 < metres < 100 and not metres * 1000 % 1:
        return int(metres * 1000)
    raise wrong(Kei.file, key, say("it has to be metres, with three decimals at most"))
