"""What the page of a limit shows: for each clause of the requirement, what each value that was tried reaches."""

from __future__ import annotations

from functools import partial

from gongshi.findings import Message
from gongshi_simulator.planning.limit.finding import Limit, Tried
from gongshi_simulator.planning.limit.plots import Reaching, reaching
from gongshi_simulator.planning.sections import estimate_cell
from gongshi_simulator.planning.wording import MONEY, bound_text, estimated
from gongshi_simulator.report.cells import Unit
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import named


def sections(told: Limit) -> tuple[Section, ...]:
    """A plot with its table for each clause."""
    return tuple(_section(told, at) for at in range(len(told.requirement.clauses)))


def _section(told: Limit, at: int) -> Section:
    clause, shown = told.requirement.clauses[at], Reaching(told, at)
    span = _span(told, at)
    return Section(
        id=f"reached-{clause.measure.value.replace('_', '-')}",
        title=Message(f"取不同的值，做到多少：{clause.measure.zh}", f"What each value reaches: {clause.measure.en}"),
        says=Message(f"要求{bound_text(clause).zh}；{span.zh}。", f"Required: {bound_text(clause).en}; {span.en}."),
        plot=_plot(told, shown) if shown.tried else None,
        table=_table(told, at),
    )


def _span(told: Limit, at: int) -> Message:
    """What the least of the values and the most of them reach."""
    measure = told.requirement.clauses[at].measure
    ends = [(one.value, estimated(measure, one.reached.estimates[at])) for one in (told.tried[0], told.tried[-1])]
    (low, at_low), (high, at_high) = ((told.scale.text(value), reached) for value, reached in ends)
    return Message(
        f"取{low}时{at_low.zh}，取{high}时{at_high.zh}", f"at {low} it is {at_low.en}, at {high} {at_high.en}"
    )


def _plot(told: Limit, shown: Reaching) -> Plot:
    name = told.scale.called
    return Plot(
        draw=partial(reaching, shown),
        alt=Message(
            f"一行是“{name.zh}”的一个值，横轴是做到多少；虚线是要求。",
            f"A row for each value of “{name.en}”: what it reaches; dashed what is required.",
        ),
        caption=Message(
            "点是推演的结果，横线是95%区间；实心的分得清达到没有，空心的还分不清。各个值用同样的随机数。",
            "Dots are what was simulated, lines 95% intervals; filled where it is decided whether the requirement is "
            "met, hollow where it is not. All values met the same draws.",
        ),
    )


def _table(told: Limit, at: int) -> Table:
    measure = told.requirement.clauses[at].measure
    return Table(
        called=Column("value", Message(told.scale.called.zh, told.scale.called.en)),
        columns=(
            Column("replications", Message("遍数", "replications")),
            Column(measure.value, named(measure), Unit.YUAN if measure in MONEY else Unit.COUNT),
            Column("verdict", Message("全部要求", "all required")),
        ),
        rows=tuple(_row(told, number, one, at) for number, one in enumerate(told.tried, start=1)),
        note=Message(
            "推演过的每一个值；括号外是几分之几，后面是95%区间。",
            "All values that were tried; what is counted of what, then the 95% interval.",
        ),
    )


def _row(told: Limit, number: int, one: Tried, at: int) -> Row:
    text = told.scale.text(one.value)
    is_now = one.value == told.scale.assumption.value
    called = Message(f"{text}（现在）", f"{text} (now)") if is_now else Message(text, text)
    measure = told.requirement.clauses[at].measure
    reached = estimate_cell(measure, one.reached.estimates[at])
    return Row(str(number), called, (one.reached.replications, reached, named(one.reached.verdict)))
