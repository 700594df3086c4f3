"""A scenario: everything a simulated year of one community takes as given, each number with its basis.

What the fund's own rule pack says (days of posting, share of objections) is not repeated here. Units stand in the
names: ``_days`` are calendar days, ``_working_days`` days that are neither weekend nor holiday.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import model_validator

from gongshi.model.record import Entry, Record
from gongshi.model.refusal import refused
from gongshi.model.scalars import Year
from gongshi.model.words import Text
from gongshi_simulator.assumption import (
    Called,
    Chance,
    Choice,
    DayOfMonth,
    Days,
    Hands,
    HoursOfADay,
    Items,
    Majority,
    Money,
    Part,
    People,
    SomeChance,
    Spread,
    TimesAYear,
)

E = TypeVar("E", bound=Entry)


class Proposing(Entry):
    """From the first proposals to the list for the council."""

    candidates: Annotated[Items, Called("合并后的候选项目数", "candidate projects, once proposals are merged")]
    collection_days: Annotated[Days, Called("征集（自1月1日起，天）", "collection, from 1 January, days")]
    sorting_working_days: Annotated[Spread, Called("梳理，全部一起（工作日）", "sorting of all together, working days")]
    shortlisted: Annotated[SomeChance, Called("列入清单的比例", "chance of being shortlisted")]


class Portfolio(Entry):
    """What kinds of projects there are. Works are always commissioned; of services what is left is self-run."""

    works: Annotated[Chance, Called("工程类的比例", "share of works")]
    commissioned: Annotated[Chance, Called("服务类中委托实施的比例", "share of services commissioned")]
    micro: Annotated[Chance, Called("服务类中小微项目的比例", "share of services done as micro-grants")]
    amount: Annotated[Money, Called("每个项目的金额（元）", "amount of each project, yuan")]

    @model_validator(mode="after")
    def _parts_of_a_whole(self) -> Portfolio:
        return _at_most_one(self, "commissioned", "micro")


class CouncilRules(Entry):
    """When the council sits, who comes, and what it takes to pass."""

    members: Annotated[People, Called("议事会成员数", "members of the council")]
    sittings_a_year: Annotated[
        TimesAYear, Called("每年会议次数（1、2、3、4、6或12）", "sittings a year: 1, 2, 3, 4, 6 or 12")
    ]
    sitting_day: Annotated[DayOfMonth, Called("会议在当月几日（遇休息日顺延）", "day of the month, or next worked")]
    agenda_items: Annotated[Items, Called("每次会议最多议几项", "items taken at a sitting at most")]
    attendance: Annotated[SomeChance, Called("每名成员到会的可能", "chance that a member comes")]
    quorum: Annotated[Part, Called("到会多少方可开会", "share that must be present")]
    majority_supports: Annotated[Chance, Called("得到过半支持的可能", "chance of support by half of those present")]
    two_thirds_support: Annotated[Chance, Called("得到三分之二支持的可能", "chance of support by two thirds")]
    works_majority: Annotated[Majority, Called("工程类须赞成的比例", "majority that works need")]

    @model_validator(mode="after")
    def _harder(self) -> CouncilRules:
        if self.two_thirds_support.value > self.majority_supports.value:
            raise refused(
                "得到三分之二支持的可能不会大于得到过半支持的可能",
                "two thirds support an item no more often than half do",
                at="two_thirds_support",
            )
        return self


class Objecting(Entry):
    """Objections of the resident representatives, and the second decision."""

    resident_reps: Annotated[People, Called("居民代表数", "resident representatives")]
    own_objection: Annotated[Chance, Called("每名代表各自提异议的可能", "chance that a representative objects alone")]
    grievance: Annotated[Chance, Called("公示引起共同不满的可能", "chance that a posting stirs a shared grievance")]
    grievance_objection: Annotated[Chance, Called("共同不满时每名代表提异议的可能", "chance to object to it")]
    objection_delay_days: Annotated[Days, Called("公示到提异议平均隔几天", "days to an objection, mean")]
    second_decision: Annotated[Choice, Called("异议达到比例后由谁再议", "who decides again")]
    assembly_notice_days: Annotated[Days, Called("居民代表会议提前几天通知", "notice of the assembly, days")]
    upheld: Annotated[Chance, Called("再议后维持的可能", "chance of being upheld")]
    amended: Annotated[Chance, Called("再议后修改通过的可能", "chance of being amended")]

    @model_validator(mode="after")
    def _parts_of_a_whole(self) -> Objecting:
        return _at_most_one(self, "upheld", "amended")


class Offices(Entry):
    """The community's desk and the street office, from posting to contract."""

    workers: Annotated[Hands, Called("经办这项工作的社区工作者", "community workers on it")]
    desk_hours_a_day: Annotated[HoursOfADay, Called("每人每个工作日可用的小时", "hours a worker has for it a day")]
    desk_hours: Annotated[Spread, Called("每件案头工作（小时）", "a task at the desk, hours")]
    filing_working_days: Annotated[Spread, Called("街道备案（工作日）", "filing, working days")]
    call_working_days: Annotated[Spread, Called("征集、比选实施方（工作日）", "call and review, working days")]
    contract_working_days: Annotated[Spread, Called("签约（工作日）", "contract, working days")]


class Work(Entry):
    """How long the work itself takes."""

    service_days: Annotated[Spread, Called("服务类实施（天）", "services, days")]
    works_days: Annotated[Spread, Called("工程类实施（天）", "works, days")]
    micro_days: Annotated[Spread, Called("小微项目实施（天）", "micro-grants, days")]


class Judging(Entry):
    """Acceptance and evaluation, and what they find wanting."""

    panels: Annotated[Hands, Called("可同时进行的验收评议组", "panels that can sit at once")]
    panel_working_days: Annotated[Spread, Called("一次验收或评议占用小组（工作日）", "a panel's time, working days")]
    survey_working_days: Annotated[Spread, Called("听取居民意见（工作日）", "asking residents, working days")]
    acceptance_failed: Annotated[Chance, Called("验收不合格的可能", "chance that acceptance fails")]
    evaluation_failed: Annotated[Chance, Called("评议不合格的可能", "chance that evaluation fails")]
    rectification_days: Annotated[Spread, Called("整改（天）", "rectification, days")]


class Scenario(Record):
    """``<id>.yaml``: the inputs of a simulated year."""

    title: Annotated[Text, Called("情景的名称", "what the scenario is called")]
    year: Annotated[Year, Called("推演哪一年，2000到2099", "the year that is simulated, 2000 to 2099")]
    proposing: Annotated[Proposing, Called("征集和梳理", "collection and sorting")]
    portfolio: Annotated[Portfolio, Called("是些什么项目", "the kinds of projects")]
    council: Annotated[CouncilRules, Called("议事会", "the council")]
    objecting: Annotated[Objecting, Called("异议和重新议定", "objections and the second decision")]
    offices: Annotated[Offices, Called("社区经办、街道备案、选定实施方", "desk, filing, call and contract")]
    work: Annotated[Work, Called("实施", "the work")]
    judging: Annotated[Judging, Called("验收、评议和整改", "acceptance, evaluation and rectification")]


def _at_most_one(entry: E, first: str, second: str) -> E:
    total = getattr(entry, first).value + getattr(entry, second).value
    if total > 1 + 1e-9:
        raise refused(
            f"{first} 和 {second} 合计 {total:g}，不能大于 1",
            f"{first} and {second} are {total:g} together; at most 1",
            at=second,
        )
    return entry
