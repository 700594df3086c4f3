"""How busy the scarce are in each month, and how much waits for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from gongshi.findings import Message
from gongshi_simulator.intervals import mean
from gongshi_simulator.log import Kind, Scarce
from gongshi_simulator.report.cells import Unit
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.offices import offices
from gongshi_simulator.report.plots.utilisation import Busy, utilisation
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import MONTHS, mean_words, named, percent_words
from gongshi_simulator.summary import capacity


def section(seen: Evidence) -> Section:
    """A field for each kind and month."""
    kinds = tuple(_kinds(seen))
    return Section(
        id="utilisation",
        title=Message("谁忙、什么时候忙", "Who is busy, and when"),
        says=_says(kinds),
        plot=Plot(
            alt=Message(
                "一张方格图：一行一种人手，一列一个月，颜色越深越忙，格里写着占用的比例和平均等着几件。",
                "A grid, a row for each scarce kind and a column for each month: the darker the busier, with the share "
                "of time taken and the mean number waiting.",
            ),
            caption=Message(
                "百分数是可用时间里办这些项目的比例，到四分之三起颜色深一截；“等”后面是每个社区（街道人手是每个街道）平均等着几件，不到0.05件的不写。",
                "Percentages: the part of the time there is that these projects take, a good deal darker from three "
                "quarters on; beside it the mean number that waits in a "
                "community, or in a sub-district where that is whose they are, from 0.05 on.",
            ),
            draw=partial(utilisation, kinds),
        ),
        table=_table(seen, kinds),
    )


def _kinds(seen: Evidence) -> Iterator[Busy]:
    there, of = capacity(seen.setting), offices(seen.setting.scenario)
    days = np.diff(np.array(seen.setting.month_begins))
    for kind, scarce in zip(Kind, Scarce, strict=True):
        held = seen.tally.busy[:, kind] / there[kind]
        waiting = seen.tally.waited[:, kind] / days / of[kind].number
        yield Busy(
            called=named(scarce),
            who=of[kind].who,
            held=tuple(mean(held[:, month]) for month in range(len(MONTHS))),
            waiting=tuple(mean(waiting[:, month]) for month in range(len(MONTHS))),
        )


def _says(kinds: Sequence[Busy]) -> Message:
    """The busiest month of any, and where most wait."""
    busiest, month = max(_fields(kinds), key=lambda one: one[0].held[one[1]].mean)
    slowest, late = max(_fields(kinds), key=lambda one: one[0].waiting[one[1]].mean)
    held, waiting = percent_words(busiest.held[month]), mean_words(slowest.waiting[late])
    return Message(
        f"最忙的是{busiest.called.zh}，{month + 1}月里{held.zh}的时间占着；"
        f"等得最多的是{late + 1}月等{slowest.called.zh}，平均等着{waiting.zh}件。",
        f"Busiest are {busiest.called.en}, {held.en} of their time in {MONTHS[month].en}; most waits for "
        f"{slowest.called.en} in {MONTHS[late].en}: {waiting.en} on average.",
    )


def _fields(kinds: Sequence[Busy]) -> Iterator[tuple[Busy, int]]:
    return ((kind, month) for kind in kinds for month in range(len(MONTHS)))


def _table(seen: Evidence, kinds: Sequence[Busy]) -> Table:
    columns = [
        column
        for scarce in Scarce
        for column in (
            Column(f"{scarce.value}_held", Message(f"{scarce.zh}占用", f"{scarce.en}, held"), Unit.PART),
            Column(f"{scarce.value}_waiting", Message("等着的件数", "waiting")),
        )
    ]
    rows = [
        Row(
            f"{seen.setting.scenario.year}-{month + 1:02}",
            called,
            tuple(cell for kind in kinds for cell in (kind.held[month], kind.waiting[month])),
        )
        for month, called in enumerate(MONTHS)
    ]
    return Table(
        called=Column("month", Message("月份", "month")),
        columns=tuple(columns),
        rows=tuple(rows),
        note=Message(
            "占用是可用时间里的比例；件数是每个社区或每个街道的平均；括号里是95%区间，各年都一样的不写。",
            "Held: part of the time there is; waiting: mean in a community or sub-district; 95% intervals, none where "
            "all years agree.",
        ),
    )
