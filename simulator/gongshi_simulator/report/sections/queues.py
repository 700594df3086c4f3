"""How much waits on every day of the year: for the council, and for each kind of the scarce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

import numpy as np

from gongshi.findings import Message
from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import mean
from gongshi_simulator.log import Kind, Scarce
from gongshi_simulator.report.evidence import Evidence, a_part
from gongshi_simulator.report.offices import offices
from gongshi_simulator.report.plots.queues import Mark, Queue, queues
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import MONTHS, mean_words, named
from gongshi_simulator.spans import BANDS
from gongshi_simulator.streams import Floats
from gongshi_simulator.waiting import Sittings

_OF_A_COMMUNITY = Message("每社区", "of a community")
_BEFORE_THE_END = 9
"""Days before its end at which the mark for a month's end begins, so that it can be seen."""


def section(seen: Evidence) -> Section:
    """A row for the council and for each kind."""
    council, hands = _council(seen), tuple(_hands(seen))
    return Section(
        id="queues",
        title=Message("一年里哪里在排队", "What waits, through the year"),
        says=_says(council, hands),
        plot=Plot(
            alt=Message(
                "六行小图，从1月到12月：第一行是等议事会的项目，下面五行是等社区经办、监委会、街道经办、专家、施工队的件数，"
                "越高等得越多。",
                "Six small curves from January to December: projects that wait for the council, and below them what "
                "waits for community workers, committee, officials, experts and contractors.",
            ),
            caption=Message(
                f"每晚平均等着几件，{seen.summary.replications}个模拟年的平均；每行各有各的刻度，右边是最多的月份。"
                "人手按每个社区或每个街道算，短横是当月平均；等议事会的按每个社区算，包括钱已经议完、年内议不到的，短横是月底。",
                f"Mean number waiting each midnight over {seen.summary.replications} simulated years; each row has its "
                "own scale, on the right the month with most. Hands: in each community or sub-district, dashes are "
                "means of a month. The council: of a community, with those for which no money is left; dashes are "
                "month ends.",
            ),
            draw=partial(queues, seen.setting.scenario.year, (council, *hands)),
        ),
        table=_table(seen.setting.scenario.year, council, hands),
    )


def _council(seen: Evidence) -> Queue:
    """What waits for the council, of which each year's own numbers are known at the ends of months."""
    at = BANDS.index(Band.WAITING)
    ends = seen.setting.month_begins[1:]
    numbers = [a_part(one.bands[at], seen.communities) for one in seen.summary.month_ends]
    marks = [Mark(end - _BEFORE_THE_END, end, number) for end, number in zip(ends, numbers, strict=True)]
    daily = seen.summary.occupancy[:, at] / seen.communities
    names = [Message(f"{month.zh}底", f"the end of {month.en}") for month in MONTHS]
    return _queue(named(Sittings.COUNCIL), _OF_A_COMMUNITY, daily, marks, names)


def _hands(seen: Evidence) -> Iterator[Queue]:
    begins, of = seen.setting.month_begins, offices(seen.setting.scenario)
    for kind, scarce in zip(Kind, Scarce, strict=True):
        waited = seen.tally.waited[:, kind] / np.diff(np.array(begins)) / of[kind].number
        marks = [Mark(begin, end, mean(one)) for (begin, end), one in zip(pairwise(begins), waited.T, strict=True)]
        daily = seen.summary.waiting[:, kind] / of[kind].number
        yield _queue(named(scarce), of[kind].who, daily, marks, MONTHS)


def _queue(called: Message, who: Message, daily: Floats, marks: Sequence[Mark], names: Sequence[Message]) -> Queue:
    month = max(range(len(marks)), key=lambda one: marks[one].number.mean)
    return Queue(called, who, daily, marks, marks[month].number, names[month])


def _says(council: Queue, hands: Sequence[Queue]) -> Message:
    """Where most waits, and when."""
    most = max(hands, key=lambda one: one.most.mean)
    sat, waiting = mean_words(council.most), mean_words(most.most)
    before = Message(
        f"等议事会的项目{council.when.zh}最多，每个社区{sat.zh}个",
        f"Most projects wait for the council at {council.when.en}, {sat.en} in a community",
    )
    if not most.most.mean:
        return Message(f"{before.zh}；人手都不用等。", f"{before.en}; nobody's hands are waited for.")
    return Message(
        f"{before.zh}；人手里等得最多的是{most.called.zh}（{most.who.zh}），{most.when.zh}平均每晚等着{waiting.zh}件。",
        f"{before.en}; of all hands, most waits for {most.called.en} ({most.who.en}): {waiting.en} each midnight of "
        f"{most.when.en}.",
    )


def _table(year: int, council: Queue, hands: Sequence[Queue]) -> Table:
    columns = [
        Column("council_month_end", Message("等议事会（月底）", "the council, month's end")),
        *(Column(f"{scarce.value}_waiting", Message(f"等{scarce.zh}", scarce.en)) for scarce in Scarce),
    ]
    rows = [
        Row(f"{year}-{month:02}", called, tuple(one.marks[month - 1].number for one in (council, *hands)))
        for month, called in enumerate(MONTHS, start=1)
    ]
    return Table(
        called=Column("month", Message("月份", "month")),
        columns=tuple(columns),
        rows=tuple(rows),
        note=Message(
            "等议事会的是月底每个社区几个；等人手的是当月每晚平均，每个社区或每个街道几件；括号里是95%区间，各年都一样的不写。",
            "Projects of a community that wait for the council when the month ends; for hands the mean of the month's "
            "midnights, in a community or sub-district; 95% intervals, none where all years agree.",
        ),
    )
