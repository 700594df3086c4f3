"""What became of the year's proposals, and where those went that were not closed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gongshi.findings import Message
from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import ratio
from gongshi_simulator.outcomes import EXITS, UNFINISHED, Exit, Step, exits, steps
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.plots.outcomes import Leaving, Level, outcomes
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import mean_number, named
from gongshi_simulator.streams import Floats

_BANDS = {
    Step.PROPOSED: Band.COLLECTED,
    Step.CANDIDATE: Band.COLLECTED,
    Step.SHORTLISTED: Band.WAITING,
    Step.RESOLVED: Band.POSTED,
    Step.CONTRACTED: Band.WORKING,
    Step.DELIVERED: Band.JUDGED,
    Step.CLOSED: Band.CLOSED,
}


def section(seen: Evidence) -> Section:
    """The stream from proposals to closed projects."""
    levels = tuple(_levels(seen))
    return Section(
        id="outcomes",
        title=Message("提议最后到了哪里", "What becomes of proposals"),
        says=_says(seen),
        plot=Plot(
            alt=Message(
                "从上往下变窄的河流图：左边从提议到结项七级，每级标着平均几个；右边是各级离开的，写着原因和平均几个。",
                "A stream that narrows from top to bottom in seven steps, from proposals to closed projects, with "
                "means; on the right what leaves at each step, and why.",
            ),
            caption=Message(
                "宽度是每个社区一年的平均个数，同一比例；灰色的是不再办的，带斜线的是到12月31日还没办完的；括号里是95%区间。",
                "Widths are means a community and year, to one scale; grey is out for good, hatched still under way on "
                "31 December; in brackets the 95% interval.",
            ),
            draw=partial(outcomes, levels),
        ),
        table=_table(seen),
    )


def _levels(seen: Evidence) -> Iterator[Level]:
    left = exits(seen.tally)
    for step, number in steps(seen.tally).items():
        leaving = tuple(
            Leaving(named(one), seen.per_community(left[one]), one in UNFINISHED)
            for one in EXITS[step]
            if left[one].any()
        )
        yield Level(named(step), seen.per_community(number), _BANDS[step], leaving)


def _says(seen: Evidence) -> Message:
    came = {step: seen.per_community(number) for step, number in steps(seen.tally).items()}
    left = {one: seen.per_community(number) for one, number in exits(seen.tally).items()}
    most = max(left.keys() - {Exit.MERGED}, key=lambda one: (left[one].mean, one))
    proposed, resolved, closed = (mean_number(came[one]) for one in (Step.PROPOSED, Step.RESOLVED, Step.CLOSED))
    return Message(
        f"平均{proposed}条提议里，议决通过{resolved}个，年内结项{closed}个；"
        f"除了合并的，离开得最多的一步是“{most.zh}”，{mean_number(left[most])}个。",
        f"Of {proposed} proposals on average {resolved} are resolved and {closed} closed within the year; merging "
        f"apart, most leave as “{most.en}”: {mean_number(left[most])}.",
    )


def _table(seen: Evidence) -> Table:
    return Table(
        called=Column("outcome", Message("到了哪一步", "step")),
        columns=(
            Column("projects_per_community", Message("个（平均）", "mean number")),
            Column("share_of_proposals", Message("占提议", "of proposals")),
        ),
        rows=tuple(_rows(seen)),
        note=Message(
            "个数是每个社区一年的平均；比例是全部模拟年合计，写着几分之几；各年都一样的不写区间。",
            "Means a community and year; shares are of all simulated years together, as counted; no interval where all "
            "years agree.",
        ),
    )


def _rows(seen: Evidence) -> Iterator[Row]:
    came, left = steps(seen.tally), exits(seen.tally)
    for step in Step:
        yield _row(seen, step, came[step], named(step))
        for one in EXITS[step]:
            yield _row(seen, one, left[one], Message(f"↳ {one.zh}", f"↳ {one.en}"))


def _row(seen: Evidence, key: Step | Exit, number: Floats, called: Message) -> Row:
    of = steps(seen.tally)[Step.PROPOSED]
    return Row(key.value, called, (seen.per_community(number), ratio(number, of)))
