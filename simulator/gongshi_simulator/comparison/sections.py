"""What the page of a comparison shows: what was changed, and by how much that moves what is asked of a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from gongshi.findings import Message
from gongshi.model.scalars import MINOR_DIGITS
from gongshi_simulator.assumption import stated
from gongshi_simulator.between_communities import PARTS
from gongshi_simulator.comparison.comparing import Compared, Comparison
from gongshi_simulator.comparison.measures import Measure, Unit, found, unit
from gongshi_simulator.comparison.wording import difference_said, found_text, judged, says
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.report import cells
from gongshi_simulator.report.assumptions import both, differing, read
from gongshi_simulator.report.cells import Cell
from gongshi_simulator.report.plots.differences import Difference, Differences, differences
from gongshi_simulator.report.plots.rows import Said
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import times

_SCENARIO = Column("scenario", Message("情景", "scenario"))
_DRAWN: Mapping[Measure, Message] = {
    Measure.CLOSED_SHARE: Message("结项的占比差多少", "The share of projects closed"),
    Measure.CLOSED: Message("结项的项目差几个", "How many projects are closed"),
    Measure.CLOSING_DAY: Message("早结项还是晚结项", "Sooner or later"),
    Measure.UNSPENT_SHARE: Message("没有付出的资金差多少", "Money that is not spent"),
}
_IN_YUAN = frozenset({Measure.MONEY_CLOSED_SHARE, Measure.UNSPENT_SHARE})


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """What was changed, the measures that are drawn, all of them, and of districts how far communities lie apart."""
    return (
        *_changed(comparison),
        *(_measured(comparison, measure) for measure in _DRAWN),
        _all_measures(comparison),
        *_between(comparison),
    )


def _changed(comparison: Comparison) -> Iterator[Section]:
    first, *others = (one.scenario for one in comparison.compared)
    paths = {number.path for other in others for number in differing(other, first)}
    known = [{number.path: read(number) for number in stated(one)} for one in (first, *others)]
    rows = [
        Row(path, row.called, tuple(Message(one[path].text, "") for one in known))
        for path, row in known[0].items()
        if path in paths
    ]
    if not rows:
        return
    yield Section(
        id="changed",
        title=Message("改了什么", "What was changed"),
        says=Message(
            f"各情景之间只有{len(rows)}个数不一样，其余的数和随机数都一样。",
            f"The scenarios differ in {len(rows)} of their numbers; all others and all random numbers are the same.",
        ),
        plot=None,
        table=Table(
            called=Column("number", Message("参数", "number")),
            columns=_by_scenario(comparison),
            rows=tuple(rows),
            note=Message("取值，括号里是值得一试的范围。", "Values, in brackets the range worth trying."),
        ),
    )


def _by_scenario(comparison: Comparison) -> tuple[Column, ...]:
    return tuple(Column(one.scenario.id, both(one.scenario.title)) for one in comparison.compared)


def _measured(comparison: Comparison, measure: Measure) -> Section:
    return Section(
        id=measure.value.replace("_", "-"),
        title=_DRAWN[measure],
        says=says(comparison, measure),
        plot=_plot(comparison, measure),
        table=_table(comparison, measure),
    )


def _plot(comparison: Comparison, measure: Measure) -> Plot | None:
    """Nothing to draw where no difference can be told."""
    first, *others = comparison.compared
    factor = 100 if unit(measure) is Unit.SHARE else 1
    told = [
        Difference(both(one.scenario.title), times(difference, factor), found_text(one, measure))
        for one in others
        if (difference := one.differences[measure]) is not None
    ]
    if not told:
        return None
    of = Message(f"{measure.zh}，相差几{_COUNTED[unit(measure)]}", f"{measure.en}, difference in {unit(measure).en}")
    drawn = Differences(of, Said(both(first.scenario.title), found_text(first, measure)), told)
    return Plot(
        draw=partial(differences, drawn),
        alt=Message(
            "一行一个情景：点是与第一个情景的差别，横线是区间，竖线处没有差别。",
            "A row a scenario: dots are differences from the first, lines intervals; no difference at the upright.",
        ),
        caption=Message(
            "点是与第一个情景的差别，线和括号是差别的区间；实心的区间不含0，空心的分不出有没有差别。各情景自己的数在表里。",
            "Dots are differences from the first scenario, lines and brackets their intervals; filled where these "
            "leave out 0, hollow where nothing is told apart. Each scenario's own number is in the table.",
        ),
    )


_COUNTED = {Unit.SHARE: "个百分点", Unit.PROJECTS: "个", Unit.DAYS: "天"}


def _table(comparison: Comparison, measure: Measure) -> Table:
    is_share = unit(measure) is Unit.SHARE
    return Table(
        called=_SCENARIO,
        columns=(
            Column(measure.value, Message(measure.zh, measure.en), _counted_in(measure)),
            Column(
                "difference",
                Message("与第一个相差（百分点）", "difference, points")
                if is_share
                else Message("与第一个相差", "difference"),
                cells.Unit.POINTS if is_share else cells.Unit.DIFFERENCE,
            ),
            Column("verdict", Message("判断", "verdict")),
        ),
        rows=tuple(_row(one, measure) for one in comparison.compared),
        note=Message(
            "差别是一年对一年算的，方括号里是它的区间；各年都一样的没有区间。",
            "Differences are taken year by year, their intervals in square brackets; none where all years agree.",
        ),
    )


def _counted_in(measure: Measure) -> cells.Unit:
    return cells.Unit.YUAN if measure in _IN_YUAN else cells.Unit.COUNT


def _row(one: Compared, measure: Measure) -> Row:
    difference = one.differences.get(measure)
    said = None if difference is None else judged(difference, measure)
    return Row(one.scenario.id, both(one.scenario.title), (_found(one, measure), difference, said))


def _found(one: Compared, measure: Measure) -> Cell:
    told = found(one.summary, measure)
    if not isinstance(told, Share):
        return told
    if measure is Measure.CLOSING_DAY:
        return Mean(told.share, told.low, told.high) if told.of else None
    if measure in _IN_YUAN:
        return told._replace(number=told.number / 10**MINOR_DIGITS, of=told.of / 10**MINOR_DIGITS)
    return told


def _all_measures(comparison: Comparison) -> Section:
    first, *others = comparison.compared
    columns = [Column(first.scenario.id, both(first.scenario.title))]
    for one in others:
        title = both(one.scenario.title)
        columns.append(Column(one.scenario.id, title))
        columns.append(Column(f"{one.scenario.id}_difference", Message(f"{title.zh}，相差", f"{title.en}, difference")))
    return Section(
        id="all-measures",
        title=Message("比过的全部", "All that was compared"),
        says=Message(
            f"一共比了{len(Measure)}项。挑出来看的项越多，碰巧分得出的也越多。",
            f"{len(Measure)} things were compared; the more of them one looks at, the more are told apart by chance.",
        ),
        plot=None,
        table=Table(
            called=Column("measure", Message("比什么", "measure")),
            columns=tuple(columns),
            rows=tuple(_of_all(comparison, measure) for measure in Measure),
            note=Message(
                "括号里是95%区间，方括号里是差别的区间；“说不出”是年底前没走完的太多。",
                "In brackets 95% intervals, in square brackets those of differences; what cannot be told has too much "
                "under way when the year ends.",
            ),
        ),
    )


def _of_all(comparison: Comparison, measure: Measure) -> Row:
    first, *others = comparison.compared
    cells_of: list[Cell] = [Message(found_text(first, measure), "")]
    for one in others:
        cells_of += [Message(found_text(one, measure), ""), difference_said(one, measure)]
    return Row(measure.value, Message(measure.zh, measure.en), tuple(cells_of))


def _between(comparison: Comparison) -> Iterator[Section]:
    told = [(one, one.between) for one in comparison.compared if one.between is not None]
    if not told:
        return
    columns = [
        Column(f"in_a_year_{part}", Message(f"一年里，{part:.0%}处", f"in a year, at {part:.0%}"), cells.Unit.PART)
        for part in PARTS
    ]
    lasting = [
        Column(f"lasting_{part}", Message(f"多年合起来，{part:.0%}处", f"all years, at {part:.0%}"), cells.Unit.PART)
        for part in (PARTS[0], PARTS[-1])
    ]
    yield Section(
        id="between-communities",
        title=Message("社区之间差多少", "How far communities lie apart"),
        says=Message(
            "各社区结项占比从低到高排。多年合起来还分得很开，才是社区本身不一样；靠得近，一年里的高低主要是运气。",
            "Shares closed by community, from the lowest to the highest. Where they lie apart over all years, too, the "
            "communities differ; where they do not, a year's differences are luck for the most part.",
        ),
        plot=None,
        table=Table(
            called=_SCENARIO,
            columns=(*columns, *lasting),
            rows=tuple(
                Row(
                    one.scenario.id,
                    both(one.scenario.title),
                    (*between.in_a_year, *(Mean(end, end, end) for end in (between.lasting[0], between.lasting[-1]))),
                )
                for one, between in told
            ),
            note=Message(
                "一年里的是各模拟年的平均，带95%区间；多年合起来的没有区间。",
                "Those of a year are means over simulated years with 95% intervals; those of all years have none.",
            ),
        ),
    )
