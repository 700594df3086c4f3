"""How long projects take from resolution to closing, by way of carrying out."""

from __future__ import annotations

import math
from functools import partial

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean
from gongshi_simulator.lead_times import Stays, through, through_between
from gongshi_simulator.report.cells import Cell, Unit
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.plots.lead_times import Curve, lead_times
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import named, quantile_words
from gongshi_simulator.summary import Lasting
from gongshi_simulator.tally import WAYS

_WITHIN_DAYS = (120, 180, 240, 300)
_ALL = Message("全部", "all ways")


def section(seen: Evidence) -> Section:
    """A curve for each way, with P50 and P90."""
    shown = curves(seen)
    return Section(
        id="lead-times",
        title=Message("从议决到结项要多少天", "Days from resolution to closing"),
        says=_says(seen),
        plot=Plot(
            alt=Message(
                "四张小图，每种实施方式一张：横轴是议决以后的天数，纵轴是已经结项的比例，线越早升高越快。",
                "Four panels, one for each way of carrying out: days since the resolution against the share closed.",
            ),
            caption=Message(
                "线是估计的结项比例（Kaplan–Meier，没结项的按看到的天数计入），浅色带是95%区间，虚线一段没有区间；圆点是半数（P50）"
                "和九成（P90）结项的天数；斜线部分是到年底还看不到的。",
                "The line is the share closed (Kaplan–Meier; what is not closed counts for as long as it was watched), "
                "the pale band its 95% interval, none where dashed; dots are P50 and P90; what is hatched a year does "
                "not show.",
            ),
            draw=partial(lead_times, shown),
        ),
        table=_table(seen),
    )


def curves(seen: Evidence) -> tuple[Curve, ...]:
    """The curve of each way."""
    return tuple(_curve(named(way), seen.tally.leads[:, at], seen.summary.by_way[way]) for at, way in enumerate(WAYS))


def _curve(called: Message, batches: Stays, lasting: Lasting) -> Curve:
    watched = lasting.half.watched + 1
    low, high = through_between(batches)
    return Curve(
        called=called,
        through=through(batches.sum(axis=0))[:watched],
        low=low[:watched],
        high=high[:watched],
        half=lasting.half,
        nine_tenths=lasting.nine_tenths,
        ended=lasting.ended,
        number=lasting.number,
    )


def _says(seen: Evidence) -> Message:
    """When half are closed, of each way."""
    halves = {way: quantile_words(lasting.half) for way, lasting in seen.summary.by_way.items()}
    zh = "，".join(f"{way.zh}{half.zh}" for way, half in halves.items())
    en = ", ".join(f"{way.en} {half.en}" for way, half in halves.items())
    return Message(
        f"从议决到结项，半数项目所用的天数：{zh}。", f"Half of the projects take, from resolution to closing: {en}."
    )


def _table(seen: Evidence) -> Table:
    rows = [
        Row(way.value, named(way), _cells(seen.summary.by_way[way], seen.tally.leads[:, at]))
        for at, way in enumerate(WAYS)
    ]
    whole = Row("all", _ALL, _cells(seen.summary.whole, seen.tally.leads.sum(axis=1)))
    return Table(
        called=Column("way", Message("实施方式", "way")),
        columns=(
            Column("projects", Message("项目", "projects")),
            Column("closed", Message("年内结项", "closed")),
            Column("half_days", Message("P50（天）", "half, days")),
            Column("nine_tenths_days", Message("P90（天）", "nine in ten, days")),
            *(
                Column(f"closed_within_{days}_days", Message(f"{days}天内", f"within {days} days"), Unit.PART)
                for days in _WITHIN_DAYS
            ),
        ),
        rows=(*rows, whole),
        note=Message(
            "项目和结项是数出来的个数，没有区间；“>”是年内看到的最长天数；看到的项目太少，算不出区间的，只写数。",
            "Projects are counted and have no interval; “>” is as far as a year shows; where too few were watched for "
            "an interval, the number stands alone.",
        ),
    )


def _cells(lasting: Lasting, batches: Stays) -> tuple[Cell, ...]:
    overall, (low, high) = through(batches.sum(axis=0)), through_between(batches)
    shares = [
        _share(float(overall[days]), float(low[days]), float(high[days])) if days <= lasting.half.watched else None
        for days in _WITHIN_DAYS
    ]
    return (lasting.number, lasting.ended, lasting.half, lasting.nine_tenths, *shares)


def _share(share: float, low: float, high: float) -> Mean:
    return Mean(share, share, share) if math.isnan(low) else Mean(share, low, high)
