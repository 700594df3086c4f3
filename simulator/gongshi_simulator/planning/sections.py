"""What the page of a plan shows: what capacity costs and reaches, the bottleneck, and until when is safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from gongshi.findings import Message
from gongshi.model.scalars import MINOR_DIGITS
from gongshi_simulator.intervals import Share
from gongshi_simulator.planning.answer import where_it_is
from gongshi_simulator.planning.bottleneck import Bottleneck, Gain
from gongshi_simulator.planning.levers import LEVERS
from gongshi_simulator.planning.measures import Estimate, Measure
from gongshi_simulator.planning.plan import Plan
from gongshi_simulator.planning.plots import TIMES, Frontier, frontier, safe_dates
from gongshi_simulator.planning.points import Point
from gongshi_simulator.planning.requirement import Fulfilment
from gongshi_simulator.planning.safe_dates import Reopened, SafeDate
from gongshi_simulator.planning.wording import MONEY, bound_text, costs_text, estimated, wan, yuan
from gongshi_simulator.report.cells import Cell, Unit
from gongshi_simulator.report.plots.differences import Difference, Differences, differences
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import day_text, day_words, named, times

_PER_YUAN = 1 / 10**MINOR_DIGITS


def sections(told: Plan, sittings: Sequence[date]) -> tuple[Section, ...]:
    """A frontier for each clause of the requirement, one more of each, who is busy, safe dates, what is reopened."""
    return (
        *(_frontier(told, at) for at in range(len(told.requirement.clauses))),
        *_gains(told.bottleneck),
        _scarcities(told.bottleneck),
        _safe(told.safe_dates, sittings),
        _reopened(told.reopened),
    )


def _frontier(told: Plan, at: int) -> Section:
    clause, shown = told.requirement.clauses[at], Frontier(told, at)
    measure, reached = clause.measure, estimated(clause.measure, told.best.estimates[at])
    now, cost = estimated(measure, told.now.estimates[at]), told.best.cost_fen
    return Section(
        id=f"frontier-{measure.value.replace('_', '-')}",
        title=Message(f"花多少，做到多少：{measure.zh}", f"What it costs, what it reaches: {measure.en}"),
        says=Message(
            f"要求{bound_text(clause).zh}；现在每年{wan(told.now.cost_fen)}万元，{now.zh}；"
            f"{_best(told).zh}每年{wan(cost)}万元，{reached.zh}。",
            f"Required: {bound_text(clause).en}. Now {yuan(told.now.cost_fen)} yuan a year reach {now.en}; "
            f"{_best(told).en} {yuan(cost)} yuan a year reach {reached.en}.",
        ),
        plot=_frontier_plot(shown) if shown.points else None,
        table=_points_table(told, at),
    )


def _best(told: Plan) -> Message:
    return Message("选中的", "the chosen") if told.found.chosen is not None else Message("最接近的", "the nearest")


def _frontier_plot(shown: Frontier) -> Plot:
    return Plot(
        draw=partial(frontier, shown),
        alt=Message(
            "散点图：横轴是人手和会议一年的费用，竖轴是做到多少，一个点是一种安排；虚线是要求。",
            "Dots, one a capacity: the cost of hands and sittings a year against what is reached; dashed what is "
            "required.",
        ),
        caption=Message(
            "菱形是选中的（没有选中的，就是最接近的），方块是现在；连起来的实心点，没有更便宜的能同样接近全部要求；竖线是"
            f"95%区间。比这两种贵过{TIMES}倍的、一年之内看不出来的没有画，都在表里。",
            "A diamond is what was chosen, or what comes nearest, a square the scenario as it stands; of the filled "
            "dots, joined, no cheaper one comes as near to all that is required; uprights are 95% intervals. What "
            f"costs more than {TIMES} times either and what a year is too short to tell is in the table alone.",
        ),
    )


def _points_table(told: Plan, at: int) -> Table:
    measure = told.requirement.clauses[at].measure
    best = told.best
    points = [best if one.capacity == best.capacity else one for one in told.found.tried]
    unit = Unit.YUAN if measure in MONEY else Unit.COUNT
    return Table(
        called=Column("capacity", Message("安排", "capacity")),
        columns=(
            *(Column(lever.value, named(lever)) for lever in LEVERS),
            Column("cost_yuan", Message("费用（元）", "cost, yuan")),
            Column(measure.value, named(measure), unit),
            Column("verdict", Message("全部要求", "all required")),
        ),
        rows=tuple(_point(told, number, one, at) for number, one in enumerate(points, start=1)),
        note=Message(
            "推演过的每一种，从便宜到贵；括号外是几分之几，后面是95%区间。",
            "All that were tried, the cheapest first; what is counted of what, then the 95% interval.",
        ),
    )


def _point(told: Plan, number: int, one: Point, at: int) -> Row:
    notes = [Message(str(number), str(number))]
    if one.capacity == told.now.capacity:
        notes.append(Message("现在", "now"))
    if one.capacity == told.best.capacity:
        notes.append(Message("选中", "chosen") if told.found.chosen is not None else Message("最接近", "nearest"))
    is_open = one.capacity in {point.capacity for point in told.found.undecided}
    verdict = Fulfilment.UNDECIDED if is_open else one.verdict
    called = Message(" ".join(note.zh for note in notes), " ".join(note.en for note in notes))
    reached = estimate_cell(told.requirement.clauses[at].measure, one.estimates[at])
    return Row(str(number), called, (*one.capacity, round(one.cost_fen * _PER_YUAN), reached, named(verdict)))


def estimate_cell(measure: Measure, told: Estimate) -> Cell:
    """An estimate as a table has it; money in yuan."""
    if measure is Measure.LEAD_P90:
        return estimated(measure, told)
    scale = _PER_YUAN if measure in MONEY else 1
    return Share(scale * told.number, scale * told.of, told.low, told.high)


def _gains(told: Bottleneck) -> Iterator[Section]:
    if not told.gains:
        return
    drawn = Differences(
        Message("结项的比例变化几个百分点", "share of projects closed, change in points"),
        None,
        [Difference(_step(one), times(one.closed_share, 100), costs_text(one.cost_fen).zh) for one in told.gains],
    )
    yield Section(
        id="one-more",
        title=Message("多一份换来什么", "What one more unit buys"),
        says=where_it_is(told),
        plot=Plot(
            draw=partial(differences, drawn),
            alt=Message(
                "一行一样：别的不动，这一样多一份，结项的比例变化几个百分点；竖线处没有变化。",
                "A row for each: by how many points the share closed changes with one step more of it alone; no change "
                "at the upright.",
            ),
            caption=Message(
                "点是变化，线和括号是区间，几行合在一起有95%的把握；实心的区间不含0，空心的分不出有没有变化。",
                "Dots are changes, lines and brackets their intervals, which hold together with 95%; filled where they "
                "leave out 0, hollow where nothing is told apart.",
            ),
        ),
        table=_gains_table(told),
    )


def _gains_table(told: Bottleneck) -> Table:
    return Table(
        called=Column("lever", Message("多一份", "one step more")),
        columns=(
            Column("number", Message("从", "from")),
            Column("more", Message("到", "to")),
            Column("cost_yuan", Message("一年多花（元）", "cost, yuan a year")),
            Column("closed_share", Message("结项比例（百分点）", "share closed, points"), Unit.POINTS),
            Column("closed", Message("结项的项目", "projects closed"), Unit.DIFFERENCE),
            Column("all_closed", Message("全部结项的社区（百分点）", "all closed, points"), Unit.POINTS),
            Column("closing_day", Message("平均结项日（天）", "mean day of closing"), Unit.DIFFERENCE),
            Column("yuan_for_each_closed", Message("每多结项一个（万元）", "10,000 yuan for each"), Unit.YUAN),
        ),
        rows=tuple(_gain(one) for one in told.gains),
        note=Message(
            f"同样的{told.replications}年，一年一年地相减；个数是全部社区合计；看不出能多结项的，不写每个多少钱。",
            f"The same {told.replications} years, taken from each other one by one; projects of all communities "
            "together; no price for each where it is not seen to close more.",
        ),
    )


def _step(one: Gain) -> Message:
    return Message(f"{one.lever.zh}：{one.number}变{one.more}", f"{one.lever.en}: {one.number} to {one.more}")


def _gain(one: Gain) -> Row:
    each = one.fen_for_each_closed
    return Row(
        one.lever.value,
        named(one.lever),
        (
            *(one.number, one.more, round(one.cost_fen * _PER_YUAN)),
            *(one.closed_share, one.closed, one.all_closed, one.closing_day),
            None if each is None or not one.cost_fen else times(each, _PER_YUAN),
        ),
    )


def _scarcities(told: Bottleneck) -> Section:
    longest = max(told.scarcities, key=lambda one: one.waiting.mean)
    return Section(
        id="busy",
        title=Message("谁忙，什么在等", "Who is busy, what waits"),
        says=Message(
            f"等得最多的是{longest.of.zh}。闲着的不会是瓶颈，忙的也不一定是，要看多一份换来什么。",
            f"Most waits for {longest.of.en}. What stands idle is no bottleneck, and what is busy need not be one: see "
            "what one more buys.",
        ),
        plot=None,
        table=Table(
            called=Column("scarce", Message("人手", "hands")),
            columns=(
                Column("busy", Message("忙到几成", "busy"), Unit.PART),
                Column("waiting", Message("平均几件在等", "waiting, mean")),
            ),
            rows=tuple(Row(one.of.value, named(one.of), (one.busy, one.waiting)) for one in told.scarcities),
            note=Message(
                "情景现在的样子，全部社区合计，带95%区间；议事会是月末等着它的项目，不算忙。",
                "The scenario as it stands, all communities together, with 95% intervals; of the council, projects "
                "that wait for it at a month's end.",
            ),
        ),
    )


def _safe(dates: Sequence[SafeDate], sittings: Sequence[date]) -> Section:
    return Section(
        id="safe-dates",
        title=Message("最晚哪天议决还来得及", "Until when a resolution is safe"),
        says=_safe_says(dates),
        plot=Plot(
            draw=partial(safe_dates, dates, sittings),
            alt=Message(
                "一行一种实施方式：深色一段里议决，年内结项有把握；浅色一段分不清；虚线是议事会开会的日子。",
                "A row for each way of carrying out: dark while a resolution is safe, pale while that is left open; "
                "dotted lines are the council's sittings.",
            ),
            caption=Message(
                "在平常的一年里另加一个项目，那天议决，看年底能不能结项。深色到最晚有把握的一天为止，浅色以后有把握说不够；圆点是"
                "多半来得及的最后一天；点线是议事会开会的日子。",
                "One project is added to the ordinary year and resolved on that day. Dark up to the last day that is "
                "safe with confidence; behind the pale it falls short with confidence; the dot is the "
                "last that likely does; dotted: the council's sittings.",
            ),
        ),
        table=Table(
            called=Column("way", Message("实施方式", "way")),
            columns=(
                Column("safe", Message("最晚有把握", "safe until")),
                Column("closed_when_safe", Message("那天议决，年内结项", "closed, if resolved then")),
                Column("likely", Message("多半来得及", "likely until")),
                Column("unsafe", Message("这天起不够", "short from")),
                Column("earliest", Message("1月1日议决，年内结项", "closed, if on 1 January")),
            ),
            rows=tuple(_safe_row(one) for one in dates),
            note=Message(
                f"有把握：年内结项的可能在{100 * dates[0].chance:g}%以上，区间不利的一头也是；写着几分之几和95%区间。",
                f"Safe: closed within the year with {100 * dates[0].chance:g}% or more, even at the worse end of the "
                "interval; as counted, with 95% intervals.",
            ),
        ),
    )


def _safe_says(dates: Sequence[SafeDate]) -> Message:
    chance = f"{100 * dates[0].chance:g}%"
    known = [(one.way, one.safe) for one in dates if one.safe is not None]
    none = [one.way for one in dates if one.safe is None]
    zh = [f"{way.zh}{day_text(day)}" for way, day in known]
    en = [f"{way.en} by {day_words(day).en}" for way, day in known]
    if none:
        zh.append(f"{'、'.join(way.zh for way in none)}哪个月初都来不及")
        en.append(f"on no first of a month for {', '.join(way.en for way in none)}")
    return Message(
        f"要有{chance}的把握年内结项，最晚议决的日子：{'；'.join(zh)}。",
        f"To be closed within the year with {chance}, resolve {'; '.join(en)}.",
    )


def _safe_row(one: SafeDate) -> Row:
    shown = dict(one.tried)
    closed = None if one.safe is None else shown[one.safe]
    return Row(one.way.value, named(one.way), (one.safe, closed, one.likely, one.unsafe, one.tried[0][1]))


def _reopened(told: Sequence[Reopened]) -> Section:
    day = told[0].day
    closed, started, of = (
        round(sum(numbers))
        for numbers in zip(*((one.closed.number, one.started.number, one.closed.of) for one in told), strict=True)
    )
    return Section(
        id="reopened",
        title=Message(f"{day_text(day)}因异议重新议定的", f"What is reopened on {day_words(day).en}"),
        says=Message(
            f"四种再议的办法、四种实施方式，加进去的{of:,}个里，到12月31日结项{closed:,}个，至少已开工{started:,}个；"
            "由谁再议，差别在结没结项、开没开工。",
            f"Of {of:,} added under four ways of deciding again and four of carrying out, {closed:,} are closed by 31 "
            f"December, and work has begun at least in {started:,}; who decides again shows in these.",
        ),
        plot=None,
        table=Table(
            called=Column("policy_and_way", Message("谁再议、怎样实施", "who decides again, and way")),
            columns=(
                Column("closed", Message("已结项", "closed")),
                Column("started", Message("至少已开工", "begun at least")),
            ),
            rows=tuple(
                Row(
                    f"{one.policy.value}.{one.way.value}",
                    Message(f"{one.policy.zh}，{one.way.zh}", f"{one.policy.en}, {one.way.en}"),
                    (one.closed, one.started),
                )
                for one in told
            ),
            note=Message(
                "在平常的一年里另加一个项目，那天起要重新议定；写着几分之几和95%区间。",
                "One project is added to the ordinary year and reopened on that day; as counted, with 95% intervals.",
            ),
        ),
    )
