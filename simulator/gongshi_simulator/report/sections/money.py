"""Where the allocation has gone by the year's end."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gongshi.findings import Message
from gongshi.model.scalars import MINOR_DIGITS
from gongshi_simulator.intervals import Share, ratio
from gongshi_simulator.report.cells import Unit
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.plots.money import Amount, Money, Piece, money
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import part_words
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import Number

_NOT_CONTRACTED = Message("议决未签约、签约时节省", "resolved, not contracted or saved")
_CALLED = {
    "allocated": Message("下达", "allocated"),
    "resolved": Message("议决", "resolved"),
    "contracted": Message("签约", "contracted"),
    "paid": Message("付出", "paid"),
    "closed": Message("已结项项目的", "of closed projects"),
    "unspent": Message("没有付出", "unspent"),
}


def section(seen: Evidence) -> Section:
    """The bar and the amounts."""
    columns = _columns(seen)
    return Section(
        id="money",
        title=Message("钱走到哪一步", "Where the money is"),
        says=_says(columns),
        plot=Plot(
            alt=Message(
                "一根横条是全部下达的资金，分成付出的、签了约没付的、议决了没签约或节省的、没有议决的四段；下面每个数各有一个点和区间。",
                "A bar of the whole allocation in four pieces: paid, contracted and not paid, resolved and not "
                "contracted or saved, not resolved; below it each amount as a dot with its interval.",
            ),
            caption=Message(
                "到12月31日，占下达资金的比例，全部模拟年合计；点是比例，线和括号是95%区间，金额是每个社区一年的平均。",
                "On 31 December, as parts of the allocation, all simulated years together; dots are shares, lines and "
                "brackets 95% intervals, amounts means a community and year.",
            ),
            draw=partial(money, _shown(seen, columns)),
        ),
        table=_table(seen, columns),
    )


def _columns(seen: Evidence) -> Mapping[str, Floats]:
    """Yuan [replication] of each amount."""
    column = seen.tally.numbers.T / 10**MINOR_DIGITS
    return {
        "allocated": column[Number.ALLOCATED],
        "resolved": column[Number.MONEY_RESOLVED],
        "contracted": column[Number.MONEY_CONTRACTED],
        "paid": column[Number.MONEY_PAID],
        "closed": column[Number.MONEY_CLOSED],
        "unspent": column[Number.ALLOCATED] - column[Number.MONEY_PAID],
    }


def _of_allocated(columns: Mapping[str, Floats], name: str) -> Share:
    return ratio(columns[name], columns["allocated"])


def _shown(seen: Evidence, columns: Mapping[str, Floats]) -> Money:
    resolved, contracted, paid = (_of_allocated(columns, one).share for one in ("resolved", "contracted", "paid"))
    return Money(
        pieces=(
            Piece(Message("付出", "paid"), paid, "part-paid", 1.0),
            Piece(Message("签约未付", "contracted, not paid"), contracted - paid, "part-contracted", 0.55),
            Piece(_NOT_CONTRACTED, resolved - contracted, "part-resolved", 0.8, "////"),
            Piece(Message("没有议决", "not resolved"), 1 - resolved, "part-left", 1.0),
        ),
        amounts=tuple(
            Amount(called, seen.per_community(columns[name]), _of_allocated(columns, name))
            for name, called in _CALLED.items()
            if name != "allocated"
        ),
    )


def _says(columns: Mapping[str, Floats]) -> Message:
    of_resolved, of_paid = (part_words(_of_allocated(columns, name)) for name in ("resolved", "paid"))
    return Message(
        f"下达的资金议决了{of_resolved.zh}，到年底付出{of_paid.zh}。",
        f"{of_resolved.en} of the allocation is resolved, and {of_paid.en} paid by the year's end.",
    )


def _table(seen: Evidence, columns: Mapping[str, Floats]) -> Table:
    rows = [
        Row(name, called, (seen.per_community(columns[name]), _of_allocated(columns, name)))
        for name, called in _CALLED.items()
    ]
    return Table(
        called=Column("amount", Message("资金", "money")),
        columns=(
            Column("yuan_per_community", Message("每社区（万元）", "10,000 yuan each"), Unit.YUAN),
            Column("share_of_allocated", Message("占下达的", "of the allocation"), Unit.YUAN),
        ),
        rows=tuple(rows),
        note=Message(
            "金额是每个社区一年的平均，比例是全部模拟年合计；各年都一样的不写区间。",
            "Amounts are means a community and year, shares are of all simulated years together; no interval where all "
            "years agree.",
        ),
    )
