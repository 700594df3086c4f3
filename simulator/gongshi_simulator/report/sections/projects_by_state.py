"""How many projects stand in each state on every day of the year."""

from __future__ import annotations

from functools import partial

from gongshi.findings import Message
from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.evidence import Evidence, a_part
from gongshi_simulator.report.plots.projects_by_state import Occupancy, projects_by_state
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import day_words, mean_words, named
from gongshi_simulator.setting import sitting_days
from gongshi_simulator.spans import BANDS

_UNDER_WAY = (Band.WAITING, Band.POSTED, Band.ORDERED, Band.WORKING, Band.JUDGED)


def section(seen: Evidence) -> Section:
    """The stack over the year."""
    scenario, parts = seen.setting.scenario, seen.communities
    ends = [a_part(mean, parts) for mean in seen.summary.month_ends[-1].bands]
    sittings = sitting_days(scenario.council, scenario.year, seen.setting.rules.days)
    shown = Occupancy(scenario.year, seen.summary.occupancy / parts, ends, sittings)
    return Section(
        id="projects-by-state",
        title=Message("一年里项目走到哪里", "Where projects stand over the year"),
        says=_says(dict(zip(BANDS, ends, strict=True))),
        plot=Plot(
            alt=Message(
                "堆起来的色带，从1月到12月：最下面是已结项，往上是验收评议、实施、签约、公示备案、等待议决、征集梳理，最上面是未入选；"
                "右边写着12月31日各有几个。",
                "A stack of bands from January to December: closed at the bottom, above it being judged, in progress, "
                "contracting, posted, waiting, collecting, and not chosen at the top; on the right the numbers on 31 "
                "December.",
            ),
            caption=Message(
                f"每一天处在各阶段的项目数，{seen.summary.replications}个模拟年、每个社区的平均；右边是12月31日的平均数和95%区间，"
                "各年都一样的不写区间。▼ 是议事会开会的日子。",
                f"Projects in each stage on every day, mean of a community over {seen.summary.replications} simulated "
                "years; "
                "on the right the mean on 31 December and its 95% interval, none where all years agree. ▼ marks the "
                "days on which the council sits.",
            ),
            draw=partial(projects_by_state, shown),
        ),
        table=_table(seen),
    )


def _says(ends: dict[Band, Mean]) -> Message:
    most = max(_UNDER_WAY, key=lambda band: ends[band].mean)
    closed, left = mean_words(ends[Band.CLOSED]), mean_words(ends[most])
    return Message(
        f"到12月31日已结项{closed.zh}个；没办完的最多停在“{most.zh}”，{left.zh}个。",
        f"On 31 December {closed.en} are closed; of what is not, most stands at “{most.en}”: {left.en}.",
    )


def _table(seen: Evidence) -> Table:
    rows = [
        Row(
            one.day.isoformat(),
            day_words(one.day),
            tuple(a_part(mean, seen.communities) for mean in one.bands),
        )
        for one in seen.summary.month_ends
    ]
    return Table(
        called=Column("month_end", Message("月底", "end of")),
        columns=tuple(Column(band.value, named(band)) for band in BANDS),
        rows=tuple(rows),
        note=Message(
            "每个社区的项目数：平均，旁边是95%区间；各年都一样的不写区间。",
            "Projects of a community: mean, beside it the 95% interval; none where all years agree.",
        ),
    )
