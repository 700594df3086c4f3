"""How far communities lie apart: in one year, and of it what is lasting and what is that year's luck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.between_communities import (
    BetweenCommunities,
    between_communities,
    by_rank,
    in_order,
    lasting_part,
)
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.report.cells import Unit
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.plots.communities import Communities, communities
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import percent_words, share_words


class _Ranked(NamedTuple):
    """A community and what it closes over all years."""

    number: int
    share: Share


def section(seen: Evidence) -> Section | None:
    """A line for one year and a dot for each community; None where there is nothing to compare."""
    spread = between_communities(seen.tally)
    if spread is None:
        return None
    ranked, ranks = _ranked(seen), by_rank(seen.tally)
    shown = Communities(ranks, [one.share for one in ranked], seen.summary.closed_share)
    return Section(
        id="communities",
        title=Message("社区之间差多少", "How far communities lie apart"),
        says=_says(seen, spread, ranked),
        plot=Plot(
            alt=Message(
                "从左到右是结项占比从低到高的社区：一条陡的线是一年里的，一排平一些的点是各社区多年合起来的，虚线是全区。",
                "Communities from those that close least to those that close most: a steep line for one year, dots "
                "that rise less for each community over all years, and a dashed line for all of them.",
            ),
            caption=Message(
                f"线是一年里从低到高排好的社区，{seen.summary.replications}个模拟年的平均，浅色是95%区间；点是每个社区多年合起来的，"
                "竖线是它自己的95%区间。线比点陡的那部分是那一年的运气；点与点的差别年年如此，在模型里来自社区的大小和同一街道有几个社区。",
                f"The line: communities of one year in order, mean of {seen.summary.replications} simulated years, its "
                "95% interval pale; the dots: each community over all years, with an interval of its own. Where the "
                "line is steeper than the dots, it is the year's luck; the dots differ every year, in the model by how "
                "large a community is and how many share its sub-district.",
            ),
            draw=partial(communities, shown),
        ),
        table=_table(seen, ranks, ranked),
    )


def _ranked(seen: Evidence) -> Sequence[_Ranked]:
    """The communities in which anything was ever resolved, that which closes least first."""
    told = (_Ranked(number, share) for number, share in enumerate(in_order(seen.tally)) if share.of)
    return sorted(told, key=lambda one: (one.share.share, one.number))


def _says(seen: Evidence, spread: BetweenCommunities, ranked: Sequence[_Ranked]) -> Message:
    """The tenths at both ends in a year, the communities at both ends over all, and what part of the spread lasts."""
    low, high = percent_words(spread.in_a_year[0]), percent_words(spread.in_a_year[-1])
    least, most = share_words(ranked[0].share), share_words(ranked[-1].share)
    part = _part(lasting_part(seen.tally))
    return Message(
        f"一年里，结项最少的一成社区结项不到{low.zh}，最多的一成超过{high.zh}；多年合起来，最低的社区是{least.zh}，"
        f"最高的是{most.zh}。{part.zh}",
        f"In a year a tenth of the communities closes less than {low.en}, and a tenth more than {high.en}; over all "
        f"years the lowest closes {least.en}, the highest {most.en}. {part.en}",
    )


def _part(lasting: Mean | None) -> Message:
    if lasting is None:
        return Message(
            "年数太少，分不出多少是年年如此、多少是运气。", "Too few years tell what of this lasts and what is luck."
        )
    told = percent_words(lasting)
    return Message(
        f"一年里的差距（按方差），年年如此的占{told.zh}，其余是那一年的运气。",
        f"Of the spread in a year, by variance, {told.en} is there every year; the rest is that year’s luck.",
    )


def _table(seen: Evidence, ranks: Sequence[Mean], ranked: Sequence[_Ranked]) -> Table:
    return Table(
        called=Column("rank", Message("从低到高", "from the lowest")),
        columns=(
            Column("in_a_year", Message("一年里排在这里的", "at this rank in a year"), Unit.PART),
            Column("over_all_years", Message("多年合起来排在这里的", "at this rank over all years")),
            Column("community", Message("它是第几个社区", "which community it is")),
            Column("subdistrict", Message("在第几个街道", "in which sub-district")),
        ),
        rows=tuple(_rows(seen, ranks, ranked)),
        note=Message(
            "结项占议决通过、年底仍然有效的比例。一年里的是各年占比的平均；多年合起来的写着几分之几；旁边是95%区间。",
            "Closed of what was resolved and is in force at the year's end. In a year: the mean of each year's shares; "
            "over all years: as counted; beside them the 95% interval.",
        ),
    )


def _rows(seen: Evidence, ranks: Sequence[Mean], ranked: Sequence[_Ranked]) -> Iterator[Row]:
    for at, (in_a_year, one) in enumerate(zip(ranks, ranked, strict=True), start=1):
        subdistrict = seen.setting.subdistrict_of(one.number) + 1
        yield Row(str(at), Message(str(at), ""), (in_a_year, one.share, one.number + 1, subdistrict))
