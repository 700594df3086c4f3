"""How long projects stay in each stage."""

from __future__ import annotations

from functools import partial

from gongshi.findings import Message
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.plots.stages import StageTime, stages
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import named, quantile_words
from gongshi_simulator.spans import STAGES, Stage

_COLOURS = {
    Stage.SORTING: "part-resolved",
    Stage.COUNCIL: "part-resolved",
    Stage.POSTING: "part-resolved",
    Stage.FILING: "part-resolved",
    Stage.CONTRACTING: "part-contracted",
    Stage.WORK: "part-contracted",
    Stage.JUDGING: "part-paid",
    Stage.WHOLE: "muted",
}


def section(seen: Evidence) -> Section:
    """A bar for each stage."""
    lasting = seen.summary.by_stage
    times = [StageTime(named(one), lasting[one].half, lasting[one].nine_tenths, _COLOURS[one]) for one in STAGES]
    return Section(
        id="stages",
        title=Message("每一步要多少天", "Days in each stage"),
        says=_says(seen),
        plot=Plot(
            alt=Message(
                "每一步一根横条：深色到半数项目走完的那一天，浅色到九成走完的那一天。",
                "A bar for each stage: dark to the day on which half are through, pale to nine in ten.",
            ),
            caption=Message(
                "从进入这一步算起；后面的数是半数和九成的天数，括号里和黑线是95%区间；到年底还没走完的按看到的天数计入，"
                "年内看不到的画到看到的最后一天，带斜线。",
                "Days since the stage began; the numbers are P50 and P90, brackets and black lines their 95% "
                "intervals; what has not ended counts for as long as it was watched, and what a year does not show is "
                "hatched.",
            ),
            draw=partial(stages, times),
        ),
        table=_table(seen),
    )


def _says(seen: Evidence) -> Message:
    """The two stages that take half of the projects longest."""
    steps = [one for one in STAGES if one is not Stage.WHOLE and seen.summary.by_stage[one].number]
    halves = {one: seen.summary.by_stage[one].half for one in steps}
    longest = sorted(
        steps, key=lambda one: -(halves[one].watched if halves[one].days is None else halves[one].days or 0)
    )
    told = [(one, quantile_words(halves[one])) for one in longest[:2]]
    zh = "，其次是".join(f"{one.zh}，半数{half.zh}" for one, half in told)
    en = ", then ".join(f"{one.en}, half within {half.en}" for one, half in told)
    if not told:
        return Message("没有项目走到哪一步。", "No project came to any stage.")
    return Message(f"最费时间的一步是{zh}。", f"What takes longest is {en}.")


def _table(seen: Evidence) -> Table:
    rows = []
    for one in STAGES:
        lasting = seen.summary.by_stage[one]
        cells = (lasting.number, lasting.ended, lasting.half, lasting.nine_tenths)
        rows.append(Row(one.value, named(one), cells))
    return Table(
        called=Column("stage", Message("步骤", "stage")),
        columns=(
            Column("projects", Message("进入的项目", "came to it")),
            Column("ended", Message("年内走完", "through")),
            Column("half_days", Message("P50（天）", "half, days")),
            Column("nine_tenths_days", Message("P90（天）", "nine in ten, days")),
        ),
        rows=tuple(rows),
        note=Message(
            "项目数是数出来的，没有区间；“>”是年内看到的最长天数；各批结果都一样或有一批看不到的，只写数。",
            "Projects are counted and have no interval; “>” is as far as a year shows; where all batches agree or one "
            "cannot tell, the number stands alone.",
        ),
    )
