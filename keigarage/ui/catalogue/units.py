"""Measures as a reader in America wants them: the metric figure as written, then its own."""

from keigarage.domain.words import say

_MM_PER_INCH = 25.4
_LB_PER_KG = 2.204_623
_HP_PER_PS = 0.986_320
_LBFT_PER_NM = 0.737_562
_MPH_PER_KMH = 0.621_371


def mm_text(mm: float) -> str:
    """`3,295 mm`."""
    return say("{mm} mm", mm=f"{mm:,.0f}")


def feet_text(mm: float) -> str:
    """`10 ft 10 in`, to the nearest inch; `9 in` below a foot."""
    feet, inches = divmod(round(mm / _MM_PER_INCH), 12)
    if not feet:
        return say("{inches} in", inches=inches)
    if not inches:
        return say("{feet} ft", feet=feet)
    return say("{feet} ft {inches} in", feet=feet, inches=inches)


def length_text(mm: float) -> str:
    """`3,295 mm · 10 ft 10 in`."""
    return f"{mm_text(mm)} · {feet_text(mm)}"


def weight_text(kg: float) -> str:
    return say("{kg} kg · {lb} lb", kg=f"{kg:,.0f}", lb=f"{round(kg * _LB_PER_KG):,}")


def horsepower(ps: float) -> float:
    return ps * _HP_PER_PS


def pound_feet(nm: float) -> float:
    return nm * _LBFT_PER_NM


def power_text(ps: float) -> str:
    return say("{ps} PS · {hp} hp", ps=f"{ps:g}", hp=round(horsepower(ps)))


def torque_text(nm: float) -> str:
    return say("{nm} Nm · {lbft} lb-ft", nm=f"{nm:g}", lbft=round(pound_feet(nm)))


def speed_text(kmh: int) -> str:
    return say("{kmh} km/h · {mph} mph", kmh=kmh, mph=round(kmh * _MPH_PER_KMH))


def cc_text(cc: float) -> str:
    return say("{cc} cc", cc=f"{cc:,.0f}")
