"""What was found, in words: for the reason that stands beside a number, and for the table of all of them."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi_simulator.assumption import Assumption, Choice, Money, Ranged, Spread
from gongshi_simulator.calibration.found import FEWEST, Found
from gongshi_simulator.calibration.known import Known, mothers
from gongshi_simulator.report.wording import number_text, rounded

BAD_FIT = 0.05
"""Below this chance of as large a distance the triangle is said to fit badly."""
_FEN = 100


def plain(value: float) -> str:
    """A number with three digits, or all of a whole one."""
    return f"{value:,.0f}" if abs(value) >= 100 or float(value).is_integer() else f"{value:.3g}"


def percent(value: float) -> str:
    """A share in per cent, of which the numbers stand beside it."""
    return f"{rounded(100 * value, 2 if value < 0.01 else 1)}%"


def as_written(value: float, kind: type[Assumption] | None) -> str:
    """A value as people read it: money in yuan."""
    return f"{value / _FEN:,.0f}" if kind is not None and issubclass(kind, Money) else plain(value)


def value_text(found: Found, kind: type[Assumption] | None) -> str:
    """``12/57 = 21.1%``, ``3–6–15``, or the number by itself; nothing where there is none."""
    if found.value is None:
        return ""
    if found.fit is not None:
        return "–".join(str(one) for one in found.fit.triangle)
    if found.part is not None:
        return f"{found.part}/{found.number} = {percent(found.value)}"
    return as_written(found.value, kind)


def span_text(found: Found, kind: type[Assumption] | None) -> str:
    """``12.7%–33.3%``; nothing for what was counted whole."""
    if found.low is None or found.high is None or found.is_census:
        return ""
    if found.part is not None:
        return f"{percent(found.low)}–{percent(found.high)}"
    return f"{as_written(found.low, kind)}–{as_written(found.high, kind)}"


def number_of(found: Found) -> str:
    """``57``, or ``54+3`` where three are still open."""
    return f"{found.number}+{found.still_open}" if found.still_open else str(found.number)


def fit_text(found: Found) -> str:
    """How the triangle fits, and the shape that Akaike's criterion prefers; nothing for what is no duration."""
    if found.fit is None:
        return ""
    best = min(found.fit.aic, key=found.fit.aic.__getitem__)
    behind = found.fit.aic["triangular"] - found.fit.aic[best]
    return f"p={found.fit.chance:.2f}" + (f" {best} AIC -{behind:.1f}" if best != "triangular" else "")


def shipped_text(assumption: Assumption) -> str:
    """What the scenario says by itself."""
    match assumption:
        case Spread():
            return f"{assumption.low}–{assumption.mode}–{assumption.high}"
        case Money():
            return as_written(assumption.value, Money)
        case Ranged():
            return number_text(assumption.value)
        case Choice():
            return str(assumption.value)
        case _:
            raise TypeError(f"no text for {assumption!r}")


def records(of: Known) -> Message:
    """Which records: of how many communities, and of which fiscal years."""
    communities = "1 community" if len(of.communities) == 1 else f"{len(of.communities)} communities"
    years = sorted({one.fiscal_year for _, one in mothers(of) if one.fiscal_year is not None})
    number = len(of.communities)
    if not years:
        return Message(f"{number}个社区到{of.as_of}的记录", f"Records of {communities} by {of.as_of}")
    if years[0] == years[-1]:
        zh, en = f"{years[0]}", f"{years[0]}"
    else:
        zh, en = f"{years[0]}至{years[-1]}", f"{years[0]} to {years[-1]}"
    return Message(f"{number}个社区{zh}年度到{of.as_of}的记录", f"Records of {communities}, {en}, by {of.as_of}")


def reason(found: Found, kind: type[Assumption], of: Known) -> Message:
    """Why a number is what it is, once it is measured: from which records, how many, how sure, how well it fits."""
    told = records(of)
    if found.fit is not None:
        return _reason_of_duration(found, told)
    value, span = value_text(found, kind), span_text(found, kind)
    if found.is_census:
        within = Message("", "")
    elif found.is_seen_range:
        within = Message(f"，见到的在{span}之间", f", seen from {span}")
    else:
        within = Message(f"，95%区间{span}", f", 95% interval {span}")
    return Message(
        f"{told.zh}：{value}，共 n = {found.number}（{found.counted.zh}）{within.zh}。",
        f"{told.en}: {value}, in all n = {found.number} {found.counted.en}{within.en}.",
    )


def too_few(found: Found, of: Known, stays: Message) -> Message:
    """Why a number stays what it was though the records say something of it."""
    told = records(of)
    return Message(
        f"{told.zh}：n = {found.number}（{found.counted.zh}），少于{FEWEST}，太少，沿用原来的数。{stays.zh}",
        f"{told.en}: n = {found.number} {found.counted.en}, fewer than {FEWEST} and too few, so this stays. {stays.en}",
    )


def _reason_of_duration(found: Found, told: Message) -> Message:
    assert found.fit is not None
    assert found.value is not None
    mean, span = plain(found.value), span_text(found, None)
    open_zh = f"，另有{found.still_open}没有结束" if found.still_open else ""
    open_en = f" and {found.still_open} not ended" if found.still_open else ""
    distance, chance = f"{found.fit.distance:.2f}", f"{found.fit.chance:.2f}"
    bad = found.fit.chance < BAD_FIT
    return Message(
        f"{told.zh}：{found.number}{found.counted.zh}{open_zh}，平均{mean}（95%区间{span}）；"
        f"三角分布与记录相差最多{distance}，p = {chance}{'，拟合得不好' if bad else ''}。",
        f"{told.en}: {found.number} {found.counted.en}{open_en}, mean {mean} (95% interval {span}); "
        f"triangular, off by {distance} at most, p = {chance}{', a bad fit' if bad else ''}.",
    )
