"""The table of projects: what each is, where it stands, and what became of its money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.deadlines import work_ends
from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import State, known_on, resolved_amount, state_of, steps, terms_of
from gongshi.model.event import Accepted, Closed, Evaluated, Event, Terminated
from gongshi.model.project import Project
from gongshi.model.terms import Category, Mode, Outcome, Pot, ProjectKind
from gongshi.tables.places import COMMUNITY, OF_COMMUNITY
from gongshi.tables.table import Column, ForeignKey, Kind, Table, terms_of_lists
from gongshi.totals import Ratio, contracted_amount, paid_amount, satisfaction

PROJECT = Message("项目编号", "Project")
"""The title of the column by which tables name a project."""
OF_PROJECT = ForeignKey(("community", "project"), "projects")


class _Of(NamedTuple):
    """A project of a community, looked at on a day."""

    project: Project
    fund: CommunityFund
    as_of: date

    @property
    def happened(self) -> tuple[Event, ...]:
        """Its events by that day."""
        return tuple(step.event for step in steps(self.project, self.as_of))

    @property
    def end(self) -> Closed | Terminated | None:
        """The event that ended it."""
        ends = [event for event in self.happened if isinstance(event, Closed | Terminated)]
        return ends[-1] if ends else None

    @property
    def satisfied(self) -> Ratio | None:
        """How many were satisfied of how many asked, by its last evaluation."""
        ratio = satisfaction([self.project], self.as_of)
        return ratio if ratio.whole else None

    def outcome(self, kind: type[Accepted | Evaluated]) -> Outcome | None:
        """What came of its last acceptance or evaluation."""
        judged = [event.outcome for event in self.happened if isinstance(event, kind)]
        return judged[-1] if judged else None


def _each(fund: CommunityFund, as_of: date) -> Iterator[_Of]:
    for project in known_on(fund, as_of).projects:
        yield _Of(project, fund, as_of)


def _last_day(of: _Of) -> date | None:
    return max((event.date for event in of.happened if event.date is not None), default=None)


_WHAT: tuple[Column[_Of], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("project", Kind.IDENTIFIER, PROJECT, lambda one: one.project.id, required=True),
    Column("title", Kind.TITLE, Message("名称", "Title"), lambda one: one.project.title, required=True),
    Column("fiscal_year", Kind.YEAR, Message("年度", "Fiscal year"), lambda one: one.project.fiscal_year),
    Column("pot", Kind.TERM, Message("资金来源", "Pot"), lambda one: one.project.pot, terms=terms_of_lists(Pot)),
    Column(
        "category",
        Kind.TERM,
        Message("类别", "Category"),
        lambda one: one.project.category,
        terms=terms_of_lists(Category),
    ),
    Column(
        "kind",
        Kind.TERM,
        Message("服务、工程还是货物", "Services, works or goods"),
        lambda one: one.project.kind,
        terms=terms_of_lists(ProjectKind),
    ),
    Column(
        "mode",
        Kind.TERM,
        Message("实施方式", "Way of implementing"),
        lambda one: terms_of(one.project, one.as_of).mode,
        terms=terms_of_lists(Mode),
        about=Message("议决改过的，写改后的", "as the last decision left it"),
    ),
    Column(
        "parent_project",
        Kind.IDENTIFIER,
        Message("母项目", "Mother project"),
        lambda one: one.project.parent_project,
        about=Message(
            "子项目的钱出自母项目；加总金额时只加这一列空着的项目，否则会重复",
            "a child is paid out of its mother's amount: add up amounts only where this is empty",
        ),
    ),
    Column(
        "continues",
        Kind.IDENTIFIER,
        Message("接续的项目", "Continues"),
        lambda one: one.project.continues,
        about=Message("接续上年哪个项目", "last year's project of which it is a new year"),
    ),
    Column("compounds", Kind.IDENTIFIERS, Message("院落编号", "Compounds"), lambda one: one.project.compounds),
    Column(
        "proposals",
        Kind.COUNT,
        Message("来自几条提议", "Proposals"),
        lambda one: len(one.project.proposals),
        required=True,
    ),
    Column("goal", Kind.TEXT, Message("目标", "Goal"), lambda one: terms_of(one.project, one.as_of).goal),
    Column(
        "review_method",
        Kind.TEXT,
        Message("评审办法", "Way of reviewing"),
        lambda one: terms_of(one.project, one.as_of).review_method,
    ),
    Column("planned_start", Kind.DAY, Message("计划开工", "Planned start"), lambda one: one.project.planned_start),
    Column("planned_end", Kind.DAY, Message("计划完工", "Planned end"), lambda one: one.project.planned_end),
)

_MONEY: tuple[Column[_Of], ...] = (
    Column(
        "budget",
        Kind.AMOUNT,
        Message("预算", "Budget"),
        lambda one: one.project.budget,
        about=Message("最初提交议事会的金额", "as first put to the council"),
    ),
    Column("self_raised", Kind.AMOUNT, Message("自筹资金", "Self-raised money"), lambda one: one.project.self_raised),
    Column(
        "resolved_amount",
        Kind.AMOUNT,
        Message("议决金额", "Amount resolved"),
        lambda one: resolved_amount(one.project, one.as_of),
        about=Message(
            "这一天有效的议决金额；没有有效的议决是 0，议决了而没有写金额是空",
            "in force on the day; 0 where no resolution is, empty where one is and nobody wrote its amount",
        ),
    ),
    Column(
        "contracted_amount",
        Kind.AMOUNT,
        Message("签约金额", "Amount contracted"),
        lambda one: contracted_amount(one.project, one.as_of),
        required=True,
        about=Message("合同金额之和", "the sum of its contracts"),
    ),
    Column(
        "paid_amount",
        Kind.AMOUNT,
        Message("已付金额", "Amount paid"),
        lambda one: paid_amount(one.project, one.as_of),
        required=True,
        about=Message("付款之和", "the sum of its payments"),
    ),
    Column(
        "final_cost",
        Kind.AMOUNT,
        Message("最后花费", "Final cost"),
        lambda one: one.end.cost if one.end else None,
        about=Message("结项或终止时写明的花费", "as stated when it was closed or ended early"),
    ),
)

_STANDING: tuple[Column[_Of], ...] = (
    Column(
        "state",
        Kind.TERM,
        Message("进展", "State"),
        lambda one: state_of(one.project, one.fund, one.as_of),
        required=True,
        terms=terms_of_lists(State),
        about=Message("由经过推出，以这一天为准", "follows from its history, on the day"),
    ),
    Column("last_event_on", Kind.DAY, Message("最近一次记录", "Last event"), _last_day),
    Column(
        "work_ends",
        Kind.DAY,
        Message("应完工日", "Work due by"),
        lambda one: work_ends(one.project, one.as_of),
        about=Message("按最后一份合同，合同没有写的按计划", "by the last contract that says, else by the plan"),
    ),
    Column(
        "accepted",
        Kind.TERM,
        Message("验收结果", "Acceptance"),
        lambda one: one.outcome(Accepted),
        terms=terms_of_lists(Outcome),
    ),
    Column(
        "evaluated",
        Kind.TERM,
        Message("评议结果", "Evaluation"),
        lambda one: one.outcome(Evaluated),
        terms=terms_of_lists(Outcome),
    ),
    Column(
        "asked",
        Kind.COUNT,
        Message("评议时问了多少人", "Asked"),
        lambda one: one.satisfied.whole if one.satisfied else None,
        about=Message("最后一次评议", "by the last evaluation"),
    ),
    Column(
        "satisfied",
        Kind.COUNT,
        Message("多少人满意", "Satisfied"),
        lambda one: one.satisfied.part if one.satisfied else None,
        about=Message("最后一次评议；满意率用它除以问了多少人", "by the last evaluation; the rate is this by asked"),
    ),
    Column("ended_on", Kind.DAY, Message("结项或终止日", "Ended on"), lambda one: one.end.date if one.end else None),
)

PROJECTS = Table(
    "projects",
    Message("项目", "Projects"),
    Message(
        "每个项目一行：是什么、办到哪一步、钱怎样了。", "One row a project: what it is, where it stands, its money."
    ),
    key=("community", "project"),
    each=_each,
    columns=(*_WHAT, *_MONEY, *_STANDING),
    foreign_keys=(OF_COMMUNITY,),
)
